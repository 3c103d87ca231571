package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct edsc_softc, sys/net/if_edsc.c:56. */
final class EdscSoftc extends Struct {
    static final StructType<EdscSoftc> TYPE = new StructType<>("edsc_softc", 8, EdscSoftc::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SC_IFP = TYPE.pointer("sc_ifp", 0, () -> Ifnet.TYPE);

    EdscSoftc(Memory memory, long address) { super(memory, address); }

    Ifnet sc_ifp() { return loadPointer(SC_IFP, Ifnet.TYPE); }
    void sc_ifp(Struct value) { storePointer(SC_IFP, value); }
    // spotless:on
}
