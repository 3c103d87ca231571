package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.Route_c.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.TailQ;

/** IPv6 addresses of interfaces: those somebody gives, and the link-local ones that come by themselves. */
@KernelSource("sys/netinet6/in6.c")
final class In6_c extends KernelFile {
    static final int IN6_IFF_TENTATIVE = 0x02;
    static final int ND6_IFF_PERFORMNUD = 0x1;
    static final int ND6_IFF_IFDISABLED = 0x8;
    static final int ND6_IFF_AUTO_LINKLOCAL = 0x20;

    private static final long DAD_NANOSECONDS = 1_000_000_000L;
    private static final int LLTABLE_SIZE = 328;
    private static final int IFF_DRV_RUNNING = 0x40;
    private static final int IFT_FAITH = 0xf2;

    final TailQ<In6Ifaddr> V_in6_ifaddrhead = TAILQ_HEAD("in6_ifaddrhead", In6Ifaddr.TYPE, In6Ifaddr.IA6_LINK);
    private final Rwlock in6_ifaddr_lock = RW_SYSINIT("in6_ifaddr_lock", "in6_ifaddr_lock", 0);
    private final MallocType M_IP6NDP = MALLOC_DEFINE("ip6ndp");
    private final MallocType M_LLTABLE = MALLOC_DEFINE("lltable");

    In6_c(FreeBsd10 k) {
        super(k);
    }

    private In6Ifaddr IFATOIA6(Ifaddr ifa) {
        return In6Ifaddr.TYPE.at(mem, ifa.address());
    }

    NdIfinfo ND_IFINFO(Ifnet ifp) {
        return In6Ifextra.TYPE.at(mem, ifp.if_afdata(Sa.AF_INET6)).nd_ifinfo();
    }

    private boolean HAS_EXTRA(Ifnet ifp) {
        return ifp.if_afdata(Sa.AF_INET6) != 0;
    }

    // ---- the slots of if_afdata ------------------------------------------------------------------------------------

    /** What IPv4 keeps of a new interface. in.c:1440. May sleep. */
    long in_domifattach() {
        InIfinfo ii = malloc(InIfinfo.TYPE, k.if_c.M_IFADDR, M_WAITOK | M_ZERO);
        ii.ii_llt(MALLOC(LLTABLE_SIZE, M_LLTABLE, M_WAITOK | M_ZERO));
        return ii.address();
    }

    void in_domifdetach(long aux) {
        InIfinfo ii = InIfinfo.TYPE.at(mem, aux);
        FREE(ii.ii_llt(), M_LLTABLE);
        free(ii, k.if_c.M_IFADDR);
    }

    /** What IPv6 keeps of a new interface. in6.c:2720. May sleep. */
    long in6_domifattach() {
        In6Ifextra ext = malloc(In6Ifextra.TYPE, k.if_c.M_IFADDR, M_WAITOK | M_ZERO);
        ext.in6_ifstat(MALLOC(192, k.if_c.M_IFADDR, M_WAITOK | M_ZERO));
        ext.icmp6_ifstat(MALLOC(272, k.if_c.M_IFADDR, M_WAITOK | M_ZERO));
        ext.nd_ifinfo(nd6_ifattach());
        ext.scope6_id(MALLOC(64, k.if_c.M_IFADDR, M_WAITOK | M_ZERO));
        ext.lltable(MALLOC(LLTABLE_SIZE, M_LLTABLE, M_WAITOK | M_ZERO));
        return ext.address();
    }

    /** nd6.c:150. */
    private NdIfinfo nd6_ifattach() {
        NdIfinfo nd = malloc(NdIfinfo.TYPE, M_IP6NDP, M_WAITOK | M_ZERO);
        nd.flags(ND6_IFF_PERFORMNUD | ND6_IFF_AUTO_LINKLOCAL);
        return nd;
    }

    void in6_domifdetach(long aux) {
        In6Ifextra ext = In6Ifextra.TYPE.at(mem, aux);
        FREE(ext.scope6_id(), k.if_c.M_IFADDR);
        free(ext.nd_ifinfo(), M_IP6NDP);
        FREE(ext.lltable(), M_LLTABLE);
        FREE(ext.in6_ifstat(), k.if_c.M_IFADDR);
        FREE(ext.icmp6_ifstat(), k.if_c.M_IFADDR);
        free(ext, k.if_c.M_IFADDR);
    }

    // ---- requests --------------------------------------------------------------------------------------------------

    /**
     * The requests about IPv6 addresses and neighbour discovery. in6.c:300.
     *
     * @return 0, EADDRNOTAVAIL, EINVAL, EAFNOSUPPORT, or EOPNOTSUPP for a request it does not know
     */
    int in6_control(String cmd, IfReq ifr, Ifnet ifp) {
        switch (cmd) {
            case "SIOCGIFINFO_IN6" -> {
                ifr.value = HAS_EXTRA(ifp) ? ND_IFINFO(ifp).flags() : 0;
                return 0;
            }
            case "SIOCSIFINFO_IN6", "SIOCSIFINFO_FLAGS" -> {
                int error = k.if_c.PRIV_CHECK();
                return error != 0 ? error : nd6_ioctl(ifp, (int) ifr.value);
            }
            case "SIOCAIFADDR_IN6", "SIOCDIFADDR_IN6", "SIOCGIFAFLAG_IN6" -> {
                return CONTROL(cmd, ifr, ifp);
            }
            default -> {
                return EOPNOTSUPP;
            }
        }
    }

    private int CONTROL(String cmd, IfReq ifr, Ifnet ifp) {
        Sa sa6 = ifr.address == null ? null : Sa.of(ifr.address);
        if (sa6 != null && sa6.family != Sa.AF_INET6) {
            return EAFNOSUPPORT;
        }
        sa6 = sa6 == null ? null : sa6.scoped(ifp.if_index());
        // Without an address there is no first one to take, as IPv4 does.
        In6Ifaddr ia = sa6 == null ? In6Ifaddr.TYPE.at(mem, 0) : in6ifa_ifpwithaddr(ifp, sa6);
        if (cmd.equals("SIOCGIFAFLAG_IN6")) {
            if (ia.isNull()) {
                return EADDRNOTAVAIL;
            }
            nd6_dad_timer(ia);
            ifr.value = ia.ia6_flags();
            return 0;
        }
        int error = k.if_c.PRIV_CHECK();
        if (error != 0) {
            return error;
        }
        if (cmd.equals("SIOCDIFADDR_IN6")) {
            if (ia.isNull()) {
                return EADDRNOTAVAIL;
            }
            in6_purgeaddr(ia);
            return 0;
        }
        if (sa6 == null) {
            return EAFNOSUPPORT;
        }
        Sa dst = ifr.destination == null ? null : Sa.of(ifr.destination).scoped(ifp.if_index());
        if (dst != null && (ifp.if_flags() & (In_c.IFF_POINTOPOINT | In_c.IFF_LOOPBACK)) == 0) {
            return EINVAL;
        }
        Sa mask = ifr.mask == null ? null : Sa.of(ifr.mask);
        if (mask != null && mask.isAny()) {
            return EINVAL;
        }
        int flags = ifr.numbers.getOrDefault("ifra_flags", 0L).intValue();
        error = in6_update_ifa(ifp, sa6, mask, dst, flags, ia);
        return error;
    }

    /** The entry of an interface with that address, without a reference; or NULL. in6.c:1760. */
    private In6Ifaddr in6ifa_ifpwithaddr(Ifnet ifp, Sa addr) {
        k.if_c.IF_ADDR_LOCK(ifp, 1767);
        TailQ<Ifaddr> head = k.if_c.IF_ADDRHEAD(ifp);
        Ifaddr ifa = head.first();
        while (!ifa.isNull()
                && !(ifa.sa_family() == Sa.AF_INET6
                        && Sa.load(mem, ifa.ifa_addr()).is(addr))) {
            ifa = head.next(ifa);
        }
        k.if_c.IF_ADDR_UNLOCK(ifp, 1777);
        return IFATOIA6(ifa);
    }

    /** The link-local address of an interface, or NULL. in6.c:1730. */
    private In6Ifaddr in6ifa_ifpforlinklocal(Ifnet ifp) {
        TailQ<Ifaddr> head = k.if_c.IF_ADDRHEAD(ifp);
        Ifaddr ifa = head.first();
        while (!ifa.isNull()
                && !(ifa.sa_family() == Sa.AF_INET6
                        && Sa.load(mem, ifa.ifa_addr()).isLinkLocal6())) {
            ifa = head.next(ifa);
        }
        return IFATOIA6(ifa);
    }

    /** Makes or changes an address, and its routes. in6.c:860. */
    private int in6_update_ifa(Ifnet ifp, Sa addr, Sa mask, Sa dst, int flags, In6Ifaddr known) {
        In6Ifaddr ia = known;
        boolean hostIsNew = ia.isNull();
        if (hostIsNew) {
            ia = malloc(In6Ifaddr.TYPE, k.if_c.M_IFADDR, M_NOWAIT | M_ZERO);
            k.if_c.ifa_init(ia);
            ia.ia6_flags(in6if_do_dad(ifp) ? IN6_IFF_TENTATIVE : 0);
            ia.ia_addr(addr);
            ia.ifa_addr(ia.addressOf(In6Ifaddr.IA6_ADDR));
            if (dst != null) {
                dst.store(mem, ia.addressOf(In6Ifaddr.IA6_DSTADDR));
                ia.ifa_dstaddr(ia.addressOf(In6Ifaddr.IA6_DSTADDR));
            }
            ia.ifa_netmask(ia.addressOf(In6Ifaddr.IA6_PREFIXMASK));
            ia.ifa_ifp(ifp);
            k.if_c.ifa_ref(ia); // if_addrhead
            k.if_c.IF_ADDR_LOCK(ifp, 1068);
            TAILQ_INSERT_TAIL(k.if_c.IF_ADDRHEAD(ifp), ia);
            k.if_c.IF_ADDR_UNLOCK(ifp, 1070);
            rw_wlock(in6_ifaddr_lock, 1073);
            TAILQ_INSERT_TAIL(V_in6_ifaddrhead, ia);
            rw_wunlock(in6_ifaddr_lock, 1076);
        }
        if (mask != null || hostIsNew) {
            ia.ia_prefixmask(mask == null ? Sa.inet6(-1, -1) : mask);
        }
        if (!hostIsNew) {
            ia.ia6_flags(flags);
            return 0;
        }
        in6_ifinit(ifp, ia, addr);
        ia.ia6_flags(ia.ia6_flags() | flags & ~IN6_IFF_TENTATIVE);
        if ((ia.ia6_flags() & IN6_IFF_TENTATIVE) != 0) {
            ia.ia6_dad_done(k.NOW() + DAD_NANOSECONDS);
        }
        return 0;
    }

    /** The first address lets the driver initialise itself; then the routes. in6.c:1640. */
    private void in6_ifinit(Ifnet ifp, In6Ifaddr ia, Sa addr) {
        int count = 0;
        TailQ<Ifaddr> head = k.if_c.IF_ADDRHEAD(ifp);
        for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
            count += ifa.sa_family() == Sa.AF_INET6 ? 1 : 0;
        }
        if (count <= 1 && ifp.if_ioctl() != 0) {
            IfReq data = new IfReq(ifp.if_xname());
            data.address = addr.toUser();
            k.functions.if_ioctl.at(ifp.if_ioctl()).call(ifp, "SIOCSIFADDR", data);
        }
        boolean loopback = (ifp.if_flags() & In_c.IFF_LOOPBACK) != 0;
        Sa mask = ia.ia_prefixmask();
        if (loopback && !addr.isLinkLocal6()) {
            ROUTE(RTM_ADD, ia, addr, null);
        } else {
            if (!loopback && mask.ones() < 128) {
                ROUTE(RTM_ADD, ia, addr.masked(mask), mask);
            }
            k.if_ifa_c.ifa_add_loopback_route(ia, addr);
        }
    }

    /** One route of an address: its prefix, or itself when {@code mask} is null. */
    private int ROUTE(int cmd, In6Ifaddr ia, Sa dst, Sa mask) {
        RtAddrinfo info = new RtAddrinfo();
        info.dst = dst;
        info.netmask = mask;
        info.gateway = Sa.link(0, 0);
        info.rti_flags = RTF_UP | (mask == null ? RTF_HOST : 0);
        info.rti_ifa = ia;
        Rtentry[] made = new Rtentry[1];
        int error = k.route_c.rtrequest1_fib(cmd, info, cmd == RTM_ADD ? made : null);
        if (error == 0 && made[0] != null) {
            Rtentry rt = made[0];
            k.route_c.RT_LOCK(rt, 1690);
            SockaddrDl sdl = SockaddrDl.TYPE.at(mem, rt.rt_gateway());
            sdl.sdl_type(rt.rt_ifp().if_type());
            sdl.sdl_index(rt.rt_ifp().if_index());
            k.route_c.RT_REMREF(rt);
            k.route_c.RT_UNLOCK(rt, 1694);
        }
        return error;
    }

    /** Removes an address and every route that it brought. in6.c:1290. */
    void in6_purgeaddr(Ifaddr ifa) {
        In6Ifaddr ia = IFATOIA6(ifa);
        Ifnet ifp = ia.ifa_ifp();
        Sa addr = ia.ia_addr();
        boolean loopback = (ifp.if_flags() & In_c.IFF_LOOPBACK) != 0;
        if (!loopback || addr.isLinkLocal6()) {
            k.if_ifa_c.ifa_del_loopback_route(ia, addr);
        }
        RadixNodeHead rnh = k.route_c.RT_TABLES_GET_RNH(Sa.AF_INET6);
        rw_wlock(rnh.rnh_lock(), 1340);
        k.radix_c.rn_walktree(rnh, rt -> IF6_DOWNKILL(rt, ia));
        rw_wunlock(rnh.rnh_lock(), 1344);
        in6_unlink_ifa(ia, ifp);
    }

    private int IF6_DOWNKILL(Rtentry rt, In6Ifaddr ia) {
        Route_c route = k.route_c;
        route.RT_LOCK(rt, 1350);
        if (rt.rt_ifa().address() == ia.address()) {
            route.RT_ADDREF(rt);
            route.rtexpunge(rt);
            route.RTFREE_LOCKED(rt, 1352);
        } else {
            route.RT_UNLOCK(rt, 1354);
        }
        return 0;
    }

    /** in6.c:1380. */
    private void in6_unlink_ifa(In6Ifaddr ia, Ifnet ifp) {
        k.if_c.IF_ADDR_LOCK(ifp, 1386);
        TAILQ_REMOVE(k.if_c.IF_ADDRHEAD(ifp), ia);
        k.if_c.IF_ADDR_UNLOCK(ifp, 1388);
        k.if_c.ifa_free(ia); // if_addrhead
        rw_wlock(in6_ifaddr_lock, 1392);
        TAILQ_REMOVE(V_in6_ifaddrhead, ia);
        rw_wunlock(in6_ifaddr_lock, 1394);
        k.if_c.ifa_free(ia); // in6_ifaddrhead
    }

    // ---- duplicate address detection, neighbour discovery flags ---------------------------------------------------

    /** Whether a new address has to be probed for: not while the interface does not run. in6.c:2490. */
    private boolean in6if_do_dad(Ifnet ifp) {
        if ((ifp.if_flags() & In_c.IFF_LOOPBACK) != 0 || ifp.if_type() == IFT_FAITH) {
            return false;
        }
        if ((ND_IFINFO(ifp).flags() & ND6_IFF_IFDISABLED) != 0) {
            return false;
        }
        return (ifp.if_flags() & In_c.IFF_UP) != 0 && (ifp.if_drv_flags() & IFF_DRV_RUNNING) != 0;
    }

    /** Nobody answered the probe: the address is ours. It runs when somebody looks. nd6_nbr.c:1330. */
    private void nd6_dad_timer(In6Ifaddr ia) {
        boolean tentative = (ia.ia6_flags() & IN6_IFF_TENTATIVE) != 0;
        boolean disabled = (ND_IFINFO(ia.ifa_ifp()).flags() & ND6_IFF_IFDISABLED) != 0;
        if (tentative && !disabled && k.NOW() >= ia.ia6_dad_done()) {
            ia.ia6_flags(ia.ia6_flags() & ~IN6_IFF_TENTATIVE);
        }
    }

    /** Sets the neighbour discovery flags of an interface. nd6.c:1480. */
    int nd6_ioctl(Ifnet ifp, int flags) {
        if (!HAS_EXTRA(ifp)) {
            return ENXIO;
        }
        NdIfinfo nd = ND_IFINFO(ifp);
        boolean was = (nd.flags() & ND6_IFF_IFDISABLED) != 0;
        boolean willBe = (flags & ND6_IFF_IFDISABLED) != 0;
        boolean wasAuto = (nd.flags() & ND6_IFF_AUTO_LINKLOCAL) != 0;
        if (!was && willBe) {
            TailQ<Ifaddr> head = k.if_c.IF_ADDRHEAD(ifp);
            for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
                if (ifa.sa_family() == Sa.AF_INET6) {
                    In6Ifaddr ia = IFATOIA6(ifa);
                    ia.ia6_flags(ia.ia6_flags() | IN6_IFF_TENTATIVE);
                    ia.ia6_dad_done(0);
                }
            }
        }
        nd.flags(flags);
        boolean up = (ifp.if_flags() & In_c.IFF_UP) != 0;
        boolean autoNow = (flags & ND6_IFF_AUTO_LINKLOCAL) != 0;
        if (up && (was && !willBe || autoNow && (!wasAuto || !willBe))) {
            in6_ifattach(ifp);
        }
        return 0;
    }

    // ---- addresses that come by themselves ------------------------------------------------------------------------

    /** An interface has come up. in6.c:2470. */
    void in6_if_up(Ifnet ifp) {
        if (HAS_EXTRA(ifp)) {
            in6_ifattach(ifp);
        }
    }

    /** Gives an interface ::1 or its link-local address when it should have one and has none. in6_ifattach.c:690. */
    void in6_ifattach(Ifnet ifp) {
        if (ifp.if_mtu() < 1280 || (ifp.if_flags() & 0x8000) == 0) {
            return;
        }
        if ((ifp.if_flags() & In_c.IFF_LOOPBACK) != 0) {
            Sa loopback = Sa.inet6(0, 1);
            In6Ifaddr ia = in6ifa_ifpwithaddr(ifp, loopback);
            if (ia.isNull()) {
                in6_update_ifa(ifp, loopback, Sa.inet6(-1, -1), null, 0, ia);
            }
        }
        int flags = ND_IFINFO(ifp).flags();
        if ((flags & ND6_IFF_IFDISABLED) == 0 && (flags & ND6_IFF_AUTO_LINKLOCAL) != 0) {
            In6Ifaddr ia = in6ifa_ifpforlinklocal(ifp);
            if (ia.isNull()) {
                in6_ifattach_linklocal(ifp);
            }
        }
    }

    /** in6_ifattach.c:380. */
    private void in6_ifattach_linklocal(Ifnet ifp) {
        long ifid = (ifp.if_flags() & In_c.IFF_LOOPBACK) != 0 ? 1 : in6_get_ifid(ifp);
        if (ifid != 0) {
            Sa addr = Sa.inet6(0xfe80_0000_0000_0000L, ifid).scoped(ifp.if_index());
            in6_update_ifa(ifp, addr, Sa.inet6(-1, 0), null, 0, In6Ifaddr.TYPE.at(mem, 0));
        }
    }

    /** An interface identifier: from the interface's own hardware address, else from some other interface's. in6_ifattach.c:320. */
    private long in6_get_ifid(Ifnet ifp) {
        long own = EUI64(ifp);
        if (own != 0) {
            return own;
        }
        for (Ifnet other = k.if_c.V_ifnet.first(); !other.isNull(); other = k.if_c.V_ifnet.next(other)) {
            long theirs = other.is(ifp) ? 0 : EUI64(other);
            if (theirs != 0) {
                return theirs;
            }
        }
        return 0;
    }

    private long EUI64(Ifnet ifp) {
        Ifaddr link = ifp.if_addr();
        if (link.isNull()) {
            return 0;
        }
        SockaddrDl sdl = SockaddrDl.TYPE.at(mem, link.ifa_addr());
        if (sdl.sdl_alen() != 6) {
            return 0;
        }
        long mac = 0;
        for (byte octet : sdl.sdl_bytes(sdl.sdl_nlen(), 6)) {
            mac = mac << 8 | octet & 0xff;
        }
        if (mac == 0 || mac == 0xffff_ffff_ffffL) {
            return 0;
        }
        long eui64 = (mac >>> 24) << 40 | 0xff_fe00_0000L | mac & 0xff_ffffL;
        return eui64 ^ 0x0200_0000_0000_0000L; // the bit that says universal
    }

    /** Forgets what IPv6 knows of an interface that goes away. in6_ifattach.c:760. */
    void in6_ifdetach(Ifnet ifp) {
        TailQ<Ifaddr> head = k.if_c.IF_ADDRHEAD(ifp);
        Ifaddr next;
        for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = next) {
            next = head.next(ifa);
            if (ifa.sa_family() == Sa.AF_INET6) {
                in6_purgeaddr(ifa);
            }
        }
    }
}
