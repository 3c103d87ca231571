package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;

/** IPv6 output and the options of IPv6 sockets. */
@KernelSource("sys/netinet6/ip6_output.c")
class Ip6_output_c extends KernelFile {
    static final int IPV6_UNICAST_HOPS = 4;
    static final int IPV6_MULTICAST_IF = 9;
    static final int IPV6_MULTICAST_HOPS = 10;
    static final int IPV6_MULTICAST_LOOP = 11;
    static final int IPV6_JOIN_GROUP = 12;
    static final int IPV6_LEAVE_GROUP = 13;
    static final int IPV6_PKTINFO = 46;
    static final int IPV6_HOPLIMIT = 47;
    static final int IPV6_DSTOPTS = 50;
    private static final int M_MCAST = 0x200;

    Ip6_output_c(NetBsd299 k) {
        super(k);
    }

    /** Sends an IPv6 packet; ip6_output.c:200. A cached route that does not fit any more is freed here, at the earliest. */
    int ip6_output(Mbuf m, Ip6Pktopts opt, Route ro, int flags, Ip6Moptions im6o, Socket so) {
        Ip6 ip6 = m.ip6();
        boolean ip6route = ro.isNull();
        if (ip6route) {
            ro = onStack(Route.TYPE);
            bzero(ro, Route.TYPE);
        }
        SockaddrS dst = ro.ro_dst();
        if (!ro.ro_rt().isNull()
                && (!has(ro.ro_rt().rt_flags(), Route_c.RTF_UP)
                        || dst.sa_family() != AF_INET6
                        || !dst.sin6_addr().equals(ip6.ip6_dst()))) {
            k.route_c.rtfree(ro.ro_rt());
            ro.ro_rt(nil(Rtentry.TYPE));
        }
        if (ro.ro_rt().isNull()) {
            dst.sa_len(28);
            dst.sa_family(AF_INET6);
            dst.sin6_addr(ip6.ip6_dst());
        }
        Ifnet ifp;
        if (!ip6.ip6_dst().isMulticast()) {
            if (ro.ro_rt().isNull()) {
                ro.ro_rt(k.route_c.rtalloc1(dst, 1));
            }
            if (ro.ro_rt().isNull()) {
                m_freem(m);
                return EHOSTUNREACH;
            }
            ifp = ro.ro_rt().rt_ifp();
            ro.ro_rt().rt_use(ro.ro_rt().rt_use() + 1);
            if (has(ro.ro_rt().rt_flags(), Route_c.RTF_GATEWAY)) {
                dst = ro.ro_rt().rt_gateway();
            }
        } else {
            ifp = nil(Ifnet.TYPE);
            m.m_flags(m.m_flags() | M_MCAST);
            ip6.ip6_hlim(im6o.isNull() ? 1 : im6o.im6o_multicast_hlim());
            if (!im6o.isNull() && !im6o.im6o_multicast_ifp().isNull()) {
                ifp = im6o.im6o_multicast_ifp();
            }
            if (!opt.isNull() && opt.ip6po_ifindex() != 0) {
                ifp = k.if_c.IFINDEX2IFNET(opt.ip6po_ifindex());
            }
            if (ifp.isNull()) {
                if (ro.ro_rt().isNull()) {
                    ro.ro_rt(k.route_c.rtalloc1(dst, 0));
                }
                if (ro.ro_rt().isNull()) {
                    m_freem(m);
                    return EHOSTUNREACH;
                }
                ifp = ro.ro_rt().rt_ifp();
            }
            if (!has(ifp.if_flags(), IFF_MULTICAST)) {
                DONE(ro, ip6route, m);
                return ENETUNREACH;
            }
            In6Multi in6m = k.in6_c.IN6_LOOKUP_MULTI(ip6.ip6_dst(), ifp);
            if (!in6m.isNull() && (im6o.isNull() || im6o.im6o_multicast_loop() != 0)) {
                k.if_loop_c.looutput(ifp, m_get(m.bytes()), dst, nil(Rtentry.TYPE));
            }
            if (ip6.ip6_hlim() == 0 || has(ifp.if_flags(), IFF_LOOPBACK)) {
                DONE(ro, ip6route, m);
                return 0;
            }
        }
        if (m.m_len() > ifp.if_mtu()) {
            DONE(ro, ip6route, m);
            return EMSGSIZE;
        }
        int error = nd6_output(ifp, m, dst, ro.ro_rt());
        DONE(ro, ip6route, nil(Mbuf.TYPE));
        return error;
    }

    /** Finds the neighbour and hands the packet to its interface; nd6.c:1800. */
    private int nd6_output(Ifnet ifp, Mbuf m, SockaddrS dst, Rtentry rt) {
        return k.if_c.IF_OUTPUT(ifp, m, dst, rt);
    }

    private void DONE(Route ro, boolean ip6route, Mbuf m) {
        m_freem(m);
        if (ip6route && !ro.ro_rt().isNull()) {
            k.route_c.rtfree(ro.ro_rt());
        }
    }

    // ---- options -------------------------------------------------------------------------------------------------

    /** What a sendmsg brings with it; ip6_output.c:2119. The index is checked once, here. */
    int ip6_setpktoptions(Mbuf control, Ip6Pktopts opt, int priv) {
        bzero(opt, Ip6Pktopts.TYPE);
        if (!control.m_next().isNull()) {
            return EINVAL;
        }
        long data = control.addressOf(Mbuf.M_DAT);
        int length = control.m_len();
        for (int at = 0; at < length; at += mem.load4(data, at)) {
            int cmsg_len = mem.load4(data, at);
            int cmsg_type = mem.load4(data, at + 4);
            if (cmsg_len < 8 || at + cmsg_len > length) {
                return EINVAL;
            }
            switch (cmsg_type) {
                case IPV6_PKTINFO -> {
                    if (cmsg_len != 28) {
                        return EINVAL;
                    }
                    In6Addr source = In6Addr.load(mem, data + at + 8);
                    int ifindex = mem.load4(data, at + 24);
                    opt.ip6po_ifindex(ifindex);
                    if (ifindex >= k.if_c.IF_INDEXLIM() || ifindex < 0) {
                        return ENXIO;
                    }
                    if (ifindex > 0 && k.if_c.IFINDEX2IFNET(ifindex).isNull()) {
                        return ENXIO;
                    }
                    if (!source.isUnspecified() && !OWN(source.withScope(ifindex), ifindex)) {
                        return EADDRNOTAVAIL;
                    }
                }
                case IPV6_HOPLIMIT -> {
                    if (cmsg_len != 12) {
                        return EINVAL;
                    }
                }
                case IPV6_DSTOPTS -> {
                    // A stray semicolon of the source makes the length check's return unconditional.
                    return EINVAL;
                }
                default -> {
                    return ENOPROTOOPT;
                }
            }
        }
        return 0;
    }

    private boolean OWN(In6Addr source, int ifindex) {
        for (In6Ifaddr ia = k.in6_c.FIRST(); !ia.isNull(); ia = ia.ia6_next()) {
            if (ia.ia6_addr().sin6_addr().equals(source)
                    && (ifindex == 0 || ia.ifa_ifp().if_index() == ifindex)) {
                return true;
            }
        }
        return false;
    }

    /** ip6_output.c:1080. */
    int ip6_ctloutput(int op, Socket so, int level, int optname, Mbuf m) {
        In6pcb in6p = In6pcb.TYPE.at(mem, so.so_pcb());
        switch (optname) {
            case IPV6_MULTICAST_IF, IPV6_MULTICAST_HOPS, IPV6_MULTICAST_LOOP, IPV6_JOIN_GROUP, IPV6_LEAVE_GROUP -> {
                return ip6_setmoptions(optname, in6p, m);
            }
            case IPV6_UNICAST_HOPS -> {
                int hops = mem.load4(m.addressOf(Mbuf.M_DAT), 0);
                if (hops < -1 || hops >= 256) {
                    return EINVAL;
                }
                in6p.in6p_hops(hops);
                return 0;
            }
            case IPV6_PKTINFO, IPV6_HOPLIMIT -> {
                return 0;
            }
            default -> {
                return ENOPROTOOPT;
            }
        }
    }

    /** ip6_output.c:1780. */
    int ip6_setmoptions(int optname, In6pcb in6p, Mbuf m) {
        Ip6Moptions im6o = in6p.in6p_moptions();
        if (im6o.isNull()) {
            im6o = MALLOC(Ip6Moptions.TYPE, "ip_moptions", M_WAITOK);
            in6p.in6p_moptions(im6o);
            im6o.im6o_multicast_ifp(nil(Ifnet.TYPE));
            im6o.im6o_multicast_hlim(1);
            im6o.im6o_multicast_loop(1);
            im6o.im6o_memberships_lh_first(nil(In6MultiMship.TYPE));
        }
        int error = SETOPTION(optname, im6o, m);
        if (im6o.im6o_multicast_ifp().isNull()
                && im6o.im6o_multicast_hlim() == 1
                && im6o.im6o_multicast_loop() == 1
                && im6o.im6o_memberships_lh_first().isNull()) {
            FREE(im6o, "ip_moptions");
            in6p.in6p_moptions(nil(Ip6Moptions.TYPE));
        }
        return error;
    }

    private int SETOPTION(int optname, Ip6Moptions im6o, Mbuf m) {
        long value = m.addressOf(Mbuf.M_DAT);
        switch (optname) {
            case IPV6_MULTICAST_IF -> {
                int index = mem.load4(value, 0);
                if (index == 0) {
                    im6o.im6o_multicast_ifp(nil(Ifnet.TYPE));
                    return 0;
                }
                if (index < 0
                        || k.if_c.IF_INDEXLIM() <= index
                        || k.if_c.IFINDEX2IFNET(index).isNull()) {
                    return ENXIO;
                }
                Ifnet ifp = k.if_c.IFINDEX2IFNET(index);
                if (!has(ifp.if_flags(), IFF_MULTICAST)) {
                    return EADDRNOTAVAIL;
                }
                im6o.im6o_multicast_ifp(ifp);
                return 0;
            }
            case IPV6_MULTICAST_HOPS -> {
                int hops = mem.load4(value, 0);
                if (hops < -1 || hops >= 256) {
                    return EINVAL;
                }
                im6o.im6o_multicast_hlim(hops == -1 ? 1 : hops);
                return 0;
            }
            case IPV6_MULTICAST_LOOP -> {
                int loop = mem.load4(value, 0);
                if (loop > 1 || loop < 0) {
                    return EINVAL;
                }
                im6o.im6o_multicast_loop(loop);
                return 0;
            }
            default -> {
                In6Addr group = In6Addr.load(mem, value);
                int index = mem.load4(value, 16);
                if (m.m_len() != 20 || !group.isMulticast()) {
                    return EINVAL;
                }
                // The check meant for a wrong index rejects 0 as well: slot 0 is always NULL.
                if (index < 0
                        || k.if_c.IF_INDEXLIM() <= index
                        || k.if_c.IFINDEX2IFNET(index).isNull()) {
                    return ENXIO;
                }
                Ifnet ifp = k.if_c.IFINDEX2IFNET(index);
                return optname == IPV6_JOIN_GROUP ? JOIN(im6o, group, ifp) : LEAVE(im6o, group, ifp);
            }
        }
    }

    private In6MultiMship MEMBER(Ip6Moptions im6o, In6Addr group, Ifnet ifp) {
        In6MultiMship imm = im6o.im6o_memberships_lh_first();
        while (!imm.isNull()
                && (!imm.i6mm_maddr().in6m_ifp().is(ifp)
                        || !imm.i6mm_maddr().in6m_addr().equals(group))) {
            imm = imm.i6mm_chain_le_next();
        }
        return imm;
    }

    private int JOIN(Ip6Moptions im6o, In6Addr address, Ifnet ifp) {
        if (!has(ifp.if_flags(), IFF_MULTICAST)) {
            return EADDRNOTAVAIL;
        }
        In6Addr group = address.withScope(ifp.if_index());
        if (!MEMBER(im6o, group, ifp).isNull()) {
            return EADDRINUSE;
        }
        int[] error = new int[1];
        In6MultiMship imm = k.in6_c.in6_joingroup(ifp, group, error);
        if (imm.isNull()) {
            return error[0];
        }
        k.in6_pcb_c.MEMBERSHIPS(im6o).insertHead(imm);
        return 0;
    }

    private int LEAVE(Ip6Moptions im6o, In6Addr address, Ifnet ifp) {
        In6MultiMship imm = MEMBER(im6o, address.withScope(ifp.if_index()), ifp);
        if (imm.isNull()) {
            return EADDRNOTAVAIL;
        }
        k.in6_pcb_c.MEMBERSHIPS(im6o).remove(imm);
        k.in6_c.in6_leavegroup(imm);
        return 0;
    }

    /** ip6_output.c:2080. */
    void ip6_freemoptions(Ip6Moptions im6o) {
        if (im6o.isNull()) {
            return;
        }
        In6MultiMship imm = im6o.im6o_memberships_lh_first();
        while (!imm.isNull()) {
            k.in6_pcb_c.MEMBERSHIPS(im6o).remove(imm);
            k.in6_c.in6_leavegroup(imm);
            imm = im6o.im6o_memberships_lh_first();
        }
        FREE(im6o, "ip_moptions");
    }
}
