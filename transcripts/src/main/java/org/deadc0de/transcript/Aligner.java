package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.deadc0de.transcript.Alignment.Pair;
import org.deadc0de.transcript.Alignment.What;

/**
 * Pairs the lines of an output that is not as expected with those that were: as many expected lines as possible are
 * kept, then as many others as possible are paired with what stands in their place.
 */
final class Aligner {
    private static final long LARGEST_TABLE = 9_000_000;
    private static final int LITERALLY_AHEAD = 1_000;
    private static final int PATTERNS_AHEAD = 30;

    private static final long DELETE = 1L << 32;
    private static final long REPLACE = DELETE - 8;
    private static final long REPLACE_SIMILAR = DELETE - 10;
    private static final long INSERT = 4;
    private static final long PASS_OVER = 1;

    private static final byte BY_KEEP = 1;
    private static final byte BY_REPLACE = 2;
    private static final byte BY_DELETE = 3;
    private static final byte BY_INSERT = 4;
    private static final byte BY_PASSING_LINE = 5;
    private static final byte BY_PASSING_OVER = 6;

    private final List<Entry.Line> expected;
    private final List<ActualLine> actual;
    private final Bindings before;
    private final Map<String, CaptureType> loose = new TreeMap<>();
    private final Work work = Work.forOutput();

    private Aligner(List<Entry.Line> expected, List<ActualLine> actual, Bindings before) {
        this.expected = expected;
        this.actual = actual;
        this.before = before;
        expected.forEach(line -> line.pattern().declare(loose));
        loose.keySet().removeIf(name -> before.get(name) != null);
    }

    static Alignment align(List<Entry.Line> expected, List<ActualLine> actual, Bindings before) {
        Aligner aligner = new Aligner(expected, actual, before);
        return aligner.settle(aligner.pair());
    }

    private boolean canKeep(int i, int j) {
        Entry.Line line = expected.get(i);
        ActualLine printed = actual.get(j);
        if (printed.ended() && printed.text().equals(line.written())) {
            return true;
        }
        boolean literalOnly = line.pattern().kind() == LinePattern.Kind.LITERAL
                && line.pattern().text().equals(line.written());
        return !literalOnly && LineMatcher.couldMatch(line, printed, before, loose, work);
    }

    private List<Pair> pair() {
        int head = 0;
        int least = Math.min(expected.size(), actual.size());
        while (head < least && isPlain(head) && canKeep(head, head)) {
            head++;
        }
        int tail = 0;
        while (tail < least - head
                && isPlain(expected.size() - 1 - tail)
                && canKeep(expected.size() - 1 - tail, actual.size() - 1 - tail)) {
            tail++;
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < head; i++) {
            pairs.add(keep(i, i));
        }
        int toExpected = expected.size() - tail;
        int toActual = actual.size() - tail;
        long table = (long) (toExpected - head + 1) * (toActual - head + 1);
        pairs.addAll(table > LARGEST_TABLE ? coarse(head, toExpected, toActual) : best(head, toExpected, toActual));
        for (int i = 0; i < tail; i++) {
            pairs.add(keep(toExpected + i, toActual + i));
        }
        return pairs;
    }

    private boolean isPlain(int i) {
        return !expected.get(i).pattern().isAny() && !expected.get(i).pattern().optional();
    }

    private Pair keep(int i, int j) {
        return new Pair(What.KEEP, expected.get(i), actual.get(j), "");
    }

    /** For outputs too large to weigh every pairing: walks both and looks a little ahead. */
    private List<Pair> coarse(int head, int toExpected, int toActual) {
        Map<String, NavigableSet<Integer>> places = new HashMap<>();
        for (int j = head; j < toActual; j++) {
            places.computeIfAbsent(actual.get(j).text(), none -> new TreeSet<>())
                    .add(j);
        }
        List<Pair> pairs = new ArrayList<>();
        List<Entry.Line> missing = new ArrayList<>();
        int j = head;
        for (int i = head; i < toExpected; i++) {
            Entry.Line line = expected.get(i);
            int at = ahead(i, j, toActual, places.get(line.written()));
            if (at >= 0) {
                between(pairs, missing, j, at);
                pairs.add(keep(i, at));
                j = at + 1;
            } else if (line.pattern().isAny() || line.pattern().optional()) {
                between(pairs, missing, j, j);
                pairs.add(new Pair(What.PASS_OVER, line, null, ""));
            } else {
                missing.add(line);
            }
        }
        between(pairs, missing, j, toActual);
        return pairs;
    }

    /** The next printed line that an expected line could be; -1 when none comes soon. */
    private int ahead(int i, int from, int toActual, NavigableSet<Integer> literally) {
        if (expected.get(i).pattern().isAny()) {
            return -1;
        }
        Integer place = literally == null ? null : literally.ceiling(from);
        if (place != null && place < from + LITERALLY_AHEAD && canKeep(i, place)) {
            return place;
        }
        for (int at = from; at < Math.min(toActual, from + PATTERNS_AHEAD); at++) {
            if (canKeep(i, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Pairs the lines that are missing with those printed instead, and forgets them. */
    private void between(List<Pair> pairs, List<Entry.Line> missing, int from, int to) {
        int j = from;
        for (Entry.Line line : missing) {
            pairs.add(
                    j < to ? new Pair(What.REPLACE, line, actual.get(j++), "") : new Pair(What.DELETE, line, null, ""));
        }
        for (; j < to; j++) {
            pairs.add(new Pair(What.INSERT, null, actual.get(j), ""));
        }
        missing.clear();
    }

    private List<Pair> best(int head, int toExpected, int toActual) {
        int rows = toExpected - head;
        int columns = toActual - head;
        byte[][] by = new byte[rows + 1][columns + 1];
        long[] above = new long[columns + 1];
        for (int j = 1; j <= columns; j++) {
            above[j] = above[j - 1] + INSERT;
            by[0][j] = BY_INSERT;
        }
        for (int i = 1; i <= rows; i++) {
            above = row(head, i, above, by[i]);
        }
        return walkBack(head, toExpected, toActual, by);
    }

    private long[] row(int head, int i, long[] above, byte[] by) {
        Entry.Line line = expected.get(head + i - 1);
        boolean any = line.pattern().isAny();
        boolean free = any || line.pattern().optional();
        String word = firstWord(line.pattern().text());
        long[] cost = new long[above.length];
        cost[0] = above[0] + (free ? 0 : DELETE);
        by[0] = free ? BY_PASSING_OVER : BY_DELETE;
        for (int j = 1; j < above.length; j++) {
            cost[j] = above[j] + (free ? 0 : DELETE);
            by[j] = free ? BY_PASSING_OVER : BY_DELETE;
            if (any) {
                if (cost[j - 1] + PASS_OVER < cost[j]) {
                    cost[j] = cost[j - 1] + PASS_OVER;
                    by[j] = BY_PASSING_LINE;
                }
                continue;
            }
            if (cost[j - 1] + INSERT <= cost[j]) {
                cost[j] = cost[j - 1] + INSERT;
                by[j] = BY_INSERT;
            }
            if (canKeep(head + i - 1, head + j - 1)) {
                if (above[j - 1] <= cost[j]) {
                    cost[j] = above[j - 1];
                    by[j] = BY_KEEP;
                }
            } else if (!free) {
                boolean similar = word.equals(firstWord(actual.get(head + j - 1).text()));
                long replaced = above[j - 1] + (similar ? REPLACE_SIMILAR : REPLACE);
                if (replaced < cost[j]) {
                    cost[j] = replaced;
                    by[j] = BY_REPLACE;
                }
            }
        }
        return cost;
    }

    private List<Pair> walkBack(int head, int toExpected, int toActual, byte[][] by) {
        List<Pair> pairs = new ArrayList<>();
        int i = toExpected - head;
        int j = toActual - head;
        while (i > 0 || j > 0) {
            Entry.Line line = i > 0 ? expected.get(head + i - 1) : null;
            ActualLine printed = j > 0 ? actual.get(head + j - 1) : null;
            byte how = by[i][j];
            if (how != BY_PASSING_LINE) {
                boolean both = how == BY_KEEP || how == BY_REPLACE;
                boolean lineOnly = how == BY_DELETE || how == BY_PASSING_OVER;
                pairs.add(new Pair(what(how), lineOnly || both ? line : null, lineOnly ? null : printed, ""));
            }
            i -= how == BY_INSERT || how == BY_PASSING_LINE ? 0 : 1;
            j -= how == BY_DELETE || how == BY_PASSING_OVER ? 0 : 1;
        }
        Collections.reverse(pairs);
        return pairs;
    }

    private static What what(byte how) {
        return switch (how) {
            case BY_KEEP -> What.KEEP;
            case BY_REPLACE -> What.REPLACE;
            case BY_DELETE -> What.DELETE;
            case BY_INSERT -> What.INSERT;
            default -> What.PASS_OVER;
        };
    }

    private static String firstWord(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) <= ' ') {
            start++;
        }
        int end = start;
        while (end < text.length() && text.charAt(end) > ' ') {
            end++;
        }
        return text.substring(start, end);
    }

    /** Binds names in order; a line kept so far whose names turn out unequal is replaced, and says why. */
    private Alignment settle(List<Pair> pairs) {
        List<Pair> settled = new ArrayList<>(pairs.size());
        Bindings bindings = before;
        for (Pair pair : pairs) {
            boolean paired = pair.what() == What.KEEP || pair.what() == What.REPLACE;
            if (!paired || !pair.expected().pattern().hasNames()) {
                settled.add(pair);
                continue;
            }
            LineMatcher.Found found = LineMatcher.match(pair.expected(), pair.actual(), bindings, work);
            if (pair.what() == What.KEEP && found.matches()) {
                bindings = found.bindings();
                settled.add(pair);
                continue;
            }
            String complaint = LineMatcher.complaint(pair.expected(), pair.actual(), bindings, work);
            if (pair.expected().pattern().optional()) {
                settled.add(new Pair(What.PASS_OVER, pair.expected(), null, ""));
                settled.add(new Pair(What.INSERT, null, pair.actual(), complaint));
            } else {
                settled.add(new Pair(What.REPLACE, pair.expected(), pair.actual(), complaint));
            }
        }
        return new Alignment(settled, bindings);
    }
}
