package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct in6_multi_mship, sys/netinet6/in6_var.h: holds one of its group's references. */
final class In6MultiMship extends Struct {
    static final StructType<In6MultiMship> TYPE = new StructType<>("in6_multi_mship", 12, In6MultiMship::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field I6MM_MADDR = TYPE.reference("i6mm_maddr", 0, () -> In6Multi.TYPE);
    static final Field I6MM_CHAIN_LE_NEXT = TYPE.pointer("i6mm_chain.le_next", 4, () -> In6MultiMship.TYPE);
    static final Field I6MM_CHAIN_LE_PREV = TYPE.backPointer("i6mm_chain.le_prev", 8);
    // spotless:on

    private In6MultiMship(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    In6Multi i6mm_maddr() { return loadPointer(I6MM_MADDR, In6Multi.TYPE); }
    void i6mm_maddr(In6Multi value) { storePointer(I6MM_MADDR, value); }
    In6MultiMship i6mm_chain_le_next() { return loadPointer(I6MM_CHAIN_LE_NEXT, In6MultiMship.TYPE); }
    void i6mm_chain_le_next(In6MultiMship value) { storePointer(I6MM_CHAIN_LE_NEXT, value); }
    long i6mm_chain_le_prev() { return loadAddress(I6MM_CHAIN_LE_PREV); }
    void i6mm_chain_le_prev(long value) { storeAddress(I6MM_CHAIN_LE_PREV, value); }
    // spotless:on
}
