package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifg_list, sys/net/if_var.h:426: one group on the list of an interface. */
final class IfgList extends Struct {
    static final StructType<IfgList> TYPE = new StructType<>("ifg_list", 24, IfgList::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFGL_GROUP = TYPE.pointer("ifgl_group", 0, () -> IfgGroup.TYPE);
    static final Field IFGL_NEXT = TYPE.pointer("ifgl_next.tqe_next", 8, () -> IfgList.TYPE);
    static final Field IFGL_NEXT_PREV = TYPE.backPointer("ifgl_next.tqe_prev", 16);

    IfgList(Memory memory, long address) { super(memory, address); }

    IfgGroup ifgl_group() { return loadPointer(IFGL_GROUP, IfgGroup.TYPE); }
    void ifgl_group(Struct value) { storePointer(IFGL_GROUP, value); }
    // spotless:on
}
