package org.deadc0de.freebsd10;

import static org.deadc0de.kernel.Errno.*;

import java.util.List;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;
import org.deadc0de.sim.mem.TailQ;

/** IPv4 addresses of interfaces, and the routes they bring. */
@KernelSource("sys/netinet/in.c")
final class In_c extends KernelFile {
    static final int IFF_UP = 0x1;
    static final int IFF_BROADCAST = 0x2;
    static final int IFF_LOOPBACK = 0x8;
    static final int IFF_POINTOPOINT = 0x10;

    /** ifa_flags: this address's prefix route is in the table. */
    static final int IFA_ROUTE = Route_c.RTF_UP;

    /** ifa_flags: the route to ourselves is in the table. */
    static final int IFA_RTSELF = Route_c.RTF_HOST;

    /** What in_ifscrub takes: the address is removed, not only its interface down. */
    static final int LLE_STATIC = 0x2;

    private static final int INADDR_NHASH = 1 << 9;
    private static final int IN_RFC3021_MASK = 0xfffffffe;

    private static final List<String> REQUESTS =
            List.of("SIOCAIFADDR", "SIOCDIFADDR", "SIOCGIFADDR", "SIOCGIFDSTADDR", "SIOCGIFNETMASK", "SIOCGIFBRDADDR");

    final Rwlock in_ifaddr_lock = RW_SYSINIT("in_ifaddr_lock", "in_ifaddr_lock", 0);
    final TailQ<InIfaddr> V_in_ifaddrhead = TAILQ_HEAD("in_ifaddrhead", InIfaddr.TYPE, InIfaddr.IA_LINK);
    private final long in_ifaddrhashtbl = data().define("in_ifaddrhashtbl", INADDR_NHASH * 8);
    private final long nosameprefix;
    private final long useloopback;

    In_c(FreeBsd10 k) {
        super(k);
        nosameprefix = k.kern_sysctl_c.SYSCTL_INT("net.inet.ip.no_same_prefix", 0);
        useloopback = k.kern_sysctl_c.SYSCTL_INT("net.link.ether.inet.useloopback", 1);
    }

    private ListHead<InIfaddr> INADDR_HASH(int address) {
        int h = address ^ address >>> 9 ^ address >>> 18;
        long at = in_ifaddrhashtbl + 8L * (h & INADDR_NHASH - 1);
        return new ListHead<>(mem, at, InIfaddr.TYPE, InIfaddr.IA_HASH);
    }

    InIfaddr IFATOIA(Ifaddr ifa) {
        return InIfaddr.TYPE.at(mem, ifa.address());
    }

    /** The netmask of an address, or null when it has none. */
    Sa NETMASK(Ifaddr ifa) {
        long sa = ifa.ifa_netmask();
        if (sa == 0) {
            return null;
        }
        int family = ifa.sa_family();
        if (family == Sa.AF_INET) {
            return Sa.inet(IFATOIA(ifa).ia_sockmask());
        }
        return family == Sa.AF_INET6 ? Sa.load(mem, sa) : null;
    }

    /** Whether an address is a broadcast address of an interface. in.c:1150. */
    boolean in_broadcast(int address, Ifnet ifp) {
        if (address == -1 || address == 0) {
            return true;
        }
        if ((ifp.if_flags() & IFF_BROADCAST) == 0) {
            return false;
        }
        TailQ<Ifaddr> head = k.if_c.IF_ADDRHEAD(ifp);
        for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
            if (ifa.sa_family() == Sa.AF_INET) {
                InIfaddr ia = IFATOIA(ifa);
                if (address == ia.ia_dstaddr() || address == ia.ia_subnet() && ia.ia_subnetmask() != -1) {
                    return true;
                }
            }
        }
        return false;
    }

    private InIfaddr NO_IA() {
        return InIfaddr.TYPE.at(mem, 0);
    }

    private static int ADDRESS(Sockaddr sa) {
        return sa != null && sa.family() == Sa.AF_INET && sa.address().length == 4 ? sa.inet() : 0;
    }

    private static boolean IS_INET(Sockaddr sa) {
        return sa != null && sa.family() == Sa.AF_INET;
    }

    /** The entry of this interface with that address, else its first IPv4 entry; with a reference, or NULL. in.c:300. */
    private InIfaddr FIND(Ifnet ifp, int dst) {
        InIfaddr ia = NO_IA();
        rw_rlock(in_ifaddr_lock, 312);
        ListHead<InIfaddr> bucket = INADDR_HASH(dst);
        for (InIfaddr iap = bucket.first(); !iap.isNull(); iap = bucket.next(iap)) {
            if (iap.ifa_ifp().is(ifp) && iap.ia_addr() == dst) {
                ia = iap;
                break;
            }
        }
        if (!ia.isNull()) {
            k.if_c.ifa_ref(ia);
        }
        rw_runlock(in_ifaddr_lock, 324);
        if (ia.isNull()) {
            k.if_c.IF_ADDR_LOCK(ifp, 326);
            TailQ<Ifaddr> head = k.if_c.IF_ADDRHEAD(ifp);
            for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
                if (ifa.sa_family() == Sa.AF_INET) {
                    ia = IFATOIA(ifa);
                    break;
                }
            }
            if (!ia.isNull()) {
                k.if_c.ifa_ref(ia);
            }
            k.if_c.IF_ADDR_UNLOCK(ifp, 339);
        }
        return ia;
    }

    /**
     * The requests about IPv4 addresses. in.c:213.
     *
     * @return 0, EADDRNOTAVAIL, EDESTADDRREQ, EEXIST, or EOPNOTSUPP for a request it does not know
     */
    int in_control(String cmd, IfReq ifra, Ifnet ifp) {
        if (!REQUESTS.contains(cmd)) {
            return EOPNOTSUPP;
        }
        // A netmask alone is no request (in.c:264).
        if (cmd.equals("SIOCAIFADDR") && !IS_INET(ifra.address)) {
            return EINVAL;
        }
        InIfaddr ia = FIND(ifp, ADDRESS(ifra.address));
        if (!cmd.endsWith("IFADDR") || cmd.equals("SIOCGIFADDR")) {
            return GET(cmd, ifra, ia);
        }

        if (IS_INET(ifra.address)) {
            int wanted = ADDRESS(ifra.address);
            rw_rlock(in_ifaddr_lock, 381);
            InIfaddr oia = ia;
            while (!ia.isNull() && !(ia.ifa_ifp().is(ifp) && ia.ia_addr() == wanted)) {
                ia = V_in_ifaddrhead.next(ia);
            }
            if (!ia.isNull() && !ia.is(oia)) {
                k.if_c.ifa_ref(ia);
            }
            if (!oia.isNull() && !ia.is(oia)) {
                k.if_c.ifa_free(oia);
            }
            rw_runlock(in_ifaddr_lock, 391);
            if ((ifp.if_flags() & IFF_POINTOPOINT) != 0
                    && cmd.equals("SIOCAIFADDR")
                    && ADDRESS(ifra.destination) == 0) {
                return OUT(ia, EDESTADDRREQ);
            }
        }
        if (cmd.equals("SIOCDIFADDR") && ia.isNull()) {
            return OUT(ia, EADDRNOTAVAIL);
        }
        int error = k.if_c.PRIV_CHECK();
        if (error != 0) {
            return OUT(ia, error);
        }

        boolean iaIsNew = ia.isNull();
        if (iaIsNew) {
            ia = NEW(ifp);
        }
        if (cmd.equals("SIOCAIFADDR")) {
            error = ADD(ifp, ia, ifra);
            if (error == 0 || !iaIsNew) {
                return OUT(ia, error);
            }
        } else {
            // The prefix and the self route go here.
            in_ifscrub(ifp, ia, LLE_STATIC);
            preempt("the address has lost its routes, it is still on the lists");
            // All other routes of this address, static ones too.
            k.in_rmx_c.in_ifadown(ia, true);
        }
        return OUT(ia, UNLINK(ifp, ia, error));
    }

    private int OUT(InIfaddr ia, int error) {
        if (!ia.isNull()) {
            k.if_c.ifa_free(ia);
        }
        return error;
    }

    private int GET(String cmd, IfReq ifr, InIfaddr ia) {
        if (ia.isNull()) {
            return EADDRNOTAVAIL;
        }
        int flags = ia.ifa_ifp().if_flags();
        int error = 0;
        switch (cmd) {
            case "SIOCGIFADDR" -> ifr.address = Sockaddr.inet(ia.ia_addr());
            case "SIOCGIFNETMASK" -> ifr.address = Sockaddr.inet(ia.ia_sockmask());
            default -> {
                int needed = cmd.equals("SIOCGIFDSTADDR") ? IFF_POINTOPOINT : IFF_BROADCAST;
                error = (flags & needed) == 0 ? EINVAL : 0;
                ifr.address = Sockaddr.inet(ia.ia_dstaddr());
            }
        }
        return OUT(ia, error);
    }

    /** A new entry at the end of both lists; it has no address yet. */
    private InIfaddr NEW(Ifnet ifp) {
        InIfaddr ia = malloc(InIfaddr.TYPE, k.if_c.M_IFADDR, M_NOWAIT | M_ZERO);
        k.if_c.ifa_init(ia);
        ia.ifa_addr(ia.addressOf(InIfaddr.IA_ADDR));
        ia.ifa_dstaddr(ia.addressOf(InIfaddr.IA_DSTADDR));
        ia.ifa_netmask(ia.addressOf(InIfaddr.IA_SOCKMASK));
        ia.ia_sockmask_len(8);
        ia.ia_sockmask_family(Sa.AF_INET);
        if ((ifp.if_flags() & IFF_BROADCAST) != 0) {
            ia.ia_dstaddr_family(Sa.AF_INET);
        }
        ia.ifa_ifp(ifp);

        k.if_c.ifa_ref(ia); // if_addrhead
        k.if_c.IF_ADDR_LOCK(ifp, 453);
        TAILQ_INSERT_TAIL(k.if_c.IF_ADDRHEAD(ifp), ia);
        k.if_c.IF_ADDR_UNLOCK(ifp, 455);
        k.if_c.ifa_ref(ia); // in_ifaddrhead
        rw_wlock(in_ifaddr_lock, 457);
        TAILQ_INSERT_TAIL(V_in_ifaddrhead, ia);
        rw_wunlock(in_ifaddr_lock, 459);
        return ia;
    }

    /** SIOCAIFADDR. in.c:491: the old prefix goes before the new one is tried. */
    private int ADD(Ifnet ifp, InIfaddr ia, IfReq ifra) {
        boolean maskIsNew = false;
        boolean hostIsNew = true;
        int address = ADDRESS(ifra.address);
        if (ia.ia_addr_family() == Sa.AF_INET && address == ia.ia_addr()) {
            hostIsNew = false;
        }
        if (ifra.mask != null) {
            in_ifscrub(ifp, ia, LLE_STATIC);
            ia.ia_sockmask(ADDRESS(ifra.mask));
            ia.ia_subnetmask(ADDRESS(ifra.mask));
            maskIsNew = true;
        }
        if ((ifp.if_flags() & IFF_POINTOPOINT) != 0 && IS_INET(ifra.destination)) {
            in_ifscrub(ifp, ia, LLE_STATIC);
            ia.ia_dstaddr_family(Sa.AF_INET);
            ia.ia_dstaddr(ADDRESS(ifra.destination));
            maskIsNew = true; // We lie; but the effect is the same.
        }
        int error = 0;
        if (hostIsNew || maskIsNew) {
            error = in_ifinit(ifp, ia, address, maskIsNew && ifra.mask != null);
        }
        if (error == 0 && (ifp.if_flags() & IFF_BROADCAST) != 0 && IS_INET(ifra.destination)) {
            ia.ia_dstaddr(ADDRESS(ifra.destination));
        }
        return error;
    }

    /** The common end of SIOCDIFADDR and of a SIOCAIFADDR that failed. in.c:560. */
    private int UNLINK(Ifnet ifp, InIfaddr ia, int error) {
        k.if_c.IF_ADDR_LOCK(ifp, 562);
        TailQ<Ifaddr> head = k.if_c.IF_ADDRHEAD(ifp);
        Ifaddr ifa = head.first();
        while (!ifa.isNull() && ifa.address() != ia.address()) {
            ifa = head.next(ifa);
        }
        if (ifa.isNull()) {
            // Another thread was faster.
            k.if_c.IF_ADDR_UNLOCK(ifp, 574);
            return EADDRNOTAVAIL;
        }
        TAILQ_REMOVE(head, ifa);
        k.if_c.IF_ADDR_UNLOCK(ifp, 579);
        k.if_c.ifa_free(ia); // if_addrhead

        rw_wlock(in_ifaddr_lock, 582);
        TAILQ_REMOVE(V_in_ifaddrhead, ia);
        if (ia.ia_addr_family() == Sa.AF_INET) {
            LIST_REMOVE(INADDR_HASH(ia.ia_addr()), ia);
        }
        rw_wunlock(in_ifaddr_lock, 592);
        k.if_c.ifa_free(ia); // in_ifaddrhead
        return error;
    }

    /** Takes an address's routes away. in.c:785. */
    void in_ifscrub(Ifnet ifp, InIfaddr ia, int flags) {
        in_scrubprefix(ia, flags);
    }

    private static int CLASS_MASK(int address) {
        if (address >= 0) {
            return 0xff000000;
        }
        return address >>> 30 == 2 ? 0xffff0000 : 0xffffff00;
    }

    /**
     * Gives an entry its address: tells the driver, guesses a mask, installs the routes. in.c:798.
     *
     * @return 0 or what the driver or the routing table said
     */
    private int in_ifinit(Ifnet ifp, InIfaddr ia, int sin, boolean masksupplied) {
        int oldfamily = ia.ia_addr_family();
        int oldaddr = ia.ia_addr();
        rw_wlock(in_ifaddr_lock, 810);
        if (oldfamily == Sa.AF_INET) {
            LIST_REMOVE(INADDR_HASH(oldaddr), ia);
        }
        ia.ia_addr_family(Sa.AF_INET);
        ia.ia_addr(sin);
        LIST_INSERT_HEAD(INADDR_HASH(sin), ia);
        rw_wunlock(in_ifaddr_lock, 818);

        // The interface's chance to initialise itself at its first address, and to refuse one.
        if (ifp.if_ioctl() != 0) {
            IfReq data = new IfReq(ifp.if_xname());
            data.address = Sockaddr.inet(sin);
            int error = k.functions.if_ioctl.at(ifp.if_ioctl()).call(ifp, "SIOCSIFADDR", data);
            if (error != 0) {
                rw_wlock(in_ifaddr_lock, 833);
                LIST_REMOVE(INADDR_HASH(sin), ia);
                ia.ia_addr(oldaddr);
                ia.ia_addr_family(oldfamily);
                if (oldfamily == Sa.AF_INET) {
                    LIST_INSERT_HEAD(INADDR_HASH(oldaddr), ia);
                }
                rw_wunlock(in_ifaddr_lock, 845);
                return error;
            }
        }
        if (!masksupplied && ia.ia_subnetmask() == 0) {
            ia.ia_subnetmask(CLASS_MASK(sin));
            ia.ia_sockmask(CLASS_MASK(sin));
        }
        ia.ia_subnet(sin & ia.ia_subnetmask());

        int flags = Route_c.RTF_UP;
        ia.ifa_metric((int) ifp.if_metric());
        int if_flags = ifp.if_flags();
        if ((if_flags & IFF_BROADCAST) != 0) {
            boolean pair = ia.ia_subnetmask() == IN_RFC3021_MASK;
            ia.ia_dstaddr(pair ? -1 : ia.ia_subnet() | ~ia.ia_subnetmask());
        } else if ((if_flags & IFF_LOOPBACK) != 0) {
            ia.ia_dstaddr_family(Sa.AF_INET);
            ia.ia_dstaddr(sin);
            flags |= Route_c.RTF_HOST;
        } else if ((if_flags & IFF_POINTOPOINT) != 0) {
            if (ia.ia_dstaddr_family() != Sa.AF_INET) {
                return 0;
            }
            flags |= Route_c.RTF_HOST;
        }
        int error = in_addprefix(ia, flags);
        if (error != 0 || sin == 0) {
            return error;
        }
        if ((if_flags & IFF_POINTOPOINT) != 0 && ia.ia_dstaddr() == sin) {
            return 0;
        }
        // The route to ourselves.
        if (mem.load4(useloopback, 0) != 0 && (if_flags & IFF_LOOPBACK) == 0) {
            Rtentry rt = k.route_c.rtalloc_ign_fib(Sa.inet(sin), 0);
            if (!rt.isNull() && IS_LOIF(rt)) {
                k.route_c.RT_LOCK(rt, 921);
                k.route_c.RT_ADDREF(rt);
                k.route_c.RTFREE_LOCKED(rt, 923);
            } else {
                if (!rt.isNull()) {
                    k.route_c.RTFREE(rt, 930);
                }
                error = k.if_ifa_c.ifa_add_loopback_route(ia, Sa.inet(sin));
            }
            if (error == 0) {
                ia.ifa_flags(ia.ifa_flags() | IFA_RTSELF);
            }
        }
        return error;
    }

    private boolean IS_LOIF(Rtentry rt) {
        return rt.rt_ifp().is(k.if_loop_c.V_loif());
    }

    /** rtinitflags: whether an address's prefix route is a host route. */
    private static int RTINITFLAGS(InIfaddr x) {
        return (x.ifa_ifp().if_flags() & (IFF_LOOPBACK | IFF_POINTOPOINT)) != 0 ? Route_c.RTF_HOST : 0;
    }

    /** Whether another address has the prefix that {@code prefix} and {@code mask} say; a host prefix has the mask 0. */
    private static boolean SAME_PREFIX(InIfaddr ia, int prefix, int mask) {
        if (RTINITFLAGS(ia) != 0) {
            return ia.ia_dstaddr() == prefix;
        }
        int m = ia.ia_sockmask();
        return (ia.ia_addr() & m) == prefix && m == mask;
    }

    /** Installs the prefix route of an address unless another address has it installed. in.c:950. */
    private int in_addprefix(InIfaddr target, int flags) {
        boolean host = (flags & Route_c.RTF_HOST) != 0;
        int mask = host ? 0 : target.ia_sockmask();
        int prefix = host ? target.ia_dstaddr() : target.ia_addr() & mask;

        rw_rlock(in_ifaddr_lock, 966);
        for (InIfaddr ia = V_in_ifaddrhead.first(); !ia.isNull(); ia = V_in_ifaddrhead.next(ia)) {
            if (SAME_PREFIX(ia, prefix, mask) && (ia.ifa_flags() & IFA_ROUTE) != 0) {
                rw_runlock(in_ifaddr_lock, 990);
                return mem.load4(nosameprefix, 0) != 0 ? EEXIST : 0;
            }
        }
        rw_runlock(in_ifaddr_lock, 1003);

        int error = k.route_c.rtinit(target, Route_c.RTM_ADD, flags);
        if (error == 0) {
            target.ifa_flags(target.ifa_flags() | IFA_ROUTE);
        }
        return error;
    }

    /**
     * Removes the self route and the prefix route of an address; the prefix route moves to another address that has the same prefix on
     * an interface that is up. in.c:1022.
     */
    private int in_scrubprefix(InIfaddr target, int flags) {
        int address = target.ia_addr();
        if (address != 0
                && (target.ifa_ifp().if_flags() & IFF_LOOPBACK) == 0
                && (target.ifa_flags() & IFA_RTSELF) != 0) {
            SCRUB_SELF(target, address, flags);
        }

        if ((target.ifa_flags() & IFA_ROUTE) == 0) {
            return 0;
        }
        boolean host = RTINITFLAGS(target) != 0;
        int mask = host ? 0 : target.ia_sockmask();
        int prefix = host ? target.ia_dstaddr() : address & mask;

        rw_rlock(in_ifaddr_lock, 1080);
        for (InIfaddr ia = V_in_ifaddrhead.first(); !ia.isNull(); ia = V_in_ifaddrhead.next(ia)) {
            if (!SAME_PREFIX(ia, prefix, mask) || (ia.ifa_ifp().if_flags() & IFF_UP) == 0) {
                continue;
            }
            if ((ia.ifa_flags() & IFA_ROUTE) == 0) {
                k.if_c.ifa_ref(ia);
                rw_runlock(in_ifaddr_lock, 1112);
                return MOVE_PREFIX(target, ia);
            }
        }
        rw_runlock(in_ifaddr_lock, 1134);

        int error = k.route_c.rtinit(target, Route_c.RTM_DELETE, RTINITFLAGS(target));
        if (error == 0) {
            target.ifa_flags(target.ifa_flags() & ~IFA_ROUTE);
        } else {
            log(LOG_INFO, "in_scrubprefix: err=%d, prefix delete failed\n", error);
        }
        return error;
    }

    private void SCRUB_SELF(InIfaddr target, int address, int flags) {
        boolean freeit = false;
        Rtentry rt = k.route_c.rtalloc_ign_fib(Sa.inet(address), 0);
        if (!rt.isNull()) {
            if (IS_LOIF(rt)) {
                k.route_c.RT_LOCK(rt, 1041);
                if (rt.rt_refcnt() <= 1) {
                    freeit = true;
                } else if ((flags & LLE_STATIC) != 0) {
                    k.route_c.RT_REMREF(rt);
                    target.ifa_flags(target.ifa_flags() & ~IFA_RTSELF);
                }
                k.route_c.RTFREE_LOCKED(rt, 1048);
            } else {
                k.route_c.RTFREE(rt, 1049);
            }
        }
        if (freeit && (flags & LLE_STATIC) != 0) {
            int error = k.if_ifa_c.ifa_del_loopback_route(target, Sa.inet(address));
            if (error == 0) {
                target.ifa_flags(target.ifa_flags() & ~IFA_RTSELF);
            }
        }
    }

    /** Drops the reference of {@code ia}. */
    private int MOVE_PREFIX(InIfaddr target, InIfaddr ia) {
        int error = k.route_c.rtinit(target, Route_c.RTM_DELETE, RTINITFLAGS(target));
        if (error == 0) {
            target.ifa_flags(target.ifa_flags() & ~IFA_ROUTE);
        } else {
            log(LOG_INFO, "in_scrubprefix: err=%d, old prefix delete failed\n", error);
        }
        preempt("nobody carries the prefix route");
        error = k.route_c.rtinit(ia, Route_c.RTM_ADD, RTINITFLAGS(ia) | Route_c.RTF_UP);
        if (error == 0) {
            ia.ifa_flags(ia.ifa_flags() | IFA_ROUTE);
        } else {
            log(LOG_INFO, "in_scrubprefix: err=%d, new prefix add failed\n", error);
        }
        k.if_c.ifa_free(ia);
        return error;
    }

    /** Forgets what IPv4 knows of an interface that goes away. in.c:1250. */
    void in_ifdetach(Ifnet ifp) {
        // The protocol control blocks and multicast memberships that it purges are not modelled.
    }
}
