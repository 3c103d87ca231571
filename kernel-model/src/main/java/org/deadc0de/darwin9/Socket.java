package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct socket, as far as interface ioctls and the routing socket look at it. */
final class Socket extends Struct {
    static final StructType<Socket> TYPE = new StructType<>("socket", 360, Socket::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SO_TYPE = TYPE.integer("so_type", 0x2, 2);
    static final Field SO_OPTIONS = TYPE.integer("so_options", 0x4, 2);
    static final Field SO_STATE = TYPE.integer("so_state", 0x8, 2);
    static final Field SO_PCB = TYPE.pointer("so_pcb", 0xc, () -> LckMtx.TYPE);
    static final Field SO_FAMILY = TYPE.integer("so_family", 0x10, 4);
    static final Field SO_USECOUNT = TYPE.integer("so_usecount", 0x14, 4);
    static final Field SO_RCV_SB_MB = TYPE.pointer("so_rcv.sb_mb", 0x30, () -> Mbuf.TYPE);
    static final Field SO_RCV_SB_LASTMB = TYPE.pointer("so_rcv.sb_lastmb", 0x34, () -> Mbuf.TYPE);
    static final Field SO_RCV_SB_CC = TYPE.integer("so_rcv.sb_cc", 0x38, 4);
    static final Field SO_LIST_LE_NEXT = TYPE.pointer("so_list.le_next", 0x40, () -> Socket.TYPE);
    static final Field SO_LIST_LE_PREV = TYPE.backPointer("so_list.le_prev", 0x44);
    // spotless:on

    Socket(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    int so_type() { return load(SO_TYPE); }
    void so_type(int value) { store(SO_TYPE, value); }
    int so_options() { return load(SO_OPTIONS); }
    void so_options(int value) { store(SO_OPTIONS, value); }
    int so_state() { return load(SO_STATE); }
    void so_state(int value) { store(SO_STATE, value); }
    LckMtx so_pcb() { return new LckMtx(memory(), loadAddress(SO_PCB)); }
    void so_pcb(LckMtx value) { storePointer(SO_PCB, value); }
    int so_family() { return load(SO_FAMILY); }
    void so_family(int value) { store(SO_FAMILY, value); }
    int so_usecount() { return load(SO_USECOUNT); }
    void so_usecount(int value) { store(SO_USECOUNT, value); }
    Mbuf so_rcv_sb_mb() { return new Mbuf(memory(), loadAddress(SO_RCV_SB_MB)); }
    void so_rcv_sb_mb(Mbuf value) { storePointer(SO_RCV_SB_MB, value); }
    Mbuf so_rcv_sb_lastmb() { return new Mbuf(memory(), loadAddress(SO_RCV_SB_LASTMB)); }
    void so_rcv_sb_lastmb(Mbuf value) { storePointer(SO_RCV_SB_LASTMB, value); }
    int so_rcv_sb_cc() { return load(SO_RCV_SB_CC); }
    void so_rcv_sb_cc(int value) { store(SO_RCV_SB_CC, value); }
    Socket so_list_le_next() { return new Socket(memory(), loadAddress(SO_LIST_LE_NEXT)); }
    void so_list_le_next(Socket value) { storePointer(SO_LIST_LE_NEXT, value); }
    long so_list_le_prev() { return loadAddress(SO_LIST_LE_PREV); }
    void so_list_le_prev(long value) { storeAddress(SO_LIST_LE_PREV, value); }
    // spotless:on
}
