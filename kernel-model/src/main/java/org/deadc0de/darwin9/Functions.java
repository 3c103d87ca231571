package org.deadc0de.darwin9;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.sim.crash.Fault;
import org.deadc0de.sim.crash.Image;
import org.deadc0de.sim.mem.Struct;

/** What lies behind function pointers: the text address of a function in the image, and the function. */
final class Functions {
    /** An interface's or a protocol's ioctl. */
    interface Ioctl {
        int call(Ifnet ifp, int cmd, long data);
    }

    /** Any other callback; each kind fixes what the words mean. */
    interface Callback {
        int call(Struct first, long second, long third);
    }

    private final Image image;
    private final Map<String, Long> addresses = new HashMap<>();
    private final Table<Ioctl> ioctls = new Table<>();
    private final Table<Callback> callbacks = new Table<>();

    Functions(Image image) {
        this.image = image;
    }

    /** The address of a function of the image. */
    long address(String function) {
        Long known = addresses.get(function);
        if (known != null) {
            return known;
        }
        Image.Symbol symbol = image.symbolNamed(function);
        if (symbol == null) {
            throw new IllegalStateException("no function " + function + " in the image");
        }
        addresses.put(function, symbol.address());
        return symbol.address();
    }

    long defineIoctl(String function, Ioctl body) {
        long address = address(function);
        ioctls.put(address, body);
        return address;
    }

    long define(String function, Callback body) {
        long address = address(function);
        callbacks.put(address, body);
        return address;
    }

    /** Calls through an ioctl pointer; one that points to no function faults as the processor would. */
    int ioctl(long pointer, Ifnet ifp, int cmd, long data) {
        Ioctl body = ioctls.get(pointer);
        if (body == null) {
            throw new Fault(Fault.Kind.PAGE_NOT_PRESENT, Fault.Access.EXECUTE, pointer, 0, 0);
        }
        return body.call(ifp, cmd, data);
    }

    /** Calls through any other function pointer. */
    int call(long pointer, Struct first, long second, long third) {
        Callback body = callbacks.get(pointer);
        if (body == null) {
            throw new Fault(Fault.Kind.PAGE_NOT_PRESENT, Fault.Access.EXECUTE, pointer, 0, 0);
        }
        return body.call(first, second, third);
    }

    /** What functions do, by their addresses, which are never 0. Filled while booting. */
    private static final class Table<T> {
        private static final int SLOTS = 256;

        private final long[] addresses = new long[SLOTS];
        private final List<T> bodies = new ArrayList<>(Collections.nCopies(SLOTS, null));

        private int slot(long address) {
            int slot = (int) (address >>> 4) & SLOTS - 1;
            while (addresses[slot] != 0 && addresses[slot] != address) {
                slot = slot + 1 & SLOTS - 1;
            }
            return slot;
        }

        void put(long address, T body) {
            int slot = slot(address);
            addresses[slot] = address;
            bodies.set(slot, body);
        }

        T get(long address) {
            return bodies.get(slot(address));
        }
    }
}
