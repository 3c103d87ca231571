package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct inpcbtable, sys/netinet/in_pcb.h: all pcbs of one kind. */
final class Inpcbtable extends Struct {
    static final StructType<Inpcbtable> TYPE = new StructType<>("inpcbtable", 32, Inpcbtable::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field INPT_QUEUE_LH_FIRST = TYPE.pointer("inpt_queue.lh_first", 0, () -> Inpcb.TYPE);
    static final Field INPT_LASTPORT = TYPE.integer("inpt_lastport", 4, 2);
    // spotless:on

    private Inpcbtable(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Inpcb inpt_queue_lh_first() { return loadPointer(INPT_QUEUE_LH_FIRST, Inpcb.TYPE); }
    void inpt_queue_lh_first(Inpcb value) { storePointer(INPT_QUEUE_LH_FIRST, value); }
    int inpt_lastport() { return load(INPT_LASTPORT); }
    void inpt_lastport(int value) { store(INPT_LASTPORT, value); }
    // spotless:on
}
