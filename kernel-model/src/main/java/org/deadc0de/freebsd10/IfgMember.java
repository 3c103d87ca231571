package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifg_member, sys/net/if_var.h:421: one interface on the list of a group. */
final class IfgMember extends Struct {
    static final StructType<IfgMember> TYPE = new StructType<>("ifg_member", 24, IfgMember::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFGM_NEXT = TYPE.pointer("ifgm_next.tqe_next", 0, () -> IfgMember.TYPE);
    static final Field IFGM_NEXT_PREV = TYPE.backPointer("ifgm_next.tqe_prev", 8);
    static final Field IFGM_IFP = TYPE.pointer("ifgm_ifp", 16, () -> Ifnet.TYPE);

    IfgMember(Memory memory, long address) { super(memory, address); }

    Ifnet ifgm_ifp() { return loadPointer(IFGM_IFP, Ifnet.TYPE); }
    void ifgm_ifp(Struct value) { storePointer(IFGM_IFP, value); }
    // spotless:on
}
