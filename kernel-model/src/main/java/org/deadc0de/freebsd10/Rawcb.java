package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct rawcb, sys/net/raw_cb.h:43: a routing socket, with the receive buffer of its socket behind it. */
final class Rawcb extends Struct {
    static final StructType<Rawcb> TYPE = new StructType<>("rawcb", 64, Rawcb::new);

    // spotless:off  one field, one line
    static final Field RCB_LIST = TYPE.pointer("list.le_next", 0, () -> Rawcb.TYPE);
    static final Field RCB_LIST_PREV = TYPE.backPointer("list.le_prev", 8);
    static final Field RCB_SOCKET = TYPE.pointer("rcb_socket", 16, () -> Socket.TYPE);
    static final Field SB_MB = TYPE.pointer("so_rcv.sb_mb", 24, null);
    static final Field SB_LASTRECORD = TYPE.pointer("so_rcv.sb_lastrecord", 32, null);
    static final Field SB_CC = TYPE.integer("so_rcv.sb_cc", 40, 4);

    Rawcb(Memory memory, long address) { super(memory, address); }

    Socket rcb_socket()             { return loadPointer(RCB_SOCKET, Socket.TYPE); }
    void   rcb_socket(Socket so)    { storePointer(RCB_SOCKET, so); }
    long   sb_mb()                  { return loadAddress(SB_MB); }
    void   sb_mb(long m)            { storeAddress(SB_MB, m); }
    long   sb_lastrecord()          { return loadAddress(SB_LASTRECORD); }
    void   sb_lastrecord(long m)    { storeAddress(SB_LASTRECORD, m); }
    int    sb_cc()                  { return load(SB_CC); }
    void   sb_cc(int bytes)         { store(SB_CC, bytes); }
    // spotless:on
}
