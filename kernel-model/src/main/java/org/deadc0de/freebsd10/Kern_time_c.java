package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;

/** Time. */
@KernelSource("sys/kern/kern_time.c")
final class Kern_time_c extends KernelFile {
    private static final int PWAIT = 31 << 2;
    private static final long NANOSECONDS_PER_TICK = 1_000_000L;

    private final long nanowait = k.data.define("nanowait", 4);

    Kern_time_c(FreeBsd10 k) {
        super(k);
    }

    /** nanosleep(2). kern_time.c:360. */
    int kern_nanosleep(Kthread td, long nanoseconds) {
        long deadline = k.NOW() + nanoseconds;
        while (k.NOW() < deadline) {
            long left = deadline - k.NOW();
            long ticks = Math.min((left + NANOSECONDS_PER_TICK - 1) / NANOSECONDS_PER_TICK, Integer.MAX_VALUE);
            int error = tsleep(nanowait, PWAIT | PCATCH, "nanslp", (int) ticks);
            if (error != 0 && error != Kern_synch_c.EWOULDBLOCK) {
                return error;
            }
        }
        return 0;
    }
}
