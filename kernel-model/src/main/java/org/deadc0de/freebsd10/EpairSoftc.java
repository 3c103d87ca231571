package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct epair_softc, sys/net/if_epair.c:117: one end of a pair. */
final class EpairSoftc extends Struct {
    static final StructType<EpairSoftc> TYPE = new StructType<>("epair_softc", 40, EpairSoftc::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFP = TYPE.pointer("ifp", 0, () -> Ifnet.TYPE);
    static final Field OIFP = TYPE.pointer("oifp", 8, () -> Ifnet.TYPE);
    static final Field REFCOUNT = TYPE.integer("refcount", 16, 4);
    static final Field IF_QFLUSH = TYPE.function("if_qflush", 24);

    EpairSoftc(Memory memory, long address) { super(memory, address); }

    Ifnet ifp() { return loadPointer(IFP, Ifnet.TYPE); }
    void ifp(Struct value) { storePointer(IFP, value); }
    Ifnet oifp() { return loadPointer(OIFP, Ifnet.TYPE); }
    void oifp(Struct value) { storePointer(OIFP, value); }
    int refcount() { return load(REFCOUNT); }
    void refcount(int value) { store(REFCOUNT, value); }
    long if_qflush() { return loadAddress(IF_QFLUSH); }
    void if_qflush(long function) { storeAddress(IF_QFLUSH, function); }
    // spotless:on
}
