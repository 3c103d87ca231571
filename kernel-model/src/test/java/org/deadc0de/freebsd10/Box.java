package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.deadc0de.kernel.Console;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Killed;
import org.deadc0de.kernel.Machine;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.ProcessTable;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.crash.Image;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.time.Clock;

/** A small real machine with this kernel, booted, for tests that call kernel functions on threads of it. */
final class Box {
    final Memory memory = new Memory(Memory.Abi.AMD64);
    final Clock clock = new Clock(memory.journal());
    final Sched sched = new Sched();
    final Console console = new Console(memory.journal());
    final ProcessTable processes = new ProcessTable(memory.journal());
    final FreeBsd10 k;
    private final List<SimThread> threads = new ArrayList<>();
    /** The development branch; options as {@code NAME=value}. */
    Box(String... options) throws FixSet.Refused {
        this(FreeBsd10Release.CURRENT, FixSet.HISTORY, options);
    }

    Box(FreeBsd10Release release, FixSet fixes, String... options) {
        Map<String, String> all = new LinkedHashMap<>(release.options());
        for (String option : options) {
            int equals = option.indexOf('=');
            all.put(option.substring(0, equals), option.substring(equals + 1));
        }
        sched.idle(clock);
        Machine machine = new Machine(
                release.defaultHost(),
                sched,
                clock,
                memory,
                new Image(release.textStart()),
                new DataSegment(memory, release.dataStart()),
                console,
                processes,
                all,
                1);
        k = (FreeBsd10) release.build(machine, fixes);
        k.boot();
        console.take();
    }

    /** A process with one thread that runs {@code body} in the kernel. */
    SimThread process(String name, Runnable body) {
        int pid = processes.takePid();
        Proc proc = processes.add(new Proc(memory.journal(), pid, 1570, name, name, "v0", "", clock.now()));
        SimThread thread = sched.spawn("vitsch", k.threadId(proc), pid, name, body);
        proc.thread(thread);
        k.adopt(thread);
        threads.add(thread);
        return thread;
    }

    /** A process that makes system calls and exits. */
    Proc start(String name, Consumer<Syscalls> body) {
        int pid = processes.takePid();
        Proc proc = processes.add(new Proc(memory.journal(), pid, 1570, name, name, "v0", "", clock.now()));
        SimThread thread = sched.spawn("vitsch", k.threadId(proc), pid, name, () -> {
            try {
                body.accept(k.syscalls(proc));
                k.exit(proc);
                proc.exited(0);
            } catch (Killed killed) {
                k.exit(proc);
                proc.killedBy(killed.signal());
            }
        });
        k.adopt(thread);
        proc.thread(thread);
        threads.add(thread);
        return proc;
    }

    /** Runs a program to its end. */
    Sched.Outcome program(Consumer<Syscalls> body) {
        start("ifconfig", body);
        return run();
    }

    /** Runs every thread until nothing is left to do. */
    Sched.Outcome run() {
        threads.removeIf(thread -> !thread.isAlive());
        return sched.run(() -> threads.stream().noneMatch(SimThread::isAlive));
    }

    /** Runs {@code body} as a process of its own to its end. */
    Sched.Outcome run(Runnable body) {
        process("ifconfig", body);
        return run();
    }

    /** What was printed since the last time. */
    String printed() {
        return console.take();
    }
}
