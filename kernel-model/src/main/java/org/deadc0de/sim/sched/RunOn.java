package org.deadc0de.sim.sched;

/**
 * The fixed order of interactive use: a thread runs until it blocks or ends, then the enabled one with the highest priority and,
 * among equals, the lowest number goes on. Only interrupt threads preempt.
 */
public final class RunOn implements Strategy {
    @Override
    public SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count) {
        SimThread best = null;
        for (int i = 0; i < count; i++) {
            SimThread thread = enabled[i];
            if (best == null
                    || thread.priority() > best.priority()
                    || thread == running && thread.priority() == best.priority()) {
                best = thread;
            }
        }
        return best;
    }

    @Override
    public boolean staysOnRunning() {
        return true;
    }
}
