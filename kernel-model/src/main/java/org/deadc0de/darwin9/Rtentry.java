package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/**
 * struct rtentry, bsd/net/route.h. The two radix nodes lie at its head; the second one's child pointer chains the table in the
 * order in which a radix walk meets the leaves.
 */
final class Rtentry extends Struct {
    static final StructType<Rtentry> TYPE = new StructType<>("rtentry", 152, Rtentry::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field RN_PARENT = TYPE.backPointer("rn_parent", 0x4);
    static final Field RN_KEY = TYPE.pointer("rn_key", 0xc, () -> Sockaddr.TYPE);
    static final Field RN_MASK = TYPE.pointer("rn_mask", 0x10, () -> Sockaddr.TYPE);
    static final Field RN_NEXT = TYPE.reference("rn_next", 0x24, () -> Rtentry.TYPE);
    static final Field RN_PREV = TYPE.backPointer("rn_prev", 0x28);
    static final Field RT_GATEWAY = TYPE.pointer("rt_gateway", 0x30, () -> Sockaddr.TYPE);
    static final Field RT_REFCNT = TYPE.integer("rt_refcnt", 0x34, 4);
    static final Field RT_FLAGS = TYPE.integer("rt_flags", 0x38, 4);
    static final Field RT_IFP = TYPE.pointer("rt_ifp", 0x3c, () -> Ifnet.TYPE);
    static final Field RT_DLT = TYPE.integer("rt_dlt", 0x40, 4);
    static final Field RT_IFA = TYPE.reference("rt_ifa", 0x44, () -> Ifaddr.TYPE);
    static final Field RT_GENMASK = TYPE.pointer("rt_genmask", 0x48, () -> Sockaddr.TYPE);
    static final Field RT_LLINFO = TYPE.pointer("rt_llinfo", 0x4c, null);
    static final Field RMX_LOCKS = TYPE.integer("rmx_locks", 0x50, 4);
    static final Field RMX_MTU = TYPE.integer("rmx_mtu", 0x54, 4);
    static final Field RMX_HOPCOUNT = TYPE.integer("rmx_hopcount", 0x58, 4);
    static final Field RMX_EXPIRE = TYPE.integer("rmx_expire", 0x5c, 4);
    static final Field RMX_RECVPIPE = TYPE.integer("rmx_recvpipe", 0x60, 4);
    static final Field RMX_SENDPIPE = TYPE.integer("rmx_sendpipe", 0x64, 4);
    static final Field RMX_SSTHRESH = TYPE.integer("rmx_ssthresh", 0x68, 4);
    static final Field RMX_RTT = TYPE.integer("rmx_rtt", 0x6c, 4);
    static final Field RMX_RTTVAR = TYPE.integer("rmx_rttvar", 0x70, 4);
    static final Field RMX_PKSENT = TYPE.integer("rmx_pksent", 0x74, 4);
    static final Field RT_GWROUTE = TYPE.reference("rt_gwroute", 0x88, () -> Rtentry.TYPE);
    static final Field RT_OUTPUT = TYPE.function("rt_output", 0x8c);
    static final Field RT_PARENT = TYPE.reference("rt_parent", 0x90, () -> Rtentry.TYPE);
    static final Field GENERATION_ID = TYPE.integer("generation_id", 0x94, 4);
    // spotless:on

    Rtentry(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    long rn_parent() { return loadAddress(RN_PARENT); }
    void rn_parent(long value) { storeAddress(RN_PARENT, value); }
    Sockaddr rn_key() { return new Sockaddr(memory(), loadAddress(RN_KEY)); }
    void rn_key(Sockaddr value) { storePointer(RN_KEY, value); }
    Sockaddr rn_mask() { return new Sockaddr(memory(), loadAddress(RN_MASK)); }
    void rn_mask(Sockaddr value) { storePointer(RN_MASK, value); }
    Rtentry rn_next() { return new Rtentry(memory(), loadAddress(RN_NEXT)); }
    void rn_next(Rtentry value) { storePointer(RN_NEXT, value); }
    long rn_prev() { return loadAddress(RN_PREV); }
    void rn_prev(long value) { storeAddress(RN_PREV, value); }
    Sockaddr rt_gateway() { return new Sockaddr(memory(), loadAddress(RT_GATEWAY)); }
    void rt_gateway(Sockaddr value) { storePointer(RT_GATEWAY, value); }
    int rt_refcnt() { return load(RT_REFCNT); }
    void rt_refcnt(int value) { store(RT_REFCNT, value); }
    int rt_flags() { return load(RT_FLAGS); }
    void rt_flags(int value) { store(RT_FLAGS, value); }
    Ifnet rt_ifp() { return new Ifnet(memory(), loadAddress(RT_IFP)); }
    void rt_ifp(Ifnet value) { storePointer(RT_IFP, value); }
    int rt_dlt() { return load(RT_DLT); }
    void rt_dlt(int value) { store(RT_DLT, value); }
    Ifaddr rt_ifa() { return new Ifaddr(memory(), loadAddress(RT_IFA)); }
    void rt_ifa(Ifaddr value) { storePointer(RT_IFA, value); }
    Sockaddr rt_genmask() { return new Sockaddr(memory(), loadAddress(RT_GENMASK)); }
    void rt_genmask(Sockaddr value) { storePointer(RT_GENMASK, value); }
    long rt_llinfo() { return loadAddress(RT_LLINFO); }
    void rt_llinfo(long value) { storeAddress(RT_LLINFO, value); }
    int rmx_locks() { return load(RMX_LOCKS); }
    void rmx_locks(int value) { store(RMX_LOCKS, value); }
    int rmx_mtu() { return load(RMX_MTU); }
    void rmx_mtu(int value) { store(RMX_MTU, value); }
    int rmx_hopcount() { return load(RMX_HOPCOUNT); }
    void rmx_hopcount(int value) { store(RMX_HOPCOUNT, value); }
    int rmx_expire() { return load(RMX_EXPIRE); }
    void rmx_expire(int value) { store(RMX_EXPIRE, value); }
    int rmx_recvpipe() { return load(RMX_RECVPIPE); }
    void rmx_recvpipe(int value) { store(RMX_RECVPIPE, value); }
    int rmx_sendpipe() { return load(RMX_SENDPIPE); }
    void rmx_sendpipe(int value) { store(RMX_SENDPIPE, value); }
    int rmx_ssthresh() { return load(RMX_SSTHRESH); }
    void rmx_ssthresh(int value) { store(RMX_SSTHRESH, value); }
    int rmx_rtt() { return load(RMX_RTT); }
    void rmx_rtt(int value) { store(RMX_RTT, value); }
    int rmx_rttvar() { return load(RMX_RTTVAR); }
    void rmx_rttvar(int value) { store(RMX_RTTVAR, value); }
    int rmx_pksent() { return load(RMX_PKSENT); }
    void rmx_pksent(int value) { store(RMX_PKSENT, value); }
    Rtentry rt_gwroute() { return new Rtentry(memory(), loadAddress(RT_GWROUTE)); }
    void rt_gwroute(Rtentry value) { storePointer(RT_GWROUTE, value); }
    long rt_output() { return loadAddress(RT_OUTPUT); }
    void rt_output(long value) { storeAddress(RT_OUTPUT, value); }
    Rtentry rt_parent() { return new Rtentry(memory(), loadAddress(RT_PARENT)); }
    void rt_parent(Rtentry value) { storePointer(RT_PARENT, value); }
    int generation_id() { return load(GENERATION_ID); }
    void generation_id(int value) { store(GENERATION_ID, value); }
    // spotless:on
}
