package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/**
 * struct ifnet, bsd/net/if_var.h:349. Held (if_refcnt) by whoever called ifnet_reference; used (if_usecnt) by being
 * attached, by each protocol and by each ioctl in flight.
 */
final class Ifnet extends Struct {
    static final StructType<Ifnet> TYPE = new StructType<>("ifnet", 328, Ifnet::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IF_SOFTC = TYPE.pointer("if_softc", 0x0, null);
    static final Field IF_NAME = TYPE.cstring("if_name", 0x4);
    static final Field IF_LINK_TQE_NEXT = TYPE.pointer("if_link.tqe_next", 0x8, () -> Ifnet.TYPE);
    static final Field IF_LINK_TQE_PREV = TYPE.backPointer("if_link.tqe_prev", 0xc);
    static final Field IF_ADDRHEAD_TQH_FIRST = TYPE.reference("if_addrhead.tqh_first", 0x10, () -> Ifaddr.TYPE);
    static final Field IF_ADDRHEAD_TQH_LAST = TYPE.backPointer("if_addrhead.tqh_last", 0x14);
    static final Field IF_REFCNT = TYPE.integer("if_refcnt", 0x18, 4);
    static final Field IF_CHECK_MULTI = TYPE.function("if_check_multi", 0x1c);
    static final Field IF_PCOUNT = TYPE.integer("if_pcount", 0x20, 4);
    static final Field IF_BPF = TYPE.pointer("if_bpf", 0x24, () -> BpfIf.TYPE);
    static final Field IF_INDEX = TYPE.integer("if_index", 0x28, 2);
    static final Field IF_UNIT = TYPE.integer("if_unit", 0x2a, 2);
    static final Field IF_TIMER = TYPE.integer("if_timer", 0x2c, 2);
    static final Field IF_FLAGS = TYPE.integer("if_flags", 0x2e, 2);
    static final Field IF_IPENDING = TYPE.integer("if_ipending", 0x30, 4);
    static final Field IF_LINKMIB = TYPE.pointer("if_linkmib", 0x34, null);
    static final Field IF_LINKMIBLEN = TYPE.integer("if_linkmiblen", 0x38, 4);
    static final Field IF_TYPE = TYPE.integer("if_type", 0x3c, 1);
    static final Field IF_TYPELEN = TYPE.integer("if_typelen", 0x3d, 1);
    static final Field IF_PHYSICAL = TYPE.integer("if_physical", 0x3e, 1);
    static final Field IF_ADDRLEN = TYPE.integer("if_addrlen", 0x3f, 1);
    static final Field IF_HDRLEN = TYPE.integer("if_hdrlen", 0x40, 1);
    static final Field IF_MTU = TYPE.integer("if_mtu", 0x44, 4);
    static final Field IF_METRIC = TYPE.integer("if_metric", 0x48, 4);
    static final Field IF_BAUDRATE = TYPE.integer("if_baudrate", 0x4c, 4);
    static final Field IF_IPACKETS = TYPE.integer("if_ipackets", 0x50, 4);
    static final Field IF_IERRORS = TYPE.integer("if_ierrors", 0x54, 4);
    static final Field IF_OPACKETS = TYPE.integer("if_opackets", 0x58, 4);
    static final Field IF_OERRORS = TYPE.integer("if_oerrors", 0x5c, 4);
    static final Field IF_COLLISIONS = TYPE.integer("if_collisions", 0x60, 4);
    static final Field IF_IBYTES = TYPE.integer("if_ibytes", 0x64, 4);
    static final Field IF_OBYTES = TYPE.integer("if_obytes", 0x68, 4);
    static final Field IF_IMCASTS = TYPE.integer("if_imcasts", 0x6c, 4);
    static final Field IF_OMCASTS = TYPE.integer("if_omcasts", 0x70, 4);
    static final Field IF_USECNT = TYPE.integer("if_usecnt", 0xbc, 4);
    static final Field IF_OUTPUT = TYPE.function("if_output", 0xc0);
    static final Field IF_IOCTL = TYPE.function("if_ioctl", 0xc4);
    static final Field IF_SET_BPF_TAP = TYPE.function("if_set_bpf_tap", 0xc8);
    static final Field IF_FREE = TYPE.function("if_free", 0xcc);
    static final Field IF_DEMUX = TYPE.function("if_demux", 0xd0);
    static final Field IF_EVENT = TYPE.function("if_event", 0xd4);
    static final Field IF_FRAMER = TYPE.function("if_framer", 0xd8);
    static final Field IF_FAMILY = TYPE.integer("if_family", 0xdc, 4);
    static final Field IF_FLT_HEAD_TQH_FIRST = TYPE.pointer("if_flt_head.tqh_first", 0xe0, null);
    static final Field IF_FLT_HEAD_TQH_LAST = TYPE.backPointer("if_flt_head.tqh_last", 0xe4);
    static final Field IF_DELAYED_DETACH = TYPE.integer("if_delayed_detach", 0xe8, 4);
    static final Field IF_PRIVATE = TYPE.pointer("if_private", 0xec, null);
    static final Field IF_EFLAGS = TYPE.integer("if_eflags", 0xf0, 4);
    static final Field IF_MULTIADDRS_LH_FIRST = TYPE.reference("if_multiaddrs.lh_first", 0xf4, () -> Ifmultiaddr.TYPE);
    static final Field IF_AMCOUNT = TYPE.integer("if_amcount", 0xf8, 4);
    static final Field IF_ADD_PROTO = TYPE.function("if_add_proto", 0xfc);
    static final Field IF_DEL_PROTO = TYPE.function("if_del_proto", 0x100);
    static final Field IF_PROTO_HASH = TYPE.pointer("if_proto_hash", 0x104, null);
    static final Field IF_KPI_STORAGE = TYPE.function("if_kpi_storage", 0x108);
    static final Field IF_INPUT_THREAD = TYPE.pointer("if_input_thread", 0x10c, null);
    static final Field IF_SND_IFQ_LEN = TYPE.integer("if_snd.ifq_len", 0x11c, 4);
    static final Field FAMILY_COOKIE = TYPE.integer("family_cookie", 0x12c, 4);
    static final Field IF_PREFIXHEAD_TQH_FIRST = TYPE.pointer("if_prefixhead.tqh_first", 0x130, null);
    static final Field IF_PREFIXHEAD_TQH_LAST = TYPE.backPointer("if_prefixhead.tqh_last", 0x134);
    static final Field IF_LOCK = TYPE.pointer("if_lock", 0x138, () -> LckRw.TYPE);
    static final Field IF_BROADCAST_LENGTH = TYPE.integer("if_broadcast.length", 0x13c, 4);
    // spotless:on

    Ifnet(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    long if_softc() { return loadAddress(IF_SOFTC); }
    void if_softc(long value) { storeAddress(IF_SOFTC, value); }
    long if_name() { return loadAddress(IF_NAME); }
    void if_name(long value) { storeAddress(IF_NAME, value); }
    Ifnet if_link_tqe_next() { return new Ifnet(memory(), loadAddress(IF_LINK_TQE_NEXT)); }
    void if_link_tqe_next(Ifnet value) { storePointer(IF_LINK_TQE_NEXT, value); }
    long if_link_tqe_prev() { return loadAddress(IF_LINK_TQE_PREV); }
    void if_link_tqe_prev(long value) { storeAddress(IF_LINK_TQE_PREV, value); }
    Ifaddr if_addrhead_tqh_first() { return new Ifaddr(memory(), loadAddress(IF_ADDRHEAD_TQH_FIRST)); }
    void if_addrhead_tqh_first(Ifaddr value) { storePointer(IF_ADDRHEAD_TQH_FIRST, value); }
    long if_addrhead_tqh_last() { return loadAddress(IF_ADDRHEAD_TQH_LAST); }
    void if_addrhead_tqh_last(long value) { storeAddress(IF_ADDRHEAD_TQH_LAST, value); }
    int if_refcnt() { return load(IF_REFCNT); }
    void if_refcnt(int value) { store(IF_REFCNT, value); }
    long if_check_multi() { return loadAddress(IF_CHECK_MULTI); }
    void if_check_multi(long value) { storeAddress(IF_CHECK_MULTI, value); }
    int if_pcount() { return load(IF_PCOUNT); }
    void if_pcount(int value) { store(IF_PCOUNT, value); }
    BpfIf if_bpf() { return new BpfIf(memory(), loadAddress(IF_BPF)); }
    void if_bpf(BpfIf value) { storePointer(IF_BPF, value); }
    int if_index() { return load(IF_INDEX); }
    void if_index(int value) { store(IF_INDEX, value); }
    int if_unit() { return (short) load(IF_UNIT); }
    void if_unit(int value) { store(IF_UNIT, value); }
    int if_timer() { return (short) load(IF_TIMER); }
    void if_timer(int value) { store(IF_TIMER, value); }
    int if_flags() { return load(IF_FLAGS); }
    void if_flags(int value) { store(IF_FLAGS, value); }
    int if_ipending() { return load(IF_IPENDING); }
    void if_ipending(int value) { store(IF_IPENDING, value); }
    long if_linkmib() { return loadAddress(IF_LINKMIB); }
    void if_linkmib(long value) { storeAddress(IF_LINKMIB, value); }
    int if_linkmiblen() { return load(IF_LINKMIBLEN); }
    void if_linkmiblen(int value) { store(IF_LINKMIBLEN, value); }
    int if_type() { return load(IF_TYPE); }
    void if_type(int value) { store(IF_TYPE, value); }
    int if_typelen() { return load(IF_TYPELEN); }
    void if_typelen(int value) { store(IF_TYPELEN, value); }
    int if_physical() { return load(IF_PHYSICAL); }
    void if_physical(int value) { store(IF_PHYSICAL, value); }
    int if_addrlen() { return load(IF_ADDRLEN); }
    void if_addrlen(int value) { store(IF_ADDRLEN, value); }
    int if_hdrlen() { return load(IF_HDRLEN); }
    void if_hdrlen(int value) { store(IF_HDRLEN, value); }
    int if_mtu() { return load(IF_MTU); }
    void if_mtu(int value) { store(IF_MTU, value); }
    int if_metric() { return load(IF_METRIC); }
    void if_metric(int value) { store(IF_METRIC, value); }
    int if_baudrate() { return load(IF_BAUDRATE); }
    void if_baudrate(int value) { store(IF_BAUDRATE, value); }
    int if_ipackets() { return load(IF_IPACKETS); }
    void if_ipackets(int value) { store(IF_IPACKETS, value); }
    int if_ierrors() { return load(IF_IERRORS); }
    void if_ierrors(int value) { store(IF_IERRORS, value); }
    int if_opackets() { return load(IF_OPACKETS); }
    void if_opackets(int value) { store(IF_OPACKETS, value); }
    int if_oerrors() { return load(IF_OERRORS); }
    void if_oerrors(int value) { store(IF_OERRORS, value); }
    int if_collisions() { return load(IF_COLLISIONS); }
    void if_collisions(int value) { store(IF_COLLISIONS, value); }
    int if_ibytes() { return load(IF_IBYTES); }
    void if_ibytes(int value) { store(IF_IBYTES, value); }
    int if_obytes() { return load(IF_OBYTES); }
    void if_obytes(int value) { store(IF_OBYTES, value); }
    int if_imcasts() { return load(IF_IMCASTS); }
    void if_imcasts(int value) { store(IF_IMCASTS, value); }
    int if_omcasts() { return load(IF_OMCASTS); }
    void if_omcasts(int value) { store(IF_OMCASTS, value); }
    int if_usecnt() { return load(IF_USECNT); }
    void if_usecnt(int value) { store(IF_USECNT, value); }
    long if_output() { return loadAddress(IF_OUTPUT); }
    void if_output(long value) { storeAddress(IF_OUTPUT, value); }
    long if_ioctl() { return loadAddress(IF_IOCTL); }
    void if_ioctl(long value) { storeAddress(IF_IOCTL, value); }
    long if_set_bpf_tap() { return loadAddress(IF_SET_BPF_TAP); }
    void if_set_bpf_tap(long value) { storeAddress(IF_SET_BPF_TAP, value); }
    long if_free() { return loadAddress(IF_FREE); }
    void if_free(long value) { storeAddress(IF_FREE, value); }
    long if_demux() { return loadAddress(IF_DEMUX); }
    void if_demux(long value) { storeAddress(IF_DEMUX, value); }
    long if_event() { return loadAddress(IF_EVENT); }
    void if_event(long value) { storeAddress(IF_EVENT, value); }
    long if_framer() { return loadAddress(IF_FRAMER); }
    void if_framer(long value) { storeAddress(IF_FRAMER, value); }
    int if_family() { return load(IF_FAMILY); }
    void if_family(int value) { store(IF_FAMILY, value); }
    long if_flt_head_tqh_first() { return loadAddress(IF_FLT_HEAD_TQH_FIRST); }
    void if_flt_head_tqh_first(long value) { storeAddress(IF_FLT_HEAD_TQH_FIRST, value); }
    long if_flt_head_tqh_last() { return loadAddress(IF_FLT_HEAD_TQH_LAST); }
    void if_flt_head_tqh_last(long value) { storeAddress(IF_FLT_HEAD_TQH_LAST, value); }
    int if_delayed_detach() { return load(IF_DELAYED_DETACH); }
    void if_delayed_detach(int value) { store(IF_DELAYED_DETACH, value); }
    long if_private() { return loadAddress(IF_PRIVATE); }
    void if_private(long value) { storeAddress(IF_PRIVATE, value); }
    int if_eflags() { return load(IF_EFLAGS); }
    void if_eflags(int value) { store(IF_EFLAGS, value); }
    Ifmultiaddr if_multiaddrs_lh_first() { return new Ifmultiaddr(memory(), loadAddress(IF_MULTIADDRS_LH_FIRST)); }
    void if_multiaddrs_lh_first(Ifmultiaddr value) { storePointer(IF_MULTIADDRS_LH_FIRST, value); }
    int if_amcount() { return load(IF_AMCOUNT); }
    void if_amcount(int value) { store(IF_AMCOUNT, value); }
    long if_add_proto() { return loadAddress(IF_ADD_PROTO); }
    void if_add_proto(long value) { storeAddress(IF_ADD_PROTO, value); }
    long if_del_proto() { return loadAddress(IF_DEL_PROTO); }
    void if_del_proto(long value) { storeAddress(IF_DEL_PROTO, value); }
    long if_proto_hash() { return loadAddress(IF_PROTO_HASH); }
    void if_proto_hash(long value) { storeAddress(IF_PROTO_HASH, value); }
    long if_kpi_storage() { return loadAddress(IF_KPI_STORAGE); }
    void if_kpi_storage(long value) { storeAddress(IF_KPI_STORAGE, value); }
    long if_input_thread() { return loadAddress(IF_INPUT_THREAD); }
    void if_input_thread(long value) { storeAddress(IF_INPUT_THREAD, value); }
    int if_snd_ifq_len() { return load(IF_SND_IFQ_LEN); }
    void if_snd_ifq_len(int value) { store(IF_SND_IFQ_LEN, value); }
    int family_cookie() { return load(FAMILY_COOKIE); }
    void family_cookie(int value) { store(FAMILY_COOKIE, value); }
    long if_prefixhead_tqh_first() { return loadAddress(IF_PREFIXHEAD_TQH_FIRST); }
    void if_prefixhead_tqh_first(long value) { storeAddress(IF_PREFIXHEAD_TQH_FIRST, value); }
    long if_prefixhead_tqh_last() { return loadAddress(IF_PREFIXHEAD_TQH_LAST); }
    void if_prefixhead_tqh_last(long value) { storeAddress(IF_PREFIXHEAD_TQH_LAST, value); }
    LckRw if_lock() { return new LckRw(memory(), loadAddress(IF_LOCK)); }
    void if_lock(LckRw value) { storePointer(IF_LOCK, value); }
    int if_broadcast_length() { return load(IF_BROADCAST_LENGTH); }
    void if_broadcast_length(int value) { store(IF_BROADCAST_LENGTH, value); }
    // spotless:on
}
