package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifqueue, sys/net/if.h: packets on their way to a protocol. */
final class Ifqueue extends Struct {
    static final StructType<Ifqueue> TYPE = new StructType<>("ifqueue", 20, Ifqueue::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFQ_HEAD = TYPE.pointer("ifq_head", 0, () -> Mbuf.TYPE);
    static final Field IFQ_TAIL = TYPE.pointer("ifq_tail", 4, () -> Mbuf.TYPE);
    static final Field IFQ_LEN = TYPE.integer("ifq_len", 8, 4);
    static final Field IFQ_MAXLEN = TYPE.integer("ifq_maxlen", 12, 4);
    // spotless:on

    private Ifqueue(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Mbuf ifq_head() { return loadPointer(IFQ_HEAD, Mbuf.TYPE); }
    void ifq_head(Mbuf value) { storePointer(IFQ_HEAD, value); }
    Mbuf ifq_tail() { return loadPointer(IFQ_TAIL, Mbuf.TYPE); }
    void ifq_tail(Mbuf value) { storePointer(IFQ_TAIL, value); }
    int ifq_len() { return load(IFQ_LEN); }
    void ifq_len(int value) { store(IFQ_LEN, value); }
    int ifq_maxlen() { return load(IFQ_MAXLEN); }
    void ifq_maxlen(int value) { store(IFQ_MAXLEN, value); }
    // spotless:on
}
