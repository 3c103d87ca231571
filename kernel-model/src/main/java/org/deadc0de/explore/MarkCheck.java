package org.deadc0de.explore;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.deadc0de.sim.sched.Schedule;

/**
 * Tests the promises made with {@code Sched.mark}. It tries every state there is if no thread ever forgets anything, and looks
 * whether those that marks would call the same go on the same way. That takes long; it is for small scenarios and for tests.
 */
final class MarkCheck {
    private final Engine engine;
    private final StateTable seen = new StateTable();
    private final Map<Long, Long> ways = new HashMap<>();
    private String broken;
    private long cameFrom;
    private int fresh;

    MarkCheck(Execution execution, Limits limits) {
        engine = new Engine(execution, limits, false);
        engine.forgetting(true);
    }

    /** What is wrong with the marks, or null when they keep their promises. */
    String check() {
        int[] prefix = {};
        while (prefix != null && broken == null) {
            int[] follow = prefix;
            fresh = prefix.length;
            cameFrom = 0;
            Engine.Ending ending = engine.run((e, enabled) -> next(e, enabled, follow));
            if (ending != Engine.Ending.STOPPED && broken == null && engine.depth() > 0) {
                way(engine, Hash.mix(engine.memoryLow(), engine.finding() == null ? 0 : 1));
            }
            prefix = backtrack();
        }
        return broken;
    }

    private int next(Engine e, long enabled, int[] follow) {
        long here = e.stateLow();
        if (e.depth() >= fresh) {
            way(e, Hash.mix(here, enabled));
            if (broken != null || !seen.add(e.fullState(), here)) {
                return Guide.STOP;
            }
        }
        cameFrom = here;
        return e.depth() < follow.length ? follow[e.depth()] : Engine.choice(Long.numberOfTrailingZeros(enabled), 0);
    }

    /** From what marks call one state, one choice has to lead to what they call one state. */
    private void way(Engine e, long there) {
        if (e.depth() == 0) {
            return;
        }
        int choice = e.choiceAt(e.depth() - 1);
        Long before = ways.putIfAbsent(Hash.mix(cameFrom, choice), there);
        if (before != null && before != there) {
            broken = "a mark forgets something that matters: after " + e.schedule() + " thread "
                    + Schedule.letters(Engine.letter(choice))
                    + " does not do what it did in a state that looks the same";
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
}
