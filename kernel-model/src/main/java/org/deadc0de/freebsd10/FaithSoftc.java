package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct faith_softc, sys/net/if_faith.c:74. */
final class FaithSoftc extends Struct {
    static final StructType<FaithSoftc> TYPE = new StructType<>("faith_softc", 8, FaithSoftc::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SC_IFP = TYPE.pointer("sc_ifp", 0, () -> Ifnet.TYPE);

    FaithSoftc(Memory memory, long address) { super(memory, address); }

    Ifnet sc_ifp() { return loadPointer(SC_IFP, Ifnet.TYPE); }
    void sc_ifp(Struct value) { storePointer(SC_IFP, value); }
    // spotless:on
}
