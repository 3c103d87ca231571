package org.deadc0de.sim.sched;

import org.deadc0de.sim.crash.KernelStack;

/**
 * A thread of the simulated machine. Whenever it does not run it is parked at a pending operation that it has declared, so what it
 * wants, on what, and whether it could have it, is always known.
 */
public final class SimThread {
    /** How a thread stands. */
    public enum State {
        /** Parked at its pending operation. */
        READY,
        /** The one that runs. */
        RUNNING,
        /** Used up its allowance of steps inside one system call: it runs for ever as far as anybody can tell. */
        SPINNING,
        /** Stopped where it stood when its kernel crashed in another thread. */
        FROZEN,
        /** Ended. */
        DONE,
        /** Stopped by a crash, its stack standing. */
        CRASHED
    }

    private final Sched sched;
    private final long number;
    private final String host;
    private final int tid;
    private final int pid;
    private final String name;
    private final KernelStack stack = new KernelStack();
    private final Runnable body;
    private Coroutine coroutine;
    private int cpu;
    private int priority;
    private long control;
    private State state = State.READY;
    private Kind pendingKind = Kind.START;
    private Guard pendingGuard;
    private long pendingObject;
    private long pendingDetail;
    private String waitMessage = "";
    private String call = "";
    private String callAbout = "";
    private String remark = "";
    private int letter = -1;
    private long steps;

    SimThread(
            Sched sched,
            long number,
            String host,
            int tid,
            int pid,
            String name,
            Coroutine.Factory factory,
            Runnable body) {
        this.sched = sched;
        this.number = number;
        this.host = host;
        this.tid = tid;
        this.pid = pid;
        this.name = name;
        this.body = body;
        coroutine = factory.create(body);
    }

    public Sched sched() {
        return sched;
    }

    /** The machine it belongs to. */
    public String host() {
        return host;
    }

    public int tid() {
        return tid;
    }

    public int pid() {
        return pid;
    }

    /** The name of its process, or of the kernel thread. */
    public String name() {
        return name;
    }

    /** Its kernel stack. */
    public KernelStack stack() {
        return stack;
    }

    /** The processor it runs on, from 0. */
    public int cpu() {
        return cpu;
    }

    public void cpu(int newCpu) {
        cpu = newCpu;
    }

    /** 0 for ordinary threads; higher for interrupt threads, which the default strategy prefers. */
    public int priority() {
        return priority;
    }

    public void priority(int newPriority) {
        priority = newPriority;
    }

    /** The address of its control words in simulated memory ({@code WaitChannels} says which), 0 before the kernel set it. */
    public long control() {
        return control;
    }

    public void control(long address) {
        control = address;
    }

    public State state() {
        return state;
    }

    void state(State newState) {
        state = newState;
    }

    /** Whether it has neither ended nor crashed. */
    public boolean isAlive() {
        return state != State.DONE && state != State.CRASHED;
    }

    /** What its pending operation does. */
    public Kind pendingKind() {
        return pendingKind;
    }

    /** The object of its pending operation: the address of a lock or field, a channel; 0 for none. */
    public long pendingObject() {
        return pendingObject;
    }

    /** A second word of its pending operation, whose meaning the kind and the guard fix. */
    public long pendingDetail() {
        return pendingDetail;
    }

    /** The guard of its pending operation, or null when it is always enabled. */
    public Guard pendingGuard() {
        return pendingGuard;
    }

    /** Whether its pending operation could be performed now. */
    public boolean isEnabled() {
        return state != State.DONE
                && state != State.CRASHED
                && state != State.FROZEN
                && (pendingGuard == null || pendingGuard.permits(this, pendingObject, pendingDetail));
    }

    /** The few letters that ps shows of what a sleeping thread waits for; empty while it does not sleep. */
    public String waitMessage() {
        return waitMessage;
    }

    public void waitMessage(String message) {
        waitMessage = message;
    }

    /** The system call that it is in, or made last, as people write it: {@code ioctl(SIOCSIFNAME)}; empty before the first. */
    public String call() {
        return call.isEmpty() ? "" : call + "(" + callAbout + ")";
    }

    /**
     * Says which system call it is about to make.
     *
     * @param about the argument that people tell such calls apart by, or the empty string
     */
    public void call(String name, String about) {
        call = name;
        callAbout = about;
    }

    /** What there is to say about the place of preemption at which it stands, or the empty string. */
    public String remark() {
        return remark;
    }

    void remark(String text) {
        remark = text;
    }

    /** Its place in schedules: 0 is A; -1 when schedules do not mention it. */
    public int letter() {
        return letter;
    }

    public void letter(int newLetter) {
        letter = newLetter;
    }

    /** How many operations it has performed. */
    public long steps() {
        return steps;
    }

    /** Its place in the order in which threads were made. */
    long number() {
        return number;
    }

    void countStep() {
        steps++;
    }

    /** Stands before its first step again, on a fresh coroutine. */
    void restart(Coroutine.Factory factory) {
        if (!coroutine.again()) {
            coroutine = factory.create(body);
        }
        stack.unwindTo(0);
        state = State.READY;
        waitMessage = "";
        call = "";
        remark = "";
        steps = 0;
        declare(Kind.START, null, 0, 0);
    }

    Coroutine coroutine() {
        return coroutine;
    }

    void declare(Kind kind, Guard guard, long object, long detail) {
        pendingKind = kind;
        pendingGuard = guard;
        pendingObject = object;
        pendingDetail = detail;
    }

    @Override
    public String toString() {
        return name + "[" + pid + "]";
    }
}
