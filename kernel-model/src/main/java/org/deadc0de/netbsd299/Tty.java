package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct tty, sys/sys/tty.h, with the receive queue of its serial port and the state of the modem on it. */
final class Tty extends Struct {
    static final StructType<Tty> TYPE = new StructType<>("tty", 256, Tty::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field T_SC = TYPE.pointer("t_sc", 0, () -> PppSoftc.TYPE);
    static final Field T_LINE = TYPE.integer("t_line", 4, 4);
    static final Field T_STATE = TYPE.integer("t_state", 8, 4);
    static final Field T_SESSION = TYPE.integer("t_session", 12, 4);
    static final Field T_RAWQ_HEAD = TYPE.pointer("t_rawq.head", 16, () -> Mbuf.TYPE);
    static final Field T_RAWQ_TAIL = TYPE.pointer("t_rawq.tail", 20, () -> Mbuf.TYPE);
    static final Field T_RAWQ_COUNT = TYPE.integer("t_rawq.count", 24, 4);
    static final Field T_HWQ_HEAD = TYPE.pointer("t_hwq.head", 28, () -> Mbuf.TYPE);
    static final Field T_HWQ_TAIL = TYPE.pointer("t_hwq.tail", 32, () -> Mbuf.TYPE);
    static final Field T_HWQ_COUNT = TYPE.integer("t_hwq.count", 36, 4);
    static final Field T_OPENS = TYPE.integer("t_opens", 40, 4);
    static final Field T_MODEM = TYPE.integer("t_modem", 44, 4);
    static final Field T_MODEMDUE = TYPE.integer("t_modemdue", 48, 8);
    static final Field T_SELPID = TYPE.integer("t_selpid", 56, 4);
    static final Field T_DTR = TYPE.integer("t_dtr", 60, 4);
    static final Field T_CARRIERDUE = TYPE.integer("t_carrierdue", 64, 8);
    static final Field T_CARRIERTO = TYPE.integer("t_carrierto", 72, 4);
    static final Field T_NUMBER = TYPE.string("t_number", 76, 32);
    static final Field T_NAME = TYPE.string("t_name", 108, 16);
    static final Field T_LOSSDUE = TYPE.integer("t_lossdue", 128, 8);
    // spotless:on

    private Tty(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    PppSoftc t_sc() { return loadPointer(T_SC, PppSoftc.TYPE); }
    void t_sc(PppSoftc value) { storePointer(T_SC, value); }
    int t_line() { return load(T_LINE); }
    void t_line(int value) { store(T_LINE, value); }
    int t_state() { return load(T_STATE); }
    void t_state(int value) { store(T_STATE, value); }
    int t_session() { return load(T_SESSION); }
    void t_session(int value) { store(T_SESSION, value); }
    Mbuf t_rawq_head() { return loadPointer(T_RAWQ_HEAD, Mbuf.TYPE); }
    void t_rawq_head(Mbuf value) { storePointer(T_RAWQ_HEAD, value); }
    Mbuf t_rawq_tail() { return loadPointer(T_RAWQ_TAIL, Mbuf.TYPE); }
    void t_rawq_tail(Mbuf value) { storePointer(T_RAWQ_TAIL, value); }
    int t_rawq_count() { return load(T_RAWQ_COUNT); }
    void t_rawq_count(int value) { store(T_RAWQ_COUNT, value); }
    Mbuf t_hwq_head() { return loadPointer(T_HWQ_HEAD, Mbuf.TYPE); }
    void t_hwq_head(Mbuf value) { storePointer(T_HWQ_HEAD, value); }
    Mbuf t_hwq_tail() { return loadPointer(T_HWQ_TAIL, Mbuf.TYPE); }
    void t_hwq_tail(Mbuf value) { storePointer(T_HWQ_TAIL, value); }
    int t_hwq_count() { return load(T_HWQ_COUNT); }
    void t_hwq_count(int value) { store(T_HWQ_COUNT, value); }
    int t_opens() { return load(T_OPENS); }
    void t_opens(int value) { store(T_OPENS, value); }
    int t_modem() { return load(T_MODEM); }
    void t_modem(int value) { store(T_MODEM, value); }
    long t_modemdue() { return loadLong(T_MODEMDUE); }
    void t_modemdue(long value) { storeLong(T_MODEMDUE, value); }
    int t_selpid() { return load(T_SELPID); }
    void t_selpid(int value) { store(T_SELPID, value); }
    int t_dtr() { return load(T_DTR); }
    void t_dtr(int value) { store(T_DTR, value); }
    long t_carrierdue() { return loadLong(T_CARRIERDUE); }
    void t_carrierdue(long value) { storeLong(T_CARRIERDUE, value); }
    int t_carrierto() { return load(T_CARRIERTO); }
    void t_carrierto(int value) { store(T_CARRIERTO, value); }
    String t_number() { return loadString(T_NUMBER); }
    void t_number(String value) { storeString(T_NUMBER, value); }
    String t_name() { return loadString(T_NAME); }
    void t_name(String value) { storeString(T_NAME, value); }
    long t_lossdue() { return loadLong(T_LOSSDUE); }
    void t_lossdue(long value) { storeLong(T_LOSSDUE, value); }
    // spotless:on

    static final int TTYDISC = 0;
    static final int PPPDISC = 5;
    static final int TS_CARR_ON = 0x2;
    static final int TS_ISOPEN = 0x20;
    static final int MODEM_IDLE = 0;
    static final int MODEM_DIALING = 1;
    static final int MODEM_CONNECTED = 2;
}
