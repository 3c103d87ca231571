package org.deadc0de.freebsd10;

import java.util.HashMap;
import java.util.Map;
import org.deadc0de.sim.crash.Fault;

/**
 * The functions of one C type that pointers in simulated memory can name. A struct holds the text address; calling through a
 * pointer that no such function has is a fault of the instruction fetch.
 *
 * @param <F> the Java interface with the one method
 */
final class FunctionTable<F> {
    private final Map<Long, F> byAddress = new HashMap<>();
    private final SymbolCache symbols;

    /** What was called last, and through which pointer. */
    private F lastCode;

    private long lastPointer;

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
        lastCode = null;
        return address;
    }

    /** The function a pointer names. */
    F at(long pointer) {
        if (pointer == lastPointer && lastCode != null) {
            return lastCode;
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
        lastPointer = pointer;
        lastCode = code;
        return code;
    }
}
