package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** What IPv4 adds to routes. */
@KernelSource("sys/netinet/in_rmx.c")
class In_rmx_c extends KernelFile {
    In_rmx_c(DragonFly111 k) {
        super(k);
    }

    /** Puts an entry into its table; whoever is no host clones. in_rmx.c:70. */
    Rtentry in_addroute(Sa key, Sa mask, long head, Rtentry rt) {
        int address = SIN(key);
        if (address >>> 28 == 0xe) {
            rt.rt_flags(rt.rt_flags() | RTF_MULTICAST);
        }
        if (!has(rt.rt_flags(), RTF_HOST | RTF_CLONING | RTF_MULTICAST)) {
            rt.rt_flags(rt.rt_flags() | RTF_PRCLONING);
        }
        if (has(rt.rt_flags(), RTF_HOST)) {
            if (k.in_c.in_broadcast(address, rt.rt_ifp())) {
                rt.rt_flags(rt.rt_flags() | RTF_BROADCAST);
            } else if (rt.rt_ifa().ifa_addr().sin_s_addr() == key.sin_s_addr()) { // 107
                rt.rt_flags(rt.rt_flags() | RTF_LOCAL);
            }
        }
        if (rt.rt_rmx_rmx_mtu() == 0 && !rt.rt_ifp().isNull()) {
            rt.rt_rmx_rmx_mtu(rt.rt_ifp().if_data().ifi_mtu());
        }
        Rtentry ret = k.radix_c.rn_addroute(key, mask, head, rt);
        if (ret.isNull() && has(rt.rt_flags(), RTF_HOST)) {
            Rtentry rt2 = k.route_c.rtpurelookup(key);
            if (!rt2.isNull()) {
                if (has(rt2.rt_flags(), RTF_LLINFO)
                        && has(rt2.rt_flags(), RTF_HOST)
                        && rt2.rt_gateway().sa_family() == AF_LINK) {
                    k.route_c.rtrequest(
                            RTM_DELETE,
                            rt2.rt_nodes_rn_key(),
                            rt2.rt_gateway(),
                            rt2.rt_nodes_rn_mask(),
                            rt2.rt_flags(),
                            null);
                    ret = k.radix_c.rn_addroute(key, mask, head, rt);
                }
                k.route_c.rtfree(rt2);
            }
        }
        return ret;
    }

    /**
     * The last user of a cloned route that is nobody's link-level entry has gone: says when it may be deleted. What would delete it
     * when that time has come, in_rtqtimo, is not modelled. in_rmx.c:170.
     */
    void in_clsroute(Rtentry rt) {
        if (!has(rt.rt_flags(), RTF_UP)
                || (rt.rt_flags() & (RTF_LLINFO | RTF_WASCLONED | RTF_HOST)) != (RTF_WASCLONED | RTF_HOST)) {
            return;
        }
        rt.rt_rmx_rmx_expire(TIME_SECOND() + k.sysctls().value("net.inet.ip.rtexpire"));
    }

    /**
     * Deletes the routes of an address from the tables of the processors, one after the other: goes there. in_rmx.c:410.
     *
     * @param delete whether static routes go as well
     * @return 1 when the address is none of this family
     */
    int in_ifadown(Ifaddr ifa, int delete) {
        if (ifa.ifa_addr().sa_family() != AF_INET) {
            return 1;
        }
        int origcpu = k.lwkt.mycpu();
        for (int cpu : k.seams.walkedCpus.get()) {
            k.lwkt_thread_c.lwkt_migratecpu(cpu);
            WALK(k.radix_c.RT_TABLE(cpu, AF_INET), ifa, delete);
            ifa.ifa_flags(ifa.ifa_flags() & ~IFA_ROUTE);
        }
        k.lwkt_thread_c.lwkt_migratecpu(origcpu);
        return 0;
    }

    /** Walks a table as rnh_walktree does: what follows an entry is looked up before the entry is handled. */
    private void WALK(long rnh, Ifaddr ifa, int delete) {
        Rtentry next;
        for (Rtentry rt = k.radix_c.FIRST(rnh); !rt.isNull(); rt = next) {
            next = rt.rt_nodes_next();
            in_ifadownkill(rt, ifa, delete);
            if (!next.isNull() && next.rt_nodes_prev() == 0) {
                next = k.radix_c.FIRST(rnh); // it went with its parent
            }
        }
    }

    /** in_rmx.c:375. */
    private int in_ifadownkill(Rtentry rt, Ifaddr ifa, int delete) {
        if (rt.rt_ifa().is(ifa) && (delete != 0 || !has(rt.rt_flags(), RTF_STATIC))) {
            rt.rt_flags(rt.rt_flags() & ~(RTF_CLONING | RTF_PRCLONING));
            int error = k.route_c.rtrequest(
                    RTM_DELETE, rt.rt_nodes_rn_key(), rt.rt_gateway(), rt.rt_nodes_rn_mask(), rt.rt_flags(), null);
            if (error != 0) {
                printf("in_ifadownkill: error " + error + "\n");
            }
        }
        return 0;
    }
}
