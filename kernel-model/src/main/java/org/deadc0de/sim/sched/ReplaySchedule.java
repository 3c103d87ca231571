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

        /** A schedule that does not fit, and why. */
        public Stale(String message) {
            super(message, null, false, false);
        }
    }

    private final Schedule schedule;
    private final boolean lenient;
    private final Strategy afterwards = new RunOn();
    private int segment;
    private int done;
    private int total;

    public ReplaySchedule(Schedule schedule) {
        this(schedule, false);
    }

    /**
     * Follows a schedule.
     *
     * @param lenient whether a segment that cannot be followed is left out instead of refused, as when the kernel has changed
     */
    public ReplaySchedule(Schedule schedule, boolean lenient) {
        this.schedule = schedule;
        this.lenient = lenient;
    }

    /** Whether every segment has been followed. */
    public boolean isFinished() {
        return segment >= schedule.segments().size();
    }

    @Override
    public SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count) {
        SimThread unlettered = withoutLetter(running, enabled, count);
        if (unlettered != null) {
            return unlettered;
        }
        skipFinished();
        while (!isFinished()) {
            int letter = schedule.segments().get(segment).thread();
            for (int i = 0; i < count; i++) {
                if (enabled[i].letter() == letter) {
                    done++;
                    total++;
                    return enabled[i];
                }
            }
            if (!lenient) {
                throw stale(sched, letter);
            }
            segment++;
            done = 0;
            skipFinished();
        }
        return afterwards.choose(sched, running, enabled, count);
    }

    /** A thread that schedules do not mention, the running one before others; null when none can go on. */
    private static SimThread withoutLetter(SimThread running, SimThread[] enabled, int count) {
        SimThread first = null;
        for (int i = 0; i < count; i++) {
            if (enabled[i].letter() < 0 && (first == null || enabled[i] == running)) {
                first = enabled[i];
            }
        }
        return first;
    }

    private Stale stale(Sched sched, int letter) {
        return new Stale(String.format(
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
            if (lenient) {
                return 0;
            }
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
