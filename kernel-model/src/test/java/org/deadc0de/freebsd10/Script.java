package org.deadc0de.freebsd10;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.RunOn;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.sched.Strategy;

/** An interleaving told in words: this thread until there, then that thread until there, then as usual. */
final class Script implements Strategy {
    private record Phase(SimThread thread, Predicate<SimThread> until) {}

    private final Deque<Phase> phases = new ArrayDeque<>();
    private final Strategy afterwards = new RunOn();

    /** Then {@code thread} runs until it is about to do something that fulfils the condition, or cannot go on. */
    Script run(SimThread thread, Predicate<SimThread> until) {
        phases.add(new Phase(thread, until));
        return this;
    }

    /** Then {@code thread} runs to its end, or until it cannot go on. */
    Script runToEnd(SimThread thread) {
        return run(thread, t -> false);
    }

    /** About to pass the {@code count}th place in that function where it may be preempted. */
    static Predicate<SimThread> preemptedIn(String function, int count) {
        return at(Kind.PREEMPT, function, count);
    }

    /** About to do, for the {@code count}th time, an operation of that kind in that function. */
    static Predicate<SimThread> at(Kind kind, String function, int count) {
        long[] seen = {0, -1};
        return thread -> {
            if (thread.pendingKind() == kind
                    && thread.stack().topFunction().equals(function)
                    && thread.steps() != seen[1]) {
                seen[1] = thread.steps();
                seen[0]++;
            }
            return seen[0] >= count;
        };
    }

    /** Anywhere inside that function. */
    static Predicate<SimThread> inside(String function) {
        return thread -> thread.stack().frames().stream()
                .anyMatch(frame -> frame.function().equals(function));
    }

    @Override
    public SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count) {
        while (!phases.isEmpty()) {
            Phase phase = phases.getFirst();
            boolean canRun = false;
            for (int i = 0; i < count; i++) {
                canRun |= enabled[i] == phase.thread();
            }
            if (canRun && !phase.until().test(phase.thread())) {
                return phase.thread();
            }
            phases.removeFirst();
        }
        return afterwards.choose(sched, running, enabled, count);
    }
}
