package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct ppp_softc, sys/net/if_pppvar.h. Its first member is its ifnet: both have one address. */
final class PppSoftc extends Struct {
    static final StructType<PppSoftc> TYPE = new StructType<>("ppp_softc", 856, PppSoftc::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IF_SOFTC = TYPE.pointer("if_softc", 0, null);
    static final Field IF_LIST_TQE_NEXT = TYPE.pointer("if_list.tqe_next", 4, () -> Ifnet.TYPE);
    static final Field IF_LIST_TQE_PREV = TYPE.backPointer("if_list.tqe_prev", 8);
    static final Field IF_ADDRLIST_TQH_FIRST = TYPE.pointer("if_addrlist.tqh_first", 12, () -> Ifaddr.TYPE);
    static final Field IF_ADDRLIST_TQH_LAST = TYPE.backPointer("if_addrlist.tqh_last", 16);
    static final Field IF_XNAME = TYPE.string("if_xname", 20, 16);
    static final Field IF_PCOUNT = TYPE.integer("if_pcount", 36, 4);
    static final Field IF_BPF = TYPE.pointer("if_bpf", 40, null);
    static final Field IF_INDEX = TYPE.integer("if_index", 44, 2);
    static final Field IF_TIMER = TYPE.integer("if_timer", 46, 2);
    static final Field IF_FLAGS = TYPE.integer("if_flags", 48, 2);
    static final Field IF_TYPE = TYPE.integer("if_type", 52, 1);
    static final Field IF_MTU = TYPE.integer("if_mtu", 60, 4);
    static final Field IF_METRIC = TYPE.integer("if_metric", 68, 8);
    static final Field IF_IPACKETS = TYPE.integer("if_ipackets", 84, 8);
    static final Field IF_IERRORS = TYPE.integer("if_ierrors", 92, 8);
    static final Field IF_OPACKETS = TYPE.integer("if_opackets", 100, 8);
    static final Field IF_OERRORS = TYPE.integer("if_oerrors", 108, 8);
    static final Field IF_COLLISIONS = TYPE.integer("if_collisions", 116, 8);
    static final Field IF_IBYTES = TYPE.integer("if_ibytes", 124, 8);
    static final Field IF_OBYTES = TYPE.integer("if_obytes", 132, 8);
    static final Field IF_IMCASTS = TYPE.integer("if_imcasts", 140, 8);
    static final Field IF_OMCASTS = TYPE.integer("if_omcasts", 148, 8);
    static final Field IF_OUTPUT = TYPE.function("if_output", 180);
    static final Field IF_INPUT = TYPE.function("if_input", 184);
    static final Field IF_START = TYPE.function("if_start", 188);
    static final Field IF_IOCTL = TYPE.function("if_ioctl", 192);
    static final Field IF_INIT = TYPE.function("if_init", 196);
    static final Field IF_STOP = TYPE.function("if_stop", 200);
    static final Field IF_WATCHDOG = TYPE.function("if_watchdog", 204);
    static final Field IF_DRAIN = TYPE.function("if_drain", 208);
    static final Field IF_SND_IFQ_HEAD = TYPE.pointer("if_snd.ifq_head", 212, () -> Mbuf.TYPE);
    static final Field IF_SND_IFQ_TAIL = TYPE.pointer("if_snd.ifq_tail", 216, () -> Mbuf.TYPE);
    static final Field IF_SND_IFQ_LEN = TYPE.integer("if_snd.ifq_len", 220, 4);
    static final Field IF_SND_IFQ_MAXLEN = TYPE.integer("if_snd.ifq_maxlen", 224, 4);
    static final Field IF_SND_IFQ_DROPS = TYPE.integer("if_snd.ifq_drops", 228, 4);
    static final Field IF_SADL = TYPE.pointer("if_sadl", 276, () -> Ifaddr.TYPE);
    static final Field IF_DLT = TYPE.integer("if_dlt", 288, 4);
    static final Field IF_AFDATA_INET6 = TYPE.pointer("if_afdata.inet6", 460, () -> In6Ifextra.TYPE);
    static final Field SC_UNIT = TYPE.integer("sc_unit", 496, 4);
    static final Field SC_FLAGS = TYPE.integer("sc_flags", 500, 4);
    static final Field SC_DEVP = TYPE.pointer("sc_devp", 504, () -> Tty.TYPE);
    static final Field SC_START = TYPE.function("sc_start", 508);
    static final Field SC_MRU = TYPE.integer("sc_mru", 520, 4);
    static final Field SC_XFER = TYPE.integer("sc_xfer", 524, 4);
    static final Field SC_INQ_IFQ_HEAD = TYPE.pointer("sc_inq.ifq_head", 528, () -> Mbuf.TYPE);
    static final Field SC_INQ_IFQ_TAIL = TYPE.pointer("sc_inq.ifq_tail", 532, () -> Mbuf.TYPE);
    static final Field SC_INQ_IFQ_LEN = TYPE.integer("sc_inq.ifq_len", 536, 4);
    static final Field SC_NPMODE_IP = TYPE.integer("sc_npmode.ip", 600, 4);
    static final Field SC_NPMODE_IPV6 = TYPE.integer("sc_npmode.ipv6", 604, 4);
    static final Field SC_LAST_SENT = TYPE.integer("sc_last_sent", 608, 4);
    static final Field SC_LAST_RECV = TYPE.integer("sc_last_recv", 612, 4);
    static final Field SC_COMP = TYPE.pointer("sc_comp", 620, () -> VjCompress.TYPE);
    static final Field SC_IFLIST_LE_NEXT = TYPE.pointer("sc_iflist.le_next", 848, () -> PppSoftc.TYPE);
    static final Field SC_IFLIST_LE_PREV = TYPE.backPointer("sc_iflist.le_prev", 852);
    // spotless:on

    private PppSoftc(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    long if_softc() { return loadAddress(IF_SOFTC); }
    void if_softc(long value) { storeAddress(IF_SOFTC, value); }
    Ifnet if_list_tqe_next() { return loadPointer(IF_LIST_TQE_NEXT, Ifnet.TYPE); }
    void if_list_tqe_next(Ifnet value) { storePointer(IF_LIST_TQE_NEXT, value); }
    long if_list_tqe_prev() { return loadAddress(IF_LIST_TQE_PREV); }
    void if_list_tqe_prev(long value) { storeAddress(IF_LIST_TQE_PREV, value); }
    Ifaddr if_addrlist_tqh_first() { return loadPointer(IF_ADDRLIST_TQH_FIRST, Ifaddr.TYPE); }
    void if_addrlist_tqh_first(Ifaddr value) { storePointer(IF_ADDRLIST_TQH_FIRST, value); }
    long if_addrlist_tqh_last() { return loadAddress(IF_ADDRLIST_TQH_LAST); }
    void if_addrlist_tqh_last(long value) { storeAddress(IF_ADDRLIST_TQH_LAST, value); }
    String if_xname() { return loadString(IF_XNAME); }
    void if_xname(String value) { storeString(IF_XNAME, value); }
    int if_pcount() { return load(IF_PCOUNT); }
    void if_pcount(int value) { store(IF_PCOUNT, value); }
    long if_bpf() { return loadAddress(IF_BPF); }
    void if_bpf(long value) { storeAddress(IF_BPF, value); }
    int if_index() { return load(IF_INDEX); }
    void if_index(int value) { store(IF_INDEX, value); }
    int if_timer() { return load(IF_TIMER); }
    void if_timer(int value) { store(IF_TIMER, value); }
    int if_flags() { return load(IF_FLAGS); }
    void if_flags(int value) { store(IF_FLAGS, value); }
    int if_type() { return load(IF_TYPE); }
    void if_type(int value) { store(IF_TYPE, value); }
    int if_mtu() { return load(IF_MTU); }
    void if_mtu(int value) { store(IF_MTU, value); }
    long if_metric() { return loadLong(IF_METRIC); }
    void if_metric(long value) { storeLong(IF_METRIC, value); }
    long if_ipackets() { return loadLong(IF_IPACKETS); }
    void if_ipackets(long value) { storeLong(IF_IPACKETS, value); }
    long if_ierrors() { return loadLong(IF_IERRORS); }
    void if_ierrors(long value) { storeLong(IF_IERRORS, value); }
    long if_opackets() { return loadLong(IF_OPACKETS); }
    void if_opackets(long value) { storeLong(IF_OPACKETS, value); }
    long if_oerrors() { return loadLong(IF_OERRORS); }
    void if_oerrors(long value) { storeLong(IF_OERRORS, value); }
    long if_collisions() { return loadLong(IF_COLLISIONS); }
    void if_collisions(long value) { storeLong(IF_COLLISIONS, value); }
    long if_ibytes() { return loadLong(IF_IBYTES); }
    void if_ibytes(long value) { storeLong(IF_IBYTES, value); }
    long if_obytes() { return loadLong(IF_OBYTES); }
    void if_obytes(long value) { storeLong(IF_OBYTES, value); }
    long if_imcasts() { return loadLong(IF_IMCASTS); }
    void if_imcasts(long value) { storeLong(IF_IMCASTS, value); }
    long if_omcasts() { return loadLong(IF_OMCASTS); }
    void if_omcasts(long value) { storeLong(IF_OMCASTS, value); }
    long if_output() { return loadAddress(IF_OUTPUT); }
    void if_output(long value) { storeAddress(IF_OUTPUT, value); }
    long if_input() { return loadAddress(IF_INPUT); }
    void if_input(long value) { storeAddress(IF_INPUT, value); }
    long if_start() { return loadAddress(IF_START); }
    void if_start(long value) { storeAddress(IF_START, value); }
    long if_ioctl() { return loadAddress(IF_IOCTL); }
    void if_ioctl(long value) { storeAddress(IF_IOCTL, value); }
    long if_init() { return loadAddress(IF_INIT); }
    void if_init(long value) { storeAddress(IF_INIT, value); }
    long if_stop() { return loadAddress(IF_STOP); }
    void if_stop(long value) { storeAddress(IF_STOP, value); }
    long if_watchdog() { return loadAddress(IF_WATCHDOG); }
    void if_watchdog(long value) { storeAddress(IF_WATCHDOG, value); }
    long if_drain() { return loadAddress(IF_DRAIN); }
    void if_drain(long value) { storeAddress(IF_DRAIN, value); }
    Mbuf if_snd_ifq_head() { return loadPointer(IF_SND_IFQ_HEAD, Mbuf.TYPE); }
    void if_snd_ifq_head(Mbuf value) { storePointer(IF_SND_IFQ_HEAD, value); }
    Mbuf if_snd_ifq_tail() { return loadPointer(IF_SND_IFQ_TAIL, Mbuf.TYPE); }
    void if_snd_ifq_tail(Mbuf value) { storePointer(IF_SND_IFQ_TAIL, value); }
    int if_snd_ifq_len() { return load(IF_SND_IFQ_LEN); }
    void if_snd_ifq_len(int value) { store(IF_SND_IFQ_LEN, value); }
    int if_snd_ifq_maxlen() { return load(IF_SND_IFQ_MAXLEN); }
    void if_snd_ifq_maxlen(int value) { store(IF_SND_IFQ_MAXLEN, value); }
    int if_snd_ifq_drops() { return load(IF_SND_IFQ_DROPS); }
    void if_snd_ifq_drops(int value) { store(IF_SND_IFQ_DROPS, value); }
    Ifaddr if_sadl() { return loadPointer(IF_SADL, Ifaddr.TYPE); }
    void if_sadl(Ifaddr value) { storePointer(IF_SADL, value); }
    int if_dlt() { return load(IF_DLT); }
    void if_dlt(int value) { store(IF_DLT, value); }
    In6Ifextra if_afdata_inet6() { return loadPointer(IF_AFDATA_INET6, In6Ifextra.TYPE); }
    void if_afdata_inet6(In6Ifextra value) { storePointer(IF_AFDATA_INET6, value); }
    int sc_unit() { return load(SC_UNIT); }
    void sc_unit(int value) { store(SC_UNIT, value); }
    int sc_flags() { return load(SC_FLAGS); }
    void sc_flags(int value) { store(SC_FLAGS, value); }
    Tty sc_devp() { return loadPointer(SC_DEVP, Tty.TYPE); }
    void sc_devp(Tty value) { storePointer(SC_DEVP, value); }
    long sc_start() { return loadAddress(SC_START); }
    void sc_start(long value) { storeAddress(SC_START, value); }
    int sc_mru() { return load(SC_MRU); }
    void sc_mru(int value) { store(SC_MRU, value); }
    int sc_xfer() { return load(SC_XFER); }
    void sc_xfer(int value) { store(SC_XFER, value); }
    Mbuf sc_inq_ifq_head() { return loadPointer(SC_INQ_IFQ_HEAD, Mbuf.TYPE); }
    void sc_inq_ifq_head(Mbuf value) { storePointer(SC_INQ_IFQ_HEAD, value); }
    Mbuf sc_inq_ifq_tail() { return loadPointer(SC_INQ_IFQ_TAIL, Mbuf.TYPE); }
    void sc_inq_ifq_tail(Mbuf value) { storePointer(SC_INQ_IFQ_TAIL, value); }
    int sc_inq_ifq_len() { return load(SC_INQ_IFQ_LEN); }
    void sc_inq_ifq_len(int value) { store(SC_INQ_IFQ_LEN, value); }
    int sc_npmode_ip() { return load(SC_NPMODE_IP); }
    void sc_npmode_ip(int value) { store(SC_NPMODE_IP, value); }
    int sc_npmode_ipv6() { return load(SC_NPMODE_IPV6); }
    void sc_npmode_ipv6(int value) { store(SC_NPMODE_IPV6, value); }
    int sc_last_sent() { return load(SC_LAST_SENT); }
    void sc_last_sent(int value) { store(SC_LAST_SENT, value); }
    int sc_last_recv() { return load(SC_LAST_RECV); }
    void sc_last_recv(int value) { store(SC_LAST_RECV, value); }
    VjCompress sc_comp() { return loadPointer(SC_COMP, VjCompress.TYPE); }
    void sc_comp(VjCompress value) { storePointer(SC_COMP, value); }
    PppSoftc sc_iflist_le_next() { return loadPointer(SC_IFLIST_LE_NEXT, PppSoftc.TYPE); }
    void sc_iflist_le_next(PppSoftc value) { storePointer(SC_IFLIST_LE_NEXT, value); }
    long sc_iflist_le_prev() { return loadAddress(SC_IFLIST_LE_PREV); }
    void sc_iflist_le_prev(long value) { storeAddress(SC_IFLIST_LE_PREV, value); }
    // spotless:on

    /** The interface that lies at its start. */
    Ifnet sc_if() {
        return Ifnet.TYPE.at(memory(), address());
    }
}
