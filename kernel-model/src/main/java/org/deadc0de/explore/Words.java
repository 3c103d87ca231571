package org.deadc0de.explore;

import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.SimThread;

/** Plain words for operations, where an execution has none of its own. */
public final class Words {
    private Words() {}

    /** The name of the field in which a word lies, given the name of the word. */
    static String field(String name) {
        int inside = name.indexOf("+0x");
        return inside < 0 ? name : name.substring(0, inside);
    }

    /** What the pending operation of a thread does. */
    public static String of(SimThread thread) {
        Guard guard = thread.pendingGuard();
        String object = guard != null
                ? guard.describe(thread.pendingObject())
                : thread.pendingObject() == 0 ? "" : "0x" + Long.toHexString(thread.pendingObject());
        return switch (thread.pendingKind()) {
            case START -> "starts";
            case ACQUIRE -> "takes " + object;
            case SLEEP -> "sleeps on " + object;
            case WAKE -> "comes back from sleep";
            case LEAVE -> "leaves its sleep on " + object;
            case WAKEUP -> "wakes all on " + object;
            case WAKEUP_ONE -> "wakes one on " + object;
            case MAY_SLEEP -> "allocates, may sleep";
            case PREEMPT ->
                guard != null
                        ? "gets the processor"
                        : thread.remark().isEmpty() ? "goes on" : "goes on (" + thread.remark() + ")";
            case LOAD -> "reads " + object;
            case STORE -> "writes " + object;
            case INTERRUPT_WINDOW -> "lets interrupts in";
            case AWAIT -> "gets " + object;
            case CHOICE ->
                thread.remark().isEmpty()
                        ? "one of " + thread.pendingDetail() + " outcomes"
                        : thread.remark() + ", one of " + thread.pendingDetail();
            case SYSCALL -> thread.call().isEmpty() ? "system call" : thread.call();
        };
    }
}
