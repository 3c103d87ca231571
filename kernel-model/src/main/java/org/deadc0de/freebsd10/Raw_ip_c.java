package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;

/** Of raw IP sockets, how IPv4 learns that an interface goes down or comes up. */
@KernelSource("sys/netinet/raw_ip.c")
final class Raw_ip_c extends KernelFile {
    static final int PRC_IFDOWN = 0;
    static final int PRC_IFUP = 1;

    Raw_ip_c(FreeBsd10 k) {
        super(k);
    }

    /**
     * An interface with the address at {@code sa} goes down or has come up. raw_ip.c:680.
     *
     * <p>Down takes the prefix route and the routes that are not static; addresses, self routes and static routes stay.
     */
    void rip_ctlinput(int cmd, long sa) {
        In_c in_c = k.in_c;
        rw_rlock(in_c.in_ifaddr_lock, 692);
        InIfaddr ia = in_c.V_in_ifaddrhead.first();
        while (!ia.isNull() && ia.ifa_addr() != sa) {
            ia = in_c.V_in_ifaddrhead.next(ia);
        }
        boolean hasRoute = !ia.isNull() && (ia.ifa_flags() & In_c.IFA_ROUTE) != 0;
        if (ia.isNull() || hasRoute != (cmd == PRC_IFDOWN)) {
            rw_runlock(in_c.in_ifaddr_lock, 715);
            return;
        }
        k.if_c.ifa_ref(ia);
        rw_runlock(in_c.in_ifaddr_lock, 697);
        if (cmd == PRC_IFDOWN) {
            in_c.in_ifscrub(ia.ifa_ifp(), ia, 0);
            k.in_rmx_c.in_ifadown(ia, false);
        } else {
            UP(ia, Sa.load(mem, sa));
        }
        k.if_c.ifa_free(ia);
    }

    private void UP(InIfaddr ia, Sa sa) {
        int flags = Route_c.RTF_UP;
        if ((ia.ifa_ifp().if_flags() & (In_c.IFF_LOOPBACK | In_c.IFF_POINTOPOINT)) != 0) {
            flags |= Route_c.RTF_HOST;
        }
        int err = k.if_ifa_c.ifa_del_loopback_route(ia, sa);
        if (err == 0) {
            ia.ifa_flags(ia.ifa_flags() & ~In_c.IFA_RTSELF);
        }
        err = k.route_c.rtinit(ia, Route_c.RTM_ADD, flags);
        if (err == 0) {
            ia.ifa_flags(ia.ifa_flags() | In_c.IFA_ROUTE);
        }
        err = k.if_ifa_c.ifa_add_loopback_route(ia, sa);
        if (err == 0) {
            ia.ifa_flags(ia.ifa_flags() | In_c.IFA_RTSELF);
        }
    }
}
