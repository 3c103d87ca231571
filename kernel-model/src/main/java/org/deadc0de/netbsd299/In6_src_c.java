package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;

/** Source addresses and hop limits of IPv6 packets. */
@KernelSource("sys/netinet6/in6_src.c")
class In6_src_c extends KernelFile {
    static final int IP6_DEFHLIM = 64;

    private final long ip6_defhlim;

    In6_src_c(NetBsd299 k) {
        super(k);
        ip6_defhlim = k.machine().data().define("ip6_defhlim", 4);
        mem.store4(ip6_defhlim, 0, IP6_DEFHLIM);
    }

    /** ND_IFINFO(): two loads through the interface. */
    private NdIfinfo ND_IFINFO(Ifnet ifp) {
        return ifp.if_afdata_inet6().nd_ifinfo();
    }

    /**
     * The source for a packet to {@code dst}, or NULL with the reason in {@code errorp}; in6_src.c:110.
     *
     * <p>With an interface index in the options the cached route is not looked at.
     */
    In6Ifaddr in6_selectsrc(SockaddrS dstsock, Ip6Pktopts opts, Ip6Moptions mopts, Route ro, int[] errorp) {
        In6Addr dst = dstsock.sin6_addr();
        errorp[0] = 0;
        if (!opts.isNull() && opts.ip6po_ifindex() != 0) {
            In6Ifaddr ia6 = k.in6_c.in6_ifawithscope(k.if_c.IFINDEX2IFNET(opts.ip6po_ifindex()), dst);
            if (ia6.isNull()) {
                errorp[0] = EADDRNOTAVAIL;
            }
            return ia6;
        }
        if (dst.hasScope() && dstsock.sin6_scope_id() != 0) {
            int scope = dstsock.sin6_scope_id();
            if (scope < 0
                    || k.if_c.IF_INDEXLIM() <= scope
                    || k.if_c.IFINDEX2IFNET(scope).isNull()) {
                errorp[0] = ENXIO;
                return nil(In6Ifaddr.TYPE);
            }
            In6Ifaddr ia6 = k.in6_c.in6_ifawithscope(k.if_c.IFINDEX2IFNET(scope), dst);
            if (ia6.isNull()) {
                errorp[0] = EADDRNOTAVAIL;
            }
            return ia6;
        }
        if (dst.isMulticast() && !mopts.isNull() && !mopts.im6o_multicast_ifp().isNull()) {
            In6Ifaddr ia6 = k.in6_c.in6_ifawithscope(mopts.im6o_multicast_ifp(), dst);
            if (ia6.isNull()) {
                errorp[0] = EADDRNOTAVAIL;
            }
            return ia6;
        }
        if (!ro.isNull()) {
            if (!ro.ro_rt().isNull() && !ro.ro_dst().sin6_addr().equals(dst)) {
                k.route_c.rtfree(ro.ro_rt());
                ro.ro_rt(nil(Rtentry.TYPE));
            }
            if (ro.ro_rt().isNull() || ro.ro_rt().rt_ifp().isNull()) {
                SockaddrS sa6 = ro.ro_dst();
                sa6.sa_len(28);
                sa6.sa_family(AF_INET6);
                sa6.sin6_addr(dst);
                ro.ro_rt(k.route_c.rtalloc1(sa6, 1));
            }
            if (!ro.ro_rt().isNull()) {
                In6Ifaddr ia6 = k.in6_c.in6_ifawithscope(ro.ro_rt().rt_ifa().ifa_ifp(), dst);
                if (ia6.isNull()) {
                    ia6 = In6Ifaddr.TYPE.at(mem, ro.ro_rt().rt_ifa().address());
                }
                return ia6;
            }
        }
        errorp[0] = EHOSTUNREACH;
        return nil(In6Ifaddr.TYPE);
    }

    /**
     * The hop limit of the next packet: the socket's own, else that of the interface given, else the default; in6_src.c:319.
     */
    int in6_selecthlim(In6pcb in6p, Ifnet ifp) {
        if (in6p.in6p_af() != AF_INET6) {
            return -1;
        }
        if (in6p.in6p_hops() >= 0) {
            return in6p.in6p_hops();
        }
        if (!ifp.isNull()) {
            return ND_IFINFO(ifp).chlim();
        }
        return mem.load4(ip6_defhlim, 0);
    }
}
