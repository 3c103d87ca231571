package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifmultiaddr, sys/net/if_var.h: a multicast group of an interface. Held by every in_addmulti. */
final class Ifmultiaddr extends Struct {
    static final StructType<Ifmultiaddr> TYPE = new StructType<>("ifmultiaddr", 0x20, Ifmultiaddr::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFMA_LINK_LE_NEXT = TYPE.pointer("ifma_link.le_next", 0x0, () -> Ifmultiaddr.TYPE);
    static final Field IFMA_LINK_LE_PREV = TYPE.backPointer("ifma_link.le_prev", 0x4);
    static final Field IFMA_IFP = TYPE.pointer("ifma_ifp", 0x8, () -> Ifnet.TYPE);
    static final Field IFMA_REFCOUNT = TYPE.integer("ifma_refcount", 0xc, 4);
    static final Field IFMA_ADDR = TYPE.embedded("ifma_addr", 0x10, () -> Sa.TYPE);
    // spotless:on

    Ifmultiaddr(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Ifmultiaddr ifma_link_le_next() { return loadPointer(IFMA_LINK_LE_NEXT, Ifmultiaddr.TYPE); }
    void ifma_link_le_next(Ifmultiaddr value) { storePointer(IFMA_LINK_LE_NEXT, value); }
    long ifma_link_le_prev() { return loadAddress(IFMA_LINK_LE_PREV); }
    void ifma_link_le_prev(long value) { storeAddress(IFMA_LINK_LE_PREV, value); }
    Ifnet ifma_ifp() { return loadPointer(IFMA_IFP, Ifnet.TYPE); }
    void ifma_ifp(Ifnet value) { storePointer(IFMA_IFP, value); }
    int ifma_refcount() { return load(IFMA_REFCOUNT); }
    void ifma_refcount(int value) { store(IFMA_REFCOUNT, value); }
    Sa ifma_addr() { return embedded(IFMA_ADDR, Sa.TYPE); }
    // spotless:on
}
