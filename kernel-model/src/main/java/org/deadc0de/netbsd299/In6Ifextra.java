package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct in6_ifextra, sys/netinet6/in6_var.h. */
final class In6Ifextra extends Struct {
    static final StructType<In6Ifextra> TYPE = new StructType<>("in6_ifextra", 12, In6Ifextra::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IN6_IFSTAT = TYPE.pointer("in6_ifstat", 0, () -> In6Ifstat.TYPE);
    static final Field ICMP6_IFSTAT = TYPE.pointer("icmp6_ifstat", 4, () -> Icmp6Ifstat.TYPE);
    static final Field ND_IFINFO = TYPE.pointer("nd_ifinfo", 8, () -> NdIfinfo.TYPE);
    // spotless:on

    private In6Ifextra(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    In6Ifstat in6_ifstat() { return loadPointer(IN6_IFSTAT, In6Ifstat.TYPE); }
    void in6_ifstat(In6Ifstat value) { storePointer(IN6_IFSTAT, value); }
    Icmp6Ifstat icmp6_ifstat() { return loadPointer(ICMP6_IFSTAT, Icmp6Ifstat.TYPE); }
    void icmp6_ifstat(Icmp6Ifstat value) { storePointer(ICMP6_IFSTAT, value); }
    NdIfinfo nd_ifinfo() { return loadPointer(ND_IFINFO, NdIfinfo.TYPE); }
    void nd_ifinfo(NdIfinfo value) { storePointer(ND_IFINFO, value); }
    // spotless:on
}
