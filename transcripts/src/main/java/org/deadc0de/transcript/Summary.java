package org.deadc0de.transcript;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of a whole run.
 *
 * @param results one per story and variant, in order
 */
public record Summary(List<Result> results) {
    public Summary {
        results = List.copyOf(results);
    }

    /** How many results have that verdict. */
    public int count(Verdict verdict) {
        return (int)
                results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /**
     * Exit status: 0 as expected, 1 something differs, 3 something cannot be read or nothing was selected or run, 4 a
     * budget ran out, 5 a defect of ours. The worst one counts.
     */
    public int exitCode() {
        int worst = results.stream().allMatch(result -> result.verdict() == Verdict.SKIP) ? 3 : 0;
        for (Result result : results) {
            worst = Math.max(worst, exitCode(result));
        }
        return worst;
    }

    private static int exitCode(Result result) {
        if (result.verdict() != Verdict.ERROR) {
            return result.verdict().isGreen() ? 0 : 1;
        }
        return switch (result.cause()) {
            case BUDGET -> 4;
            case INTERNAL -> 5;
            default -> 3;
        };
    }

    /** {@code 12 replays: 10 passed, 1 failed, 1 skipped}; says so when nothing was selected. */
    public String line() {
        if (results.isEmpty()) {
            return "nothing was selected";
        }
        Map<Verdict, String> words = new EnumMap<>(Verdict.class);
        words.put(Verdict.PASS, "passed");
        words.put(Verdict.FAIL, "failed");
        words.put(Verdict.SKIP, "skipped");
        words.put(Verdict.ERROR, "in error");
        words.put(Verdict.NONDET, "not deterministic");
        words.put(Verdict.XFAIL, "failed as expected");
        words.put(Verdict.XPASS, "passed unexpectedly");
        StringBuilder text = new StringBuilder();
        text.append(results.size()).append(results.size() == 1 ? " replay: " : " replays: ");
        String separator = "";
        for (Map.Entry<Verdict, String> word : words.entrySet()) {
            int count = count(word.getKey());
            if (count > 0) {
                text.append(separator).append(count).append(' ').append(word.getValue());
                separator = ", ";
            }
        }
        return text.toString();
    }

    /** What a terminal shows: one line per result that is not green, its detail, and the count. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Result result : results) {
            if (result.verdict() == Verdict.PASS) {
                continue;
            }
            text.append(result.verdict()).append(' ').append(Escapes.shown(result.name()));
            text.append(result.reason().isEmpty() ? "" : ": " + Escapes.shown(result.reason()))
                    .append('\n');
            text.append(result.verdict() == Verdict.XFAIL ? "" : result.detail());
        }
        return text.append(line()).append('\n').toString();
    }
}
