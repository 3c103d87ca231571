package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct in6pcb, sys/netinet6/in6_pcb.h. Shares its queue with the IPv4 pcbs of its table. */
final class In6pcb extends Struct {
    static final StructType<In6pcb> TYPE = new StructType<>("in6pcb", 156, In6pcb::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IN6P_QUEUE_LE_NEXT = TYPE.pointer("in6p_queue.le_next", 16, () -> In6pcb.TYPE);
    static final Field IN6P_QUEUE_LE_PREV = TYPE.backPointer("in6p_queue.le_prev", 20);
    static final Field IN6P_AF = TYPE.integer("in6p_af", 24, 4);
    static final Field IN6P_SOCKET = TYPE.pointer("in6p_socket", 36, () -> Socket.TYPE);
    static final Field IN6P_TABLE = TYPE.pointer("in6p_table", 40, () -> Inpcbtable.TYPE);
    static final Field IN6P_ROUTE_RO_RT = TYPE.reference("in6p_route.ro_rt", 48, () -> Rtentry.TYPE);
    static final Field IN6P_ROUTE_RO_DST = TYPE.embedded("in6p_route.ro_dst", 52, () -> SockaddrS.TYPE);
    static final Field IN6P_FPORT = TYPE.integer("in6p_fport", 80, 2);
    static final Field IN6P_LPORT = TYPE.integer("in6p_lport", 82, 2);
    static final Field IN6P_PROTO = TYPE.integer("in6p_proto", 84, 1);
    static final Field IN6P_FLAGS = TYPE.integer("in6p_flags", 88, 4);
    static final Field IN6P_HOPS = TYPE.integer("in6p_hops", 92, 4);
    static final Field IN6P_LADDR = TYPE.bytes("in6p_laddr", 104, 16);
    static final Field IN6P_FADDR = TYPE.bytes("in6p_faddr", 120, 16);
    static final Field IN6P_OUTPUTOPTS = TYPE.pointer("in6p_outputopts", 140, () -> Ip6Pktopts.TYPE);
    static final Field IN6P_MOPTIONS = TYPE.pointer("in6p_moptions", 144, () -> Ip6Moptions.TYPE);
    // spotless:on

    private In6pcb(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    In6pcb in6p_queue_le_next() { return loadPointer(IN6P_QUEUE_LE_NEXT, In6pcb.TYPE); }
    void in6p_queue_le_next(In6pcb value) { storePointer(IN6P_QUEUE_LE_NEXT, value); }
    long in6p_queue_le_prev() { return loadAddress(IN6P_QUEUE_LE_PREV); }
    void in6p_queue_le_prev(long value) { storeAddress(IN6P_QUEUE_LE_PREV, value); }
    int in6p_af() { return load(IN6P_AF); }
    void in6p_af(int value) { store(IN6P_AF, value); }
    Socket in6p_socket() { return loadPointer(IN6P_SOCKET, Socket.TYPE); }
    void in6p_socket(Socket value) { storePointer(IN6P_SOCKET, value); }
    Inpcbtable in6p_table() { return loadPointer(IN6P_TABLE, Inpcbtable.TYPE); }
    void in6p_table(Inpcbtable value) { storePointer(IN6P_TABLE, value); }
    Rtentry in6p_route_ro_rt() { return loadPointer(IN6P_ROUTE_RO_RT, Rtentry.TYPE); }
    void in6p_route_ro_rt(Rtentry value) { storePointer(IN6P_ROUTE_RO_RT, value); }
    SockaddrS in6p_route_ro_dst() { return embedded(IN6P_ROUTE_RO_DST, SockaddrS.TYPE); }
    int in6p_fport() { return load(IN6P_FPORT); }
    void in6p_fport(int value) { store(IN6P_FPORT, value); }
    int in6p_lport() { return load(IN6P_LPORT); }
    void in6p_lport(int value) { store(IN6P_LPORT, value); }
    int in6p_proto() { return load(IN6P_PROTO); }
    void in6p_proto(int value) { store(IN6P_PROTO, value); }
    int in6p_flags() { return load(IN6P_FLAGS); }
    void in6p_flags(int value) { store(IN6P_FLAGS, value); }
    int in6p_hops() { return load(IN6P_HOPS); }
    void in6p_hops(int value) { store(IN6P_HOPS, value); }
    Ip6Pktopts in6p_outputopts() { return loadPointer(IN6P_OUTPUTOPTS, Ip6Pktopts.TYPE); }
    void in6p_outputopts(Ip6Pktopts value) { storePointer(IN6P_OUTPUTOPTS, value); }
    Ip6Moptions in6p_moptions() { return loadPointer(IN6P_MOPTIONS, Ip6Moptions.TYPE); }
    void in6p_moptions(Ip6Moptions value) { storePointer(IN6P_MOPTIONS, value); }
    // spotless:on

    In6Addr in6p_laddr() {
        return In6Addr.load(memory(), address() + IN6P_LADDR.offset());
    }

    void in6p_laddr(In6Addr addr) {
        addr.store(memory(), address() + IN6P_LADDR.offset());
    }

    Route in6p_route() {
        return Route.TYPE.at(memory(), addressOf(IN6P_ROUTE_RO_RT));
    }
}
