package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct rtentry, sys/net/route.h. The two radix nodes are a doubly linked list in order of keys here. */
final class Rtentry extends Struct {
    static final StructType<Rtentry> TYPE = new StructType<>("rtentry", 0x94, Rtentry::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field RT_NODES_NEXT = TYPE.pointer("rt_nodes.next", 0x0, () -> Rtentry.TYPE);
    static final Field RT_NODES_PREV = TYPE.backPointer("rt_nodes.prev", 0x4);
    static final Field RT_NODES_RN_KEY = TYPE.pointer("rt_nodes.rn_key", 0xc, () -> Sa.TYPE);
    static final Field RT_NODES_RN_MASK = TYPE.pointer("rt_nodes.rn_mask", 0x10, () -> Sa.TYPE);
    static final Field RT_GATEWAY = TYPE.pointer("rt_gateway", 0x30, () -> Sa.TYPE);
    static final Field RT_REFCNT = TYPE.integer("rt_refcnt", 0x34, 4);
    static final Field RT_FLAGS = TYPE.integer("rt_flags", 0x38, 4);
    static final Field RT_IFP = TYPE.pointer("rt_ifp", 0x3c, () -> Ifnet.TYPE);
    static final Field RT_IFA = TYPE.reference("rt_ifa", 0x40, () -> Ifaddr.TYPE);
    static final Field RT_GENMASK = TYPE.pointer("rt_genmask", 0x44, () -> Sa.TYPE);
    static final Field RT_LLINFO = TYPE.pointer("rt_llinfo", 0x48, null);
    static final Field RT_RMX_RMX_LOCKS = TYPE.integer("rt_rmx.rmx_locks", 0x4c, 4);
    static final Field RT_RMX_RMX_MTU = TYPE.integer("rt_rmx.rmx_mtu", 0x50, 4);
    static final Field RT_RMX_RMX_PKSENT = TYPE.integer("rt_rmx.rmx_pksent", 0x54, 4);
    static final Field RT_RMX_RMX_EXPIRE = TYPE.integer("rt_rmx.rmx_expire", 0x58, 4);
    static final Field RT_GWROUTE = TYPE.pointer("rt_gwroute", 0x84, () -> Rtentry.TYPE);
    static final Field RT_OUTPUT = TYPE.function("rt_output", 0x88);
    static final Field RT_PARENT = TYPE.pointer("rt_parent", 0x8c, () -> Rtentry.TYPE);
    // spotless:on

    Rtentry(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Rtentry rt_nodes_next() { return loadPointer(RT_NODES_NEXT, Rtentry.TYPE); }
    void rt_nodes_next(Rtentry value) { storePointer(RT_NODES_NEXT, value); }
    long rt_nodes_prev() { return loadAddress(RT_NODES_PREV); }
    void rt_nodes_prev(long value) { storeAddress(RT_NODES_PREV, value); }
    Sa rt_nodes_rn_key() { return loadPointer(RT_NODES_RN_KEY, Sa.TYPE); }
    void rt_nodes_rn_key(Sa value) { storePointer(RT_NODES_RN_KEY, value); }
    Sa rt_nodes_rn_mask() { return loadPointer(RT_NODES_RN_MASK, Sa.TYPE); }
    void rt_nodes_rn_mask(Sa value) { storePointer(RT_NODES_RN_MASK, value); }
    Sa rt_gateway() { return loadPointer(RT_GATEWAY, Sa.TYPE); }
    void rt_gateway(Sa value) { storePointer(RT_GATEWAY, value); }
    int rt_refcnt() { return load(RT_REFCNT); }
    void rt_refcnt(int value) { store(RT_REFCNT, value); }
    int rt_flags() { return load(RT_FLAGS); }
    void rt_flags(int value) { store(RT_FLAGS, value); }
    Ifnet rt_ifp() { return loadPointer(RT_IFP, Ifnet.TYPE); }
    void rt_ifp(Ifnet value) { storePointer(RT_IFP, value); }
    Ifaddr rt_ifa() { return loadPointer(RT_IFA, Ifaddr.TYPE); }
    void rt_ifa(Ifaddr value) { storePointer(RT_IFA, value); }
    Sa rt_genmask() { return loadPointer(RT_GENMASK, Sa.TYPE); }
    void rt_genmask(Sa value) { storePointer(RT_GENMASK, value); }
    long rt_llinfo() { return loadAddress(RT_LLINFO); }
    void rt_llinfo(long value) { storeAddress(RT_LLINFO, value); }
    int rt_rmx_rmx_locks() { return load(RT_RMX_RMX_LOCKS); }
    void rt_rmx_rmx_locks(int value) { store(RT_RMX_RMX_LOCKS, value); }
    int rt_rmx_rmx_mtu() { return load(RT_RMX_RMX_MTU); }
    void rt_rmx_rmx_mtu(int value) { store(RT_RMX_RMX_MTU, value); }
    int rt_rmx_rmx_pksent() { return load(RT_RMX_RMX_PKSENT); }
    void rt_rmx_rmx_pksent(int value) { store(RT_RMX_RMX_PKSENT, value); }
    int rt_rmx_rmx_expire() { return load(RT_RMX_RMX_EXPIRE); }
    void rt_rmx_rmx_expire(int value) { store(RT_RMX_RMX_EXPIRE, value); }
    Rtentry rt_gwroute() { return loadPointer(RT_GWROUTE, Rtentry.TYPE); }
    void rt_gwroute(Rtentry value) { storePointer(RT_GWROUTE, value); }
    long rt_output() { return loadAddress(RT_OUTPUT); }
    void rt_output(long value) { storeAddress(RT_OUTPUT, value); }
    Rtentry rt_parent() { return loadPointer(RT_PARENT, Rtentry.TYPE); }
    void rt_parent(Rtentry value) { storePointer(RT_PARENT, value); }
    // spotless:on
}
