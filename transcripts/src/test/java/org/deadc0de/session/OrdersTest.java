package org.deadc0de.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deadc0de.explore.Options;
import org.deadc0de.explore.Verdict;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final List<String> END_AGAINST_DESTROY = List.of(
            "ifconfig ppp5 create", "mjoin 239.1.1.1 0.0.0.3 &", "ifconfig ppp5 destroy & pkill mjoin & wait; sleep 1");

    private static Setup netbsd(String... fixes) {
        HostSetup host =
                new HostSetup("caller", Kernels.named("netbsd-2.99.16").orElseThrow(), List.of(fixes), Map.of());
        return new Setup(List.of(host), 0, Optional.empty(), Limits.DEFAULT);
    }

    private static Verdict explore(Setup setup, List<String> lines, String... focus) throws Exception {
        return new Exploration(setup, lines, Options.QUICK)
                .lookingFor(new Focus(List.of(focus)))
                .run(() -> false, status -> {});
    }

    @Test
    void givingUpWhereAStateWasMetBeforeLosesNoOutcome() throws Exception {
        Focus panics = new Focus(List.of(Focus.PANICS));
        Orders all = new Orders(netbsd(), END_AGAINST_DESTROY, panics, 0);
        Orders pruned = new Orders(netbsd(), END_AGAINST_DESTROY, panics, 0);

        Set<String> outcomes = all.outcomes(false);

        assertThat(pruned.outcomes(true)).isEqualTo(outcomes);
        assertThat(outcomes).hasSizeGreaterThan(1);
        assertThat(pruned.executions()).isLessThan(all.executions());
    }

    @Test
    void whatItFindsCanBeReplayed() throws Exception {
        Verdict verdict = explore(netbsd(), END_AGAINST_DESTROY, Focus.PANICS);

        assertThat(verdict).isInstanceOf(Verdict.Violated.class);
        var finding = ((Verdict.Violated) verdict).finding();
        assertThat(new Exploration(netbsd(), END_AGAINST_DESTROY, Options.QUICK)
                        .lookingFor(new Focus(List.of(Focus.PANICS)))
                        .replay(finding.schedule())
                        .text())
                .isEqualTo(finding.text());
    }

    @Test
    void withAFixNoOrderPanics() throws Exception {
        assertThat(explore(netbsd("pr-purgeif"), END_AGAINST_DESTROY, Focus.PANICS))
                .isInstanceOf(Verdict.Closed.class);
    }

    @Test
    void aLineWithoutJobsIsRefused() {
        assertThatThrownBy(() -> explore(netbsd(), List.of("ifconfig -a"))).isInstanceOf(Scenario.Unfit.class);
    }
}
