package org.deadc0de.explore;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** Tries every interleaving there is, one after the other. Far too slow for anything but judging the other searches. */
final class Naive {
    private final Engine engine;
    private final Dependency dependency;
    private final Set<Long> traces = new TreeSet<>();
    private final Set<Long> finals = new TreeSet<>();
    private final Set<String> failures = new TreeSet<>();
    private long executions;
    private boolean exhausted;

    Naive(Execution execution, Dependency dependency) {
        engine = new Engine(execution, Limits.DEFAULT);
        engine.record(true);
        engine.goOnAfterViolation(true);
        this.dependency = dependency;
    }

    /** Names executions as {@link SourceDpor#countChangesOnly} does. */
    void countChangesOnly() {
        engine.countChangesOnly(true);
    }

    /** Searches until all is done or {@code stop} says so. */
    void search(BooleanSupplier stop) {
        int[] prefix = {};
        while (!stop.getAsBoolean()) {
            int given = prefix.length;
            int[] follow = prefix;
            Engine.Ending ending = engine.run((e, enabled) ->
                    e.depth() < given ? follow[e.depth()] : Engine.choice(Long.numberOfTrailingZeros(enabled), 0));
            executions++;
            note(ending);
            prefix = backtrack();
            if (prefix == null) {
                exhausted = true;
                return;
            }
        }
    }

    private void note(Engine.Ending ending) {
        for (int i = 0; i < engine.depth(); i++) {
            dependency.learn(engine.footprintAt(i));
        }
        Clocks clocks = new Clocks(dependency, engine.threadCount());
        clocks.follow(engine, 0);
        traces.add(clocks.traceHash());
        finals.add(engine.memoryLow());
        if (ending == Engine.Ending.FAILED) {
            failures.add(engine.finding().signature());
        }
        if (ending == Engine.Ending.TOO_LONG) {
            throw new IllegalStateException("an execution without end");
        }
    }

    private int[] backtrack() {
        for (int node = engine.depth() - 1; node >= 0; node--) {
            int again = engine.alternativeAfter(node);
            if (again >= 0) {
                int[] prefix = Arrays.copyOf(engine.choices(), node + 1);
                prefix[node] = again;
                return prefix;
            }
        }
        return null;
    }

    /** The hashes of the partial orders seen. */
    Set<Long> traces() {
        return traces;
    }

    /** The hashes of memory at the ends. */
    Set<Long> finals() {
        return finals;
    }

    /** The signatures of what went wrong. */
    Set<String> failures() {
        return failures;
    }

    long executions() {
        return executions;
    }

    /** Whether nothing is left. */
    boolean isExhausted() {
        return exhausted;
    }
}
