package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/**
 * struct ifaddr, bsd/net/if_var.h:561. The count is zero-based: 0 means one holder. Held by if_addrhead, by in_ifaddrhead, by each
 * route that names it and by a running lookup.
 */
final class Ifaddr extends Struct {
    static final StructType<Ifaddr> TYPE = new StructType<>("ifaddr", 48, Ifaddr::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFA_ADDR = TYPE.pointer("ifa_addr", 0x0, () -> Sockaddr.TYPE);
    static final Field IFA_DSTADDR = TYPE.pointer("ifa_dstaddr", 0x4, () -> Sockaddr.TYPE);
    static final Field IFA_NETMASK = TYPE.pointer("ifa_netmask", 0x8, () -> Sockaddr.TYPE);
    static final Field IFA_IFP = TYPE.pointer("ifa_ifp", 0xc, () -> Ifnet.TYPE);
    static final Field IFA_LINK_TQE_NEXT = TYPE.pointer("ifa_link.tqe_next", 0x10, () -> Ifaddr.TYPE);
    static final Field IFA_LINK_TQE_PREV = TYPE.backPointer("ifa_link.tqe_prev", 0x14);
    static final Field IFA_RTREQUEST = TYPE.function("ifa_rtrequest", 0x18);
    static final Field IFA_FLAGS = TYPE.integer("ifa_flags", 0x1c, 2);
    static final Field IFA_REFCNT = TYPE.integer("ifa_refcnt", 0x20, 4);
    static final Field IFA_METRIC = TYPE.integer("ifa_metric", 0x24, 4);
    static final Field IFA_CLAIM_ADDR = TYPE.function("ifa_claim_addr", 0x28);
    static final Field IFA_DEBUG = TYPE.integer("ifa_debug", 0x2c, 4);
    // spotless:on

    Ifaddr(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    Sockaddr ifa_addr() { return new Sockaddr(memory(), loadAddress(IFA_ADDR)); }
    void ifa_addr(Sockaddr value) { storePointer(IFA_ADDR, value); }
    Sockaddr ifa_dstaddr() { return new Sockaddr(memory(), loadAddress(IFA_DSTADDR)); }
    void ifa_dstaddr(Sockaddr value) { storePointer(IFA_DSTADDR, value); }
    Sockaddr ifa_netmask() { return new Sockaddr(memory(), loadAddress(IFA_NETMASK)); }
    void ifa_netmask(Sockaddr value) { storePointer(IFA_NETMASK, value); }
    Ifnet ifa_ifp() { return new Ifnet(memory(), loadAddress(IFA_IFP)); }
    void ifa_ifp(Ifnet value) { storePointer(IFA_IFP, value); }
    Ifaddr ifa_link_tqe_next() { return new Ifaddr(memory(), loadAddress(IFA_LINK_TQE_NEXT)); }
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
    int ifa_debug() { return load(IFA_DEBUG); }
    void ifa_debug(int value) { store(IFA_DEBUG, value); }
    // spotless:on
}
