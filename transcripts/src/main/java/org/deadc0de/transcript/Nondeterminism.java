package org.deadc0de.transcript;

import java.util.List;

/** Finds where two runs of the same story part. */
final class Nondeterminism {
    private Nondeterminism() {}

    /** A NONDET result for two runs that differ; null when they do not. */
    static Result compare(VariantRun first, VariantRun other, Results result, int number) {
        int shorter = Math.min(first.steps().size(), other.steps().size());
        for (int i = 0; i < shorter; i++) {
            StepRun one = first.steps().get(i);
            StepRun two = other.steps().get(i);
            if (!one.output().equals(two.output()) || !one.promptShown().equals(two.promptShown())) {
                String reason = "run " + number + " answered \""
                        + Shorten.to(one.step().command(), 60) + "\" otherwise than run 1";
                String diff = difference(one, two, number);
                Result.Mismatch mismatch =
                        new Result.Mismatch(one.step().line(), one.step().command(), diff, List.of());
                return result.differs(Verdict.NONDET, reason, List.of(mismatch), i + 1);
            }
        }
        if (first.steps().size() == other.steps().size() && (other.trouble() == null) == (first.trouble() == null)) {
            return null;
        }
        String reason = "run " + number + " ended otherwise than run 1"
                + (other.trouble() == null ? "" : ": " + other.trouble().reason());
        int line = first.steps().isEmpty()
                ? 1
                : first.steps().get(Math.max(0, shorter - 1)).step().line();
        return result.of(Verdict.NONDET, reason, line, 1, shorter);
    }

    private static String difference(StepRun one, StepRun two, int number) {
        List<ActualLine> before = ActualLine.cut(one.output().text());
        List<ActualLine> after = ActualLine.cut(two.output().text());
        int least = Math.min(before.size(), after.size());
        int head = 0;
        while (head < least && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < least - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        StringBuilder text = new StringBuilder("@@ output of run 1 (-) and of run " + number + " (+), from its line ");
        text.append(head + 1).append(" @@\n");
        append(text, '-', before.subList(head, before.size() - tail), one.output());
        append(text, '+', after.subList(head, after.size() - tail), two.output());
        return text.toString();
    }

    private static void append(StringBuilder text, char mark, List<ActualLine> lines, Output output) {
        int shown = Math.min(lines.size(), 40);
        for (ActualLine line : lines.subList(0, shown)) {
            text.append(mark)
                    .append(Escapes.shown(Shorten.to(line.text(), 1_000)))
                    .append('\n');
        }
        if (shown < lines.size()) {
            text.append(mark).append("(and ").append(lines.size() - shown).append(" more lines)\n");
        }
        String status = ExpectedText.ofStatus(output);
        text.append(mark).append(status == null ? "[0]" : status).append('\n');
    }
}
