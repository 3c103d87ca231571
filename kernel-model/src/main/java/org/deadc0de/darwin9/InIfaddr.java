package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct in_ifaddr, bsd/netinet/in_var.h:82. Its ia_ifa comes first, so a pointer to it is a pointer to the ifaddr. */
final class InIfaddr extends Struct {
    static final StructType<InIfaddr> TYPE = new StructType<>("in_ifaddr", 124, InIfaddr::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IA_NET = TYPE.integer("ia_net", 0x30, 4);
    static final Field IA_NETMASK = TYPE.integer("ia_netmask", 0x34, 4);
    static final Field IA_SUBNET = TYPE.integer("ia_subnet", 0x38, 4);
    static final Field IA_SUBNETMASK = TYPE.integer("ia_subnetmask", 0x3c, 4);
    static final Field IA_NETBROADCAST = TYPE.integer("ia_netbroadcast", 0x40, 4);
    static final Field IA_LINK_TQE_NEXT = TYPE.pointer("ia_link.tqe_next", 0x44, () -> InIfaddr.TYPE);
    static final Field IA_LINK_TQE_PREV = TYPE.backPointer("ia_link.tqe_prev", 0x48);
    static final Field IA_IFA = TYPE.embedded("ia_ifa", 0, () -> Ifaddr.TYPE);
    static final Field IA_ADDR = TYPE.embedded("ia_addr", 0x4c, () -> SockaddrIn.TYPE);
    static final Field IA_DSTADDR = TYPE.embedded("ia_dstaddr", 0x5c, () -> SockaddrIn.TYPE);
    static final Field IA_SOCKMASK = TYPE.embedded("ia_sockmask", 0x6c, () -> SockaddrIn.TYPE);
    // spotless:on

    InIfaddr(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    int ia_net() { return load(IA_NET); }
    void ia_net(int value) { store(IA_NET, value); }
    int ia_netmask() { return load(IA_NETMASK); }
    void ia_netmask(int value) { store(IA_NETMASK, value); }
    int ia_subnet() { return load(IA_SUBNET); }
    void ia_subnet(int value) { store(IA_SUBNET, value); }
    int ia_subnetmask() { return load(IA_SUBNETMASK); }
    void ia_subnetmask(int value) { store(IA_SUBNETMASK, value); }
    int ia_netbroadcast() { return load(IA_NETBROADCAST); }
    void ia_netbroadcast(int value) { store(IA_NETBROADCAST, value); }
    InIfaddr ia_link_tqe_next() { return new InIfaddr(memory(), loadAddress(IA_LINK_TQE_NEXT)); }
    void ia_link_tqe_next(InIfaddr value) { storePointer(IA_LINK_TQE_NEXT, value); }
    long ia_link_tqe_prev() { return loadAddress(IA_LINK_TQE_PREV); }
    void ia_link_tqe_prev(long value) { storeAddress(IA_LINK_TQE_PREV, value); }
    Ifaddr ia_ifa() { return new Ifaddr(memory(), addressOf(IA_IFA)); }
    SockaddrIn ia_addr() { return new SockaddrIn(memory(), addressOf(IA_ADDR)); }
    SockaddrIn ia_dstaddr() { return new SockaddrIn(memory(), addressOf(IA_DSTADDR)); }
    SockaddrIn ia_sockmask() { return new SockaddrIn(memory(), addressOf(IA_SOCKMASK)); }
    // spotless:on
}
