package org.deadc0de.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.deadc0de.sim.mem.Journal;
import org.junit.jupiter.api.Test;

/** Invariants are asked again exactly when something that they read is as it never was while they held. */
class OracleTest {
    private final SmallModel model = new SmallModel();
    private final long first = model.word(0, "first");
    private final long second = model.word(2, "second");
    private final long other = model.word(4, "other");
    private final Journal journal = model.memory.journal();
    private final Oracle oracle = new Oracle(model, List.of(model.memory));

    OracleTest() {
        journal.mark();
    }

    private Oracle watching() {
        model.invariant(
                "words differ or are zero",
                () -> model.memory.peek(first, 4) == 0 || model.memory.peek(first, 4) != model.memory.peek(second, 4)
                        ? List.of()
                        : List.of("both are " + model.memory.peek(first, 4)));
        Oracle watching = new Oracle(model, List.of(model.memory));
        watching.begin();
        return watching;
    }

    @Test
    void nothingIsAskedTwiceWhileTheWordsThatWereReadStayAsTheyAre() {
        Oracle watching = watching();
        watching.check();

        model.memory.poke(other, 4, 7);
        watching.check();

        assertThat(watching.checks()).isEqualTo(1);
    }

    @Test
    void aChangeOfAWordThatWasReadIsNoticed() {
        Oracle watching = watching();
        watching.check();

        model.memory.poke(first, 4, 5);
        boolean held = watching.check() == null;
        model.memory.poke(second, 4, 5);

        assertThat(held).isTrue();
        assertThat(watching.check().places()).containsExactly("both are 5");
    }

    @Test
    void aFillOfTheirPageIsNoticedAlsoByWordsThatWereReadLater() {
        model.memory.hash(false);
        model.memory.poke(first, 4, 9);
        Oracle watching = watching();

        model.memory.fill(first & -4096L, 4096, 3);
        boolean sawTheFill = watching.check() != null;
        model.memory.poke(first, 4, 4);
        boolean holds = watching.check() == null;
        model.memory.fill(first & -4096L, 4096, 5);

        assertThat(sawTheFill).isTrue();
        assertThat(holds).isTrue();
        assertThat(watching.check().places()).containsExactly("both are 5");
    }

    @Test
    void whatWasUndoneIsRemembered() {
        Oracle watching = watching();
        watching.check();
        int mark = journal.mark();
        model.memory.poke(first, 4, 5);
        watching.check();

        watching.beforeUndo(mark);
        journal.undoTo(mark);
        watching.check();
        model.memory.poke(first, 4, 5);
        watching.check();

        assertThat(watching.checks()).isEqualTo(2);
    }

    @Test
    void withNoInvariantsNothingIsAsked() {
        oracle.begin();

        assertThat(oracle.check()).isNull();
        assertThat(oracle.checks()).isZero();
    }

    @Test
    void itSaysWhatAskingAlwaysWouldSay() {
        Oracle watching = watching();
        Random random = new Random(3);
        int[] marks = new int[40];
        int depth = 0;
        for (int i = 0; i < 20_000; i++) {
            if (depth == marks.length || depth > 0 && random.nextInt(3) == 0) {
                depth = random.nextInt(depth);
                watching.beforeUndo(marks[depth]);
                journal.undoTo(marks[depth]);
            } else {
                marks[depth++] = journal.mark();
                long word = random.nextInt(3) == 0 ? other : random.nextBoolean() ? first : second;
                model.memory.poke(word, 4, random.nextInt(4));
            }
            long a = model.memory.peek(first, 4);
            boolean holds = a == 0 || a != model.memory.peek(second, 4);

            assertThat(watching.check() == null).isEqualTo(holds);
        }
        assertThat(watching.checks()).isLessThan(8_000);
    }
}
