package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.lock.WaitChannels;

/** Sleep and wakeup. */
@KernelSource("sys/kern/kern_synch.c")
final class Kern_synch_c extends KernelFile {
    private static final int EINTR = 4;
    static final int EWOULDBLOCK = 35;
    private static final long NANOSECONDS_PER_TICK = 1_000_000L;

    Kern_synch_c(FreeBsd10 k) {
        super(k);
    }

    /**
     * Sleeps on {@code ident}; the lock is released in the same operation and taken again before it returns. kern_synch.c:132.
     *
     * @param lock the interlock, or NULL
     * @param wmesg the address of what ps shows
     */
    int _sleep(long ident, LockObject lock, int priority, long wmesg, int timo) {
        if (WITNESS) {
            k.subr_witness_c.witness_warn(WARN_GIANTOK | WARN_SLEEPOK, lock, "Sleeping on \"%s\"", wmesg);
        }
        if (INVARIANTS) {
            KASSERT(timo != 0 || !lock.isNull(), "sleeping without a lock");
        }
        long file = 0;
        int line = 0;
        if (WITNESS && !lock.isNull()) {
            file = k.subr_witness_c.WITNESS_SAVE_FILE(lock);
            line = k.subr_witness_c.WITNESS_SAVE_LINE(lock);
        }
        boolean exclusive = lock.isNull() || k.IS_EXCLUSIVE(lock);
        WaitChannels.Woken how = k.channels.sleep(
                ident,
                mem.loadString(wmesg, 0, 64),
                (priority & PCATCH) != 0,
                timo * NANOSECONDS_PER_TICK,
                () -> UNLOCK(lock, exclusive));
        if (!lock.isNull() && (priority & PDROP) == 0) {
            LOCK(lock, exclusive);
            if (WITNESS) {
                k.subr_witness_c.WITNESS_RESTORE(lock, file, line);
            }
        }
        return switch (how) {
            case WAKEUP -> 0;
            case TIMEOUT -> EWOULDBLOCK;
            case SIGNAL -> EINTR;
        };
    }

    /** Makes every sleeper of a channel runnable. kern_synch.c:363. */
    @Override
    void wakeup(long ident) {
        k.channels.wakeup(ident);
    }

    /** Makes the longest sleeper of a channel runnable. kern_synch.c:384. */
    @Override
    void wakeup_one(long ident) {
        k.channels.wakeupOne(ident);
    }

    private void UNLOCK(LockObject lock, boolean exclusive) {
        if (lock.isNull()) {
            return;
        }
        switch (LockClass.of(lock.lo_flags())) {
            case SX -> {
                Sx sx = new Sx(mem, lock.address());
                if (exclusive) {
                    sx_xunlock(sx, 0);
                } else {
                    sx_sunlock(sx, 0);
                }
            }
            case RW -> {
                Rwlock rw = new Rwlock(mem, lock.address());
                if (exclusive) {
                    rw_wunlock(rw, 0);
                } else {
                    rw_runlock(rw, 0);
                }
            }
            default -> mtx_unlock(new Mtx(mem, lock.address()), 0);
        }
    }

    private void LOCK(LockObject lock, boolean exclusive) {
        switch (LockClass.of(lock.lo_flags())) {
            case SX -> {
                Sx sx = new Sx(mem, lock.address());
                if (exclusive) {
                    sx_xlock(sx, 0);
                } else {
                    sx_slock(sx, 0);
                }
            }
            case RW -> {
                Rwlock rw = new Rwlock(mem, lock.address());
                if (exclusive) {
                    rw_wlock(rw, 0);
                } else {
                    rw_rlock(rw, 0);
                }
            }
            default -> mtx_lock(new Mtx(mem, lock.address()), 0);
        }
    }
}
