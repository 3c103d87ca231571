package org.deadc0de.netbsd299;

import java.util.Locale;
import java.util.function.Consumer;
import org.deadc0de.sim.crash.KernelSource;

/**
 * Routes. Each family's table is one list in the order of the radix walk: by destination, shorter masks first. An entry that is
 * deleted while somebody still refers to it survives with its {@code rt_ifp} intact.
 */
@KernelSource("sys/net/route.c")
class Route_c extends KernelFile {
    static final int RTF_UP = 0x1;
    static final int RTF_GATEWAY = 0x2;
    static final int RTF_HOST = 0x4;
    static final int RTF_REJECT = 0x8;
    static final int RTF_CLONING = 0x100;
    static final int RTF_LLINFO = 0x400;
    static final int RTF_STATIC = 0x800;
    static final int IFA_ROUTE = RTF_UP;

    private final long rt_tables;

    Route_c(NetBsd299 k) {
        super(k);
        rt_tables = k.machine().data().define("rt_tables", 4 * 32);
    }

    private long TABLE(int af) {
        return rt_tables + 4L * af;
    }

    /** The first entry of a family's table. */
    Rtentry FIRST(int af) {
        return Rtentry.TYPE.at(mem, mem.loadPointer(TABLE(af), 0));
    }

    /** {@code rn_walktree}. The next entry is remembered before each call. */
    void RN_WALKTREE(int af, Consumer<Rtentry> f) {
        Rtentry rt = FIRST(af);
        while (!rt.isNull()) {
            Rtentry next = rt.rt_nodes_next();
            f.accept(rt);
            rt = next;
        }
    }

    /** Takes a reference on an address. */
    void IFAREF(Ifaddr ifa) {
        ifa.ifa_refcnt(ifa.ifa_refcnt() + 1);
    }

    /** Gives a reference on an address back; the last one frees it. */
    void IFAFREE(Ifaddr ifa) {
        if (ifa.ifa_refcnt() <= 0) {
            throw panic(String.format(Locale.ROOT, "ifafree: 0x%x not zero refcnt", ifa.address()));
        }
        int left = ifa.ifa_refcnt() - 1;
        ifa.ifa_refcnt(left);
        if (left == 0) {
            ifafree(ifa);
        }
    }

    private void ifafree(Ifaddr ifa) {
        FREE(ifa, "ifaddr");
    }

    // ---- comparing addresses -------------------------------------------------------------------------------------

    private int COMPARE(SockaddrS a, SockaddrS b) {
        if (a.sa_family() == AF_INET6) {
            In6Addr x = a.sin6_addr();
            In6Addr y = b.sin6_addr();
            int high = Long.compareUnsigned(x.high(), y.high());
            return high != 0 ? high : Long.compareUnsigned(x.low(), y.low());
        }
        return Integer.compareUnsigned(a.sin_addr(), b.sin_addr());
    }

    /** How many leading bits the mask has; a host route has them all. */
    int MASK_LENGTH(Rtentry rt) {
        boolean v6 = rt.rt_key().sa_family() == AF_INET6;
        if (rt.rt_mask().isNull()) {
            return v6 ? 128 : 32;
        }
        if (v6) {
            In6Addr mask = rt.rt_mask().sin6_addr();
            return Long.bitCount(mask.high()) + Long.bitCount(mask.low());
        }
        return Integer.bitCount(rt.rt_mask().sin_addr());
    }

    private boolean MATCHES(Rtentry rt, SockaddrS dst) {
        if (rt.rt_mask().isNull()) {
            return COMPARE(rt.rt_key(), dst) == 0;
        }
        if (dst.sa_family() == AF_INET6) {
            int length = MASK_LENGTH(rt);
            return dst.sin6_addr().masked(length).equals(rt.rt_key().sin6_addr());
        }
        return (dst.sin_addr() & rt.rt_mask().sin_addr()) == rt.rt_key().sin_addr();
    }

    // ---- lookup and references -----------------------------------------------------------------------------------

    /** The best route to an address, with a reference, or NULL; route.c:178. */
    Rtentry rtalloc1(SockaddrS dst, int report) {
        int s = splsoftnet();
        Rtentry best = nil(Rtentry.TYPE);
        int length = -1;
        for (Rtentry rt = FIRST(dst.sa_family()); !rt.isNull(); rt = rt.rt_nodes_next()) {
            if (MASK_LENGTH(rt) > length && MATCHES(rt, dst)) {
                best = rt;
                length = MASK_LENGTH(rt);
            }
        }
        if (!best.isNull()) {
            best.rt_refcnt(best.rt_refcnt() + 1);
        }
        splx(s);
        return best;
    }

    /** Gives a reference on a route back; route.c:224. */
    void rtfree(Rtentry rt) {
        if (rt.isNull()) {
            throw panic("rtfree");
        }
        rt.rt_refcnt(rt.rt_refcnt() - 1);
        if (rt.rt_refcnt() <= 0 && !has(rt.rt_flags(), RTF_UP)) {
            if (rt.rt_nodes_prev() != 0) {
                throw panic("rtfree 2");
            }
            if (rt.rt_refcnt() < 0) {
                printf(String.format(Locale.ROOT, "rtfree: 0x%x not freed (neg refs)\n", rt.address()));
                return;
            }
            Ifaddr ifa = rt.rt_ifa();
            k.route_c.IFAFREE(ifa);
            FREE(rt.rt_key(), "routetbl");
            if (!rt.rt_mask().isNull()) {
                FREE(rt.rt_mask(), "routetbl");
            }
            FREE(rt, "routetbl");
        }
    }

    // ---- adding and deleting -------------------------------------------------------------------------------------

    /**
     * rtrequest(RTM_ADD): a new entry without a reference of the caller's; route.c:640.
     *
     * @param mask NULL for a host route
     * @return the entry, or NULL when there is one already
     */
    Rtentry rtrequest1_add(SockaddrS dst, SockaddrS gateway, SockaddrS mask, int flags, Ifaddr ifa) {
        Rtentry known = FIND(dst, mask);
        if (!known.isNull()) {
            return nil(Rtentry.TYPE);
        }
        Rtentry rt = MALLOC(Rtentry.TYPE, "routetbl", M_NOWAIT | M_ZERO);
        rt.rt_flags(RTF_UP | flags);
        rt_setgate(rt, dst, gateway);
        if (!mask.isNull()) {
            SockaddrS copy = SockaddrS.TYPE.at(mem, k.kern_malloc_c.ALLOCATE(28, "routetbl", M_NOWAIT, SockaddrS.TYPE));
            bcopy(mask.address(), copy.address(), mask.sa_len());
            rt.rt_mask(copy);
            SockaddrS key = rt.rt_key();
            if (key.sa_family() == AF_INET6) {
                key.sin6_addr(key.sin6_addr().masked(MASK_LENGTH(rt)));
            } else {
                key.sin_addr(key.sin_addr() & copy.sin_addr());
            }
        }
        IFAREF(ifa);
        rt.rt_ifa(ifa);
        rt.rt_ifp(ifa.ifa_ifp());
        if (has(flags, RTF_GATEWAY)) {
            rt.rt_gwroute(rtalloc1(rt.rt_gateway(), 1));
        }
        LINK(rt);
        return rt;
    }

    /** Gives a route its key and gateway, in one piece of memory; route.c:800. */
    void rt_setgate(Rtentry rt, SockaddrS dst, SockaddrS gateway) {
        int dlen = dst.sa_len() + 3 & ~3;
        int glen = gateway.sa_len() + 3 & ~3;
        long key = k.kern_malloc_c.ALLOCATE(dlen + glen, "routetbl", M_NOWAIT, SockaddrS.TYPE);
        bcopy(dst.address(), key, dlen);
        bcopy(gateway.address(), key + dlen, glen);
        rt.rt_key(SockaddrS.TYPE.at(mem, key));
        rt.rt_gateway(SockaddrS.TYPE.at(mem, key + dlen));
    }

    private Rtentry FIND(SockaddrS dst, SockaddrS mask) {
        for (Rtentry rt = FIRST(dst.sa_family()); !rt.isNull(); rt = rt.rt_nodes_next()) {
            boolean same = mask.isNull() ? rt.rt_mask().isNull() : !rt.rt_mask().isNull() && SAME_MASK(rt, mask);
            if (same && (mask.isNull() ? COMPARE(rt.rt_key(), dst) == 0 : MATCHES(rt, dst))) {
                return rt;
            }
        }
        return nil(Rtentry.TYPE);
    }

    private boolean SAME_MASK(Rtentry rt, SockaddrS mask) {
        return mask.sa_family() == AF_INET6 || rt.rt_key().sa_family() == AF_INET6
                ? rt.rt_mask().sin6_addr().equals(mask.sin6_addr())
                : rt.rt_mask().sin_addr() == mask.sin_addr();
    }

    /** The entry with exactly that destination and mask, or NULL. */
    Rtentry LOOKUP(SockaddrS dst, SockaddrS mask) {
        return FIND(dst, mask);
    }

    private void LINK(Rtentry rt) {
        long at = TABLE(rt.rt_key().sa_family());
        Rtentry next = Rtentry.TYPE.at(mem, mem.loadPointer(at, 0));
        while (!next.isNull()) {
            int order = COMPARE(next.rt_key(), rt.rt_key());
            if (order > 0 || order == 0 && MASK_LENGTH(next) > MASK_LENGTH(rt)) {
                break;
            }
            at = next.addressOf(Rtentry.RT_NODES_NEXT);
            next = next.rt_nodes_next();
        }
        rt.rt_nodes_next(next);
        rt.rt_nodes_prev(at);
        mem.storePointer(at, 0, rt.address());
        if (!next.isNull()) {
            next.rt_nodes_prev(rt.addressOf(Rtentry.RT_NODES_NEXT));
        }
    }

    /** rtrequest(RTM_DELETE) of an entry: unlinks it, and frees it unless somebody still refers to it; route.c:560. */
    int rtrequest1_delete(Rtentry rt) {
        UNLINK(rt);
        if (rt.rt_refcnt() <= 0) {
            rt.rt_refcnt(rt.rt_refcnt() + 1);
            rtfree(rt);
        }
        return 0;
    }

    private void UNLINK(Rtentry rt) {
        mem.storePointer(rt.rt_nodes_prev(), 0, rt.rt_nodes_next().address());
        if (!rt.rt_nodes_next().isNull()) {
            rt.rt_nodes_next().rt_nodes_prev(rt.rt_nodes_prev());
        }
        rt.rt_nodes_prev(0);
        if (!rt.rt_gwroute().isNull()) {
            rtfree(rt.rt_gwroute());
            rt.rt_gwroute(nil(Rtentry.TYPE));
        }
        rt.rt_flags(rt.rt_flags() & ~RTF_UP);
    }

    /**
     * Sets up or takes down the route that comes with an address; route.c:880.
     *
     * @param mask NULL for a host route
     */
    int rtinit(Ifaddr ifa, int cmd, int flags, SockaddrS dst, SockaddrS mask) {
        if (cmd == Rtsock_c.RTM_DELETE) {
            Rtentry rt = FIND(dst, mask);
            if (rt.isNull()) {
                return ESRCH;
            }
            if (!rt.rt_ifa().is(ifa)) {
                return has(rt.rt_flags(), RTF_HOST) ? EHOSTUNREACH : ENETUNREACH;
            }
            UNLINK(rt);
            k.rtsock_c.rt_newaddrmsg(cmd, ifa, 0, rt);
            if (rt.rt_refcnt() <= 0) {
                rt.rt_refcnt(rt.rt_refcnt() + 1);
                rtfree(rt);
            }
            return 0;
        }
        Rtentry rt = rtrequest1_add(dst, ifa.ifa_addr(), mask, flags, ifa);
        if (rt.isNull()) {
            return EEXIST;
        }
        k.rtsock_c.rt_newaddrmsg(cmd, ifa, 0, rt);
        return 0;
    }

    /**
     * Which address of ours a route by hand goes out from, or NULL; route.c:440.
     *
     * @param flags of the route that is wanted
     */
    Ifaddr ifa_ifwithroute(int flags, SockaddrS dst, SockaddrS gateway) {
        Ifaddr ifa = nil(Ifaddr.TYPE);
        if (!has(flags, RTF_GATEWAY)) {
            if (has(flags, RTF_HOST)) {
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
            Rtentry rt = rtalloc1(dst, 0);
            if (rt.isNull()) {
                return ifa;
            }
            rt.rt_refcnt(rt.rt_refcnt() - 1);
            ifa = rt.rt_ifa();
        }
        return ifa;
    }

    /** RTM_CHANGE: another gateway, and the interface that leads to it. */
    int CHANGE(Rtentry rt, SockaddrS gateway) {
        Ifaddr ifa = ifa_ifwithroute(rt.rt_flags(), rt.rt_key(), gateway);
        if (ifa.isNull()) {
            return ENETUNREACH;
        }
        SockaddrS old = rt.rt_key();
        rt_setgate(rt, old, gateway);
        FREE(old, "routetbl");
        if (!rt.rt_gwroute().isNull()) {
            rtfree(rt.rt_gwroute());
        }
        rt.rt_gwroute(has(rt.rt_flags(), RTF_GATEWAY) ? rtalloc1(gateway, 1) : nil(Rtentry.TYPE));
        if (!rt.rt_ifa().is(ifa)) {
            IFAREF(ifa);
            IFAFREE(rt.rt_ifa());
            rt.rt_ifa(ifa);
            rt.rt_ifp(ifa.ifa_ifp());
        }
        return 0;
    }
}
