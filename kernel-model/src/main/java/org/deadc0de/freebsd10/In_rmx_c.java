package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;

/** What IPv4 adds to its routing table. */
@KernelSource("sys/netinet/in_rmx.c")
final class In_rmx_c extends KernelFile {
    private static final int IFA_ROUTE = Route_c.RTF_UP;

    In_rmx_c(FreeBsd10 k) {
        super(k);
    }

    /** Marks routes to our own and to broadcast addresses, gives a route its interface's mtu. in_rmx.c:70. */
    boolean in_addroute(Sa key, Sa netmask, RadixNodeHead head, Rtentry rt) {
        if ((rt.rt_flags() & Route_c.RTF_HOST) != 0) {
            int address = (int) key.lo;
            if (k.in_c.in_broadcast(address, rt.rt_ifp())) {
                rt.rt_flags(rt.rt_flags() | Route_c.RTF_BROADCAST);
            } else if (rt.rt_ifa().sa_family() == Sa.AF_INET
                    && Sa.load(mem, rt.rt_ifa().ifa_addr()).lo == key.lo) {
                rt.rt_flags(rt.rt_flags() | Route_c.RTF_LOCAL);
            }
        }
        if (rt.rmx_mtu() == 0 && !rt.rt_ifp().isNull()) {
            rt.rmx_mtu(rt.rt_ifp().if_mtu());
        }
        return k.radix_c.rn_addroute(key, netmask, head, rt);
    }

    /** Removes one route of an address that goes away or down. in_rmx.c:370. */
    private int in_ifadownkill(Rtentry rt, Ifaddr ifa, boolean del) {
        Route_c route = k.route_c;
        route.RT_LOCK(rt, 374);
        if (rt.rt_ifa().is(ifa) && (del || (rt.rt_flags() & Route_c.RTF_STATIC) == 0)) {
            // The reference is what keeps it until it is out of the table.
            route.RT_ADDREF(rt);
            route.rtexpunge(rt);
            route.RTFREE_LOCKED(rt, 398);
            return 0;
        }
        route.RT_UNLOCK(rt, 401);
        return 0;
    }

    /**
     * Removes the routes whose address is {@code ifa}: all of them when it is deleted, else those that are not static. in_rmx.c:405.
     */
    int in_ifadown(Ifaddr ifa, boolean delete) {
        if (ifa.sa_family() != Sa.AF_INET) {
            return 1;
        }
        RadixNodeHead rnh = k.route_c.RT_TABLES_GET_RNH(Sa.AF_INET);
        rw_wlock(rnh.rnh_lock(), 419);
        k.radix_c.rn_walktree(rnh, rt -> in_ifadownkill(rt, ifa, delete));
        rw_wunlock(rnh.rnh_lock(), 421);
        ifa.ifa_flags(ifa.ifa_flags() & ~IFA_ROUTE);
        return 0;
    }
}
