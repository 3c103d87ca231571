package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifmultiaddr, bsd/net/if_var.h: one multicast address that an interface receives. */
final class Ifmultiaddr extends Struct {
    static final StructType<Ifmultiaddr> TYPE = new StructType<>("ifmultiaddr", 36, Ifmultiaddr::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFMA_LINK_LE_NEXT = TYPE.pointer("ifma_link.le_next", 0x0, () -> Ifmultiaddr.TYPE);
    static final Field IFMA_LINK_LE_PREV = TYPE.backPointer("ifma_link.le_prev", 0x4);
    static final Field IFMA_ADDR = TYPE.pointer("ifma_addr", 0x8, () -> Sockaddr.TYPE);
    static final Field IFMA_LL = TYPE.reference("ifma_ll", 0xc, () -> Ifmultiaddr.TYPE);
    static final Field IFMA_IFP = TYPE.pointer("ifma_ifp", 0x10, () -> Ifnet.TYPE);
    static final Field IFMA_USECOUNT = TYPE.integer("ifma_usecount", 0x14, 4);
    static final Field IFMA_FLAGS = TYPE.integer("ifma_flags", 0x18, 4);
    static final Field IFMA_PROTOSPEC = TYPE.pointer("ifma_protospec", 0x1c, null);
    static final Field IFMA_REFCOUNT = TYPE.integer("ifma_refcount", 0x20, 4);
    // spotless:on

    Ifmultiaddr(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    Ifmultiaddr ifma_link_le_next() { return new Ifmultiaddr(memory(), loadAddress(IFMA_LINK_LE_NEXT)); }
    void ifma_link_le_next(Ifmultiaddr value) { storePointer(IFMA_LINK_LE_NEXT, value); }
    long ifma_link_le_prev() { return loadAddress(IFMA_LINK_LE_PREV); }
    void ifma_link_le_prev(long value) { storeAddress(IFMA_LINK_LE_PREV, value); }
    Sockaddr ifma_addr() { return new Sockaddr(memory(), loadAddress(IFMA_ADDR)); }
    void ifma_addr(Sockaddr value) { storePointer(IFMA_ADDR, value); }
    Ifmultiaddr ifma_ll() { return new Ifmultiaddr(memory(), loadAddress(IFMA_LL)); }
    void ifma_ll(Ifmultiaddr value) { storePointer(IFMA_LL, value); }
    Ifnet ifma_ifp() { return new Ifnet(memory(), loadAddress(IFMA_IFP)); }
    void ifma_ifp(Ifnet value) { storePointer(IFMA_IFP, value); }
    int ifma_usecount() { return load(IFMA_USECOUNT); }
    void ifma_usecount(int value) { store(IFMA_USECOUNT, value); }
    int ifma_flags() { return load(IFMA_FLAGS); }
    void ifma_flags(int value) { store(IFMA_FLAGS, value); }
    long ifma_protospec() { return loadAddress(IFMA_PROTOSPEC); }
    void ifma_protospec(long value) { storeAddress(IFMA_PROTOSPEC, value); }
    int ifma_refcount() { return load(IFMA_REFCOUNT); }
    void ifma_refcount(int value) { store(IFMA_REFCOUNT, value); }
    // spotless:on
}
