package org.deadc0de.sim.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The text segment of a simulated kernel: one symbol for every function, laid out once at boot in the order in which the files
 * are added. A place in a function has its own offset, so that a given fault always shows the same address.
 *
 * <p>Addresses are this image's own, not those of any historic build; only their order and shape are like a real kernel's.
 */
public final class Image {
    private static final int ALIGNMENT = 16;
    private static final int PROLOGUE = 0x0b;
    private static final int BYTES_PER_PLACE = 0x12;
    private static final int BYTES_OF_A_CALL = 5;

    /** A function of the image: its file, name, first address and length in bytes. */
    public record Symbol(String file, String name, long address, int size) {}

    private final Map<String, Map<String, Symbol>> byFile = new HashMap<>();
    private final List<Symbol> inOrder = new ArrayList<>();
    private long next;

    /** An image whose first function begins at the given address. */
    public Image(long textStart) {
        next = textStart;
    }

    /** Adds the functions of one file, in source order. */
    public void add(String file, KernelCode code) {
        for (String entry : code.kernelFunctions()) {
            int blank = entry.indexOf(' ');
            add(file, entry.substring(0, blank), Integer.parseInt(entry.substring(blank + 1)));
        }
    }

    /** Adds one function with so many places; a function known already keeps its address. */
    public Symbol add(String file, String function, int places) {
        Map<String, Symbol> byFunction = byFile.computeIfAbsent(file, name -> new HashMap<>());
        Symbol known = byFunction.get(function);
        if (known != null) {
            return known;
        }
        int size = PROLOGUE + (places + 2) * BYTES_PER_PLACE;
        Symbol symbol = new Symbol(file, function, next, size);
        next = next + size + ALIGNMENT - 1 & -(long) ALIGNMENT;
        byFunction.put(function, symbol);
        inOrder.add(symbol);
        return symbol;
    }

    /** Moves on to a further address, as where a module's text begins. */
    public void skipTo(long address) {
        if (address < next) {
            throw new IllegalArgumentException("image: text already reaches 0x" + Long.toHexString(next));
        }
        next = address;
    }

    /** The function of that file and name; one never added is placed at the end. */
    public Symbol symbol(String file, String function) {
        Map<String, Symbol> byFunction = byFile.get(file);
        Symbol symbol = byFunction == null ? null : byFunction.get(function);
        return symbol != null ? symbol : add(file, function, 8);
    }

    /** The first function of that name in any file, or null. */
    public Symbol symbolNamed(String function) {
        for (Symbol symbol : inOrder) {
            if (symbol.name().equals(function)) {
                return symbol;
            }
        }
        return null;
    }

    /** The function that holds a text address, or null when none does. */
    public Symbol at(long address) {
        int low = 0;
        int high = inOrder.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Symbol symbol = inOrder.get(middle);
            if (Long.compareUnsigned(address, symbol.address()) < 0) {
                high = middle - 1;
            } else if (Long.compareUnsigned(address, symbol.address() + symbol.size()) >= 0) {
                low = middle + 1;
            } else {
                return symbol;
            }
        }
        return null;
    }

    /** Every function, by rising address. */
    public List<Symbol> symbols() {
        return List.copyOf(inOrder);
    }

    /** Bytes from the start of a function to the instruction at that place. */
    public static int offset(int place) {
        return PROLOGUE + place * BYTES_PER_PLACE;
    }

    /** Bytes from the start of a function to the return address of the call made at that place. */
    public static int returnOffset(int place) {
        return offset(place) + BYTES_OF_A_CALL;
    }

    /** The text address of the instruction that a frame has come to. */
    public long instruction(Frame frame) {
        return symbol(frame.file(), frame.function()).address() + offset(frame.place());
    }

    /** The text address that a frame's callee returns to. */
    public long returnAddress(Frame frame) {
        return symbol(frame.file(), frame.function()).address() + returnOffset(frame.place());
    }
}
