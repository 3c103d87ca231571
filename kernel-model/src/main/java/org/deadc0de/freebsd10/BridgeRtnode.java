package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct bridge_rtnode, sys/net/if_bridge.c:192: one learnt address. */
final class BridgeRtnode extends Struct {
    static final StructType<BridgeRtnode> TYPE = new StructType<>("bridge_rtnode", 64, BridgeRtnode::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field BRT_HASH = TYPE.pointer("brt_hash.le_next", 0, () -> BridgeRtnode.TYPE);
    static final Field BRT_HASH_PREV = TYPE.backPointer("brt_hash.le_prev", 8);
    static final Field BRT_LIST = TYPE.pointer("brt_list.le_next", 16, () -> BridgeRtnode.TYPE);
    static final Field BRT_LIST_PREV = TYPE.backPointer("brt_list.le_prev", 24);
    static final Field BRT_DST = TYPE.pointer("brt_dst", 32, () -> BridgeIflist.TYPE);
    static final Field BRT_EXPIRE = TYPE.integer("brt_expire", 40, 8);
    static final Field BRT_FLAGS = TYPE.integer("brt_flags", 48, 1);
    static final Field BRT_ADDR = TYPE.bytes("brt_addr", 49, 6);
    static final Field BRT_VLAN = TYPE.integer("brt_vlan", 56, 2);

    BridgeRtnode(Memory memory, long address) { super(memory, address); }

    BridgeIflist brt_dst() { return loadPointer(BRT_DST, BridgeIflist.TYPE); }
    void brt_dst(Struct value) { storePointer(BRT_DST, value); }
    long brt_expire() { return loadLong(BRT_EXPIRE); }
    void brt_expire(long value) { storeLong(BRT_EXPIRE, value); }
    int brt_flags() { return load(BRT_FLAGS); }
    void brt_flags(int value) { store(BRT_FLAGS, value); }
    byte[] brt_addr() { return memory().loadBytes(address(), 49, 6); }
    void brt_addr(byte[] value) { memory().storeBytes(address(), 49, value); }
    int brt_vlan() { return load(BRT_VLAN); }
    void brt_vlan(int value) { store(BRT_VLAN, value); }
    // spotless:on
}
