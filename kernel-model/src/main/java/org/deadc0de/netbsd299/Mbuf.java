package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct mbuf, sys/sys/mbuf.h: a packet or message of up to 184 bytes. */
final class Mbuf extends Struct {
    static final StructType<Mbuf> TYPE = new StructType<>("mbuf", 256, Mbuf::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field M_NEXT = TYPE.pointer("m_next", 0, () -> Mbuf.TYPE);
    static final Field M_NEXTPKT = TYPE.pointer("m_nextpkt", 4, () -> Mbuf.TYPE);
    static final Field M_LEN = TYPE.integer("m_len", 12, 4);
    static final Field M_TYPE = TYPE.integer("m_type", 16, 2);
    static final Field M_FLAGS = TYPE.integer("m_flags", 20, 2);
    static final Field M_PKTHDR_RCVIF = TYPE.pointer("m_pkthdr.rcvif", 24, () -> Ifnet.TYPE);
    static final Field M_PKTHDR_LEN = TYPE.integer("m_pkthdr.len", 28, 4);
    static final Field M_CSUM = TYPE.integer("m_csum", 32, 4);
    static final Field M_DAT = TYPE.bytes("m_dat", 64, 192);
    // spotless:on

    private Mbuf(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Mbuf m_next() { return loadPointer(M_NEXT, Mbuf.TYPE); }
    void m_next(Mbuf value) { storePointer(M_NEXT, value); }
    Mbuf m_nextpkt() { return loadPointer(M_NEXTPKT, Mbuf.TYPE); }
    void m_nextpkt(Mbuf value) { storePointer(M_NEXTPKT, value); }
    int m_len() { return load(M_LEN); }
    void m_len(int value) { store(M_LEN, value); }
    int m_type() { return load(M_TYPE); }
    void m_type(int value) { store(M_TYPE, value); }
    int m_flags() { return load(M_FLAGS); }
    void m_flags(int value) { store(M_FLAGS, value); }
    Ifnet m_pkthdr_rcvif() { return loadPointer(M_PKTHDR_RCVIF, Ifnet.TYPE); }
    void m_pkthdr_rcvif(Ifnet value) { storePointer(M_PKTHDR_RCVIF, value); }
    int m_pkthdr_len() { return load(M_PKTHDR_LEN); }
    void m_pkthdr_len(int value) { store(M_PKTHDR_LEN, value); }
    int m_csum() { return load(M_CSUM); }
    void m_csum(int value) { store(M_CSUM, value); }
    // spotless:on

    /** Most bytes one holds. */
    static final int MHLEN = 184;

    /** A copy of the bytes it holds. */
    byte[] bytes() {
        return memory().loadBytes(address(), M_DAT.offset(), m_len());
    }

    /** Fills it. */
    void bytes(byte[] bytes) {
        if (bytes.length > MHLEN) {
            throw new IllegalArgumentException(bytes.length + " bytes do not fit into an mbuf");
        }
        memory().storeBytes(address(), M_DAT.offset(), bytes);
        m_len(bytes.length);
    }

    /** The IPv4 header at its start. */
    Ip ip() {
        return Ip.TYPE.at(memory(), addressOf(M_DAT));
    }

    /** The IPv6 header at its start. */
    Ip6 ip6() {
        return Ip6.TYPE.at(memory(), addressOf(M_DAT));
    }
}
