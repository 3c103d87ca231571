package org.deadc0de.explore.report;

import java.util.List;
import java.util.Locale;
import org.deadc0de.explore.DataRace;

/** Data races as the kernel concurrency sanitizer of Linux prints them: two blocks, one for each access. */
public final class KcsanText {
    private static final String RULE = "=".repeat(66);

    private KcsanText() {}

    /** All of them, each between two rules; ends with a newline. */
    public static String of(List<DataRace> races) {
        StringBuilder out = new StringBuilder();
        for (DataRace race : races) {
            out.append(RULE).append('\n');
            Columns.hang(
                    out,
                    "",
                    "BUG: KCSAN: data-race in " + function(race.first()) + " / " + function(race.second()) + " on "
                            + race.word());
            block(out, race.first());
            block(out, race.second());
        }
        return races.isEmpty() ? "" : out.append(RULE).append('\n').toString();
    }

    private static String function(DataRace.Access access) {
        return access.functions().isEmpty() ? "user mode" : access.functions().get(0);
    }

    private static void block(StringBuilder out, DataRace.Access access) {
        out.append('\n');
        Columns.hang(
                out,
                "",
                String.format(
                        Locale.ROOT,
                        "%s 0x%x of %d byte%s by %s on cpu %d:",
                        access.write() ? "write to" : "read to",
                        access.address(),
                        access.length(),
                        access.length() == 1 ? "" : "s",
                        access.thread(),
                        access.cpu()));
        access.functions().forEach(function -> out.append(' ').append(function).append('\n'));
    }
}
