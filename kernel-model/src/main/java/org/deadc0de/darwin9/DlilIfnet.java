package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct dlil_ifnet, bsd/net/dlil.c:133. Never freed: the pool dlil_ifnet_head only grows. */
final class DlilIfnet extends Struct {
    static final StructType<DlilIfnet> TYPE = new StructType<>("dlil_ifnet", 360, DlilIfnet::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field DL_IF_LINK_TQE_NEXT = TYPE.pointer("dl_if_link.tqe_next", 0x148, () -> DlilIfnet.TYPE);
    static final Field DL_IF_LINK_TQE_PREV = TYPE.backPointer("dl_if_link.tqe_prev", 0x14c);
    static final Field IF_UNIQUEID = TYPE.pointer("if_uniqueid", 0x150, null);
    static final Field IF_UNIQUEID_LEN = TYPE.integer("if_uniqueid_len", 0x154, 4);
    static final Field IF_NAMESTORAGE = TYPE.string("if_namestorage", 0x158, 16);
    static final Field DL_IF = TYPE.embedded("dl_if", 0, () -> Ifnet.TYPE);
    // spotless:on

    DlilIfnet(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    DlilIfnet dl_if_link_tqe_next() { return new DlilIfnet(memory(), loadAddress(DL_IF_LINK_TQE_NEXT)); }
    void dl_if_link_tqe_next(DlilIfnet value) { storePointer(DL_IF_LINK_TQE_NEXT, value); }
    long dl_if_link_tqe_prev() { return loadAddress(DL_IF_LINK_TQE_PREV); }
    void dl_if_link_tqe_prev(long value) { storeAddress(DL_IF_LINK_TQE_PREV, value); }
    long if_uniqueid() { return loadAddress(IF_UNIQUEID); }
    void if_uniqueid(long value) { storeAddress(IF_UNIQUEID, value); }
    int if_uniqueid_len() { return load(IF_UNIQUEID_LEN); }
    void if_uniqueid_len(int value) { store(IF_UNIQUEID_LEN, value); }
    String if_namestorage() { return loadString(IF_NAMESTORAGE); }
    void if_namestorage(String text) { storeString(IF_NAMESTORAGE, text); }
    Ifnet dl_if() { return new Ifnet(memory(), addressOf(DL_IF)); }
    // spotless:on
}
