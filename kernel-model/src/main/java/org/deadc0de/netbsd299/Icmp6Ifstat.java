package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct icmp6_ifstat, sys/netinet6/in6_var.h: counters. */
final class Icmp6Ifstat extends Struct {
    static final StructType<Icmp6Ifstat> TYPE = new StructType<>("icmp6_ifstat", 272, Icmp6Ifstat::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFS6_IN_MSG = TYPE.integer("ifs6_in_msg", 0, 8);
    // spotless:on

    private Icmp6Ifstat(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    long ifs6_in_msg() { return loadLong(IFS6_IN_MSG); }
    void ifs6_in_msg(long value) { storeLong(IFS6_IN_MSG, value); }
    // spotless:on
}
