package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;

/** What all lock classes share. */
@KernelSource("sys/kern/subr_lock.c")
final class Subr_lock_c extends KernelFile {
    Subr_lock_c(FreeBsd10 k) {
        super(k);
    }

    /** subr_lock.c:68. */
    void lock_init(LockObject lock, LockClass lockClass, String name, String type, int flags) {
        if (INVARIANTS && (lock.lo_flags() & LockObject.LO_INITIALIZED) != 0 && lock.lo_name() == string(name)) {
            panic("lock \"%s\" %p already initialized", lock.lo_name(), lock);
        }
        lock.lo_name(string(name));
        lock.lo_flags(flags | LockObject.LO_INITIALIZED | lockClass.flags());
        if (WITNESS) {
            k.subr_witness_c.witness_init(lock, type != null ? type : name);
        }
    }

    /** subr_lock.c:86. */
    void lock_destroy(LockObject lock) {
        if (INVARIANTS && (lock.lo_flags() & LockObject.LO_INITIALIZED) == 0) {
            panic("lock %p is not initialized", lock);
        }
        if (WITNESS) {
            k.subr_witness_c.witness_destroy(lock);
        }
        lock.lo_flags(lock.lo_flags() & ~LockObject.LO_INITIALIZED);
    }
}
