package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.sim.crash.Fault;

/**
 * The functions of one C type that pointers in simulated memory can name. A struct holds the text address; calling through a
 * pointer that no such function has is a fault of the instruction fetch.
 *
 * @param <F> the Java interface with the one method
 */
final class FunctionTable<F> {
    /** A power of two. */
    private static final int RECENT = 64;

    private final Map<Long, F> byAddress = new HashMap<>();
    private final SymbolCache symbols;

    /** What was called last through pointers that fall on the same place here, and the pointers. */
    private final List<F> lastCode = new ArrayList<>(Collections.nCopies(RECENT, null));

    private final long[] lastPointer = new long[RECENT];

    FunctionTable(FreeBsd10 k) {
        symbols = new SymbolCache(k);
    }

    /** The address of a function of that file (as in {@code sys/net/if_bridge.c}), implemented by {@code code}. */
    long address(String file, String function, F code) {
        long known = symbols.known(file, function);
        if (known != 0) {
            return known;
        }
        long address = symbols.address(file, function);
        byAddress.put(address, code);
        lastCode.set(slot(address), null);
        return address;
    }

    /** The function a pointer names. */
    F at(long pointer) {
        int slot = slot(pointer);
        if (lastPointer[slot] == pointer) {
            F recent = lastCode.get(slot);
            if (recent != null) {
                return recent;
            }
        }
        F code = byAddress.get(pointer);
        if (code == null) {
            boolean canonical = pointer << 16 >> 16 == pointer;
            throw new Fault(
                    canonical ? Fault.Kind.PAGE_NOT_PRESENT : Fault.Kind.NON_CANONICAL,
                    Fault.Access.EXECUTE,
                    pointer,
                    0,
                    0);
        }
        lastPointer[slot] = pointer;
        lastCode.set(slot, code);
        return code;
    }

    /** Functions begin at multiples of 16. */
    private static int slot(long pointer) {
        return (int) (pointer >>> 4) & RECENT - 1;
    }
}
