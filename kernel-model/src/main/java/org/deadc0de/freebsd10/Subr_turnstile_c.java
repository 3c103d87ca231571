package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;

/** Turnstiles, as far as blocking on a mutex can be seen. */
@KernelSource("sys/kern/subr_turnstile.c")
final class Subr_turnstile_c extends KernelFile {
    Subr_turnstile_c(FreeBsd10 k) {
        super(k);
    }

    /** The current thread blocks on a lock that {@code owner} has. subr_turnstile.c:668. */
    void turnstile_wait(LockObject lock, Kthread owner) {
        propagate_priority(owner);
    }

    /** Lends the priority of a waiter to the owner, who must not be asleep. subr_turnstile.c:180. */
    private void propagate_priority(Kthread td) {
        if (k.IS_SLEEPING(td)) {
            printf("Sleeping thread (tid %d, pid %d) owns a non-sleepable lock\n", td.td_tid(), td.td_pid());
            k.subr_kdb_c.DB_TRACE_THREAD(td);
            panic("sleeping thread");
        }
    }
}
