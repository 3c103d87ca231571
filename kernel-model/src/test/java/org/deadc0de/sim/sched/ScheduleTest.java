package org.deadc0de.sim.sched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final String DIGEST = "5c1e90d2";

    private final List<String> happened = new ArrayList<>();
    private final Sched sched = new Sched();

    /** A thread that passes so many points and leaves a trace of each. */
    private void letter(int letter, int points) {
        String name = Schedule.letters(letter);
        sched.spawn("host", letter + 1, letter + 1, name, () -> {
                    for (int i = 0; i < points; i++) {
                        happened.add(name + i);
                        sched.point(Kind.PREEMPT, 0);
                    }
                    happened.add(name + ".");
                })
                .letter(letter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x1:5c1e90d2:", "x1:5c1e90d2:A8!B3.A4", "x1:5c1e90d2:A1?3.A2?0!AA17.ZZ1.AAA9"})
    void whatIsPrintedCanBeReadBack(String text) {
        assertThat(Schedule.parse(text)).hasToString(text);
    }

    @Test
    void mailWrappingAndQuotingDoNoHarm() {
        Schedule schedule = Schedule.parse("x1:5c1e90d2:A8!B3.A4!C17.B2");

        String mailed = "> " + String.join("\n> > ", schedule.wrapped(7)) + "\r\n";

        assertThat(Schedule.parse(mailed)).isEqualTo(schedule);
    }

    @Test
    void preemptionsAreTheExclamationMarks() {
        assertThat(Schedule.parse("x1:5c1e90d2:A8!B3.A4!C1").preemptions()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|schedule: expected \"x1:\", eight hexadecimal digits and \":\", found \"hello\"",
                "x1:5c1e90d2:A8B3|schedule: character 15: expected \"!\" or \".\", found \"B3\"",
                "x1:5c1e90d2:8|schedule: character 13: expected a thread's letter, found \"8\"",
                "x1:5c1e90d2:A|schedule: character 14: expected a number of steps, found \"\"",
                "x1:5c1e90d2:A3?!B|schedule: character 16: expected the value of a choice, found \"!B\""
            })
    void whatCannotBeReadIsRefusedAtItsPlace(String text, String message) {
        assertThatThrownBy(() -> Schedule.parse(text)).hasMessage(message);
    }

    @Test
    void everyRecordedRunReplaysToTheSameRunAndTheSameSchedule() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            ScheduleRecorder first =
                    new ScheduleRecorder((s, running, enabled, count) -> enabled[random.nextInt(count)]);
            List<String> original = run(first, 3);

            Schedule schedule = Schedule.parse(first.schedule(DIGEST).toString());
            ScheduleRecorder second = new ScheduleRecorder(new ReplaySchedule(schedule));
            List<String> replayed = run(second, 3);

            assertThat(replayed).isEqualTo(original);
            assertThat(second.schedule(DIGEST)).isEqualTo(schedule);
        }
    }

    private List<String> run(Strategy strategy, int threads) {
        happened.clear();
        sched.abandonAll();
        for (int letter = 0; letter < threads; letter++) {
            letter(letter, 2 + letter);
        }
        sched.strategy(strategy);
        sched.run(() -> sched.threads().isEmpty());
        return List.copyOf(happened);
    }

    @Test
    void stepsCountGrantsAlsoWhereTheKernelLeavesNoChoice() {
        sched.preemption((running, kind) -> false);
        letter(0, 3);
        letter(1, 1);
        ScheduleRecorder recorder = new ScheduleRecorder((s, running, enabled, count) -> enabled[count - 1]);
        sched.strategy(recorder);

        sched.run(() -> sched.threads().isEmpty());

        assertThat(recorder.schedule(DIGEST)).hasToString("x1:5c1e90d2:B2.A4");
    }

    @Test
    void threadsWithoutALetterRunAsSoonAsTheyCanAndAreNotCounted() {
        letter(0, 2);
        sched.spawn("host", 99, 0, "kthread", () -> happened.add("kthread"));
        ScheduleRecorder recorder = new ScheduleRecorder(new ReplaySchedule(Schedule.parse("x1:5c1e90d2:A3")));
        sched.strategy(recorder);

        sched.run(() -> sched.threads().isEmpty());

        assertThat(happened).containsExactly("kthread", "A0", "A1", "A.");
        assertThat(recorder.schedule(DIGEST)).hasToString("x1:5c1e90d2:A3");
    }

    @Test
    void dataChoicesAreRecordedAndReplayed() {
        sched.spawn("host", 1, 1, "a", () -> happened.add(sched.chooseOutcome(4) + "," + sched.chooseOutcome(4)))
                .letter(0);
        sched.strategy(new ReplaySchedule(Schedule.parse("x1:5c1e90d2:A2?3.A1?1")));

        sched.run(() -> sched.threads().isEmpty());

        assertThat(happened).containsExactly("3,1");
    }

    @Test
    void aChoiceWhoseValueIsMissingIsRefused() {
        sched.spawn("host", 1, 1, "a", () -> sched.chooseOutcome(2)).letter(0);
        sched.strategy(new ReplaySchedule(Schedule.parse("x1:5c1e90d2:A2?7")));

        assertThatThrownBy(() -> sched.run(() -> sched.threads().isEmpty()))
                .isInstanceOf(ReplaySchedule.Stale.class)
                .hasMessage("schedule not reproducible at step 2: a choice of A among 2 outcomes has no value there");
    }

    @Test
    void aStepOfAThreadThatEndedIsRefused() {
        letter(0, 1);
        letter(1, 1);
        sched.strategy(new ReplaySchedule(Schedule.parse("x1:5c1e90d2:A3.B1")));

        assertThatThrownBy(() -> sched.run(() -> sched.threads().isEmpty()))
                .hasMessage("schedule not reproducible at step 3: expected a step of A, found it ended");
    }

    @Test
    void aStepOfAThreadThatWaitsIsRefusedWithWhatItWaitsFor() {
        Guard never = new Guard() {
            @Override
            public boolean permits(SimThread thread, long object, long detail) {
                return false;
            }

            @Override
            public String describe(long object) {
                return "lock sermtx";
            }
        };
        sched.spawn("host", 1, 1, "a", () -> sched.point(Kind.ACQUIRE, never, 1, 0))
                .letter(28);
        letter(1, 1);
        sched.strategy(new ReplaySchedule(Schedule.parse("x1:5c1e90d2:AC1.AC1")));

        assertThatThrownBy(() -> sched.run(() -> false))
                .hasMessage("schedule not reproducible at step 2: expected a step of AC, found it waiting for lock"
                        + " sermtx");
        sched.abandonAll();
    }

    @Test
    void aSwitchWhereTheKernelAllowsNoneIsRefused() {
        sched.preemption((running, kind) -> false);
        letter(0, 2);
        letter(1, 1);
        sched.strategy(new ReplaySchedule(Schedule.parse("x1:5c1e90d2:A2!B1")));

        assertThatThrownBy(() -> sched.run(() -> false))
                .hasMessage(
                        "schedule not reproducible at step 3: expected a step of B, found that A cannot be preempted"
                                + " there");
    }
}
