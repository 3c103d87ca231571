package org.deadc0de.explore;

import java.util.Arrays;

/**
 * The order that the steps of one execution cannot do without: for each, how many steps of each thread have to come before it.
 * Two executions with the same clocks differ only in the order of steps that do not matter to one another.
 */
final class Clocks {
    private final Dependency dependency;
    private final int threads;
    private final int[] done;
    private final int[] latest;
    private int[][] clocks = new int[64][];
    private int[] ordinals = new int[64];
    private int[] owners = new int[64];
    private int[] outcomes = new int[64];
    private int[][] floors = new int[64][];
    private Footprint[] footprints = new Footprint[64];
    private int size;

    Clocks(Dependency dependency, int threads) {
        this.dependency = dependency;
        this.threads = threads;
        done = new int[threads];
        latest = new int[threads];
    }

    /** Forgets all but the first steps. */
    void truncate(int steps) {
        size = steps;
        Arrays.fill(done, 0);
        Arrays.fill(latest, -1);
        for (int i = 0; i < size; i++) {
            done[owners[i]]++;
            latest[owners[i]] = i;
        }
    }

    int size() {
        return size;
    }

    /** The thread of a step. */
    int owner(int step) {
        return owners[step];
    }

    Footprint footprint(int step) {
        return footprints[step];
    }

    /** The last step of a thread, or -1. */
    int latest(int thread) {
        return latest[thread];
    }

    /** Appends a step. */
    void add(int thread, int outcome, Footprint footprint, boolean afterTime) {
        if (size == clocks.length) {
            int n = size * 2;
            clocks = Arrays.copyOf(clocks, n);
            ordinals = Arrays.copyOf(ordinals, n);
            owners = Arrays.copyOf(owners, n);
            outcomes = Arrays.copyOf(outcomes, n);
            floors = Arrays.copyOf(floors, n);
            footprints = Arrays.copyOf(footprints, n);
        }
        floors[size] = floor(afterTime);
        owners[size] = thread;
        outcomes[size] = outcome;
        footprints[size] = footprint;
        clocks[size] = before(thread, footprint, afterTime);
        clocks[size][thread] = ++done[thread];
        ordinals[size] = done[thread];
        latest[thread] = size++;
    }

    /** What would have to come before a step of {@code thread} that is done now. */
    int[] before(int thread, Footprint footprint, boolean afterTime) {
        int[] clock = ofThread(thread, afterTime);
        for (int i = size - 1; i >= 0; i--) {
            if (ordinals[i] > clock[owners[i]] && dependency.dependent(footprints[i], footprint)) {
                join(clock, i);
            }
        }
        return clock;
    }

    /** What has to come before a thread's next step whatever that does: its last one, and all before time last moved. */
    int[] ofThread(int thread, boolean afterTime) {
        int[] clock = floor(afterTime).clone();
        if (latest[thread] >= 0) {
            join(clock, latest[thread]);
        }
        return clock;
    }

    /** Virtual time moves only when nobody can go on: everything before that comes before everything after. */
    private int[] floor(boolean afterTime) {
        if (afterTime) {
            return done.clone();
        }
        return size == 0 ? new int[threads] : floors[size - 1];
    }

    /** Whether a clock covers a step. */
    boolean covers(int[] clock, int step) {
        return clock[owners[step]] >= ordinals[step];
    }

    /** Whether step {@code later} has to come after step {@code earlier}. */
    boolean isAfter(int later, int earlier) {
        return covers(clocks[later], earlier);
    }

    /** Makes a clock cover a step and all that comes before it. */
    void join(int[] clock, int step) {
        int[] other = clocks[step];
        for (int t = 0; t < threads; t++) {
            clock[t] = Math.max(clock[t], other[t]);
        }
    }

    /** The same for two executions that differ in nothing that matters. */
    long traceHash() {
        long hash = 0;
        for (int i = 0; i < size; i++) {
            long h = Hash.mix(owners[i], outcomes[i]);
            for (int t = 0; t < threads; t++) {
                h = Hash.mix(h, clocks[i][t]);
            }
            hash += h;
        }
        return hash;
    }

    /** Takes over the steps of an execution from a node on; those before are known. */
    void follow(Engine engine, int from) {
        truncate(from);
        for (int i = from; i < engine.depth(); i++) {
            int choice = engine.choiceAt(i);
            add(Engine.letter(choice), Engine.outcome(choice), engine.footprintAt(i), engine.timeMovedBefore(i));
        }
    }
}
