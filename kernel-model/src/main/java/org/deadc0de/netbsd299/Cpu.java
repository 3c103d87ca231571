package org.deadc0de.netbsd299;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.Machine;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;

/**
 * The one processor of an i386: its interrupt level, who owns it, and what makes a process give it up. All of it lies in
 * simulated memory.
 *
 * <p>A process in the kernel keeps the processor until it sleeps or returns to user mode. Interrupts come between any two of its
 * instructions where the level allows; they are modelled where the level is lowered and where nobody runs.
 */
final class Cpu {
    /** Bytes of kernel stack of one thread, its control words at the bottom. */
    static final int USPACE = 16384;

    /** Sleeping priorities of sys/sys/param.h; smaller is better. */
    static final int PSOCK = 24;

    static final int TTIPRI = 25;
    static final int PWAIT = 32;
    static final int PUSER = 50;

    /** Priorities of one run queue, and what a step of nice(1) is worth. */
    private static final int PPQ = 4;

    private static final int NICE_WEIGHT = 2;
    private static final int WORST = 92;

    private static final int CLASS = 20_000_000;
    private static final int INTERRUPT = 2_000_000_000;

    /** An interrupt thread, its level, and whether it wants to come in. */
    private record Interrupt(SimThread thread, int level, BooleanSupplier pending) {}

    private final List<Interrupt> interrupts = new ArrayList<>();
    private final Machine machine;
    private final int load;
    private final IntUnaryOperator random;
    private final Memory memory;
    private final Sched sched;
    private final long owner;
    private final long curlwp;
    private final long cpl;
    private final long depth;
    private final long wantResched;
    private final long turns;
    private final Lwp lwp0;
    private final long stacks;

    /** A processor nobody runs on: neither a process in the kernel nor an interrupt. */
    private final Guard free = new Guard() {
        @Override
        public boolean permits(SimThread thread, long object, long detail) {
            return memory.peek(owner, 4) == 0 && memory.peek(depth, 4) == 0;
        }

        @Override
        public SimThread holder(SimThread thread, long object, long detail) {
            return threadOf(memory.peek(owner, 4));
        }

        @Override
        public String describe(long object) {
            return "the processor";
        }
    };

    /**
     * @param load percent of the returns to user mode at which the round robin finds somebody else due
     * @param random the next number below its argument
     */
    Cpu(Machine machine, int load, IntUnaryOperator random) {
        this.load = load;
        this.random = random;
        this.machine = machine;
        memory = machine.memory();
        sched = machine.sched();
        DataSegment data = machine.data();
        owner = data.define("cpu_owner", 4);
        curlwp = data.definePointer("curlwp", Lwp.TYPE);
        cpl = data.define("cpl", 4);
        depth = data.define("intr_depth", 4);
        wantResched = data.define("want_resched", 4);
        turns = data.define("runq_turn", 4);
        lwp0 = data.defineStruct("lwp0", Lwp.TYPE);
        stacks = data.define("proc0_uspace", USPACE);
        lwp0.p_comm("swapper");
    }

    // ---- interrupt level -----------------------------------------------------------------------------------------

    /** The interrupt level now. */
    int level() {
        return (int) memory.peek(cpl, 4);
    }

    /** Raises the level, never lowers it; gives the one before. */
    int splraise(int level) {
        int before = memory.load4(cpl, 0);
        if (level > before) {
            memory.store4(cpl, 0, level);
        }
        return before;
    }

    /** Sets the level back; what it held off may run before this returns. */
    void splx(int level) {
        int before = memory.load4(cpl, 0);
        memory.store4(cpl, 0, level);
        if (level < before) {
            window();
        }
    }

    /** Lets pending interrupts in. */
    void window() {
        SimThread me = sched.current();
        if (me == null) {
            return;
        }
        int level = memory.load4(cpl, 0);
        for (int i = 0; i < interrupts.size(); i++) {
            Interrupt each = interrupts.get(i);
            if (each.level() > level && each.thread() != me && each.pending().getAsBoolean()) {
                sched.urgent();
                sched.point(Kind.INTERRUPT_WINDOW, cpl);
                return;
            }
        }
    }

    /** Makes a thread an interrupt thread: the default strategy prefers it, the higher its level. */
    void interruptThread(SimThread thread, int level, BooleanSupplier pending) {
        thread.priority(INTERRUPT + level);
        interrupts.add(new Interrupt(thread, level, pending));
    }

    /** Runs one interrupt at its level, on top of whatever was interrupted. */
    void interrupt(int level, Runnable handler) {
        int before = memory.load4(cpl, 0);
        memory.store4(cpl, 0, level);
        memory.store4(depth, 0, memory.load4(depth, 0) + 1);
        handler.run();
        memory.store4(depth, 0, memory.load4(depth, 0) - 1);
        memory.store4(cpl, 0, before);
    }

    /** Whether an interrupt of that level could come in now. */
    boolean accepts(int level) {
        return memory.peek(cpl, 4) < level;
    }

    /** Whether an interrupt runs now. */
    boolean inInterrupt() {
        return memory.peek(depth, 4) != 0;
    }

    // ---- processes -----------------------------------------------------------------------------------------------

    /** The thread whose context this is: in an interrupt the interrupted one, NULL in the idle loop. */
    Lwp curlwp() {
        return Lwp.TYPE.at(memory, memory.loadPointer(curlwp, 0));
    }

    /** The process that runs, for code that stands for it: at boot that is lwp0. */
    Lwp current() {
        SimThread me = sched.current();
        return me == null || me.control() == 0 ? lwp0 : Lwp.TYPE.at(memory, me.control());
    }

    /** Waits until the processor is free and takes it. */
    void enter(Kind kind) {
        SimThread me = sched.current();
        if (me == null) {
            return;
        }
        sched.point(kind, free, owner, 0);
        memory.store4(owner, 0, (int) me.control());
        memory.storePointer(curlwp, 0, me.control());
    }

    /** Gives the processor up. */
    void leave() {
        if (sched.current() != null) {
            memory.store4(owner, 0, 0);
            memory.storePointer(curlwp, 0, 0);
            memory.store4(cpl, 0, 0);
        }
    }

    /** Return to user mode: whoever was woken meanwhile runs first. */
    void userret() {
        SimThread me = sched.current();
        if (me == null) {
            return;
        }
        int priority = usrpri(current());
        leave();
        if (load != 0 && random.applyAsInt(100) < load) {
            // roundrobin(): somebody else of the same priority is due.
            memory.store4(wantResched, 0, 1);
        }
        if (memory.load4(wantResched, 0) != 0) {
            memory.store4(wantResched, 0, 0);
            queue(me, priority);
            sched.urgent();
            sched.point(Kind.PREEMPT, free, owner, 0);
        }
    }

    /** A process's priority in user mode: resetpriority() without the history of its use of the processor. */
    static int usrpri(Lwp l) {
        return Math.max(PSOCK + PPQ, PUSER + NICE_WEIGHT * l.p_nice());
    }

    /** Puts a thread that can run at the end of the run queue of that priority; four priorities share one. */
    void queue(SimThread thread, int priority) {
        int turn = memory.load4(turns, 0);
        memory.store4(turns, 0, (turn + 1) % CLASS);
        thread.priority((WORST - (priority & -PPQ)) * CLASS - turn);
    }

    /** A thread was woken: it gets in front of every process in user mode. */
    void madeRunnable(SimThread thread, int priority) {
        queue(thread, priority);
        if (memory.peek(owner, 4) != 0 || memory.peek(depth, 4) != 0) {
            memory.store4(wantResched, 0, 1);
        }
    }

    /** The words that only say who was queued before whom, where somebody else chooses anyway. */
    void turns(Kernel.Stretch stretches) {
        stretches.at(owner & ~7L, (int) (turns + 4 - (owner & ~7L)) + 7 & ~7);
    }

    /** The kernel stack of a thread: its highest address. */
    long stackTop(SimThread thread) {
        return (thread == null || thread.control() == 0 ? stacks : thread.control()) + USPACE;
    }

    /** Where a function at that depth of the running thread's stack keeps a struct. */
    long stackSlot(int frames) {
        return stackTop(sched.current()) - 0x200L - 0x180L * frames;
    }

    private SimThread threadOf(long control) {
        for (SimThread thread : sched.threads()) {
            if (thread.control() == control && thread.host().equals(machine.host())) {
                return thread;
            }
        }
        return null;
    }
}
