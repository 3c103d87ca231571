package org.deadc0de.sim.sched;

/** Chooses what coroutines run on: continuations where the Java runtime gives access to them, else pooled threads. */
public final class Coroutines {
    private static final Coroutine.Factory BEST =
            ContinuationCoroutine.isAvailable() ? ContinuationCoroutine::new : ThreadCoroutine::new;

    private Coroutines() {}

    /** The fastest kind that works here. Which one it is changes speed, never behaviour. */
    public static Coroutine.Factory best() {
        return BEST;
    }

    /** What {@link #best} runs on, for people. */
    public static String kind() {
        return ContinuationCoroutine.isAvailable() ? "continuations" : "platform threads";
    }

    /** Coroutines on pooled platform threads: works on every Java runtime. */
    public static Coroutine.Factory onThreads() {
        return ThreadCoroutine::new;
    }
}
