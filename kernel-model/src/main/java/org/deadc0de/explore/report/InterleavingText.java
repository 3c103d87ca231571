package org.deadc0de.explore.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.deadc0de.explore.CriticalPair;
import org.deadc0de.explore.Finding;
import org.deadc0de.explore.Trace;
import org.deadc0de.explore.Verdict;
import org.deadc0de.sim.sched.Schedule;

/**
 * A verdict as plain text of 78 columns: for a failure a table with one column for each thread, one row for each step, from which
 * it can be acted out by hand.
 */
public final class InterleavingText {
    private static final int STEP = 5;
    private static final int GAP = 2;
    private static final int MOST_COLUMNS = 3;
    private static final int MOST_WRITES = 3;

    private InterleavingText() {}

    /** The report; ends with a newline. */
    public static String of(Verdict verdict, Context context) {
        StringBuilder out = new StringBuilder();
        if (verdict instanceof Verdict.Violated violated) {
            violated(out, violated, context);
        } else if (verdict instanceof Verdict.Closed closed) {
            closed(out, closed, context);
        } else if (verdict instanceof Verdict.Inconclusive open) {
            inconclusive(out, open, context);
        }
        return out.toString();
    }

    /** The table alone. */
    public static String table(Trace trace, CriticalPair pair) {
        StringBuilder out = new StringBuilder();
        table(out, trace, pair);
        return out.toString();
    }

    private static void violated(StringBuilder out, Verdict.Violated violated, Context context) {
        Finding finding = violated.finding();
        Columns.hang(out, "", finding.text());
        where(out, context);
        Columns.hang(
                out,
                "",
                String.format(
                        Locale.ROOT,
                        "found by %s; %d steps; preemptions %s",
                        violated.foundBy(),
                        violated.trace().steps().size(),
                        preemptions(violated)));
        replay(out, finding.schedule(), context);
        out.append('\n');
        table(out, violated.trace(), violated.pair());
        int end = out.length();
        if (finding.kind() == Finding.Kind.CRASH && !finding.details().isEmpty()) {
            Columns.hang(out, "in  : ", String.join(" < ", finding.details()));
        } else if (finding.details().size() > 1) {
            finding.details().forEach(detail -> Columns.hang(out, "      ", detail));
        }
        why(out, violated);
        for (Finding other : violated.others()) {
            Columns.hang(out, "also: ", other.text());
        }
        if (out.length() > end) {
            out.insert(end, '\n');
        }
    }

    private static String preemptions(Verdict.Violated violated) {
        int n = violated.finding().preemptions();
        return violated.certified() ? n + " (minimum, certified)" : "<= " + n;
    }

    private static void where(StringBuilder out, Context context) {
        Columns.hang(out, "", "kernel " + context.kernel() + "   scenario " + context.scenario());
    }

    private static void replay(StringBuilder out, Schedule schedule, Context context) {
        String first = "replay: " + context.replay() + " ";
        String text = schedule.toString();
        int room = Columns.WIDTH - 2 - first.length();
        int end = Math.min(Math.max(room, 0), text.length());
        if (end < Math.min(20, text.length())) {
            out.append(first.stripTrailing()).append('\n');
            end = 0;
        } else {
            out.append(first).append(text, 0, end).append('\n');
        }
        for (int at = end; at < text.length(); at += Columns.WIDTH - 10) {
            out.append("        ")
                    .append(text, at, Math.min(text.length(), at + Columns.WIDTH - 10))
                    .append('\n');
        }
    }

    private static void why(StringBuilder out, Verdict.Violated violated) {
        if (violated.pair() == null) {
            return;
        }
        Columns.hang(out, "why : ", why(violated));
        Columns.hang(out, "pair: ", turned(violated));
    }

    /** One sentence: which two steps decide, and why; there is a pair. */
    static String why(Verdict.Violated violated) {
        CriticalPair pair = violated.pair();
        Trace.Step first = violated.trace().steps().get(pair.first() - 1);
        Trace.Step second = violated.trace().steps().get(pair.second() - 1);
        return String.format(
                Locale.ROOT,
                "at step %d %s %s; at step %d %s %s%s. Which comes first decides.",
                pair.first(),
                Schedule.letters(first.letter()),
                does(first),
                pair.second(),
                Schedule.letters(second.letter()),
                does(second),
                pair.words().isEmpty() ? "" : "; both touch " + String.join(", ", pair.words()));
    }

    private static String turned(Verdict.Violated violated) {
        CriticalPair pair = violated.pair();
        String a =
                Schedule.letters(violated.trace().steps().get(pair.first() - 1).letter());
        String b =
                Schedule.letters(violated.trace().steps().get(pair.second() - 1).letter());
        return String.format(
                Locale.ROOT,
                "steps %d (%s) and %d (%s). With step %d of %s moved before step %d of %s %s.",
                pair.first(),
                a,
                pair.second(),
                b,
                pair.second(),
                b,
                pair.first(),
                a,
                pair.outcome());
    }

    private static String does(Trace.Step step) {
        return step.text() + (step.function().isEmpty() ? "" : " in " + step.function() + "()");
    }

    // ---- the table -----------------------------------------------------------------------------------------------

    private static void table(StringBuilder out, Trace trace, CriticalPair pair) {
        List<Integer> columns = new ArrayList<>(acting(trace));
        boolean narrow = columns.size() > MOST_COLUMNS;
        int count = narrow ? 1 : Math.max(1, columns.size());
        int width = Math.min(narrow ? Columns.WIDTH : 40, (Columns.WIDTH - STEP - GAP * count) / count);
        StringBuilder head = new StringBuilder(" step");
        StringBuilder rule = new StringBuilder(" ----");
        if (narrow) {
            head.append("  thread and what it does");
            rule.append("  ").append("-".repeat(width));
            columns.forEach(letter -> out.append("       ")
                    .append(Columns.ascii(trace.threads().get(letter)))
                    .append('\n'));
        } else {
            for (int letter : columns) {
                String name = Columns.ascii(trace.threads().get(letter));
                head.append("  ").append(Columns.pad(name.substring(0, Math.min(width, name.length())), width));
                rule.append("  ").append("-".repeat(width));
            }
        }
        out.append(head.toString().stripTrailing()).append('\n').append(rule).append('\n');
        List<Trace.Step> steps = trace.steps();
        Map<Integer, String> places = new HashMap<>();
        for (int i = 0; i < steps.size(); ) {
            Trace.Step step = steps.get(i);
            int end = i + 1;
            while (end < steps.size() && folds(steps.get(end - 1), steps.get(end), pair)) {
                end++;
            }
            if (step.preempts() && i > 0) {
                cell(out, "!", columns, narrow, width, steps.get(i - 1).letter(), "---- preempted ----");
            }
            cell(
                    out,
                    numbers(step.number(), steps.get(end - 1).number()),
                    columns,
                    narrow,
                    width,
                    step.letter(),
                    text(steps.subList(i, end), pair, places));
            i = end;
        }
    }

    private static Set<Integer> acting(Trace trace) {
        TreeSet<Integer> letters = new TreeSet<>();
        trace.steps().forEach(step -> letters.add(step.letter()));
        return letters;
    }

    /** Whether a step goes into the row of the one before: same thread, and nobody else could notice either. */
    private static boolean folds(Trace.Step before, Trace.Step step, CriticalPair pair) {
        return step.letter() == before.letter()
                && !step.preempts()
                && !before.touchesShared()
                && !step.touchesShared()
                && !isOf(pair, before)
                && !isOf(pair, step);
    }

    private static boolean isOf(CriticalPair pair, Trace.Step step) {
        return pair != null && (pair.first() == step.number() || pair.second() == step.number());
    }

    private static String numbers(int from, int to) {
        return from == to ? String.valueOf(from) : from + "-" + to;
    }

    /**
     * What some steps in a row do, and in which function.
     *
     * @param places where each thread was last said to be: that is not said twice
     */
    private static String text(List<Trace.Step> folded, CriticalPair pair, Map<Integer, String> places) {
        Trace.Step first = folded.get(0);
        Trace.Step last = folded.get(folded.size() - 1);
        StringBuilder text = new StringBuilder(first.text());
        if (folded.size() > 1) {
            text.append(" ..").append(last.text());
        }
        String before = places.put(first.letter(), last.function());
        if (!last.function().isEmpty() && !last.function().equals(before)) {
            text.append(" in ").append(last.function()).append("()");
        }
        Set<String> writes = new LinkedHashSet<>();
        folded.forEach(step -> writes.addAll(step.writes()));
        if (!writes.isEmpty()) {
            text.append("; stores ")
                    .append(String.join(", ", List.copyOf(writes).subList(0, Math.min(MOST_WRITES, writes.size()))));
            if (writes.size() > MOST_WRITES) {
                text.append(", ..");
            }
        }
        if (isOf(pair, first)) {
            text.append(" <==");
        }
        return text.toString();
    }

    private static void cell(
            StringBuilder out,
            String number,
            List<Integer> columns,
            boolean narrow,
            int width,
            int letter,
            String text) {
        int column = narrow ? 0 : Math.max(0, columns.indexOf(letter));
        String indent = " ".repeat(GAP + column * (width + GAP));
        String lead = " ".repeat(Math.max(0, STEP - number.length())) + number;
        for (String line : Columns.wrap(narrow ? Schedule.letters(letter) + ": " + text : text, width)) {
            out.append((lead + indent + line).stripTrailing()).append('\n');
            lead = " ".repeat(STEP);
        }
    }

    // ---- the other verdicts --------------------------------------------------------------------------------------

    private static void closed(StringBuilder out, Verdict.Closed closed, Context context) {
        Columns.hang(out, "", "CLOSED: nothing goes wrong in any interleaving");
        where(out, context);
        StringBuilder counts = new StringBuilder();
        if (closed.states() > 0) {
            counts.append(String.format(
                    Locale.ROOT,
                    "%d states, 128-bit hash, p(miss) < %.0e; ",
                    closed.states(),
                    Math.max(closed.missProbability(), 1e-99) * 1.01));
        }
        counts.append(closed.executions()).append(" executions");
        if (closed.traces() >= 0) {
            counts.append("; second engine agrees: ").append(closed.traces()).append(" partial orders");
        } else {
            counts.append("; not confirmed by the second engine");
        }
        Columns.hang(out, "count: ", counts.toString());
        if (closed.panicked() > 0) {
            Columns.hang(
                    out,
                    "apart: ",
                    closed.panicked() == 1
                            ? "1 execution ended in a panic, which was not looked for"
                            : closed.panicked() + " executions ended in a panic, which was not looked for");
        }
        Columns.hang(out, "bound: ", String.join("; ", closed.bounds()));
    }

    private static void inconclusive(StringBuilder out, Verdict.Inconclusive open, Context context) {
        Columns.hang(out, "", "INCONCLUSIVE: " + open.why());
        where(out, context);
        Columns.hang(
                out,
                "count: ",
                String.format(Locale.ROOT, "%d executions, %d states", open.executions(), open.states()));
        Columns.hang(out, "left : ", open.remaining());
    }
}
