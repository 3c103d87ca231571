package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.deadc0de.explore.Options;
import org.deadc0de.session.Exploration;
import org.deadc0de.session.Limits;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.junit.jupiter.api.Test;

/** Searches that somebody with a clock ends. */
class ExplorationsTest {
    private static final String STORY = """
            # Two who look
            ```explore
            # ifconfig -l & ifconfig -l & wait
            history: %s
            ```
            """;

    /** A clock that allows so many questions. */
    private static Explorations.Watch patience(int questions) {
        return new Explorations.Watch() {
            @Override
            public BooleanSupplier beginSearch() {
                int[] left = {questions};
                return () -> --left[0] < 0;
            }

            @Override
            public String budget() {
                return "2 seconds";
            }
        };
    }

    private static Transcript story(String row) throws Exception {
        return TranscriptReader.read("two.md", STORY.formatted(row));
    }

    private static Result replay(String row, Explorations explorations) throws Exception {
        List<Result> results = new Replayer(new SimulatedSessions(Limits.DEFAULT), explorations, Replayer.Options.PLAIN)
                .replay(story(row));
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    @Test
    void aSearchThatTakesTooLongIsNoAnswer() throws Exception {
        Result result = replay("holds", new Explorations(20_000, patience(0)));

        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.cause()).isEqualTo(Result.Cause.BUDGET);
        assertThat(result.reason()).endsWith("this search used up its budget of 2 seconds");
        assertThat(result.line()).isEqualTo(4);
    }

    @Test
    void norIsItWhenTheStorySaysThatTheSearchIsInconclusive() throws Exception {
        assertThat(replay("inconclusive", new Explorations(20_000, patience(0))).verdict())
                .isEqualTo(Verdict.ERROR);
        assertThat(replay("inconclusive", new Explorations(3)).verdict())
                .as("three executions are the same everywhere")
                .isEqualTo(Verdict.PASS);
    }

    /** Only people want to know why: a verdict without its explanation is the same verdict. */
    @Test
    void aRowIsJudgedAsASearchThatExplainsItself() throws Exception {
        List<String> lines =
                List.of("ifconfig bridge0 create", "ifconfig bridge0 name a & ifconfig bridge0 destroy & wait");
        org.deadc0de.session.Setup setup = org.deadc0de.session.Setup.of(
                HostSetup.of(Kernels.named("freebsd").orElseThrow()));

        org.deadc0de.explore.Verdict explained =
                new Exploration(setup, lines, Options.QUICK).run(() -> false, status -> {});
        org.deadc0de.explore.Verdict bare =
                new Exploration(setup, lines, Options.QUICK.withoutExplanation()).run(() -> false, status -> {});

        assertThat(explained).isInstanceOf(org.deadc0de.explore.Verdict.Violated.class);
        assertThat(((org.deadc0de.explore.Verdict.Violated) explained).trace().steps())
                .isNotEmpty();
        assertThat(((org.deadc0de.explore.Verdict.Violated) bare).trace().steps())
                .isEmpty();
        assertThat(((org.deadc0de.explore.Verdict.Violated) bare).finding().schedule())
                .isEqualTo(((org.deadc0de.explore.Verdict.Violated) explained)
                        .finding()
                        .schedule());
        assertThat(Exploration.words(bare)).isEqualTo(Exploration.words(explained));
        assertThat(Exploration.extent(bare)).isEqualTo(Exploration.extent(explained));
    }

    @Test
    void aLongSearchIsPlayedWhenItIsAskedFor() throws Exception {
        Transcript slow =
                TranscriptReader.read("two.md", STORY.formatted("holds").replace("```explore", "```explore slow"));
        Replayer.Options quick = new Replayer.Options(1, name -> true, () -> 0, false);
        SimulatedSessions sessions = new SimulatedSessions(Limits.DEFAULT);

        Result skipped = new Replayer(sessions, new Explorations(20_000), quick)
                .replay(slow)
                .get(0);
        Result played = new Replayer(sessions, new Explorations(20_000), Replayer.Options.PLAIN)
                .replay(slow)
                .get(0);

        assertThat(skipped.verdict()).isEqualTo(Verdict.SKIP);
        assertThat(skipped.reason()).isEqualTo("slow: a long search (--slow plays it)");
        assertThat(played.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void updatingWritesNoSuchRow() throws Exception {
        Transcript story = story("panics");

        Update.Outcome outcome =
                Update.update(story, new SimulatedSessions(Limits.DEFAULT), new Explorations(20_000, patience(0)));

        assertThat(outcome.text()).isEqualTo(story.text());
        assertThat(outcome.notes())
                .containsExactly("history, explore line 2: left alone: the search used up its budget of 2 seconds");
    }
}
