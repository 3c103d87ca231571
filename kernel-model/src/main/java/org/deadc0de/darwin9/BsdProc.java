package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct proc, as far as the configuration path looks at it. */
final class BsdProc extends Struct {
    static final StructType<BsdProc> TYPE = new StructType<>("proc", 736, BsdProc::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field P_LIST_LE_NEXT = TYPE.pointer("p_list.le_next", 0x0, () -> BsdProc.TYPE);
    static final Field P_LIST_LE_PREV = TYPE.backPointer("p_list.le_prev", 0x4);
    static final Field P_PID = TYPE.integer("p_pid", 0x8, 4);
    static final Field P_UID = TYPE.integer("p_uid", 0x10, 4);
    static final Field P_FDMLOCK = TYPE.embedded("p_fdmlock", 0x18, () -> LckMtx.TYPE);
    static final Field P_UTHREAD = TYPE.pointer("p_uthlist.tqh_first", 0x88, () -> Uthread.TYPE);
    static final Field P_COMM = TYPE.string("p_comm", 0x1c0, 17);
    // spotless:on

    BsdProc(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    BsdProc p_list_le_next() { return new BsdProc(memory(), loadAddress(P_LIST_LE_NEXT)); }
    void p_list_le_next(BsdProc value) { storePointer(P_LIST_LE_NEXT, value); }
    long p_list_le_prev() { return loadAddress(P_LIST_LE_PREV); }
    void p_list_le_prev(long value) { storeAddress(P_LIST_LE_PREV, value); }
    int p_pid() { return load(P_PID); }
    void p_pid(int value) { store(P_PID, value); }
    int p_uid() { return load(P_UID); }
    void p_uid(int value) { store(P_UID, value); }
    LckMtx p_fdmlock() { return new LckMtx(memory(), addressOf(P_FDMLOCK)); }
    Uthread p_uthread() { return new Uthread(memory(), loadAddress(P_UTHREAD)); }
    void p_uthread(Uthread value) { storePointer(P_UTHREAD, value); }
    String p_comm() { return loadString(P_COMM); }
    void p_comm(String text) { storeString(P_COMM, text); }
    // spotless:on
}
