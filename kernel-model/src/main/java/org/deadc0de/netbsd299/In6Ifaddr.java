package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct in6_ifaddr, sys/netinet6/in6_var.h. */
final class In6Ifaddr extends Struct {
    static final StructType<In6Ifaddr> TYPE = new StructType<>("in6_ifaddr", 228, In6Ifaddr::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFA_ADDR = TYPE.pointer("ifa_addr", 0, () -> SockaddrS.TYPE);
    static final Field IFA_DSTADDR = TYPE.pointer("ifa_dstaddr", 4, () -> SockaddrS.TYPE);
    static final Field IFA_NETMASK = TYPE.pointer("ifa_netmask", 8, () -> SockaddrS.TYPE);
    static final Field IFA_IFP = TYPE.pointer("ifa_ifp", 12, () -> Ifnet.TYPE);
    static final Field IFA_LIST_TQE_NEXT = TYPE.pointer("ifa_list.tqe_next", 16, () -> Ifaddr.TYPE);
    static final Field IFA_LIST_TQE_PREV = TYPE.backPointer("ifa_list.tqe_prev", 20);
    static final Field IFA_FLAGS = TYPE.integer("ifa_flags", 44, 4);
    static final Field IFA_REFCNT = TYPE.integer("ifa_refcnt", 48, 4);
    static final Field IFA_METRIC = TYPE.integer("ifa_metric", 52, 4);
    static final Field IA6_ADDR = TYPE.embedded("ia6_addr", 56, () -> SockaddrS.TYPE);
    static final Field IA6_DSTADDR = TYPE.embedded("ia6_dstaddr", 112, () -> SockaddrS.TYPE);
    static final Field IA6_PREFIXMASK = TYPE.embedded("ia6_prefixmask", 140, () -> SockaddrS.TYPE);
    static final Field IA6_PLEN = TYPE.integer("ia6_plen", 168, 4);
    static final Field IA6_NEXT = TYPE.pointer("ia6_next", 172, () -> In6Ifaddr.TYPE);
    static final Field IA6_MULTIADDRS_LH_FIRST = TYPE.pointer("ia6_multiaddrs.lh_first", 176, () -> In6Multi.TYPE);
    static final Field IA6_FLAGS = TYPE.integer("ia6_flags", 180, 4);
    static final Field IA6_MEMBERSHIPS_LH_FIRST = TYPE.pointer("ia6_memberships.lh_first", 208, () -> In6MultiMship.TYPE);
    // spotless:on

    private In6Ifaddr(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    SockaddrS ifa_addr() { return loadPointer(IFA_ADDR, SockaddrS.TYPE); }
    void ifa_addr(SockaddrS value) { storePointer(IFA_ADDR, value); }
    SockaddrS ifa_dstaddr() { return loadPointer(IFA_DSTADDR, SockaddrS.TYPE); }
    void ifa_dstaddr(SockaddrS value) { storePointer(IFA_DSTADDR, value); }
    SockaddrS ifa_netmask() { return loadPointer(IFA_NETMASK, SockaddrS.TYPE); }
    void ifa_netmask(SockaddrS value) { storePointer(IFA_NETMASK, value); }
    Ifnet ifa_ifp() { return loadPointer(IFA_IFP, Ifnet.TYPE); }
    void ifa_ifp(Ifnet value) { storePointer(IFA_IFP, value); }
    Ifaddr ifa_list_tqe_next() { return loadPointer(IFA_LIST_TQE_NEXT, Ifaddr.TYPE); }
    void ifa_list_tqe_next(Ifaddr value) { storePointer(IFA_LIST_TQE_NEXT, value); }
    long ifa_list_tqe_prev() { return loadAddress(IFA_LIST_TQE_PREV); }
    void ifa_list_tqe_prev(long value) { storeAddress(IFA_LIST_TQE_PREV, value); }
    int ifa_flags() { return load(IFA_FLAGS); }
    void ifa_flags(int value) { store(IFA_FLAGS, value); }
    int ifa_refcnt() { return load(IFA_REFCNT); }
    void ifa_refcnt(int value) { store(IFA_REFCNT, value); }
    int ifa_metric() { return load(IFA_METRIC); }
    void ifa_metric(int value) { store(IFA_METRIC, value); }
    SockaddrS ia6_addr() { return embedded(IA6_ADDR, SockaddrS.TYPE); }
    SockaddrS ia6_dstaddr() { return embedded(IA6_DSTADDR, SockaddrS.TYPE); }
    SockaddrS ia6_prefixmask() { return embedded(IA6_PREFIXMASK, SockaddrS.TYPE); }
    int ia6_plen() { return load(IA6_PLEN); }
    void ia6_plen(int value) { store(IA6_PLEN, value); }
    In6Ifaddr ia6_next() { return loadPointer(IA6_NEXT, In6Ifaddr.TYPE); }
    void ia6_next(In6Ifaddr value) { storePointer(IA6_NEXT, value); }
    In6Multi ia6_multiaddrs_lh_first() { return loadPointer(IA6_MULTIADDRS_LH_FIRST, In6Multi.TYPE); }
    void ia6_multiaddrs_lh_first(In6Multi value) { storePointer(IA6_MULTIADDRS_LH_FIRST, value); }
    int ia6_flags() { return load(IA6_FLAGS); }
    void ia6_flags(int value) { store(IA6_FLAGS, value); }
    In6MultiMship ia6_memberships_lh_first() { return loadPointer(IA6_MEMBERSHIPS_LH_FIRST, In6MultiMship.TYPE); }
    void ia6_memberships_lh_first(In6MultiMship value) { storePointer(IA6_MEMBERSHIPS_LH_FIRST, value); }
    // spotless:on

    /** The ifaddr that lies at its start. */
    Ifaddr ia_ifa() {
        return Ifaddr.TYPE.at(memory(), address());
    }
}
