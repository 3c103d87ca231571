package org.deadc0de.sim.sched;

/** What a visible operation does. Declared before it is performed. */
public enum Kind {
    /** A thread's first step. */
    START,
    /** Takes a lock; waits while it is held. */
    ACQUIRE,
    /** Releases the interlock and goes to sleep on a channel, as one operation. */
    SLEEP,
    /** Comes back from sleep; waits until woken, timed out or interrupted. */
    WAKE,
    /** Leaves a sleep channel unwoken: its time was up or a signal came. Never declared, only told as it happens. */
    LEAVE,
    /** Makes every sleeper of a channel runnable. */
    WAKEUP,
    /** Makes the longest sleeper of a channel runnable. */
    WAKEUP_ONE,
    /** An allocation that may sleep: a place where others may run, on no object. */
    MAY_SLEEP,
    /** A place where the real machine could be preempted. */
    PREEMPT,
    /** A word is about to be read, and others may come before: only small models have such places. */
    LOAD,
    /** A word is about to be written, and others may come before: only small models have such places. */
    STORE,
    /** The interrupt level is lowered: what was held off may run. */
    INTERRUPT_WINDOW,
    /** Waits for an event that is no lock: a message, a child, an interrupt. */
    AWAIT,
    /** Chooses one of several outcomes that the machine leaves open; its detail is how many. The strategy is always asked. */
    CHOICE,
    /** The thread enters the kernel. */
    SYSCALL
}
