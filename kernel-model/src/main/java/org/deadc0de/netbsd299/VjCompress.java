package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct slcompress, sys/net/slcompress.h: header compression state, of no further interest here. */
final class VjCompress extends Struct {
    static final StructType<VjCompress> TYPE = new StructType<>("slcompress", 2048, VjCompress::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field LAST_CS = TYPE.integer("last_cs", 0, 4);
    // spotless:on

    private VjCompress(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    int last_cs() { return load(LAST_CS); }
    void last_cs(int value) { store(LAST_CS, value); }
    // spotless:on
}
