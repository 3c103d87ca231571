package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct lagg_softc, sys/net/if_lagg.h:170. */
final class LaggSoftc extends Struct {
    static final StructType<LaggSoftc> TYPE = new StructType<>("lagg_softc", 512, LaggSoftc::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SC_IFP = TYPE.pointer("sc_ifp", 0, () -> Ifnet.TYPE);
    static final Field SC_MTX = TYPE.embedded("sc_mtx", 8, () -> Rwlock.TYPE);
    static final Field SC_PROTO = TYPE.integer("sc_proto", 40, 4);
    static final Field SC_COUNT = TYPE.integer("sc_count", 44, 4);
    static final Field SC_PRIMARY = TYPE.pointer("sc_primary", 48, () -> LaggPort.TYPE);
    static final Field SC_IFFLAGS = TYPE.integer("sc_ifflags", 56, 4);
    static final Field SC_PSC = TYPE.pointer("sc_psc", 64, null);
    static final Field SC_SEQ = TYPE.integer("sc_seq", 72, 4);
    static final Field SC_FLAGS = TYPE.integer("sc_flags", 76, 4);
    static final Field SC_PORTS_SLH_FIRST = TYPE.pointer("sc_ports.slh_first", 80, () -> LaggPort.TYPE);
    static final Field SC_ENTRIES_SNEXT = TYPE.pointer("sc_entries.sle_next", 88, () -> LaggSoftc.TYPE);

    LaggSoftc(Memory memory, long address) { super(memory, address); }

    Ifnet sc_ifp() { return loadPointer(SC_IFP, Ifnet.TYPE); }
    void sc_ifp(Struct value) { storePointer(SC_IFP, value); }
    Rwlock sc_mtx() { return embedded(SC_MTX, Rwlock.TYPE); }
    int sc_proto() { return load(SC_PROTO); }
    void sc_proto(int value) { store(SC_PROTO, value); }
    int sc_count() { return load(SC_COUNT); }
    void sc_count(int value) { store(SC_COUNT, value); }
    LaggPort sc_primary() { return loadPointer(SC_PRIMARY, LaggPort.TYPE); }
    void sc_primary(Struct value) { storePointer(SC_PRIMARY, value); }
    int sc_ifflags() { return load(SC_IFFLAGS); }
    void sc_ifflags(int value) { store(SC_IFFLAGS, value); }
    long sc_psc() { return loadAddress(SC_PSC); }
    void sc_psc(long value) { storeAddress(SC_PSC, value); }
    int sc_seq() { return load(SC_SEQ); }
    void sc_seq(int value) { store(SC_SEQ, value); }
    int sc_flags() { return load(SC_FLAGS); }
    void sc_flags(int value) { store(SC_FLAGS, value); }
    LaggPort slh_first() { return loadPointer(SC_PORTS_SLH_FIRST, LaggPort.TYPE); }
    void slh_first(Struct value) { storePointer(SC_PORTS_SLH_FIRST, value); }
    LaggSoftc sle_next() { return loadPointer(SC_ENTRIES_SNEXT, LaggSoftc.TYPE); }
    void sle_next(Struct value) { storePointer(SC_ENTRIES_SNEXT, value); }
    // spotless:on
}
