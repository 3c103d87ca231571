package org.deadc0de.netbsd299;

import java.nio.charset.StandardCharsets;
import org.deadc0de.sim.crash.KernelSource;

/** Terminals, and the one serial port: what arrives there, and the modem on it. */
@KernelSource("sys/kern/tty.c")
class Tty_c extends KernelFile {
    static final int SIGHUP = 1;
    private static final int SLOTS = 64;
    private static final int SLOT = 256;

    final Tty tty00;
    private final long fifo;
    private final long fifo_in;
    private final long fifo_out;

    Tty_c(NetBsd299 k) {
        super(k);
        var data = k.machine().data();
        tty00 = data.defineStruct("com0_tty", Tty.TYPE);
        fifo = data.define("com0_fifo", SLOTS * SLOT);
        fifo_in = data.define("com0_fifo_in", 4);
        fifo_out = data.define("com0_fifo_out", 4);
        tty00.t_name("tty00");
    }

    // ---- the hardware --------------------------------------------------------------------------------------------

    /** The other machine's side: bytes will have arrived at that time. A full port loses them. */
    void ARRIVE(byte[] frame, long due) {
        int in = (int) mem.peek(fifo_in, 4);
        if (in - (int) mem.peek(fifo_out, 4) >= SLOTS || frame.length > SLOT - 12) {
            return;
        }
        long slot = fifo + (long) (in % SLOTS) * SLOT;
        mem.store8(slot, 0, due);
        mem.store4(slot, 8, frame.length);
        mem.storeBytes(slot, 12, frame);
        mem.store4(fifo_in, 0, in + 1);
    }

    /** The carrier will come or go at that time. */
    void CARRIER(boolean on, long due) {
        tty00.t_carrierto(on ? 1 : 0);
        tty00.t_carrierdue(due);
    }

    /** When the port will next interrupt; asks without being noticed. */
    long NEXT_DUE() {
        long next = Long.MAX_VALUE;
        int out = (int) mem.peek(fifo_out, 4);
        if ((int) mem.peek(fifo_in, 4) != out) {
            next = mem.peek(fifo + (long) (out % SLOTS) * SLOT, 8);
        }
        long modem = mem.peek(tty00.addressOf(Tty.T_MODEMDUE), 8);
        long carrier = mem.peek(tty00.addressOf(Tty.T_CARRIERDUE), 8);
        long loss = mem.peek(tty00.addressOf(Tty.T_LOSSDUE), 8);
        next = modem != 0 ? Math.min(next, modem) : next;
        next = loss != 0 ? Math.min(next, loss) : next;
        return carrier != 0 ? Math.min(next, carrier) : next;
    }

    /** The port's interrupt, at spltty. */
    void comintr() {
        long now = k.machine().clock().now();
        Tty tp = tty00;
        if (tp.t_modemdue() != 0 && tp.t_modemdue() <= now) {
            tp.t_modemdue(0);
            if (tp.t_modem() == Tty.MODEM_DIALING && k.line() != null) {
                k.line().dialled(tp.t_number());
            }
        }
        while ((int) mem.peek(fifo_in, 4) != (int) mem.peek(fifo_out, 4)) {
            int out = mem.load4(fifo_out, 0);
            long slot = fifo + (long) (out % SLOTS) * SLOT;
            if (mem.load8(slot, 0) > now) {
                break;
            }
            byte[] frame = mem.loadBytes(slot, 12, mem.load4(slot, 8));
            mem.store4(fifo_out, 0, out + 1);
            if (tp.t_line() == Tty.PPPDISC) {
                k.ppp_tty_c.pppinput(tp, frame);
            } else {
                ttyinput(tp, frame);
            }
        }
        if (tp.t_lossdue() != 0 && tp.t_lossdue() <= now) {
            tp.t_lossdue(0);
            if (tp.t_modem() == Tty.MODEM_CONNECTED && k.line() != null) {
                k.line().hangup();
                CARRIER(false, now);
            }
        }
        if (tp.t_carrierdue() != 0 && tp.t_carrierdue() <= now) {
            tp.t_carrierdue(0);
            ttymodem(tp, tp.t_carrierto());
        }
    }

    /** Sends bytes over the line. */
    void TRANSMIT(Tty tp, byte[] frame) {
        if (k.line() == null) {
            return;
        }
        String said = new String(frame, StandardCharsets.ISO_8859_1);
        if (tp.t_modem() == Tty.MODEM_CONNECTED
                && tp.t_line() == Tty.TTYDISC
                && said.matches("\\+\\+\\+(ATH0?)?\r?|ATH0?\r")) {
            // The escape, and the command to hang up: the modem's own, not data.
            if (said.contains("ATH")) {
                tp.t_modem(Tty.MODEM_IDLE);
                tp.t_lossdue(0);
                k.line().hangup();
            }
            ARRIVE(
                    "OK\r\n".getBytes(StandardCharsets.US_ASCII),
                    k.machine().clock().now());
        } else if (tp.t_modem() == Tty.MODEM_CONNECTED) {
            k.line().transmit(frame);
        } else if (tp.t_line() == Tty.TTYDISC) {
            if (said.startsWith("ATDT")) {
                tp.t_modem(Tty.MODEM_DIALING);
                tp.t_number(said.substring(4).trim());
                tp.t_modemdue(k.machine().clock().now() + k.line().dialTime());
            }
        }
    }

    /** Drops DTR: the modem hangs up. */
    void HANGUP(Tty tp) {
        tp.t_dtr(0);
        if (tp.t_modem() == Tty.MODEM_CONNECTED && k.line() != null) {
            k.line().hangup();
        }
        tp.t_modem(Tty.MODEM_IDLE);
        tp.t_modemdue(0);
        tp.t_lossdue(0);
        mem.store4(fifo_out, 0, mem.load4(fifo_in, 0));
        if (has(tp.t_state(), Tty.TS_CARR_ON)) {
            CARRIER(false, k.machine().clock().now());
        }
    }

    // ---- the terminal --------------------------------------------------------------------------------------------

    /** A carrier transition; its loss is told to the session that the terminal controls; tty.c:1320. */
    void ttymodem(Tty tp, int flag) {
        if (flag != 0) {
            tp.t_state(tp.t_state() | Tty.TS_CARR_ON);
        } else if (has(tp.t_state(), Tty.TS_CARR_ON)) {
            tp.t_state(tp.t_state() & ~Tty.TS_CARR_ON);
            tp.t_modem(Tty.MODEM_IDLE);
            if (tp.t_session() != 0) {
                k.kern_sig_c.PSIGNAL(tp.t_session(), SIGHUP);
            }
            ttyflush(tp);
        }
        WAKEUP_READERS(tp);
    }

    void WAKEUP_READERS(Tty tp) {
        if (!tp.isNull()) {
            k.kern_synch_c.wakeup(tp.address());
            k.sys_generic_c.selwakeup(tp.t_selpid());
        }
    }

    /** tty.c:600. */
    void ttyinput(Tty tp, byte[] text) {
        Mbuf m = m_get(text);
        if (tp.t_rawq_head().isNull()) {
            tp.t_rawq_head(m);
        } else {
            tp.t_rawq_tail().m_nextpkt(m);
        }
        tp.t_rawq_tail(m);
        tp.t_rawq_count(tp.t_rawq_count() + 1);
        WAKEUP_READERS(tp);
    }

    /** tty.c:1120. */
    void ttyflush(Tty tp) {
        Mbuf m = tp.t_rawq_head();
        while (!m.isNull()) {
            Mbuf next = m.m_nextpkt();
            m_freem(m);
            m = next;
        }
        tp.t_rawq_head(nil(Mbuf.TYPE));
        tp.t_rawq_tail(nil(Mbuf.TYPE));
        tp.t_rawq_count(0);
    }

    /** Waits for the carrier unless told not to; then the terminal is open. */
    int ttyopen(Tty tp, boolean wait) {
        tp.t_opens(tp.t_opens() + 1);
        tp.t_dtr(1);
        while (wait && !has(tp.t_state(), Tty.TS_CARR_ON)) {
            int error = k.kern_synch_c.ltsleep(tp.address(), Cpu.TTIPRI | Kern_synch_c.PCATCH, "ttyopn", 0);
            if (error != 0) {
                tp.t_opens(tp.t_opens() - 1);
                return EINTR;
            }
        }
        tp.t_state(tp.t_state() | Tty.TS_ISOPEN);
        return 0;
    }

    /** Last close: the line discipline ends, the modem hangs up; tty.c:330. */
    int ttyclose(Tty tp) {
        tp.t_opens(tp.t_opens() - 1);
        if (tp.t_opens() > 0) {
            return 0;
        }
        if (tp.t_line() == Tty.PPPDISC) {
            k.ppp_tty_c.pppclose(tp, 0);
        }
        ttyflush(tp);
        HANGUP(tp);
        tp.t_state(tp.t_state() & ~(Tty.TS_ISOPEN | Tty.TS_CARR_ON));
        tp.t_session(0);
        return 0;
    }

    private Mbuf HEAD(Tty tp) {
        return tp.t_line() == Tty.PPPDISC && !tp.t_sc().isNull() ? tp.t_sc().sc_inq_ifq_head() : tp.t_rawq_head();
    }

    /** Whether a read would not wait. */
    boolean READABLE(Tty tp) {
        return !HEAD(tp).isNull() || !has(tp.t_state(), Tty.TS_CARR_ON) && tp.t_modem() == Tty.MODEM_IDLE;
    }

    /** The next piece of input; nothing at all once the carrier is gone; tty.c:1600. */
    byte[] ttread(Tty tp) {
        Mbuf m = HEAD(tp);
        if (m.isNull()) {
            return new byte[0];
        }
        if (tp.t_line() == Tty.PPPDISC) {
            PppSoftc sc = tp.t_sc();
            sc.sc_inq_ifq_head(m.m_nextpkt());
            sc.sc_inq_ifq_len(sc.sc_inq_ifq_len() - 1);
        } else {
            tp.t_rawq_head(m.m_nextpkt());
            tp.t_rawq_count(tp.t_rawq_count() - 1);
        }
        byte[] bytes = m.bytes();
        m_freem(m);
        return bytes;
    }

    /** tty.c:1750; control frames of pppd pass an interface that is not up. */
    int ttwrite(Tty tp, byte[] bytes) {
        if (tp.t_line() == Tty.PPPDISC && !tp.t_sc().isNull()) {
            SockaddrS dst = onStack(SockaddrS.TYPE);
            dst.sa_family(0);
            return k.if_ppp_c.pppoutput(tp.t_sc().sc_if(), m_get(bytes), dst, nil(Rtentry.TYPE));
        }
        TRANSMIT(tp, bytes);
        return 0;
    }
}
