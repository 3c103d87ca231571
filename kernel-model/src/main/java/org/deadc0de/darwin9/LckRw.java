package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** lck_rw_t: who owns it exclusively, or 0, and how many share it. */
final class LckRw extends Struct {
    static final StructType<LckRw> TYPE = new StructType<>("lck_rw_t", 16, LckRw::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field OWNER = TYPE.pointer("owner", 0x0, null);
    static final Field SHARED = TYPE.integer("shared", 0x4, 4);
    // spotless:on

    LckRw(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    long owner() { return loadAddress(OWNER); }
    void owner(long value) { storeAddress(OWNER, value); }
    int shared() { return load(SHARED); }
    void shared(int value) { store(SHARED, value); }
    // spotless:on
}
