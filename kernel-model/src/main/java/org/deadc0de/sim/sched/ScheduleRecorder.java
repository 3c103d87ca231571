package org.deadc0de.sim.sched;

import java.util.ArrayList;
import java.util.List;

/** Lets another strategy choose and keeps which operations were granted, for the threads that have a letter. */
public final class ScheduleRecorder implements Strategy {
    private final Strategy inner;
    private final List<Schedule.Segment> segments = new ArrayList<>();
    private int thread = -1;
    private int steps;
    private boolean preempts;
    private boolean couldGoOn;

    public ScheduleRecorder(Strategy inner) {
        this.inner = inner;
    }

    @Override
    public SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count) {
        couldGoOn = thread >= 0 && isAmong(thread, enabled, count);
        return inner.choose(sched, running, enabled, count);
    }

    @Override
    public void deciding(Sched sched) {
        inner.deciding(sched);
    }

    @Override
    public void granted(Sched sched, SimThread granted) {
        if (granted.letter() >= 0) {
            if (granted.letter() != thread) {
                close(-1);
                preempts = couldGoOn;
                thread = granted.letter();
            }
            steps++;
        }
        inner.granted(sched, granted);
    }

    @Override
    public int chooseOutcome(Sched sched, SimThread chooser, int outcomes) {
        int outcome = inner.chooseOutcome(sched, chooser, outcomes);
        if (chooser.letter() >= 0) {
            close(outcome);
            preempts = false;
        }
        return outcome;
    }

    @Override
    public long observed(Sched sched, SimThread observer, long value) {
        return inner.observed(sched, observer, value);
    }

    @Override
    public void also(Sched sched, SimThread doer, Kind kind, long object) {
        inner.also(sched, doer, kind, object);
    }

    @Override
    public void marked(Sched sched, SimThread marker, String label, long[] values) {
        inner.marked(sched, marker, label, values);
    }

    /** What has been granted so far. */
    public Schedule schedule(String digest) {
        List<Schedule.Segment> all = new ArrayList<>(segments);
        if (steps > 0) {
            all.add(new Schedule.Segment(thread, steps, preempts, -1));
        }
        return new Schedule(digest, List.copyOf(all));
    }

    private void close(int outcome) {
        if (steps > 0) {
            segments.add(new Schedule.Segment(thread, steps, preempts, outcome));
        }
        steps = 0;
    }

    private static boolean isAmong(int letter, SimThread[] enabled, int count) {
        for (int i = 0; i < count; i++) {
            if (enabled[i].letter() == letter) {
                return true;
            }
        }
        return false;
    }
}
