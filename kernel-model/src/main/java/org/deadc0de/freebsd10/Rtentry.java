package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/**
 * struct rtentry, sys/net/route.h:115. A reference ({@code rt_refcnt}) is held by whoever looked it up; being in the table holds
 * none. It is freed when the last reference goes and it is not RTF_UP any more.
 *
 * <p>rt_nodes[0] has the key and the mask where the radix tree has them; rt_nodes[1] has the links of the table's list and of the chain of its hash.
 */
final class Rtentry extends Struct {
    static final StructType<Rtentry> TYPE = new StructType<>("rtentry", 200, Rtentry::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field RN_FLAGS = TYPE.integer("rt_nodes[0].rn_flags", 19, 1);
    static final Field RN_KEY = TYPE.pointer("rt_nodes[0].rn_key", 24, null);
    static final Field RN_MASK = TYPE.pointer("rt_nodes[0].rn_mask", 32, () -> RadixMask.TYPE);
    static final Field RN_WALK = TYPE.pointer("rt_nodes[1].rn_mklist", 48, () -> Rtentry.TYPE);
    static final Field RN_WALK_PREV = TYPE.backPointer("rt_nodes[1].rn_parent", 56);
    static final Field RN_CHAIN = TYPE.pointer("rt_nodes[1].rn_left", 72, () -> Rtentry.TYPE);
    static final Field RN_CHAIN_PREV = TYPE.backPointer("rt_nodes[1].rn_right", 80);
    static final Field RT_GATEWAY = TYPE.pointer("rt_gateway", 96, null);
    static final Field RT_FLAGS = TYPE.integer("rt_flags", 104, 4);
    static final Field RT_REFCNT = TYPE.integer("rt_refcnt", 108, 4);
    static final Field RT_IFP = TYPE.pointer("rt_ifp", 112, () -> Ifnet.TYPE);
    static final Field RT_IFA = TYPE.reference("rt_ifa", 120, () -> Ifaddr.TYPE);
    static final Field RMX_MTU = TYPE.integer("rt_rmx.rmx_mtu", 128, 8);
    static final Field RMX_EXPIRE = TYPE.integer("rt_rmx.rmx_expire", 136, 8);
    static final Field RMX_PKSENT = TYPE.integer("rt_rmx.rmx_pksent", 144, 8);
    static final Field RMX_WEIGHT = TYPE.integer("rt_rmx.rmx_weight", 152, 8);
    static final Field RT_FIBNUM = TYPE.integer("rt_fibnum", 160, 4);
    static final Field RT_MTX = TYPE.embedded("rt_mtx", 168, () -> Mtx.TYPE);

    Rtentry(Memory memory, long address) { super(memory, address); }

    int       rn_flags()            { return load(RN_FLAGS); }
    void      rn_flags(int flags)   { store(RN_FLAGS, flags); }
    long      rt_key()              { return loadAddress(RN_KEY); }
    void      rt_key(long sa)       { storeAddress(RN_KEY, sa); }
    RadixMask rn_mask()             { return loadPointer(RN_MASK, RadixMask.TYPE); }
    void      rn_mask(RadixMask m)  { storePointer(RN_MASK, m); }
    long      rt_gateway()          { return loadAddress(RT_GATEWAY); }
    void      rt_gateway(long sa)   { storeAddress(RT_GATEWAY, sa); }
    int       rt_flags()            { return load(RT_FLAGS); }
    void      rt_flags(int flags)   { store(RT_FLAGS, flags); }
    int       rt_refcnt()           { return load(RT_REFCNT); }
    void      rt_refcnt(int count)  { store(RT_REFCNT, count); }
    Ifnet     rt_ifp()              { return loadPointer(RT_IFP, Ifnet.TYPE); }
    void      rt_ifp(Ifnet ifp)     { storePointer(RT_IFP, ifp); }
    Ifaddr    rt_ifa()              { return loadPointer(RT_IFA, Ifaddr.TYPE); }
    void      rt_ifa(Ifaddr ifa)    { storePointer(RT_IFA, ifa); }
    long      rmx_mtu()             { return loadLong(RMX_MTU); }
    void      rmx_mtu(long mtu)     { storeLong(RMX_MTU, mtu); }
    long      rmx_expire()          { return loadLong(RMX_EXPIRE); }
    void      rmx_expire(long time) { storeLong(RMX_EXPIRE, time); }
    long      rmx_pksent()          { return loadLong(RMX_PKSENT); }
    long      rmx_weight()          { return loadLong(RMX_WEIGHT); }
    void      rmx_weight(long w)    { storeLong(RMX_WEIGHT, w); }
    Mtx       rt_mtx()              { return embedded(RT_MTX, Mtx.TYPE); }
    // spotless:on
}
