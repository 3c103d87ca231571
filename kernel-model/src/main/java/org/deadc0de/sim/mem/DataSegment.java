package org.deadc0de.sim.mem;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The static data of a simulated kernel: its global variables, each with a name, an address and what it holds. They are the
 * roots of every heap walk.
 */
public final class DataSegment {
    /**
     * One global variable.
     *
     * @param name as the C source calls it
     * @param address where it lies
     * @param size its bytes
     * @param type the struct it is or points to, or null
     * @param pointer whether it points to {@code type} instead of being one
     */
    public record Variable(String name, long address, int size, StructType<?> type, boolean pointer) {}

    private final Memory memory;
    private final Map<String, Variable> byName = new LinkedHashMap<>();
    private final TreeMap<Long, Variable> byAddress = new TreeMap<>(Long::compareUnsigned);
    private final Map<String, Long> strings = new LinkedHashMap<>();
    private long next;
    private long mappedTo;

    /** A segment that grows upwards from the given page-aligned address. */
    public DataSegment(Memory memory, long start) {
        this.memory = memory;
        next = start;
        mappedTo = start;
    }

    /** Defines a variable without pointers in it that a walk should follow; gives its address. */
    public long define(String name, int size) {
        return define(name, size, null, false).address();
    }

    /** Defines a pointer to a struct. */
    public long definePointer(String name, StructType<?> type) {
        return define(name, memory.abi().pointerBytes(), type, true).address();
    }

    /** Defines a struct in place and gives a pointer to it. */
    public <T extends Struct> T defineStruct(String name, StructType<T> type) {
        return type.at(memory, define(name, type.size(), type, false).address());
    }

    /** Defines the head of a queue: one pointer for a LIST, two for a TAILQ; its first word points to {@code type}. */
    public long defineHead(String name, int pointers, StructType<?> type) {
        return define(name, pointers * memory.abi().pointerBytes(), type, true).address();
    }

    /** The address of a constant string; equal strings share one. */
    public long string(String text) {
        Long known = strings.get(text);
        if (known != null) {
            return known;
        }
        long address = reserve(text.length() + 1);
        memory.etch(address, text.getBytes(StandardCharsets.ISO_8859_1));
        strings.put(text, address);
        memory.journal().onUndo(() -> strings.remove(text));
        return address;
    }

    /** The variable of that name, or null. */
    public Variable variable(String name) {
        return byName.get(name);
    }

    /** The variable that holds an address, or null. */
    public Variable at(long address) {
        Map.Entry<Long, Variable> entry = byAddress.floorEntry(address);
        return entry != null && address < entry.getKey() + entry.getValue().size() ? entry.getValue() : null;
    }

    /** Every variable in the order of definition. */
    public List<Variable> variables() {
        return new ArrayList<>(byName.values());
    }

    /** Leaves a gap, as where a module's data begins: the next variable starts at the given page-aligned address. */
    public void skipTo(long address) {
        if (Long.compareUnsigned(address, mappedTo) < 0) {
            throw new IllegalArgumentException("data already reaches 0x" + Long.toHexString(mappedTo));
        }
        next = address;
        mappedTo = address;
    }

    private Variable define(String name, int size, StructType<?> type, boolean pointer) {
        if (byName.containsKey(name)) {
            throw new IllegalStateException(name + " is defined twice");
        }
        Variable variable = new Variable(name, reserve(size), size, type, pointer);
        byName.put(name, variable);
        byAddress.put(variable.address(), variable);
        memory.journal().onUndo(() -> {
            byName.remove(name);
            byAddress.remove(variable.address());
        });
        return variable;
    }

    private long reserve(int size) {
        long address = next;
        long mapped = mappedTo;
        memory.journal().onUndo(() -> {
            next = address;
            mappedTo = mapped;
        });
        next += Math.max(size + 15, 16) & ~15;
        if (Long.compareUnsigned(next, mappedTo) > 0) {
            memory.map(mappedTo, next - mappedTo);
            mappedTo = next + Memory.PAGE_SIZE - 1 & -Memory.PAGE_SIZE;
        }
        return address;
    }
}
