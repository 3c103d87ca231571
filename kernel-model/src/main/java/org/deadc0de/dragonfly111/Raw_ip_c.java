package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** Raw IP sockets, and what IPv4 does when an interface goes up or down. */
@KernelSource("sys/netinet/raw_ip.c")
class Raw_ip_c extends KernelFile {
    Raw_ip_c(DragonFly111 k) {
        super(k);
    }

    /** An address of an interface went up or down: its route comes or goes. raw_ip.c:447. */
    void rip_ctlinput(int cmd, Sa sa) {
        switch (cmd) {
            case PRC_IFDOWN -> {
                InIfaddr ia = FIND(sa, true);
                if (ia.isNull()) {
                    return;
                }
                k.seams.addressHeld.hold(ia);
                k.in_c.in_ifscrub(ia.ifa_ifp(), ia);
                if (k.seams.afterSleep.mayGoOn(ia)) {
                    k.in_rmx_c.in_ifadown(ia, 0);
                }
                k.seams.addressHeld.release(ia);
            }
            case PRC_IFUP -> {
                InIfaddr ia = FIND(sa, false);
                if (ia.isNull() || has(ia.ifa_flags(), IFA_ROUTE)) {
                    return;
                }
                k.seams.addressHeld.hold(ia);
                int flags = RTF_UP;
                Ifnet ifp = ia.ifa_ifp();
                if (has(ifp.if_flags(), IFF_LOOPBACK) || has(ifp.if_flags(), IFF_POINTOPOINT)) {
                    flags |= RTF_HOST;
                }
                int err = k.route_c.rtinit(ia, RTM_ADD, flags);
                if (k.seams.afterAdd.mayGoOn(ia, flags) && err == 0) {
                    ia.ifa_flags(ia.ifa_flags() | IFA_ROUTE);
                }
                k.seams.addressHeld.release(ia);
            }
            default -> {
                // Nothing is known of it here.
            }
        }
    }

    private InIfaddr FIND(Sa sa, boolean withRoute) {
        for (InIfaddr ia = k.in_c.in_ifaddrhead.first(); !ia.isNull(); ia = k.in_c.in_ifaddrhead.next(ia)) {
            kernelStack().back(1);
            if (ia.ifa_addr().is(sa) && (!withRoute || has(ia.ifa_flags(), IFA_ROUTE))) {
                return ia;
            }
        }
        return nil(InIfaddr.TYPE);
    }

    /** Sends what a raw socket was given, along the route the socket remembers. raw_ip.c:300. */
    int rip_output(Mbuf m, Socket so) {
        return k.ip_output_c.ip_output(m, so);
    }

    /** raw_ip.c:640. */
    int rip_send(Socket so, Mbuf m) {
        return rip_output(m, so);
    }
}
