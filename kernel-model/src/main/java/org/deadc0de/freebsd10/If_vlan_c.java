package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;

/**
 * 802.1Q vlans. A parent's vlans hang in a hash on its trunk, guarded by the trunk's rwlock; trunks and vlans come and go under the
 * exclusive lock "vlan_global".
 */
@KernelSource("sys/net/if_vlan.c")
final class If_vlan_c extends KernelFile {
    private static final String VLANNAME = "vlan";
    private static final int VLAN_DEF_HWIDTH = 4;

    private final MallocType M_VLAN = MALLOC_DEFINE(VLANNAME);
    private final IfClone vlan_cloner = data().defineStruct("vlan_cloner", IfClone.TYPE);
    private final Sx ifv_lock = SX_SYSINIT("ifv_lock", "vlan_global", 0);

    If_vlan_c(FreeBsd10 k) {
        super(k);
    }

    private Ifvlan SOFTC(Ifnet ifp) {
        return Ifvlan.TYPE.at(mem, ifp.if_softc());
    }

    private Ifvlan NO_VLAN() {
        return Ifvlan.TYPE.at(mem, 0);
    }

    private ListHead<Ifvlan> HASH(Ifvlantrunk trunk, int tag) {
        int i = (tag >> 8 ^ tag >> 4 ^ tag) & trunk.hmask();
        return new ListHead<>(mem, trunk.hash() + 8L * i, Ifvlan.TYPE, Ifvlan.IFV_LIST);
    }

    /** The cloner is part of the kernel. if_vlan.c:608. */
    int vlan_modevent_load() {
        k.subr_eventhandler_c.eventhandler_register(
                k.subr_eventhandler_c.ifnet_departure_event,
                k.functions.ifnet_event.address(path(), "vlan_ifdetach", this::vlan_ifdetach),
                0);
        k.if_clone_c.IFC_ADVANCED_DECLARE(
                vlan_cloner,
                VLANNAME,
                k.functions.ifc_match.address(path(), "vlan_clone_match", this::vlan_clone_match),
                k.functions.ifc_create.address(path(), "vlan_clone_create", this::vlan_clone_create),
                k.functions.ifc_destroy.address(path(), "vlan_clone_destroy", this::vlan_clone_destroy));
        return k.if_clone_c.if_clone_attach(vlan_cloner);
    }

    /** if_vlan.c:220. May sleep. */
    private Ifvlantrunk vlan_inithash(Ifnet parent) {
        Ifvlantrunk trunk = malloc(Ifvlantrunk.TYPE, M_VLAN, M_WAITOK | M_ZERO);
        trunk.hwidth(VLAN_DEF_HWIDTH);
        trunk.hmask((1 << VLAN_DEF_HWIDTH) - 1);
        trunk.hash(MALLOC(8L << VLAN_DEF_HWIDTH, M_VLAN, M_WAITOK | M_ZERO));
        rw_init_flags(trunk.rw(), VLANNAME, 0);
        trunk.parent(parent);
        return trunk;
    }

    /** The parent is leaving: its vlans lose it; one that is only renamed stays. if_vlan.c:556. */
    void vlan_ifdetach(long arg, Ifnet ifp) {
        if (ifp.if_vlantrunk().isNull()) {
            return;
        }
        // If the ifnet is just being renamed, don't do anything.
        if ((ifp.if_flags() & IFF_RENAMING) != 0) {
            return;
        }
        sx_xlock(ifv_lock, 572);
        for (int tag = 0; tag <= EVL_VLID_MASK && !ifp.if_vlantrunk().isNull(); tag++) {
            Ifvlan ifv = vlan_gethash(ifp.if_vlantrunk(), tag);
            if (!ifv.isNull()) {
                vlan_unconfig_locked(ifv.ifv_ifp());
            }
        }
        sx_xunlock(ifv_lock, 591);
    }

    private Ifvlan vlan_gethash(Ifvlantrunk trunk, int tag) {
        ListHead<Ifvlan> chain = HASH(trunk, tag);
        Ifvlan ifv = chain.first();
        while (!ifv.isNull() && ifv.ifv_tag() != tag) {
            ifv = chain.next(ifv);
        }
        return ifv;
    }

    /**
     * The parent and the tag of a name like em0.5. if_vlan.c:757.
     *
     * @param tag out
     * @return the parent, or NULL
     */
    private Ifnet vlan_clone_match_ethertag(String name, int[] tag) {
        k.if_c.IFNET_RLOCK_NOSLEEP(766);
        Ifnet ifp = k.if_c.V_ifnet.first();
        for (; !ifp.isNull(); ifp = k.if_c.V_ifnet.next(ifp)) {
            if (ifp.if_type() != IFT_ETHER && ifp.if_type() != IFT_L2VLAN) {
                continue;
            }
            String xname = ifp.if_xname();
            if (!name.startsWith(xname + ".")) {
                continue;
            }
            String digits = name.substring(xname.length() + 1);
            if (!digits.isEmpty() && digits.length() < 6 && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                tag[0] = Integer.parseInt(digits);
                break;
            }
        }
        k.if_c.IFNET_RUNLOCK_NOSLEEP(786);
        return ifp;
    }

    /** Whether a name is PARENT.TAG, or vlan with or without a number. if_vlan.c:793. */
    int vlan_clone_match(IfClone ifc, String name) {
        int[] tag = new int[1];
        if (!vlan_clone_match_ethertag(name, tag).isNull()) {
            return 1;
        }
        if (!name.startsWith(VLANNAME)) {
            return 0;
        }
        for (int cp = VLANNAME.length(); cp < name.length(); cp++) {
            if (name.charAt(cp) < '0' || name.charAt(cp) > '9') {
                return 0;
            }
        }
        return 1;
    }

    /**
     * Creates a vlan. if_vlan.c:849. May sleep.
     *
     * <p>Of the three forms, that with the parent in its name takes any unit: two creates of the same name both get one.
     */
    int vlan_clone_create(IfClone ifc, NameBuf name, int len, CloneParams params) {
        int[] unit = new int[1];
        int[] tag = new int[1];
        boolean wildcard;
        boolean ethertag = false;
        Ifnet p = Ifnet.TYPE.at(mem, 0);

        if (!params.isNull()) {
            // vlanN with parent and tag given along.
            if (params.user() == null) {
                return EFAULT;
            }
            String parent = params.user().text;
            p = k.if_c.ifunit(parent == null ? "" : parent);
            if (p.isNull()) {
                return ENXIO;
            }
            // Don't let the caller set up a VLAN tag with anything except VLID bits.
            long vid = params.user().numbers.getOrDefault("vlr_tag", 0L);
            if ((vid & ~EVL_VLID_MASK) != 0) {
                return EINVAL;
            }
            int error = k.if_clone_c.ifc_name2unit(name.get(), unit);
            if (error != 0) {
                return error;
            }
            ethertag = true;
            tag[0] = (int) vid;
            wildcard = unit[0] < 0;
        } else {
            p = vlan_clone_match_ethertag(name.get(), tag);
            if (!p.isNull()) {
                ethertag = true;
                unit[0] = -1;
                wildcard = false;
                if ((tag[0] & ~EVL_VLID_MASK) != 0) {
                    return EINVAL;
                }
            } else {
                int error = k.if_clone_c.ifc_name2unit(name.get(), unit);
                if (error != 0) {
                    return error;
                }
                wildcard = unit[0] < 0;
            }
        }

        int error = k.if_clone_c.ifc_alloc_unit(ifc, unit);
        if (error != 0) {
            return error;
        }

        // In the wildcard case, we need to update the name.
        if (wildcard) {
            name.set(name.get() + unit[0]);
            if (name.get().length() >= len) {
                panic("%s: interface name too long", "vlan_clone_create");
            }
        }

        Ifvlan ifv = malloc(Ifvlan.TYPE, M_VLAN, M_WAITOK | M_ZERO);
        Ifnet ifp = k.if_c.if_alloc(IFT_ETHER);
        ifv.ifv_ifp(ifp);
        if (ifp.isNull()) {
            k.if_clone_c.ifc_free_unit(ifc, unit[0]);
            free(ifv, M_VLAN);
            return ENOSPC;
        }
        ifp.if_softc(ifv);
        // Set the name manually rather than using if_initname because the name may be that of the parent.
        ifp.if_xname(name.get());
        ifp.if_dname(ifc.ifc_name());
        ifp.if_dunit(unit[0]);
        ifp.if_init(k.functions.if_init.address(path(), "vlan_init", this::vlan_init));
        ifp.if_transmit(k.functions.address(path(), "vlan_transmit"));
        ifp.if_qflush(k.functions.address(path(), "vlan_qflush"));
        ifp.if_ioctl(k.functions.if_ioctl.address(path(), "vlan_ioctl", this::vlan_ioctl));
        ifp.if_flags(IFF_BROADCAST | IFF_SIMPLEX | IFF_MULTICAST);
        k.if_ethersubr_c.ether_ifattach(ifp, new byte[ETHER_ADDR_LEN]);
        // Now undo some of the damage...
        ifp.if_baudrate(0);
        ifp.if_type(IFT_L2VLAN);
        ifp.if_hdrlen(ETHER_VLAN_ENCAP_LEN);
        SockaddrDl.TYPE.at(mem, ifp.if_addr().ifa_addr()).sdl_type(IFT_L2VLAN);

        if (ethertag) {
            preempt("everybody can find the vlan, its tag is not taken yet");
            error = vlan_config(ifv, p, tag[0]);
            if (error != 0) {
                // Since we've partially failed, we need to back out all the way.
                k.if_ethersubr_c.ether_ifdetach(ifp);
                vlan_unconfig(ifp);
                k.if_c.if_free(ifp);
                k.if_clone_c.ifc_free_unit(ifc, unit[0]);
                free(ifv, M_VLAN);
                return error;
            }
        }
        return 0;
    }

    /** if_vlan.c:975. May sleep. */
    int vlan_clone_destroy(IfClone ifc, Ifnet ifp) {
        Ifvlan ifv = SOFTC(ifp);
        int unit = ifp.if_dunit();
        k.if_ethersubr_c.ether_ifdetach(ifp); // first, remove it from system-wide lists
        vlan_unconfig(ifp); // now it can be unconfigured and freed
        k.if_c.if_free(ifp);
        free(ifv, M_VLAN);
        k.if_clone_c.ifc_free_unit(ifc, unit);
        return 0;
    }

    /** The trunk's card does the work. if_vlan.c:996. */
    void vlan_init(long foo) {
        // Nothing to start.
    }

    /**
     * Joins a vlan to its parent. if_vlan.c:1114. May sleep.
     *
     * @return 0, EPROTONOSUPPORT for a parent that is no Ethernet, EBUSY when it has one, EEXIST when the tag is taken
     */
    private int vlan_config(Ifvlan ifv, Ifnet p, int tag) {
        // VID numbers 0x0 and 0xFFF are reserved.
        if (tag == 0 || tag == 0xFFF) {
            return EINVAL;
        }
        if (p.if_type() != IFT_ETHER && p.if_type() != IFT_IEEE8023ADLAG) {
            return EPROTONOSUPPORT;
        }
        if ((p.if_flags() & (IFF_BROADCAST | IFF_MULTICAST)) == 0) {
            return EPROTONOSUPPORT;
        }
        if (!ifv.ifv_trunk().isNull()) {
            return EBUSY;
        }

        Ifvlantrunk trunk = p.if_vlantrunk();
        if (trunk.isNull()) {
            Ifvlantrunk made = vlan_inithash(p);
            sx_xlock(ifv_lock, 1141);
            if (!p.if_vlantrunk().isNull()) {
                // A race that two vlans of one parent can lose.
                trunk = p.if_vlantrunk();
                vlan_freetrunk(made);
            } else {
                trunk = made;
                p.if_vlantrunk(trunk);
            }
        } else {
            sx_xlock(ifv_lock, 1151);
            trunk = p.if_vlantrunk();
        }
        rw_wlock(trunk.rw(), 1153);

        int error = 0;
        ifv.ifv_tag(tag);
        if (!vlan_gethash(trunk, tag).isNull()) {
            error = EEXIST;
        } else {
            LIST_INSERT_HEAD(HASH(trunk, tag), ifv);
            trunk.refcnt(trunk.refcnt() + 1);
            ifv.ifv_proto(0x8100);
            ifv.ifv_encaplen(ETHER_VLAN_ENCAP_LEN);
            ifv.ifv_mintu(46);
            ifv.ifv_pflags(0);
            // If the parent supports VLAN_MTU, all is well; else the vlan's frames are smaller.
            ifv.ifv_mtufudge((p.if_capenable() & IFCAP_VLAN_MTU) != 0 ? 0 : ifv.ifv_encaplen());
            ifv.ifv_trunk(trunk);
            Ifnet ifp = ifv.ifv_ifp();
            ifp.if_mtu(p.if_mtu() - ifv.ifv_mtufudge());
            ifp.if_baudrate(p.if_baudrate());
            ifp.if_flags(ifp.if_flags() & ~(IFF_BROADCAST | IFF_SIMPLEX | IFF_MULTICAST)
                    | p.if_flags() & (IFF_BROADCAST | IFF_SIMPLEX | IFF_MULTICAST));
            ifp.if_link_state(p.if_link_state());
            vlan_capabilities(ifv, p);
            // Set up our interface address to reflect the underlying physical interface's.
            SockaddrDl sdl = SockaddrDl.TYPE.at(mem, ifp.if_addr().ifa_addr());
            sdl.sdl_data(sdl.sdl_nlen(), k.if_ethersubr_c.IF_LLADDR(p));
            sdl.sdl_alen(p.if_addrlen());
            // We are ready for operation now.
            ifp.if_drv_flags(ifp.if_drv_flags() | IFF_DRV_RUNNING);
        }
        rw_wunlock(trunk.rw(), 1238);
        sx_xunlock(ifv_lock, 1244);
        return error;
    }

    private void vlan_capabilities(Ifvlan ifv, Ifnet p) {
        Ifnet ifp = ifv.ifv_ifp();
        if ((p.if_capenable() & IFCAP_VLAN_HWCSUM) != 0 && (p.if_capenable() & IFCAP_VLAN_HWTAGGING) != 0) {
            ifp.if_capenable(p.if_capenable() & IFCAP_HWCSUM);
        } else {
            ifp.if_capenable(0);
        }
        if ((p.if_capabilities() & IFCAP_VLAN_HWCSUM) != 0) {
            ifp.if_capabilities(p.if_capabilities() & IFCAP_HWCSUM);
        }
    }

    private void vlan_freetrunk(Ifvlantrunk trunk) {
        FREE(trunk.hash(), M_VLAN);
        rw_destroy(trunk.rw());
        free(trunk, M_VLAN);
    }

    private void vlan_unconfig(Ifnet ifp) {
        sx_xlock(ifv_lock, 1253);
        vlan_unconfig_locked(ifp);
        sx_xunlock(ifv_lock, 1255);
    }

    /** Parts a vlan from its parent; the last one takes the trunk with it. if_vlan.c:1259. */
    private void vlan_unconfig_locked(Ifnet ifp) {
        Ifvlan ifv = SOFTC(ifp);
        Ifvlantrunk trunk = ifv.ifv_trunk();
        if (trunk.isNull()) {
            return;
        }
        Ifnet parent = trunk.parent();
        rw_wlock(trunk.rw(), 1274);
        LIST_REMOVE(HASH(trunk, ifv.ifv_tag()), ifv);
        trunk.refcnt(trunk.refcnt() - 1);
        rw_wunlock(trunk.rw(), 1318);
        if (trunk.refcnt() == 0) {
            parent.if_vlantrunk(NO_VLAN());
            vlan_freetrunk(trunk);
        }
        ifv.ifv_trunk(NO_VLAN());
        ifv.ifv_tag(0);
        ifv.ifv_pflags(0);

        // Disconnect from parent.
        ifp.if_mtu(ETHERMTU);
        ifp.if_link_state(LINK_STATE_UNKNOWN);
        Ifaddr ifa = ifp.if_addr();
        if (!ifa.isNull()) {
            SockaddrDl sdl = SockaddrDl.TYPE.at(mem, ifa.ifa_addr());
            sdl.sdl_data(sdl.sdl_nlen(), new byte[ETHER_ADDR_LEN]);
        }
        ifp.if_drv_flags(ifp.if_drv_flags() & ~IFF_DRV_RUNNING);
    }

    /** The requests that a vlan answers. if_vlan.c:1498. */
    int vlan_ioctl(Ifnet ifp, String cmd, IfReq data) {
        Ifvlan ifv = SOFTC(ifp);
        Ifvlantrunk trunk = ifv.ifv_trunk();
        switch (cmd) {
            case "SIOCGIFMEDIA" -> {
                if (trunk.isNull()) {
                    return EINVAL;
                }
                return k.functions.if_ioctl.at(trunk.parent().if_ioctl()).call(trunk.parent(), cmd, data);
            }
            case "SIOCSIFMEDIA" -> {
                return EINVAL;
            }
            case "SIOCSIFMTU" -> {
                // Set the interface MTU.
                if (trunk.isNull()) {
                    return EINVAL;
                }
                if (data.value > trunk.parent().if_mtu() - ifv.ifv_mtufudge()
                        || data.value < ifv.ifv_mintu() - ifv.ifv_mtufudge()) {
                    return EINVAL;
                }
                ifp.if_mtu(data.value);
                return 0;
            }
            case "SIOCSETVLAN", "SIOCSIFGENERIC" -> {
                String parent = data.text == null ? "" : data.text;
                if (parent.isEmpty()) {
                    vlan_unconfig(ifp);
                    return 0;
                }
                Ifnet p = k.if_c.ifunit(parent);
                if (p.isNull()) {
                    return ENOENT;
                }
                long vid = data.numbers.getOrDefault("vlr_tag", 0L);
                if ((vid & ~EVL_VLID_MASK) != 0) {
                    return EINVAL;
                }
                return vlan_config(ifv, p, (int) vid);
            }
            case "SIOCGETVLAN", "SIOCGIFGENERIC" -> {
                data.text = "";
                data.numbers.put("vlr_tag", 0L);
                sx_xlock(ifv_lock, 1593);
                trunk = ifv.ifv_trunk();
                if (!trunk.isNull()) {
                    data.text = trunk.parent().if_xname();
                    data.numbers.put("vlr_tag", (long) ifv.ifv_tag());
                }
                sx_xunlock(ifv_lock, 1599);
                return 0;
            }
            case "SIOCSIFFLAGS", "SIOCADDMULTI", "SIOCDELMULTI" -> {
                return 0;
            }
            default -> {
                return k.if_ethersubr_c.ether_ioctl(ifp, cmd, data);
            }
        }
    }
}
