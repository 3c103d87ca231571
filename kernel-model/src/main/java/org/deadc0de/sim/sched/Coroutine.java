package org.deadc0de.sim.sched;

/**
 * Code with a stack of its own that runs only while somebody waits for it. One side at a time: {@link #resume} comes back when the
 * body suspends or ends, {@link #suspend} when it is resumed.
 */
public interface Coroutine {
    /** Runs the body on from where it last suspended until it suspends again or ends. Called from outside the body. */
    void resume();

    /** Gives control back to whoever resumed the body. Called from inside the body. */
    void suspend();

    /** Whether the body has ended. */
    boolean isDone();

    /**
     * Ends a body that has not ended, if need be by unwinding it with {@link Abandoned}. The body may not suspend again.
     */
    void abandon();

    /** Makes ready to run the body once more, if it has ended and that is cheaper than another coroutine; false when it is not. */
    default boolean again() {
        return false;
    }

    /** Unwinds the Java stack of a body that will never be resumed. Nothing catches it but the coroutine itself. */
    final class Abandoned extends Error {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super(null, null, false, false);
        }
    }

    /** Makes coroutines; the one place that knows on what they run. */
    interface Factory {
        Coroutine create(Runnable body);
    }
}
