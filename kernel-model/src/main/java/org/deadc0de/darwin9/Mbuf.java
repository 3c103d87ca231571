package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct mbuf: one message waiting in a socket. */
final class Mbuf extends Struct {
    static final StructType<Mbuf> TYPE = new StructType<>("mbuf", 256, Mbuf::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field M_NEXT = TYPE.pointer("m_next", 0x0, () -> Mbuf.TYPE);
    static final Field M_NEXTPKT = TYPE.pointer("m_nextpkt", 0x4, () -> Mbuf.TYPE);
    static final Field M_LEN = TYPE.integer("m_len", 0x8, 4);
    static final Field M_DATA = TYPE.pointer("m_data", 0xc, null);
    static final Field M_TYPE = TYPE.integer("m_type", 0x10, 2);
    static final Field M_FLAGS = TYPE.integer("m_flags", 0x12, 2);
    // spotless:on

    Mbuf(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    Mbuf m_next() { return new Mbuf(memory(), loadAddress(M_NEXT)); }
    void m_next(Mbuf value) { storePointer(M_NEXT, value); }
    Mbuf m_nextpkt() { return new Mbuf(memory(), loadAddress(M_NEXTPKT)); }
    void m_nextpkt(Mbuf value) { storePointer(M_NEXTPKT, value); }
    int m_len() { return load(M_LEN); }
    void m_len(int value) { store(M_LEN, value); }
    long m_data() { return loadAddress(M_DATA); }
    void m_data(long value) { storeAddress(M_DATA, value); }
    int m_type() { return load(M_TYPE); }
    void m_type(int value) { store(M_TYPE, value); }
    int m_flags() { return load(M_FLAGS); }
    void m_flags(int value) { store(M_FLAGS, value); }
    // spotless:on
}
