package org.deadc0de.explore;

import java.util.List;

/** What a search came to. */
public sealed interface Verdict {
    /** The word for it. */
    String word();

    /**
     * It goes wrong.
     *
     * @param finding how, with the schedule that shows it
     * @param certified whether no schedule with fewer preemptions shows it
     * @param foundBy which search found it first, and in which execution
     * @param trace the execution step by step
     * @param pair the two steps whose order decides, or null when none was found
     * @param others further ways in which it goes wrong, if they came up
     */
    record Violated(
            Finding finding, boolean certified, String foundBy, Trace trace, CriticalPair pair, List<Finding> others)
            implements Verdict {
        @Override
        public String word() {
            return "VIOLATED";
        }
    }

    /**
     * It cannot go wrong within the bounds.
     *
     * @param bounds under which this holds: threads, preemption policy, memory model
     * @param states different states
     * @param executions complete executions of the search that closed it
     * @param traces partial orders counted by the second search, or -1 when it did not finish
     * @param missProbability an upper bound for the probability that equal hashes of different states hid something
     * @param panicked executions that ended because a kernel stopped, which was not looked for
     */
    record Closed(List<String> bounds, long states, long executions, long traces, double missProbability, long panicked)
            implements Verdict {
        @Override
        public String word() {
            return "CLOSED";
        }
    }

    /**
     * Nobody knows yet.
     *
     * @param why the search ended
     * @param remaining what is left
     * @param executions executions so far
     * @param states states so far
     * @param checkedPreemptions all executions with at most so many preemptions are checked; -1 when not even those without
     */
    record Inconclusive(String why, String remaining, long executions, long states, int checkedPreemptions)
            implements Verdict {
        @Override
        public String word() {
            return "INCONCLUSIVE";
        }
    }
}
