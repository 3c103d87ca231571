package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.time.Clock;

/**
 * Point-to-point interfaces. In the cloning kernel a unit's softc, and in it its ifnet, is allocated when a line takes it and
 * freed when the line lets it go; in 2.0 the units are an array that lives for ever.
 */
@KernelSource("sys/net/if_ppp.c")
class If_ppp_c extends KernelFile {
    static final int NPPP = 2;
    static final int NPMODE_PASS = 0;
    static final int NPMODE_DROP = 1;
    static final int NPMODE_ERROR = 2;
    static final int PPP_IP = 0x21;
    static final int PPP_IPV6 = 0x57;
    private static final int PPP_MTU = 1500;
    private static final int IFT_PPP = 23;
    private static final int DLT_NULL = 0;
    private static final int DLT_PPP_SERIAL = 50;

    private final long ppp_softc_list;
    private final long ppp_softc;

    If_ppp_c(NetBsd299 k) {
        super(k);
        ppp_softc_list = k.machine().data().definePointer("ppp_softc_list", PppSoftc.TYPE);
        ppp_softc = k.pppIsCloned() ? 0 : k.machine().data().define("ppp_softc", NPPP * PppSoftc.TYPE.size() + 16);
    }

    ListHead<PppSoftc> UNITS() {
        return new ListHead<>(mem, ppp_softc_list, PppSoftc.TYPE, PppSoftc.SC_IFLIST_LE_NEXT);
    }

    /** At boot; if_ppp.c:233. The cloning kernel attaches nothing yet. */
    void pppattach() {
        if (!k.pppIsCloned()) {
            for (int i = NPPP - 1; i >= 0; i--) {
                UNITS().insertHead(PppSoftc.TYPE.at(mem, ppp_softc + (long) i * PppSoftc.TYPE.size()));
            }
            for (int i = 0; i < NPPP; i++) {
                SETUP(PppSoftc.TYPE.at(mem, ppp_softc + (long) i * PppSoftc.TYPE.size()), i);
            }
        }
    }

    private void SETUP(PppSoftc sc, int unit) {
        Ifnet ifp = sc.sc_if();
        sc.sc_unit(unit);
        ifp.if_xname("ppp" + unit);
        ifp.if_softc(sc.address());
        ifp.if_mtu(PPP_MTU);
        ifp.if_flags(IFF_POINTOPOINT | IFF_MULTICAST);
        ifp.if_type(IFT_PPP);
        ifp.if_dlt(DLT_NULL);
        ifp.if_ioctl(k.pppsioctl);
        ifp.if_output(k.pppoutput);
        ifp.if_start(k.pppoutput);
        ifp.if_snd_ifq_maxlen(50);
        k.if_c.if_attach(ifp);
        k.if_c.if_alloc_sadl(ifp);
        bpfattach(ifp, DLT_NULL);
    }

    /** time.tv_sec. */
    int SECONDS() {
        return (int) (k.machine().clock().now() / Clock.SECOND);
    }

    private void bpfattach(Ifnet ifp, int dlt) {
        ifp.if_bpf(0);
        ifp.if_dlt(dlt);
    }

    /** Makes a unit, -1 for the lowest unused; NULL when that unit is there already; if_ppp.c:255. */
    PppSoftc ppp_create(int unit) {
        PppSoftc sc = MALLOC(PppSoftc.TYPE, "devbuf", M_WAITOK | M_ZERO);
        int wanted = unit;
        PppSoftc last = nil(PppSoftc.TYPE);
        int lowest = 0;
        for (PppSoftc sci = UNITS().first(); !sci.isNull(); sci = sci.sc_iflist_le_next()) {
            int used = sci.sc_unit();
            if (used == unit) {
                FREE(sc, "devbuf");
                return nil(PppSoftc.TYPE);
            }
            if (unit == -1 ? used == lowest : used < unit) {
                last = sci;
                lowest = used + 1;
            }
        }
        if (unit == -1) {
            wanted = lowest;
        }
        if (last.isNull()) {
            UNITS().insertHead(sc);
        } else {
            UNITS().insertAfter(last, sc);
        }
        SETUP(sc, wanted);
        return sc;
    }

    /** if_ppp.c:320. */
    int ppp_clone_create(int unit) {
        return ppp_create(unit).isNull() ? EEXIST : 0;
    }

    /** Takes a unit out of the system and frees it; if_ppp.c:335. */
    int ppp_clone_destroy(Ifnet ifp) {
        PppSoftc sc = PppSoftc.TYPE.at(mem, ifp.if_softc());
        if (!sc.sc_devp().isNull()) {
            return EBUSY;
        }
        UNITS().remove(sc);
        ifp.if_bpf(0);
        k.if_c.if_detach(ifp);
        FREE(sc, "devbuf");
        return 0;
    }

    /** A unit for a line: the one reserved for the process, the first without a line, or a new one; if_ppp.c:359. */
    PppSoftc pppalloc(int pid) {
        PppSoftc sc = UNITS().first();
        while (!sc.isNull() && sc.sc_xfer() != pid) {
            sc = sc.sc_iflist_le_next();
        }
        if (!sc.isNull() && pid != 0) {
            sc.sc_xfer(0);
            return sc;
        }
        sc = UNITS().first();
        while (!sc.isNull() && !sc.sc_devp().isNull()) {
            sc = sc.sc_iflist_le_next();
        }
        if (sc.isNull()) {
            if (!k.pppIsCloned()) {
                return sc;
            }
            sc = ppp_create(-1);
        }
        sc.sc_flags(0);
        sc.sc_mru(PPP_MTU);
        sc.sc_comp(MALLOC(VjCompress.TYPE, "devbuf", M_NOWAIT));
        sc.sc_npmode_ip(NPMODE_ERROR);
        sc.sc_npmode_ipv6(NPMODE_ERROR);
        sc.sc_if().if_dlt(DLT_PPP_SERIAL);
        return sc;
    }

    /** A line lets its unit go; if_ppp.c:420. In the cloning kernel that is the unit's end. */
    void pppdealloc(PppSoftc sc) {
        Ifnet ifp = sc.sc_if();
        k.if_c.if_down(ifp);
        ifp.if_flags(ifp.if_flags() & ~(IFF_UP | IFF_RUNNING));
        sc.sc_devp(nil(Tty.TYPE));
        sc.sc_xfer(0);
        Mbuf m = sc.sc_inq_ifq_head();
        while (!m.isNull()) {
            Mbuf next = m.m_nextpkt();
            m_freem(m);
            m = next;
        }
        sc.sc_inq_ifq_head(nil(Mbuf.TYPE));
        sc.sc_inq_ifq_tail(nil(Mbuf.TYPE));
        sc.sc_inq_ifq_len(0);
        if (!sc.sc_comp().isNull()) {
            FREE(sc.sc_comp(), "devbuf");
            sc.sc_comp(nil(VjCompress.TYPE));
        }
        if (k.pppIsCloned()) {
            ppp_clone_destroy(ifp);
        }
    }

    /** if_ppp.c:659. */
    int pppsioctl(Ifnet ifp, int cmd, Struct data) {
        int s = splnet();
        int error = 0;
        switch (cmd) {
            case SIOCSIFFLAGS -> {
                if (!has(ifp.if_flags(), IFF_RUNNING)) {
                    ifp.if_flags(ifp.if_flags() & ~IFF_UP);
                }
            }
            case SIOCSIFADDR, SIOCSIFDSTADDR -> {
                int family = Ifaddr.TYPE.at(mem, data.address()).ifa_addr().sa_family();
                error = family == AF_INET || family == AF_INET6 ? 0 : EAFNOSUPPORT;
            }
            case SIOCSIFMTU -> ifp.if_mtu(Ifreq.TYPE.at(mem, data.address()).ifr_value());
            case SIOCADDMULTI, SIOCDELMULTI -> {
                int family = Ifreq.TYPE.at(mem, data.address()).ifr_addr().sa_family();
                error = family == AF_INET || family == AF_INET6 ? 0 : EAFNOSUPPORT;
            }
            default -> error = EINVAL;
        }
        splx(s);
        return error;
    }

    /** Sends a packet over the line of the unit that {@code if_softc} names; if_ppp.c:784. */
    int pppoutput(Ifnet ifp, Mbuf m0, SockaddrS dst, Rtentry rtp) {
        PppSoftc sc = PppSoftc.TYPE.at(mem, ifp.if_softc());
        if (sc.sc_devp().isNull()
                || !has(ifp.if_flags(), IFF_RUNNING)
                || !has(ifp.if_flags(), IFF_UP) && dst.sa_family() != 0) {
            m_freem(m0);
            return ENETDOWN;
        }
        int mode = NPMODE_PASS;
        int protocol = 0;
        switch (dst.sa_family()) {
            case AF_INET -> {
                mode = sc.sc_npmode_ip();
                protocol = PPP_IP;
            }
            case AF_INET6 -> {
                mode = sc.sc_npmode_ipv6();
                protocol = PPP_IPV6;
            }
            default -> {}
        }
        if (mode != NPMODE_PASS) {
            m_freem(m0);
            return mode == NPMODE_ERROR ? ENETDOWN : 0;
        }
        byte[] bytes = m0.bytes();
        byte[] frame = bytes;
        if (protocol != 0) {
            frame = new byte[bytes.length + 2];
            frame[1] = (byte) protocol;
            System.arraycopy(bytes, 0, frame, 2, bytes.length);
        }
        if (protocol != 0) {
            sc.sc_last_sent(SECONDS());
        }
        ifp.if_opackets(ifp.if_opackets() + 1);
        ifp.if_obytes(ifp.if_obytes() + frame.length);
        m_freem(m0);
        k.tty_c.TRANSMIT(sc.sc_devp(), frame);
        return 0;
    }

    /** A frame came in: packets of the network go to their protocols, the rest to pppd; if_ppp.c:1400. */
    void ppp_inproc(PppSoftc sc, byte[] frame) {
        Ifnet ifp = sc.sc_if();
        ifp.if_ipackets(ifp.if_ipackets() + 1);
        ifp.if_ibytes(ifp.if_ibytes() + frame.length);
        int protocol = (frame[0] & 0xff) << 8 | frame[1] & 0xff;
        if (protocol == PPP_IP || protocol == PPP_IPV6) {
            int mode = protocol == PPP_IP ? sc.sc_npmode_ip() : sc.sc_npmode_ipv6();
            if (!has(ifp.if_flags(), IFF_UP) || mode != NPMODE_PASS) {
                return;
            }
            sc.sc_last_recv(SECONDS());
            byte[] packet = new byte[frame.length - 2];
            System.arraycopy(frame, 2, packet, 0, packet.length);
            Mbuf m = m_get(packet);
            m.m_pkthdr_rcvif(ifp);
            if (!k.netisr.enqueue(protocol == PPP_IP ? k.netisr.ipintrq : k.netisr.ip6intrq, m)) {
                m_freem(m);
            }
            return;
        }
        Mbuf m = m_get(frame);
        m.m_pkthdr_rcvif(ifp);
        if (sc.sc_inq_ifq_head().isNull()) {
            sc.sc_inq_ifq_head(m);
        } else {
            sc.sc_inq_ifq_tail().m_nextpkt(m);
        }
        sc.sc_inq_ifq_tail(m);
        sc.sc_inq_ifq_len(sc.sc_inq_ifq_len() + 1);
        k.tty_c.WAKEUP_READERS(sc.sc_devp());
    }
}
