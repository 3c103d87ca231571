package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;

/**
 * Routes, and the references that hold interface addresses.
 *
 * <p>The table of a family is a chain of entries in the order in which a walk of the radix tree meets its leaves: by key, the longer
 * mask first. A lookup takes the longest match, as the tree would.
 */
@KernelSource("bsd/net/route.c")
final class Route_c extends KernelFile {
    /** Guards the routing tables and in_ifaddrhead. */
    final LckMtx rt_mtx;

    private final long rt_table_inet;

    Route_c(Darwin9 k) {
        super(k);
        rt_mtx = k.machine().data().defineStruct("rt_mtx", LckMtx.TYPE);
        rt_table_inet = k.machine().data().defineHead("rt_tables[AF_INET]", 1, Rtentry.TYPE);
    }

    // ---- references ----------------------------------------------------------------------------------------------

    /** Drops a reference; the last one frees. route.c:551. */
    void ifafree(Ifaddr ifa) {
        if (ifa.isNull()) {
            panic("ifafree", 556);
        }
        if (OSAddAtomicTo(0, -1, ifa.addressOf(Ifaddr.IFA_REFCNT))) {
            if ((ifa.ifa_debug() & IFA_ATTACHED) != 0) {
                panic("ifa attached to ifp is being freed\\n", 562);
            }
            FREE(ifa);
        }
    }

    /** Takes a reference. route.c:568. */
    void ifaref(Ifaddr ifa) {
        if (ifa.isNull()) {
            panic("ifaref", 572);
        }
        if (OSAddAtomicTo(-1, 1, ifa.addressOf(Ifaddr.IFA_REFCNT))) {
            panic("ifaref - reference count rolled over!", 575);
        }
    }

    /** Makes a route name another address, with the references that go with it. route.c:530. */
    void rtsetifa(Rtentry rt, Ifaddr ifa) {
        if (rt.isNull()) {
            panic("rtsetifa", 533);
        }
        Ifaddr old = rt.rt_ifa();
        if (old.is(ifa)) {
            return;
        }
        if (!old.isNull()) {
            ifafree(old);
        }
        rt.rt_ifa(ifa);
        if (!ifa.isNull()) {
            ifaref(ifa);
        }
    }

    /** route.c:490. */
    void rtref(Rtentry rt) {
        if (rt.rt_refcnt() < 0) {
            panic("rtref: bad refcnt %d for rt=%p\\n", 497, rt.rt_refcnt(), rt.address());
        }
        rt.rt_refcnt(rt.rt_refcnt() + 1);
    }

    /** Drops a reference without freeing. route.c:455. */
    void rtunref(Rtentry rt) {
        if (rt.rt_refcnt() <= 0) {
            panic("rtunref: bad refcnt %d for rt=%p\\n", 460, rt.rt_refcnt(), rt.address());
        }
        rt.rt_refcnt(rt.rt_refcnt() - 1);
    }

    /** Drops a reference; a route that is down and unused is freed. rt_mtx is held. route.c:347. */
    void rtfree_locked(Rtentry rt) {
        rtunref(rt);
        if (rt.rt_refcnt() > 0 || (rt.rt_flags() & RTF_UP) != 0) {
            return;
        }
        if (rt.rn_prev() != 0) {
            panic("rtfree 2", 395);
        }
        Rtentry rt_parent = rt.rt_parent();
        if (!rt_parent.isNull()) {
            rt.rt_parent(NULLRT());
            rtfree_locked(rt_parent);
        }
        Ifaddr ifa = rt.rt_ifa();
        if (!ifa.isNull()) {
            rt.rt_ifa(Ifaddr.TYPE.at(memory, 0));
            ifafree(ifa);
        }
        FREE(rt.rn_key());
        if (!rt.rn_mask().isNull()) {
            FREE(rt.rn_mask());
        }
        rte_free(rt);
    }

    void rtfree(Rtentry rt) {
        lck_mtx_lock(rt_mtx);
        rtfree_locked(rt);
        lck_mtx_unlock(rt_mtx);
    }

    private void rte_free(Rtentry rt) {
        if (rt.rt_refcnt() != 0) {
            panic("rte_free: rte=%p refcnt=%d non-zero\\n", 1530, rt.address(), rt.rt_refcnt());
        }
        FREE(rt);
    }

    private Rtentry NULLRT() {
        return Rtentry.TYPE.at(memory, 0);
    }

    // ---- the table -----------------------------------------------------------------------------------------------

    /** The address of the first entry, read without a fault. */
    long FIRST_ROUTE_PEEKED() {
        return memory.peek(rt_table_inet, 4);
    }

    /** The first entry of the IPv4 table. */
    Rtentry RT_FIRST() {
        return Rtentry.TYPE.at(memory, memory.loadPointer(rt_table_inet, 0));
    }

    Rtentry RT_NEXT(Rtentry rt) {
        return rt.rn_next();
    }

    private static int KEY(SockaddrIn sin) {
        return sin.sin_addr();
    }

    /** The mask of an entry, all ones for a host. */
    int RT_MASK(Rtentry rt) {
        Sockaddr mask = rt.rn_mask();
        return mask.isNull() ? -1 : MASK(mask);
    }

    /** A mask address may be shorter than a sockaddr_in: what is beyond its length counts as zero. */
    private int MASK(Sockaddr mask) {
        int len = mask.sa_len();
        if (len >= 8) {
            return Integer.reverseBytes(memory.load4(mask.address(), 4));
        }
        int bits = 0;
        for (int i = 4; i < 8; i++) {
            bits = bits << 8 | (i < len ? memory.load1(mask.address(), i) : 0);
        }
        return bits;
    }

    /** rnh_lookup: the entry of exactly that key and mask, or NULL. The chain is in order of keys. */
    private Rtentry RN_LOOKUP(int dst, int mask) {
        for (Rtentry rt = RT_FIRST(); !rt.isNull(); rt = RT_NEXT(rt)) {
            int order = Integer.compareUnsigned(KEY(SIN(rt.rn_key())), dst & mask);
            if (order == 0 && RT_MASK(rt) == mask) {
                return rt;
            }
            if (order > 0) {
                break;
            }
        }
        return NULLRT();
    }

    /** What a request on the routing socket means: the entry of that key and mask, or for a lookup without mask the best match. */
    Rtentry RT_EXACT_OR_BEST(Sockaddr dst, Sockaddr netmask, boolean mayBeBest) {
        int key = KEY(SIN(dst));
        if (netmask.isNull() && mayBeBest) {
            return RN_MATCH(key);
        }
        return RN_LOOKUP(key, netmask.isNull() ? -1 : MASK(netmask));
    }

    /** rnh_addaddr: enters a route; false when one of that key and mask is there. in_addroute's flags included. */
    private boolean RN_ADDROUTE(Rtentry rt) {
        int key = KEY(SIN(rt.rn_key()));
        int mask = RT_MASK(rt);
        int flags = rt.rt_flags();
        if ((flags & RTF_HOST) != 0) {
            if (key == SIN(rt.rt_ifa().ifa_addr()).sin_addr()) {
                rt.rt_flags(flags | RTF_LOCAL);
            }
        } else if ((flags & RTF_CLONING) == 0) {
            rt.rt_flags(flags | RTF_PRCLONING);
        }
        long where = rt_table_inet;
        Rtentry at = RT_FIRST();
        while (!at.isNull()) {
            int order = Integer.compareUnsigned(KEY(SIN(at.rn_key())), key);
            if (order == 0) {
                order = Integer.compareUnsigned(mask, RT_MASK(at)); // the longer mask first
                if (order == 0) {
                    rt.rt_flags(flags);
                    return false;
                }
            }
            if (order > 0) {
                break;
            }
            where = at.addressOf(Rtentry.RN_NEXT);
            at = RT_NEXT(at);
        }
        rt.rn_next(at);
        rt.rn_prev(where);
        if (!at.isNull()) {
            at.rn_prev(rt.addressOf(Rtentry.RN_NEXT));
        }
        memory.storePointer(where, 0, rt.address());
        return true;
    }

    private void RN_DELETE(Rtentry rt) {
        Rtentry next = rt.rn_next();
        if (!next.isNull()) {
            next.rn_prev(rt.rn_prev());
        }
        memory.storePointer(rt.rn_prev(), 0, next.address());
        rt.rn_prev(0);
    }

    /** rnh_matchaddr: the longest match, or NULL. */
    private Rtentry RN_MATCH(int dst) {
        Rtentry best = NULLRT();
        int bestMask = 0;
        for (Rtentry rt = RT_FIRST(); !rt.isNull(); rt = RT_NEXT(rt)) {
            int key = KEY(SIN(rt.rn_key()));
            if (Integer.compareUnsigned(key, dst) > 0) {
                break; // what is masked is never more
            }
            int mask = RT_MASK(rt);
            if ((dst & mask) == key && (best.isNull() || Integer.compareUnsigned(mask, bestMask) > 0)) {
                best = rt;
                bestMask = mask;
            }
        }
        return best;
    }

    /**
     * Looks a destination up and takes a reference; with {@code report} set, entries that clone do so. rt_mtx is held. route.c:263.
     */
    Rtentry rtalloc1_locked(Sockaddr dst, int report, int ignflags) {
        if (dst.sa_family() != AF_INET) {
            return NULLRT();
        }
        Rtentry rt = RN_MATCH(KEY(SIN(dst)));
        if (rt.isNull()) {
            return rt;
        }
        int nflags = rt.rt_flags() & ~ignflags;
        if (report != 0 && (nflags & (RTF_CLONING | RTF_PRCLONING)) != 0) {
            Rtentry[] newrt = {rt};
            int err = rtrequest_locked(RTM_RESOLVE, dst, SA(0), SA(0), 0, newrt);
            if (err == 0) {
                return newrt[0];
            }
        }
        rtref(rt);
        return rt;
    }

    Rtentry rtalloc1(Sockaddr dst, int report, int ignflags) {
        lck_mtx_lock(rt_mtx);
        Rtentry entry = rtalloc1_locked(dst, report, ignflags);
        lck_mtx_unlock(rt_mtx);
        return entry;
    }

    // ---- requests ------------------------------------------------------------------------------------------------

    /**
     * The address that a route to {@code dst} by way of {@code gateway} should name, with a reference, or NULL. It is searched on
     * the interfaces' own lists, so an address that is on none is not found. route.c:724.
     */
    private Ifaddr ifa_ifwithroute_locked(int flags, Sockaddr dst, Sockaddr gateway) {
        Ifaddr ifa = Ifaddr.TYPE.at(memory, 0);
        if ((flags & RTF_GATEWAY) == 0) {
            if ((flags & RTF_HOST) != 0) {
                ifa = k.if_c.ifa_ifwithdstaddr(dst);
            }
            if (ifa.isNull()) {
                ifa = k.if_c.ifa_ifwithaddr(gateway);
            }
        } else {
            ifa = k.if_c.ifa_ifwithdstaddr(gateway);
        }
        if (ifa.isNull()) {
            ifa = k.if_c.ifa_ifwithnet(gateway);
        }
        if (ifa.isNull()) {
            Rtentry rt = rtalloc1_locked(dst, 0, 0);
            if (rt.isNull()) {
                return ifa;
            }
            rtunref(rt);
            ifa = rt.rt_ifa();
            if (ifa.isNull()) {
                return ifa;
            }
            ifaref(ifa);
        }
        if (ifa.ifa_addr().sa_family() != dst.sa_family()) {
            Ifaddr oifa = ifa;
            ifa = k.if_c.ifaof_ifpforaddr(dst, ifa.ifa_ifp());
            if (ifa.isNull()) {
                ifa = oifa;
            } else {
                ifafree(oifa);
            }
        }
        return ifa;
    }

    int rtrequest(int req, Sockaddr dst, Sockaddr gateway, Sockaddr netmask, int flags, Rtentry[] ret_nrt) {
        lck_mtx_lock(rt_mtx);
        int error = rtrequest_locked(req, dst, gateway, netmask, flags, ret_nrt);
        lck_mtx_unlock(rt_mtx);
        return error;
    }

    /**
     * Adds, deletes or clones a route. rt_mtx is held. route.c:814.
     *
     * @param ret_nrt gets the route with a reference; for RTM_RESOLVE it holds the entry to clone from; null when nobody wants it
     * @return 0, ESRCH, ENETUNREACH, ENOBUFS, EEXIST
     */
    int rtrequest_locked(int req, Sockaddr dst, Sockaddr gateway, Sockaddr netmask, int flags, Rtentry[] ret_nrt) {
        if (dst.sa_family() != AF_INET) {
            return ESRCH;
        }
        if ((flags & RTF_HOST) != 0) {
            netmask = SA(0);
        }
        Ifaddr ifa;
        switch (req) {
            case RTM_DELETE -> {
                int mask = netmask.isNull() ? -1 : MASK(netmask);
                Rtentry rt = RN_LOOKUP(KEY(SIN(dst)), mask);
                if (rt.isNull()) {
                    return ESRCH;
                }
                RN_DELETE(rt);
                rtref(rt);
                rt.rt_flags(rt.rt_flags() & ~RTF_UP);
                if ((rt.rt_flags() & (RTF_CLONING | RTF_PRCLONING)) != 0
                        && !rt.rn_mask().isNull()) {
                    DELETE_CLONES_OF(rt);
                }
                Rtentry gwroute = rt.rt_gwroute();
                if (!gwroute.isNull()) {
                    rt.rt_gwroute(NULLRT());
                    rtfree_locked(gwroute);
                }
                ifa = rt.rt_ifa();
                if (!ifa.isNull() && ifa.ifa_rtrequest() != 0) {
                    k.functions.call(ifa.ifa_rtrequest(), rt, RTM_DELETE, 0);
                }
                if (ret_nrt != null) {
                    ret_nrt[0] = rt;
                } else {
                    rtfree_locked(rt);
                }
                return 0;
            }
            case RTM_RESOLVE -> {
                Rtentry from = ret_nrt[0];
                ifa = from.rt_ifa();
                ifaref(ifa);
                flags = from.rt_flags() & ~(RTF_CLONING | RTF_PRCLONING | RTF_STATIC) | RTF_WASCLONED;
                gateway = from.rt_gateway();
                netmask = from.rt_genmask();
                if (netmask.isNull()) {
                    flags |= RTF_HOST;
                }
            }
            default -> {
                if ((flags & RTF_GATEWAY) != 0 && gateway.isNull()) {
                    panic("rtrequest: GATEWAY but no gateway", 933);
                }
                ifa = ifa_ifwithroute_locked(flags, dst, gateway);
                if (ifa.isNull()) {
                    return ENETUNREACH;
                }
            }
        }
        Rtentry rt = MALLOC(Rtentry.TYPE, MallocType.M_RTABLE, M_NOWAIT | M_ZERO);
        rt.rt_flags(RTF_UP | flags);
        int error = rt_setgate(rt, dst, gateway);
        if (error != 0) {
            rte_free(rt);
            ifafree(ifa);
            return error;
        }
        if (!netmask.isNull()) {
            int mask = MASK(netmask);
            SIN(rt.rn_key()).sin_addr(KEY(SIN(dst)) & mask);
            rt.rn_mask(COPY(netmask));
        }
        rtsetifa(rt, ifa);
        rt.rt_ifp(ifa.ifa_ifp());
        boolean added = RN_ADDROUTE(rt);
        if (!added) {
            Rtentry rt2 = rtalloc1_locked(dst, 0, RTF_PRCLONING);
            if (!rt2.isNull()) {
                if (!rt2.rt_parent().isNull()) {
                    rtrequest_locked(RTM_DELETE, rt2.rn_key(), rt2.rt_gateway(), rt2.rn_mask(), rt2.rt_flags(), null);
                    added = RN_ADDROUTE(rt);
                }
                rtfree_locked(rt2);
            }
        }
        if (!added) {
            if (!rt.rt_gwroute().isNull()) {
                rtfree_locked(rt.rt_gwroute());
            }
            ifafree(ifa);
            FREE(rt.rn_key());
            FREE(rt.rn_mask().address());
            rte_free(rt);
            ifafree(ifa);
            return EEXIST;
        }
        rt.rt_parent(NULLRT());
        if (req == RTM_RESOLVE) {
            Rtentry parent = ret_nrt[0];
            rt.rmx_mtu(parent.rmx_mtu());
            if ((parent.rt_flags() & (RTF_CLONING | RTF_PRCLONING)) != 0) {
                rt.rt_parent(parent);
                rtref(parent);
            }
        }
        if (rt.rmx_mtu() == 0) {
            rt.rmx_mtu(rt.rt_ifp().if_mtu());
        }
        if (ifa.ifa_rtrequest() != 0) {
            k.functions.call(ifa.ifa_rtrequest(), rt, req, 0);
        }
        if (ret_nrt != null) {
            ret_nrt[0] = rt;
            rtref(rt);
        }
        ifafree(ifa);
        return 0;
    }

    /** rt_fixdelete over the subtree: what was cloned from a route goes with it, unless it is pinned. */
    private void DELETE_CLONES_OF(Rtentry parent) {
        Rtentry rt = RT_FIRST();
        while (!rt.isNull()) {
            Rtentry next = RT_NEXT(rt);
            if (rt.rt_parent().is(parent) && (rt.rt_flags() & RTF_PINNED) == 0) {
                rtrequest_locked(RTM_DELETE, rt.rn_key(), SA(0), rt.rn_mask(), rt.rt_flags(), null);
                next = RT_FIRST();
            }
            rt = next;
        }
    }

    /**
     * Gives a route its key and gateway, which share one allocation; a gateway route also gets the route to its gateway. route.c:1149.
     *
     * @return 0, EHOSTUNREACH, EDQUOT
     */
    int rt_setgate(Rtentry rt, Sockaddr dst, Sockaddr gate) {
        int dlen = ROUNDUP(dst.sa_len());
        int glen = ROUNDUP(gate.sa_len());
        Sockaddr old = rt.rn_key();
        long fresh = _MALLOC(dlen + glen, null, MallocType.M_RTABLE, M_NOWAIT);
        bcopy(dst.address(), fresh, dst.sa_len());
        bcopy(gate.address(), fresh + dlen, gate.sa_len());
        rt.rn_key(SA(fresh));
        rt.rt_gateway(SA(fresh + dlen));
        if (!old.isNull()) {
            FREE(old);
        }
        Rtentry gwroute = rt.rt_gwroute();
        if (!gwroute.isNull()) {
            rt.rt_gwroute(NULLRT());
            rtfree_locked(gwroute);
        }
        if ((rt.rt_flags() & RTF_GATEWAY) != 0) {
            gwroute = rtalloc1_locked(rt.rt_gateway(), 1, RTF_PRCLONING);
            if (gwroute.is(rt)) {
                rtunref(gwroute);
                return EHOSTUNREACH;
            }
            rt.rt_gwroute(gwroute);
        }
        return 0;
    }

    private static int ROUNDUP(int length) {
        return length > 0 ? (length - 1 | 3) + 1 : 4;
    }

    private Sockaddr COPY(Sockaddr sa) {
        int length = Math.max(8, ROUNDUP(sa.sa_len()));
        long copy = _MALLOC(length, null, MallocType.M_RTABLE, M_NOWAIT | M_ZERO);
        bcopy(sa.address(), copy, sa.sa_len());
        return SA(copy);
    }

    /** Adds or deletes the route of an interface address. route.c:1352. */
    int rtinit(Ifaddr ifa, int cmd, int flags) {
        lck_mtx_lock(rt_mtx);
        int error = rtinit_locked(ifa, cmd, flags);
        lck_mtx_unlock(rt_mtx);
        return error;
    }

    /** As {@link #rtinit}; rt_mtx is held. route.c:1363. */
    int rtinit_locked(Ifaddr ifa, int cmd, int flags) {
        Sockaddr dst = (flags & RTF_HOST) != 0 ? ifa.ifa_dstaddr() : ifa.ifa_addr();
        long m = 0;
        if (cmd == RTM_DELETE) {
            if ((flags & RTF_HOST) == 0 && !ifa.ifa_netmask().isNull()) {
                m = _MALLOC(16, SockaddrIn.TYPE, MallocType.M_MBUF, M_NOWAIT | M_ZERO);
                bcopy(dst.address(), m, min(dst.sa_len(), 16));
                SIN(SA(m)).sin_addr(KEY(SIN(dst)) & MASK(ifa.ifa_netmask()));
                dst = SA(m);
            }
            Rtentry rt = rtalloc1_locked(dst, 0, 0);
            if (!rt.isNull()) {
                rtunref(rt);
                if (!rt.rt_ifa().is(ifa)) {
                    FREE(m);
                    return (flags & RTF_HOST) != 0 ? EHOSTUNREACH : ENETUNREACH;
                }
            }
        }
        Rtentry[] nrt = {NULLRT()};
        int error = rtrequest_locked(cmd, dst, ifa.ifa_addr(), ifa.ifa_netmask(), flags | ifa.ifa_flags(), nrt);
        FREE(m);
        Rtentry rt = nrt[0];
        if (cmd == RTM_DELETE && error == 0 && !rt.isNull()) {
            k.rtsock_c.rt_newaddrmsg(cmd, ifa, error, rt);
            rtfree_locked(rt);
        }
        if (cmd == RTM_ADD && error == 0 && !rt.isNull()) {
            k.rtsock_c.rt_newaddrmsg(cmd, ifa, error, rt);
            Ifaddr was = rt.rt_ifa();
            if (!was.is(ifa)) {
                if ((was.ifa_ifp().if_flags() & (IFF_POINTOPOINT | IFF_LOOPBACK)) == 0) {
                    printf("rtinit: wrong ifa (%p) was (%p)\n", ifa.address(), was.address());
                }
                if (was.ifa_rtrequest() != 0) {
                    k.functions.call(was.ifa_rtrequest(), rt, RTM_DELETE, 0);
                }
                rtsetifa(rt, ifa);
                rt.rt_ifp(ifa.ifa_ifp());
                rt.rmx_mtu(ifa.ifa_ifp().if_mtu());
                if (ifa.ifa_rtrequest() != 0) {
                    k.functions.call(ifa.ifa_rtrequest(), rt, RTM_ADD, 0);
                }
            }
            rtunref(rt);
        }
        return error;
    }

    private static int min(int a, int b) {
        return Math.min(a, b);
    }
}
