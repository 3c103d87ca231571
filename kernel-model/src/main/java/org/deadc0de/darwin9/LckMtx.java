package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** lck_mtx_t: who owns it, or 0. */
final class LckMtx extends Struct {
    static final StructType<LckMtx> TYPE = new StructType<>("lck_mtx_t", 12, LckMtx::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field OWNER = TYPE.pointer("owner", 0x0, null);
    // spotless:on

    LckMtx(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    long owner() { return loadAddress(OWNER); }
    void owner(long value) { storeAddress(OWNER, value); }
    // spotless:on
}
