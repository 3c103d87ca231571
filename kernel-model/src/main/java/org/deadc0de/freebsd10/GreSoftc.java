package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct gre_softc, sys/net/if_gre.h:46. */
final class GreSoftc extends Struct {
    static final StructType<GreSoftc> TYPE = new StructType<>("gre_softc", 120, GreSoftc::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SC_IFP = TYPE.pointer("sc_ifp", 0, () -> Ifnet.TYPE);
    static final Field SC_LIST = TYPE.pointer("sc_list.le_next", 8, () -> GreSoftc.TYPE);
    static final Field SC_LIST_PREV = TYPE.backPointer("sc_list.le_prev", 16);
    static final Field G_PROTO = TYPE.integer("g_proto", 40, 1);

    GreSoftc(Memory memory, long address) { super(memory, address); }

    Ifnet sc_ifp() { return loadPointer(SC_IFP, Ifnet.TYPE); }
    void sc_ifp(Struct value) { storePointer(SC_IFP, value); }
    int g_proto() { return load(G_PROTO); }
    void g_proto(int value) { store(G_PROTO, value); }
    // spotless:on
}
