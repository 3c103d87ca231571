package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct in6_ifstat, sys/netinet6/in6_var.h: counters. */
final class In6Ifstat extends Struct {
    static final StructType<In6Ifstat> TYPE = new StructType<>("in6_ifstat", 136, In6Ifstat::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFS6_IN_RECEIVE = TYPE.integer("ifs6_in_receive", 0, 8);
    // spotless:on

    private In6Ifstat(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    long ifs6_in_receive() { return loadLong(IFS6_IN_RECEIVE); }
    void ifs6_in_receive(long value) { storeLong(IFS6_IN_RECEIVE, value); }
    // spotless:on
}
