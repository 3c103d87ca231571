package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.*;
import static org.deadc0de.kernel.Errno.*;

import java.util.Map;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;

/**
 * Ethernet bridges. Bridges are on bridge_list, guarded by "if_bridge list"; a bridge's members are on its sc_iflist, guarded by its
 * "if_bridge" mutex, which comes after the list's.
 */
@KernelSource("sys/net/if_bridge.c")
final class If_bridge_c extends KernelFile {
    private static final int BRIDGE_RTHASH_SIZE = 1024;
    private static final int BRIDGE_RTABLE_MAX = 100;
    private static final int BRIDGE_RTABLE_TIMEOUT = 1200;
    private static final int BRIDGE_IFCAPS_MASK = IFCAP_TXCSUM;

    private static final int IFBIF_LEARNING = 0x0001;
    private static final int IFBIF_DISCOVER = 0x0002;
    private static final int IFBIF_STP = 0x0004;
    private static final int IFBIF_SPAN = 0x0008;
    private static final int IFBIF_BSTP_AUTOEDGE = 0x0040;
    private static final int IFBIF_BSTP_AUTOPTP = 0x0100;
    private static final int IFBIFMASK = ~0x1E0;

    /** How a member leaves. */
    private enum Gone {
        NO,
        YES
    }

    private final MallocType M_DEVBUF = MALLOC_DEFINE("devbuf");
    final IfClone bridge_cloner = data().defineStruct("bridge_cloner", IfClone.TYPE);
    private final IfcSimpleData bridge_cloner_data = data().defineStruct("bridge_cloner_data", IfcSimpleData.TYPE);
    private final Mtx bridge_list_mtx = data().defineStruct("bridge_list_mtx", Mtx.TYPE);
    private final ListHead<BridgeSoftc> bridge_list = LIST_HEAD("bridge_list", BridgeSoftc.TYPE, BridgeSoftc.SC_LIST);
    private final long bridge_detach_cookie = data().definePointer("bridge_detach_cookie", EventhandlerEntry.TYPE);
    /** Where net.link.bridge.inherit_mac is kept. */
    long bridge_inherit_mac;

    private final long prison0_hostid = data().define("prison0.pr_hostid", 8);

    If_bridge_c(FreeBsd10 k) {
        super(k);
    }

    /** What rc.d/hostid sets kern.hostid to. */
    void HOSTID(long hostid) {
        mem.store8(prison0_hostid, 0, hostid);
    }

    private ListHead<BridgeIflist> SC_IFLIST(BridgeSoftc sc) {
        return new ListHead<>(mem, sc.addressOf(BridgeSoftc.SC_IFLIST), BridgeIflist.TYPE, BridgeIflist.BIF_NEXT);
    }

    private ListHead<BridgeIflist> SC_SPANLIST(BridgeSoftc sc) {
        return new ListHead<>(mem, sc.addressOf(BridgeSoftc.SC_SPANLIST), BridgeIflist.TYPE, BridgeIflist.BIF_NEXT);
    }

    private void BRIDGE_LOCK(BridgeSoftc sc, int line) {
        mtx_lock(sc.sc_mtx(), line);
    }

    private void BRIDGE_UNLOCK(BridgeSoftc sc, int line) {
        mtx_unlock(sc.sc_mtx(), line);
    }

    private BridgeSoftc SOFTC(Ifnet ifp) {
        return BridgeSoftc.TYPE.at(mem, ifp.if_softc());
    }

    /** The module is loaded. if_bridge.c:530. */
    int bridge_modevent_load() {
        mtx_init(bridge_list_mtx, "if_bridge list", null, MTX_DEF);
        bzero(bridge_cloner.address(), IfClone.TYPE.size());
        k.if_clone_c.IFC_SIMPLE_DECLARE(
                bridge_cloner,
                bridge_cloner_data,
                "bridge",
                0,
                k.functions.ifcs_create.address(path(), "bridge_clone_create", this::bridge_clone_create),
                k.functions.ifcs_destroy.address(path(), "bridge_clone_destroy", this::bridge_clone_destroy));
        k.if_clone_c.if_clone_attach(bridge_cloner);
        bridge_list.init();
        EventhandlerEntry cookie = k.subr_eventhandler_c.eventhandler_register(
                k.subr_eventhandler_c.ifnet_departure_event,
                k.functions.ifnet_event.address(path(), "bridge_ifdetach", this::bridge_ifdetach),
                0);
        mem.store8(bridge_detach_cookie, 0, cookie.address());
        return 0;
    }

    /** The module is unloaded. if_bridge.c:548. */
    int bridge_modevent_unload() {
        k.subr_eventhandler_c.eventhandler_deregister(
                k.subr_eventhandler_c.ifnet_departure_event,
                EventhandlerEntry.TYPE.at(mem, mem.load8(bridge_detach_cookie, 0)));
        k.if_clone_c.if_clone_detach(bridge_cloner);
        mtx_destroy(bridge_list_mtx);
        return 0;
    }

    /** Creates a bridge. if_bridge.c:572. May sleep. */
    int bridge_clone_create(IfClone ifc, int unit, CloneParams params) {
        BridgeSoftc sc = malloc(BridgeSoftc.TYPE, M_DEVBUF, M_WAITOK | M_ZERO);
        Ifnet ifp = k.if_c.if_alloc(IFT_ETHER);
        sc.sc_ifp(ifp);
        if (ifp.isNull()) {
            free(sc, M_DEVBUF);
            return ENOSPC;
        }

        mtx_init(sc.sc_mtx(), "if_bridge", null, MTX_DEF);
        sc.sc_brtmax(BRIDGE_RTABLE_MAX);
        sc.sc_brttimeout(BRIDGE_RTABLE_TIMEOUT);

        // Initialize our routing table; that it may have got no memory is nobody's concern.
        bridge_rtable_init(sc);

        SC_IFLIST(sc).init();
        SC_SPANLIST(sc).init();

        ifp.if_softc(sc);
        k.if_c.if_initname(ifp, ifc.ifc_name(), unit);
        ifp.if_flags(IFF_BROADCAST | IFF_SIMPLEX | IFF_MULTICAST);
        ifp.if_ioctl(k.functions.if_ioctl.address(path(), "bridge_ioctl", this::bridge_ioctl));
        ifp.if_transmit(k.functions.address(path(), "bridge_transmit"));
        ifp.if_qflush(k.functions.address(path(), "bridge_qflush"));
        ifp.if_init(k.functions.if_init.address(path(), "bridge_init", this::bridge_init));
        ifp.if_type(IFT_BRIDGE);

        // Generate an address nobody else has: from the host's number first, then at random.
        byte[] eaddr = new byte[ETHER_ADDR_LEN];
        long hostid = mem.load8(prison0_hostid, 0);
        boolean fb = false;
        boolean retry = true;
        while (retry) {
            if (fb || hostid == 0) {
                eaddr = k.arc4random_c.arc4rand(ETHER_ADDR_LEN);
                eaddr[0] &= ~1; // clear multicast bit
                eaddr[0] |= 2; // set the LAA bit
            } else {
                eaddr[0] = 0x2;
                eaddr[1] = (byte) (hostid >> 24);
                eaddr[2] = (byte) (hostid >> 16);
                eaddr[3] = (byte) (hostid >> 8);
                eaddr[4] = (byte) hostid;
                eaddr[5] = (byte) ifp.if_dunit();
            }
            sc.sc_defaddr(eaddr);

            fb = true;
            retry = false;
            mtx_lock(bridge_list_mtx, 640);
            for (BridgeSoftc sc2 = bridge_list.first(); !sc2.isNull(); sc2 = bridge_list.next(sc2)) {
                if (IS_LLADDR(sc2.sc_ifp(), eaddr)) {
                    retry = true;
                    break;
                }
            }
            mtx_unlock(bridge_list_mtx, 649);
        }

        k.bridgestp_c.bstp_attach(sc.sc_stp());
        k.if_ethersubr_c.ether_ifattach(ifp, eaddr);
        // Now undo some of the damage...
        ifp.if_baudrate(0);
        ifp.if_type(IFT_BRIDGE);

        mtx_lock(bridge_list_mtx, 656);
        LIST_INSERT_HEAD(bridge_list, sc);
        mtx_unlock(bridge_list_mtx, 658);

        return 0;
    }

    /** Whether an interface has that link-level address, compared byte by byte. */
    private boolean IS_LLADDR(Ifnet ifp, byte[] eaddr) {
        long sdl = ifp.if_addr().ifa_addr();
        int at = 8 + mem.load1(sdl, 5);
        for (int i = ETHER_ADDR_LEN - 1; i >= 0; i--) {
            if ((byte) mem.load1(sdl, at + i) != eaddr[i]) {
                return false;
            }
        }
        return true;
    }

    /** A copy of the bytes that IF_LLADDR points to. */
    private byte[] LLADDR(Ifnet ifp) {
        long sdl = ifp.if_addr().ifa_addr();
        return mem.loadBytes(sdl, 8 + mem.load1(sdl, 5), ETHER_ADDR_LEN);
    }

    private void SET_LLADDR(Ifnet ifp, byte[] eaddr) {
        long sdl = ifp.if_addr().ifa_addr();
        mem.storeBytes(sdl, 8 + mem.load1(sdl, 5), eaddr);
    }

    /** Destroys a bridge. if_bridge.c:664. May sleep. */
    void bridge_clone_destroy(Ifnet ifp) {
        BridgeSoftc sc = SOFTC(ifp);

        BRIDGE_LOCK(sc, 670);
        bridge_stop(ifp);
        ifp.if_flags(ifp.if_flags() & ~IFF_UP);

        BridgeIflist bif = SC_IFLIST(sc).first();
        while (!bif.isNull()) {
            bridge_delete_member(sc, bif, Gone.NO);
            bif = SC_IFLIST(sc).first();
        }
        bif = SC_SPANLIST(sc).first();
        while (!bif.isNull()) {
            bridge_delete_span(sc, bif);
            bif = SC_SPANLIST(sc).first();
        }
        BRIDGE_UNLOCK(sc, 684);

        preempt("callout_drain may sleep");

        mtx_lock(bridge_list_mtx, 688);
        LIST_REMOVE(bridge_list, sc);
        mtx_unlock(bridge_list_mtx, 690);

        k.bridgestp_c.bstp_detach(sc.sc_stp());
        k.if_ethersubr_c.ether_ifdetach(ifp);
        k.if_c.if_free(ifp);

        // Tear down the routing table.
        bridge_rtable_fini(sc);

        mtx_destroy(sc.sc_mtx());
        free(sc, M_DEVBUF);
    }

    /** One request of the bridge's own table: what it is called and whether it changes something. */
    private record BridgeControl(String function, boolean sets) {}

    private static final Map<Integer, BridgeControl> BRIDGE_CONTROL_TABLE = Map.ofEntries(
            Map.entry(0, new BridgeControl("add", true)),
            Map.entry(1, new BridgeControl("del", true)),
            Map.entry(2, new BridgeControl("gifflags", false)),
            Map.entry(3, new BridgeControl("sifflags", true)),
            Map.entry(4, new BridgeControl("scache", true)),
            Map.entry(5, new BridgeControl("gcache", false)),
            Map.entry(6, new BridgeControl("gifs", false)),
            Map.entry(7, new BridgeControl("rts", false)),
            Map.entry(9, new BridgeControl("sto", true)),
            Map.entry(10, new BridgeControl("gto", false)),
            Map.entry(11, new BridgeControl("daddr", true)),
            Map.entry(12, new BridgeControl("flush", true)),
            Map.entry(14, new BridgeControl("spri", true)),
            Map.entry(16, new BridgeControl("sht", true)),
            Map.entry(18, new BridgeControl("sfd", true)),
            Map.entry(20, new BridgeControl("sma", true)),
            Map.entry(21, new BridgeControl("sifprio", true)),
            Map.entry(22, new BridgeControl("sifcost", true)),
            Map.entry(23, new BridgeControl("addspan", true)),
            Map.entry(24, new BridgeControl("delspan", true)),
            Map.entry(25, new BridgeControl("param", false)),
            Map.entry(28, new BridgeControl("sproto", true)),
            Map.entry(29, new BridgeControl("stxhc", true)),
            Map.entry(30, new BridgeControl("sifmaxaddr", true)));

    /** The requests that a bridge answers. if_bridge.c:716. */
    int bridge_ioctl(Ifnet ifp, String cmd, IfReq data) {
        BridgeSoftc sc = SOFTC(ifp);
        int error = 0;
        switch (cmd) {
            case "SIOCADDMULTI", "SIOCDELMULTI" -> {
                // Nothing to do.
            }
            case "SIOCGDRVSPEC", "SIOCSDRVSPEC" -> {
                BridgeControl bc = BRIDGE_CONTROL_TABLE.get(
                        data.numbers.getOrDefault("ifd_cmd", -1L).intValue());
                if (bc == null || bc.sets() != cmd.equals("SIOCSDRVSPEC")) {
                    return EINVAL;
                }
                BRIDGE_LOCK(sc, 771);
                error = CONTROL(sc, bc.function(), data);
                BRIDGE_UNLOCK(sc, 773);
            }
            case "SIOCSIFFLAGS" -> {
                if ((ifp.if_flags() & IFF_UP) == 0 && (ifp.if_drv_flags() & IFF_DRV_RUNNING) != 0) {
                    // Stop and disable it.
                    BRIDGE_LOCK(sc, 792);
                    bridge_stop(ifp);
                    BRIDGE_UNLOCK(sc, 794);
                } else if ((ifp.if_flags() & IFF_UP) != 0 && (ifp.if_drv_flags() & IFF_DRV_RUNNING) == 0) {
                    // Stopped, and marked up: start it.
                    bridge_init(sc.address());
                }
            }
            case "SIOCSIFMTU" -> {
                if (data.value < 576) {
                    error = EINVAL;
                    break;
                }
                ListHead<BridgeIflist> members = SC_IFLIST(sc);
                if (members.isEmpty()) {
                    ifp.if_mtu(data.value);
                    break;
                }
                BRIDGE_LOCK(sc, 816);
                for (BridgeIflist bif = members.first(); !bif.isNull(); bif = members.next(bif)) {
                    if (bif.bif_ifp().if_mtu() != data.value) {
                        log(
                                LOG_NOTICE,
                                "%s: invalid MTU: %lu(%s) != %d\n",
                                ifp.addressOf(Ifnet.IF_XNAME),
                                bif.bif_ifp().if_mtu(),
                                bif.bif_ifp().addressOf(Ifnet.IF_XNAME),
                                data.value);
                        error = EINVAL;
                        break;
                    }
                }
                if (error == 0) {
                    ifp.if_mtu(data.value);
                }
                BRIDGE_UNLOCK(sc, 830);
            }
            default -> {
                // Anything else is for Ethernet.
                error = k.if_ethersubr_c.ether_ioctl(ifp, cmd, data);
            }
        }
        return error;
    }

    private int CONTROL(BridgeSoftc sc, String function, IfReq arg) {
        return switch (function) {
            case "add" -> bridge_ioctl_add(sc, arg);
            case "del" -> bridge_ioctl_del(sc, arg);
            case "gifflags" -> bridge_ioctl_gifflags(sc, arg);
            case "sifflags" -> bridge_ioctl_sifflags(sc, arg);
            case "gifs" -> bridge_ioctl_gifs(sc, arg);
            case "rts" -> 0; // No packet ever comes, so no address is ever learnt.
            case "daddr" -> ENOENT;
            case "flush" -> 0;
            case "addspan" -> bridge_ioctl_addspan(sc, arg);
            case "delspan" -> bridge_ioctl_delspan(sc, arg);
            case "param" -> bridge_ioctl_param(sc, arg);
            case "sifprio", "sifcost", "sifmaxaddr" -> bridge_ioctl_member_number(sc, function, arg);
            default -> bridge_ioctl_number(sc, function, arg);
        };
    }

    private long NUMBER(IfReq arg, String field) {
        return arg.numbers.getOrDefault(field, 0L);
    }

    /** The parameters that are one number each: BRDGSCACHE, BRDGGCACHE, BRDGSTO, BRDGGTO and the spanning tree's. */
    private int bridge_ioctl_number(BridgeSoftc sc, String function, IfReq arg) {
        BstpState bs = sc.sc_stp();
        switch (function) {
            case "scache" -> sc.sc_brtmax((int) NUMBER(arg, "ifbrp_csize"));
            case "gcache" -> arg.numbers.put("ifbrp_csize", (long) sc.sc_brtmax());
            case "sto" -> sc.sc_brttimeout((int) NUMBER(arg, "ifbrp_ctime"));
            case "gto" -> arg.numbers.put("ifbrp_ctime", (long) sc.sc_brttimeout());
            case "spri" -> {
                long prio = NUMBER(arg, "ifbrp_prio");
                if (prio < 0 || prio > 61440) {
                    return EINVAL;
                }
                bs.bs_bridge_priority((int) (prio - prio % 4096)); // a multiple of 4096
            }
            case "sht" -> {
                long htime = NUMBER(arg, "ifbrp_hellotime") * 256;
                if (bs.bs_protover() != Bridgestp_c.BSTP_PROTO_STP) {
                    return EPERM;
                }
                if (htime < 256 || htime > 2 * 256) {
                    return EINVAL;
                }
                bs.bs_bridge_htime((int) htime);
            }
            case "sfd" -> {
                long fdelay = NUMBER(arg, "ifbrp_fwddelay") * 256;
                if (fdelay < 4 * 256 || fdelay > 30 * 256) {
                    return EINVAL;
                }
                bs.bs_bridge_fdelay((int) fdelay);
            }
            case "sma" -> {
                long mage = NUMBER(arg, "ifbrp_maxage") * 256;
                if (mage < 6 * 256 || mage > 40 * 256) {
                    return EINVAL;
                }
                bs.bs_bridge_max_age((int) mage);
            }
            case "sproto" -> {
                long proto = NUMBER(arg, "ifbrp_proto");
                if (proto != Bridgestp_c.BSTP_PROTO_STP && proto != Bridgestp_c.BSTP_PROTO_RSTP) {
                    return EINVAL;
                }
                bs.bs_protover((int) proto);
            }
            case "stxhc" -> {
                long count = NUMBER(arg, "ifbrp_txhc");
                if (count < 1 || count > 10) {
                    return EINVAL;
                }
                bs.bs_txholdcount((int) count);
            }
            default -> throw new IllegalStateException("bridge request " + function);
        }
        return 0;
    }

    /** The member of that name, or NULL. if_bridge.c:894. Called with the bridge locked. */
    private BridgeIflist bridge_lookup_member(BridgeSoftc sc, String name) {
        ListHead<BridgeIflist> members = SC_IFLIST(sc);
        BridgeIflist bif = members.first();
        while (!bif.isNull() && !mem.stringEquals(bif.bif_ifp().address(), Ifnet.IF_XNAME.offset(), IFNAMSIZ, name)) {
            bif = members.next(bif);
        }
        return bif;
    }

    /** The member that is that interface, or NULL. if_bridge.c:916. Called with the bridge locked. */
    private BridgeIflist bridge_lookup_member_if(BridgeSoftc sc, Ifnet member_ifp) {
        ListHead<BridgeIflist> members = SC_IFLIST(sc);
        BridgeIflist bif = members.first();
        while (!bif.isNull() && !bif.bif_ifp().is(member_ifp)) {
            bif = members.next(bif);
        }
        return bif;
    }

    /** Takes a member out of a bridge. if_bridge.c:938. Called with the bridge locked, which it drops for a while. */
    private void bridge_delete_member(BridgeSoftc sc, BridgeIflist bif, Gone gone) {
        Ifnet ifs = bif.bif_ifp();

        if ((bif.bif_flags() & IFBIF_STP) != 0) {
            k.bridgestp_c.bstp_disable(bif.bif_stp());
        }

        ifs.if_bridge(BridgeSoftc.TYPE.at(mem, 0));
        LIST_REMOVE(SC_IFLIST(sc), bif);

        // Whose address the bridge had is gone: the next member's, or its own.
        if (mem.load4(bridge_inherit_mac, 0) != 0 && sc.sc_ifaddr().is(ifs)) {
            BridgeIflist next = SC_IFLIST(sc).first();
            byte[] eaddr = sc.sc_defaddr();
            sc.sc_ifaddr(Ifnet.TYPE.at(mem, 0));
            if (!next.isNull()) {
                eaddr = LLADDR(next.bif_ifp());
                sc.sc_ifaddr(next.bif_ifp());
            }
            SET_LLADDR(sc.sc_ifp(), eaddr);
        }

        bridge_mutecaps(sc); // recalculate now this interface is removed
        if (INVARIANTS) {
            KASSERT(
                    bif.bif_addrcnt() == 0,
                    "%s: %d bridge routes referenced",
                    "bridge_delete_member",
                    bif.bif_addrcnt());
        }

        BRIDGE_UNLOCK(sc, 988);
        if (gone == Gone.NO) {
            int type = ifs.if_type();
            if (type == IFT_ETHER || type == IFT_L2VLAN) {
                // Take the interface out of promiscuous mode.
                k.if_c.ifpromisc(ifs, 0);
            }
            // Reenable any interface capabilities.
            bridge_set_ifcap(bif, bif.bif_savedcaps());
        }
        k.bridgestp_c.bstp_destroy(bif.bif_stp());
        BRIDGE_LOCK(sc, 1013);
        free(bif, M_DEVBUF);
    }

    private void bridge_delete_span(BridgeSoftc sc, BridgeIflist bif) {
        LIST_REMOVE(SC_SPANLIST(sc), bif);
        free(bif, M_DEVBUF);
    }

    /** Gives all members the capabilities that all of them have. if_bridge.c:840. */
    private void bridge_mutecaps(BridgeSoftc sc) {
        ListHead<BridgeIflist> members = SC_IFLIST(sc);
        int mask = BRIDGE_IFCAPS_MASK;
        for (BridgeIflist bif = members.first(); !bif.isNull(); bif = members.next(bif)) {
            mask &= bif.bif_savedcaps();
        }
        for (BridgeIflist bif = members.first(); !bif.isNull(); bif = members.next(bif)) {
            int enabled = bif.bif_ifp().if_capenable() & ~BRIDGE_IFCAPS_MASK | mask;
            bridge_set_ifcap(bif, enabled);
        }
    }

    private void bridge_set_ifcap(BridgeIflist bif, int set) {
        Ifnet ifp = bif.bif_ifp();
        if (ifp.if_capenable() == set) {
            return;
        }
        IfReq ifr = new IfReq("");
        ifr.numbers.put("ifr_reqcap", (long) set);
        int error = k.functions.if_ioctl.at(ifp.if_ioctl()).call(ifp, "SIOCSIFCAP", ifr);
        if (error != 0) {
            k.if_c.if_printf(ifp, "error setting interface capabilities on bridge\n");
        }
    }

    /** BRDGADD. if_bridge.c:1017. */
    private int bridge_ioctl_add(BridgeSoftc sc, IfReq req) {
        Ifnet ifs = k.if_c.ifunit(req.text);
        if (ifs.isNull()) {
            return ENOENT;
        }
        if (ifs.if_ioctl() == 0) { // must be supported
            return EINVAL;
        }

        // If it's in the span list, it can't be a member.
        ListHead<BridgeIflist> spans = SC_SPANLIST(sc);
        for (BridgeIflist bif = spans.first(); !bif.isNull(); bif = spans.next(bif)) {
            if (ifs.is(bif.bif_ifp())) {
                return EBUSY;
            }
        }
        if (ifs.if_bridge().is(sc)) {
            return EEXIST;
        }
        if (!ifs.if_bridge().isNull()) {
            return EBUSY;
        }
        switch (ifs.if_type()) {
            case IFT_ETHER, IFT_L2VLAN, IFT_GIF -> {
                // Nothing to do.
            }
            default -> {
                return EINVAL;
            }
        }

        BridgeIflist bif = malloc(BridgeIflist.TYPE, M_DEVBUF, M_NOWAIT | M_ZERO);
        if (bif.isNull()) {
            return ENOMEM;
        }
        bif.bif_ifp(ifs);
        bif.bif_flags(IFBIF_LEARNING | IFBIF_DISCOVER);
        bif.bif_savedcaps(ifs.if_capenable());

        // Allow the first member to define the MTU.
        if (SC_IFLIST(sc).isEmpty()) {
            sc.sc_ifp().if_mtu(ifs.if_mtu());
        } else if (sc.sc_ifp().if_mtu() != ifs.if_mtu()) {
            k.if_c.if_printf(
                    sc.sc_ifp(),
                    "invalid MTU: " + ifs.if_mtu() + "(" + ifs.if_xname() + ") != "
                            + sc.sc_ifp().if_mtu() + "\n");
            free(bif, M_DEVBUF);
            return EINVAL;
        }

        // The first member gives the bridge its address, unless somebody gave it another.
        if (mem.load4(bridge_inherit_mac, 0) != 0
                && SC_IFLIST(sc).isEmpty()
                && IS_LLADDR(sc.sc_ifp(), sc.sc_defaddr())) {
            SET_LLADDR(sc.sc_ifp(), LLADDR(ifs));
            sc.sc_ifaddr(ifs);
        }

        ifs.if_bridge(sc);
        k.bridgestp_c.bstp_create(sc.sc_stp(), bif.bif_stp(), bif.bif_ifp());
        // The list is guarded by the bridge's mutex, which bridge_ioctl holds.
        LIST_INSERT_HEAD(SC_IFLIST(sc), bif);

        // Set interface capabilities to the intersection set of all members.
        bridge_mutecaps(sc);

        int error = 0;
        if (ifs.if_type() == IFT_ETHER || ifs.if_type() == IFT_L2VLAN) {
            // Place the interface into promiscuous mode.
            error = k.if_c.ifpromisc(ifs, 1);
        }
        if (error != 0) {
            bridge_delete_member(sc, bif, Gone.NO);
        }
        return error;
    }

    /** BRDGDEL. if_bridge.c:1121. */
    private int bridge_ioctl_del(BridgeSoftc sc, IfReq req) {
        BridgeIflist bif = bridge_lookup_member(sc, req.text);
        if (bif.isNull()) {
            return ENOENT;
        }
        bridge_delete_member(sc, bif, Gone.NO);
        return 0;
    }

    private int FLAGS(BridgeIflist bif) {
        int flags = bif.bif_flags();
        int stp = bif.bif_stp().bp_flags();
        flags |= (stp & Bridgestp_c.BSTP_PORT_AUTOEDGE) != 0 ? IFBIF_BSTP_AUTOEDGE : 0;
        flags |= (stp & Bridgestp_c.BSTP_PORT_AUTOPTP) != 0 ? IFBIF_BSTP_AUTOPTP : 0;
        return flags;
    }

    /** BRDGGIFFLGS. if_bridge.c:1136. */
    private int bridge_ioctl_gifflags(BridgeSoftc sc, IfReq req) {
        BridgeIflist bif = bridge_lookup_member(sc, req.text);
        if (bif.isNull()) {
            return ENOENT;
        }
        PUT_MEMBER(req, bif, "");
        return 0;
    }

    private void PUT_MEMBER(IfReq req, BridgeIflist bif, String suffix) {
        BstpPort bp = bif.bif_stp();
        req.numbers.put("ifbr_ifsflags" + suffix, (long) FLAGS(bif));
        req.numbers.put("ifbr_state" + suffix, (long) bp.bp_state());
        req.numbers.put("ifbr_priority" + suffix, (long) bp.bp_priority());
        req.numbers.put("ifbr_path_cost" + suffix, (long) bp.bp_path_cost());
        req.numbers.put("ifbr_portno" + suffix, (long) bif.bif_ifp().if_index() & 0xfff);
        req.numbers.put("ifbr_proto" + suffix, (long) bp.bp_protover());
        req.numbers.put("ifbr_role" + suffix, (long) bp.bp_role());
        req.numbers.put("ifbr_addrcnt" + suffix, (long) bif.bif_addrcnt());
        req.numbers.put("ifbr_addrmax" + suffix, (long) bif.bif_addrmax());
        req.numbers.put("ifbr_addrexceeded" + suffix, (long) bif.bif_addrexceeded());
    }

    /** BRDGSIFFLGS. if_bridge.c:1177. */
    private int bridge_ioctl_sifflags(BridgeSoftc sc, IfReq req) {
        BridgeIflist bif = bridge_lookup_member(sc, req.text);
        if (bif.isNull()) {
            return ENOENT;
        }
        int flags = (int) NUMBER(req, "ifbr_ifsflags");
        if ((flags & IFBIF_SPAN) != 0) {
            return EINVAL; // SPAN is readonly
        }
        if ((flags & IFBIF_STP) != 0) {
            if ((bif.bif_flags() & IFBIF_STP) == 0) {
                k.bridgestp_c.bstp_enable(bif.bif_stp());
            }
        } else if ((bif.bif_flags() & IFBIF_STP) != 0) {
            k.bridgestp_c.bstp_disable(bif.bif_stp());
        }
        BstpPort bp = bif.bif_stp();
        int stp = bp.bp_flags() & ~(Bridgestp_c.BSTP_PORT_AUTOEDGE | Bridgestp_c.BSTP_PORT_AUTOPTP);
        stp |= (flags & IFBIF_BSTP_AUTOEDGE) != 0 ? Bridgestp_c.BSTP_PORT_AUTOEDGE : 0;
        stp |= (flags & IFBIF_BSTP_AUTOPTP) != 0 ? Bridgestp_c.BSTP_PORT_AUTOPTP : 0;
        bp.bp_flags(stp);
        // Save the bits relating to the bridge.
        bif.bif_flags(flags & IFBIFMASK);
        return 0;
    }

    /** BRDGGIFS: the members, the newest first, then the span ports. if_bridge.c:1233. */
    private int bridge_ioctl_gifs(BridgeSoftc sc, IfReq bifc) {
        ListHead<BridgeIflist> members = SC_IFLIST(sc);
        for (BridgeIflist bif = members.first(); !bif.isNull(); bif = members.next(bif)) {
            PUT_MEMBER(bifc, bif, "." + bifc.names.size());
            bifc.names.add(bif.bif_ifp().if_xname());
        }
        ListHead<BridgeIflist> spans = SC_SPANLIST(sc);
        for (BridgeIflist bif = spans.first(); !bif.isNull(); bif = spans.next(bif)) {
            bifc.numbers.put("ifbr_ifsflags." + bifc.names.size(), (long) bif.bif_flags());
            bifc.numbers.put(
                    "ifbr_portno." + bifc.names.size(), (long) bif.bif_ifp().if_index() & 0xfff);
            bifc.names.add(bif.bif_ifp().if_xname());
        }
        return 0;
    }

    /** BRDGSIFPRIO, BRDGSIFCOST, BRDGSIFAMAX. if_bridge.c:1437. */
    private int bridge_ioctl_member_number(BridgeSoftc sc, String function, IfReq req) {
        BridgeIflist bif = bridge_lookup_member(sc, req.text);
        if (bif.isNull()) {
            return ENOENT;
        }
        switch (function) {
            case "sifprio" -> {
                long prio = NUMBER(req, "ifbr_priority");
                if (prio < 0 || prio > 240) {
                    return EINVAL;
                }
                bif.bif_stp().bp_priority((int) (prio - prio % 16)); // a multiple of 16
            }
            case "sifcost" -> {
                long cost = NUMBER(req, "ifbr_path_cost");
                if (cost < 0 || cost > 200_000_000L) {
                    return EINVAL;
                }
                bif.bif_stp().bp_path_cost((int) cost);
            }
            default -> bif.bif_addrmax((int) NUMBER(req, "ifbr_addrmax"));
        }
        return 0;
    }

    /** BRDGADDS. if_bridge.c:1496. */
    private int bridge_ioctl_addspan(BridgeSoftc sc, IfReq req) {
        Ifnet ifs = k.if_c.ifunit(req.text);
        if (ifs.isNull()) {
            return ENOENT;
        }
        ListHead<BridgeIflist> spans = SC_SPANLIST(sc);
        for (BridgeIflist bif = spans.first(); !bif.isNull(); bif = spans.next(bif)) {
            if (ifs.is(bif.bif_ifp())) {
                return EBUSY;
            }
        }
        if (!ifs.if_bridge().isNull()) {
            return EBUSY;
        }
        switch (ifs.if_type()) {
            case IFT_ETHER, IFT_GIF, IFT_L2VLAN -> {
                // Nothing to do.
            }
            default -> {
                return EINVAL;
            }
        }
        BridgeIflist bif = malloc(BridgeIflist.TYPE, M_DEVBUF, M_NOWAIT | M_ZERO);
        if (bif.isNull()) {
            return ENOMEM;
        }
        bif.bif_ifp(ifs);
        bif.bif_flags(IFBIF_SPAN);
        LIST_INSERT_HEAD(spans, bif);
        return 0;
    }

    /** BRDGDELS. if_bridge.c:1535. */
    private int bridge_ioctl_delspan(BridgeSoftc sc, IfReq req) {
        Ifnet ifs = k.if_c.ifunit(req.text);
        if (ifs.isNull()) {
            return ENOENT;
        }
        ListHead<BridgeIflist> spans = SC_SPANLIST(sc);
        BridgeIflist bif = spans.first();
        while (!bif.isNull() && !ifs.is(bif.bif_ifp())) {
            bif = spans.next(bif);
        }
        if (bif.isNull()) {
            return ENOENT;
        }
        bridge_delete_span(sc, bif);
        return 0;
    }

    /** BRDGPARAM. if_bridge.c:1559. */
    private int bridge_ioctl_param(BridgeSoftc sc, IfReq req) {
        BstpState bs = sc.sc_stp();
        BstpPort root_port = bs.bs_root_port();
        req.numbers.put(
                "ifbop_root_port", root_port.isNull() ? 0L : root_port.bp_ifp().if_index());
        req.numbers.put("ifbop_maxage", (long) bs.bs_bridge_max_age() >> 8);
        req.numbers.put("ifbop_hellotime", (long) bs.bs_bridge_htime() >> 8);
        req.numbers.put("ifbop_fwddelay", (long) bs.bs_bridge_fdelay() >> 8);
        req.numbers.put("ifbop_holdcount", (long) bs.bs_txholdcount());
        req.numbers.put("ifbop_priority", (long) bs.bs_bridge_priority());
        req.numbers.put("ifbop_protocol", (long) bs.bs_protover());
        req.numbers.put("ifbop_root_path_cost", (long) bs.pv_cost());
        req.numbers.put("ifbop_bridgeid", bs.pv_dbridge_id2());
        req.numbers.put("ifbop_designated_root", bs.pv_root_id());
        req.numbers.put("ifbop_designated_bridge", bs.pv_dbridge_id());
        return 0;
    }

    /** An interface leaves, or is being renamed: its bridge lets it go either way. if_bridge.c:1698. */
    void bridge_ifdetach(long arg, Ifnet ifp) {
        BridgeSoftc sc = ifp.if_bridge();

        // Check if the interface is a bridge member.
        if (!sc.isNull()) {
            BRIDGE_LOCK(sc, 1706);
            BridgeIflist bif = bridge_lookup_member_if(sc, ifp);
            if (!bif.isNull()) {
                bridge_delete_member(sc, bif, Gone.YES);
            }
            BRIDGE_UNLOCK(sc, 1712);
            return;
        }

        // Check if the interface is a span port.
        mtx_lock(bridge_list_mtx, 1717);
        for (sc = bridge_list.first(); !sc.isNull(); sc = bridge_list.next(sc)) {
            BRIDGE_LOCK(sc, 1719);
            ListHead<BridgeIflist> spans = SC_SPANLIST(sc);
            for (BridgeIflist bif = spans.first(); !bif.isNull(); bif = spans.next(bif)) {
                if (ifp.is(bif.bif_ifp())) {
                    bridge_delete_span(sc, bif);
                    break;
                }
            }
            BRIDGE_UNLOCK(sc, 1726);
        }
        mtx_unlock(bridge_list_mtx, 1728);
    }

    /** Starts a bridge. if_bridge.c:1738. */
    void bridge_init(long xsc) {
        BridgeSoftc sc = BridgeSoftc.TYPE.at(mem, xsc);
        Ifnet ifp = sc.sc_ifp();
        if ((ifp.if_drv_flags() & IFF_DRV_RUNNING) != 0) {
            return;
        }
        BRIDGE_LOCK(sc, 1746);
        ifp.if_drv_flags(ifp.if_drv_flags() | IFF_DRV_RUNNING);
        k.bridgestp_c.bstp_init(sc.sc_stp()); // Initialize Spanning Tree
        BRIDGE_UNLOCK(sc, 1753);
    }

    /** Stops a bridge. if_bridge.c:1762. Called with it locked. */
    private void bridge_stop(Ifnet ifp) {
        BridgeSoftc sc = SOFTC(ifp);
        if (INVARIANTS) {
            mtx_assert(sc.sc_mtx(), MA_OWNED, 1766);
        }
        if ((ifp.if_drv_flags() & IFF_DRV_RUNNING) == 0) {
            return;
        }
        k.bridgestp_c.bstp_stop(sc.sc_stp());
        ifp.if_drv_flags(ifp.if_drv_flags() & ~IFF_DRV_RUNNING);
    }

    private void bridge_rtable_init(BridgeSoftc sc) {
        sc.sc_rthash(MALLOC(BRIDGE_RTHASH_SIZE * 8, M_DEVBUF, M_NOWAIT));
        if (sc.sc_rthash() != 0) {
            bzero(sc.sc_rthash(), BRIDGE_RTHASH_SIZE * 8); // LIST_INIT of every chain
        }
        byte[] key = k.arc4random_c.arc4rand(4);
        sc.sc_rthash_key(key[0] << 24 | (key[1] & 0xff) << 16 | (key[2] & 0xff) << 8 | key[3] & 0xff);
    }

    private void bridge_rtable_fini(BridgeSoftc sc) {
        if (INVARIANTS) {
            KASSERT(sc.sc_brtcnt() == 0, "%s: %d bridge routes referenced", "bridge_rtable_fini", sc.sc_brtcnt());
        }
        FREE(sc.sc_rthash(), M_DEVBUF);
    }
}
