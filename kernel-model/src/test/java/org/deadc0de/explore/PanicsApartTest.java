package org.deadc0de.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deadc0de.explore.Options.Method;
import org.deadc0de.sim.crash.Panic;
import org.junit.jupiter.api.Test;

/** A kernel that stops, where that is not looked for, ends its execution and no more than that. */
class PanicsApartTest {
    /** One thread panics in a step that nobody else would notice; the other one changes two words, one after the other. */
    private static final class PanicAndPair extends SmallModel {
        private final boolean judgesPanic;

        PanicAndPair(boolean judgesPanic, boolean watched) {
            this.judgesPanic = judgesPanic;
            long left = word(2, "left");
            long right = word(4, "right");
            thread("panics", () -> {
                throw new Panic("at once");
            });
            thread("stores", () -> {
                storeAt(left, 1);
                storeAt(right, 1);
            });
            if (watched) {
                invariant("left is right", () -> peek(left) == peek(right) ? List.of() : List.of("they differ"));
            }
        }

        @Override
        public boolean judgesPanic() {
            return judgesPanic;
        }
    }

    private static Verdict search(SmallModel model, Method method) {
        Options options = new Options(method, 1, 0, 0, -1, 1000, Limits.DEFAULT);
        return new Explorer(model, options).explore(() -> false, status -> {});
    }

    private static StatefulSearch allStates(SmallModel model) {
        StatefulSearch search = new StatefulSearch(model, Limits.DEFAULT);
        search.search(() -> false);
        return search;
    }

    @Test
    void whatTheOthersDoBeforeAPanicIsTried() {
        assertThat(allStates(new PanicAndPair(false, true)).findings()).containsOnlyKeys("invariant left is right");
    }

    @Test
    void theSameWhereEverythingIsExecutedAgain() {
        assertThat(allStates(new PanicAndPair(false, true).executingAgain()).findings())
                .containsOnlyKeys("invariant left is right");
    }

    @Test
    void executionsThatPanicAreCountedApart() {
        assertThat(search(new PanicAndPair(false, false), Method.STATES))
                .isInstanceOfSatisfying(Verdict.Closed.class, closed -> {
                    assertThat(closed.panicked()).isPositive();
                    assertThat(closed.traces()).isEqualTo(-1);
                });
    }

    @Test
    void partialOrdersProveNothingPastAPanic() {
        assertThat(search(new PanicAndPair(false, false), Method.DPOR))
                .isInstanceOfSatisfying(
                        Verdict.Inconclusive.class,
                        open -> assertThat(open.why()).contains("ended in a panic"));
    }

    @Test
    void aPanicThatIsLookedForIsFound() {
        assertThat(search(new PanicAndPair(true, false), Method.STATES))
                .isInstanceOfSatisfying(
                        Verdict.Violated.class,
                        violated -> assertThat(violated.finding().kind()).isEqualTo(Finding.Kind.CRASH));
    }
}
