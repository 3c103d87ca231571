package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct rt_addrinfo, sys/net/route.h: pointers to addresses, not the addresses. */
final class RtAddrinfo extends Struct {
    static final StructType<RtAddrinfo> TYPE = new StructType<>("rt_addrinfo", 0x34, RtAddrinfo::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field RTI_ADDRS = TYPE.integer("rti_addrs", 0x0, 4);
    static final Field RTI_DST = TYPE.pointer("rti_dst", 0x4, () -> Sa.TYPE);
    static final Field RTI_GATEWAY = TYPE.pointer("rti_gateway", 0x8, () -> Sa.TYPE);
    static final Field RTI_NETMASK = TYPE.pointer("rti_netmask", 0xc, () -> Sa.TYPE);
    static final Field RTI_GENMASK = TYPE.pointer("rti_genmask", 0x10, () -> Sa.TYPE);
    static final Field RTI_IFPADDR = TYPE.pointer("rti_ifpaddr", 0x14, () -> Sa.TYPE);
    static final Field RTI_IFAADDR = TYPE.pointer("rti_ifaaddr", 0x18, () -> Sa.TYPE);
    static final Field RTI_AUTHOR = TYPE.pointer("rti_author", 0x1c, () -> Sa.TYPE);
    static final Field RTI_BCASTADDR = TYPE.pointer("rti_bcastaddr", 0x20, () -> Sa.TYPE);
    static final Field RTI_FLAGS = TYPE.integer("rti_flags", 0x24, 4);
    static final Field RTI_IFA = TYPE.pointer("rti_ifa", 0x28, () -> Ifaddr.TYPE);
    static final Field RTI_IFP = TYPE.pointer("rti_ifp", 0x2c, () -> Ifnet.TYPE);
    // spotless:on

    RtAddrinfo(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    int rti_addrs() { return load(RTI_ADDRS); }
    void rti_addrs(int value) { store(RTI_ADDRS, value); }
    Sa rti_dst() { return loadPointer(RTI_DST, Sa.TYPE); }
    void rti_dst(Sa value) { storePointer(RTI_DST, value); }
    Sa rti_gateway() { return loadPointer(RTI_GATEWAY, Sa.TYPE); }
    void rti_gateway(Sa value) { storePointer(RTI_GATEWAY, value); }
    Sa rti_netmask() { return loadPointer(RTI_NETMASK, Sa.TYPE); }
    void rti_netmask(Sa value) { storePointer(RTI_NETMASK, value); }
    Sa rti_genmask() { return loadPointer(RTI_GENMASK, Sa.TYPE); }
    void rti_genmask(Sa value) { storePointer(RTI_GENMASK, value); }
    Sa rti_ifpaddr() { return loadPointer(RTI_IFPADDR, Sa.TYPE); }
    void rti_ifpaddr(Sa value) { storePointer(RTI_IFPADDR, value); }
    Sa rti_ifaaddr() { return loadPointer(RTI_IFAADDR, Sa.TYPE); }
    void rti_ifaaddr(Sa value) { storePointer(RTI_IFAADDR, value); }
    Sa rti_author() { return loadPointer(RTI_AUTHOR, Sa.TYPE); }
    void rti_author(Sa value) { storePointer(RTI_AUTHOR, value); }
    Sa rti_bcastaddr() { return loadPointer(RTI_BCASTADDR, Sa.TYPE); }
    void rti_bcastaddr(Sa value) { storePointer(RTI_BCASTADDR, value); }
    int rti_flags() { return load(RTI_FLAGS); }
    void rti_flags(int value) { store(RTI_FLAGS, value); }
    Ifaddr rti_ifa() { return loadPointer(RTI_IFA, Ifaddr.TYPE); }
    void rti_ifa(Ifaddr value) { storePointer(RTI_IFA, value); }
    Ifnet rti_ifp() { return loadPointer(RTI_IFP, Ifnet.TYPE); }
    void rti_ifp(Ifnet value) { storePointer(RTI_IFP, value); }
    // spotless:on
}
