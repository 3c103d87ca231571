package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifg_group, sys/net/if_var.h:413: one interface group. Its count is of the members. */
final class IfgGroup extends Struct {
    static final StructType<IfgGroup> TYPE = new StructType<>("ifg_group", 64, IfgGroup::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFG_GROUP = TYPE.string("ifg_group", 0, 16);
    static final Field IFG_REFCNT = TYPE.integer("ifg_refcnt", 16, 4);
    static final Field IFG_PF_KIF = TYPE.pointer("ifg_pf_kif", 24, null);
    static final Field IFG_MEMBERS = TYPE.pointer("ifg_members.tqh_first", 32, () -> IfgMember.TYPE);
    static final Field IFG_MEMBERS_TQH_LAST = TYPE.backPointer("ifg_members.tqh_last", 40);
    static final Field IFG_NEXT = TYPE.pointer("ifg_next.tqe_next", 48, () -> IfgGroup.TYPE);
    static final Field IFG_NEXT_PREV = TYPE.backPointer("ifg_next.tqe_prev", 56);

    IfgGroup(Memory memory, long address) { super(memory, address); }

    String ifg_group() { return loadString(IFG_GROUP); }
    void ifg_group(String value) { storeString(IFG_GROUP, value); }
    int ifg_refcnt() { return load(IFG_REFCNT); }
    void ifg_refcnt(int value) { store(IFG_REFCNT, value); }
    long ifg_pf_kif() { return loadAddress(IFG_PF_KIF); }
    void ifg_pf_kif(long value) { storeAddress(IFG_PF_KIF, value); }
    // spotless:on
}
