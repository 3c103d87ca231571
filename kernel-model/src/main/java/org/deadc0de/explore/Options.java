package org.deadc0de.explore;

/**
 * How to search.
 *
 * @param method which way
 * @param seed of everything random
 * @param samples random executions to begin with
 * @param maxExecutions executions of all searches together, or 0 for no such bound
 * @param maxPreemptions how many preemptions to go up to, or -1 for all executions there are
 * @param secondOpinion executions that a second, independent search may take to confirm that nothing goes wrong; 0 for none
 * @param limits of one execution
 * @param explains whether a verdict tells the execution step by step and names the steps whose order decides
 */
public record Options(
        Method method,
        long seed,
        int samples,
        long maxExecutions,
        int maxPreemptions,
        long secondOpinion,
        Limits limits,
        boolean explains) {
    /** A search whose verdict explains itself. */
    public Options(
            Method method,
            long seed,
            int samples,
            long maxExecutions,
            int maxPreemptions,
            long secondOpinion,
            Limits limits) {
        this(method, seed, samples, maxExecutions, maxPreemptions, secondOpinion, limits, true);
    }

    /** Which way to search. */
    public enum Method {
        /** Samples, then states by rising preemptions, then all states; partial orders as a second opinion. */
        AUTO,
        /** Random walks only. */
        RANDOM,
        /** Random priorities with three to five changes only. */
        PCT,
        /** Partial orders only. */
        DPOR,
        /** States only. */
        STATES
    }

    /** The usual way. */
    public static final Options DEFAULT = new Options(Method.AUTO, 1, 1000, 0, -1, 120_000, Limits.DEFAULT);

    /** One search and no more: for whoever asks for many verdicts. */
    public static final Options QUICK = new Options(Method.AUTO, 1, 200, 0, -1, 0, Limits.DEFAULT);

    /** The same, another way. */
    public Options with(Method other) {
        return new Options(other, seed, samples, maxExecutions, maxPreemptions, secondOpinion, limits, explains);
    }

    /** The same with another bound on executions. */
    public Options withMaxExecutions(long executions) {
        return new Options(method, seed, samples, executions, maxPreemptions, secondOpinion, limits, explains);
    }

    /** The same with another seed. */
    public Options withSeed(long newSeed) {
        return new Options(method, newSeed, samples, maxExecutions, maxPreemptions, secondOpinion, limits, explains);
    }

    /** The same for whoever wants the verdict alone: an execution that fails has no steps, and no pair of them decides. */
    public Options withoutExplanation() {
        return new Options(method, seed, samples, maxExecutions, maxPreemptions, secondOpinion, limits, false);
    }
}
