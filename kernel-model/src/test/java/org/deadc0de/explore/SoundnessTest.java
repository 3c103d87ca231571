package org.deadc0de.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SoundnessTest {
    static Stream<String> models() {
        return MicroModels.all().keySet().stream();
    }

    private static SmallModel model(String name) {
        return MicroModels.all().get(name).get();
    }

    private static Naive everything(SmallModel model) {
        Dependency dependency = new Dependency();
        Naive naive = new Naive(model, dependency);
        naive.search(() -> naive.executions() > 40_000);
        assertThat(naive.isExhausted()).isTrue();
        if (dependency.hasSingleWakeups()) {
            Naive again = new Naive(model, dependency);
            again.search(() -> false);
            return again;
        }
        return naive;
    }

    private static SourceDpor partialOrders(SmallModel model, Dependency dependency) {
        SourceDpor dpor = new SourceDpor(model, Limits.DEFAULT, dependency, new Dependency());
        dpor.keepTraces();
        dpor.search(() -> dpor.executions() > 40_000);
        return dpor;
    }

    @ParameterizedTest
    @MethodSource("models")
    void partialOrderReductionSeesExactlyThePartialOrdersThereAre(String name) {
        Naive naive = everything(model(name));

        SourceDpor dpor = partialOrders(model(name), new Dependency());

        assertThat(dpor.isExhausted()).isTrue();
        assertThat(dpor.traces()).isEqualTo(naive.traces());
        assertThat(dpor.executions()).isEqualTo(naive.traces().size());
        assertThat(dpor.findings().keySet()).isEqualTo(naive.failures());
    }

    @ParameterizedTest
    @MethodSource("models")
    void whoIsToldOfNothingJudgesAlike(String name) {
        Engine told = new Engine(model(name), Limits.DEFAULT);
        Engine judging = Engine.judging(model(name), Limits.DEFAULT);
        Guide one = Guides.randomWalk(new Guides.Dice(5));
        Guide other = Guides.randomWalk(new Guides.Dice(5));
        for (int i = 0; i < 200; i++) {
            Engine.Ending ending = told.run(one);

            assertThat(judging.run(other)).isEqualTo(ending);
            assertThat(judging.choices()).isEqualTo(told.choices());
            assertThat(judging.finding()).usingRecursiveComparison().isEqualTo(told.finding());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void whereOnlyChangesCountThereAreFewerPartialOrdersAndTheyEndInEveryWayThereIs(String name) {
        Naive naive = everythingByChanges(model(name));
        SourceDpor dpor = new SourceDpor(model(name), Limits.DEFAULT, new Dependency(), new Dependency());
        dpor.keepTraces();
        dpor.countChangesOnly();

        dpor.search(() -> dpor.executions() > 40_000);

        assertThat(dpor.isExhausted()).isTrue();
        assertThat(dpor.traces()).isEqualTo(naive.traces());
        assertThat(dpor.executions()).isEqualTo(naive.traces().size());
        assertThat(dpor.finals()).isEqualTo(naive.finals());
        assertThat(dpor.findings().keySet()).isEqualTo(naive.failures());
    }

    private static Naive everythingByChanges(SmallModel model) {
        Dependency dependency = new Dependency();
        Naive naive = new Naive(model, dependency);
        naive.countChangesOnly();
        naive.search(() -> naive.executions() > 40_000);
        assertThat(naive.isExhausted()).isTrue();
        if (dependency.hasSingleWakeups()) {
            Naive again = new Naive(model, dependency);
            again.countChangesOnly();
            again.search(() -> false);
            return again;
        }
        return naive;
    }

    @Test
    void takingAndReleasingALockIsNothingThatAnotherCouldNotice() {
        SmallModel model = MicroModels.lookers();

        SourceDpor counted = partialOrders(model, new Dependency());
        SourceDpor byChanges = new SourceDpor(MicroModels.lookers(), Limits.DEFAULT);
        byChanges.countChangesOnly();
        byChanges.search(() -> false);

        assertThat(counted.executions()).isEqualTo(6);
        assertThat(byChanges.executions()).isEqualTo(1);
    }

    @Test
    void whatIsBrokenOnlyBetweenTwoIndependentStepsIsSeenWhereInvariantsAreWatched() {
        Naive naive = everything(MicroModels.brokenInBetween());
        SourceDpor blind = new SourceDpor(MicroModels.brokenInBetween(), Limits.DEFAULT);
        SourceDpor watching = new SourceDpor(MicroModels.brokenInBetween(), Limits.DEFAULT);
        watching.countChangesOnly();
        watching.watchInvariants();

        blind.search(() -> false);
        watching.search(() -> false);

        assertThat(naive.failures()).containsExactly("invariant not-both");
        assertThat(blind.findings()).isEmpty();
        assertThat(watching.findings().keySet()).containsExactly("invariant not-both");
    }

    @Test
    void whereAGuardAsksWhereAHolderStandsPartialOrdersProveNothingAndStatesStillReachEveryEnd() {
        Naive naive = everything(MicroModels.sleepingOwner());
        SourceDpor dpor = partialOrders(MicroModels.sleepingOwner(), new Dependency());
        StatefulSearch states = new StatefulSearch(MicroModels.sleepingOwner(), Limits.DEFAULT);
        states.keepFinals();
        states.findAll();

        states.search(() -> false);

        assertThat(dpor.traces()).isNotEqualTo(naive.traces());
        assertThat(dpor.isUnsure()).isTrue();
        assertThat(dpor.isExhausted()).isFalse();
        assertThat(states.isExhausted()).isTrue();
        assertThat(states.finals()).isEqualTo(naive.finals());
    }

    @ParameterizedTest
    @MethodSource("models")
    void executingAgainAndPlayingBackSeeTheSame(String name) {
        SourceDpor playingBack = partialOrders(model(name), new Dependency());

        SourceDpor again = partialOrders(model(name).executingAgain(), new Dependency());

        assertThat(again.traces()).isEqualTo(playingBack.traces());
        assertThat(again.executions()).isEqualTo(playingBack.executions());
    }

    @ParameterizedTest
    @MethodSource("models")
    void theStateSearchReachesEveryEndAndEveryFailure(String name) {
        Naive naive = everything(model(name));
        for (boolean again : new boolean[] {false, true}) {
            SmallModel model = model(name);
            StatefulSearch search = new StatefulSearch(again ? model.executingAgain() : model, Limits.DEFAULT);
            search.keepFinals();
            search.findAll();

            search.search(() -> false);

            assertThat(search.isExhausted()).isTrue();
            assertThat(search.finals()).isEqualTo(naive.finals());
            assertThat(search.findings().keySet()).isEqualTo(naive.failures());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theSearchByPreemptionsReachesEveryEndAndEveryFailure(String name) {
        Naive naive = everything(model(name));
        StatefulSearch search = new StatefulSearch(model(name), Limits.DEFAULT);
        search.byPreemptions(100);
        search.keepFinals();
        search.findAll();

        search.search(() -> false);

        assertThat(search.isExhausted()).isTrue();
        assertThat(search.finals()).isEqualTo(naive.finals());
        assertThat(search.findings().keySet()).isEqualTo(naive.failures());
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnyEntryOfTheTableSomePartialOrderIsMissed(Dependency.Rule rule) {
        List<String> noticed = new ArrayList<>();
        for (Map.Entry<String, Supplier<SmallModel>> model : MicroModels.all().entrySet()) {
            Set<Long> whole =
                    partialOrders(model.getValue().get(), new Dependency()).traces();
            Dependency crippled = new Dependency(EnumSet.complementOf(EnumSet.of(rule)));
            Set<Long> seen = partialOrders(model.getValue().get(), crippled).traces();
            if (!whole.equals(seen)) {
                noticed.add(model.getKey());
            }
        }

        assertThat(noticed).isNotEmpty();
    }
}
