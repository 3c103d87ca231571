package org.deadc0de.sim.sched;

import java.util.Locale;

/**
 * Follows a schedule for the threads that have a letter, then goes on in the fixed order. Threads without a letter run as soon as
 * they can. A schedule that cannot be followed is refused at the step where that shows, with a reason.
 */
public final class ReplaySchedule implements Strategy {
    /** The schedule does not fit what the kernel did. The message says where and why. */
    public static final class Stale extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stale(String message) {
            super(message, null, false, false);
        }
    }

    private final Schedule schedule;
    private final Strategy afterwards = new RunOn();
    private int segment;
    private int done;
    private int total;

    public ReplaySchedule(Schedule schedule) {
        this.schedule = schedule;
    }

    /** Whether every segment has been followed. */
    public boolean isFinished() {
        return segment >= schedule.segments().size();
    }

    @Override
    public SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count) {
        for (int i = 0; i < count; i++) {
            if (enabled[i].letter() < 0) {
                return enabled[i];
            }
        }
        skipFinished();
        if (isFinished()) {
            return afterwards.choose(sched, running, enabled, count);
        }
        int letter = schedule.segments().get(segment).thread();
        for (int i = 0; i < count; i++) {
            if (enabled[i].letter() == letter) {
                done++;
                total++;
                return enabled[i];
            }
        }
        throw new Stale(String.format(
                Locale.ROOT,
                "schedule not reproducible at step %d: expected a step of %c, found it %s",
                total + 1,
                'A' + letter,
                whereabouts(sched, letter)));
    }

    @Override
    public int chooseOutcome(Sched sched, SimThread thread, int outcomes) {
        if (isFinished() || thread.letter() < 0) {
            return 0;
        }
        Schedule.Segment now = schedule.segments().get(segment);
        if (done != now.steps() || now.outcome() < 0 || now.outcome() >= outcomes) {
            throw new Stale(String.format(
                    Locale.ROOT,
                    "schedule not reproducible at step %d: a choice among %d outcomes has no value there",
                    total,
                    outcomes));
        }
        segment++;
        done = 0;
        return now.outcome();
    }

    private void skipFinished() {
        while (!isFinished()
                && done >= schedule.segments().get(segment).steps()
                && schedule.segments().get(segment).outcome() < 0) {
            segment++;
            done = 0;
        }
    }

    private static String whereabouts(Sched sched, int letter) {
        for (SimThread thread : sched.threads()) {
            if (thread.letter() == letter) {
                if (thread.state() == SimThread.State.SPINNING) {
                    return "spinning in " + thread.stack().topFunction();
                }
                Guard guard = thread.pendingGuard();
                return guard == null ? "ready" : "waiting for " + guard.describe(thread.pendingObject());
            }
        }
        return "ended";
    }
}
