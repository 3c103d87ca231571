package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** Tunnels. */
@KernelSource("sys/net/gif/if_gif.c")
class If_gif_c extends KernelFile {
    private static final int GIF_MTU_MIN = 1280;
    private static final int GIF_MTU_MAX = 8192;

    If_gif_c(DragonFly111 k) {
        super(k);
    }

    /** if_gif.c:110. */
    void gif_clone_create(int unit) {
        Softc sc = KMALLOC(Softc.TYPE, k.M_GIF, M_WAITOK | M_ZERO);
        Ifnet ifp = sc.ac_if();
        sc.sc_unit(unit);
        ifp.if_softc(sc.address());
        k.if_c.IF_INITNAME(ifp, "gif", unit);
        ifp.if_data().ifi_mtu(1280);
        ifp.if_data().ifi_type(IFT_GIF);
        ifp.if_flags(IFF_POINTOPOINT | IFF_MULTICAST);
        ifp.if_ioctl(k.gif_ioctl);
        ifp.if_output(k.looutput);
        k.if_c.if_attach(ifp, nil(Serializer.TYPE), 0);
    }

    /** if_gif.c:160. */
    void gif_clone_destroy(Ifnet ifp) {
        k.if_c.if_detach(ifp);
        KFREE(ifp, k.M_GIF);
    }

    /** if_gif.c:390. */
    int gif_ioctl(Ifnet ifp, int cmd, long data) {
        Softc sc = at(Softc.TYPE, ifp.if_softc());
        Ifreq ifr = at(Ifreq.TYPE, data);
        switch (cmd) {
            case SIOCSIFADDR, SIOCSIFDSTADDR, SIOCSIFFLAGS -> {
                return 0;
            }
            case SIOCSIFMTU -> {
                int mtu = ifr.ifr_addr().sin_s_addr();
                if (mtu < GIF_MTU_MIN || mtu > GIF_MTU_MAX) {
                    return EINVAL;
                }
                ifp.if_data().ifi_mtu(mtu);
                return 0;
            }
            case SIOCDIFPHYADDR -> {
                mem.fill(sc.gif_psrc().address(), 16, 0);
                mem.fill(sc.gif_pdst().address(), 16, 0);
                ifp.if_flags(ifp.if_flags() & ~IFF_RUNNING);
                return 0;
            }
            case SIOCSIFPHYADDR -> {
                BCOPY(ifr.ifr_addr().address(), sc.gif_psrc().address(), 16);
                BCOPY(ifr.ifra_dstaddr().address(), sc.gif_pdst().address(), 16);
                ifp.if_flags(ifp.if_flags() | IFF_RUNNING);
                return 0;
            }
            case SIOCGIFPSRCADDR, SIOCGIFPDSTADDR -> {
                Sa from = cmd == SIOCGIFPSRCADDR ? sc.gif_psrc() : sc.gif_pdst();
                if (from.sa_family() != AF_INET) {
                    return EADDRNOTAVAIL;
                }
                BCOPY(from.address(), ifr.ifr_addr().address(), 16);
                return 0;
            }
            default -> {
                return EINVAL;
            }
        }
    }
}
