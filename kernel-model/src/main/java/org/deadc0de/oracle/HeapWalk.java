package org.deadc0de.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;

/**
 * Everything that a kernel's global variables lead to, along the pointers that its layouts name. It reads as a debugger does and
 * disturbs nothing.
 *
 * <p>What only a running function's local variable points to is not found, so conclusions from absence hold only while no thread is
 * inside the kernel.
 */
public final class HeapWalk {
    /**
     * A struct that was reached.
     *
     * @param type its layout
     * @param address where it lies
     * @param chunk the allocation it lies in, or null when it is static data
     */
    public record Node(StructType<?> type, long address, HeapView.Chunk chunk) {
        /** Whether it lies in memory that was freed. */
        public boolean isFreed() {
            return chunk != null && !chunk.live();
        }
    }

    /**
     * A pointer that was found, not NULL.
     *
     * @param from the struct that holds it, or null when a global variable does
     * @param field its field, or null for a global variable
     * @param at the address of the pointer itself
     * @param to what it points to; its type is that of the pointer
     * @param name for people: {@code if_addrhead.tqh_first of ifnet 0xfffffe0003d52000}
     */
    public record Edge(Node from, Field field, long at, Node to, String name) {
        /** Whether the pointer holds a reference to what it points to. */
        public boolean holdsReference() {
            return field != null && field.kind() == Field.Kind.REFERENCE;
        }
    }

    private record Visited(StructType<?> type, long address) {}

    private final Memory memory;
    private final DataSegment data;
    private final HeapView heap;
    private final Set<StructType<?>> arrays;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Set<Visited> visited = new HashSet<>();
    private final Set<Long> reachedChunks = new HashSet<>();
    private final Deque<Node> pending = new ArrayDeque<>();

    private HeapWalk(Memory memory, DataSegment data, HeapView heap, Set<StructType<?>> arrays) {
        this.memory = memory;
        this.data = data;
        this.heap = heap;
        this.arrays = arrays;
    }

    /**
     * Walks a kernel's memory.
     *
     * @param arrays layouts of which an allocation holds as many, one behind the other, as fit
     */
    public static HeapWalk of(Memory memory, DataSegment data, HeapView heap, Set<StructType<?>> arrays) {
        HeapWalk walk = new HeapWalk(memory, data, heap, arrays);
        walk.run();
        return walk;
    }

    /** Every struct reached, in the order in which it was reached. */
    public List<Node> nodes() {
        return nodes;
    }

    /** Every pointer found, in the order in which it was found. */
    public List<Edge> edges() {
        return edges;
    }

    /** Every live allocation that no pointer found leads into, by rising address. */
    public List<HeapView.Chunk> unreached() {
        List<HeapView.Chunk> list = new ArrayList<>();
        heap.forEachChunk(chunk -> {
            if (chunk.live() && !reachedChunks.contains(chunk.address())) {
                list.add(chunk);
            }
        });
        return list;
    }

    /** Does something with every struct of a layout. */
    public void each(StructType<?> type, Consumer<Node> action) {
        nodes.stream().filter(node -> node.type() == type).forEach(action);
    }

    private void run() {
        for (DataSegment.Variable variable : data.variables()) {
            if (variable.type() == null) {
                continue;
            }
            if (variable.pointer()) {
                follow(null, null, variable.address(), variable.type(), variable.name());
            } else {
                reach(variable.type(), variable.address());
            }
        }
        while (!pending.isEmpty()) {
            Node node = pending.removeFirst();
            fields(node, node.type(), node.address(), "");
        }
    }

    private void fields(Node node, StructType<?> type, long address, String prefix) {
        for (Field field : type.fields()) {
            long at = address + field.offset();
            switch (field.kind()) {
                case POINTER, REFERENCE -> {
                    StructType<?> target =
                            field.target() == null ? null : field.target().get();
                    follow(
                            node,
                            field,
                            at,
                            target,
                            prefix + field.name() + " of " + node.type().name() + " 0x"
                                    + Long.toHexString(node.address()));
                }
                case EMBEDDED -> fields(node, field.target().get(), at, prefix + field.name() + ".");
                default -> {
                    // It leads nowhere.
                }
            }
        }
    }

    private void follow(Node from, Field field, long at, StructType<?> declared, String name) {
        if (!memory.isMapped(at, memory.abi().pointerBytes())) {
            return;
        }
        long value = memory.peekPointer(at);
        if (value == 0) {
            return;
        }
        HeapView.Chunk chunk = heap.chunkAt(value);
        if (chunk != null) {
            reachedChunks.add(chunk.address());
        }
        StructType<?> type = declared;
        if (type == null) {
            // A void pointer leads on only to the beginning of something whose layout the allocator was told.
            if (chunk == null || chunk.address() != value || chunk.type() == null) {
                return;
            }
            type = chunk.type();
        }
        edges.add(new Edge(from, field, at, new Node(type, value, chunk), name));
        if (memory.isMapped(value, 1) && (chunk == null || chunk.live())) {
            reach(isMoreOf(type, chunk, value) ? chunk.type() : type, value);
        }
    }

    /** Whether an allocation was made for a layout that begins with the declared one and goes on. */
    private static boolean isMoreOf(StructType<?> declared, HeapView.Chunk chunk, long value) {
        return chunk != null
                && chunk.address() == value
                && chunk.type() != null
                && chunk.type() != declared
                && chunk.type().size() > declared.size();
    }

    private void reach(StructType<?> type, long address) {
        HeapView.Chunk chunk = heap.chunkAt(address);
        int count = arrays.contains(type) && chunk != null
                ? (int) (chunk.address() + chunk.size() - address) / type.size()
                : 1;
        for (int i = 0; i < count; i++) {
            long at = address + (long) i * type.size();
            if (visited.add(new Visited(type, at))) {
                Node node = new Node(type, at, chunk);
                nodes.add(node);
                pending.addLast(node);
            }
        }
    }
}
