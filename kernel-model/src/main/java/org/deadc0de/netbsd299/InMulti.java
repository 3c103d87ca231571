package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct in_multi, sys/netinet/in_var.h: one group on one interface. */
final class InMulti extends Struct {
    static final StructType<InMulti> TYPE = new StructType<>("in_multi", 32, InMulti::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field INM_LIST_LE_NEXT = TYPE.pointer("inm_list.le_next", 0, () -> InMulti.TYPE);
    static final Field INM_LIST_LE_PREV = TYPE.backPointer("inm_list.le_prev", 4);
    static final Field INM_RTI = TYPE.pointer("inm_rti", 8, () -> RouterInfo.TYPE);
    static final Field INM_IFP = TYPE.pointer("inm_ifp", 12, () -> Ifnet.TYPE);
    static final Field INM_ADDR = TYPE.integer("inm_addr", 16, 4);
    static final Field INM_REFCOUNT = TYPE.integer("inm_refcount", 20, 4);
    static final Field INM_TIMER = TYPE.integer("inm_timer", 24, 4);
    static final Field INM_STATE = TYPE.integer("inm_state", 28, 4);
    // spotless:on

    private InMulti(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    InMulti inm_list_le_next() { return loadPointer(INM_LIST_LE_NEXT, InMulti.TYPE); }
    void inm_list_le_next(InMulti value) { storePointer(INM_LIST_LE_NEXT, value); }
    long inm_list_le_prev() { return loadAddress(INM_LIST_LE_PREV); }
    void inm_list_le_prev(long value) { storeAddress(INM_LIST_LE_PREV, value); }
    RouterInfo inm_rti() { return loadPointer(INM_RTI, RouterInfo.TYPE); }
    void inm_rti(RouterInfo value) { storePointer(INM_RTI, value); }
    Ifnet inm_ifp() { return loadPointer(INM_IFP, Ifnet.TYPE); }
    void inm_ifp(Ifnet value) { storePointer(INM_IFP, value); }
    int inm_addr() { return load(INM_ADDR); }
    void inm_addr(int value) { store(INM_ADDR, value); }
    int inm_refcount() { return load(INM_REFCOUNT); }
    void inm_refcount(int value) { store(INM_REFCOUNT, value); }
    int inm_timer() { return load(INM_TIMER); }
    void inm_timer(int value) { store(INM_TIMER, value); }
    int inm_state() { return load(INM_STATE); }
    void inm_state(int value) { store(INM_STATE, value); }
    // spotless:on
}
