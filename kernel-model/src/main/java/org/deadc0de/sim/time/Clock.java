package org.deadc0de.sim.time;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.sim.mem.Journal;
import org.deadc0de.sim.sched.Sched;

/**
 * Virtual time, in nanoseconds since boot. It stands still while any thread can go on and jumps to the next timer when none can.
 * No host clock has any part in it.
 */
public final class Clock implements Sched.Idle {
    /** Nanoseconds in a second. */
    public static final long SECOND = 1_000_000_000L;

    /** Something that will want to happen at a known time. */
    public interface Timers {
        /** When the next of them is due, in nanoseconds since boot; {@link Long#MAX_VALUE} when none is. */
        long nextDue();
    }

    private final List<Timers> sources = new ArrayList<>();
    private final Journal journal;
    private long now;

    /** A clock that stands at 0; the journal undoes its jumps. */
    public Clock(Journal journal) {
        this.journal = journal;
    }

    /** Nanoseconds since boot. */
    public long now() {
        return now;
    }

    /** Adds a source of timers. */
    public void add(Timers timers) {
        sources.add(timers);
    }

    /** The sources of timers, in the order in which they were added. */
    public List<Timers> sources() {
        return List.copyOf(sources);
    }

    /** Takes a source of timers away. */
    public void remove(Timers timers) {
        sources.remove(timers);
    }

    /** The journal that undoes its jumps. */
    public Journal journal() {
        return journal;
    }

    /** Moves time forward to {@code time}; earlier times change nothing. */
    public void moveTo(long time) {
        if (time > now) {
            long before = now;
            journal.onUndo(() -> now = before);
            now = time;
        }
    }

    @Override
    public boolean advance() {
        long next = Long.MAX_VALUE;
        for (Timers timers : sources) {
            next = Math.min(next, timers.nextDue());
        }
        if (next == Long.MAX_VALUE || next <= now) {
            return false;
        }
        moveTo(next);
        return true;
    }
}
