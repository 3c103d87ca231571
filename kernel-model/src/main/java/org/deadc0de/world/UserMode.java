package org.deadc0de.world;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.deadc0de.kernel.Identified;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.sched.Sched;

/**
 * The system calls of a process, which tell an explorer what the process brings back from the kernel: the result, what was copied
 * out to its memory, its descriptors. On that alone, and on what it knew before, depends whatever it does next; what it met on its way
 * through the kernel it knows no more.
 */
final class UserMode implements Syscalls {
    private final Syscalls kernel;
    private final Sched sched;
    private final Proc process;
    private final Values values;

    /**
     * Numbers for values: equal values have one number, others another. It is made of what the value says, so that a search taken up
     * again in another machine finds the same.
     */
    static final class Values {
        private final Map<Object, Long> numbers = new HashMap<>();
        private final Set<Long> taken = new HashSet<>();

        long number(Object value) {
            Long known = numbers.get(value);
            if (known != null) {
                return known;
            }
            long number = hash(text(value));
            while (!taken.add(number)) {
                number++; // two values that say the same, or whose hashes are equal
            }
            numbers.put(value, number);
            return number;
        }

        private static String text(Object value) {
            if (value instanceof List<?> list) {
                StringBuilder all = new StringBuilder("[");
                list.forEach(element -> all.append(text(element)).append(", "));
                return all.append(']').toString();
            }
            if (value instanceof Map<?, ?> map) {
                TreeSet<String> sorted = new TreeSet<>();
                map.forEach((key, element) -> sorted.add(text(key) + "=" + text(element)));
                return sorted.toString();
            }
            return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
        }

        private static long hash(String text) {
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
                hash ^= hash >>> 29;
            }
            return hash;
        }
    }

    UserMode(Syscalls kernel, Sched sched, Proc process, Values values) {
        this.kernel = kernel;
        this.sched = sched;
        this.process = process;
        this.values = values;
    }

    private int back(int result, Object argument) {
        came(result, argument);
        return result;
    }

    private Object back(Object result) {
        came(result, null);
        return result;
    }

    private void came(Object result, Object argument) {
        if (!sched.wantsKnowledge()) {
            return;
        }
        List<Object> known = new ArrayList<>();
        if (copy(result, known) && copy(argument, known)) {
            process.descriptors().forEach((number, file) -> {
                known.add(number);
                known.add(file instanceof Identified identified ? identified.identity() : new Same(file));
            });
            sched.entersUserMode(values.number(known));
        }
    }

    /** Equal to itself alone, whatever the object says. */
    private record Same(Object object) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same that && that.object == object;
        }

        @Override
        public int hashCode() {
            return object.getClass().getName().hashCode();
        }

        @Override
        public String toString() {
            return object.getClass().getName();
        }
    }

    /** Adds a copy that compares by value; false when there is none. */
    private static boolean copy(Object value, List<Object> to) {
        if (value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Sockaddr
                || value instanceof Record) {
            to.add(value);
        } else if (value instanceof IfReq request) {
            to.addAll(Arrays.asList(
                    request.name,
                    request.value,
                    request.address,
                    request.destination,
                    request.mask,
                    request.text,
                    List.copyOf(request.names),
                    Map.copyOf(request.numbers)));
        } else if (value instanceof List<?> list) {
            List<Object> copies = new ArrayList<>();
            for (Object element : list) {
                if (!copy(element, copies)) {
                    return false;
                }
            }
            to.add(copies);
        } else if (value instanceof byte[] bytes) {
            to.add(ByteBuffer.wrap(bytes.clone()));
        } else {
            return false;
        }
        return true;
    }

    @Override
    public int socket(String domain, String type, int protocol) {
        sched.leavesUserMode("socket", domain);
        return back(kernel.socket(domain, type, protocol), null);
    }

    @Override
    public int open(String path, int flags) {
        sched.leavesUserMode("open", path);
        return back(kernel.open(path, flags), null);
    }

    @Override
    public int close(int descriptor) {
        sched.leavesUserMode("close", "");
        return back(kernel.close(descriptor), null);
    }

    @Override
    public int ioctl(int descriptor, String request, Object argument) {
        sched.leavesUserMode("ioctl", request);
        return back(kernel.ioctl(descriptor, request, argument), argument);
    }

    @Override
    public int write(int descriptor, Object message) {
        sched.leavesUserMode("write", "");
        return back(kernel.write(descriptor, message), null);
    }

    @Override
    public Object read(int descriptor) {
        sched.leavesUserMode("read", "");
        return back(kernel.read(descriptor));
    }

    @Override
    public int setsockopt(int descriptor, String option, Object value) {
        sched.leavesUserMode("setsockopt", option);
        return back(kernel.setsockopt(descriptor, option, value), null);
    }

    @Override
    public Object sysctl(String name, Object newValue) {
        sched.leavesUserMode("sysctl", name);
        return back(kernel.sysctl(name, newValue));
    }

    @Override
    public int kill(int pid, int signal) {
        sched.leavesUserMode("kill", "");
        return back(kernel.kill(pid, signal), null);
    }

    @Override
    public int moduleLoad(String name) {
        sched.leavesUserMode("kldload", name);
        return back(kernel.moduleLoad(name), null);
    }

    @Override
    public int moduleUnload(String name) {
        sched.leavesUserMode("kldunload", name);
        return back(kernel.moduleUnload(name), null);
    }

    @Override
    public int nanosleep(long nanoseconds) {
        sched.leavesUserMode("nanosleep", "");
        return back(kernel.nanosleep(nanoseconds), null);
    }

    @Override
    public long uptime() {
        return sched.observe(kernel.uptime());
    }

    @Override
    public FileStatus stat(String path) {
        sched.leavesUserMode("stat", path);
        FileStatus status = kernel.stat(path);
        came(status, null);
        return status;
    }

    @Override
    public List<String> list(String path) {
        sched.leavesUserMode("getdirentries", path);
        List<String> names = kernel.list(path);
        came(names, null);
        return names;
    }

    @Override
    public String toString() {
        return kernel.toString();
    }
}
