package org.deadc0de.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.deadc0de.explore.Options;
import org.deadc0de.explore.Verdict;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.junit.jupiter.api.Test;

class FixMatrixTest {
    @Test
    void aFixProvesNothingWhenHistoryHoldsOrWhenTheCommandsNeverReachIt() throws Exception {
        List<FixMatrix.Row> rows = judge("true & true & wait", Options.QUICK);

        assertThat(rows)
                .hasSizeGreaterThan(5)
                .allSatisfy(row -> assertThat(row.verdict()).isInstanceOf(Verdict.Closed.class));
        assertThat(rows.get(0).name()).isEqualTo(FixMatrix.HISTORY);
        assertThat(rows.get(0).notes())
                .containsExactly("history does not fail either: what follows proves nothing of a fix");
        assertThat(rows.subList(1, rows.size()))
                .allSatisfy(row ->
                        assertThat(row.notes()).containsExactly("these commands never reach what this fix changes"));
    }

    @Test
    void aFixThatFailsIsToldFromOneThatIsNotReachedAndLinesFitIntoAMail() throws Exception {
        List<FixMatrix.Row> rows =
                judge("ifconfig em0 name foo & ifconfig lo0 name foo & wait", Options.QUICK.withMaxExecutions(1000));

        assertThat(rows.get(0).verdict()).isInstanceOf(Verdict.Violated.class);
        assertThat(row(rows, "alloc-unr").verdict()).isInstanceOf(Verdict.Violated.class);
        assertThat(row(rows, "alloc-unr").notes()).contains("these commands never reach what this fix changes");
        assertThat(row(rows, "naming-lock").notes())
                .containsExactly("the schedule that breaks history, as far as it goes: harmless");
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.text().split("\n", -1))
                        .allSatisfy(line -> assertThat(line).matches("[ -~]{1,78}")));
    }

    @Test
    void twoThreadsSayTheSameAsOneInTheSameOrder() throws Exception {
        String line = "ifconfig em0 name foo & ifconfig lo0 name foo & wait";
        Options options = Options.QUICK.withMaxExecutions(600);

        assertThat(texts(judge(line, options, 3))).isEqualTo(texts(judge(line, options, 1)));
    }

    private static List<String> texts(List<FixMatrix.Row> rows) {
        return rows.stream().map(FixMatrix.Row::text).toList();
    }

    private static FixMatrix.Row row(List<FixMatrix.Row> rows, String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<FixMatrix.Row> judge(String line, Options options) throws Exception {
        return judge(line, options, 1);
    }

    private static List<FixMatrix.Row> judge(String line, Options options, int jobs) throws Exception {
        Setup setup = new Setup(
                List.of(HostSetup.of(Kernels.named("freebsd").orElseThrow())), 0, Optional.empty(), Limits.DEFAULT);
        return new FixMatrix(new Exploration(setup, List.of(line), options), () -> () -> false).judge(jobs, row -> {});
    }
}
