package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ifaddr, sys/net/if_var.h. References are held by the lists (one, counted as none) and by each route that names it. */
class Ifaddr extends Struct {
    static final StructType<Ifaddr> TYPE = new StructType<>("ifaddr", 0x80, Ifaddr::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFA_ADDR = TYPE.pointer("ifa_addr", 0x0, () -> Sa.TYPE);
    static final Field IFA_DSTADDR = TYPE.pointer("ifa_dstaddr", 0x4, () -> Sa.TYPE);
    static final Field IFA_NETMASK = TYPE.pointer("ifa_netmask", 0x8, () -> Sa.TYPE);
    static final Field IF_DATA = TYPE.embedded("if_data", 0xc, () -> Ifdata.TYPE);
    static final Field IFA_IFP = TYPE.pointer("ifa_ifp", 0x60, () -> Ifnet.TYPE);
    static final Field IFA_LINK_TQE_NEXT = TYPE.pointer("ifa_link.tqe_next", 0x64, () -> Ifaddr.TYPE);
    static final Field IFA_LINK_TQE_PREV = TYPE.backPointer("ifa_link.tqe_prev", 0x68);
    static final Field IFA_RTREQUEST = TYPE.function("ifa_rtrequest", 0x6c);
    static final Field IFA_FLAGS = TYPE.integer("ifa_flags", 0x70, 2);
    static final Field IFA_REFCNT = TYPE.integer("ifa_refcnt", 0x74, 4);
    static final Field IFA_METRIC = TYPE.integer("ifa_metric", 0x78, 4);
    static final Field IFA_CLAIM_ADDR = TYPE.function("ifa_claim_addr", 0x7c);
    // spotless:on

    Ifaddr(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Sa ifa_addr() { return loadPointer(IFA_ADDR, Sa.TYPE); }
    void ifa_addr(Sa value) { storePointer(IFA_ADDR, value); }
    Sa ifa_dstaddr() { return loadPointer(IFA_DSTADDR, Sa.TYPE); }
    void ifa_dstaddr(Sa value) { storePointer(IFA_DSTADDR, value); }
    Sa ifa_netmask() { return loadPointer(IFA_NETMASK, Sa.TYPE); }
    void ifa_netmask(Sa value) { storePointer(IFA_NETMASK, value); }
    Ifdata if_data() { return embedded(IF_DATA, Ifdata.TYPE); }
    Ifnet ifa_ifp() { return loadPointer(IFA_IFP, Ifnet.TYPE); }
    void ifa_ifp(Ifnet value) { storePointer(IFA_IFP, value); }
    Ifaddr ifa_link_tqe_next() { return loadPointer(IFA_LINK_TQE_NEXT, Ifaddr.TYPE); }
    void ifa_link_tqe_next(Ifaddr value) { storePointer(IFA_LINK_TQE_NEXT, value); }
    long ifa_link_tqe_prev() { return loadAddress(IFA_LINK_TQE_PREV); }
    void ifa_link_tqe_prev(long value) { storeAddress(IFA_LINK_TQE_PREV, value); }
    long ifa_rtrequest() { return loadAddress(IFA_RTREQUEST); }
    void ifa_rtrequest(long value) { storeAddress(IFA_RTREQUEST, value); }
    int ifa_flags() { return load(IFA_FLAGS); }
    void ifa_flags(int value) { store(IFA_FLAGS, value); }
    int ifa_refcnt() { return load(IFA_REFCNT); }
    void ifa_refcnt(int value) { store(IFA_REFCNT, value); }
    int ifa_metric() { return load(IFA_METRIC); }
    void ifa_metric(int value) { store(IFA_METRIC, value); }
    long ifa_claim_addr() { return loadAddress(IFA_CLAIM_ADDR); }
    void ifa_claim_addr(long value) { storeAddress(IFA_CLAIM_ADDR, value); }
    // spotless:on
}
