package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct bridge_softc, sys/net/if_bridge.c:204: one bridge. Its members are on sc_iflist, its span ports on sc_spanlist. */
final class BridgeSoftc extends Struct {
    static final StructType<BridgeSoftc> TYPE = new StructType<>("bridge_softc", 496, BridgeSoftc::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SC_IFP = TYPE.pointer("sc_ifp", 0, () -> Ifnet.TYPE);
    static final Field SC_LIST = TYPE.pointer("sc_list.le_next", 8, () -> BridgeSoftc.TYPE);
    static final Field SC_LIST_PREV = TYPE.backPointer("sc_list.le_prev", 16);
    static final Field SC_MTX = TYPE.embedded("sc_mtx", 24, () -> Mtx.TYPE);
    static final Field SC_BRTMAX = TYPE.integer("sc_brtmax", 72, 4);
    static final Field SC_BRTCNT = TYPE.integer("sc_brtcnt", 76, 4);
    static final Field SC_BRTTIMEOUT = TYPE.integer("sc_brttimeout", 80, 4);
    static final Field SC_BRTCALLOUT = TYPE.bytes("sc_brtcallout", 88, 56);
    static final Field SC_IREF = TYPE.integer("sc_iref", 144, 4);
    static final Field SC_XCNT = TYPE.integer("sc_xcnt", 148, 4);
    static final Field SC_IFLIST = TYPE.pointer("sc_iflist.lh_first", 152, () -> BridgeIflist.TYPE);
    static final Field SC_RTHASH = TYPE.pointer("sc_rthash", 160, null);
    static final Field SC_RTLIST = TYPE.pointer("sc_rtlist.lh_first", 168, () -> BridgeRtnode.TYPE);
    static final Field SC_RTHASH_KEY = TYPE.integer("sc_rthash_key", 176, 4);
    static final Field SC_SPANLIST = TYPE.pointer("sc_spanlist.lh_first", 184, () -> BridgeIflist.TYPE);
    static final Field SC_STP = TYPE.embedded("sc_stp", 192, () -> BstpState.TYPE);
    static final Field SC_BRTEXCEEDED = TYPE.integer("sc_brtexceeded", 472, 4);
    static final Field SC_IFADDR = TYPE.pointer("sc_ifaddr", 480, () -> Ifnet.TYPE);
    static final Field SC_DEFADDR = TYPE.bytes("sc_defaddr", 488, 6);

    BridgeSoftc(Memory memory, long address) { super(memory, address); }

    Ifnet sc_ifp() { return loadPointer(SC_IFP, Ifnet.TYPE); }
    void sc_ifp(Struct value) { storePointer(SC_IFP, value); }
    Mtx sc_mtx() { return embedded(SC_MTX, Mtx.TYPE); }
    int sc_brtmax() { return load(SC_BRTMAX); }
    void sc_brtmax(int value) { store(SC_BRTMAX, value); }
    int sc_brtcnt() { return load(SC_BRTCNT); }
    void sc_brtcnt(int value) { store(SC_BRTCNT, value); }
    int sc_brttimeout() { return load(SC_BRTTIMEOUT); }
    void sc_brttimeout(int value) { store(SC_BRTTIMEOUT, value); }
    int sc_iref() { return load(SC_IREF); }
    void sc_iref(int value) { store(SC_IREF, value); }
    int sc_xcnt() { return load(SC_XCNT); }
    void sc_xcnt(int value) { store(SC_XCNT, value); }
    long sc_rthash() { return loadAddress(SC_RTHASH); }
    void sc_rthash(long value) { storeAddress(SC_RTHASH, value); }
    int sc_rthash_key() { return load(SC_RTHASH_KEY); }
    void sc_rthash_key(int value) { store(SC_RTHASH_KEY, value); }
    BstpState sc_stp() { return embedded(SC_STP, BstpState.TYPE); }
    int sc_brtexceeded() { return load(SC_BRTEXCEEDED); }
    void sc_brtexceeded(int value) { store(SC_BRTEXCEEDED, value); }
    Ifnet sc_ifaddr() { return loadPointer(SC_IFADDR, Ifnet.TYPE); }
    void sc_ifaddr(Struct value) { storePointer(SC_IFADDR, value); }
    byte[] sc_defaddr() { return memory().loadBytes(address(), 488, 6); }
    void sc_defaddr(byte[] value) { memory().storeBytes(address(), 488, value); }
    // spotless:on
}
