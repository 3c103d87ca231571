package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct thread of lwkt, and what of its process goes with it. The first 32 bytes are those of the wait channels. */
final class Td extends Struct {
    static final StructType<Td> TYPE = new StructType<>("thread", 0x100, Td::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field TD_CHANNEL = TYPE.bytes("td_channel", 0x0, 32);
    static final Field TD_MSGPORT_TQH_FIRST = TYPE.pointer("td_msgport.tqh_first", 0x20, () -> LwktMsg.TYPE);
    static final Field TD_MSGPORT_TQH_LAST = TYPE.backPointer("td_msgport.tqh_last", 0x24);
    static final Field TD_GD = TYPE.integer("td_gd", 0x28, 4);
    static final Field TD_PRI = TYPE.integer("td_pri", 0x2c, 4);
    static final Field TD_FLAGS = TYPE.integer("td_flags", 0x30, 4);
    static final Field TD_PID = TYPE.integer("td_pid", 0x34, 4);
    static final Field TD_COMM = TYPE.string("td_comm", 0x38, 20);
    static final Field TD_WMESG = TYPE.cstring("td_wmesg", 0x4c);
    static final Field TD_WCHAN = TYPE.pointer("td_wchan", 0x50, null);
    static final Field TD_PLACED = TYPE.integer("td_placed", 0x54, 4);
    static final Field TD_UID = TYPE.integer("td_uid", 0x58, 4);
    // spotless:on

    Td(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    LwktMsg td_msgport_tqh_first() { return loadPointer(TD_MSGPORT_TQH_FIRST, LwktMsg.TYPE); }
    void td_msgport_tqh_first(LwktMsg value) { storePointer(TD_MSGPORT_TQH_FIRST, value); }
    long td_msgport_tqh_last() { return loadAddress(TD_MSGPORT_TQH_LAST); }
    void td_msgport_tqh_last(long value) { storeAddress(TD_MSGPORT_TQH_LAST, value); }
    int td_gd() { return load(TD_GD); }
    void td_gd(int value) { store(TD_GD, value); }
    int td_pri() { return load(TD_PRI); }
    void td_pri(int value) { store(TD_PRI, value); }
    int td_flags() { return load(TD_FLAGS); }
    void td_flags(int value) { store(TD_FLAGS, value); }
    int td_pid() { return load(TD_PID); }
    void td_pid(int value) { store(TD_PID, value); }
    String td_comm() { return loadString(TD_COMM); }
    void td_comm(String value) { storeString(TD_COMM, value); }
    long td_wmesg() { return loadAddress(TD_WMESG); }
    void td_wmesg(long value) { storeAddress(TD_WMESG, value); }
    long td_wchan() { return loadAddress(TD_WCHAN); }
    void td_wchan(long value) { storeAddress(TD_WCHAN, value); }
    int td_placed() { return load(TD_PLACED); }
    void td_placed(int value) { store(TD_PLACED, value); }
    int td_uid() { return load(TD_UID); }
    void td_uid(int value) { store(TD_UID, value); }
    // spotless:on
}
