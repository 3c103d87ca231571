package org.deadc0de.freebsd10;

import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Struct;

/** Routes: their tables, their life, and the requests that change them. */
@KernelSource("sys/net/route.c")
final class Route_c extends KernelFile {
    static final int RTF_UP = 0x1;
    static final int RTF_GATEWAY = 0x2;
    static final int RTF_HOST = 0x4;
    static final int RTF_REJECT = 0x8;
    static final int RTF_DONE = 0x40;
    static final int RTF_STATIC = 0x800;
    static final int RTF_BLACKHOLE = 0x1000;
    static final int RTF_LOCAL = 0x200000;
    static final int RTF_BROADCAST = 0x400000;
    static final int RTF_RNH_LOCKED = 0x40000000;

    /** What may be changed with RTM_CHANGE: RTF_FMASK, sys/net/route.h. */
    static final int RTF_FMASK = 0x1000 | 0x8000 | 0x4000 | 0x40000 | 0x8 | 0x800 | 0x10000000;

    static final int RTM_ADD = 0x1;
    static final int RTM_DELETE = 0x2;
    static final int RTM_CHANGE = 0x3;
    static final int RTM_GET = 0x4;
    static final int RTM_MISS = 0x7;
    static final int RTM_NEWADDR = 0xc;
    static final int RTM_DELADDR = 0xd;
    static final int RTM_IFINFO = 0xe;
    static final int RTM_IFANNOUNCE = 0x11;

    private static final int IFA_RTSELF = RTF_HOST;

    final MallocType M_RTABLE = MALLOC_DEFINE("routetbl");
    private final UmaZone rtzone;
    private final long rt_tables_inet = data().definePointer("rt_tables[0][2]", RadixNodeHead.TYPE);
    private final long rt_tables_inet6 = data().definePointer("rt_tables[0][28]", RadixNodeHead.TYPE);
    private final long rttrash = data().define("rttrash", 4);

    Route_c(FreeBsd10 k) {
        super(k);
        rtzone = k.uma_core_c.ZCREATE("rtentry", Rtentry.TYPE.size(), 0);
    }

    /** Makes the tables. route.c:187. */
    void vnet_route_init() {
        mem.store8(rt_tables_inet, 0, k.radix_c.rn_inithead(Sa.AF_INET).address());
        mem.store8(rt_tables_inet6, 0, k.radix_c.rn_inithead(Sa.AF_INET6).address());
    }

    /** The table of a family, or NULL. */
    RadixNodeHead RT_TABLES_GET_RNH(int family) {
        long at = family == Sa.AF_INET ? rt_tables_inet : family == Sa.AF_INET6 ? rt_tables_inet6 : 0;
        return RadixNodeHead.TYPE.at(mem, at == 0 ? 0 : mem.load8(at, 0));
    }

    /** The tables that there are. */
    int[] FAMILIES() {
        return new int[] {Sa.AF_INET, Sa.AF_INET6};
    }

    private Rtentry NO_ROUTE() {
        return Rtentry.TYPE.at(mem, 0);
    }

    // ---- macros of net/route.h -------------------------------------------------------------------------------------

    void RT_LOCK(Rtentry rt, int line) {
        mtx_lock(rt.rt_mtx(), line);
    }

    void RT_UNLOCK(Rtentry rt, int line) {
        mtx_unlock(rt.rt_mtx(), line);
    }

    void RT_ADDREF(Rtentry rt) {
        int count = rt.rt_refcnt();
        KASSERT(count >= 0, "negative refcnt %d", count);
        rt.rt_refcnt(count + 1);
    }

    void RT_REMREF(Rtentry rt) {
        int count = rt.rt_refcnt();
        KASSERT(count > 0, "bogus refcnt %d", count);
        rt.rt_refcnt(count - 1);
    }

    /** Called with the route locked, which it is not any more afterwards. */
    void RTFREE_LOCKED(Rtentry rt, int line) {
        if (rt.rt_refcnt() <= 1) {
            rtfree(rt);
        } else {
            RT_REMREF(rt);
            RT_UNLOCK(rt, line);
        }
    }

    void RTFREE(Rtentry rt, int line) {
        RT_LOCK(rt, line);
        RTFREE_LOCKED(rt, line);
    }

    // ---- looking up ------------------------------------------------------------------------------------------------

    /** The route to a destination, with a reference, unlocked; or NULL. route.c:303. */
    Rtentry rtalloc_ign_fib(Sa dst, int ignore) {
        Rtentry rt = rtalloc1_fib(dst, 1, ignore);
        if (!rt.isNull()) {
            RT_UNLOCK(rt, 316);
        }
        return rt;
    }

    /**
     * The route to a destination, with a reference and locked; or NULL. route.c:336.
     *
     * @param report whether a miss is told to routing sockets
     * @param ignflags RTF_RNH_LOCKED when the caller has the table locked
     */
    Rtentry rtalloc1_fib(Sa dst, int report, int ignflags) {
        RadixNodeHead rnh = RT_TABLES_GET_RNH(dst.family);
        if (!rnh.isNull()) {
            boolean needlock = (ignflags & RTF_RNH_LOCKED) == 0;
            if (needlock) {
                rw_rlock(rnh.rnh_lock(), 360);
            }
            Rtentry newrt = k.radix_c.rn_match(dst, rnh);
            if (!newrt.isNull()) {
                RT_LOCK(newrt, 365);
                RT_ADDREF(newrt);
                if (needlock) {
                    rw_runlock(rnh.rnh_lock(), 368);
                }
                return newrt;
            }
            if (needlock) {
                rw_runlock(rnh.rnh_lock(), 375);
            }
        }
        if (report != 0) {
            RtAddrinfo info = new RtAddrinfo();
            info.dst = dst;
            k.rtsock_c.rt_missmsg(RTM_MISS, info, 0, 0);
        }
        return NO_ROUTE();
    }

    /** Drops a reference; the last one of a route that is out of the table frees it. Called with the route locked. route.c:400. */
    void rtfree(Rtentry rt) {
        KASSERT(!rt.isNull(), "rtfree: NULL rt");
        RT_REMREF(rt);
        if (rt.rt_refcnt() > 0) {
            RT_UNLOCK(rt, 470);
            return;
        }
        if ((rt.rt_flags() & RTF_UP) == 0) {
            if ((rt.rn_flags() & Radix_c.RNF_ACTIVE) != 0) {
                panic("rtfree 2");
            }
            mem.store4(rttrash, 0, mem.load4(rttrash, 0) - 1);
            if (!rt.rt_ifa().isNull()) {
                k.if_c.ifa_free(rt.rt_ifa());
            }
            // The gateway lies behind the key.
            FREE(rt.rt_key(), M_RTABLE);
            mtx_destroy(rt.rt_mtx());
            uma_zfree(rtzone, rt);
            return;
        }
        RT_UNLOCK(rt, 470);
    }

    // ---- which interface -------------------------------------------------------------------------------------------

    /**
     * The address whose interface leads to a gateway, with a reference; or NULL. route.c:676. Called with the table locked.
     *
     * <p>A gateway that only a default route reaches is refused.
     */
    Ifaddr ifa_ifwithroute_fib(int flags, Sa dst, Sa gateway) {
        Ifaddr ifa = k.if_ifa_c.NO_IFA();
        if ((flags & RTF_GATEWAY) == 0) {
            // On a point-to-point link the destination is the clue, else our own address.
            if ((flags & RTF_HOST) != 0) {
                ifa = k.if_ifa_c.ifa_ifwithdstaddr(dst);
            }
            if (ifa.isNull()) {
                ifa = k.if_ifa_c.ifa_ifwithaddr(gateway);
            }
        } else {
            // The gateway may be at the other end of a point-to-point link.
            ifa = k.if_ifa_c.ifa_ifwithdstaddr(gateway);
        }
        if (ifa.isNull()) {
            ifa = k.if_ifa_c.ifa_ifwithnet(gateway);
        }
        if (ifa.isNull()) {
            Rtentry rt = rtalloc1_fib(gateway, 0, RTF_RNH_LOCKED);
            if (rt.isNull()) {
                return ifa;
            }
            boolean not_found = Sa.load(mem, rt.rt_key()).isAny();
            if (!not_found && !rt.rt_ifa().isNull()) {
                ifa = rt.rt_ifa();
                k.if_c.ifa_ref(ifa);
            }
            RT_REMREF(rt);
            RT_UNLOCK(rt, 724);
            if (not_found || ifa.isNull()) {
                return ifa;
            }
        }
        if (ifa.sa_family() != dst.family) {
            Ifaddr oifa = ifa;
            ifa = k.if_ifa_c.ifaof_ifpforaddr(dst, ifa.ifa_ifp());
            if (ifa.isNull()) {
                ifa = oifa;
            } else {
                k.if_c.ifa_free(oifa);
            }
        }
        return ifa;
    }

    /** Finds the address and the interface that a request means. route.c:744. */
    int rt_getifa_fib(RtAddrinfo info) {
        if (info.rti_ifp == null && info.ifpaddr != null && info.ifpaddr.family == Sa.AF_LINK) {
            Ifaddr named = k.if_ifa_c.ifa_ifwithnet(info.ifpaddr);
            if (!named.isNull()) {
                info.rti_ifp = named.ifa_ifp();
                k.if_c.ifa_free(named);
            }
        }
        if (info.rti_ifa == null && info.ifaaddr != null) {
            info.rti_ifa = SOME(k.if_ifa_c.ifa_ifwithaddr(info.ifaaddr));
        }
        if (info.rti_ifa == null) {
            Sa sa = info.ifaaddr != null ? info.ifaaddr : info.gateway != null ? info.gateway : info.dst;
            if (sa != null && info.rti_ifp != null) {
                info.rti_ifa = SOME(k.if_ifa_c.ifaof_ifpforaddr(sa, info.rti_ifp));
            } else if (info.dst != null && info.gateway != null) {
                info.rti_ifa = SOME(ifa_ifwithroute_fib(info.rti_flags, info.dst, info.gateway));
            } else if (sa != null) {
                info.rti_ifa = SOME(ifa_ifwithroute_fib(info.rti_flags, sa, sa));
            }
        }
        if (info.rti_ifa == null) {
            return ENETUNREACH;
        }
        if (info.rti_ifp == null) {
            info.rti_ifp = info.rti_ifa.ifa_ifp();
        }
        return 0;
    }

    private static <T extends Struct> T SOME(T pointer) {
        return pointer.isNull() ? null : pointer;
    }

    // ---- changing --------------------------------------------------------------------------------------------------

    /** Takes a route out of its table. route.c:800. Called with the table write-locked and the route locked, with a reference. */
    int rtexpunge(Rtentry rt) {
        Sa key = Sa.load(mem, rt.rt_key());
        RadixNodeHead rnh = RT_TABLES_GET_RNH(key.family);
        Rtentry found = k.radix_c.rn_delete(key, MASK(rt), rnh);
        if (found.isNull()) {
            return ESRCH;
        }
        KASSERT(found.is(rt), "lookup mismatch, rt %p rn %p", rt, found);
        rt.rt_flags(rt.rt_flags() & ~RTF_UP);
        mem.store4(rttrash, 0, mem.load4(rttrash, 0) + 1);
        return 0;
    }

    /** The netmask of a route, or null for a host route. */
    Sa MASK(Rtentry rt) {
        RadixMask m = rt.rn_mask();
        return m.isNull() ? null : Sa.load(mem, m.rm_mask());
    }

    /**
     * Adds or deletes a route. route.c:1010.
     *
     * @param ret_nrt takes the route, with a reference when added; or null
     * @return 0, ESRCH, EEXIST, ENETUNREACH, EINVAL, EAFNOSUPPORT
     */
    int rtrequest1_fib(int req, RtAddrinfo info, Rtentry[] ret_nrt) {
        RadixNodeHead rnh = RT_TABLES_GET_RNH(info.dst.family);
        if (rnh.isNull()) {
            return EAFNOSUPPORT;
        }
        boolean needlock = (info.rti_flags & RTF_RNH_LOCKED) == 0;
        int flags = info.rti_flags & ~RTF_RNH_LOCKED;
        if (needlock) {
            rw_wlock(rnh.rnh_lock(), 1041);
        }
        // A host route has no netmask.
        Sa netmask = (flags & RTF_HOST) != 0 ? null : info.netmask;
        int error;
        if (req == RTM_DELETE) {
            error = DELETE(rnh, info, netmask, ret_nrt);
        } else {
            error = ADD(rnh, info, netmask, flags, ret_nrt);
        }
        if (needlock) {
            rw_wunlock(rnh.rnh_lock(), 1296);
        }
        return error;
    }

    private int DELETE(RadixNodeHead rnh, RtAddrinfo info, Sa netmask, Rtentry[] ret_nrt) {
        Rtentry rt = k.radix_c.rn_delete(info.dst.masked(netmask), netmask, rnh);
        if (rt.isNull()) {
            return ESRCH;
        }
        RT_LOCK(rt, 1090);
        RT_ADDREF(rt);
        rt.rt_flags(rt.rt_flags() & ~RTF_UP);
        mem.store4(rttrash, 0, mem.load4(rttrash, 0) + 1);
        if (ret_nrt != null) {
            ret_nrt[0] = rt;
            RT_UNLOCK(rt, 1115);
        } else {
            RTFREE_LOCKED(rt, 1117);
        }
        return 0;
    }

    private int ADD(RadixNodeHead rnh, RtAddrinfo info, Sa netmask, int flags, Rtentry[] ret_nrt) {
        if ((flags & RTF_GATEWAY) != 0 && info.gateway == null) {
            return EINVAL;
        }
        if (info.gateway != null && info.dst.family != info.gateway.family && info.gateway.family != Sa.AF_LINK) {
            return EINVAL;
        }
        if (info.rti_ifa == null) {
            int error = rt_getifa_fib(info);
            if (error != 0) {
                return error;
            }
        } else {
            k.if_c.ifa_ref(info.rti_ifa);
        }
        Ifaddr ifa = info.rti_ifa;
        Rtentry rt = uma_zalloc(rtzone, Rtentry.TYPE, M_NOWAIT | M_ZERO);
        mtx_init(rt.rt_mtx(), "rtentry", null, MTX_DEF | MTX_DUPOK);
        rt.rt_flags(RTF_UP | flags);
        RT_LOCK(rt, 1170);
        Sa ndst = info.dst.masked(netmask);
        rt_setgate(rt, ndst, info.gateway);
        // This moves the reference of the address into the route.
        rt.rt_ifa(ifa);
        rt.rt_ifp(ifa.ifa_ifp());
        rt.rmx_weight(1);

        boolean added = switch (ndst.family) {
            case Sa.AF_INET -> k.in_rmx_c.in_addroute(ndst, netmask, rnh, rt);
            case Sa.AF_INET6 -> k.in6_rmx_c.in6_addroute(ndst, netmask, rnh, rt);
            default -> k.radix_c.rn_addroute(ndst, netmask, rnh, rt);
        };
        if (!added) {
            if (!rt.rt_ifa().isNull()) {
                k.if_c.ifa_free(rt.rt_ifa());
            }
            FREE(rt.rt_key(), M_RTABLE);
            mtx_destroy(rt.rt_mtx());
            uma_zfree(rtzone, rt);
            return EEXIST;
        }
        if (ret_nrt != null) {
            ret_nrt[0] = rt;
            RT_ADDREF(rt);
        }
        RT_UNLOCK(rt, 1285);
        return 0;
    }

    /** Gives a route its gateway; key and gateway lie behind each other. route.c:1315. Called with the route locked. */
    int rt_setgate(Rtentry rt, Sa dst, Sa gate) {
        int dlen = dst.size();
        Sa gateway = gate == null ? Sa.link(0, 0) : gate;
        int glen = gateway.size();
        long sa = MALLOC(dlen + glen, M_RTABLE, M_NOWAIT | M_ZERO);
        dst.store(mem, sa);
        gateway.store(mem, sa + dlen);
        FREE(rt.rt_key(), M_RTABLE);
        rt.rt_key(sa);
        rt.rt_gateway(sa + dlen);
        return 0;
    }

    /** Adds or deletes the route that an address brings. route.c:1425. */
    int rtinit(Ifaddr ifa, int cmd, int flags) {
        Sa dst;
        Sa netmask = null;
        if ((flags & RTF_HOST) != 0) {
            dst = Sa.load(mem, ifa.ifa_dstaddr());
        } else {
            dst = Sa.load(mem, ifa.ifa_addr());
            netmask = k.in_c.NETMASK(ifa);
        }
        if (dst.family == 0) {
            return EINVAL;
        }
        // A route that somebody else's address brought must not be scrubbed.
        if (cmd == RTM_DELETE) {
            dst = dst.masked(netmask);
            RadixNodeHead rnh = RT_TABLES_GET_RNH(dst.family);
            rw_wlock(rnh.rnh_lock(), 1500);
            Rtentry rn = k.radix_c.rn_lookup(dst, netmask, rnh);
            boolean error = rn.isNull() || !rn.rt_ifa().is(ifa);
            rw_wunlock(rnh.rnh_lock(), 1526);
            if (error) {
                return (flags & RTF_HOST) != 0 ? EHOSTUNREACH : ENETUNREACH;
            }
        }
        RtAddrinfo info = new RtAddrinfo();
        info.rti_ifa = ifa;
        info.rti_flags = flags | ifa.ifa_flags() & ~IFA_RTSELF;
        info.dst = dst;
        // The gateway of an interface route says which interface that is.
        info.gateway = cmd == RTM_ADD ? Sa.link(0, 0) : Sa.load(mem, ifa.ifa_addr());
        info.netmask = netmask;
        Rtentry[] found = new Rtentry[1];
        int error = rtrequest1_fib(cmd, info, found);
        if (error == 0 && found[0] != null) {
            Rtentry rt = found[0];
            RT_LOCK(rt, 1560);
            if (cmd == RTM_ADD) {
                SockaddrDl sdl = SockaddrDl.TYPE.at(mem, rt.rt_gateway());
                sdl.sdl_type(rt.rt_ifp().if_type());
                sdl.sdl_index(rt.rt_ifp().if_index());
            }
            RT_ADDREF(rt);
            RT_UNLOCK(rt, 1586);
            k.rtsock_c.rt_newaddrmsg(cmd, ifa, error, rt);
            RT_LOCK(rt, 1588);
            RT_REMREF(rt);
            if (cmd == RTM_DELETE) {
                RTFREE_LOCKED(rt, 1596);
            } else {
                RT_REMREF(rt);
                RT_UNLOCK(rt, 1606);
            }
        }
        return error;
    }
}
