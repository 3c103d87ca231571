package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/** Shared/exclusive locks, which may be held while asleep. */
@KernelSource("sys/kern/kern_sx.c")
final class Kern_sx_c extends KernelFile {
    static final long SX_LOCK_SHARED = 1;
    static final long SX_LOCK_RECURSED = 8;
    static final long SX_LOCK_FLAGMASK = 0xf;
    static final int SX_SHARERS_SHIFT = 4;
    static final long SX_LOCK_UNLOCKED = SX_LOCK_SHARED;
    static final long SX_LOCK_DESTROYED = 6;

    private static final int WORD = Sx.SX_LOCK.offset();
    private static final long EXCLUSIVE = 0;
    private static final long SHARED = 1;

    private final SxGuard guard = new SxGuard();

    private final class SxGuard implements Guard {
        @Override
        public boolean permits(SimThread thread, long sx, long wanted) {
            long word = mem.peek(sx + WORD, 8);
            if ((word & SX_LOCK_SHARED) != 0) {
                return wanted == SHARED || word == SX_LOCK_UNLOCKED;
            }
            SimThread owner = k.threadAt(word & ~SX_LOCK_FLAGMASK);
            return owner == null || owner == thread && wanted == EXCLUSIVE;
        }

        @Override
        public SimThread holder(SimThread thread, long sx, long wanted) {
            long word = mem.peek(sx + WORD, 8);
            return (word & SX_LOCK_SHARED) != 0 ? null : k.threadAt(word & ~SX_LOCK_FLAGMASK);
        }

        @Override
        public String describe(long sx) {
            return "sx " + k.lockName(sx);
        }
    }

    Kern_sx_c(FreeBsd10 k) {
        super(k);
    }

    /** The guard of a pending acquisition. */
    Guard guard() {
        return guard;
    }

    /** kern_sx.c:207. */
    @Override
    void sx_init_flags(Sx sx, String description, int opts) {
        int flags = LockObject.LO_SLEEPABLE;
        if ((opts & SX_RECURSE) != 0) {
            flags |= LockObject.LO_RECURSABLE;
        }
        if ((opts & SX_DUPOK) != 0) {
            flags |= LockObject.LO_DUPOK;
        }
        if ((opts & SX_NOWITNESS) == 0) {
            flags |= LockObject.LO_WITNESS;
        }
        sx.sx_lock(SX_LOCK_UNLOCKED);
        sx.lo_data(0);
        k.subr_lock_c.lock_init(sx, LockClass.SX, description, null, flags);
    }

    /** kern_sx.c:236. */
    @Override
    void sx_destroy(Sx sx) {
        if (INVARIANTS) {
            KASSERT(sx.sx_lock() == SX_LOCK_UNLOCKED, "sx lock still held");
            KASSERT(sx.lo_data() == 0, "sx lock still recursed");
        }
        sx.sx_lock(SX_LOCK_DESTROYED);
        k.subr_lock_c.lock_destroy(sx);
    }

    /** kern_sx.c:246. */
    int _sx_slock(Sx sx, int opts, long file, int line) {
        if (INVARIANTS && IS_DESTROYED(sx)) {
            panic("sx_slock() of destroyed sx @ %s:%d", file, line);
        }
        if (WITNESS) {
            k.subr_witness_c.witness_checkorder(sx, Subr_witness_c.LOP_NEWORDER, file, line, k.NO_LOCK);
        }
        SX_SLOCK(sx, opts, file, line);
        if (WITNESS) {
            k.subr_witness_c.witness_lock(sx, 0, file, line);
        }
        k.TD_LOCKS(1);
        return 0;
    }

    /** kern_sx.c:287. */
    int _sx_xlock(Sx sx, int opts, long file, int line) {
        if (INVARIANTS && IS_DESTROYED(sx)) {
            panic("sx_xlock() of destroyed sx @ %s:%d", file, line);
        }
        if (WITNESS) {
            k.subr_witness_c.witness_checkorder(
                    sx, Subr_witness_c.LOP_NEWORDER | Subr_witness_c.LOP_EXCLUSIVE, file, line, k.NO_LOCK);
        }
        SX_XLOCK(sx, opts, file, line);
        if (WITNESS) {
            k.subr_witness_c.witness_lock(sx, Subr_witness_c.LOP_EXCLUSIVE, file, line);
        }
        k.TD_LOCKS(1);
        return 0;
    }

    /** kern_sx.c:330. */
    void _sx_sunlock(Sx sx, long file, int line) {
        if (INVARIANTS && IS_DESTROYED(sx)) {
            panic("sx_sunlock() of destroyed sx @ %s:%d", file, line);
        }
        if (INVARIANTS) {
            _sx_assert(sx, 0x02 << 8, file, line);
        }
        k.TD_LOCKS(-1);
        if (WITNESS) {
            k.subr_witness_c.witness_unlock(sx, 0, file, line);
        }
        SX_SUNLOCK(sx, file, line);
    }

    /** kern_sx.c:346. */
    void _sx_xunlock(Sx sx, long file, int line) {
        if (INVARIANTS && IS_DESTROYED(sx)) {
            panic("sx_xunlock() of destroyed sx @ %s:%d", file, line);
        }
        if (INVARIANTS) {
            _sx_assert(sx, SA_XLOCKED, file, line);
        }
        k.TD_LOCKS(-1);
        if (WITNESS) {
            k.subr_witness_c.witness_unlock(sx, Subr_witness_c.LOP_EXCLUSIVE, file, line);
        }
        SX_XUNLOCK(sx, file, line);
    }

    /** The inline of sx_xlock(). */
    void SX_XLOCK(Sx sx, int opts, long file, int line) {
        long td = k.CURTHREAD();
        if (k.sched.isQuiet() && mem.storedAtHand8(sx.address(), WORD, SX_LOCK_UNLOCKED, td)) {
            k.sched.passed(Kind.ACQUIRE, guard, sx.address(), EXCLUSIVE);
            return;
        }
        k.sched.point(Kind.ACQUIRE, guard, sx.address(), EXCLUSIVE);
        if (!mem.compareAndStore8(sx.address(), WORD, SX_LOCK_UNLOCKED, td)) {
            _sx_xlock_hard(sx, td, opts, file, line);
        }
    }

    /** The inline of sx_xunlock(). */
    void SX_XUNLOCK(Sx sx, long file, int line) {
        if (!mem.compareAndStore8(sx.address(), WORD, k.CURTHREAD(), SX_LOCK_UNLOCKED)) {
            _sx_xunlock_hard(sx, k.CURTHREAD(), file, line);
        }
    }

    /** Destroying it stores in its flags as well. */
    private boolean IS_DESTROYED(Sx sx) {
        sx.lo_flags();
        return mem.loadTest8(sx.address(), WORD, -1L, SX_LOCK_DESTROYED);
    }

    /** The inline of sx_slock(). */
    void SX_SLOCK(Sx sx, int opts, long file, int line) {
        if (k.sched.isQuiet()
                && mem.addedAtHand8(sx.address(), WORD, SX_LOCK_SHARED, SX_LOCK_SHARED, 1L << SX_SHARERS_SHIFT)) {
            k.sched.passed(Kind.ACQUIRE, guard, sx.address(), SHARED);
            return;
        }
        k.sched.point(Kind.ACQUIRE, guard, sx.address(), SHARED);
        if (!mem.testAndAdd8(sx.address(), WORD, SX_LOCK_SHARED, SX_LOCK_SHARED, 1L << SX_SHARERS_SHIFT)) {
            _sx_slock_hard(sx, opts, file, line);
        }
    }

    /** The inline of sx_sunlock(). */
    void SX_SUNLOCK(Sx sx, long file, int line) {
        mem.testAndAdd8(sx.address(), WORD, 0, 0, -(1L << SX_SHARERS_SHIFT));
    }

    /** kern_sx.c:462. */
    void _sx_xlock_hard(Sx sx, long tid, int opts, long file, int line) {
        long x = sx.sx_lock();
        if ((x & SX_LOCK_SHARED) == 0 && (x & ~SX_LOCK_FLAGMASK) == tid) {
            if (INVARIANTS && (sx.lo_flags() & LockObject.LO_RECURSABLE) == 0) {
                panic("_sx_xlock_hard: recursed on non-recursive sx %s @ %s:%d\n", sx.lo_name(), file, line);
            }
            sx.lo_data(sx.lo_data() + 1);
            sx.sx_lock(x | SX_LOCK_RECURSED);
            return;
        }
        while (!mem.compareAndStore8(sx.address(), WORD, SX_LOCK_UNLOCKED, tid)) {
            new Kthread(mem, sx.sx_lock() & ~SX_LOCK_FLAGMASK).td_state();
            k.sched.point(Kind.ACQUIRE, guard, sx.address(), EXCLUSIVE);
        }
    }

    /** kern_sx.c:663. */
    void _sx_xunlock_hard(Sx sx, long tid, long file, int line) {
        long x = sx.sx_lock();
        if ((x & SX_LOCK_RECURSED) != 0) {
            int left = sx.lo_data() - 1;
            sx.lo_data(left);
            if (left == 0) {
                sx.sx_lock(x & ~SX_LOCK_RECURSED);
            }
            return;
        }
        sx.sx_lock(SX_LOCK_UNLOCKED);
    }

    /** kern_sx.c:711. */
    void _sx_slock_hard(Sx sx, int opts, long file, int line) {
        for (; ; ) {
            long x = sx.sx_lock();
            if ((x & SX_LOCK_SHARED) != 0) {
                if (mem.compareAndStore8(sx.address(), WORD, x, x + (1L << SX_SHARERS_SHIFT))) {
                    return;
                }
            } else {
                new Kthread(mem, x & ~SX_LOCK_FLAGMASK).td_state();
                k.sched.point(Kind.ACQUIRE, guard, sx.address(), SHARED);
            }
        }
    }

    /** sx_assert(9). kern_sx.c:934. */
    void _sx_assert(Sx sx, int what, long file, int line) {
        long x = sx.sx_lock();
        boolean mine = (x & SX_LOCK_SHARED) == 0 && (x & ~SX_LOCK_FLAGMASK) == k.CURTHREAD();
        boolean locked = mine || (x & SX_LOCK_SHARED) != 0 && x != SX_LOCK_UNLOCKED;
        if ((what & SA_UNLOCKED) != 0 && mine) {
            panic("Lock %s exclusively locked @ %s:%d\n", sx.lo_name(), file, line);
        }
        if ((what & SA_XLOCKED) != 0 && !mine) {
            panic("Lock %s not exclusively locked @ %s:%d\n", sx.lo_name(), file, line);
        }
        if ((what & (SA_LOCKED | 0x02 << 8)) != 0 && !locked) {
            panic("Lock %s not %slocked @ %s:%d\n", sx.lo_name(), (what & SA_LOCKED) != 0 ? "" : "share ", file, line);
        }
    }
}
