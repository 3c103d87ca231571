package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.crash.KernelSource;

/** The sysctl tree. "sysctl lock" is not kept: it is dropped before a handler runs. */
@KernelSource("sys/kern/kern_sysctl.c")
final class Kern_sysctl_c extends KernelFile {
    /** Answers one name. */
    interface Handler {
        /**
         * Gives the value, and takes a new one.
         *
         * @param newValue what to set, or null
         * @return the value before, or a {@link Syscalls.Failure}
         */
        Object handle(Object newValue, Kthread td);
    }

    private final TreeMap<String, Handler> oids = new TreeMap<>();

    /** Which module a name belongs to. */
    private final Map<String, String> modules = new HashMap<>();

    /** Names whose values are no numbers or strings, and those that a listing skips. */
    private final Set<String> opaque = new HashSet<>();

    Kern_sysctl_c(FreeBsd10 k) {
        super(k);
    }

    /** A node with a handler, whose value is no number or string: listings skip it. */
    void SYSCTL_PROC(String name, Handler handler) {
        oids.put(name, handler);
        opaque.add(name);
    }

    /** A number with a handler. */
    void SYSCTL_NUMBER(String name, Handler handler) {
        oids.put(name, handler);
    }

    /** An int in kernel memory; gives its address. */
    long SYSCTL_INT(String name, int value) {
        long address = k.data.define("sysctl " + name, 4);
        mem.store4(address, 0, value);
        oids.put(name, (newValue, td) -> sysctl_handle_int(address, newValue));
        return address;
    }

    /** An int of a module: it is there while the module is loaded. Gives its address. */
    long SYSCTL_MODULE_INT(String module, String name, int value) {
        long address = SYSCTL_INT(name, value);
        SYSCTL_MODULE_NUMBER(module, name, newValue -> sysctl_handle_int(address, newValue));
        return address;
    }

    /** A number of a module with a handler, which gets what to set, or null. */
    void SYSCTL_MODULE_NUMBER(String module, String name, UnaryOperator<Object> handler) {
        modules.put(name, module);
        oids.put(
                name,
                (newValue, td) ->
                        k.kern_linker_c.LOADED(module) ? handler.apply(newValue) : new Syscalls.Failure(Errno.ENOENT));
    }

    /** An int that lies in a variable. */
    void SYSCTL_INT_AT(String name, long address) {
        oids.put(name, (newValue, td) -> sysctl_handle_int(address, newValue));
    }

    /** An int that cannot be set. */
    void SYSCTL_INT_RD(String name, int value) {
        oids.put(name, (newValue, td) -> newValue != null ? new Syscalls.Failure(Errno.EPERM) : (Object) value);
    }

    /** A string that cannot be set. */
    void SYSCTL_STRING_RD(String name, String value) {
        oids.put(name, (newValue, td) -> newValue != null ? new Syscalls.Failure(Errno.EPERM) : value);
    }

    /** A string that can be set, in kernel memory. */
    void SYSCTL_STRING(String name, String value, int size) {
        long address = k.data.define("sysctl " + name, size);
        mem.storeString(address, 0, size, value);
        oids.put(name, (newValue, td) -> sysctl_handle_string(address, size, newValue));
    }

    /** Whether there is such a name. */
    boolean HAS(String name) {
        return oids.containsKey(name);
    }

    /** __sysctl(2). kern_sysctl.c:1530. */
    Object userland_sysctl(Kthread td, String name, Object newValue) {
        if (name.equals("sysctl.names")) {
            List<String> names = new ArrayList<>(oids.keySet());
            names.removeAll(opaque);
            names.removeIf(known -> modules.containsKey(known) && !k.kern_linker_c.LOADED(modules.get(known)));
            return List.copyOf(names);
        }
        return sysctl_root(td, name, newValue);
    }

    /** kern_sysctl.c:1420. */
    private Object sysctl_root(Kthread td, String name, Object newValue) {
        Handler handler = oids.get(name);
        if (handler == null) {
            return new Syscalls.Failure(Errno.ENOENT);
        }
        return handler.handle(newValue, td);
    }

    /** kern_sysctl.c:1052. */
    Object sysctl_handle_int(long address, Object newValue) {
        Object old = mem.load4(address, 0);
        if (newValue != null) {
            if (!(newValue instanceof Number number)) {
                return new Syscalls.Failure(Errno.EINVAL);
            }
            mem.store4(address, 0, number.intValue());
        }
        return old;
    }

    /** kern_sysctl.c:1180. */
    Object sysctl_handle_string(long address, int size, Object newValue) {
        Object old = mem.loadString(address, 0, size);
        if (newValue != null) {
            String text = newValue.toString();
            if (text.length() >= size) {
                return new Syscalls.Failure(Errno.EINVAL);
            }
            mem.storeString(address, 0, size, text);
        }
        return old;
    }
}
