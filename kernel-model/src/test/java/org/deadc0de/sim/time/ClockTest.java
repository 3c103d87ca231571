package org.deadc0de.sim.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.deadc0de.sim.mem.Memory;
import org.junit.jupiter.api.Test;

class ClockTest {
    private final Memory memory = new Memory(Memory.Abi.AMD64);
    private final Clock clock = new Clock(memory.journal());

    @Test
    void timeJumpsToTheEarliestTimerAndNoFurther() {
        long[] due = {30, 20};
        clock.add(() -> due[0]);
        clock.add(() -> due[1]);

        boolean first = clock.advance();
        boolean again = clock.advance();
        due[1] = Long.MAX_VALUE;
        boolean second = clock.advance();

        assertThat(first).isTrue();
        assertThat(again).as("a timer that is due already moves nothing").isFalse();
        assertThat(second).isTrue();
        assertThat(clock.now()).isEqualTo(30);
    }

    @Test
    void withoutTimersTimeStandsStill() {
        assertThat(clock.advance()).isFalse();
        assertThat(clock.now()).isZero();
    }

    @Test
    void theJournalTakesTimeBack() {
        clock.moveTo(5);
        int mark = memory.journal().mark();

        clock.moveTo(9);
        clock.moveTo(7);
        long later = clock.now();
        memory.journal().undoTo(mark);

        assertThat(later).isEqualTo(9);
        assertThat(clock.now()).isEqualTo(5);
    }
}
