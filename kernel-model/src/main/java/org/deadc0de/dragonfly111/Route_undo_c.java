package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** What the fix {@code recheck-undo-all} adds to route.c. */
@KernelSource("sys/net/route.c")
class Route_undo_c extends KernelFile {
    Route_undo_c(DragonFly111 k) {
        super(k);
        k.machine().image().add("sys/net/route.c", this);
    }

    /** Deletes the route of an address from every table that has it; unlike rtinit it does not ask the caller's own table first. */
    int rtinit_undo(Ifaddr ifa, int flags) {
        RtAddrinfo rtinfo = ON_STACK(RtAddrinfo.TYPE);
        BZERO(rtinfo, RtAddrinfo.TYPE);
        Sa deldst = ON_STACK(Sa.TYPE, 0x80);
        if (has(flags, RTF_HOST)) {
            BCOPY(ifa.ifa_dstaddr().address(), deldst.address(), 16);
        } else {
            k.route_c.rt_maskedcopy(ifa.ifa_addr(), deldst, ifa.ifa_netmask());
            rtinfo.rti_netmask(ifa.ifa_netmask());
        }
        rtinfo.rti_dst(deldst);
        rtinfo.rti_gateway(ifa.ifa_addr());
        rtinfo.rti_flags(flags | ifa.ifa_flags());
        rtinfo.rti_ifa(ifa);
        return k.route_c.rtrequest1_global(RTM_DELETE, rtinfo, k.rtinit_rtrequest_callback, ifa.address());
    }
}
