package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;

/** struct rwlock, sys/sys/_rwlock.h: the lock word lies 24 bytes in, behind the lock_object. */
final class Rwlock extends LockObject {
    static final StructType<Rwlock> TYPE = new StructType<>("rwlock", 32, Rwlock::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field LOCK_OBJECT = TYPE.embedded("lock_object", 0, () -> LockObject.TYPE);
    static final Field RW_LOCK = TYPE.integer("rw_lock", 24, 8);

    Rwlock(Memory memory, long address) { super(memory, address); }

    long rw_lock()           { return loadLong(RW_LOCK); }
    void rw_lock(long word)  { storeLong(RW_LOCK, word); }
    // spotless:on
}
