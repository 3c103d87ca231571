package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/** Reader/writer locks, which may not be held while asleep. */
@KernelSource("sys/kern/kern_rwlock.c")
final class Kern_rwlock_c extends KernelFile {
    static final long RW_LOCK_READ = 1;
    static final long RW_LOCK_FLAGMASK = 0xf;
    static final int RW_READERS_SHIFT = 4;
    static final long RW_UNLOCKED = RW_LOCK_READ;
    static final long RW_DESTROYED = 6;

    private static final int WORD = Rwlock.RW_LOCK.offset();
    private static final long WRITE = 0;
    private static final long READ = 1;

    private final RwlockGuard guard = new RwlockGuard();

    private final class RwlockGuard implements Guard {
        @Override
        public boolean permits(SimThread thread, long rw, long wanted) {
            long word = mem.peek(rw + WORD, 8);
            if ((word & RW_LOCK_READ) != 0) {
                return wanted == READ || word == RW_UNLOCKED;
            }
            SimThread owner = k.threadAt(word & ~RW_LOCK_FLAGMASK);
            return owner == null || owner == thread && wanted == WRITE || k.channels.channelOf(owner) != 0;
        }

        @Override
        public SimThread holder(SimThread thread, long rw, long wanted) {
            long word = mem.peek(rw + WORD, 8);
            return (word & RW_LOCK_READ) != 0 ? null : k.threadAt(word & ~RW_LOCK_FLAGMASK);
        }

        @Override
        public String describe(long rw) {
            return "rw " + k.lockName(rw);
        }
    }

    Kern_rwlock_c(FreeBsd10 k) {
        super(k);
    }

    /** The guard of a pending acquisition. */
    Guard guard() {
        return guard;
    }

    /** kern_rwlock.c:176. */
    @Override
    void rw_init_flags(Rwlock rw, String name, int opts) {
        int flags = 0;
        if ((opts & RW_DUPOK) != 0) {
            flags |= LockObject.LO_DUPOK;
        }
        if ((opts & RW_NOWITNESS) == 0) {
            flags |= LockObject.LO_WITNESS;
        }
        if ((opts & RW_RECURSE) != 0) {
            flags |= LockObject.LO_RECURSABLE;
        }
        rw.rw_lock(RW_UNLOCKED);
        rw.lo_data(0);
        k.subr_lock_c.lock_init(rw, LockClass.RW, name, null, flags);
    }

    /** kern_rwlock.c:203. */
    @Override
    void rw_destroy(Rwlock rw) {
        if (INVARIANTS && rw.rw_lock() != RW_UNLOCKED) {
            panic("rw lock %p not unlocked", rw);
        }
        rw.rw_lock(RW_DESTROYED);
        k.subr_lock_c.lock_destroy(rw);
    }

    /** kern_rwlock.c:235. */
    void _rw_wlock(Rwlock rw, long file, int line) {
        if (INVARIANTS && IS_DESTROYED(rw)) {
            panic("rw_wlock() of destroyed rwlock @ %s:%d", file, line);
        }
        if (WITNESS) {
            k.subr_witness_c.witness_checkorder(
                    rw, Subr_witness_c.LOP_NEWORDER | Subr_witness_c.LOP_EXCLUSIVE, file, line, k.NO_LOCK);
        }
        RW_WLOCK(rw, file, line);
        if (WITNESS) {
            k.subr_witness_c.witness_lock(rw, Subr_witness_c.LOP_EXCLUSIVE, file, line);
        }
        k.TD_LOCKS(1);
    }

    /** kern_rwlock.c:282. */
    void _rw_wunlock(Rwlock rw, long file, int line) {
        if (INVARIANTS) {
            if (IS_DESTROYED(rw)) {
                panic("rw_wunlock() of destroyed rwlock @ %s:%d", file, line);
            }
            if (!mem.loadTest8(rw.address(), WORD, ~RW_LOCK_FLAGMASK, k.CURTHREAD())) {
                panic("Lock %s not exclusively locked @ %s:%d\n", rw.lo_name(), file, line);
            }
        }
        k.TD_LOCKS(-1);
        if (WITNESS) {
            k.subr_witness_c.witness_unlock(rw, Subr_witness_c.LOP_EXCLUSIVE, file, line);
        }
        RW_WUNLOCK(rw, file, line);
    }

    /** kern_rwlock.c:317. */
    void _rw_rlock(Rwlock rw, long file, int line) {
        if (INVARIANTS) {
            if (IS_DESTROYED(rw)) {
                panic("rw_rlock() of destroyed rwlock @ %s:%d", file, line);
            }
            if (mem.loadTest8(rw.address(), WORD, ~RW_LOCK_FLAGMASK | RW_LOCK_READ, k.CURTHREAD())) {
                panic("%s (%s): wlock already held @ %s:%d", "_rw_rlock", rw.lo_name(), file, line);
            }
        }
        if (WITNESS) {
            k.subr_witness_c.witness_checkorder(rw, Subr_witness_c.LOP_NEWORDER, file, line, k.NO_LOCK);
        }
        for (; ; ) {
            boolean taken = RW_RLOCK_QUIETLY(rw);
            if (taken || mem.testAndAdd8(rw.address(), WORD, RW_LOCK_READ, RW_LOCK_READ, 1L << RW_READERS_SHIFT)) {
                break;
            }
            long v = rw.rw_lock();
            Kthread owner = new Kthread(mem, v & ~RW_LOCK_FLAGMASK);
            owner.td_state();
            k.subr_turnstile_c.turnstile_wait(rw, owner);
        }
        if (WITNESS) {
            k.subr_witness_c.witness_lock(rw, 0, file, line);
        }
        k.TD_LOCKS(1);
    }

    /** kern_rwlock.c:521. */
    void _rw_runlock(Rwlock rw, long file, int line) {
        if (INVARIANTS) {
            if (IS_DESTROYED(rw)) {
                panic("rw_runlock() of destroyed rwlock @ %s:%d", file, line);
            }
            if (!mem.loadTest8(rw.address(), WORD, RW_LOCK_READ, RW_LOCK_READ)
                    || mem.loadTest8(rw.address(), WORD, -1L, RW_UNLOCKED)) {
                panic("Lock %s not %slocked @ %s:%d\n", rw.lo_name(), "read ", file, line);
            }
        }
        k.TD_LOCKS(-1);
        if (WITNESS) {
            k.subr_witness_c.witness_unlock(rw, 0, file, line);
        }
        mem.testAndAdd8(rw.address(), WORD, 0, 0, -(1L << RW_READERS_SHIFT));
    }

    /** Destroying it stores in its flags as well. */
    private boolean IS_DESTROYED(Rwlock rw) {
        rw.lo_flags();
        return mem.loadTest8(rw.address(), WORD, -1L, RW_DESTROYED);
    }

    /** The point before a read lock is taken, and the taking where that is all there is to it; whether it was. */
    private boolean RW_RLOCK_QUIETLY(Rwlock rw) {
        if (k.sched.isQuiet()
                && mem.addedAtHand8(rw.address(), WORD, RW_LOCK_READ, RW_LOCK_READ, 1L << RW_READERS_SHIFT)) {
            k.sched.passed(Kind.ACQUIRE, guard, rw.address(), READ);
            return true;
        }
        k.sched.point(Kind.ACQUIRE, guard, rw.address(), READ);
        return false;
    }

    /** The inline of rw_wlock(). */
    void RW_WLOCK(Rwlock rw, long file, int line) {
        long td = k.CURTHREAD();
        if (k.sched.isQuiet() && mem.storedAtHand8(rw.address(), WORD, RW_UNLOCKED, td)) {
            k.sched.passed(Kind.ACQUIRE, guard, rw.address(), WRITE);
            return;
        }
        k.sched.point(Kind.ACQUIRE, guard, rw.address(), WRITE);
        if (!mem.compareAndStore8(rw.address(), WORD, RW_UNLOCKED, td)) {
            _rw_wlock_hard(rw, td, file, line);
        }
    }

    /** The inline of rw_wunlock(). */
    void RW_WUNLOCK(Rwlock rw, long file, int line) {
        int recursed = rw.lo_data();
        if (recursed != 0) {
            rw.lo_data(recursed - 1);
        } else {
            mem.compareAndStore8(rw.address(), WORD, k.CURTHREAD(), RW_UNLOCKED);
        }
    }

    /** kern_rwlock.c:657. */
    void _rw_wlock_hard(Rwlock rw, long tid, long file, int line) {
        long v = rw.rw_lock();
        if ((v & RW_LOCK_READ) == 0 && (v & ~RW_LOCK_FLAGMASK) == tid) {
            if (INVARIANTS && (rw.lo_flags() & LockObject.LO_RECURSABLE) == 0) {
                panic("%s: recursing but non-recursive rw %s @ %s:%d\n", "_rw_wlock_hard", rw.lo_name(), file, line);
            }
            rw.lo_data(rw.lo_data() + 1);
            return;
        }
        while (!mem.compareAndStore8(rw.address(), WORD, RW_UNLOCKED, tid)) {
            long x = rw.rw_lock();
            if ((x & RW_LOCK_READ) == 0) {
                Kthread owner = new Kthread(mem, x & ~RW_LOCK_FLAGMASK);
                owner.td_state();
                k.subr_turnstile_c.turnstile_wait(rw, owner);
            }
            k.sched.point(Kind.ACQUIRE, guard, rw.address(), WRITE);
        }
    }
}
