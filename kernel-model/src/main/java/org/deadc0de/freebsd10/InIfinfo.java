package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct in_ifinfo, sys/netinet/in_var.h:47: what IPv4 keeps of an interface, in its slot of if_afdata. */
final class InIfinfo extends Struct {
    static final StructType<InIfinfo> TYPE = new StructType<>("in_ifinfo", 24, InIfinfo::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field II_LLTABLE = TYPE.pointer("ii_llt", 0, null);
    static final Field II_IGMP = TYPE.pointer("ii_igmp", 8, null);
    static final Field II_ALLHOSTS = TYPE.pointer("ii_allhosts", 16, null);

    InIfinfo(Memory memory, long address) { super(memory, address); }

    long ii_llt()           { return loadAddress(II_LLTABLE); }
    void ii_llt(long llt)   { storeAddress(II_LLTABLE, llt); }
    // spotless:on
}
