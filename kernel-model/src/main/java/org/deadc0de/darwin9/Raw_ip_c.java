package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;

import org.deadc0de.sim.crash.KernelSource;

/** Raw IP: here because its control input adds and deletes the routes of interfaces that go up and down. */
@KernelSource("bsd/netinet/raw_ip.c")
final class Raw_ip_c extends KernelFile {
    Raw_ip_c(Darwin9 k) {
        super(k);
    }

    /** raw_ip.c:583-641. */
    void rip_ctlinput(int cmd, Sockaddr sa) {
        if (cmd == PRC_IFDOWN) {
            lck_mtx_lock(k.route_c.rt_mtx);
            InIfaddr ia = k.in_c.in_ifaddrhead.first();
            while (!ia.isNull()) {
                Ifaddr ifa = ia.ia_ifa();
                if (ifa.ifa_addr().is(sa) && (ifa.ifa_flags() & IFA_ROUTE) != 0) {
                    k.in_c.in_ifscrub(ifa.ifa_ifp(), ia, 1);
                    in_ifadown(ifa);
                    break;
                }
                ia = k.in_c.in_ifaddrhead.next(ia);
            }
            lck_mtx_unlock(k.route_c.rt_mtx);
        } else if (cmd == PRC_IFUP) {
            lck_mtx_lock(k.route_c.rt_mtx);
            InIfaddr ia = k.in_c.in_ifaddrhead.first();
            while (!ia.isNull() && !ia.ia_ifa().ifa_addr().is(sa)) {
                ia = k.in_c.in_ifaddrhead.next(ia);
            }
            if (ia.isNull() || (ia.ia_ifa().ifa_flags() & IFA_ROUTE) != 0) {
                lck_mtx_unlock(k.route_c.rt_mtx);
                return;
            }
            int flags = RTF_UP;
            Ifnet ifp = ia.ia_ifa().ifa_ifp();
            if ((ifp.if_flags() & IFF_LOOPBACK) != 0 || (ifp.if_flags() & IFF_POINTOPOINT) != 0) {
                flags |= RTF_HOST;
            }
            int err = k.route_c.rtinit_locked(ia.ia_ifa(), RTM_ADD, flags);
            k.seams.routeUp.added(ia, err);
        }
    }

    /** Deletes the routes that name an address and are not static. in_rmx.c:410. */
    private void in_ifadown(Ifaddr ifa) {
        Rtentry rt = k.route_c.RT_FIRST();
        while (!rt.isNull()) {
            Rtentry next = k.route_c.RT_NEXT(rt);
            if (rt.rt_ifa().is(ifa) && (rt.rt_flags() & RTF_STATIC) == 0) {
                k.route_c.rtrequest_locked(RTM_DELETE, rt.rn_key(), rt.rt_gateway(), rt.rn_mask(), rt.rt_flags(), null);
                next = k.route_c.RT_FIRST();
            }
            rt = next;
        }
    }
}
