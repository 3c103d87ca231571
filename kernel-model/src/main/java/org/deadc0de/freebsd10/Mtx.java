package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;

/** struct mtx, sys/sys/_mutex.h: the lock word lies 24 bytes in, behind the lock_object. */
final class Mtx extends LockObject {
    static final StructType<Mtx> TYPE = new StructType<>("mtx", 32, Mtx::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field LOCK_OBJECT = TYPE.embedded("lock_object", 0, () -> LockObject.TYPE);
    static final Field MTX_LOCK = TYPE.integer("mtx_lock", 24, 8);

    Mtx(Memory memory, long address) { super(memory, address); }

    long mtx_lock()           { return loadLong(MTX_LOCK); }
    void mtx_lock(long word)  { storeLong(MTX_LOCK, word); }
    // spotless:on
}
