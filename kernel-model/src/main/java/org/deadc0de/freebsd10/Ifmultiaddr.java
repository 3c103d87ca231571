package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifmultiaddr, sys/net/if_var.h:759: one multicast address that an interface listens to. */
final class Ifmultiaddr extends Struct {
    static final StructType<Ifmultiaddr> TYPE = new StructType<>("ifmultiaddr", 72, Ifmultiaddr::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFMA_LINK = TYPE.pointer("ifma_link.tqe_next", 0, () -> Ifmultiaddr.TYPE);
    static final Field IFMA_LINK_PREV = TYPE.backPointer("ifma_link.tqe_prev", 8);
    static final Field IFMA_ADDR = TYPE.pointer("ifma_addr", 16, null);
    static final Field IFMA_LLADDR = TYPE.pointer("ifma_lladdr", 24, null);
    static final Field IFMA_IFP = TYPE.pointer("ifma_ifp", 32, () -> Ifnet.TYPE);
    static final Field IFMA_REFCOUNT = TYPE.integer("ifma_refcount", 40, 4);
    static final Field IFMA_PROTOSPEC = TYPE.pointer("ifma_protospec", 48, null);
    static final Field IFMA_LLIFMA = TYPE.pointer("ifma_llifma", 56, () -> Ifmultiaddr.TYPE);

    Ifmultiaddr(Memory memory, long address) { super(memory, address); }

    long ifma_addr() { return loadAddress(IFMA_ADDR); }
    void ifma_addr(long value) { storeAddress(IFMA_ADDR, value); }
    long ifma_lladdr() { return loadAddress(IFMA_LLADDR); }
    void ifma_lladdr(long value) { storeAddress(IFMA_LLADDR, value); }
    Ifnet ifma_ifp() { return loadPointer(IFMA_IFP, Ifnet.TYPE); }
    void ifma_ifp(Struct value) { storePointer(IFMA_IFP, value); }
    int ifma_refcount() { return load(IFMA_REFCOUNT); }
    void ifma_refcount(int value) { store(IFMA_REFCOUNT, value); }
    long ifma_protospec() { return loadAddress(IFMA_PROTOSPEC); }
    void ifma_protospec(long value) { storeAddress(IFMA_PROTOSPEC, value); }
    Ifmultiaddr ifma_llifma() { return loadPointer(IFMA_LLIFMA, Ifmultiaddr.TYPE); }
    void ifma_llifma(Struct value) { storePointer(IFMA_LLIFMA, value); }
    // spotless:on
}
