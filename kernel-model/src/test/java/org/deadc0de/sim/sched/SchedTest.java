package org.deadc0de.sim.sched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deadc0de.sim.crash.Breakpoint;
import org.deadc0de.sim.crash.Panic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchedTest {
    private final List<String> happened = new ArrayList<>();

    static Stream<Coroutine.Factory> kinds() {
        return Stream.of(Coroutines.best(), Coroutines.onThreads());
    }

    /** Gives each enabled thread one step in turn. */
    private static final class RoundRobin implements Strategy {
        private int last = -1;

        @Override
        public SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count) {
            SimThread next = enabled[0];
            for (int i = count - 1; i >= 0; i--) {
                next = enabled[i].tid() > last ? enabled[i] : next;
            }
            last = next.tid();
            return next;
        }
    }

    private void spawn(Sched sched, String name, int tid, int points) {
        sched.spawn("host", tid, tid, name, () -> {
            for (int i = 0; i < points; i++) {
                happened.add(name + i);
                sched.point(Kind.PREEMPT, 0);
            }
            happened.add(name + ".");
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void inTheFixedOrderAThreadRunsToItsEnd(Coroutine.Factory kind) {
        Sched sched = new Sched(kind);
        spawn(sched, "a", 1, 2);
        spawn(sched, "b", 2, 1);

        Sched.Outcome outcome = sched.run(() -> sched.threads().isEmpty());

        assertThat(outcome).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(happened).containsExactly("a0", "a1", "a.", "b0", "b.");
        assertThat(sched.steps()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aThreadThatHaltsTheMachineGoesOnWhenItIsLet(Coroutine.Factory kind) {
        Sched sched = new Sched(kind);
        sched.spawn("host", 1, 1, "a", () -> {
            happened.add("a0");
            sched.halt(new Breakpoint("why"));
            happened.add("a.");
        });
        spawn(sched, "b", 2, 1);

        assertThat(sched.run(() -> sched.threads().isEmpty())).isEqualTo(Sched.Outcome.CRASHED);
        assertThat(happened).containsExactly("a0");
        assertThat(sched.takeCrash().cause()).hasMessage("why");
        sched.freeze("host");
        assertThat(sched.run(() -> sched.threads().isEmpty())).isEqualTo(Sched.Outcome.STUCK);
        sched.thaw("host");
        assertThat(sched.run(() -> sched.threads().isEmpty())).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(happened).containsExactly("a0", "a.", "b0", "b.");
    }

    @Test
    void whereNobodyRunsAHaltIsTheEnd() {
        assertThatThrownBy(() -> new Sched().halt(new Breakpoint("why"))).isInstanceOf(Breakpoint.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aStrategyInterleavesAtEveryPoint(Coroutine.Factory kind) {
        Sched sched = new Sched(kind);
        sched.strategy(new RoundRobin());
        spawn(sched, "a", 1, 2);
        spawn(sched, "b", 2, 2);

        sched.run(() -> sched.threads().isEmpty());

        assertThat(happened).containsExactly("a0", "b0", "a1", "b1", "a.", "b.");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aKernelThatForbidsPreemptionSwitchesOnlyWhereAThreadCannotGoOn(Coroutine.Factory kind) {
        Sched sched = new Sched(kind);
        sched.strategy(new RoundRobin());
        sched.preemption((running, what) -> false);
        spawn(sched, "a", 1, 2);
        spawn(sched, "b", 2, 2);

        sched.run(() -> sched.threads().isEmpty());

        assertThat(happened).containsExactly("a0", "a1", "a.", "b0", "b1", "b.");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aThreadWhoseGuardRefusesWaitsUntilItPermits(Coroutine.Factory kind) {
        Sched sched = new Sched(kind);
        boolean[] open = new boolean[1];
        Guard gate = new Guard() {
            @Override
            public boolean permits(SimThread thread, long object, long detail) {
                return open[0];
            }

            @Override
            public String describe(long object) {
                return "the gate";
            }
        };
        SimThread waiter = sched.spawn("host", 1, 1, "waiter", () -> {
            sched.point(Kind.AWAIT, gate, 7, 0);
            happened.add("through");
        });
        sched.spawn("host", 2, 2, "opener", () -> {
            happened.add(waiter.pendingGuard().describe(waiter.pendingObject()) + " " + waiter.isEnabled());
            open[0] = true;
        });

        Sched.Outcome outcome = sched.run(() -> sched.threads().isEmpty());

        assertThat(outcome).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(happened).containsExactly("the gate false", "through");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whenNobodyCanGoOnTheMachineIsStuck(Coroutine.Factory kind) {
        Sched sched = new Sched(kind);
        Guard never = new Guard() {
            @Override
            public boolean permits(SimThread thread, long object, long detail) {
                return false;
            }

            @Override
            public String describe(long object) {
                return "nothing";
            }
        };
        sched.spawn("host", 1, 1, "a", () -> sched.point(Kind.AWAIT, never, 0, 0));

        Sched.Outcome outcome = sched.run(() -> sched.threads().isEmpty());
        sched.abandonAll();

        assertThat(outcome).isEqualTo(Sched.Outcome.STUCK);
        assertThat(sched.threads()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aPanicStopsEverybodyAndBecomesAValue(Coroutine.Factory kind) {
        Sched sched = new Sched(kind);
        sched.spawn("host", 4, 3, "a", () -> {
            throw new Panic("if_toy: gone");
        });
        spawn(sched, "b", 5, 1);

        Sched.Outcome outcome = sched.run(() -> sched.threads().isEmpty());

        assertThat(outcome).isEqualTo(Sched.Outcome.CRASHED);
        assertThat(sched.crash().cause()).hasMessage("if_toy: gone");
        assertThat(sched.crash().tid()).isEqualTo(4);
        assertThat(happened).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aDefectOfOursComesOutOfRun(Coroutine.Factory kind) {
        Sched sched = new Sched(kind);
        sched.spawn("host", 1, 1, "a", () -> {
            throw new IllegalStateException("ours");
        });

        assertThatThrownBy(() -> sched.run(() -> false)).hasMessage("ours");
        assertThat(sched.current()).isNull();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aBudgetOfStepsEndsTheRunAndCanBeExtended(Coroutine.Factory kind) {
        Sched sched = new Sched(kind);
        spawn(sched, "a", 1, 9);
        sched.stepBudget(4);

        Sched.Outcome first = sched.run(() -> sched.threads().isEmpty());
        sched.stepBudget(100);
        Sched.Outcome second = sched.run(() -> sched.threads().isEmpty());

        assertThat(first).isEqualTo(Sched.Outcome.OUT_OF_STEPS);
        assertThat(second).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(happened).hasSize(10).endsWith("a.");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aThreadThatUsesUpItsFuelInOneCallIsSpinning(Coroutine.Factory kind) {
        Sched sched = new Sched(kind);
        sched.fuelPerSystemCall(50);
        SimThread[] spinner = new SimThread[1];
        spinner[0] = sched.spawn("host", 1, 1, "a", () -> {
            sched.refuel();
            spinner[0].stack().enter("sys/kern/kern_toy.c", "toy_loop");
            while (true) {
                spinner[0].stack().back(1);
            }
        });

        Sched.Outcome outcome = sched.run(() -> sched.threads().isEmpty());
        boolean progress = sched.resumeSpinners(50);

        assertThat(outcome).isEqualTo(Sched.Outcome.SPINNING);
        assertThat(progress).isFalse();
        assertThat(spinner[0].stack().topFunction()).isEqualTo("toy_loop");
        sched.abandonAll();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void threadsStartAgainFromTheBeginningInTheOrderGiven(Coroutine.Factory kind) {
        Sched sched = new Sched(kind);
        spawn(sched, "a", 1, 1);
        spawn(sched, "b", 2, 1);
        List<SimThread> all = List.copyOf(sched.threads());
        sched.strategy(new RoundRobin());
        sched.run(() -> happened.size() >= 3);

        happened.clear();
        sched.restart(all);
        sched.strategy(new RunOn());
        Sched.Outcome outcome = sched.run(() -> sched.threads().isEmpty());

        assertThat(outcome).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(happened).containsExactly("a0", "a.", "b0", "b.");
        assertThat(all.get(0).steps()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theStrategyIsToldOfEveryGrantEvenWithoutAChoice(Coroutine.Factory kind) {
        Sched sched = new Sched(kind);
        List<String> told = new ArrayList<>();
        sched.preemption((running, what) -> false);
        sched.strategy(new Strategy() {
            @Override
            public SimThread choose(Sched s, SimThread running, SimThread[] enabled, int count) {
                told.add("choose");
                return enabled[0];
            }

            @Override
            public void granted(Sched s, SimThread thread) {
                told.add(thread.pendingKind() + " of " + thread.name());
            }
        });
        spawn(sched, "a", 1, 2);

        sched.run(() -> sched.threads().isEmpty());

        assertThat(told).containsExactly("choose", "START of a", "PREEMPT of a", "PREEMPT of a");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anInterruptThreadRunsAtTheNextPointOfAKernelThatForbidsPreemption(Coroutine.Factory kind) {
        Sched sched = new Sched(kind);
        boolean[] raised = new boolean[1];
        Guard interrupt = new Guard() {
            @Override
            public boolean permits(SimThread thread, long object, long detail) {
                return raised[0];
            }

            @Override
            public String describe(long object) {
                return "irq 5";
            }
        };
        sched.preemption((running, what) -> false);
        SimThread handler = sched.spawn("host", 9, 0, "irq5", () -> {
            sched.point(Kind.AWAIT, interrupt, 5, 0);
            happened.add("interrupt");
        });
        handler.priority(10);
        sched.spawn("host", 1, 1, "a", () -> {
            happened.add("raises");
            raised[0] = true;
            sched.urgent();
            sched.point(Kind.INTERRUPT_WINDOW, 0);
            happened.add("after");
        });

        sched.run(() -> sched.threads().isEmpty());

        assertThat(happened).containsExactly("raises", "interrupt", "after");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void outsideAnyThreadPointsPassUnlessTheyWouldWait(Coroutine.Factory kind) {
        Sched sched = new Sched(kind);
        Guard never = new Guard() {
            @Override
            public boolean permits(SimThread thread, long object, long detail) {
                return false;
            }

            @Override
            public String describe(long object) {
                return "lock toy";
            }
        };

        sched.point(Kind.MAY_SLEEP, 0);

        assertThat(sched.chooseOutcome(3)).isZero();
        assertThatThrownBy(() -> sched.point(Kind.ACQUIRE, never, 1, 0))
                .hasMessage("ACQUIRE outside any thread: would wait for lock toy");
    }
}
