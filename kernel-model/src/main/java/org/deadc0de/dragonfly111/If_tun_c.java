package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** Point to point interfaces whose other end is a device file. */
@KernelSource("sys/net/tun/if_tun.c")
class If_tun_c extends KernelFile {
    static final int TUN_OPEN = 0x1;
    private static final int UNITS = 4;
    private static final int TUNMRU = 16384;

    private final long tunhead;

    If_tun_c(DragonFly111 k) {
        super(k);
        tunhead = k.machine().data().definePointer("tunhead", Softc.TYPE);
    }

    /** if_tun.c:150. */
    private Softc tuncreate(int unit) {
        Softc tp = KMALLOC(Softc.TYPE, k.M_TUN, M_WAITOK | M_ZERO);
        Ifnet ifp = tp.ac_if();
        tp.sc_unit(unit);
        tp.sc_next(at(Softc.TYPE, mem.loadPointer(tunhead, 0)));
        mem.storePointer(tunhead, 0, tp.address());
        ifp.if_softc(tp.address());
        k.if_c.IF_INITNAME(ifp, "tun", unit);
        ifp.if_data().ifi_mtu(1500);
        ifp.if_data().ifi_type(IFT_PPP);
        ifp.if_flags(IFF_POINTOPOINT | IFF_MULTICAST);
        ifp.if_ioctl(k.tunifioctl);
        ifp.if_output(k.looutput);
        k.if_c.if_attach(ifp, nil(Serializer.TYPE), 0);
        return tp;
    }

    /** open(2) of /dev/tunN; gives the device's softc or minus an error. if_tun.c:190. */
    long tunopen(int unit, Td td) {
        if (td.td_uid() != 0) {
            return -EPERM;
        }
        if (unit >= UNITS) {
            return -ENXIO;
        }
        Softc tp = at(Softc.TYPE, mem.loadPointer(tunhead, 0));
        while (!tp.isNull() && tp.sc_unit() != unit) {
            tp = tp.sc_next();
        }
        if (tp.isNull()) {
            tp = tuncreate(unit);
        }
        if (has(tp.sc_flags(), TUN_OPEN)) {
            return -EBUSY;
        }
        tp.sc_flags(tp.sc_flags() | TUN_OPEN);
        tp.sc_td(td.td_pid());
        return tp.address();
    }

    /** The last descriptor of the device was closed: takes the interface down with the serializer held; if_tun.c:225. */
    int tunclose(Softc tp) {
        Ifnet ifp = tp.ac_if();
        k.seams.closeAddresses.tun(ifp);
        tp.sc_flags(tp.sc_flags() & ~TUN_OPEN);
        tp.sc_td(0);
        return 0;
    }

    /** 235-270: with the serializer held all the time. */
    void CLOSE(Ifnet ifp) {
        k.lwkt_serialize_c.lwkt_serialize_enter(ifp.if_serializer());
        if (has(ifp.if_flags(), IFF_UP)) {
            k.if_c.if_down(ifp);
            if (has(ifp.if_flags(), IFF_RUNNING)) {
                k.if_c.CLOSE_ADDRESSES(ifp, false);
            }
        }
        ifp.if_flags(ifp.if_flags() & ~IFF_RUNNING);
        k.lwkt_serialize_c.lwkt_serialize_exit(ifp.if_serializer());
    }

    /** write(2) of one packet of so many bytes: gives that number or minus an error. What it holds is dropped. if_tun.c:530. */
    int tunwrite(Softc tp, int bytes) {
        if (bytes > TUNMRU) {
            return -EIO;
        }
        Ifnet ifp = tp.ac_if();
        if (bytes != 0) {
            ifp.if_data().ifi_ipackets(ifp.if_data().ifi_ipackets() + 1);
        }
        return bytes;
    }

    /** if_tun.c:320. */
    int tunifioctl(Ifnet ifp, int cmd, long data) {
        switch (cmd) {
            case SIOCSIFADDR, SIOCSIFDSTADDR -> {
                ifp.if_flags(ifp.if_flags() | IFF_UP | IFF_RUNNING);
                return 0;
            }
            case SIOCSIFMTU -> {
                ifp.if_data().ifi_mtu(at(Ifreq.TYPE, data).ifr_addr().sin_s_addr());
                return 0;
            }
            case SIOCSIFFLAGS -> {
                return 0;
            }
            case SIOCGIFSTATUS -> {
                Softc tp = at(Softc.TYPE, ifp.if_softc());
                at(Ifreq.TYPE, data).ifs_ascii(tp.sc_td() == 0 ? "" : "\tOpened by PID " + tp.sc_td() + "\n");
                return 0;
            }
            default -> {
                return EINVAL;
            }
        }
    }
}
