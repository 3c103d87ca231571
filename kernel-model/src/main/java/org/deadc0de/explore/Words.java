package org.deadc0de.explore;

import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.SimThread;

/** Plain words for operations, where an execution has none of its own. */
public final class Words {
    private Words() {}

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
            case PREEMPT -> "goes on";
            case LOAD -> "reads " + object;
            case STORE -> "writes " + object;
            case INTERRUPT_WINDOW -> "lets interrupts in";
            case AWAIT -> "waits for " + object;
            case CHOICE -> "one of " + thread.pendingDetail() + " outcomes";
            case SYSCALL -> "system call";
        };
    }
}
