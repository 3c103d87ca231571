package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct inpcb, sys/netinet/in_pcb.h. */
final class Inpcb extends Struct {
    static final StructType<Inpcb> TYPE = new StructType<>("inpcb", 108, Inpcb::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field INP_QUEUE_LE_NEXT = TYPE.pointer("inp_queue.le_next", 16, () -> Inpcb.TYPE);
    static final Field INP_QUEUE_LE_PREV = TYPE.backPointer("inp_queue.le_prev", 20);
    static final Field INP_AF = TYPE.integer("inp_af", 24, 4);
    static final Field INP_SOCKET = TYPE.pointer("inp_socket", 36, () -> Socket.TYPE);
    static final Field INP_TABLE = TYPE.pointer("inp_table", 40, () -> Inpcbtable.TYPE);
    static final Field INP_ROUTE_RO_RT = TYPE.reference("inp_route.ro_rt", 48, () -> Rtentry.TYPE);
    static final Field INP_ROUTE_RO_DST = TYPE.embedded("inp_route.ro_dst", 52, () -> SockaddrS.TYPE);
    static final Field INP_FPORT = TYPE.integer("inp_fport", 68, 2);
    static final Field INP_LPORT = TYPE.integer("inp_lport", 70, 2);
    static final Field INP_FLAGS = TYPE.integer("inp_flags", 72, 4);
    static final Field INP_PROTO = TYPE.integer("inp_proto", 85, 1);
    static final Field INP_LADDR = TYPE.integer("inp_laddr", 88, 4);
    static final Field INP_FADDR = TYPE.integer("inp_faddr", 92, 4);
    static final Field INP_MOPTIONS = TYPE.pointer("inp_moptions", 100, () -> IpMoptions.TYPE);
    // spotless:on

    private Inpcb(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    Inpcb inp_queue_le_next() { return loadPointer(INP_QUEUE_LE_NEXT, Inpcb.TYPE); }
    void inp_queue_le_next(Inpcb value) { storePointer(INP_QUEUE_LE_NEXT, value); }
    long inp_queue_le_prev() { return loadAddress(INP_QUEUE_LE_PREV); }
    void inp_queue_le_prev(long value) { storeAddress(INP_QUEUE_LE_PREV, value); }
    int inp_af() { return load(INP_AF); }
    void inp_af(int value) { store(INP_AF, value); }
    Socket inp_socket() { return loadPointer(INP_SOCKET, Socket.TYPE); }
    void inp_socket(Socket value) { storePointer(INP_SOCKET, value); }
    Inpcbtable inp_table() { return loadPointer(INP_TABLE, Inpcbtable.TYPE); }
    void inp_table(Inpcbtable value) { storePointer(INP_TABLE, value); }
    Rtentry inp_route_ro_rt() { return loadPointer(INP_ROUTE_RO_RT, Rtentry.TYPE); }
    void inp_route_ro_rt(Rtentry value) { storePointer(INP_ROUTE_RO_RT, value); }
    SockaddrS inp_route_ro_dst() { return embedded(INP_ROUTE_RO_DST, SockaddrS.TYPE); }
    int inp_fport() { return load(INP_FPORT); }
    void inp_fport(int value) { store(INP_FPORT, value); }
    int inp_lport() { return load(INP_LPORT); }
    void inp_lport(int value) { store(INP_LPORT, value); }
    int inp_flags() { return load(INP_FLAGS); }
    void inp_flags(int value) { store(INP_FLAGS, value); }
    int inp_proto() { return load(INP_PROTO); }
    void inp_proto(int value) { store(INP_PROTO, value); }
    int inp_laddr() { return load(INP_LADDR); }
    void inp_laddr(int value) { store(INP_LADDR, value); }
    int inp_faddr() { return load(INP_FADDR); }
    void inp_faddr(int value) { store(INP_FADDR, value); }
    IpMoptions inp_moptions() { return loadPointer(INP_MOPTIONS, IpMoptions.TYPE); }
    void inp_moptions(IpMoptions value) { storePointer(INP_MOPTIONS, value); }
    // spotless:on

    Route inp_route() {
        return Route.TYPE.at(memory(), addressOf(INP_ROUTE_RO_RT));
    }
}
