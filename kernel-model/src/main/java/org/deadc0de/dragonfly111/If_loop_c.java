package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** The loopback interface. */
@KernelSource("sys/net/if_loop.c")
class If_loop_c extends KernelFile {
    If_loop_c(DragonFly111 k) {
        super(k);
    }

    /** if_loop.c:100. */
    void loopattach() {
        Softc sc = KMALLOC(Softc.TYPE, k.M_DEVBUF, M_WAITOK | M_ZERO);
        Ifnet ifp = sc.ac_if();
        ifp.if_softc(sc.address());
        k.if_c.IF_INITNAME(ifp, "lo", 0);
        ifp.if_flags(IFF_LOOPBACK | IFF_MULTICAST);
        ifp.if_data().ifi_mtu(16384);
        ifp.if_data().ifi_type(IFT_LOOP);
        ifp.if_ioctl(k.loioctl);
        ifp.if_output(k.looutput);
        k.if_c.if_attach(ifp, nil(Serializer.TYPE), 0);
    }

    /** if_loop.c:330. */
    int loioctl(Ifnet ifp, int cmd, long data) {
        switch (cmd) {
            case SIOCSIFADDR -> ifp.if_flags(ifp.if_flags() | IFF_UP | IFF_RUNNING);
            case SIOCSIFMTU ->
                ifp.if_data().ifi_mtu(at(Ifreq.TYPE, data).ifr_addr().sin_s_addr());
            case SIOCSIFFLAGS -> {
                return 0;
            }
            default -> {
                return EINVAL;
            }
        }
        return 0;
    }

    /** if_loop.c:150. */
    int looutput(Ifnet ifp, Mbuf m, Sa dst, Rtentry rt) {
        ifp.if_data().ifi_opackets(ifp.if_data().ifi_opackets() + 1);
        ifp.if_data().ifi_ipackets(ifp.if_data().ifi_ipackets() + 1);
        return 0;
    }
}
