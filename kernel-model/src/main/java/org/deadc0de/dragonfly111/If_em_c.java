package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** The Ethernet driver of this machine. */
@KernelSource("sys/dev/netif/em/if_em.c")
class If_em_c extends KernelFile {
    private static final int CAPABILITIES = 0x1b;

    If_em_c(DragonFly111 k) {
        super(k);
    }

    /** if_em.c:480. */
    void em_attach(int unit, long lla) {
        Softc sc = KMALLOC(Softc.TYPE, k.M_DEVBUF, M_WAITOK | M_ZERO);
        Ifnet ifp = sc.ac_if();
        sc.sc_unit(unit);
        ifp.if_softc(sc.address());
        k.if_c.IF_INITNAME(ifp, "em", unit);
        ifp.if_flags(IFF_BROADCAST | IFF_SIMPLEX | IFF_MULTICAST);
        ifp.if_capabilities(CAPABILITIES | 0x40);
        ifp.if_capenable(CAPABILITIES);
        ifp.if_data().ifi_link_state(2);
        ifp.if_data().ifi_baudrate(1_000_000_000);
        ifp.if_init(k.em_init);
        ifp.if_ioctl(k.em_ioctl);
        k.if_ethersubr_c.ether_ifattach(ifp, lla);
    }

    /** if_em.c:930. */
    void em_init(Softc sc) {
        sc.ac_if().if_flags(sc.ac_if().if_flags() & ~IFF_OACTIVE | IFF_RUNNING);
    }

    /** if_em.c:760. */
    int em_ioctl(Ifnet ifp, int command, long data) {
        switch (command) {
            case SIOCSIFFLAGS -> {
                if (!has(ifp.if_flags(), IFF_UP)) {
                    ifp.if_flags(ifp.if_flags() & ~IFF_RUNNING);
                } else if (!has(ifp.if_flags(), IFF_RUNNING)) {
                    em_init(at(Softc.TYPE, ifp.if_softc()));
                }
                return 0;
            }
            case SIOCSIFCAP -> {
                ifp.if_capenable(mem.load4(at(Ifreq.TYPE, data).ifr_addr().address(), 0));
                return 0;
            }
            case SIOCGIFMEDIA -> {
                return 0;
            }
            default -> {
                return k.if_ethersubr_c.ether_ioctl(ifp, command, data);
            }
        }
    }
}
