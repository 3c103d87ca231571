package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct bpf_if, sys/net/bpf.c:93: one tap of one interface. */
final class BpfIf extends Struct {
    static final StructType<BpfIf> TYPE = new StructType<>("bpf_if", 96, BpfIf::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field BIF_NEXT = TYPE.pointer("bif_next.le_next", 0, () -> BpfIf.TYPE);
    static final Field BIF_NEXT_PREV = TYPE.backPointer("bif_next.le_prev", 8);
    static final Field BIF_DLIST = TYPE.pointer("bif_dlist", 16, null);
    static final Field BIF_DLT = TYPE.integer("bif_dlt", 24, 4);
    static final Field BIF_HDRLEN = TYPE.integer("bif_hdrlen", 28, 4);
    static final Field BIF_IFP = TYPE.pointer("bif_ifp", 32, () -> Ifnet.TYPE);
    static final Field BIF_MTX = TYPE.embedded("bif_mtx", 40, () -> Mtx.TYPE);

    BpfIf(Memory memory, long address) { super(memory, address); }

    long bif_dlist() { return loadAddress(BIF_DLIST); }
    void bif_dlist(long value) { storeAddress(BIF_DLIST, value); }
    int bif_dlt() { return load(BIF_DLT); }
    void bif_dlt(int value) { store(BIF_DLT, value); }
    int bif_hdrlen() { return load(BIF_HDRLEN); }
    void bif_hdrlen(int value) { store(BIF_HDRLEN, value); }
    Ifnet bif_ifp() { return loadPointer(BIF_IFP, Ifnet.TYPE); }
    void bif_ifp(Struct value) { storePointer(BIF_IFP, value); }
    Mtx bif_mtx() { return embedded(BIF_MTX, Mtx.TYPE); }
    // spotless:on
}
