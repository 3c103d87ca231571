package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct nd_ifinfo, sys/netinet6/nd6.h:71: how neighbour discovery treats an interface. */
final class NdIfinfo extends Struct {
    static final StructType<NdIfinfo> TYPE = new StructType<>("nd_ifinfo", 72, NdIfinfo::new);

    // spotless:off  one field, one line
    static final Field ND_FLAGS = TYPE.integer("flags", 20, 4);

    NdIfinfo(Memory memory, long address) { super(memory, address); }

    int  flags()          { return load(ND_FLAGS); }
    void flags(int flags) { store(ND_FLAGS, flags); }
    // spotless:on
}
