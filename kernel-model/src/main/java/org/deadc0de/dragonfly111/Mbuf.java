package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct mbuf: a packet or an address. */
final class Mbuf extends Struct {
    static final StructType<Mbuf> TYPE = new StructType<>("mbuf", 0x100, Mbuf::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field M_NEXT = TYPE.pointer("m_next", 0x0, () -> Mbuf.TYPE);
    static final Field M_NEXTPKT = TYPE.pointer("m_nextpkt", 0x4, () -> Mbuf.TYPE);
    static final Field M_DATA = TYPE.pointer("m_data", 0x8, null);
    static final Field M_LEN = TYPE.integer("m_len", 0xc, 4);
    static final Field M_DAT = TYPE.bytes("m_dat", 0x18, 228);
    // spotless:on

    Mbuf(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Mbuf m_next() { return loadPointer(M_NEXT, Mbuf.TYPE); }
    void m_next(Mbuf value) { storePointer(M_NEXT, value); }
    Mbuf m_nextpkt() { return loadPointer(M_NEXTPKT, Mbuf.TYPE); }
    void m_nextpkt(Mbuf value) { storePointer(M_NEXTPKT, value); }
    long m_data() { return loadAddress(M_DATA); }
    void m_data(long value) { storeAddress(M_DATA, value); }
    int m_len() { return load(M_LEN); }
    void m_len(int value) { store(M_LEN, value); }
    // spotless:on
}
