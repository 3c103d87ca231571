package org.deadc0de.darwin9;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deadc0de.darwin9.Systemcalls_c.Call;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.Killed;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/** libSystem: turns what programs ask for into system calls of one process. */
final class DarwinSyscalls implements Syscalls {
    /** Where the saved registers of a system call lie, from the bottom of the thread's stack. */
    private static final int SAVED_STATE = 0x3fd0;

    private static final long SECOND = 1_000_000_000L;
    private static final int NAME_WORDS = 6;

    private static final Map<String, Integer> REQUESTS = Map.ofEntries(
            Map.entry("SIOCSIFADDR", Headers.SIOCSIFADDR),
            Map.entry("SIOCSIFDSTADDR", Headers.SIOCSIFDSTADDR),
            Map.entry("SIOCSIFFLAGS", Headers.SIOCSIFFLAGS),
            Map.entry("SIOCGIFFLAGS", Headers.SIOCGIFFLAGS),
            Map.entry("SIOCSIFBRDADDR", Headers.SIOCSIFBRDADDR),
            Map.entry("SIOCSIFNETMASK", Headers.SIOCSIFNETMASK),
            Map.entry("SIOCGIFMETRIC", Headers.SIOCGIFMETRIC),
            Map.entry("SIOCSIFMETRIC", Headers.SIOCSIFMETRIC),
            Map.entry("SIOCDIFADDR", Headers.SIOCDIFADDR),
            Map.entry("SIOCAIFADDR", Headers.SIOCAIFADDR),
            Map.entry("SIOCALIFADDR", Headers.SIOCALIFADDR),
            Map.entry("SIOCGLIFADDR", Headers.SIOCGLIFADDR),
            Map.entry("SIOCDLIFADDR", Headers.SIOCDLIFADDR),
            Map.entry("SIOCGIFADDR", Headers.SIOCGIFADDR),
            Map.entry("SIOCGIFDSTADDR", Headers.SIOCGIFDSTADDR),
            Map.entry("SIOCGIFBRDADDR", Headers.SIOCGIFBRDADDR),
            Map.entry("SIOCGIFNETMASK", Headers.SIOCGIFNETMASK),
            Map.entry("SIOCADDMULTI", Headers.SIOCADDMULTI),
            Map.entry("SIOCDELMULTI", Headers.SIOCDELMULTI),
            Map.entry("SIOCGIFMTU", Headers.SIOCGIFMTU),
            Map.entry("SIOCSIFMTU", Headers.SIOCSIFMTU),
            Map.entry("SIOCGIFPHYS", Headers.SIOCGIFPHYS),
            Map.entry("SIOCSIFPHYS", Headers.SIOCSIFPHYS),
            Map.entry("SIOCGIFMEDIA", Headers.SIOCGIFMEDIA),
            Map.entry("SIOCSIFMEDIA", Headers.SIOCSIFMEDIA),
            Map.entry("SIOCSIFLLADDR", Headers.SIOCSIFLLADDR),
            Map.entry("SIOCGIFSTATUS", Headers.SIOCGIFSTATUS),
            Map.entry("SIOCPROTOATTACH", Headers.SIOCPROTOATTACH),
            Map.entry("SIOCPROTODETACH", Headers.SIOCPROTODETACH),
            Map.entry("SIOCIFCREATE", Headers.SIOCIFCREATE),
            Map.entry("SIOCIFDESTROY", Headers.SIOCIFDESTROY));

    private final Darwin9 k;
    private final Proc process;
    private final DarwinSysctl sysctl;

    DarwinSyscalls(Darwin9 k, Proc process) {
        this.k = k;
        this.process = process;
        sysctl = new DarwinSysctl(k);
    }

    /** An ordinary file that a process reads. */
    private record OpenText(String text) {}

    private Object call(Call call, Object... arguments) {
        SimThread thread = k.machine().sched().current();
        k.machine().sched().refuel();
        k.machine().sched().point(Kind.SYSCALL, 0);
        long state = thread == null ? 0 : stackOf(thread) + SAVED_STATE;
        Object result = k.systemcalls_c.unix_syscall(state, call, Arrays.asList(arguments));
        if (call != Call.EXIT) {
            dieOfSignals(thread);
        }
        return result;
    }

    /** A pointer to something in user memory. */
    private UserArgument user(Object object) {
        return new UserArgument(k.machine().memory(), object);
    }

    private long stackOf(SimThread thread) {
        return Uthread.TYPE.at(k.machine().memory(), thread.control()).kernel_stack();
    }

    /** On the way back to user mode a pending signal is acted on: here each of them ends the process. */
    private void dieOfSignals(SimThread thread) {
        long signals = thread == null ? 0 : k.waits.signalsOf(thread);
        if (signals != 0) {
            int signal = Long.numberOfTrailingZeros(signals) + 1;
            k.waits.clear(thread, signal);
            throw new Killed(signal);
        }
    }

    void exit() {
        call(Call.EXIT, 0);
    }

    @Override
    public int socket(String domain, String type, int protocol) {
        int family = switch (domain) {
            case "PF_INET", "AF_INET" -> Headers.AF_INET;
            case "PF_INET6", "AF_INET6" -> Headers.AF_INET6;
            case "PF_ROUTE", "AF_ROUTE" -> Headers.AF_ROUTE;
            default -> -1;
        };
        int kind = switch (type) {
            case "SOCK_STREAM" -> Headers.SOCK_STREAM;
            case "SOCK_DGRAM" -> Headers.SOCK_DGRAM;
            default -> Headers.SOCK_RAW;
        };
        return (Integer) call(Call.SOCKET, family, kind);
    }

    @Override
    public int open(String path, int flags) {
        String text = k.files().text(path);
        if (text != null) {
            return process.addDescriptor(new OpenText(text));
        }
        if (k.files().device(path) == 0 && k.files().list(path) != null) {
            return -Errno.EISDIR;
        }
        return (Integer) call(Call.OPEN, user(k.files().device(path)), flags, 0);
    }

    @Override
    public int close(int descriptor) {
        if (process.descriptor(descriptor) instanceof OpenText) {
            process.setDescriptor(descriptor, null);
            return 0;
        }
        return (Integer) call(Call.CLOSE, descriptor);
    }

    @Override
    public int ioctl(int descriptor, String request, Object argument) {
        Integer code = REQUESTS.get(request);
        if (code == null) {
            return -Errno.ENOTTY;
        }
        return (Integer) call(Call.IOCTL, descriptor, code, user(argument));
    }

    @Override
    public int write(int descriptor, Object message) {
        byte[] bytes = message instanceof byte[] raw
                ? raw
                : String.valueOf(message).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        return (Integer) call(Call.WRITE, descriptor, user(bytes), bytes.length);
    }

    @Override
    public Object read(int descriptor) {
        if (process.descriptor(descriptor) instanceof OpenText open) {
            process.setDescriptor(descriptor, new OpenText(null));
            return open.text();
        }
        return call(Call.READ, descriptor);
    }

    @Override
    public int setsockopt(int descriptor, String option, Object value) {
        return process.descriptor(descriptor) == null ? -Errno.EBADF : 0;
    }

    @Override
    public Object sysctl(String name, Object newValue) {
        if (name.startsWith("net.routetable.") || name.startsWith("net.link.generic.ifdata.")) {
            Object value = call(Call.SYSCTL, user(name), NAME_WORDS, user(name));
            return value instanceof Integer error ? new Failure(-error) : value;
        }
        return sysctl.get(name, newValue);
    }

    @Override
    public int kill(int pid, int signal) {
        return (Integer) call(Call.KILL, pid, signal, 1);
    }

    @Override
    public int moduleLoad(String name) {
        return -Errno.ENOENT;
    }

    @Override
    public int moduleUnload(String name) {
        return -Errno.ENOENT;
    }

    @Override
    public int nanosleep(long nanoseconds) {
        return (Integer) call(Call.NANOSLEEP, 0, 0, 1, 1, (int) (nanoseconds / SECOND), (int) (nanoseconds % SECOND));
    }

    @Override
    public long uptime() {
        return k.machine().sched().observe(k.machine().clock().now());
    }

    @Override
    public FileStatus stat(String path) {
        return k.files().status(path);
    }

    @Override
    public List<String> list(String path) {
        return k.files().list(path);
    }

    /** What ps shows: R runs, S sleeps so that a signal can end it, U sleeps so that none can, Z has ended; s leads a session. */
    static String state(Proc process) {
        if (!process.fixedState().isEmpty()) {
            return process.fixedState();
        }
        SimThread thread = process.thread();
        if (process.hasEnded()) {
            return "Z";
        }
        if (thread == null || !thread.isAlive()) {
            return "Ss";
        }
        return switch (thread.pendingKind()) {
            case WAKE -> thread.isEnabled() ? "R" : thread.pendingDetail() != 0 ? "S" : "U";
            case ACQUIRE -> thread.isEnabled() ? "R" : "U";
            default -> "R";
        };
    }
}
