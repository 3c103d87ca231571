package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;

/** struct in_ifaddr, sys/netinet/in_var.h. */
final class InIfaddr extends Ifaddr {
    static final StructType<InIfaddr> TYPE = new StructType<>("in_ifaddr", 0xd4, InIfaddr::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IA_IFA = TYPE.embedded("ia_ifa", 0x0, () -> Ifaddr.TYPE);
    static final Field IA_NET = TYPE.integer("ia_net", 0x80, 4);
    static final Field IA_NETMASK = TYPE.integer("ia_netmask", 0x84, 4);
    static final Field IA_SUBNET = TYPE.integer("ia_subnet", 0x88, 4);
    static final Field IA_SUBNETMASK = TYPE.integer("ia_subnetmask", 0x8c, 4);
    static final Field IA_NETBROADCAST = TYPE.integer("ia_netbroadcast", 0x90, 4);
    static final Field IA_HASH_LE_NEXT = TYPE.pointer("ia_hash.le_next", 0x94, () -> InIfaddr.TYPE);
    static final Field IA_HASH_LE_PREV = TYPE.backPointer("ia_hash.le_prev", 0x98);
    static final Field IA_LINK_TQE_NEXT = TYPE.pointer("ia_link.tqe_next", 0x9c, () -> InIfaddr.TYPE);
    static final Field IA_LINK_TQE_PREV = TYPE.backPointer("ia_link.tqe_prev", 0xa0);
    static final Field IA_ADDR = TYPE.embedded("ia_addr", 0xa4, () -> Sa.TYPE);
    static final Field IA_DSTADDR = TYPE.embedded("ia_dstaddr", 0xb4, () -> Sa.TYPE);
    static final Field IA_SOCKMASK = TYPE.embedded("ia_sockmask", 0xc4, () -> Sa.TYPE);
    // spotless:on

    InIfaddr(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Ifaddr ia_ifa() { return embedded(IA_IFA, Ifaddr.TYPE); }
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
    InIfaddr ia_hash_le_next() { return loadPointer(IA_HASH_LE_NEXT, InIfaddr.TYPE); }
    void ia_hash_le_next(InIfaddr value) { storePointer(IA_HASH_LE_NEXT, value); }
    long ia_hash_le_prev() { return loadAddress(IA_HASH_LE_PREV); }
    void ia_hash_le_prev(long value) { storeAddress(IA_HASH_LE_PREV, value); }
    InIfaddr ia_link_tqe_next() { return loadPointer(IA_LINK_TQE_NEXT, InIfaddr.TYPE); }
    void ia_link_tqe_next(InIfaddr value) { storePointer(IA_LINK_TQE_NEXT, value); }
    long ia_link_tqe_prev() { return loadAddress(IA_LINK_TQE_PREV); }
    void ia_link_tqe_prev(long value) { storeAddress(IA_LINK_TQE_PREV, value); }
    Sa ia_addr() { return embedded(IA_ADDR, Sa.TYPE); }
    Sa ia_dstaddr() { return embedded(IA_DSTADDR, Sa.TYPE); }
    Sa ia_sockmask() { return embedded(IA_SOCKMASK, Sa.TYPE); }
    // spotless:on
}
