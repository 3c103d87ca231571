package org.deadc0de.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.deadc0de.explore.Checkpoint;
import org.deadc0de.explore.Options;
import org.deadc0de.explore.Verdict;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String RENAMES = "ifconfig em0 name foo & ifconfig lo0 name foo & wait";
    private static final String UNLIKELY = "ifconfig em0.5 create & ifconfig em0.5 create & wait";

    @ParameterizedTest
    @ValueSource(ints = {700, 2000})
    void aSearchThatIsStoppedAgainAndAgainEndsAsOneThatIsNot(int executions) throws Exception {
        Verdict.Closed whole = (Verdict.Closed) search("naming-lock", RENAMES).run(() -> false, status -> {});

        Verdict verdict = null;
        String text = null;
        int stops = 0;
        while (!(verdict instanceof Verdict.Closed)) {
            List<Checkpoint> reached = new ArrayList<>();
            int[] asked = {0};
            verdict = search("naming-lock", RENAMES)
                    .run(
                            () -> asked[0]++ >= executions,
                            status -> {},
                            new Exploration.Going(text == null ? null : Checkpoint.parse(text), 0, 1, reached::add));
            text = reached.isEmpty() ? null : reached.get(0).text();
            stops += reached.size();
            assertThat(stops).isLessThan(300);
        }

        assertThat(stops).isGreaterThan(2);
        assertThat(((Verdict.Closed) verdict).states()).isEqualTo(whole.states());
        assertThat(((Verdict.Closed) verdict).executions()).isEqualTo(whole.executions());
    }

    @Test
    void samplesGoOnWithTheSameDice() throws Exception {
        Options random = Options.DEFAULT.with(Options.Method.PCT);
        Verdict.Violated whole =
                (Verdict.Violated) search("alloc-unr", random, RENAMES).run(() -> false, status -> {});

        Verdict verdict = null;
        Checkpoint at = null;
        for (int i = 0; i < 100 && !(verdict instanceof Verdict.Violated); i++) {
            List<Checkpoint> reached = new ArrayList<>();
            int[] asked = {0};
            verdict = search("alloc-unr", random, RENAMES)
                    .run(() -> asked[0]++ >= 2, status -> {}, new Exploration.Going(at, 0, 1, reached::add));
            at = reached.isEmpty() ? null : Checkpoint.parse(reached.get(0).text());
        }

        assertThat(verdict).isInstanceOf(Verdict.Violated.class);
        assertThat(((Verdict.Violated) verdict).foundBy()).isEqualTo(whole.foundBy());
    }

    @Test
    void theSecondOpinionIsTheSameInAThreadOfItsOwn() throws Exception {
        Exploration exploration = search("ioctl-serializer-while", Options.DEFAULT, RENAMES)
                .lookingFor(new Focus(List.of("interface-names-are-unique")));

        Verdict one = exploration.run(() -> false, status -> {});
        Verdict two = exploration.run(() -> false, status -> {}, new Exploration.Going(null, 0, 2, at -> {}));

        assertThat(((Verdict.Closed) one).traces()).isPositive();
        assertThat(two).isEqualTo(one);
    }

    @Test
    void memoryIsABudget() throws Exception {
        List<Checkpoint> reached = new ArrayList<>();

        Verdict verdict = search("naming-lock", RENAMES)
                .run(() -> false, status -> {}, new Exploration.Going(null, 1 << 18, 1, reached::add));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Inconclusive.class,
                        open -> assertThat(open.why()).startsWith("out of memory"));
        assertThat(reached).hasSize(1);
    }

    @Test
    void anotherSearchIsRefusedWithAReason() throws Exception {
        List<Checkpoint> reached = new ArrayList<>();
        search("naming-lock", RENAMES).run(() -> true, status -> {}, new Exploration.Going(null, 0, 1, reached::add));
        Exploration.Going from = new Exploration.Going(reached.get(0), 0, 1, at -> {});

        assertThatThrownBy(() -> search("naming-lock", UNLIKELY).run(() -> false, status -> {}, from))
                .isInstanceOf(Checkpoint.Unfit.class)
                .hasMessageContaining("other commands or another kernel: its digest is");
        assertThatThrownBy(() -> search("atomic-names", RENAMES).run(() -> false, status -> {}, from))
                .isInstanceOf(Checkpoint.Unfit.class)
                .hasMessage("the checkpoint belongs to naming-lock; this is atomic-names");
        assertThatThrownBy(() -> search("naming-lock", Options.DEFAULT.withSeed(2), RENAMES)
                        .run(() -> false, status -> {}, from))
                .isInstanceOf(Checkpoint.Unfit.class)
                .hasMessageContaining("a search of another kind");
    }

    @Test
    void whatIsNoCheckpointIsSaidToBeNone() {
        assertThatThrownBy(() -> Checkpoint.parse("# A story\n")).hasMessageStartingWith("this is no checkpoint");
        assertThatThrownBy(() -> Checkpoint.parse("deadc0de checkpoint 1\nscenario 1\n"))
                .hasMessageStartingWith("the checkpoint is cut off");
    }

    @Test
    void aCheckpointThatWasChangedIsRefused() throws Exception {
        List<Checkpoint> reached = new ArrayList<>();
        int[] asked = {0};
        search("naming-lock", RENAMES)
                .run(() -> asked[0]++ >= 700, status -> {}, new Exploration.Going(null, 0, 1, reached::add));
        String text = reached.get(0).text();

        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            int at = "deadc0de checkpoint 1\n".length() + random.nextInt(text.length() - 40);
            char other = text.charAt(at) == '7' ? '8' : '7';
            String changed = text.substring(0, at) + other + text.substring(at + 1);

            assertThatThrownBy(() -> Checkpoint.parse(changed))
                    .as("character %d", at)
                    .isInstanceOf(Checkpoint.Unfit.class);
        }
    }

    private static Exploration search(String fix, String line) {
        return search(fix, Options.QUICK, line);
    }

    private static Exploration search(String fix, Options options, String line) {
        HostSetup host = HostSetup.of(Kernels.named("freebsd").orElseThrow());
        return new Exploration(
                new Setup(
                        List.of(new HostSetup(host.name(), host.release(), List.of(fix), Map.of())),
                        0,
                        Optional.empty(),
                        Limits.DEFAULT),
                List.of(line),
                options);
    }
}
