package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** One netmask that some route of a table has, on that table's list; {@code rm_refs} counts those routes. */
final class RadixMask extends Struct {
    static final StructType<RadixMask> TYPE = new StructType<>("radix_mask", 64, RadixMask::new);

    // spotless:off  one field, one line
    static final Field RM_LIST = TYPE.pointer("rm_list.tqe_next", 0, () -> RadixMask.TYPE);
    static final Field RM_LIST_PREV = TYPE.backPointer("rm_list.tqe_prev", 8);
    static final Field RM_REFS = TYPE.integer("rm_refs", 16, 4);
    static final Field RM_MASK = TYPE.bytes("rm_mask", 24, 28);

    RadixMask(Memory memory, long address) { super(memory, address); }

    int  rm_refs()          { return load(RM_REFS); }
    void rm_refs(int count) { store(RM_REFS, count); }
    long rm_mask()          { return addressOf(RM_MASK); }
    // spotless:on
}
