package org.deadc0de.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a failing schedule easier to follow: moves what a thread does later to where it last ran, as long as the same failure
 * comes out with fewer preemptions.
 */
final class Shrinker {
    private static final int MOST_REPLAYS = 400;

    private final Engine engine;
    private final String signature;
    private int[] best;
    private Finding finding;
    private int preemptions;
    private int replays;

    /** A failing execution: its choices, and how it failed. */
    Shrinker(Engine engine, int[] choices, Finding finding) {
        this.engine = engine;
        this.finding = finding;
        signature = finding.signature();
        best = choices.clone();
        preemptions = finding.preemptions();
    }

    /** Shrinks as far as moving segments can. */
    void shrink() {
        attempt(best.clone()); // normal form: what came after the last needed step is gone
        boolean better = true;
        while (better && preemptions > 0 && replays < MOST_REPLAYS) {
            better = mergeOnce();
        }
    }

    private boolean mergeOnce() {
        List<int[]> segments = segments(best);
        for (int i = 0; i < segments.size(); i++) {
            for (int j = i + 1; j < segments.size() && replays < MOST_REPLAYS; j++) {
                if (Engine.letter(segments.get(i)[0]) == Engine.letter(segments.get(j)[0]) && j > i + 1) {
                    if (attempt(moved(segments, j, i + 1)) || attempt(moved(segments, i, j))) {
                        return true;
                    }
                    break; // only next to its nearest segment
                }
            }
        }
        return false;
    }

    /** The choices with segment {@code from} put before segment {@code before}. */
    private static int[] moved(List<int[]> segments, int from, int before) {
        List<int[]> order = new ArrayList<>(segments);
        int[] segment = order.remove(from);
        order.add(from < before ? before - 1 : before, segment);
        return order.stream().flatMapToInt(Arrays::stream).toArray();
    }

    private static List<int[]> segments(int[] choices) {
        List<int[]> segments = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= choices.length; i++) {
            if (i == choices.length || Engine.letter(choices[i]) != Engine.letter(choices[from])) {
                segments.add(Arrays.copyOfRange(choices, from, i));
                from = i;
            }
        }
        return segments;
    }

    private boolean attempt(int[] choices) {
        replays++;
        if (engine.run(new Guides.Lenient(choices)) != Engine.Ending.FAILED
                || !engine.finding().signature().equals(signature)) {
            return false;
        }
        int now = engine.finding().preemptions();
        if (now >= preemptions && !(now == preemptions && engine.depth() < best.length)) {
            return false;
        }
        boolean fewer = now < preemptions;
        best = engine.choices();
        finding = engine.finding();
        preemptions = now;
        return fewer;
    }

    /** The choices that still fail. */
    int[] choices() {
        return best.clone();
    }

    /** How they fail. */
    Finding finding() {
        return finding;
    }

    /** How many executions it took. */
    int replays() {
        return replays;
    }
}
