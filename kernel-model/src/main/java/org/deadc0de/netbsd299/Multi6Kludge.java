package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct multi6_kludge, sys/netinet6/in6.c: where groups wait while their interface has no address. */
final class Multi6Kludge extends Struct {
    static final StructType<Multi6Kludge> TYPE = new StructType<>("multi6_kludge", 16, Multi6Kludge::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field MK_ENTRY_LE_NEXT = TYPE.pointer("mk_entry.le_next", 0, () -> Multi6Kludge.TYPE);
    static final Field MK_ENTRY_LE_PREV = TYPE.backPointer("mk_entry.le_prev", 4);
    static final Field MK_IFP = TYPE.pointer("mk_ifp", 8, () -> Ifnet.TYPE);
    static final Field MK_HEAD_LH_FIRST = TYPE.pointer("mk_head.lh_first", 12, () -> In6Multi.TYPE);
    // spotless:on

    private Multi6Kludge(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Multi6Kludge mk_entry_le_next() { return loadPointer(MK_ENTRY_LE_NEXT, Multi6Kludge.TYPE); }
    void mk_entry_le_next(Multi6Kludge value) { storePointer(MK_ENTRY_LE_NEXT, value); }
    long mk_entry_le_prev() { return loadAddress(MK_ENTRY_LE_PREV); }
    void mk_entry_le_prev(long value) { storeAddress(MK_ENTRY_LE_PREV, value); }
    Ifnet mk_ifp() { return loadPointer(MK_IFP, Ifnet.TYPE); }
    void mk_ifp(Ifnet value) { storePointer(MK_IFP, value); }
    In6Multi mk_head_lh_first() { return loadPointer(MK_HEAD_LH_FIRST, In6Multi.TYPE); }
    void mk_head_lh_first(In6Multi value) { storePointer(MK_HEAD_LH_FIRST, value); }
    // spotless:on
}
