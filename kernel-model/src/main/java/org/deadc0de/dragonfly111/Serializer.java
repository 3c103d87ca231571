package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct lwkt_serialize, sys/sys/serialize.h. */
final class Serializer extends Struct {
    static final StructType<Serializer> TYPE = new StructType<>("lwkt_serialize", 0x8, Serializer::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field INTERLOCK = TYPE.integer("interlock", 0x0, 4);
    static final Field LAST_TD = TYPE.pointer("last_td", 0x4, () -> Td.TYPE);
    // spotless:on

    Serializer(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    int interlock() { return load(INTERLOCK); }
    void interlock(int value) { store(INTERLOCK, value); }
    Td last_td() { return loadPointer(LAST_TD, Td.TYPE); }
    void last_td(Td value) { storePointer(LAST_TD, value); }
    // spotless:on
}
