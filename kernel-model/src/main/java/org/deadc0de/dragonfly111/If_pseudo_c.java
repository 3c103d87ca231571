package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** faith0, ppp0 and sl0, the pseudo devices that the kernel attaches whether anybody uses them or not. */
@KernelSource("sys/net/ppp/if_ppp.c")
class If_pseudo_c extends KernelFile {
    If_pseudo_c(DragonFly111 k) {
        super(k);
    }

    private Ifnet ATTACH(String name, int unit, int type, int flags, int mtu, long ioctl) {
        Softc sc = KMALLOC(Softc.TYPE, k.M_DEVBUF, M_WAITOK | M_ZERO);
        Ifnet ifp = sc.ac_if();
        ifp.if_softc(sc.address());
        k.if_c.IF_INITNAME(ifp, name, unit);
        ifp.if_flags(flags);
        ifp.if_data().ifi_mtu(mtu);
        ifp.if_data().ifi_type(type);
        ifp.if_ioctl(ioctl);
        ifp.if_output(k.looutput);
        k.if_c.if_attach(ifp, nil(Serializer.TYPE), 0);
        return ifp;
    }

    /** sys/net/faith/if_faith.c:120. */
    void faithattach() {
        faith_clone_create(0);
    }

    /** sys/net/faith/if_faith.c:140. */
    void faith_clone_create(int unit) {
        ATTACH("faith", unit, IFT_FAITH, IFF_BROADCAST | IFF_MULTICAST, 1500, k.loioctl);
    }

    /** sys/net/faith/if_faith.c:160. */
    void faith_clone_destroy(Ifnet ifp) {
        k.if_c.if_detach(ifp);
        KFREE(ifp, k.M_DEVBUF);
    }

    /** if_ppp.c:240. */
    void pppattach() {
        ATTACH("ppp", 0, IFT_PPP, IFF_POINTOPOINT | IFF_MULTICAST, 1500, k.pppsioctl);
    }

    /** sys/net/sl/if_sl.c:230. */
    void slattach() {
        ATTACH("sl", 0, IFT_SLIP, IFF_POINTOPOINT | IFF_LINK2 | IFF_MULTICAST, 552, k.pppsioctl);
    }

    /** Takes IPv4 addresses and nothing else; if_ppp.c:600. */
    int pppsioctl(Ifnet ifp, int cmd, long data) {
        switch (cmd) {
            case SIOCSIFADDR, SIOCSIFDSTADDR -> {
                Ifaddr ifa = at(Ifaddr.TYPE, data);
                return ifa.ifa_addr().sa_family() == AF_INET ? 0 : EAFNOSUPPORT;
            }
            case SIOCSIFMTU -> {
                ifp.if_data().ifi_mtu(at(Ifreq.TYPE, data).ifr_addr().sin_s_addr());
                return 0;
            }
            case SIOCSIFFLAGS -> {
                if (!has(ifp.if_flags(), IFF_RUNNING)) {
                    ifp.if_flags(ifp.if_flags() & ~IFF_UP);
                }
                return 0;
            }
            default -> {
                return EINVAL;
            }
        }
    }
}
