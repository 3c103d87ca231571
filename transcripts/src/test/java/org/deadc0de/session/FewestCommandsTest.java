package org.deadc0de.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.deadc0de.explore.Options;
import org.deadc0de.explore.Verdict;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.junit.jupiter.api.Test;

class FewestCommandsTest {
    @Test
    void jobsAndLinesThatTheFailureDoesNotNeedAreLeftOut() throws Exception {
        Exploration exploration = exploration(
                "ifconfig lo1 create",
                "ifconfig lo1 up",
                "true & ifconfig em0 name foo & ifconfig -l & ifconfig lo0 name foo & wait; ifconfig lo1; true");
        Verdict.Violated found = violated(exploration);

        Exploration.Fewest fewest = exploration.fewest(found, () -> false);

        assertThat(fewest.lines()).containsExactly("ifconfig em0 name foo & ifconfig lo0 name foo & wait");
        assertThat(fewest.given()).isEqualTo(8);
        assertThat(fewest.left()).isEqualTo(2);
        assertThat(fewest.verdict().finding().signature())
                .isEqualTo(found.finding().signature());
        assertThat(fewest.verdict().finding().preemptions()).isEqualTo(1);
        assertThat(fewest.verdict().certified()).isTrue();
    }

    @Test
    void whatIsNeededStays() throws Exception {
        Exploration exploration =
                exploration("ifconfig bridge0 create", "ifconfig bridge0 name foo & ifconfig lo0 name foo & wait");

        assertThat(exploration.fewest(violated(exploration), () -> false)).isNull();
    }

    @Test
    void whoIsStoppedKeepsWhatThereIs() throws Exception {
        Exploration exploration = exploration("true", "ifconfig em0 name foo & ifconfig lo0 name foo & wait");

        assertThat(exploration.fewest(violated(exploration), () -> true)).isNull();
    }

    private static Verdict.Violated violated(Exploration exploration) throws Exception {
        return (Verdict.Violated) exploration.run(() -> false, status -> {});
    }

    private static Exploration exploration(String... lines) {
        Setup setup = new Setup(
                List.of(HostSetup.of(Kernels.named("freebsd").orElseThrow())), 0, Optional.empty(), Limits.DEFAULT);
        return new Exploration(setup, List.of(lines), Options.QUICK);
    }
}
