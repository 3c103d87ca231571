package org.deadc0de.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.deadc0de.sim.sched.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkCheckTest {
    @ParameterizedTest
    @CsvSource({"IF,2,1", "WHILE,2,1", "WHILE,2,2", "WHILE,3,1"})
    void theMarksOfTheSerializerKeepTheirPromise(SerializerModel.Test test, int threads, int rounds) {
        MarkCheck check = new MarkCheck(new SerializerModel(threads, rounds, test), Limits.DEFAULT);

        assertThat(check.check()).isNull();
    }

    @Test
    void aMarkThatLeavesOutALiveLocalIsDetected() {
        SmallModel model = new SmallModel();
        long x = model.word(0, "x");
        model.thread("reader", () -> {
            int value = model.loadAt(x);
            model.sched.mark("read");
            model.sched.point(Kind.PREEMPT, 0);
            model.storeAt(x + 4, value);
        });
        model.thread("writer", () -> {
            model.storeAt(x, 1);
            model.storeAt(x, 0);
        });

        String broken = new MarkCheck(model, Limits.DEFAULT).check();

        assertThat(broken).startsWith("a mark forgets something that matters: after x1:00000000:");
    }

    @Test
    void theSameMarkWithTheLocalIsFine() {
        SmallModel model = new SmallModel();
        long x = model.word(0, "x");
        model.thread("reader", () -> {
            int value = model.loadAt(x);
            model.sched.mark("read", value);
            model.sched.point(Kind.PREEMPT, 0);
            model.storeAt(x + 4, value);
        });
        model.thread("writer", () -> {
            model.storeAt(x, 1);
            model.storeAt(x, 0);
        });

        assertThat(new MarkCheck(model, Limits.DEFAULT).check()).isNull();
    }
}
