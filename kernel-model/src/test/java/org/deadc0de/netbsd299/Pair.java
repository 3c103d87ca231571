package org.deadc0de.netbsd299;

import java.util.List;
import org.deadc0de.kernel.Proc;
import org.deadc0de.netbsd299.user.NetBsdSyscalls;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.time.Clock;

/** The two machines of the post, joined by a modem line. */
final class Pair {
    final Sched sched = new Sched();
    final Clock clock;
    final NetBsd299 caller;
    final NetBsd299 called;

    Pair(NetBsdRelease release, String profile, long seed, String... fixes) {
        Memory memory = new Memory(Memory.Abi.I386);
        clock = new Clock(memory.journal());
        sched.idle(clock);
        caller = Box.boot(release, "caller", sched, clock, memory, profile, seed, fixes);
        called = Box.boot(release, "called", sched, clock, new Memory(Memory.Abi.I386), profile, seed, fixes);
        ModemLine.join(caller, called);
    }

    Pair(String profile, String... fixes) {
        this(NetBsdRelease.CURRENT, profile, 1, fixes);
    }

    String on(NetBsd299 k, String command) {
        return Box.command(k, sched, command);
    }

    /** The start commands of the two machines; the daemons' order on the called one is the argument's. */
    void start(List<String> onCaller, List<String> onCalled) {
        onCalled.forEach(each -> on(called, each + " -d"));
        onCaller.forEach(each -> on(caller, each + " -d"));
        on(caller, "pppd call called");
    }

    /** Lets so many seconds pass on both. */
    Sched.Outcome pass(double seconds) {
        int pid = caller.machine().processes().takePid();
        Proc proc = caller.spawn(
                null,
                pid,
                "sleep",
                "sleep",
                "",
                context -> {
                    ((NetBsdSyscalls) context.sys()).nanosleep((long) (seconds * 1e9));
                    return 0;
                },
                List.of());
        return sched.run(() -> caller.machine().processes().get(pid) != proc);
    }

    String log(NetBsd299 k) {
        return k.disk().read("/var/log/messages");
    }
}
