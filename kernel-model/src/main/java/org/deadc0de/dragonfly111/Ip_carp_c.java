package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** CARP, a module of 1.11: an interface whose address lies in the network of another one. No advertisements are sent. */
@KernelSource("sys/netinet/ip_carp.c")
class Ip_carp_c extends KernelFile {
    Ip_carp_c(DragonFly111 k) {
        super(k);
    }

    /** ip_carp.c:400. */
    void carp_clone_create(int unit) {
        Softc sc = KMALLOC(Softc.TYPE, k.M_CARP, M_WAITOK | M_ZERO);
        Ifnet ifp = sc.ac_if();
        sc.sc_unit(unit);
        ifp.if_softc(sc.address());
        k.if_c.IF_INITNAME(ifp, "carp", unit);
        ifp.if_flags(IFF_LOOPBACK);
        ifp.if_data().ifi_mtu(1500);
        ifp.if_data().ifi_type(IFT_ETHER);
        ifp.if_ioctl(k.carp_ioctl);
        ifp.if_output(k.looutput);
        k.if_c.if_attach(ifp, nil(Serializer.TYPE), 0);
    }

    /** kldunload(8): refused while there is such an interface. ip_carp.c:2090. */
    int carp_modevent_unload() {
        for (Ifnet ifp = k.if_c.ifnet.first(); !ifp.isNull(); ifp = k.if_c.ifnet.next(ifp)) {
            if (ifp.if_ioctl() == k.carp_ioctl) {
                return EBUSY;
            }
        }
        return 0;
    }

    /** ip_carp.c:440. */
    void carp_clone_destroy(Ifnet ifp) {
        k.if_c.if_detach(ifp);
        KFREE(ifp, k.M_CARP);
    }

    /** The address must lie in the network of an interface that is no CARP interface; ip_carp.c:1480. */
    private int carp_set_addr(Softc sc, Sa sin) {
        if (SIN(sin) == 0) {
            return 0;
        }
        for (InIfaddr ia = k.in_c.in_ifaddrhead.first(); !ia.isNull(); ia = k.in_c.in_ifaddrhead.next(ia)) {
            Ifnet other = ia.ifa_ifp();
            if (!other.is(sc.ac_if())
                    && ia.ifa_addr().sa_family() == AF_INET
                    && has(other.if_flags(), IFF_MULTICAST)
                    && !has(other.if_flags(), IFF_LOOPBACK)
                    && (SIN(sin) & ia.ia_subnetmask()) == ia.ia_subnet()) {
                return 0;
            }
        }
        return EADDRNOTAVAIL;
    }

    /** ip_carp.c:1800. */
    int carp_ioctl(Ifnet ifp, int cmd, long addr) {
        switch (cmd) {
            case SIOCSIFADDR -> {
                Ifaddr ifa = at(Ifaddr.TYPE, addr);
                if (ifa.ifa_addr().sa_family() != AF_INET) {
                    return EAFNOSUPPORT;
                }
                ifp.if_flags(ifp.if_flags() | IFF_UP);
                return carp_set_addr(at(Softc.TYPE, ifp.if_softc()), ifa.ifa_addr());
            }
            case SIOCSIFFLAGS -> {
                return 0;
            }
            default -> {
                return EINVAL;
            }
        }
    }
}
