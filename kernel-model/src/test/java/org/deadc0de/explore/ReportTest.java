package org.deadc0de.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deadc0de.explore.report.Context;
import org.deadc0de.explore.report.InterleavingText;
import org.deadc0de.explore.report.Json;
import org.deadc0de.sim.sched.Schedule;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Context CONTEXT =
            new Context("model, SMP, preemptive", "two-names", "deadc0de explore --replay");

    private static Verdict verdict(Execution execution) {
        return new Explorer(execution, Options.DEFAULT).explore(() -> false, status -> {});
    }

    @Test
    void aFailureIsToldSoThatItCanBeActedOut() {
        String report = InterleavingText.of(verdict(new NamesModel(2, 1, 0)), CONTEXT);

        assertThat(report).isEqualTo("""
                        INVARIANT VIOLATED: interface-names-are-unique: two interfaces called bridge0
                        kernel model, SMP, preemptive   scenario two-names
                        found by sampling, execution 1; 8 steps; preemptions 1 (minimum, certified)
                        replay: deadc0de explore --replay x1:00000000:B3!C3.B2

                         step  B create[101] cpu0                  C rename[102] cpu0
                         ----  ----------------------------------  ----------------------------------
                          1-2  starts ..lock(unit mutex)
                            3  lock(ifnet lock)
                            !  ---- preempted ----
                            4                                      starts
                            5                                      lock(ifnet lock) <==
                            6                                      lock(ifnet lock); stores ifnet
                            7  allocates, may sleep
                            8  lock(ifnet lock); stores count <==

                        why : at step 5 C lock(ifnet lock); at step 8 B lock(ifnet lock); both touch
                              count. Which comes first decides.
                        pair: steps 5 (C) and 8 (B). With step 8 of B moved before step 5 of C the
                              same commands finish with nothing wrong.
                        """);
    }

    @Test
    void everyLineFitsAndIsPlain() {
        for (Execution execution : new Execution[] {
            new SerializerModel(3, 1, SerializerModel.Test.IF),
            new SerializerModel(6, 1, SerializerModel.Test.IF),
            new NamesModel(2, 1, 1),
            MicroModels.all().get("lock order").get(),
            MicroModels.all().get("sleep without interlock").get()
        }) {
            String report = InterleavingText.of(verdict(execution), CONTEXT);

            assertThat(report.lines())
                    .allSatisfy(line -> assertThat(line)
                            .hasSizeLessThanOrEqualTo(78)
                            .matches("[ -~]*")
                            .doesNotEndWith(" "));
        }
    }

    @Test
    void aClosedVerdictNamesItsBounds() {
        String report = InterleavingText.of(verdict(new NamesModel(2, 1, 1)), CONTEXT);

        assertThat(report)
                .startsWith("CLOSED: nothing goes wrong in any interleaving\n")
                .contains("engine agrees: 6 partial orders")
                .contains("bound: 3 threads;");
    }

    @Test
    void aSearchThatWasStoppedSaysWhatIsLeft() {
        Options few = Options.DEFAULT.withMaxExecutions(3);
        Verdict sampling = new Explorer(new NamesModel(2, 1, 1), few).explore(() -> false, status -> {});
        Verdict searching = new Explorer(new NamesModel(2, 1, 1), few.with(Options.Method.STATES))
                .explore(() -> false, status -> {});

        assertThat(InterleavingText.of(sampling, CONTEXT))
                .startsWith("INCONCLUSIVE: stopped while sampling\n")
                .contains("left : not even all executions without preemptions are checked");
        assertThat(InterleavingText.of(searching, CONTEXT))
                .startsWith("INCONCLUSIVE: stopped while looking at 0 preemptions\n")
                .contains("left : not even all executions without preemptions are checked");
    }

    @Test
    void jsonHoldsTheSame() {
        String json = Json.of(verdict(new NamesModel(2, 1, 0)), CONTEXT);

        assertThat(json)
                .startsWith("{\"verdict\":\"VIOLATED\",\"kernel\":\"model, SMP, preemptive\"")
                .contains("\"schedule\":\"x1:00000000:B3!C3.B2\"")
                .contains("\"pair\":{\"first\":5,\"second\":8,\"words\":[\"count\"]");
    }

    @Test
    void theScheduleOfAFindingReplaysToTheSameFinding() {
        Verdict.Violated found = (Verdict.Violated) verdict(new SerializerModel(3, 1, SerializerModel.Test.IF));

        Explorer.Replayed replayed = new Explorer(new SerializerModel(3, 1, SerializerModel.Test.IF), Options.DEFAULT)
                .replay(Schedule.parse(found.finding().schedule().toString()));

        assertThat(replayed.finding()).isEqualTo(found.finding());
        assertThat(replayed.trace()).isEqualTo(found.trace());
        assertThat(replayed.schedule()).isEqualTo(found.finding().schedule());
    }

    @Test
    void anOldScheduleNoLongerHurtsOnceItIsFixed() {
        Verdict.Violated found = (Verdict.Violated) verdict(new SerializerModel(3, 1, SerializerModel.Test.IF));

        Explorer.Replayed replayed = new Explorer(
                        new SerializerModel(3, 1, SerializerModel.Test.WHILE), Options.DEFAULT)
                .replay(found.finding().schedule());

        assertThat(replayed.finding()).isNull();
    }

    @Test
    void twoExecutionsThatDifferAreRefused() {
        int[] runs = new int[1];
        SmallModel model = new SmallModel();
        long x = model.word(0, "x");
        model.thread("t", () -> model.storeAt(x + 4L * (runs[0]++ % 2), 1));

        assertThatThrownBy(() -> new Explorer(model, Options.DEFAULT).explore(() -> false, status -> {}))
                .isInstanceOf(Explorer.Nondeterministic.class)
                .hasMessageStartingWith("two executions of the same schedule differ at step 2: ");
    }

    @Test
    void aThreadThatNeverEndsIsALivelock() {
        SmallModel model = new SmallModel();
        long x = model.word(0, "x");
        model.thread("spinner", () -> {
            while (model.loadAt(x) == 0) {
                model.sched.mark("again");
            }
        });
        model.thread("idler", () -> model.storeAt(x + 4, 1));
        Options few = new Options(Options.Method.AUTO, 1, 10, 0, -1, 0, new Limits(300, 1000));

        Verdict verdict = new Explorer(model, few).explore(() -> false, status -> {});

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Violated.class, violated -> {
            assertThat(violated.finding().kind()).isEqualTo(Finding.Kind.LIVELOCK);
            assertThat(violated.finding().text()).contains("spinner[100] goes on: reads x");
        });
    }

    @Test
    void aDeadlockTellsWhoWaitsForWhom() {
        Verdict verdict = verdict(MicroModels.all().get("lock order").get());

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Violated.class,
                        violated -> assertThat(violated.finding().text())
                                .startsWith("DEADLOCK: ")
                                .contains("waits for b, held by ba[101]")
                                .contains("waits for a, held by ab[100]"));
    }

    @Test
    void aTimerThatGoesOffForEverDoesNotHideADeadlock() {
        SmallModel model = MicroModels.all().get("lock order").get();
        model.clock.add(() -> model.clock.now() + 1_000_000_000L);

        Verdict verdict = verdict(model);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Violated.class,
                        violated -> assertThat(violated.finding().kind()).isEqualTo(Finding.Kind.DEADLOCK));
    }

    @Test
    void aWakeupThatComesTooEarlyIsFoundSoon() {
        Verdict verdict =
                verdict(MicroModels.all().get("sleep without interlock").get());

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Violated.class, violated -> {
            assertThat(violated.finding().text()).startsWith("LOST WAKEUP: ");
            assertThat(violated.finding().preemptions()).isZero();
        });
    }
}
