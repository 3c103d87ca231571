package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct in6_ifextra, sys/netinet6/in6_var.h:94: what IPv6 keeps of an interface, in its slot of if_afdata. */
final class In6Ifextra extends Struct {
    static final StructType<In6Ifextra> TYPE = new StructType<>("in6_ifextra", 48, In6Ifextra::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IN6_IFSTAT = TYPE.pointer("in6_ifstat", 0, null);
    static final Field ICMP6_IFSTAT = TYPE.pointer("icmp6_ifstat", 8, null);
    static final Field ND_IFINFO = TYPE.pointer("nd_ifinfo", 16, () -> NdIfinfo.TYPE);
    static final Field SCOPE6_ID = TYPE.pointer("scope6_id", 24, null);
    static final Field LLTABLE = TYPE.pointer("lltable", 32, null);

    In6Ifextra(Memory memory, long address) { super(memory, address); }

    long     in6_ifstat()               { return loadAddress(IN6_IFSTAT); }
    void     in6_ifstat(long stat)      { storeAddress(IN6_IFSTAT, stat); }
    long     icmp6_ifstat()             { return loadAddress(ICMP6_IFSTAT); }
    void     icmp6_ifstat(long stat)    { storeAddress(ICMP6_IFSTAT, stat); }
    NdIfinfo nd_ifinfo()                { return loadPointer(ND_IFINFO, NdIfinfo.TYPE); }
    void     nd_ifinfo(NdIfinfo nd)     { storePointer(ND_IFINFO, nd); }
    long     scope6_id()                { return loadAddress(SCOPE6_ID); }
    void     scope6_id(long sid)        { storeAddress(SCOPE6_ID, sid); }
    long     lltable()                  { return loadAddress(LLTABLE); }
    void     lltable(long llt)          { storeAddress(LLTABLE, llt); }
    // spotless:on
}
