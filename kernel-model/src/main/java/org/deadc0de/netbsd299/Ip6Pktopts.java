package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ip6_pktopts, sys/netinet6/ip6_var.h: it lives on the stack of a send. */
final class Ip6Pktopts extends Struct {
    static final StructType<Ip6Pktopts> TYPE = new StructType<>("ip6_pktopts", 24, Ip6Pktopts::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IP6PO_IFINDEX = TYPE.integer("ip6po_ifindex", 0, 4);
    static final Field IP6PO_FLAGS = TYPE.integer("ip6po_flags", 4, 4);
    // spotless:on

    private Ip6Pktopts(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    int ip6po_ifindex() { return load(IP6PO_IFINDEX); }
    void ip6po_ifindex(int value) { store(IP6PO_IFINDEX, value); }
    int ip6po_flags() { return load(IP6PO_FLAGS); }
    void ip6po_flags(int value) { store(IP6PO_FLAGS, value); }
    // spotless:on
}
