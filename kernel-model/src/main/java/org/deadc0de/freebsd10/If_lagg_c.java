package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;

/** Link aggregation: interfaces with their ports, and which protocol joins them. No frame is ever distributed. */
@KernelSource("sys/net/if_lagg.c")
final class If_lagg_c extends KernelFile {
    private static final int LAGG_MAX_PORTS = 32;
    private static final int LAGG_PROTO_NONE = 0;
    private static final int LAGG_PROTO_FAILOVER = 2;
    private static final int LAGG_PROTO_MAX = 6;
    private static final int LAGG_PORT_MASTER = 0x1;
    private static final int LAGG_PORT_ACTIVE = 0x4;

    private final MallocType M_DEVBUF = MALLOC_DEFINE("devbuf");
    private final IfClone lagg_cloner = data().defineStruct("lagg_cloner", IfClone.TYPE);
    private final IfcSimpleData lagg_cloner_data = data().defineStruct("lagg_cloner_data", IfcSimpleData.TYPE);
    private final Mtx lagg_list_mtx = data().defineStruct("lagg_list_mtx", Mtx.TYPE);
    private final long lagg_list = data().defineHead("lagg_list", 1, LaggSoftc.TYPE);
    private final long lagg_detach_cookie = data().definePointer("lagg_detach_cookie", EventhandlerEntry.TYPE);

    If_lagg_c(FreeBsd10 k) {
        super(k);
    }

    private LaggSoftc SOFTC(Ifnet ifp) {
        return LaggSoftc.TYPE.at(mem, ifp.if_softc());
    }

    private LaggPort NO_PORT() {
        return LaggPort.TYPE.at(mem, 0);
    }

    /** The module is loaded. if_lagg.c:186. */
    int lagg_modevent_load() {
        mtx_init(lagg_list_mtx, "if_lagg list", null, MTX_DEF);
        mem.store8(lagg_list, 0, 0);
        bzero(lagg_cloner.address(), IfClone.TYPE.size());
        k.if_clone_c.IFC_SIMPLE_DECLARE(
                lagg_cloner,
                lagg_cloner_data,
                "lagg",
                0,
                k.functions.ifcs_create.address(path(), "lagg_clone_create", this::lagg_clone_create),
                k.functions.ifcs_destroy.address(path(), "lagg_clone_destroy", this::lagg_clone_destroy));
        k.if_clone_c.if_clone_attach(lagg_cloner);
        EventhandlerEntry cookie = k.subr_eventhandler_c.eventhandler_register(
                k.subr_eventhandler_c.ifnet_departure_event,
                k.functions.ifnet_event.address(path(), "lagg_port_ifdetach", this::lagg_port_ifdetach),
                0);
        mem.store8(lagg_detach_cookie, 0, cookie.address());
        return 0;
    }

    /** The module is unloaded. if_lagg.c:202. */
    int lagg_modevent_unload() {
        k.subr_eventhandler_c.eventhandler_deregister(
                k.subr_eventhandler_c.ifnet_departure_event,
                EventhandlerEntry.TYPE.at(mem, mem.load8(lagg_detach_cookie, 0)));
        k.if_clone_c.if_clone_detach(lagg_cloner);
        mtx_destroy(lagg_list_mtx);
        return 0;
    }

    /** if_lagg.c:264. May sleep. */
    int lagg_clone_create(IfClone ifc, int unit, CloneParams params) {
        LaggSoftc sc = malloc(LaggSoftc.TYPE, M_DEVBUF, M_WAITOK | M_ZERO);
        Ifnet ifp = k.if_c.if_alloc(IFT_ETHER);
        sc.sc_ifp(ifp);
        if (ifp.isNull()) {
            free(sc, M_DEVBUF);
            return ENOSPC;
        }
        sc.sc_proto(LAGG_PROTO_NONE);
        rw_init_flags(sc.sc_mtx(), "if_lagg rwlock", 0);

        k.if_c.if_initname(ifp, ifc.ifc_name(), unit);
        ifp.if_type(IFT_ETHER);
        ifp.if_softc(sc);
        ifp.if_transmit(k.functions.address(path(), "lagg_transmit"));
        ifp.if_qflush(k.functions.address(path(), "lagg_qflush"));
        ifp.if_init(k.functions.if_init.address(path(), "lagg_init", this::lagg_init));
        ifp.if_ioctl(k.functions.if_ioctl.address(path(), "lagg_ioctl", this::lagg_ioctl));
        ifp.if_flags(IFF_SIMPLEX | IFF_BROADCAST | IFF_MULTICAST);

        // Attach as an ordinary ethernet device, children will be attached as special device IFT_IEEE8023ADLAG.
        k.if_ethersubr_c.ether_ifattach(ifp, new byte[ETHER_ADDR_LEN]);

        mtx_lock(lagg_list_mtx, 336);
        sc.sle_next(LaggSoftc.TYPE.at(mem, mem.load8(lagg_list, 0)));
        mem.store8(lagg_list, 0, sc.address());
        mtx_unlock(lagg_list_mtx, 338);
        return 0;
    }

    /** if_lagg.c:344. May sleep. */
    void lagg_clone_destroy(Ifnet ifp) {
        LaggSoftc sc = SOFTC(ifp);
        rw_wlock(sc.sc_mtx(), 350);
        ifp.if_drv_flags(ifp.if_drv_flags() & ~IFF_DRV_RUNNING);
        ifp.if_flags(ifp.if_flags() & ~IFF_UP);
        while (!sc.slh_first().isNull()) {
            lagg_port_destroy(sc.slh_first());
        }
        rw_wunlock(sc.sc_mtx(), 365);

        k.if_ethersubr_c.ether_ifdetach(ifp);
        k.if_c.if_free(ifp);

        mtx_lock(lagg_list_mtx, 372);
        LaggSoftc before = LaggSoftc.TYPE.at(mem, 0);
        LaggSoftc each = LaggSoftc.TYPE.at(mem, mem.load8(lagg_list, 0));
        while (!each.is(sc)) {
            before = each;
            each = each.sle_next();
        }
        if (before.isNull()) {
            mem.store8(lagg_list, 0, sc.sle_next().address());
        } else {
            before.sle_next(sc.sle_next());
        }
        mtx_unlock(lagg_list_mtx, 374);

        preempt("taskqueue_drain may sleep");
        rw_destroy(sc.sc_mtx());
        free(sc, M_DEVBUF);
    }

    private void lagg_lladdr(LaggSoftc sc, byte[] lladdr) {
        SockaddrDl sdl = SockaddrDl.TYPE.at(mem, sc.sc_ifp().if_addr().ifa_addr());
        sdl.sdl_data(sdl.sdl_nlen(), lladdr);
    }

    private void lagg_port_lladdr(LaggPort lp, byte[] lladdr) {
        SockaddrDl sdl = SockaddrDl.TYPE.at(mem, lp.lp_ifp().if_addr().ifa_addr());
        sdl.sdl_data(sdl.sdl_nlen(), lladdr);
    }

    /** Joins an interface. if_lagg.c:497. Called with the aggregation locked. */
    private int lagg_port_create(LaggSoftc sc, Ifnet ifp) {
        // Limit the maximal number of lagg ports.
        if (sc.sc_count() >= LAGG_MAX_PORTS) {
            return ENOSPC;
        }
        // Check if port has already been associated to a lagg.
        if (!ifp.if_lagg().isNull()) {
            return EBUSY;
        }
        // XXX Disallow non-ethernet interfaces (this could be changed to support other types).
        if (ifp.if_type() != IFT_ETHER) {
            return EPROTONOSUPPORT;
        }
        // Allow the first Ethernet member to define the MTU.
        if (sc.slh_first().isNull()) {
            sc.sc_ifp().if_mtu(ifp.if_mtu());
        } else if (sc.sc_ifp().if_mtu() != ifp.if_mtu()) {
            k.if_c.if_printf(sc.sc_ifp(), "invalid MTU for " + ifp.if_xname() + "\n");
            return EINVAL;
        }
        LaggPort lp = malloc(LaggPort.TYPE, M_DEVBUF, M_NOWAIT | M_ZERO);
        if (lp.isNull()) {
            return ENOMEM;
        }

        // Change the interface type.
        lp.lp_iftype(ifp.if_type());
        ifp.if_type(IFT_IEEE8023ADLAG);
        ifp.if_lagg(lp);
        lp.lp_ioctl(ifp.if_ioctl());
        ifp.if_ioctl(k.functions.if_ioctl.address(path(), "lagg_port_ioctl", this::lagg_port_ioctl));
        lp.lp_output(ifp.if_output());
        ifp.if_output(k.functions.address(path(), "lagg_port_output"));
        lp.lp_ifp(ifp);
        lp.lp_softc(sc);

        // Save port link layer address.
        lp.lp_lladdr(k.if_ethersubr_c.IF_LLADDR(ifp));
        if (sc.slh_first().isNull()) {
            sc.sc_primary(lp);
            lagg_lladdr(sc, lp.lp_lladdr());
        } else {
            // Update link layer address for this port.
            lagg_port_lladdr(lp, k.if_ethersubr_c.IF_LLADDR(sc.sc_ifp()));
        }

        // Insert into the list of ports.
        lp.sle_next(sc.slh_first());
        sc.slh_first(lp);
        sc.sc_count(sc.sc_count() + 1);
        lagg_capabilities(sc);
        return 0;
    }

    private void lagg_capabilities(LaggSoftc sc) {
        int cap = -1;
        int ena = -1;
        for (LaggPort lp = sc.slh_first(); !lp.isNull(); lp = lp.sle_next()) {
            cap &= lp.lp_ifp().if_capabilities();
            ena &= lp.lp_ifp().if_capenable();
        }
        sc.sc_ifp().if_capabilities(cap == -1 ? 0 : cap);
        sc.sc_ifp().if_capenable(ena == -1 ? 0 : ena);
    }

    /** Parts an interface from its aggregation. if_lagg.c:630. Called with the aggregation locked. */
    private void lagg_port_destroy(LaggPort lp) {
        LaggSoftc sc = lp.lp_softc();
        Ifnet ifp = lp.lp_ifp();

        // Restore interface.
        ifp.if_type(lp.lp_iftype());
        ifp.if_ioctl(lp.lp_ioctl());
        ifp.if_output(lp.lp_output());
        ifp.if_lagg(NO_PORT());

        // Finally, remove the port from the lagg.
        LaggPort before = NO_PORT();
        LaggPort each = sc.slh_first();
        while (!each.is(lp)) {
            before = each;
            each = each.sle_next();
        }
        if (before.isNull()) {
            sc.slh_first(lp.sle_next());
        } else {
            before.sle_next(lp.sle_next());
        }
        sc.sc_count(sc.sc_count() - 1);

        // Update the primary interface.
        if (lp.is(sc.sc_primary())) {
            LaggPort lp_ptr = sc.slh_first();
            byte[] lladdr = lp_ptr.isNull() ? new byte[ETHER_ADDR_LEN] : lp_ptr.lp_lladdr();
            lagg_lladdr(sc, lladdr);
            sc.sc_primary(lp_ptr);
            for (; !lp_ptr.isNull(); lp_ptr = lp_ptr.sle_next()) {
                lagg_port_lladdr(lp_ptr, lladdr);
            }
        }
        // Reset the port lladdr.
        if (!ifp.if_addr().isNull()) {
            lagg_port_lladdr(lp, lp.lp_lladdr());
        }
        free(lp, M_DEVBUF);
        lagg_capabilities(sc);
    }

    /** A request to a port goes to its driver, but for what the aggregation decides. if_lagg.c:723. */
    int lagg_port_ioctl(Ifnet ifp, String cmd, IfReq data) {
        LaggPort lp = ifp.if_lagg();
        if (lp.isNull()) {
            return EINVAL;
        }
        if (cmd.equals("SIOCSIFMTU")) {
            return EINVAL; // Do not allow the MTU to be changed once joined.
        }
        return k.functions.if_ioctl.at(lp.lp_ioctl()).call(ifp, cmd, data);
    }

    /** A port leaves, or is being renamed. if_lagg.c:817. */
    void lagg_port_ifdetach(long arg, Ifnet ifp) {
        LaggPort lp = ifp.if_lagg();
        if (lp.isNull()) {
            return;
        }
        LaggSoftc sc = lp.lp_softc();
        rw_wlock(sc.sc_mtx(), 827);
        lp.lp_detaching(1);
        lagg_port_destroy(lp);
        rw_wunlock(sc.sc_mtx(), 830);
    }

    /** if_lagg.c:900. */
    void lagg_init(long xsc) {
        LaggSoftc sc = LaggSoftc.TYPE.at(mem, xsc);
        Ifnet ifp = sc.sc_ifp();
        if ((ifp.if_drv_flags() & IFF_DRV_RUNNING) != 0) {
            return;
        }
        rw_wlock(sc.sc_mtx(), 910);
        ifp.if_drv_flags(ifp.if_drv_flags() | IFF_DRV_RUNNING);
        // Update the port lladdrs.
        for (LaggPort lp = sc.slh_first(); !lp.isNull(); lp = lp.sle_next()) {
            lagg_port_lladdr(lp, k.if_ethersubr_c.IF_LLADDR(ifp));
        }
        rw_wunlock(sc.sc_mtx(), 920);
    }

    private boolean LAGG_PORTACTIVE(LaggPort lp) {
        return lp.lp_ifp().if_link_state() == LINK_STATE_UP && (lp.lp_ifp().if_flags() & IFF_UP) != 0;
    }

    private int PORT_FLAGS(LaggSoftc sc, LaggPort lp) {
        int flags = 0;
        if (sc.sc_proto() == LAGG_PROTO_FAILOVER && lp.is(sc.sc_primary())) {
            flags |= LAGG_PORT_MASTER;
        }
        if (sc.sc_proto() != LAGG_PROTO_NONE && LAGG_PORTACTIVE(lp)) {
            flags |= LAGG_PORT_ACTIVE;
        }
        return flags;
    }

    /** The requests that an aggregation answers. if_lagg.c:953. */
    int lagg_ioctl(Ifnet ifp, String cmd, IfReq data) {
        LaggSoftc sc = SOFTC(ifp);
        switch (cmd) {
            case "SIOCGLAGG" -> {
                rw_rlock(sc.sc_mtx(), 976);
                data.numbers.put("ra_proto", (long) sc.sc_proto());
                for (LaggPort lp = sc.slh_first(); !lp.isNull(); lp = lp.sle_next()) {
                    data.numbers.put("rp_flags." + data.names.size(), (long) PORT_FLAGS(sc, lp));
                    data.names.add(lp.lp_ifp().if_xname());
                }
                rw_runlock(sc.sc_mtx(), 1004);
                return 0;
            }
            case "SIOCSLAGG" -> {
                long proto = data.numbers.getOrDefault("ra_proto", 0L);
                if (proto < 0 || proto >= LAGG_PROTO_MAX) {
                    return EPROTONOSUPPORT;
                }
                rw_wlock(sc.sc_mtx(), 1016);
                sc.sc_proto((int) proto);
                rw_wunlock(sc.sc_mtx(), 1053);
                return 0;
            }
            case "SIOCSLAGGPORT" -> {
                Ifnet tpif = data.text == null ? ifp : k.if_c.ifunit(data.text);
                if (data.text == null || data.text.isEmpty() || tpif.isNull()) {
                    return EINVAL;
                }
                rw_wlock(sc.sc_mtx(), 1125);
                int error = lagg_port_create(sc, tpif);
                rw_wunlock(sc.sc_mtx(), 1127);
                return error;
            }
            case "SIOCSLAGGDELPORT" -> {
                Ifnet tpif = k.if_c.ifunit(data.text == null ? "" : data.text);
                if (tpif.isNull()) {
                    return EINVAL;
                }
                rw_wlock(sc.sc_mtx(), 1140);
                LaggPort lp = tpif.if_lagg();
                if (lp.isNull() || !lp.lp_softc().is(sc)) {
                    rw_wunlock(sc.sc_mtx(), 1144);
                    return ENOENT;
                }
                lagg_port_destroy(lp);
                rw_wunlock(sc.sc_mtx(), 1149);
                return 0;
            }
            case "SIOCSIFFLAGS" -> {
                if ((ifp.if_flags() & IFF_UP) == 0 && (ifp.if_drv_flags() & IFF_DRV_RUNNING) != 0) {
                    // If interface is marked down and it is running, then stop and disable it.
                    rw_wlock(sc.sc_mtx(), 1170);
                    ifp.if_drv_flags(ifp.if_drv_flags() & ~IFF_DRV_RUNNING);
                    rw_wunlock(sc.sc_mtx(), 1172);
                } else if ((ifp.if_flags() & IFF_UP) != 0 && (ifp.if_drv_flags() & IFF_DRV_RUNNING) == 0) {
                    lagg_init(sc.address());
                }
                return 0;
            }
            case "SIOCADDMULTI", "SIOCDELMULTI", "SIOCSIFMEDIA" -> {
                return 0;
            }
            case "SIOCGIFMEDIA" -> {
                boolean active = false;
                rw_rlock(sc.sc_mtx(), 1190);
                for (LaggPort lp = sc.slh_first(); !lp.isNull(); lp = lp.sle_next()) {
                    active |= LAGG_PORTACTIVE(lp) && sc.sc_proto() != LAGG_PROTO_NONE;
                }
                rw_runlock(sc.sc_mtx(), 1192);
                data.numbers.put("ifm_current", (long) IFM_ETHER);
                data.numbers.put("ifm_active", (long) IFM_ETHER);
                data.numbers.put("ifm_status", (long) (IFM_AVALID | (active ? IFM_ACTIVE : 0)));
                data.names.add("autoselect");
                return 0;
            }
            case "SIOCSIFMTU" -> {
                // Do not allow the MTU to be directly changed.
                return EINVAL;
            }
            default -> {
                return k.if_ethersubr_c.ether_ioctl(ifp, cmd, data);
            }
        }
    }
}
