package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct in_ifaddr, sys/netinet/in_var.h. */
final class InIfaddr extends Struct {
    static final StructType<InIfaddr> TYPE = new StructType<>("in_ifaddr", 148, InIfaddr::new);

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
    static final Field IA_NET = TYPE.integer("ia_net", 56, 4);
    static final Field IA_NETMASK = TYPE.integer("ia_netmask", 60, 4);
    static final Field IA_SUBNET = TYPE.integer("ia_subnet", 64, 4);
    static final Field IA_SUBNETMASK = TYPE.integer("ia_subnetmask", 68, 4);
    static final Field IA_NETBROADCAST = TYPE.integer("ia_netbroadcast", 72, 4);
    static final Field IA_HASH_LE_NEXT = TYPE.pointer("ia_hash.le_next", 76, () -> InIfaddr.TYPE);
    static final Field IA_HASH_LE_PREV = TYPE.backPointer("ia_hash.le_prev", 80);
    static final Field IA_LIST_TQE_NEXT = TYPE.pointer("ia_list.tqe_next", 84, () -> InIfaddr.TYPE);
    static final Field IA_LIST_TQE_PREV = TYPE.backPointer("ia_list.tqe_prev", 88);
    static final Field IA_ADDR = TYPE.embedded("ia_addr", 92, () -> SockaddrS.TYPE);
    static final Field IA_DSTADDR = TYPE.embedded("ia_dstaddr", 108, () -> SockaddrS.TYPE);
    static final Field IA_SOCKMASK = TYPE.embedded("ia_sockmask", 124, () -> SockaddrS.TYPE);
    static final Field IA_MULTIADDRS_LH_FIRST = TYPE.pointer("ia_multiaddrs.lh_first", 140, () -> InMulti.TYPE);
    static final Field IA_ALLHOSTS = TYPE.pointer("ia_allhosts", 144, () -> InMulti.TYPE);
    // spotless:on

    private InIfaddr(Memory memory, long address) {
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
    InIfaddr ia_list_tqe_next() { return loadPointer(IA_LIST_TQE_NEXT, InIfaddr.TYPE); }
    void ia_list_tqe_next(InIfaddr value) { storePointer(IA_LIST_TQE_NEXT, value); }
    long ia_list_tqe_prev() { return loadAddress(IA_LIST_TQE_PREV); }
    void ia_list_tqe_prev(long value) { storeAddress(IA_LIST_TQE_PREV, value); }
    SockaddrS ia_addr() { return embedded(IA_ADDR, SockaddrS.TYPE); }
    SockaddrS ia_dstaddr() { return embedded(IA_DSTADDR, SockaddrS.TYPE); }
    SockaddrS ia_sockmask() { return embedded(IA_SOCKMASK, SockaddrS.TYPE); }
    InMulti ia_multiaddrs_lh_first() { return loadPointer(IA_MULTIADDRS_LH_FIRST, InMulti.TYPE); }
    void ia_multiaddrs_lh_first(InMulti value) { storePointer(IA_MULTIADDRS_LH_FIRST, value); }
    InMulti ia_allhosts() { return loadPointer(IA_ALLHOSTS, InMulti.TYPE); }
    void ia_allhosts(InMulti value) { storePointer(IA_ALLHOSTS, value); }
    // spotless:on

    /** The ifaddr that lies at its start. */
    Ifaddr ia_ifa() {
        return Ifaddr.TYPE.at(memory(), address());
    }
}
