package org.deadc0de.sim.sched;

/**
 * Decides whether a pending operation can be performed now. It reads simulated memory, and where threads stand if it says so, so the
 * answer is the same whoever asks and whenever the same state comes back. One guard serves all objects of its kind.
 */
public interface Guard {
    /** Whether {@code thread} may perform its pending operation on {@code object} now. Must not fault and not change anything. */
    boolean permits(SimThread thread, long object, long detail);

    /** The thread that {@code thread} would wait for, or null when no thread in particular. */
    default SimThread holder(SimThread thread, long object, long detail) {
        return null;
    }

    /**
     * Whether two operations under this guard on one object have the same effect in either order and never hold one another up, as
     * two readers of a lock. They differ in their details alone.
     */
    default boolean commute(long object, long detail, long otherDetail) {
        return false;
    }

    /**
     * Whether the answer depends, besides memory, on a thread that holds the object being held up elsewhere, at an operation of that
     * kind and guard. A search of partial orders proves nothing where a holder of such an object waits so.
     */
    default boolean asksWhetherHolderWaits(Kind kind, Guard elsewhere) {
        return false;
    }

    /** What is waited for, as a person would say it: {@code lock if_clone lock}. */
    String describe(long object);
}
