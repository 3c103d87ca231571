package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;

/** struct in6_ifaddr, sys/netinet6/in6_var.h:111: an interface's IPv6 address. On the interface's list and on V_in6_ifaddrhead. */
final class In6Ifaddr extends Ifaddr {
    static final StructType<In6Ifaddr> TYPE = new StructType<>("in6_ifaddr", 488, In6Ifaddr::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IA6_IFA = TYPE.embedded("ia_ifa", 0, () -> Ifaddr.TYPE);
    static final Field IA6_ADDR = TYPE.bytes("ia_addr", 264, 28);
    static final Field IA6_DSTADDR = TYPE.bytes("ia_dstaddr", 292, 28);
    static final Field IA6_PREFIXMASK = TYPE.bytes("ia_prefixmask", 320, 28);
    static final Field IA6_LINK = TYPE.reference("ia_link.tqe_next", 352, () -> In6Ifaddr.TYPE);
    static final Field IA6_LINK_PREV = TYPE.backPointer("ia_link.tqe_prev", 360);
    static final Field IA6_FLAGS = TYPE.integer("ia6_flags", 368, 4);
    static final Field IA6_DAD_DONE = TYPE.integer("dad_timer", 376, 8);

    In6Ifaddr(Memory memory, long address) { super(memory, address); }

    int  ia6_flags()           { return load(IA6_FLAGS); }
    void ia6_flags(int flags)  { store(IA6_FLAGS, flags); }
    long ia6_dad_done()        { return loadLong(IA6_DAD_DONE); }
    void ia6_dad_done(long at) { storeLong(IA6_DAD_DONE, at); }
    Sa   ia_addr()             { return Sa.load(memory(), address() + 264); }
    void ia_addr(Sa sa)        { sa.store(memory(), address() + 264); }
    Sa   ia_prefixmask()       { return Sa.load(memory(), address() + 320); }
    void ia_prefixmask(Sa sa)  { sa.store(memory(), address() + 320); }
    // spotless:on
}
