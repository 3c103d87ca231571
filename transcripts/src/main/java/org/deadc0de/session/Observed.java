package org.deadc0de.session;

import java.util.function.BiConsumer;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.sched.Strategy;

/** A strategy that decides as another one does, and tells somebody of every step. */
final class Observed implements Strategy {
    private final Strategy decides;
    private final BiConsumer<Sched, SimThread> observer;

    /** @param observer told before each step, with the thread that makes it */
    Observed(Strategy decides, BiConsumer<Sched, SimThread> observer) {
        this.decides = decides;
        this.observer = observer;
    }

    @Override
    public SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count) {
        return decides.choose(sched, running, enabled, count);
    }

    @Override
    public int chooseOutcome(Sched sched, SimThread thread, int outcomes) {
        return decides.chooseOutcome(sched, thread, outcomes);
    }

    @Override
    public void deciding(Sched sched) {
        decides.deciding(sched);
    }

    @Override
    public void granted(Sched sched, SimThread thread) {
        observer.accept(sched, thread);
        decides.granted(sched, thread);
    }

    @Override
    public long observed(Sched sched, SimThread thread, long value) {
        return decides.observed(sched, thread, value);
    }

    @Override
    public void also(Sched sched, SimThread thread, Kind kind, long object) {
        decides.also(sched, thread, kind, object);
    }

    @Override
    public void marked(Sched sched, SimThread thread, String label, long[] values) {
        decides.marked(sched, thread, label, values);
    }
}
