package org.deadc0de.netbsd299;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.deadc0de.kernel.Console;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.Machine;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.ProcessTable;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.netbsd299.user.NetBsdSyscalls;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.Fault;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.crash.Image;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.time.Clock;

/** One or more booted machines for tests, and processes on them that run a few lines of Java. */
final class Box {
    final Sched sched = new Sched();
    final Clock clock;
    final NetBsd299 k;
    private final Memory memory;

    /** A machine on its own, with a profile: K0, K1 or K2. */
    Box(String profile, String... fixes) {
        this(NetBsdRelease.CURRENT, profile, fixes);
    }

    Box(NetBsdRelease release, String profile, String... fixes) {
        memory = new Memory(Memory.Abi.I386);
        clock = new Clock(memory.journal());
        k = boot(release, "caller", sched, clock, memory, profile, 1, fixes);
        sched.idle(clock);
    }

    static NetBsd299 boot(
            NetBsdRelease release,
            String host,
            Sched sched,
            Clock clock,
            Memory memory,
            String profile,
            long seed,
            String... fixes) {
        Map<String, String> options = new HashMap<>(release.options());
        options.put("DIAGNOSTIC", profile.equals("K0") ? "off" : "on");
        options.put("DEBUG", profile.equals("K2") ? "on" : "off");
        Machine machine = new Machine(
                host,
                sched,
                clock,
                memory,
                new Image(release.textStart()),
                new DataSegment(memory, release.dataStart()),
                new Console(memory.journal()),
                new ProcessTable(memory.journal()),
                options,
                seed);
        try {
            NetBsd299 kernel = (NetBsd299) release.build(machine, FixSet.of(release, List.of(fixes)));
            kernel.boot();
            return kernel;
        } catch (FixSet.Refused refused) {
            throw new AssertionError(refused);
        }
    }

    /** Starts a process that runs the body; it does not run yet. */
    Proc start(String name, Consumer<NetBsdSyscalls> body) {
        int pid = k.machine().processes().takePid();
        return k.spawn(
                null,
                pid,
                name,
                name,
                "",
                context -> {
                    body.accept((NetBsdSyscalls) context.sys());
                    return 0;
                },
                List.of());
    }

    /** Runs a process to its end, or to the end of the kernel. */
    Sched.Outcome run(String name, Consumer<NetBsdSyscalls> body) {
        Proc proc = start(name, body);
        return sched.run(() -> k.machine().processes().get(proc.pid()) != proc);
    }

    /** Lets so many seconds pass. */
    Sched.Outcome pass(double seconds) {
        return run("sleep", sys -> sys.nanosleep((long) (seconds * 1e9)));
    }

    /** What a command prints, run to its end. */
    String command(String line) {
        return command(k, sched, line);
    }

    static String command(NetBsd299 k, Sched sched, String line) {
        StringBuilder out = new StringBuilder();
        List<String> argv = List.of(line.split(" "));
        Program program = k.program(argv.get(0));
        if (program == null) {
            return k.commandNotFound(argv.get(0));
        }
        int pid = k.machine().processes().takePid();
        int[] status = new int[1];
        Proc proc = k.spawn(
                null,
                pid,
                argv.get(0),
                line,
                "",
                context -> {
                    status[0] = program.main(new ProgramContext(
                            Invocation.ofWords(argv), context.sys(), out::append, out::append, "", context.process()));
                    return status[0];
                },
                List.of());
        sched.run(() -> k.machine().processes().get(pid) != proc);
        return status[0] == 0 ? out.toString() : out + "[" + status[0] + "]\n";
    }

    Crash crash() {
        return sched.crash();
    }

    /** The address of the fault that ended the kernel. */
    static long faultAddress(Crash crash) {
        return ((Fault) crash.cause()).address() & 0xffff_ffffL;
    }

    /** The functions of a crash, innermost first. */
    static List<String> functions(Crash crash) {
        List<String> names = new ArrayList<>();
        for (Frame frame : crash.frames()) {
            names.add(frame.function());
        }
        return names;
    }

    // ---- what pppd does, by hand ---------------------------------------------------------------------------------

    static final int LOCAL = 0x0a010101;
    static final int REMOTE = 0x0a010102;
    static final int ALLSPF = 0xe0000005;

    static IfReq alias(int address, int destination) {
        IfReq request = new IfReq("ppp0");
        request.address = Sockaddr.inet(address);
        request.destination = Sockaddr.inet(destination);
        request.mask = Sockaddr.inet(0xff000000);
        return request;
    }

    static IfReq flags(String name, int flags) {
        IfReq request = new IfReq(name);
        request.value = flags;
        return request;
    }

    /** Opens the line and makes it PPP; gives its descriptor. */
    static int open(NetBsdSyscalls sys) {
        int tty = sys.open("/dev/tty00", 4);
        sys.ioctl(tty, "TIOCSETD", Tty.PPPDISC);
        return tty;
    }

    static int up(NetBsdSyscalls sys) {
        int s = sys.socket("PF_INET", "SOCK_DGRAM", 0);
        int error = sys.ioctl(s, "SIOCAIFADDR", alias(LOCAL, REMOTE));
        if (error == 0) {
            error = sys.ioctl(s, "SIOCSIFFLAGS", flags("ppp0", 0x8011));
        }
        sys.close(s);
        return error;
    }

    static int removeAddress(NetBsdSyscalls sys) {
        int s = sys.socket("PF_INET", "SOCK_DGRAM", 0);
        sys.ioctl(s, "SIOCSIFFLAGS", flags("ppp0", 0x8010));
        IfReq request = new IfReq("ppp0");
        request.address = Sockaddr.inet(LOCAL);
        int error = sys.ioctl(s, "SIOCDIFADDR", request);
        sys.close(s);
        return error;
    }

    static Sockaddr inet6(long high, long low, int scope) {
        byte[] bytes = new In6Addr(high, low).bytes();
        return new Sockaddr(24, bytes, scope, "");
    }

    static IfReq alias6(long low, long destination) {
        IfReq request = new IfReq("ppp0");
        request.address = inet6(0xfe80L << 48, low, 0);
        request.destination = inet6(0xfe80L << 48, destination, 0);
        request.mask = inet6(-1, -1, 0);
        return request;
    }
}
