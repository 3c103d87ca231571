package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct socket, sys/sys/socketvar.h. */
final class Socket extends Struct {
    static final StructType<Socket> TYPE = new StructType<>("socket", 208, Socket::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SO_TYPE = TYPE.integer("so_type", 0, 2);
    static final Field SO_OPTIONS = TYPE.integer("so_options", 2, 2);
    static final Field SO_STATE = TYPE.integer("so_state", 6, 2);
    static final Field SO_PCB = TYPE.pointer("so_pcb", 8, null);
    static final Field SO_PROTO = TYPE.pointer("so_proto", 12, () -> Protosw.TYPE);
    static final Field SO_ERROR = TYPE.integer("so_error", 24, 4);
    static final Field SO_RCV_SB_MB = TYPE.pointer("so_rcv.sb_mb", 60, () -> Mbuf.TYPE);
    static final Field SO_RCV_SB_MBTAIL = TYPE.pointer("so_rcv.sb_mbtail", 64, () -> Mbuf.TYPE);
    static final Field SO_RCV_SB_COUNT = TYPE.integer("so_rcv.sb_count", 68, 4);
    static final Field SO_RCV_SB_SELPID = TYPE.integer("so_rcv.sb_selpid", 72, 4);
    static final Field SO_PEER = TYPE.pointer("so_peer", 100, () -> Socket.TYPE);
    static final Field SO_NEXT = TYPE.pointer("so_next", 104, () -> Socket.TYPE);
    static final Field SO_Q = TYPE.pointer("so_q", 108, () -> Socket.TYPE);
    static final Field SO_NAME = TYPE.string("so_name", 112, 40);
    // spotless:on

    private Socket(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    int so_type() { return load(SO_TYPE); }
    void so_type(int value) { store(SO_TYPE, value); }
    int so_options() { return load(SO_OPTIONS); }
    void so_options(int value) { store(SO_OPTIONS, value); }
    int so_state() { return load(SO_STATE); }
    void so_state(int value) { store(SO_STATE, value); }
    long so_pcb() { return loadAddress(SO_PCB); }
    void so_pcb(long value) { storeAddress(SO_PCB, value); }
    Protosw so_proto() { return loadPointer(SO_PROTO, Protosw.TYPE); }
    void so_proto(Protosw value) { storePointer(SO_PROTO, value); }
    int so_error() { return load(SO_ERROR); }
    void so_error(int value) { store(SO_ERROR, value); }
    Mbuf so_rcv_sb_mb() { return loadPointer(SO_RCV_SB_MB, Mbuf.TYPE); }
    void so_rcv_sb_mb(Mbuf value) { storePointer(SO_RCV_SB_MB, value); }
    Mbuf so_rcv_sb_mbtail() { return loadPointer(SO_RCV_SB_MBTAIL, Mbuf.TYPE); }
    void so_rcv_sb_mbtail(Mbuf value) { storePointer(SO_RCV_SB_MBTAIL, value); }
    int so_rcv_sb_count() { return load(SO_RCV_SB_COUNT); }
    void so_rcv_sb_count(int value) { store(SO_RCV_SB_COUNT, value); }
    int so_rcv_sb_selpid() { return load(SO_RCV_SB_SELPID); }
    void so_rcv_sb_selpid(int value) { store(SO_RCV_SB_SELPID, value); }
    Socket so_peer() { return loadPointer(SO_PEER, Socket.TYPE); }
    void so_peer(Socket value) { storePointer(SO_PEER, value); }
    Socket so_next() { return loadPointer(SO_NEXT, Socket.TYPE); }
    void so_next(Socket value) { storePointer(SO_NEXT, value); }
    Socket so_q() { return loadPointer(SO_Q, Socket.TYPE); }
    void so_q(Socket value) { storePointer(SO_Q, value); }
    String so_name() { return loadString(SO_NAME); }
    void so_name(String value) { storeString(SO_NAME, value); }
    // spotless:on
}
