package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct bstp_port, sys/net/bridgestp.h:217: a member as the spanning tree sees it. */
final class BstpPort extends Struct {
    static final StructType<BstpPort> TYPE = new StructType<>("bstp_port", 192, BstpPort::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field BP_NEXT = TYPE.pointer("bp_next.le_next", 0, () -> BstpPort.TYPE);
    static final Field BP_NEXT_PREV = TYPE.backPointer("bp_next.le_prev", 8);
    static final Field BP_IFP = TYPE.pointer("bp_ifp", 16, () -> Ifnet.TYPE);
    static final Field BP_BS = TYPE.pointer("bp_bs", 24, () -> BstpState.TYPE);
    static final Field BP_ACTIVE = TYPE.integer("bp_active", 32, 1);
    static final Field BP_FLAGS = TYPE.integer("bp_flags", 36, 4);
    static final Field BP_PATH_COST = TYPE.integer("bp_path_cost", 40, 4);
    static final Field BP_PORT_ID = TYPE.integer("bp_port_id", 44, 2);
    static final Field BP_STATE = TYPE.integer("bp_state", 46, 1);
    static final Field BP_ROLE = TYPE.integer("bp_role", 47, 1);
    static final Field BP_PRIORITY = TYPE.integer("bp_priority", 48, 1);
    static final Field BP_PROTOVER = TYPE.integer("bp_protover", 49, 1);
    static final Field BP_PTP_LINK = TYPE.integer("bp_ptp_link", 50, 1);

    BstpPort(Memory memory, long address) { super(memory, address); }

    Ifnet bp_ifp() { return loadPointer(BP_IFP, Ifnet.TYPE); }
    void bp_ifp(Struct value) { storePointer(BP_IFP, value); }
    BstpState bp_bs() { return loadPointer(BP_BS, BstpState.TYPE); }
    void bp_bs(Struct value) { storePointer(BP_BS, value); }
    int bp_active() { return load(BP_ACTIVE); }
    void bp_active(int value) { store(BP_ACTIVE, value); }
    int bp_flags() { return load(BP_FLAGS); }
    void bp_flags(int value) { store(BP_FLAGS, value); }
    int bp_path_cost() { return load(BP_PATH_COST); }
    void bp_path_cost(int value) { store(BP_PATH_COST, value); }
    int bp_port_id() { return load(BP_PORT_ID); }
    void bp_port_id(int value) { store(BP_PORT_ID, value); }
    int bp_state() { return load(BP_STATE); }
    void bp_state(int value) { store(BP_STATE, value); }
    int bp_role() { return load(BP_ROLE); }
    void bp_role(int value) { store(BP_ROLE, value); }
    int bp_priority() { return load(BP_PRIORITY); }
    void bp_priority(int value) { store(BP_PRIORITY, value); }
    int bp_protover() { return load(BP_PROTOVER); }
    void bp_protover(int value) { store(BP_PROTOVER, value); }
    int bp_ptp_link() { return load(BP_PTP_LINK); }
    void bp_ptp_link(int value) { store(BP_PTP_LINK, value); }
    // spotless:on
}
