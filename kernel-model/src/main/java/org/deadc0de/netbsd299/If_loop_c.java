package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Struct;

/** The loopback interface. */
@KernelSource("sys/net/if_loop.c")
class If_loop_c extends KernelFile {
    private static final int IFT_LOOP = 24;
    /** 32768 and an mbuf's two header spaces. */
    private static final int LOMTU = 32768 + 200 + 228;

    private final long lo0ifp;

    If_loop_c(NetBsd299 k) {
        super(k);
        lo0ifp = k.machine().data().definePointer("lo0ifp", Ifnet.TYPE);
    }

    Ifnet LO0IFP() {
        return Ifnet.TYPE.at(mem, mem.loadPointer(lo0ifp, 0));
    }

    /** if_loop.c:180. */
    int loop_clone_create(int unit) {
        Ifnet ifp = MALLOC(Ifnet.TYPE, "devbuf", M_WAITOK | M_ZERO);
        ifp.if_softc(ifp.address());
        ifp.if_xname("lo" + unit);
        ifp.if_mtu(LOMTU);
        ifp.if_flags(IFF_LOOPBACK | IFF_MULTICAST);
        ifp.if_type(IFT_LOOP);
        ifp.if_ioctl(k.loioctl);
        ifp.if_output(k.looutput);
        if (unit == 0) {
            mem.storePointer(lo0ifp, 0, ifp.address());
        }
        k.if_c.if_attach(ifp);
        k.if_c.if_alloc_sadl(ifp);
        return 0;
    }

    /** if_loop.c:210. */
    int loop_clone_destroy(Ifnet ifp) {
        if (ifp.is(LO0IFP())) {
            return EPERM;
        }
        k.if_c.if_detach(ifp);
        FREE(ifp, "devbuf");
        return 0;
    }

    /** A packet that comes straight back; if_loop.c:230. */
    int looutput(Ifnet ifp, Mbuf m, SockaddrS dst, Rtentry rt) {
        m.m_pkthdr_rcvif(ifp);
        ifp.if_opackets(ifp.if_opackets() + 1);
        ifp.if_ipackets(ifp.if_ipackets() + 1);
        int family = dst.sa_family();
        int s = splnet();
        boolean taken = (family == AF_INET || family == AF_INET6)
                && k.netisr.enqueue(family == AF_INET ? k.netisr.ipintrq : k.netisr.ip6intrq, m);
        splx(s);
        if (!taken) {
            m_freem(m);
            return family == AF_INET || family == AF_INET6 ? ENOBUFS : EAFNOSUPPORT;
        }
        return 0;
    }

    /** if_loop.c:400. */
    int loioctl(Ifnet ifp, int cmd, Struct data) {
        switch (cmd) {
            case SIOCSIFADDR -> {
                if (!has(ifp.if_flags(), IFF_UP)) {
                    ifp.if_flags(ifp.if_flags() | IFF_UP);
                }
                return 0;
            }
            case SIOCSIFMTU -> {
                ifp.if_mtu(Ifreq.TYPE.at(mem, data.address()).ifr_value());
                return 0;
            }
            case SIOCSIFFLAGS, SIOCADDMULTI, SIOCDELMULTI -> {
                return 0;
            }
            default -> {
                return EINVAL;
            }
        }
    }
}
