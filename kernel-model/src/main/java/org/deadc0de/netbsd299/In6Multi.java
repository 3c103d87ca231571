package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct in6_multi, sys/netinet6/in6_var.h. */
final class In6Multi extends Struct {
    static final StructType<In6Multi> TYPE = new StructType<>("in6_multi", 44, In6Multi::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IN6M_ENTRY_LE_NEXT = TYPE.pointer("in6m_entry.le_next", 0, () -> In6Multi.TYPE);
    static final Field IN6M_ENTRY_LE_PREV = TYPE.backPointer("in6m_entry.le_prev", 4);
    static final Field IN6M_ADDR = TYPE.bytes("in6m_addr", 8, 16);
    static final Field IN6M_IFP = TYPE.pointer("in6m_ifp", 24, () -> Ifnet.TYPE);
    static final Field IN6M_IA = TYPE.reference("in6m_ia", 28, () -> In6Ifaddr.TYPE);
    static final Field IN6M_REFCOUNT = TYPE.integer("in6m_refcount", 32, 4);
    static final Field IN6M_STATE = TYPE.integer("in6m_state", 36, 4);
    static final Field IN6M_TIMER = TYPE.integer("in6m_timer", 40, 4);
    // spotless:on

    private In6Multi(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    In6Multi in6m_entry_le_next() { return loadPointer(IN6M_ENTRY_LE_NEXT, In6Multi.TYPE); }
    void in6m_entry_le_next(In6Multi value) { storePointer(IN6M_ENTRY_LE_NEXT, value); }
    long in6m_entry_le_prev() { return loadAddress(IN6M_ENTRY_LE_PREV); }
    void in6m_entry_le_prev(long value) { storeAddress(IN6M_ENTRY_LE_PREV, value); }
    Ifnet in6m_ifp() { return loadPointer(IN6M_IFP, Ifnet.TYPE); }
    void in6m_ifp(Ifnet value) { storePointer(IN6M_IFP, value); }
    In6Ifaddr in6m_ia() { return loadPointer(IN6M_IA, In6Ifaddr.TYPE); }
    void in6m_ia(In6Ifaddr value) { storePointer(IN6M_IA, value); }
    int in6m_refcount() { return load(IN6M_REFCOUNT); }
    void in6m_refcount(int value) { store(IN6M_REFCOUNT, value); }
    int in6m_state() { return load(IN6M_STATE); }
    void in6m_state(int value) { store(IN6M_STATE, value); }
    int in6m_timer() { return load(IN6M_TIMER); }
    void in6m_timer(int value) { store(IN6M_TIMER, value); }
    // spotless:on

    In6Addr in6m_addr() {
        return In6Addr.load(memory(), address() + IN6M_ADDR.offset());
    }

    void in6m_addr(In6Addr addr) {
        addr.store(memory(), address() + IN6M_ADDR.offset());
    }
}
