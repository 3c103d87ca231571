package org.deadc0de.transcript;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Decides whether a whole output is as expected. Every {@code ...} takes as few lines as the rest allows; a {@code (?)}
 * line is there if it can be. When names make a choice fail later, the next choice is tried, within a budget.
 */
final class OutputMatcher {
    private static final long LARGEST_MEMORY = 32_000_000;
    private static final int MOST_MEMORIES = 64;

    /**
     * The outcome.
     *
     * @param bindings names bound afterwards; as before when it does not match
     * @param gaveUp whether it does not match only because a budget ran out
     */
    record Found(boolean matches, Bindings bindings, boolean gaveUp) {}

    private record Choice(int expected, int actual, Bindings bindings) {}

    private final List<Entry.Line> expected;
    private final List<ActualLine> actual;
    private final Work work;
    private final Deque<Choice> choices = new ArrayDeque<>();
    private final IdentityHashMap<Bindings, BitSet> tried = new IdentityHashMap<>();
    private boolean gaveUp;

    private OutputMatcher(List<Entry.Line> expected, List<ActualLine> actual, Work work) {
        this.expected = expected;
        this.actual = actual;
        this.work = work;
    }

    static Found match(List<Entry.Line> expected, List<ActualLine> actual, Bindings before) {
        return new OutputMatcher(expected, actual, Work.forOutput()).run(before);
    }

    private Found run(Bindings before) {
        choices.push(new Choice(0, 0, before));
        while (!choices.isEmpty()) {
            Choice choice = choices.pop();
            Bindings bound = follow(choice.expected(), choice.actual(), choice.bindings());
            if (bound != null) {
                return new Found(true, bound, false);
            }
            if (!work.spendOutside(1)) {
                return new Found(false, before, true);
            }
        }
        return new Found(false, before, gaveUp);
    }

    /** Goes on from one place, leaving behind what else could be tried; null when it leads nowhere. */
    private Bindings follow(int fromExpected, int fromActual, Bindings before) {
        int i = fromExpected;
        int j = fromActual;
        Bindings bindings = before;
        while (i < expected.size()) {
            Entry.Line line = expected.get(i);
            boolean any = line.pattern().isAny();
            if ((any || line.pattern().optional()) && seen(i, j, bindings)) {
                return null;
            }
            if (any) {
                if (i + 1 == expected.size()) {
                    return bindings; // nothing comes after it: it takes the rest
                }
                if (j < actual.size()) {
                    choices.push(new Choice(i, j + 1, bindings));
                }
                i++;
                continue;
            }
            LineMatcher.Found found = j < actual.size()
                    ? LineMatcher.match(line, actual.get(j), bindings, work)
                    : new LineMatcher.Found(false, bindings, false);
            gaveUp |= found.gaveUp();
            if (found.matches()) {
                if (line.pattern().optional()) {
                    choices.push(new Choice(i + 1, j, bindings));
                }
                bindings = found.bindings();
                j++;
            } else if (!line.pattern().optional()) {
                return null;
            }
            i++;
        }
        return j == actual.size() ? bindings : null;
    }

    /** Whether this place was reached before with the very same names bound: then it led nowhere. */
    private boolean seen(int i, int j, Bindings bindings) {
        long places = (long) (expected.size() + 1) * (actual.size() + 1);
        if (places > LARGEST_MEMORY || (tried.size() >= MOST_MEMORIES && !tried.containsKey(bindings))) {
            return false;
        }
        BitSet reached = tried.computeIfAbsent(bindings, none -> new BitSet());
        int place = i * (actual.size() + 1) + j;
        boolean before = reached.get(place);
        reached.set(place);
        return before;
    }
}
