package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;

/** The PPP line discipline. */
@KernelSource("sys/net/ppp_tty.c")
class Ppp_tty_c extends KernelFile {
    Ppp_tty_c(NetBsd299 k) {
        super(k);
    }

    /** A tty becomes a PPP line: takes a unit, makes one if need be; ppp_tty.c:205. */
    int pppopen(Tty tp, Lwp l) {
        if (l.p_uid() != 0) {
            return EPERM;
        }
        int s = spltty();
        if (tp.t_line() == Tty.PPPDISC
                && !tp.t_sc().isNull()
                && tp.t_sc().sc_devp().is(tp)) {
            splx(s);
            return 0;
        }
        PppSoftc sc = k.if_ppp_c.pppalloc(l.l_pid());
        if (sc.isNull()) {
            splx(s);
            return ENXIO;
        }
        sc.sc_devp(tp);
        sc.sc_last_sent(k.if_ppp_c.SECONDS());
        sc.sc_last_recv(k.if_ppp_c.SECONDS());
        sc.sc_start(k.pppoutput);
        sc.sc_if().if_flags(sc.sc_if().if_flags() | IFF_RUNNING);
        tp.t_sc(sc);
        splx(s);
        return 0;
    }

    /** The line stops being one, by ioctl or because the tty is closed: gives its unit up; ppp_tty.c:254. */
    int pppclose(Tty tp, int flag) {
        int s = spltty();
        k.tty_c.ttyflush(tp);
        tp.t_line(Tty.TTYDISC);
        PppSoftc sc = tp.t_sc();
        tp.t_sc(nil(PppSoftc.TYPE));
        if (!sc.isNull() && tp.is(sc.sc_devp())) {
            pppasyncrelinq(sc);
            k.if_ppp_c.pppdealloc(sc);
        }
        splx(s);
        return 0;
    }

    /** ppp_tty.c:290. */
    private void pppasyncrelinq(PppSoftc sc) {
        sc.sc_if().if_dlt(0);
    }

    /** What pppd sets on its unit; ppp_tty.c:480. */
    int ppptioctl(Tty tp, String cmd, int value) {
        PppSoftc sc = tp.t_sc();
        if (sc.isNull()) {
            return ENXIO;
        }
        switch (cmd) {
            case "PPPIOCSNPMODE.ip" -> sc.sc_npmode_ip(value);
            case "PPPIOCSNPMODE.ipv6" -> sc.sc_npmode_ipv6(value);
            case "PPPIOCSFLAGS" -> sc.sc_flags(value);
            default -> {
                return EINVAL;
            }
        }
        return 0;
    }

    /** A frame from the line; ppp_tty.c:800. */
    void pppinput(Tty tp, byte[] frame) {
        PppSoftc sc = tp.t_sc();
        if (!sc.isNull() && tp.is(sc.sc_devp())) {
            k.if_ppp_c.ppp_inproc(sc, frame);
        }
    }
}
