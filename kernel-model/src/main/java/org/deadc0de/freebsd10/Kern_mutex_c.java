package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/**
 * Mutexes. The lock word holds the owning thread's address; who waits is known from the threads' pending operations, so the
 * contested bit and the turnstiles are not kept.
 */
@KernelSource("sys/kern/kern_mutex.c")
final class Kern_mutex_c extends KernelFile {
    static final long MTX_RECURSED = 1;
    static final long MTX_CONTESTED = 2;
    static final long MTX_UNOWNED = 4;
    static final long MTX_FLAGMASK = 7;
    static final long MTX_DESTROYED = MTX_CONTESTED | MTX_UNOWNED;

    private static final int WORD = Mtx.MTX_LOCK.offset();

    private final MutexGuard guard = new MutexGuard();

    /** Lets a thread go on when the mutex is free, its own, or not held by any thread that could give it back. */
    private final class MutexGuard implements Guard {
        @Override
        public boolean permits(SimThread thread, long m, long detail) {
            long word = mem.peek(m + WORD, 8);
            if (word == MTX_UNOWNED) {
                return true;
            }
            SimThread owner = k.threadAt(word & ~MTX_FLAGMASK);
            return owner == null || owner == thread || k.isAsleep(owner);
        }

        @Override
        public boolean asksWhetherHolderWaits(Kind kind, Guard elsewhere) {
            return kind == Kind.WAKE || elsewhere == k.kern_sx_c.guard();
        }

        @Override
        public SimThread holder(SimThread thread, long m, long detail) {
            return k.threadAt(mem.peek(m + WORD, 8) & ~MTX_FLAGMASK);
        }

        @Override
        public String describe(long m) {
            return "mutex " + k.lockName(m);
        }
    }

    Kern_mutex_c(FreeBsd10 k) {
        super(k);
    }

    /** The guard of a pending mutex acquisition. */
    Guard guard() {
        return guard;
    }

    /** kern_mutex.c:748. */
    @Override
    void mtx_init(Mtx m, String name, String type, int opts) {
        int flags = 0;
        if ((opts & MTX_RECURSE) != 0) {
            flags |= LockObject.LO_RECURSABLE;
        }
        if ((opts & MTX_NOWITNESS) == 0) {
            flags |= LockObject.LO_WITNESS;
        }
        if ((opts & MTX_DUPOK) != 0) {
            flags |= LockObject.LO_DUPOK;
        }
        m.mtx_lock(MTX_UNOWNED);
        m.lo_data(0);
        k.subr_lock_c.lock_init(m, LockClass.SLEEP_MUTEX, name, type, flags);
    }

    /** kern_mutex.c:801. */
    @Override
    void mtx_destroy(Mtx m) {
        long word = m.mtx_lock();
        if ((word & ~MTX_FLAGMASK) != k.CURTHREAD()) {
            if (INVARIANTS) {
                KASSERT(word == MTX_UNOWNED, "Assertion %s failed at %s:%d", "mtx_unowned(m)", k.SOURCE(this), 806);
            }
        } else {
            if (WITNESS) {
                k.subr_witness_c.witness_unlock(m, Subr_witness_c.LOP_EXCLUSIVE, k.SOURCE(this), 821);
            }
        }
        m.mtx_lock(MTX_DESTROYED);
        k.subr_lock_c.lock_destroy(m);
    }

    /** What mtx_lock() is when LOCK_DEBUG is on. kern_mutex.c:192. */
    void _mtx_lock_flags(Mtx m, int opts, long file, int line) {
        if (INVARIANTS) {
            if (IS_DESTROYED(m)) {
                panic("mtx_lock() of destroyed mutex @ %s:%d", file, line);
            }
            if ((m.lo_flags() & LockObject.LO_CLASSMASK) != LockClass.SLEEP_MUTEX.flags()) {
                panic("mtx_lock() of spin mutex %s @ %s:%d", m.lo_name(), file, line);
            }
        }
        if (WITNESS) {
            k.subr_witness_c.witness_checkorder(
                    m, opts | Subr_witness_c.LOP_NEWORDER | Subr_witness_c.LOP_EXCLUSIVE, file, line, k.NO_LOCK);
        }
        GET_SLEEP_LOCK(m, opts, file, line);
        if (WITNESS) {
            k.subr_witness_c.witness_lock(m, opts | Subr_witness_c.LOP_EXCLUSIVE, file, line);
        }
        k.TD_LOCKS(1);
    }

    /** kern_mutex.c:213. */
    void _mtx_unlock_flags(Mtx m, int opts, long file, int line) {
        if (INVARIANTS) {
            if (IS_DESTROYED(m)) {
                panic("mtx_unlock() of destroyed mutex @ %s:%d", file, line);
            }
            if ((m.lo_flags() & LockObject.LO_CLASSMASK) != LockClass.SLEEP_MUTEX.flags()) {
                panic("mtx_unlock() of spin mutex %s @ %s:%d", m.lo_name(), file, line);
            }
        }
        k.TD_LOCKS(-1);
        if (WITNESS) {
            k.subr_witness_c.witness_unlock(m, opts | Subr_witness_c.LOP_EXCLUSIVE, file, line);
        }
        if (INVARIANTS) {
            _mtx_assert(m, MA_OWNED, file, line);
        }
        REL_SLEEP_LOCK(m, opts, file, line);
    }

    /** kern_mutex.c:275. */
    int _mtx_trylock(Mtx m, int opts, long file, int line) {
        if (INVARIANTS && IS_DESTROYED(m)) {
            panic("mtx_trylock() of destroyed mutex @ %s:%d", file, line);
        }
        k.sched.point(Kind.PREEMPT, m.address());
        if (!mem.compareAndStore8(m.address(), WORD, MTX_UNOWNED, k.CURTHREAD())) {
            return 0;
        }
        if (WITNESS) {
            k.subr_witness_c.witness_lock(
                    m, opts | Subr_witness_c.LOP_EXCLUSIVE | Subr_witness_c.LOP_TRYLOCK, file, line);
        }
        k.TD_LOCKS(1);
        return 1;
    }

    /** Destroying it stores in its flags as well, which are read besides. */
    private boolean IS_DESTROYED(Mtx m) {
        return mem.loadTest8(m.address(), WORD, -1L, MTX_DESTROYED);
    }

    /** The inline that takes the mutex when it is free: one locked compare and exchange. */
    void GET_SLEEP_LOCK(Mtx m, int opts, long file, int line) {
        long td = k.CURTHREAD();
        if (k.sched.isQuiet() && mem.storedAtHand8(m.address(), WORD, MTX_UNOWNED, td)) {
            k.sched.passed(Kind.ACQUIRE, guard, m.address(), 0);
            return;
        }
        k.sched.point(Kind.ACQUIRE, guard, m.address(), 0);
        if (!mem.compareAndStore8(m.address(), WORD, MTX_UNOWNED, td)) {
            _mtx_lock_sleep(m, td, opts, file, line);
        }
    }

    /** The inline that gives it back. */
    void REL_SLEEP_LOCK(Mtx m, int opts, long file, int line) {
        if (!mem.compareAndStore8(m.address(), WORD, k.CURTHREAD(), MTX_UNOWNED)) {
            _mtx_unlock_sleep(m, opts, file, line);
        }
    }

    /** Takes a mutex that is not free: its own again, or when whoever has it gives it back. kern_mutex.c:316. */
    void _mtx_lock_sleep(Mtx m, long tid, int opts, long file, int line) {
        long v = m.mtx_lock();
        if ((v & ~MTX_FLAGMASK) == tid) {
            if (INVARIANTS && (m.lo_flags() & LockObject.LO_RECURSABLE) == 0) {
                panic("_mtx_lock_sleep: recursed on non-recursive mutex %s @ %s:%d\n", m.lo_name(), file, line);
            }
            m.lo_data(m.lo_data() + 1);
            m.mtx_lock(v | MTX_RECURSED);
            return;
        }
        while (!mem.compareAndStore8(m.address(), WORD, MTX_UNOWNED, tid)) {
            Kthread owner = new Kthread(mem, m.mtx_lock() & ~MTX_FLAGMASK);
            owner.td_state();
            k.subr_turnstile_c.turnstile_wait(m, owner);
            k.sched.point(Kind.ACQUIRE, guard, m.address(), 0);
        }
    }

    /** Undoes one recursion. kern_mutex.c:595. */
    void _mtx_unlock_sleep(Mtx m, int opts, long file, int line) {
        long v = m.mtx_lock();
        if ((v & MTX_RECURSED) != 0) {
            int left = m.lo_data() - 1;
            m.lo_data(left);
            if (left == 0) {
                m.mtx_lock(v & ~MTX_RECURSED);
            }
            return;
        }
        m.mtx_lock(MTX_UNOWNED);
    }

    /** mtx_assert(9). kern_mutex.c:668. */
    void _mtx_assert(Mtx m, int what, long file, int line) {
        boolean owned = mem.loadTest8(m.address(), WORD, ~MTX_FLAGMASK, k.CURTHREAD());
        if ((what & MA_OWNED) != 0 && !owned) {
            panic("mutex %s not owned at %s:%d", m.lo_name(), file, line);
        }
        if ((what & MA_NOTOWNED) != 0 && owned) {
            panic("mutex %s owned at %s:%d", m.lo_name(), file, line);
        }
    }
}
