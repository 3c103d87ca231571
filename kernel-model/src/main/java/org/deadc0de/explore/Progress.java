package org.deadc0de.explore;

/** Is told now and then how far a search has come. */
@FunctionalInterface
public interface Progress {
    /**
     * How far a search has come.
     *
     * @param phase what it is doing, in a few words
     * @param executions executions so far
     * @param states different states so far, 0 when they are not counted
     * @param checkedPreemptions all executions with at most so many preemptions are checked; -1 when not even those without
     * @param open places known where something is left to try
     * @param done which part of the phase is done, from 0 to 1, as an estimate; negative when there is none
     */
    record Status(String phase, long executions, long states, int checkedPreemptions, long open, double done) {}

    void on(Status status);
}
