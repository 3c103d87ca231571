package org.deadc0de.sim.sched;

/** Makes every choice that the machine leaves open: the one source of nondeterminism. */
public interface Strategy {
    /**
     * Chooses who performs its pending operation next.
     *
     * @param running the thread that would go on if nobody interfered, or null when it ended or there is none; it may not be
     *     enabled
     * @param enabled the threads that could, by rising thread number; only the first {@code count} entries count
     * @return one of them, or null to let nobody go on: then {@code Sched.run} asks whether it is finished
     */
    SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count);

    /** Chooses one of several outcomes, counted from 0. */
    default int chooseOutcome(Sched sched, SimThread thread, int outcomes) {
        return 0;
    }

    /** Whether it always lets an enabled running thread go on, so that it need not be asked or told anything. */
    default boolean staysOnRunning() {
        return false;
    }

    /**
     * Told that the running thread stands at its next operation, or that none runs: the scheduler will now look who is enabled.
     * Told again, without a grant in between, when nobody was and virtual time has moved.
     */
    default void deciding(Sched sched) {}

    /**
     * Told that a thread now performs its pending operation: exactly this is one step of a schedule. It follows every choice, and
     * stands alone where the kernel's preemption policy left no choice.
     */
    default void granted(Sched sched, SimThread thread) {}

    /**
     * Told that the running thread learnt a value that does not lie in simulated memory.
     *
     * @return the value it is to go on with
     */
    default long observed(Sched sched, SimThread thread, long value) {
        return value;
    }

    /** Told that the step of the running thread also does this, which is no scheduling point of its own. */
    default void also(Sched sched, SimThread thread, Kind kind, long object) {}

    /** Told that from here on the running thread depends on its past through these values alone. */
    default void marked(Sched sched, SimThread thread, String label, long[] values) {}

    /** Whether it wants to be told what threads know when they come back to user mode. */
    default boolean wantsKnowledge() {
        return false;
    }

    /** Told that the running thread is about to enter the kernel. */
    default void leftUserMode(Sched sched, SimThread thread) {}

    /** Told that the running thread is back in user mode and has learnt this since it left; a number that stands for all of it. */
    default void enteredUserMode(Sched sched, SimThread thread, long known) {}
}
