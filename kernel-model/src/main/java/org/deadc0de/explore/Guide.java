package org.deadc0de.explore;

/** Leads one execution: says at each node who goes on. */
interface Guide {
    /** What {@link #next} gives to stop there. */
    int STOP = -1;

    /**
     * Chooses at the present node.
     *
     * @param enabled the letters of the threads that can go on, one bit each; never empty
     * @return {@link Engine#choice} of one of them, or {@link #STOP}
     */
    int next(Engine engine, long enabled);
}
