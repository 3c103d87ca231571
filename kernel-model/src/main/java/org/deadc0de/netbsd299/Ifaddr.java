package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifaddr, sys/net/if.h. References are held by the interface's address list, the family's list and routes. */
final class Ifaddr extends Struct {
    static final StructType<Ifaddr> TYPE = new StructType<>("ifaddr", 56, Ifaddr::new);

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
    // spotless:on

    private Ifaddr(Memory memory, long address) {
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
    // spotless:on
}
