package org.deadc0de.sim.sched;

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

    /** A thread that schedules do not mention, the running one before others; null when none can go on. */
    public static SimThread withoutLetter(SimThread running, SimThread[] enabled, int count) {
        SimThread first = null;
        for (int i = 0; i < count; i++) {
            if (enabled[i].letter() < 0 && (first == null || enabled[i] == running)) {
                first = enabled[i];
            }
        }
        return first;
    }

    @Override
    public SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count) {
        SimThread unlettered = withoutLetter(running, enabled, count);
        if (unlettered != null) {
            return unlettered;
        }
        skipFinished();
        while (!isFinished()) {
            Schedule.Segment now = schedule.segments().get(segment);
            if (done < now.steps()) {
                for (int i = 0; i < count; i++) {
                    if (enabled[i].letter() == now.thread()) {
                        return enabled[i];
                    }
                }
            }
            if (!lenient) {
                throw done < now.steps()
                        ? stale(total + 1, now.thread(), "found it " + whereabouts(sched, now.thread()))
                        : new Stale(at(total) + "expected " + Schedule.letters(now.thread())
                                + " to choose among outcomes, found no choice");
            }
            nextSegment();
            skipFinished();
        }
        return afterwards.choose(sched, running, enabled, count);
    }

    @Override
    public void granted(Sched sched, SimThread thread) {
        if (thread.letter() < 0) {
            return;
        }
        skipFinished();
        if (isFinished()) {
            return;
        }
        total++;
        Schedule.Segment now = schedule.segments().get(segment);
        if (now.thread() == thread.letter() && done < now.steps()) {
            done++;
        } else if (!lenient) {
            throw stale(
                    total,
                    now.thread(),
                    "found that " + Schedule.letters(thread.letter()) + " cannot be preempted there");
        }
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
            throw new Stale(at(total) + "a choice of " + Schedule.letters(thread.letter()) + " among " + outcomes
                    + " outcomes has no value there");
        }
        nextSegment();
        return now.outcome();
    }

    private void skipFinished() {
        while (!isFinished()
                && done >= schedule.segments().get(segment).steps()
                && schedule.segments().get(segment).outcome() < 0) {
            nextSegment();
        }
    }

    private void nextSegment() {
        segment++;
        done = 0;
    }

    private static String at(int step) {
        return "schedule not reproducible at step " + step + ": ";
    }

    private static Stale stale(int step, int letter, String found) {
        return new Stale(at(step) + "expected a step of " + Schedule.letters(letter) + ", " + found);
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
