package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct bstp_state, sys/net/bridgestp.h:279: the spanning tree of one bridge. */
final class BstpState extends Struct {
    static final StructType<BstpState> TYPE = new StructType<>("bstp_state", 280, BstpState::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field BS_LIST = TYPE.pointer("bs_list.le_next", 0, () -> BstpState.TYPE);
    static final Field BS_LIST_PREV = TYPE.backPointer("bs_list.le_prev", 8);
    static final Field BS_RUNNING = TYPE.integer("bs_running", 16, 1);
    static final Field BS_MTX = TYPE.embedded("bs_mtx", 24, () -> Mtx.TYPE);
    static final Field BS_ROOT_PV_PV_ROOT_ID = TYPE.integer("bs_root_pv.pv_root_id", 56, 8);
    static final Field BS_ROOT_PV_PV_COST = TYPE.integer("bs_root_pv.pv_cost", 64, 4);
    static final Field BS_ROOT_PV_PV_DBRIDGE_ID = TYPE.integer("bs_root_pv.pv_dbridge_id", 72, 8);
    static final Field BS_ROOT_PV_PV_DPORT_ID = TYPE.integer("bs_root_pv.pv_dport_id", 80, 2);
    static final Field BS_ROOT_PV_PV_PORT_ID = TYPE.integer("bs_root_pv.pv_port_id", 82, 2);
    static final Field BS_BRIDGE_PV_PV_ROOT_ID2 = TYPE.integer("bs_bridge_pv.pv_root_id2", 88, 8);
    static final Field BS_BRIDGE_PV_PV_DBRIDGE_ID2 = TYPE.integer("bs_bridge_pv.pv_dbridge_id2", 104, 8);
    static final Field BS_ROOT_PORT = TYPE.pointer("bs_root_port", 120, () -> BstpPort.TYPE);
    static final Field BS_ROOT_HTIME = TYPE.integer("bs_root_htime", 128, 4);
    static final Field BS_ROOT_MAGE = TYPE.integer("bs_root_mage", 132, 4);
    static final Field BS_ROOT_FDELAY = TYPE.integer("bs_root_fdelay", 136, 4);
    static final Field BS_BRIDGE_MAX_AGE = TYPE.integer("bs_bridge_max_age", 140, 2);
    static final Field BS_BRIDGE_HTIME = TYPE.integer("bs_bridge_htime", 142, 2);
    static final Field BS_BRIDGE_FDELAY = TYPE.integer("bs_bridge_fdelay", 144, 2);
    static final Field BS_BRIDGE_PRIORITY = TYPE.integer("bs_bridge_priority", 146, 2);
    static final Field BS_TXHOLDCOUNT = TYPE.integer("bs_txholdcount", 148, 1);
    static final Field BS_PROTOVER = TYPE.integer("bs_protover", 149, 1);
    static final Field BS_BPLIST = TYPE.pointer("bs_bplist.lh_first", 152, () -> BstpPort.TYPE);
    static final Field BS_CALLOUT = TYPE.bytes("bs_callout", 160, 56);
    static final Field BS_IFMTX = TYPE.pointer("bs_ifmtx", 216, null);

    BstpState(Memory memory, long address) { super(memory, address); }

    int bs_running() { return load(BS_RUNNING); }
    void bs_running(int value) { store(BS_RUNNING, value); }
    Mtx bs_mtx() { return embedded(BS_MTX, Mtx.TYPE); }
    long pv_root_id() { return loadLong(BS_ROOT_PV_PV_ROOT_ID); }
    void pv_root_id(long value) { storeLong(BS_ROOT_PV_PV_ROOT_ID, value); }
    int pv_cost() { return load(BS_ROOT_PV_PV_COST); }
    void pv_cost(int value) { store(BS_ROOT_PV_PV_COST, value); }
    long pv_dbridge_id() { return loadLong(BS_ROOT_PV_PV_DBRIDGE_ID); }
    void pv_dbridge_id(long value) { storeLong(BS_ROOT_PV_PV_DBRIDGE_ID, value); }
    int pv_dport_id() { return load(BS_ROOT_PV_PV_DPORT_ID); }
    void pv_dport_id(int value) { store(BS_ROOT_PV_PV_DPORT_ID, value); }
    int pv_port_id() { return load(BS_ROOT_PV_PV_PORT_ID); }
    void pv_port_id(int value) { store(BS_ROOT_PV_PV_PORT_ID, value); }
    long pv_root_id2() { return loadLong(BS_BRIDGE_PV_PV_ROOT_ID2); }
    void pv_root_id2(long value) { storeLong(BS_BRIDGE_PV_PV_ROOT_ID2, value); }
    long pv_dbridge_id2() { return loadLong(BS_BRIDGE_PV_PV_DBRIDGE_ID2); }
    void pv_dbridge_id2(long value) { storeLong(BS_BRIDGE_PV_PV_DBRIDGE_ID2, value); }
    BstpPort bs_root_port() { return loadPointer(BS_ROOT_PORT, BstpPort.TYPE); }
    void bs_root_port(Struct value) { storePointer(BS_ROOT_PORT, value); }
    int bs_root_htime() { return load(BS_ROOT_HTIME); }
    void bs_root_htime(int value) { store(BS_ROOT_HTIME, value); }
    int bs_root_mage() { return load(BS_ROOT_MAGE); }
    void bs_root_mage(int value) { store(BS_ROOT_MAGE, value); }
    int bs_root_fdelay() { return load(BS_ROOT_FDELAY); }
    void bs_root_fdelay(int value) { store(BS_ROOT_FDELAY, value); }
    int bs_bridge_max_age() { return load(BS_BRIDGE_MAX_AGE); }
    void bs_bridge_max_age(int value) { store(BS_BRIDGE_MAX_AGE, value); }
    int bs_bridge_htime() { return load(BS_BRIDGE_HTIME); }
    void bs_bridge_htime(int value) { store(BS_BRIDGE_HTIME, value); }
    int bs_bridge_fdelay() { return load(BS_BRIDGE_FDELAY); }
    void bs_bridge_fdelay(int value) { store(BS_BRIDGE_FDELAY, value); }
    int bs_bridge_priority() { return load(BS_BRIDGE_PRIORITY); }
    void bs_bridge_priority(int value) { store(BS_BRIDGE_PRIORITY, value); }
    int bs_txholdcount() { return load(BS_TXHOLDCOUNT); }
    void bs_txholdcount(int value) { store(BS_TXHOLDCOUNT, value); }
    int bs_protover() { return load(BS_PROTOVER); }
    void bs_protover(int value) { store(BS_PROTOVER, value); }
    long bs_ifmtx() { return loadAddress(BS_IFMTX); }
    void bs_ifmtx(long value) { storeAddress(BS_IFMTX, value); }
    // spotless:on
}
