package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct rtentry, sys/net/route.h. References are held by the caches of sockets and by whoever looked it up. */
final class Rtentry extends Struct {
    static final StructType<Rtentry> TYPE = new StructType<>("rtentry", 132, Rtentry::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field RT_NODES_NEXT = TYPE.pointer("rt_nodes.next", 0, () -> Rtentry.TYPE);
    static final Field RT_NODES_PREV = TYPE.backPointer("rt_nodes.prev", 4);
    static final Field RT_KEY = TYPE.pointer("rt_key", 8, () -> SockaddrS.TYPE);
    static final Field RT_MASK = TYPE.pointer("rt_mask", 12, () -> SockaddrS.TYPE);
    static final Field RT_GATEWAY = TYPE.pointer("rt_gateway", 48, () -> SockaddrS.TYPE);
    static final Field RT_FLAGS = TYPE.integer("rt_flags", 52, 4);
    static final Field RT_REFCNT = TYPE.integer("rt_refcnt", 56, 4);
    static final Field RT_USE = TYPE.integer("rt_use", 60, 4);
    static final Field RT_IFP = TYPE.pointer("rt_ifp", 64, () -> Ifnet.TYPE);
    static final Field RT_IFA = TYPE.reference("rt_ifa", 68, () -> Ifaddr.TYPE);
    static final Field RT_RMX_RMX_MTU = TYPE.integer("rt_rmx.rmx_mtu", 84, 4);
    static final Field RT_GWROUTE = TYPE.reference("rt_gwroute", 120, () -> Rtentry.TYPE);
    // spotless:on

    private Rtentry(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Rtentry rt_nodes_next() { return loadPointer(RT_NODES_NEXT, Rtentry.TYPE); }
    void rt_nodes_next(Rtentry value) { storePointer(RT_NODES_NEXT, value); }
    long rt_nodes_prev() { return loadAddress(RT_NODES_PREV); }
    void rt_nodes_prev(long value) { storeAddress(RT_NODES_PREV, value); }
    SockaddrS rt_key() { return loadPointer(RT_KEY, SockaddrS.TYPE); }
    void rt_key(SockaddrS value) { storePointer(RT_KEY, value); }
    SockaddrS rt_mask() { return loadPointer(RT_MASK, SockaddrS.TYPE); }
    void rt_mask(SockaddrS value) { storePointer(RT_MASK, value); }
    SockaddrS rt_gateway() { return loadPointer(RT_GATEWAY, SockaddrS.TYPE); }
    void rt_gateway(SockaddrS value) { storePointer(RT_GATEWAY, value); }
    int rt_flags() { return load(RT_FLAGS); }
    void rt_flags(int value) { store(RT_FLAGS, value); }
    int rt_refcnt() { return load(RT_REFCNT); }
    void rt_refcnt(int value) { store(RT_REFCNT, value); }
    int rt_use() { return load(RT_USE); }
    void rt_use(int value) { store(RT_USE, value); }
    Ifnet rt_ifp() { return loadPointer(RT_IFP, Ifnet.TYPE); }
    void rt_ifp(Ifnet value) { storePointer(RT_IFP, value); }
    Ifaddr rt_ifa() { return loadPointer(RT_IFA, Ifaddr.TYPE); }
    void rt_ifa(Ifaddr value) { storePointer(RT_IFA, value); }
    int rt_rmx_rmx_mtu() { return load(RT_RMX_RMX_MTU); }
    void rt_rmx_rmx_mtu(int value) { store(RT_RMX_RMX_MTU, value); }
    Rtentry rt_gwroute() { return loadPointer(RT_GWROUTE, Rtentry.TYPE); }
    void rt_gwroute(Rtentry value) { storePointer(RT_GWROUTE, value); }
    // spotless:on
}
