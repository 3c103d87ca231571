package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct bpf_if, bsd/net/bpf.c: an interface that packet filters may listen on. */
final class BpfIf extends Struct {
    static final StructType<BpfIf> TYPE = new StructType<>("bpf_if", 36, BpfIf::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field BIF_NEXT = TYPE.pointer("bif_next", 0x0, () -> BpfIf.TYPE);
    static final Field BIF_DLIST = TYPE.pointer("bif_dlist", 0x4, null);
    static final Field BIF_DLT = TYPE.integer("bif_dlt", 0x8, 4);
    static final Field BIF_HDRLEN = TYPE.integer("bif_hdrlen", 0xc, 4);
    static final Field BIF_IFP = TYPE.pointer("bif_ifp", 0x10, () -> Ifnet.TYPE);
    // spotless:on

    BpfIf(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    BpfIf bif_next() { return new BpfIf(memory(), loadAddress(BIF_NEXT)); }
    void bif_next(BpfIf value) { storePointer(BIF_NEXT, value); }
    long bif_dlist() { return loadAddress(BIF_DLIST); }
    void bif_dlist(long value) { storeAddress(BIF_DLIST, value); }
    int bif_dlt() { return load(BIF_DLT); }
    void bif_dlt(int value) { store(BIF_DLT, value); }
    int bif_hdrlen() { return load(BIF_HDRLEN); }
    void bif_hdrlen(int value) { store(BIF_HDRLEN, value); }
    Ifnet bif_ifp() { return new Ifnet(memory(), loadAddress(BIF_IFP)); }
    void bif_ifp(Ifnet value) { storePointer(BIF_IFP, value); }
    // spotless:on
}
