package org.deadc0de.explore;

import java.util.List;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.sched.Schedule;

/**
 * A way in which an execution went wrong.
 *
 * @param kind what sort of wrong
 * @param signature the same for two executions that went wrong alike, whatever else differed
 * @param text one line for people
 * @param details further lines: the broken places of an invariant, who waits for whom
 * @param crash how the kernel stopped, or null when it did not
 * @param schedule what to replay
 */
public record Finding(Kind kind, String signature, String text, List<String> details, Crash crash, Schedule schedule) {
    /** What sort of wrong. */
    public enum Kind {
        /** The kernel panicked or faulted. */
        CRASH,
        /** An invariant does not hold. */
        INVARIANT,
        /** Nobody can go on, though somebody should. */
        DEADLOCK,
        /** Somebody goes on for ever. */
        LIVELOCK
    }

    /** The number of preemptions of its schedule. */
    public int preemptions() {
        return schedule.preemptions();
    }
}
