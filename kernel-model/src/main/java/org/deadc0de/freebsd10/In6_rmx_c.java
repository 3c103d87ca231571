package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;

/** What IPv6 adds to its routing table. */
@KernelSource("sys/netinet6/in6_rmx.c")
final class In6_rmx_c extends KernelFile {
    In6_rmx_c(FreeBsd10 k) {
        super(k);
    }

    /** Marks routes to our own addresses, gives a route its interface's mtu. in6_rmx.c:116. */
    boolean in6_addroute(Sa key, Sa netmask, RadixNodeHead head, Rtentry rt) {
        if ((rt.rt_flags() & Route_c.RTF_HOST) != 0 && rt.rt_ifa().sa_family() == Sa.AF_INET6) {
            Sa own = Sa.load(mem, rt.rt_ifa().ifa_addr());
            if (own.lo == key.lo && own.hi == key.hi) {
                rt.rt_flags(rt.rt_flags() | Route_c.RTF_LOCAL);
            }
        }
        if (rt.rmx_mtu() == 0 && !rt.rt_ifp().isNull()) {
            rt.rmx_mtu(rt.rt_ifp().if_mtu());
        }
        return k.radix_c.rn_addroute(key, netmask, head, rt);
    }
}
