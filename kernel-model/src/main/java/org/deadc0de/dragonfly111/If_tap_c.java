package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** Ethernet interfaces whose wire is a device file. A module. */
@KernelSource("sys/net/tap/if_tap.c")
class If_tap_c extends KernelFile {
    static final int TAP_OPEN = 0x1;
    private static final int UNITS = 4;
    private static final int TAPMRU = 16384;
    private static final long LLADDR = 0x00bd00000000L;

    /** The first of the taps, in the order in which they were opened first. */
    private final long taphead;

    If_tap_c(DragonFly111 k) {
        super(k);
        taphead = k.machine().data().definePointer("taphead", Softc.TYPE);
    }

    private Softc FIND(int unit) {
        Softc tp = at(Softc.TYPE, mem.loadPointer(taphead, 0));
        while (!tp.isNull() && tp.sc_unit() != unit) {
            tp = tp.sc_next();
        }
        return tp;
    }

    /** if_tap.c:210. */
    private Softc tapcreate(int unit) {
        Softc tp = KMALLOC(Softc.TYPE, k.M_TAP, M_WAITOK | M_ZERO);
        Ifnet ifp = tp.ac_if();
        tp.sc_unit(unit);
        tp.sc_next(at(Softc.TYPE, mem.loadPointer(taphead, 0)));
        mem.storePointer(taphead, 0, tp.address());
        ifp.if_softc(tp.address());
        k.if_c.IF_INITNAME(ifp, "tap", unit);
        ifp.if_flags(IFF_BROADCAST | IFF_SIMPLEX | IFF_MULTICAST);
        ifp.if_init(k.tapifinit);
        ifp.if_ioctl(k.tapifioctl);
        k.if_ethersubr_c.ether_ifattach(ifp, LLADDR | unit);
        return tp;
    }

    /** open(2) of /dev/tapN; gives the device's softc or minus an error. if_tap.c:260. */
    long tapopen(int unit, Td td) {
        if (td.td_uid() != 0) {
            return -EPERM;
        }
        if (unit >= UNITS) {
            return -ENXIO;
        }
        Softc tp = FIND(unit);
        if (tp.isNull()) {
            tp = tapcreate(unit);
        }
        if (has(tp.sc_flags(), TAP_OPEN)) {
            return -EBUSY;
        }
        tp.sc_flags(tp.sc_flags() | TAP_OPEN);
        tp.sc_td(td.td_pid());
        return tp.address();
    }

    /** if_tap.c:400. */
    void tapifinit(Softc tp) {
        Ifnet ifp = tp.ac_if();
        ifp.if_flags(ifp.if_flags() & ~IFF_OACTIVE | IFF_RUNNING);
    }

    /** The last descriptor of the device was closed; if_tap.c:307. */
    int tapclose(Softc tp) {
        Ifnet ifp = tp.ac_if();
        if (has(ifp.if_flags(), IFF_UP)) {
            k.rtsock_c.rt_ifannouncemsg(ifp, 1);
            k.seams.closeAddresses.tap(ifp);
        }
        tp.sc_flags(tp.sc_flags() & ~TAP_OPEN);
        tp.sc_td(0);
        return 0;
    }

    /** 330-360: the routes go and the addresses are zeroed where they are. */
    void CLOSE(Ifnet ifp) {
        k.if_c.if_down(ifp);
        if (has(ifp.if_flags(), IFF_RUNNING)) {
            k.lwkt_serialize_c.lwkt_serialize_enter(ifp.if_serializer());
            k.if_c.CLOSE_ADDRESSES(ifp, true);
            ifp.if_flags(ifp.if_flags() & ~IFF_RUNNING);
            k.lwkt_serialize_c.lwkt_serialize_exit(ifp.if_serializer());
        }
    }

    /** if_tap.c:430. */
    int tapifioctl(Ifnet ifp, int cmd, long data) {
        switch (cmd) {
            case SIOCSIFFLAGS -> {
                if (has(ifp.if_flags(), IFF_UP) && !has(ifp.if_flags(), IFF_RUNNING)) {
                    tapifinit(at(Softc.TYPE, ifp.if_softc()));
                } else if (!has(ifp.if_flags(), IFF_UP)) {
                    ifp.if_flags(ifp.if_flags() & ~IFF_RUNNING);
                }
                return 0;
            }
            case SIOCGIFSTATUS -> {
                Softc tp = at(Softc.TYPE, ifp.if_softc());
                at(Ifreq.TYPE, data).ifs_ascii(tp.sc_td() == 0 ? "" : "\tOpened by pid " + tp.sc_td() + "\n");
                return 0;
            }
            default -> {
                return k.if_ethersubr_c.ether_ioctl(ifp, cmd, data);
            }
        }
    }

    /** write(2) of one frame of so many bytes: gives that number or minus an error. What it holds is dropped. if_tap.c:770. */
    int tapwrite(Softc tp, int bytes) {
        Ifnet ifp = tp.ac_if();
        if (!has(ifp.if_flags(), IFF_UP)) {
            return -EHOSTDOWN;
        }
        if (bytes > TAPMRU) {
            return -EIO;
        }
        if (bytes != 0) {
            ifp.if_data().ifi_ipackets(ifp.if_data().ifi_ipackets() + 1);
        }
        return bytes;
    }

    /** kldunload(8): refused while a device is open. if_tap.c:150. */
    int tapmodevent_unload() {
        for (Softc tp = at(Softc.TYPE, mem.loadPointer(taphead, 0)); !tp.isNull(); tp = tp.sc_next()) {
            if (has(tp.sc_flags(), TAP_OPEN)) {
                return EBUSY;
            }
        }
        for (Softc tp = at(Softc.TYPE, mem.loadPointer(taphead, 0));
                !tp.isNull();
                tp = at(Softc.TYPE, mem.loadPointer(taphead, 0))) {
            mem.storePointer(taphead, 0, tp.sc_next().address());
            k.if_ethersubr_c.ether_ifdetach(tp.ac_if());
            KFREE(tp, k.M_TAP);
        }
        return 0;
    }
}
