package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/** What DDB shows of processes, threads and who waits for whom: ddb/db_ps.c, kern/subr_turnstile.c, kern/subr_sleepqueue.c. */
final class DdbThreads {
    private static final String PS_HEADER = "  pid  ppid  pgrp   uid   state   wmesg         wchan        cmd\n";

    /** How a thread stands, with its wait object and the text for it. */
    private record Standing(State state, long object, String message) {}

    private enum State {
        RUNNING,
        CAN_RUN,
        LOCK,
        SLEEPING
    }

    private final FreeBsd10 k;
    private final Memory mem;
    private final CrashScene scene;
    private final DdbOutput out;

    DdbThreads(FreeBsd10 k, CrashScene scene, DdbOutput out) {
        this.k = k;
        this.scene = scene;
        this.out = out;
        mem = k.mem;
    }

    /** The threads of this machine, the one that crashed among them. */
    List<SimThread> threads() {
        List<SimThread> list = new ArrayList<>();
        for (SimThread thread : k.sched.threads()) {
            if (thread.host().equals(k.machine.host()) && thread.state() != SimThread.State.DONE) {
                list.add(thread);
            }
        }
        return list;
    }

    /** The thread of a number that was typed: a thread's or a process's, in decimal digits; or an address; or null. */
    SimThread find(long typed, String digits) {
        for (SimThread thread : threads()) {
            if (td(thread) == typed
                    || Integer.toString(thread.tid()).equals(digits)
                    || Integer.toString(thread.pid()).equals(digits)) {
                return thread;
            }
        }
        return null;
    }

    static long td(SimThread thread) {
        return thread.control() - Kthread.TD_CONTROL.offset();
    }

    private Standing standing(SimThread thread) {
        if (thread == scene.thread() || thread.state() == SimThread.State.SPINNING) {
            return new Standing(State.RUNNING, 0, "CPU " + thread.cpu());
        }
        long channel = k.channels.channelOf(thread);
        if (channel != 0) {
            return new Standing(State.SLEEPING, channel, thread.waitMessage());
        }
        Guard guard = thread.pendingGuard();
        if (k.isBlocked(thread)) {
            String name = mem.peekString(mem.peekPointer(thread.pendingObject()), 64);
            State state = guard == k.kern_sx_c.guard() ? State.SLEEPING : State.LOCK;
            return new Standing(state, thread.pendingObject(), name);
        }
        return new Standing(State.CAN_RUN, 0, "");
    }

    // ---- ps ------------------------------------------------------------------------------------------------------

    void ps() {
        out.print(PS_HEADER);
        List<Proc> all = k.machine.processes().all();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!all.get(i).hasEnded()) {
                row(all.get(i));
            }
        }
    }

    private void row(Proc p) {
        SimThread thread = p.thread();
        boolean live = thread != null && thread.state() != SimThread.State.DONE;
        String state = live ? "R" : p.fixedState();
        String wmesg = "";
        boolean lock = false;
        long wchan = 0;
        if (live) {
            Standing standing = standing(thread);
            wmesg = standing.message();
            wchan = standing.object();
            switch (standing.state()) {
                case SLEEPING ->
                    state = standing.object() == thread.pendingObject() && thread.pendingDetail() != 0 ? "S" : "D";
                case LOCK -> {
                    state = "L";
                    lock = true;
                }
                default -> state = "R";
            }
            if (standing.state() == State.SLEEPING && thread.pendingKind() == Kind.ACQUIRE) {
                state = "D";
            }
            state += "+";
        } else {
            wmesg = BootProcesses.waitMessage(p.name());
        }
        String command = p.command().startsWith("[") ? p.command() : p.name();
        out.print(String.format(Locale.ROOT, "%5d %5d %5d %5d  %-6.6s  ", p.pid(), p.parent(), p.pid(), 0, state));
        waiting(lock, wmesg, wchan);
        out.print(command + "\n");
    }

    // ---- show thread ---------------------------------------------------------------------------------------------

    void thread(SimThread thread) {
        Standing standing = standing(thread);
        long top = CrashScene.stackTop(thread.tid()) & -0x1000L;
        out.print("Thread " + thread.tid() + " at 0x" + Long.toHexString(td(thread)) + ":\n");
        out.print(" proc (pid " + thread.pid() + ")\n");
        out.print(" name: " + thread.name() + "\n");
        out.print(" stack: 0x" + Long.toHexString(top - 0x3000) + "-0x" + Long.toHexString(top + 0xfff) + "\n");
        out.print(" flags: 0x4  pflags: 0\n");
        switch (standing.state()) {
            case RUNNING -> out.print(" state: RUNNING (CPU " + thread.cpu() + ")\n");
            case CAN_RUN -> out.print(" state: RUNQ\n");
            case LOCK -> {
                out.print(" state: INHIBITED: {LOCK}\n");
                out.print(" lock: " + standing.message() + "  turnstile: 0x" + Long.toHexString(standing.object())
                        + "\n");
            }
            default -> {
                out.print(" state: INHIBITED: {SLEEPING}\n");
                out.print(" wmesg: " + standing.message() + "  wchan: 0x" + Long.toHexString(standing.object()) + "\n");
            }
        }
        out.print(" priority: 127\n");
    }

    // ---- show proc -----------------------------------------------------------------------------------------------

    /** One process and its thread: db_ps.c, show proc. */
    void proc(Proc p) {
        SimThread thread = p.thread();
        boolean live = thread != null && thread.state() != SimThread.State.DONE;
        out.print("Process " + p.pid() + " (" + p.name() + "):\n");
        out.print(" state: NORMAL\n");
        out.print(" uid: 0  gids: 0" + (p.terminal().isEmpty() ? "" : ", 5") + "\n");
        if (p.pid() != 0) {
            out.print(" parent: pid " + p.parent() + "\n");
        }
        out.print(" ABI: " + (p.command().startsWith("[") ? "null" : "FreeBSD ELF64") + "\n");
        if (!p.command().startsWith("[")) {
            out.print(" arguments: " + p.command() + "\n");
        }
        out.print(" threads: 1\n");
        if (live) {
            Standing standing = standing(thread);
            String state = switch (standing.state()) {
                case RUNNING -> "Run";
                case CAN_RUN -> "RunQ";
                case LOCK -> "L";
                case SLEEPING -> thread.pendingKind() != Kind.ACQUIRE && thread.pendingDetail() != 0 ? "S" : "D";
            };
            out.print(String.format(Locale.ROOT, "%6d                   %-6.6s  ", thread.tid(), state));
            waiting(standing.state() == State.LOCK, standing.message(), standing.object());
            out.print(p.name() + "\n");
        }
    }

    private void waiting(boolean lock, String wmesg, long wchan) {
        out.print((lock ? "*" : " ") + String.format(Locale.ROOT, "%-8.8s ", wmesg));
        out.print(wchan != 0 ? "0x" + Long.toHexString(wchan) + " " : " ".repeat(19));
    }

    /** Who waits for a lock that is no sleepable one: subr_turnstile.c, show turnstile. */
    void turnstile(long lock) {
        List<SimThread> waiters =
                threads().stream().filter(thread -> waitsFor(thread, lock)).toList();
        if (waiters.isEmpty() || waiters.get(0).pendingGuard() == k.kern_sx_c.guard()) {
            out.print("Unable to locate a turnstile via 0x" + Long.toHexString(lock) + "\n");
            return;
        }
        LockClass lockClass = LockClass.of((int) mem.peek(lock + LockObject.LO_FLAGS.offset(), 4));
        out.print("Lock: 0x" + Long.toHexString(lock) + " - (" + lockClass.lcName() + ") "
                + mem.peekString(mem.peekPointer(lock), 64) + "\n");
        SimThread first = waiters.get(0);
        SimThread holder = first.pendingGuard().holder(first, lock, first.pendingDetail());
        out.print("Lock Owner: " + (holder == null ? "none" : owner(td(holder))) + "\n");
        queue("Shared Waiters", waiters.stream().filter(thread -> thread.pendingDetail() == 1));
        queue("Exclusive Waiters", waiters.stream().filter(thread -> thread.pendingDetail() == 0));
        queue("Pending Threads", Stream.empty());
    }

    private void queue(String header, Stream<SimThread> queue) {
        out.print(header + ":\n");
        List<SimThread> waiters = queue.toList();
        if (waiters.isEmpty()) {
            out.print("\tempty\n");
        }
        waiters.forEach(thread -> out.print("\t" + owner(td(thread)) + "\n"));
    }

    // ---- chains --------------------------------------------------------------------------------------------------

    /** One chain of waiters from a thread on. */
    void chain(SimThread first, String prefix, boolean sleeping) {
        SimThread thread = first;
        for (int links = 0; links < 64; links++) {
            out.print(prefix + "thread " + thread.tid() + " (pid " + thread.pid() + ", " + thread.name() + ") ");
            Standing standing = standing(thread);
            boolean follow = standing.state() == State.LOCK
                    || sleeping && standing.state() == State.SLEEPING && thread.pendingKind() == Kind.ACQUIRE;
            if (follow) {
                LockClass lockClass = LockClass.of((int) mem.peek(standing.object() + LockObject.LO_FLAGS.offset(), 4));
                out.print("blocked on lock 0x" + Long.toHexString(standing.object()) + " ("
                        + (lockClass == null ? "?" : lockClass.lcName()) + ") \"" + standing.message() + "\"\n");
                thread = thread.pendingGuard().holder(thread, thread.pendingObject(), thread.pendingDetail());
                if (thread == null) {
                    return;
                }
                continue;
            }
            out.print(
                    switch (standing.state()) {
                        case RUNNING -> "running on CPU " + thread.cpu() + "\n";
                        case CAN_RUN -> "is on a run queue\n";
                        default ->
                            sleeping
                                    ? "sleeping on 0x" + Long.toHexString(standing.object()) + " \""
                                            + standing.message() + "\"\n"
                                    : "inhibited\n";
                    });
            return;
        }
    }

    /** Every chain, from the threads that nobody waits for. */
    void allChains() {
        int number = 1;
        for (SimThread thread : threads()) {
            boolean awaited = threads().stream()
                    .anyMatch(other -> other.pendingGuard() != null
                            && k.isBlocked(other)
                            && other.pendingGuard().holder(other, other.pendingObject(), other.pendingDetail())
                                    == thread);
            if (standing(thread).state() == State.LOCK && !awaited) {
                out.print("chain " + number++ + ":\n");
                chain(thread, " ", false);
            }
        }
    }

    void sleepq(long wchan) {
        List<SimThread> sleepers = wchan == 0 ? List.of() : k.channels.sleepers(wchan);
        if (sleepers.isEmpty()) {
            out.print("Unable to locate a sleep queue via 0x" + Long.toHexString(wchan) + "\n");
            return;
        }
        out.print("Wait channel: 0x" + Long.toHexString(wchan) + "\n");
        out.print("Queue type: 0\n");
        out.print("Blocked threads:\n");
        out.print("\nQueue[0]:\n");
        for (SimThread thread : sleepers) {
            out.print("\t0x" + Long.toHexString(td(thread)) + " (tid " + thread.tid() + ", pid " + thread.pid() + ", \""
                    + thread.name() + "\")\n");
        }
        out.print("(expected: " + sleepers.size() + ")\n");
        out.print("\nQueue[1]:\n\tempty\n(expected: 0)\n");
    }

    // ---- locks ---------------------------------------------------------------------------------------------------

    /** The locks of one thread. */
    void locks(long td) {
        k.heldLocks.of(td).forEach(held -> out.print(k.heldLocks.line(held)));
    }

    /** The locks of all threads. */
    void allLocks() {
        for (SimThread thread : threads()) {
            if (!k.heldLocks.of(td(thread)).isEmpty()) {
                out.print("Process " + thread.pid() + " (" + thread.name() + ") thread 0x"
                        + Long.toHexString(td(thread)) + " (" + thread.tid() + ")\n");
                locks(td(thread));
            }
        }
    }

    /** show lock. */
    void lock(long lock) {
        long flags = mem.peek(lock + LockObject.LO_FLAGS.offset(), 4);
        LockClass lockClass = LockClass.of((int) flags);
        if (lockClass == null) {
            out.print("Unknown lock class: " + (flags >>> LockObject.LO_CLASSSHIFT & 0xf) + "\n");
            return;
        }
        out.print(" class: " + lockClass.lcName() + "\n");
        out.print(" name: " + mem.peekString(mem.peekPointer(lock), 64) + "\n");
        long word = mem.peek(lock + 24, 8);
        int recursed = (int) mem.peek(lock + LockObject.LO_DATA.offset(), 4);
        switch (lockClass) {
            case SX -> sx(lock, word, recursed);
            case RW -> rw(lock, word, recursed);
            default -> mutex(lock, word, (int) flags, recursed);
        }
    }

    private void mutex(long lock, long word, int flags, int recursed) {
        out.print(" flags: {" + (LockClass.of(flags) == LockClass.SPIN_MUTEX ? "SPIN" : "DEF")
                + ((flags & LockObject.LO_RECURSABLE) != 0 ? ", RECURSE" : "")
                + ((flags & LockObject.LO_DUPOK) != 0 ? ", DUPOK" : "") + "}\n");
        if (word == Kern_mutex_c.MTX_UNOWNED) {
            out.print(" state: {UNOWNED}\n");
        } else if (word == Kern_mutex_c.MTX_DESTROYED) {
            out.print(" state: {DESTROYED}\n");
        } else {
            boolean contested = threads().stream().anyMatch(thread -> waitsFor(thread, lock));
            out.print(" state: {OWNED" + (contested ? ", CONTESTED" : "")
                    + ((word & Kern_mutex_c.MTX_RECURSED) != 0 ? ", RECURSED" : "") + "}\n");
            out.print(" owner: " + owner(word & ~Kern_mutex_c.MTX_FLAGMASK) + "\n");
            if ((word & Kern_mutex_c.MTX_RECURSED) != 0) {
                out.print(" recursed: " + recursed + "\n");
            }
        }
    }

    private void sx(long lock, long word, int recursed) {
        if (word == Kern_sx_c.SX_LOCK_DESTROYED) {
            out.print(" state: DESTROYED\n");
            return;
        }
        if (word == Kern_sx_c.SX_LOCK_UNLOCKED) {
            out.print(" state: UNLOCKED\n");
        } else if ((word & Kern_sx_c.SX_LOCK_SHARED) != 0) {
            out.print(" state: SLOCK: " + (word >>> Kern_sx_c.SX_SHARERS_SHIFT) + "\n");
        } else {
            out.print(" state: XLOCK: " + owner(word & ~Kern_sx_c.SX_LOCK_FLAGMASK) + "\n");
            if ((word & Kern_sx_c.SX_LOCK_RECURSED) != 0) {
                out.print(" recursed: " + recursed + "\n");
            }
        }
        out.print(" waiters: " + waiters(lock, "shared", "exclusive", "exclusive and shared") + "\n");
    }

    private void rw(long lock, long word, int recursed) {
        if (word == Kern_rwlock_c.RW_DESTROYED) {
            out.print(" state: DESTROYED\n");
            return;
        }
        if (word == Kern_rwlock_c.RW_UNLOCKED) {
            out.print(" state: UNLOCKED\n");
        } else if ((word & Kern_rwlock_c.RW_LOCK_READ) != 0) {
            out.print(" state: RLOCK: " + (word >>> Kern_rwlock_c.RW_READERS_SHIFT) + " locks\n");
        } else {
            out.print(" state: WLOCK: " + owner(word & ~Kern_rwlock_c.RW_LOCK_FLAGMASK) + "\n");
            if (recursed != 0) {
                out.print(" recursed: " + recursed + "\n");
            }
        }
        out.print(" waiters: " + waiters(lock, "readers", "writers", "readers and writers") + "\n");
    }

    private boolean waitsFor(SimThread thread, long lock) {
        return thread.pendingObject() == lock && k.isBlocked(thread);
    }

    private String waiters(long lock, String shared, String exclusive, String both) {
        boolean sharing = threads().stream().anyMatch(thread -> waitsFor(thread, lock) && thread.pendingDetail() == 1);
        boolean excluding =
                threads().stream().anyMatch(thread -> waitsFor(thread, lock) && thread.pendingDetail() == 0);
        return sharing && excluding ? both : sharing ? shared : excluding ? exclusive : "none";
    }

    private String owner(long td) {
        return "0x" + Long.toHexString(td) + " (tid " + mem.peek(td + Kthread.TD_TID.offset(), 4) + ", pid "
                + mem.peek(td + Kthread.TD_PID.offset(), 4) + ", \"" + mem.peekString(td + Kthread.TD_NAME.offset(), 20)
                + "\")";
    }

    /** The processor's own data: show pcpu. */
    void pcpu(int cpu) {
        SimThread running = null;
        for (SimThread thread : threads()) {
            if (thread.cpu() == cpu && standing(thread).state() == State.RUNNING) {
                running = thread;
            }
        }
        boolean mine = scene.crash().cpu() == cpu;
        out.print("cpuid        = " + cpu + "\n");
        out.print("dynamic pcpu = 0x" + Long.toHexString(0xffffff807f4a1500L + cpu * 0x8000L) + "\n");
        if (running != null || mine && scene.thread() == null) {
            long td = running == null ? k.thread0() : td(running);
            out.print("curthread    = 0x" + Long.toHexString(td) + ": pid " + (running == null ? 0 : running.pid())
                    + " \"" + (running == null ? "kernel" : running.name()) + "\"\n");
            out.print("curpcb       = 0x"
                    + Long.toHexString(CrashScene.stackTop(running == null ? 0 : running.tid()) + 0x340) + "\n");
        } else {
            out.print("curthread    = 0x" + Long.toHexString(idleThread(cpu)) + ": pid 11 \"idle: cpu" + cpu + "\"\n");
            out.print("curpcb       = 0x" + Long.toHexString(CrashScene.stackTop(100003 + cpu) + 0x340) + "\n");
        }
        out.print("fpcurthread  = none\n");
        out.print("idlethread   = 0x" + Long.toHexString(idleThread(cpu)) + ": tid " + (100003 + cpu) + " \"idle: cpu"
                + cpu + "\"\n");
        if (k.WITNESS) {
            out.print("spin locks held:\n");
        }
    }

    private static long idleThread(int cpu) {
        return 0xfffffe00021bd460L + cpu * 0x460L;
    }
}
