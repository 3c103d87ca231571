package org.deadc0de.darwin9;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.RunOn;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.sched.Strategy;

/** An interleaving as a test writes it down: who runs up to where, one after the other. Afterwards the fixed order. */
final class Interleaving implements Strategy {
    private record Leg(Proc process, Predicate<SimThread> until) {}

    private final List<Leg> legs = new ArrayList<>();
    private final Strategy afterwards = new RunOn();
    private int at;

    /** Lets a process run until it is about to take a lock, or to wait, inside a function. */
    Interleaving upTo(Proc process, String function) {
        legs.add(new Leg(process, thread -> thread.pendingKind() == Kind.ACQUIRE && isIn(thread, function)));
        return this;
    }

    /** Lets a process run until it is about to take a lock inside a function for the so-many-th time. */
    Interleaving upToTime(int time, Proc process, String function) {
        int[] seen = {0};
        Predicate<SimThread> takes = thread -> thread.pendingKind() == Kind.ACQUIRE && isIn(thread, function);
        legs.add(new Leg(process, thread -> takes.test(thread) && ++seen[0] == time));
        return this;
    }

    /** Lets a process run until it is about to do something of a kind inside a function. */
    Interleaving upTo(Proc process, Kind kind, String function) {
        legs.add(new Leg(process, thread -> thread.pendingKind() == kind && isIn(thread, function)));
        return this;
    }

    /** Lets a process run until it is about to take a lock inside a function that another function called. */
    Interleaving upTo(Proc process, String function, String calledBy) {
        legs.add(new Leg(
                process,
                thread -> thread.pendingKind() == Kind.ACQUIRE && isIn(thread, function) && isIn(thread, calledBy)));
        return this;
    }

    /** Lets a process run until it ends or waits for somebody. */
    Interleaving toTheEnd(Proc process) {
        legs.add(new Leg(process, thread -> false));
        return this;
    }

    /** Whether every leg was begun. */
    boolean isDone() {
        return at >= legs.size() - 1;
    }

    static boolean isIn(SimThread thread, String function) {
        for (Frame frame : thread.stack().frames()) {
            if (frame.function().equals(function)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count) {
        while (at < legs.size()) {
            Leg leg = legs.get(at);
            SimThread thread = leg.process().thread();
            for (int i = 0; i < count; i++) {
                if (enabled[i] == thread && !leg.until().test(thread)) {
                    return thread;
                }
            }
            at++;
        }
        return afterwards.choose(sched, running, enabled, count);
    }
}
