package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;

/** struct sx, sys/sys/_sx.h: the lock word lies 24 bytes in, behind the lock_object. */
final class Sx extends LockObject {
    static final StructType<Sx> TYPE = new StructType<>("sx", 32, Sx::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field LOCK_OBJECT = TYPE.embedded("lock_object", 0, () -> LockObject.TYPE);
    static final Field SX_LOCK = TYPE.integer("sx_lock", 24, 8);

    Sx(Memory memory, long address) { super(memory, address); }

    long sx_lock()           { return loadLong(SX_LOCK); }
    void sx_lock(long word)  { storeLong(SX_LOCK, word); }
    // spotless:on
}
