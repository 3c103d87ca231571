package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** What Ethernet drivers share. */
@KernelSource("sys/net/if_ethersubr.c")
class If_ethersubr_c extends KernelFile {
    private static final int ETHERMTU = 1500;

    If_ethersubr_c(DragonFly111 k) {
        super(k);
    }

    /** Attaches an Ethernet interface; if_ethersubr.c:790. */
    void ether_ifattach(Ifnet ifp, long lla) {
        ifp.if_data().ifi_type(IFT_ETHER);
        ifp.if_data().ifi_addrlen(6);
        ifp.if_data().ifi_hdrlen(14);
        ifp.if_data().ifi_mtu(1500);
        ifp.if_output(k.ether_output);
        k.if_c.if_attach(ifp, nil(Serializer.TYPE), lla);
    }

    /** if_ethersubr.c:860. */
    void ether_ifdetach(Ifnet ifp) {
        k.if_c.if_detach(ifp);
    }

    private void ASSERT_SERIALIZED(Serializer s) {
        KKASSERT(s.last_td().is(k.lwkt.curthread()), "(ifp->if_serializer)->last_td == curthread");
    }

    private void IF_INIT(Ifnet ifp) {
        if (!has(ifp.if_flags(), IFF_UP)) {
            ifp.if_flags(ifp.if_flags() | IFF_UP);
            k.text.call(ifp.if_init(), Text.IfInit.class).init(at(Softc.TYPE, ifp.if_softc()));
        }
    }

    /** What an Ethernet driver's ioctl leaves to all; if_ethersubr.c:882. */
    int ether_ioctl(Ifnet ifp, int command, long data) {
        ASSERT_SERIALIZED(ifp.if_serializer());
        switch (command) {
            case SIOCSIFADDR -> {
                Ifaddr ifa = at(Ifaddr.TYPE, data);
                if (ifa.ifa_addr().sa_family() == AF_INET) {
                    IF_INIT(ifp);
                    k.if_ether_c.arp_ifinit(ifp, ifa);
                } else {
                    IF_INIT(ifp);
                }
            }
            case SIOCSIFMTU -> {
                int mtu = at(Ifreq.TYPE, data).ifr_addr().sin_s_addr();
                if (mtu > ETHERMTU) {
                    return EINVAL;
                }
                ifp.if_data().ifi_mtu(mtu);
            }
            default -> {
                return EINVAL;
            }
        }
        return 0;
    }

    /** Gives a packet to the wire; if_ethersubr.c:190. */
    int ether_output(Ifnet ifp, Mbuf m, Sa dst, Rtentry rt) {
        ASSERT_SERIALIZED(ifp.if_serializer());
        if (has(ifp.if_flags(), IFF_MONITOR) || !has(ifp.if_flags(), IFF_UP) || !has(ifp.if_flags(), IFF_RUNNING)) {
            return ENETDOWN;
        }
        if (!rt.isNull() && has(rt.rt_flags(), RTF_REJECT)) {
            return EHOSTUNREACH;
        }
        ifp.if_data().ifi_opackets(ifp.if_data().ifi_opackets() + 1);
        return 0;
    }
}
