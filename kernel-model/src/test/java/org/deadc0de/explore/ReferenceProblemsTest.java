package org.deadc0de.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.deadc0de.explore.SerializerModel.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceProblemsTest {
    private static SourceDpor partialOrders(Execution execution) {
        SourceDpor dpor = new SourceDpor(execution, Limits.DEFAULT);
        dpor.keepTraces();
        dpor.search(() -> false);
        return dpor;
    }

    private static Verdict verdict(Execution execution) {
        Options options = new Options(Options.Method.AUTO, 1, 100, 0, -1, 500, Limits.DEFAULT);
        return new Explorer(execution, options).explore(() -> false, status -> {});
    }

    @ParameterizedTest
    @CsvSource({"2,1,4", "2,2,40", "3,1,60", "4,1,3840"})
    void theSerializerHasAsManyPartialOrdersAsOthersCounted(int threads, int rounds, int orders) {
        SourceDpor dpor = partialOrders(new SerializerModel(threads, rounds, Test.WHILE));

        assertThat(dpor.isExhausted()).isTrue();
        assertThat(dpor.executions()).isEqualTo(orders);
        assertThat(dpor.traces()).hasSize(orders);
        assertThat(dpor.blocked()).isZero();
        assertThat(dpor.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2,1,0,194", "3,1,0,17712", "2,1,1,6", "3,2,1,120"})
    void theNamesHaveAsManyPartialOrdersAsOthersCounted(int creators, int renamers, int fix, int orders) {
        SourceDpor dpor = partialOrders(new NamesModel(creators, renamers, fix));

        assertThat(dpor.isExhausted()).isTrue();
        assertThat(dpor.executions()).isEqualTo(orders);
        assertThat(dpor.traces()).hasSize(orders);
    }

    @ParameterizedTest
    @CsvSource({"3,1,2", "2,2,2", "4,1,2"})
    void theSerializerWithIfLetsTwoInAfterTwoPreemptions(int threads, int rounds, int preemptions) {
        Verdict verdict = verdict(new SerializerModel(threads, rounds, Test.IF));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Violated.class, violated -> {
            assertThat(violated.finding().signature()).isEqualTo("invariant one-inside");
            assertThat(violated.finding().preemptions()).isEqualTo(preemptions);
            assertThat(violated.certified()).isTrue();
            assertThat(violated.pair()).isNotNull();
        });
    }

    @ParameterizedTest
    @CsvSource({"IF,2,1", "WHILE,2,1", "WHILE,3,1", "WHILE,4,1", "WHILE,5,1", "WHILE,6,1", "WHILE,2,2", "WHILE,3,2"})
    void theSerializerWithWhileIsClosedAndSoIsIfForTwoThreads(Test test, int threads, int rounds) {
        Verdict verdict = verdict(new SerializerModel(threads, rounds, test));

        assertThat(verdict).isInstanceOf(Verdict.Closed.class);
    }

    @ParameterizedTest
    @CsvSource({"0", "2"})
    void namesCollideAfterOnePreemptionWithoutALockAndWithTheLockAroundRenameOnly(int fix) {
        Verdict verdict = verdict(new NamesModel(2, 1, fix));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Violated.class, violated -> {
            assertThat(violated.finding().signature()).isEqualTo("invariant interface-names-are-unique");
            assertThat(violated.finding().preemptions()).isEqualTo(1);
            assertThat(violated.certified()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"2,1", "3,2"})
    void namesAreSafeWithTheLockAroundAllOfIt(int creators, int renamers) {
        Verdict verdict = verdict(new NamesModel(creators, renamers, 1));

        assertThat(verdict).isInstanceOf(Verdict.Closed.class);
    }
}
