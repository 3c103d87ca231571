package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct in_multi, bsd/netinet/in_var.h: one IPv4 group joined on one interface. */
final class InMulti extends Struct {
    static final StructType<InMulti> TYPE = new StructType<>("in_multi", 32, InMulti::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field INM_LINK_LE_NEXT = TYPE.pointer("inm_link.le_next", 0x0, () -> InMulti.TYPE);
    static final Field INM_LINK_LE_PREV = TYPE.backPointer("inm_link.le_prev", 0x4);
    static final Field INM_ADDR = TYPE.integer("inm_addr", 0x8, 4);
    static final Field INM_IFP = TYPE.pointer("inm_ifp", 0xc, () -> Ifnet.TYPE);
    static final Field INM_IFMA = TYPE.reference("inm_ifma", 0x10, () -> Ifmultiaddr.TYPE);
    static final Field INM_TIMER = TYPE.integer("inm_timer", 0x14, 4);
    static final Field INM_STATE = TYPE.integer("inm_state", 0x18, 4);
    static final Field INM_RTI = TYPE.pointer("inm_rti", 0x1c, null);
    // spotless:on

    InMulti(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    InMulti inm_link_le_next() { return new InMulti(memory(), loadAddress(INM_LINK_LE_NEXT)); }
    void inm_link_le_next(InMulti value) { storePointer(INM_LINK_LE_NEXT, value); }
    long inm_link_le_prev() { return loadAddress(INM_LINK_LE_PREV); }
    void inm_link_le_prev(long value) { storeAddress(INM_LINK_LE_PREV, value); }
    int inm_addr() { return load(INM_ADDR); }
    void inm_addr(int value) { store(INM_ADDR, value); }
    Ifnet inm_ifp() { return new Ifnet(memory(), loadAddress(INM_IFP)); }
    void inm_ifp(Ifnet value) { storePointer(INM_IFP, value); }
    Ifmultiaddr inm_ifma() { return new Ifmultiaddr(memory(), loadAddress(INM_IFMA)); }
    void inm_ifma(Ifmultiaddr value) { storePointer(INM_IFMA, value); }
    int inm_timer() { return load(INM_TIMER); }
    void inm_timer(int value) { store(INM_TIMER, value); }
    int inm_state() { return load(INM_STATE); }
    void inm_state(int value) { store(INM_STATE, value); }
    long inm_rti() { return loadAddress(INM_RTI); }
    void inm_rti(long value) { storeAddress(INM_RTI, value); }
    // spotless:on
}
