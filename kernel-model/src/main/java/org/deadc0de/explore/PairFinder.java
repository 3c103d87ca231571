package org.deadc0de.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the two steps of a failing execution whose order decides: turned round, with everything else as near to the failing order
 * as it can be, the same commands finish with nothing wrong. The latest such pair is the one to tell of.
 */
final class PairFinder {
    private static final int MOST_REPLAYS = 300;

    private final Engine engine;
    private final Execution execution;

    PairFinder(Execution execution, Limits limits) {
        this.execution = execution;
        engine = new Engine(execution, limits);
        engine.record(true);
    }

    /** The pair, or null when turning no single pair round helps. */
    CriticalPair find(int[] choices) {
        engine.run(new Guides.Lenient(choices));
        int[] order = engine.choices();
        Dependency dependency = new Dependency();
        Clocks clocks = new Clocks(dependency, engine.threadCount());
        clocks.follow(engine, 0);
        int[] numbers = new int[order.length];
        int number = 1;
        for (int i = 0; i < order.length; i++) {
            numbers[i] = number;
            number += engine.grantsAt(i);
        }
        CriticalPair nearest = atPreemptions(order, clocks, dependency, numbers);
        if (nearest != null) {
            return nearest;
        }
        CriticalPair telling = byTurning(order, clocks, dependency, numbers, true);
        return telling != null ? telling : byTurning(order, clocks, dependency, numbers, false);
    }

    /** @param telling whether only pairs count that meet in more than the bookkeeping of memory */
    private CriticalPair byTurning(int[] order, Clocks clocks, Dependency dependency, int[] numbers, boolean telling) {
        int replays = 0;
        for (int second = order.length - 1; second > 0; second--) {
            for (int first = second - 1; first >= 0 && replays < MOST_REPLAYS; first--) {
                if (clocks.owner(first) == clocks.owner(second)
                        || !dependency.dependent(clocks.footprint(first), clocks.footprint(second))) {
                    continue;
                }
                List<String> words = words(clocks.footprint(first), clocks.footprint(second), clocks.owner(second));
                if (telling && words.isEmpty()) {
                    continue;
                }
                replays++;
                if (engine.run(new Guides.Lenient(turned(clocks, order, first, second))) == Engine.Ending.COMPLETED) {
                    return new CriticalPair(
                            numbers[first], numbers[second], words, "the same commands finish with nothing wrong");
                }
            }
        }
        return null;
    }

    /**
     * Lets each preempted thread go on for longer before it is preempted, one step more at a time: the first step that makes all well
     * has to come before the first of the others' that cares.
     */
    private CriticalPair atPreemptions(int[] order, Clocks clocks, Dependency dependency, int[] numbers) {
        boolean[] preempts = new boolean[order.length];
        for (int i = 1; i < order.length; i++) {
            preempts[i] = engine.preemptionsAt(i + 1) > engine.preemptionsAt(i);
        }
        for (int at = order.length - 1; at > 0; at--) {
            if (!preempts[at]) {
                continue;
            }
            int preempted = clocks.owner(at - 1);
            List<Integer> later = new ArrayList<>();
            for (int i = at; i < order.length; i++) {
                if (clocks.owner(i) == preempted) {
                    later.add(i);
                }
            }
            for (int count = 1; count <= later.size(); count++) {
                int second = later.get(count - 1);
                if (engine.run(new Guides.Lenient(earlier(order, at, later.subList(0, count))))
                        != Engine.Ending.COMPLETED) {
                    continue;
                }
                for (int first = at; first < second; first++) {
                    if (clocks.owner(first) != preempted
                            && dependency.dependent(clocks.footprint(first), clocks.footprint(second))) {
                        return new CriticalPair(
                                numbers[first],
                                numbers[second],
                                words(clocks.footprint(first), clocks.footprint(second), preempted),
                                "the same commands finish with nothing wrong");
                    }
                }
                break;
            }
        }
        return null;
    }

    /** The same choices, some of them moved forward. */
    private static int[] earlier(int[] order, int to, List<Integer> moved) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            if (i == to) {
                moved.forEach(index -> all.add(order[index]));
            }
            if (!moved.contains(i)) {
                all.add(order[i]);
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] turned(Clocks clocks, int[] order, int first, int second) {
        List<Integer> turned = new ArrayList<>();
        List<Integer> put = new ArrayList<>();
        for (int i = 0; i < first; i++) {
            turned.add(order[i]);
        }
        for (int i = first + 1; i <= second; i++) {
            if (clocks.owner(i) != clocks.owner(first) && (i == second || !clocks.isAfter(i, first))) {
                turned.add(order[i]);
            } else {
                put.add(order[i]);
            }
        }
        turned.add(order[first]);
        turned.addAll(put);
        for (int i = second + 1; i < order.length; i++) {
            turned.add(order[i]);
        }
        return turned.stream().mapToInt(Integer::intValue).toArray();
    }

    private List<String> words(Footprint a, Footprint b, int letter) {
        Set<String> names = new LinkedHashSet<>();
        collect(names, a.writes, b.reads, b.guards, letter);
        collect(names, a.writes, b.writes, b.guards, letter);
        collect(names, a.reads, b.writes, b.guards, letter);
        return new ArrayList<>(names);
    }

    private void collect(Set<String> names, long[] some, long[] others, long[] locks, int letter) {
        for (long word : some) {
            if (Arrays.binarySearch(others, word) >= 0 && Arrays.binarySearch(locks, word) < 0) {
                String name = execution.describe(execution.memoryOf(engine.thread(letter)), word);
                if (name != null && !execution.isBookkeeping(name)) {
                    names.add(Words.field(name));
                }
            }
        }
    }
}
