package org.deadc0de.transcript;

import java.util.Locale;

/** A run's results in the Test Anything Protocol, version 14, with YAML diagnostics. */
public final class Tap {
    private Tap() {}

    /** The first release of Perl's Test::Harness (prove) that accepts version 14. */
    private static final double FIRST_TO_KNOW_14 = 3.48;

    /**
     * The version that whoever reads can take.
     *
     * @param harness what {@code HARNESS_VERSION} holds: the release of the prove that started us; empty when none did
     * @return 14, or 13 when that prove knows no later one
     */
    public static int versionFor(String harness) {
        return harness.matches("[0-9]{1,3}([.][0-9]{1,3})?") && Double.parseDouble(harness) < FIRST_TO_KNOW_14
                ? 13
                : 14;
    }

    /** The whole stream, version 14; bails out when nothing was selected. */
    public static String of(Summary summary) {
        return of(summary, 14);
    }

    /**
     * The whole stream; bails out when nothing was selected.
     *
     * @param version 14, or 13 for consumers that know no later one (Perl's prove before 3.48); nothing else differs
     */
    public static String of(Summary summary, int version) {
        if (version != 13 && version != 14) {
            throw new IllegalArgumentException("TAP version " + version + " is neither 13 nor 14");
        }
        StringBuilder out = new StringBuilder("TAP version " + version + "\n");
        out.append("1..").append(summary.results().size()).append('\n');
        if (summary.results().isEmpty()) {
            return out.append("Bail out! nothing was selected\n").toString();
        }
        int number = 0;
        for (Result result : summary.results()) {
            number++;
            boolean ok = result.verdict() == Verdict.PASS || result.verdict() == Verdict.SKIP;
            out.append(ok ? "ok " : "not ok ").append(number).append(" - ").append(described(result.name()));
            if (result.verdict() == Verdict.SKIP) {
                out.append(" # SKIP ").append(described(result.reason()));
            } else if (result.verdict() == Verdict.XFAIL) {
                out.append(" # TODO ").append(described(result.reason()));
            }
            out.append('\n');
            if (!ok) {
                diagnostics(out, result);
            }
        }
        return out.toString();
    }

    private static void diagnostics(StringBuilder out, Result result) {
        out.append("  ---\n");
        out.append("  message: ").append(Json.string(result.reason())).append('\n');
        String severity = result.verdict().name().toLowerCase(Locale.ROOT);
        out.append("  severity: ").append(severity).append('\n');
        if (result.line() > 0) {
            out.append("  at:\n");
            out.append("    file: ").append(Json.string(result.file())).append('\n');
            out.append("    line: ").append(result.line()).append('\n');
            out.append("    column: ").append(result.column()).append('\n');
        }
        String detail = result.detail();
        if (!detail.isEmpty()) {
            out.append("  detail: |\n    ").append(result.verdict()).append('\n'); // its indentation is the block's
            detail.lines().forEach(line -> out.append("    ").append(line).append('\n'));
        }
        out.append("  ...\n");
    }

    /** A description on one line, its marks escaped. */
    private static String described(String text) {
        return Escapes.shown(text.replace('\n', ' ')).replace("\\", "\\\\").replace("#", "\\#");
    }
}
