package org.deadc0de.sim.sched;

/** Makes every choice that the machine leaves open: the one source of nondeterminism. */
public interface Strategy {
    /**
     * Chooses who performs its pending operation next.
     *
     * @param running the thread that would go on if nobody interfered, or null when it ended or there is none; it may not be
     *     enabled
     * @param enabled the threads that could, by rising thread number; only the first {@code count} entries count
     * @return one of them
     */
    SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count);

    /** Chooses one of several outcomes, counted from 0. */
    default int chooseOutcome(Sched sched, SimThread thread, int outcomes) {
        return 0;
    }

    /** Whether it always lets an enabled running thread go on, so that it need not be asked. */
    default boolean staysOnRunning() {
        return false;
    }
}
