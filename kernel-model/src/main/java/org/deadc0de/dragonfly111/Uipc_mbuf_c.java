package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** mbufs: they come from a cache of their own, not from the slab allocator. */
@KernelSource("sys/kern/uipc_mbuf.c")
class Uipc_mbuf_c extends KernelFile {
    private static final long MBUFS = 0xc6000000L;

    private final long free;
    private final long next;

    Uipc_mbuf_c(DragonFly111 k) {
        super(k);
        free = k.machine().data().definePointer("mbuf_cache", Mbuf.TYPE);
        next = k.machine().data().define("mbuf_next", 4);
        mem.store4(next, 0, (int) MBUFS);
    }

    /** uipc_mbuf.c:520. */
    Mbuf m_get(int length) {
        Mbuf m = at(Mbuf.TYPE, mem.loadPointer(free, 0));
        if (m.isNull()) {
            long address = mem.load4(next, 0) & 0xffff_ffffL;
            mem.store4(next, 0, (int) address + Mbuf.TYPE.size());
            mem.map(address, Mbuf.TYPE.size());
            m = at(Mbuf.TYPE, address);
        } else {
            mem.storePointer(free, 0, m.m_next().address());
        }
        m.m_next(nil(Mbuf.TYPE));
        m.m_nextpkt(nil(Mbuf.TYPE));
        m.m_data(m.addressOf(Mbuf.M_DAT));
        m.m_len(length);
        return m;
    }

    /** uipc_mbuf.c:780. */
    void m_free(Mbuf m) {
        m.m_next(at(Mbuf.TYPE, mem.loadPointer(free, 0)));
        mem.storePointer(free, 0, m.address());
    }
}
