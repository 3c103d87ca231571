package org.deadc0de.netbsd299;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.ProcEntry;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.SimThread;

/** The variables that sysctl(3) reads and sets. */
final class Sysctl {
    private final NetBsd299 k;

    Sysctl(NetBsd299 k) {
        this.k = k;
    }

    /** Value of a name, after setting it when there is a new one; a Failure when that cannot be. */
    Object get(String name, Object newValue) {
        Map<String, Long> variables = k.sysctls().variables();
        Long variable = variables.get(name);
        if (variable != null) {
            Memory memory = k.machine().memory();
            int before = memory.load4(variable, 0);
            if (newValue != null) {
                if (!(newValue instanceof Integer number)) {
                    return new Syscalls.Failure(Errno.EINVAL);
                }
                memory.store4(variable, 0, number);
            }
            return before;
        }
        Object value = switch (name) {
            case "kern.ostype" -> "NetBSD";
            case "kern.osrelease" -> k.release().osrelease();
            case "kern.version" -> new Boot(k).version();
            case "kern.hostname" -> k.machine().host();
            case "hw.machine" -> "i386";
            case "hw.ncpu" -> 1;
            case "kern.msgbuf" -> k.machine().console().messageBuffer();
            case "kern.proc" -> processes();
            case "kern.names" -> names();
            case "kern.cloners" -> k.if_c.CLONERS();
            default -> null;
        };
        if (value == null) {
            return name.startsWith("file:") ? file(name.substring(5)) : new Syscalls.Failure(Errno.ENOENT);
        }
        return newValue == null ? value : new Syscalls.Failure(Errno.EPERM);
    }

    private Object file(String path) {
        String text = k.disk().read(path);
        return text == null ? new Syscalls.Failure(Errno.ENOENT) : text;
    }

    /** What sysctl -a lists, in its order. */
    private List<String> names() {
        List<String> names = new ArrayList<>(
                List.of("kern.ostype", "kern.osrelease", "kern.version", "kern.hostname", "hw.machine", "hw.ncpu"));
        names.addAll(k.sysctls().variables().keySet());
        return names;
    }

    private List<ProcEntry> processes() {
        List<ProcEntry> list = new ArrayList<>();
        for (Proc proc : k.machine().processes().all()) {
            if (proc.hasEnded()) {
                continue;
            }
            SimThread thread = proc.thread();
            list.add(new ProcEntry(
                    proc.pid(),
                    proc.parent(),
                    0,
                    proc.name(),
                    proc.command(),
                    proc.terminal(),
                    k.processState(proc),
                    thread == null ? "" : thread.waitMessage(),
                    0,
                    thread == null ? 1 : Math.min(99, thread.steps() / 50),
                    proc.startedAt()));
        }
        return list;
    }
}
