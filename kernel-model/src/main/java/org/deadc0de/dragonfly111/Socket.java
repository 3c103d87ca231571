package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct socket with its protocol control block. The cached route holds its rtentry. */
final class Socket extends Struct {
    static final StructType<Socket> TYPE = new StructType<>("socket", 0x100, Socket::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SO_LINK_LE_NEXT = TYPE.pointer("so_link.le_next", 0x0, () -> Socket.TYPE);
    static final Field SO_LINK_LE_PREV = TYPE.backPointer("so_link.le_prev", 0x4);
    static final Field SO_TYPE = TYPE.integer("so_type", 0x8, 4);
    static final Field SO_FAMILY = TYPE.integer("so_family", 0xc, 4);
    static final Field SO_PROTOCOL = TYPE.integer("so_protocol", 0x10, 4);
    static final Field SO_OPTIONS = TYPE.integer("so_options", 0x14, 4);
    static final Field SO_STATE = TYPE.integer("so_state", 0x18, 4);
    static final Field SO_RCV_SSB_CC = TYPE.integer("so_rcv.ssb_cc", 0x1c, 4);
    static final Field INP_ROUTE_RO_RT = TYPE.pointer("inp_route.ro_rt", 0x20, () -> Rtentry.TYPE);
    static final Field INP_ROUTE_RO_DST = TYPE.embedded("inp_route.ro_dst", 0x24, () -> Sa.TYPE);
    // spotless:on

    Socket(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Socket so_link_le_next() { return loadPointer(SO_LINK_LE_NEXT, Socket.TYPE); }
    void so_link_le_next(Socket value) { storePointer(SO_LINK_LE_NEXT, value); }
    long so_link_le_prev() { return loadAddress(SO_LINK_LE_PREV); }
    void so_link_le_prev(long value) { storeAddress(SO_LINK_LE_PREV, value); }
    int so_type() { return load(SO_TYPE); }
    void so_type(int value) { store(SO_TYPE, value); }
    int so_family() { return load(SO_FAMILY); }
    void so_family(int value) { store(SO_FAMILY, value); }
    int so_protocol() { return load(SO_PROTOCOL); }
    void so_protocol(int value) { store(SO_PROTOCOL, value); }
    int so_options() { return load(SO_OPTIONS); }
    void so_options(int value) { store(SO_OPTIONS, value); }
    int so_state() { return load(SO_STATE); }
    void so_state(int value) { store(SO_STATE, value); }
    int so_rcv_ssb_cc() { return load(SO_RCV_SSB_CC); }
    void so_rcv_ssb_cc(int value) { store(SO_RCV_SSB_CC, value); }
    Rtentry inp_route_ro_rt() { return loadPointer(INP_ROUTE_RO_RT, Rtentry.TYPE); }
    void inp_route_ro_rt(Rtentry value) { storePointer(INP_ROUTE_RO_RT, value); }
    Sa inp_route_ro_dst() { return embedded(INP_ROUTE_RO_DST, Sa.TYPE); }
    // spotless:on
}
