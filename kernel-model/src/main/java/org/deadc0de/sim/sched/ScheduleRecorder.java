package org.deadc0de.sim.sched;

import java.util.ArrayList;
import java.util.List;

/** Lets another strategy choose and keeps what it chose, for the threads that have a letter. */
public final class ScheduleRecorder implements Strategy {
    private final Strategy inner;
    private final List<Schedule.Segment> segments = new ArrayList<>();
    private int thread = -1;
    private int steps;
    private boolean preempts;

    public ScheduleRecorder(Strategy inner) {
        this.inner = inner;
    }

    @Override
    public SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count) {
        SimThread chosen = inner.choose(sched, running, enabled, count);
        if (chosen.letter() >= 0) {
            if (chosen.letter() != thread) {
                close(-1);
                preempts = thread >= 0 && couldGoOn(thread, enabled, count);
                thread = chosen.letter();
            }
            steps++;
        }
        return chosen;
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

    /** What has been chosen so far. */
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

    private static boolean couldGoOn(int letter, SimThread[] enabled, int count) {
        for (int i = 0; i < count; i++) {
            if (enabled[i].letter() == letter) {
                return true;
            }
        }
        return false;
    }
}
