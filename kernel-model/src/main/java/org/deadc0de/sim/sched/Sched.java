package org.deadc0de.sim.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.KernelCrash;
import org.deadc0de.sim.crash.KernelStack;

/**
 * The scheduler of one simulated world. Exactly one simulated thread runs at any time; it gives way only at {@link #point}, where
 * it first declares what it is about to do and performs it when it is chosen.
 *
 * <p>When the choice is that the same thread goes on, nothing is handed over.
 */
public final class Sched {
    /** Why {@link #run} came back. */
    public enum Outcome {
        /** What was asked for has happened. */
        FINISHED,
        /** A thread crashed the kernel; {@link #crash()} tells how. */
        CRASHED,
        /** Nobody can go on: every thread waits for another or for nothing. */
        STUCK,
        /** The only threads that can go on have used up their allowance inside one system call. */
        SPINNING,
        /** The budget of steps ran out. */
        OUT_OF_STEPS
    }

    /** Moves virtual time when no thread can go on. */
    public interface Idle {
        /** Advances to the next timer that is due, if there is one; false when there is none. */
        boolean advance();
    }

    /** Where a kernel may switch threads although the running one could go on. */
    public interface Preemption {
        boolean allows(SimThread running, Kind kind);
    }

    private final Coroutine.Factory factory;
    private final KernelStack noStack = new KernelStack();
    private final List<SimThread> threads = new ArrayList<>();
    private SimThread[] enabled = new SimThread[16];
    private Strategy strategy = new RunOn();
    private boolean stays = true;
    private Preemption preemption = (running, kind) -> true;
    private Idle idle = () -> false;
    private SimThread current;
    private KernelStack currentStack = noStack;
    private SimThread handTo;
    private Consumer<String> tracer;
    private boolean urgent;
    private Crash crash;
    private RuntimeException defect;
    private Error error;
    private long steps;
    private volatile long stepLimit = Long.MAX_VALUE; // any thread may interrupt
    private long fuel = Long.MAX_VALUE;
    private boolean outOfSteps;
    private int catchingUp;

    /** Whether a thread goes on at a point that it can pass, and nobody asks to be told. */
    private boolean quiet = true;

    private long made;

    public Sched(Coroutine.Factory factory) {
        this.factory = factory;
    }

    /** A scheduler on the fastest coroutines of this Java runtime. */
    public Sched() {
        this(Coroutines.best());
    }

    // ---- configuration -------------------------------------------------------------------------------------------

    public Strategy strategy() {
        return strategy;
    }

    public void strategy(Strategy newStrategy) {
        strategy = newStrategy;
        stays = newStrategy.staysOnRunning();
        listen();
    }

    public void preemption(Preemption policy) {
        preemption = policy;
    }

    public void idle(Idle newIdle) {
        idle = newIdle;
    }

    /** What moves virtual time when no thread can go on. */
    public Idle idle() {
        return idle;
    }

    /** Allows so many further scheduling points before {@link #run} gives up. */
    public void stepBudget(long further) {
        stepLimit = steps + further < 0 ? Long.MAX_VALUE : steps + further;
        outOfSteps = false;
    }

    /** Has {@link #run} give up at the next scheduling point, as if the budget had run out. May be called by any thread. */
    public void interrupt() {
        stepLimit = -1;
    }

    /** The number of places a thread may pass in one system call before it counts as spinning. */
    public void fuelPerSystemCall(long places) {
        fuel = places;
    }

    /** Has a line printed for every kernel function that a thread made from now on enters; null for silence. */
    public void traceCalls(Consumer<String> lines) {
        tracer = lines;
    }

    // ---- threads -------------------------------------------------------------------------------------------------

    /**
     * Makes a thread that will run {@code body}; it starts when it is first chosen.
     *
     * @param host the machine it belongs to, one of those that share this scheduler
     */
    public SimThread spawn(String host, int tid, int pid, String name, Runnable body) {
        SimThread[] self = new SimThread[1];
        self[0] = new SimThread(this, ++made, host, tid, pid, name, factory, () -> live(self[0], body));
        threads.add(self[0]);
        self[0].stack().trace(tracer);
        return self[0];
    }

    /**
     * Begins anew: whatever threads there are is taken away, and the given ones start again from the beginning of their bodies, in
     * this order. What they had changed in memory is for the caller to undo, before.
     */
    public void restart(List<SimThread> all) {
        abandonAll();
        for (SimThread thread : all) {
            thread.restart(factory);
            threads.add(thread);
        }
    }

    /** The threads that have neither ended nor crashed, in the order they were made, and those whose crash stopped the kernel. */
    public List<SimThread> threads() {
        return Collections.unmodifiableList(threads);
    }

    /** The thread that runs, or null while none does. */
    public SimThread current() {
        return current;
    }

    /** The kernel stack of the running thread; a stack of nobody's while none runs. */
    public KernelStack currentStack() {
        return currentStack;
    }

    /** How the kernel crashed, or null. */
    public Crash crash() {
        return crash;
    }

    /** Takes the crash away, so that {@link #run} goes on with the hosts that still live; null when there was none. */
    public Crash takeCrash() {
        Crash taken = crash;
        crash = null;
        return taken;
    }

    /** Stops every thread of a host where it stands: its kernel has crashed, or is held by its debugger. */
    public void freeze(String host) {
        for (SimThread thread : threads) {
            if (thread.host().equals(host) && thread.isAlive()) {
                thread.state(SimThread.State.FROZEN);
            }
        }
    }

    /** Lets the threads of a host go on from where they were stopped. */
    public void thaw(String host) {
        for (SimThread thread : threads) {
            if (thread.host().equals(host) && thread.state() == SimThread.State.FROZEN) {
                thread.state(SimThread.State.READY);
            }
        }
    }

    /** How many operations have been performed. */
    public long steps() {
        return steps;
    }

    /**
     * Brings a thread to where it stands after so many operations without letting it do anything: whoever asks for that plays back
     * what it read before, and sees to it that it writes nothing.
     *
     * @param operations its start is the first; 0 when it has not started
     */
    public void catchUp(SimThread thread, int operations) {
        SimThread interrupted = current;
        KernelStack interruptedStack = currentStack;
        thread.coroutine().abandon();
        thread.restart(factory);
        if (operations == 0) {
            return;
        }
        boolean wasUrgent = urgent;
        catchingUp = operations;
        listen();
        current = thread;
        currentStack = thread.stack();
        thread.coroutine().resume();
        current = interrupted;
        currentStack = interruptedStack;
        urgent = wasUrgent;
        listen();
        if (catchingUp != 0) {
            RuntimeException why = defect;
            catchingUp = 0;
            listen();
            defect = null;
            error = null;
            crash = null;
            throw new IllegalStateException(thread + " did not come to where it had been", why);
        }
    }

    /** Puts an ended thread back among the others, or changes what a parked one waits to do, as it was at an earlier time. */
    public void park(SimThread thread, Kind kind, Guard guard, long object, long detail) {
        if (!threads.contains(thread)) {
            int at = 0;
            while (at < threads.size() && threads.get(at).number() < thread.number()) {
                at++;
            }
            threads.add(at, thread);
        }
        thread.state(SimThread.State.READY);
        thread.declare(kind, guard, object, detail);
        urgent = false;
        listen();
        outOfSteps = false;
    }

    /** Takes away every thread, wherever it is: the machine is switched off. */
    public void abandonAll() {
        for (SimThread thread : new ArrayList<>(threads)) {
            abandon(thread);
        }
        threads.clear();
        crash = null;
        handTo = null;
        urgent = false;
        listen();
        outOfSteps = false;
    }

    /** Takes away one thread that does not run, without letting it do anything more. */
    public void abandon(SimThread thread) {
        if (thread == current) {
            throw new IllegalStateException(thread + " runs");
        }
        thread.coroutine().abandon();
        if (thread.state() != SimThread.State.CRASHED) {
            thread.state(SimThread.State.DONE);
        }
        threads.remove(thread);
        Arrays.fill(enabled, null); // it keeps no machine that was switched off
    }

    // ---- from inside a thread ------------------------------------------------------------------------------------

    /**
     * A scheduling point: the running thread is about to perform an operation. Others may run first; when this returns, the
     * operation is enabled and the caller performs it at once.
     *
     * @param guard decides whether it can be performed, or null when it always can
     * @param object what it is performed on, or 0
     * @param detail for the guard
     */
    public void point(Kind kind, Guard guard, long object, long detail) {
        SimThread me = current;
        if (me != null && quiet && steps < stepLimit && (guard == null || guard.permits(me, object, detail))) {
            steps++;
            me.declare(kind, guard, object, detail);
            me.countStep();
            return;
        }
        pointHeard(me, kind, guard, object, detail);
    }

    /**
     * Whether the running thread passes its next {@link #point} without anybody being asked or told, if what it does there is enabled.
     * Then it can be done first, and the point counted afterwards.
     */
    public boolean isQuiet() {
        return quiet && current != null && steps < stepLimit;
    }

    /** Counts a point that the running thread has passed because {@link #isQuiet}. */
    public void passed(Kind kind, Guard guard, long object, long detail) {
        SimThread me = current;
        steps++;
        me.declare(kind, guard, object, detail);
        me.countStep();
    }

    private void pointHeard(SimThread me, Kind kind, Guard guard, long object, long detail) {
        if (me == null) {
            passUnscheduled(kind, guard, object, detail);
            return;
        }
        if (catchingUp > 0) {
            me.declare(kind, guard, object, detail);
            if (--catchingUp == 0) {
                listen();
                giveWay(me);
                me.countStep();
                strategy.granted(this, me);
            } else {
                me.countStep();
            }
            return;
        }
        if (++steps > stepLimit) {
            outOfSteps = true;
        }
        me.declare(kind, guard, object, detail);
        if (!outOfSteps) {
            SimThread next = choose(me);
            if (next == me) {
                me.countStep();
                strategy.granted(this, me);
                return;
            }
            handTo = next;
        }
        giveWay(me);
        me.countStep();
        strategy.granted(this, me);
    }

    /** A scheduling point whose operation is always enabled. */
    public void point(Kind kind, long object) {
        point(kind, null, object, 0);
    }

    /**
     * Stops the machine for its debugger where the running thread stands: {@link #run} comes back as for a crash. Comes back itself
     * when the crash has been taken and the thread is chosen again.
     *
     * @throws KernelCrash outside any thread, for then nobody could go on
     */
    public void halt(KernelCrash cause) {
        SimThread me = current;
        if (me == null) {
            throw cause;
        }
        crash = crashOf(me, cause);
        me.declare(Kind.PREEMPT, null, 0, 0);
        giveWay(me);
        me.countStep();
        strategy.granted(this, me);
    }

    /** One of several outcomes, counted from 0, that the machine leaves open. */
    public int chooseOutcome(int outcomes) {
        point(Kind.CHOICE, null, 0, outcomes);
        return current == null ? 0 : strategy.chooseOutcome(this, current, outcomes);
    }

    /** The same, with a remark on what is chosen for whoever reads of it. */
    public int chooseOutcome(int outcomes, String remark) {
        SimThread me = current;
        if (me == null) {
            return 0;
        }
        me.remark(remark);
        int outcome = chooseOutcome(outcomes);
        me.remark("");
        return outcome;
    }

    /**
     * Says that the running thread learnt something that does not lie in simulated memory: the time, a process number. Whoever
     * looks such a thing up for a thread passes it through here.
     *
     * @return the value to go on with
     */
    public long observe(long value) {
        return current == null ? value : strategy.observed(this, current, value);
    }

    /** Says that the running thread's step also does this, besides the operation it declared. Not a scheduling point. */
    public void also(Kind kind, long object) {
        if (current != null) {
            strategy.also(this, current, kind, object);
        }
    }

    /**
     * Promises that what the running thread does from here on depends on its past through {@code values} alone, so that an explorer
     * may forget the rest. Only a promise that holds may be made; it changes nothing else.
     *
     * @param label names this place in the program
     */
    public void mark(String label, long... values) {
        if (current != null) {
            strategy.marked(this, current, label, values);
        }
    }

    /** Whether anybody wants to be told what threads know: if not, working it out can be saved. */
    public boolean wantsKnowledge() {
        return current != null && strategy.wantsKnowledge();
    }

    /** A place where the machine could be preempted, with a remark for whoever reads of it. */
    public void preemptible(String remark) {
        SimThread me = current;
        if (me == null) {
            return;
        }
        me.remark(remark);
        point(Kind.PREEMPT, 0);
        me.remark("");
    }

    /**
     * Says that the running thread is about to enter the kernel.
     *
     * @param call the system call
     * @param about the argument that people tell such calls apart by, or the empty string
     */
    public void leavesUserMode(String call, String about) {
        if (current != null) {
            current.call(call, about);
            strategy.leftUserMode(this, current);
        }
    }

    /**
     * Promises that the running thread is back in user mode, and that what it does from here on depends on what it knew when it
     * left and on {@code known} alone.
     *
     * @param known stands for all that it learnt, differing wherever that differs
     */
    public void entersUserMode(long known) {
        if (current != null) {
            strategy.enteredUserMode(this, current, known);
        }
    }

    /** Says that a thread of high priority may have become enabled: the next point asks the strategy. */
    public void urgent() {
        urgent = true;
        listen();
    }

    private void listen() {
        quiet = stays && !urgent && catchingUp == 0;
    }

    /** Begins a system call of the running thread: its allowance of steps is full again. */
    public void refuel() {
        if (current != null && fuel != Long.MAX_VALUE) {
            current.stack().refuel(fuel, this::outOfFuel);
        }
    }

    private void passUnscheduled(Kind kind, Guard guard, long object, long detail) {
        if (guard != null && !guard.permits(null, object, detail)) {
            throw new IllegalStateException(kind + " outside any thread: would wait for " + guard.describe(object));
        }
    }

    private void outOfFuel() {
        SimThread me = current;
        me.stack().refuel(fuel, this::outOfFuel);
        me.state(SimThread.State.SPINNING);
        handTo = null;
        me.declare(Kind.PREEMPT, null, 0, 0);
        current = null;
        me.coroutine().suspend();
    }

    private void giveWay(SimThread me) {
        me.state(SimThread.State.READY);
        current = null;
        me.coroutine().suspend();
    }

    private void live(SimThread me, Runnable body) {
        try {
            if (catchingUp == 0) {
                strategy.granted(this, me);
            }
            body.run();
            me.state(SimThread.State.DONE);
        } catch (KernelCrash cause) {
            me.state(SimThread.State.CRASHED);
            crash = crashOf(me, cause);
        } catch (Coroutine.Abandoned abandoned) {
            throw abandoned;
        } catch (RuntimeException ours) {
            me.state(SimThread.State.DONE);
            defect = ours;
        } catch (Error ours) {
            me.state(SimThread.State.DONE);
            error = ours;
        }
    }

    private static Crash crashOf(SimThread me, KernelCrash cause) {
        return new Crash(
                cause,
                me.host(),
                me.name(),
                me.pid(),
                me.tid(),
                me.cpu(),
                me.stack().frames());
    }

    // ---- the driver ----------------------------------------------------------------------------------------------

    /**
     * Lets the threads run until {@code finished} says so. It is asked whenever no thread runs: at the start, and after a thread
     * ended, blocked or was preempted.
     */
    public Outcome run(BooleanSupplier finished) {
        if (current != null) {
            throw new IllegalStateException("run() inside " + current);
        }
        handTo = null;
        while (true) {
            if (crash != null) {
                return Outcome.CRASHED;
            }
            if (handTo == null && finished.getAsBoolean()) {
                return Outcome.FINISHED;
            }
            if (outOfSteps) {
                return Outcome.OUT_OF_STEPS;
            }
            SimThread next = handTo != null ? handTo : choose(null);
            handTo = null;
            if (next != null) {
                resume(next);
            } else if (finished.getAsBoolean()) {
                return Outcome.FINISHED; // a strategy that chose nobody had its reasons
            } else if (!idle.advance()) {
                return anybodySpins() ? Outcome.SPINNING : Outcome.STUCK;
            }
        }
    }

    /** Gives every spinning thread one more allowance of {@code places}; whether one of them came out of its system call. */
    public boolean resumeSpinners(long places) {
        boolean progress = false;
        for (SimThread thread : new ArrayList<>(threads)) {
            if (thread.state() == SimThread.State.SPINNING && crash == null) {
                long before = thread.steps();
                thread.stack().refuel(places, this::outOfFuel);
                resume(thread);
                progress |= thread.state() != SimThread.State.SPINNING && thread.steps() >= before;
            }
        }
        return progress;
    }

    private boolean anybodySpins() {
        for (SimThread thread : threads) {
            if (thread.state() == SimThread.State.SPINNING) {
                return true;
            }
        }
        return false;
    }

    private void resume(SimThread next) {
        next.state(SimThread.State.RUNNING);
        current = next;
        currentStack = next.stack();
        next.coroutine().resume();
        current = null;
        currentStack = noStack;
        if (next.state() == SimThread.State.DONE) {
            threads.remove(next);
        }
        if (defect != null) {
            RuntimeException thrown = defect;
            defect = null;
            throw thrown;
        }
        if (error != null) {
            Error thrown = error;
            error = null;
            throw thrown;
        }
    }

    private SimThread choose(SimThread running) {
        strategy.deciding(this);
        if (running != null && !urgent && !preemption.allows(running, running.pendingKind()) && running.isEnabled()) {
            if (running.pendingKind() == Kind.CHOICE) {
                enabled[0] = running;
                return strategy.choose(this, running, enabled, 1);
            }
            return running;
        }
        urgent = false;
        listen();
        int count = 0;
        for (int i = 0; i < threads.size(); i++) {
            SimThread thread = threads.get(i);
            if (thread.state() != SimThread.State.SPINNING && thread.isEnabled()) {
                if (count == enabled.length) {
                    enabled = Arrays.copyOf(enabled, count * 2);
                }
                enabled[count++] = thread;
            }
        }
        return count == 0 ? null : strategy.choose(this, running, enabled, count);
    }
}
