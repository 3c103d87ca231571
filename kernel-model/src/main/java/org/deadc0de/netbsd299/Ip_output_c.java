package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;

/** IPv4 output and the multicast options of sockets. */
@KernelSource("sys/netinet/ip_output.c")
class Ip_output_c extends KernelFile {
    static final int IP_HDRINCL = 2;
    static final int IP_MULTICAST_IF = 9;
    static final int IP_MULTICAST_TTL = 10;
    static final int IP_MULTICAST_LOOP = 11;
    static final int IP_ADD_MEMBERSHIP = 12;
    static final int IP_DROP_MEMBERSHIP = 13;
    static final int IP_RECVIF = 20;
    static final int IP_MAX_MEMBERSHIPS = 20;
    static final int IP_ROUTETOIF = 0x10;
    static final int INP_HDRINCL = 0x8;
    private static final int IP_DEFAULT_MULTICAST_TTL = 1;
    private static final int IP_DEFAULT_MULTICAST_LOOP = 1;
    private static final int M_MCAST = 0x200;

    Ip_output_c(NetBsd299 k) {
        super(k);
    }

    /**
     * Sends an IPv4 packet; ip_output.c:140.
     *
     * @param ro a route cache, or NULL; what is in it is checked before it is used
     * @param imo multicast options, or NULL
     */
    int ip_output(Mbuf m, Mbuf opt, Route ro, int flags, IpMoptions imo, Socket so) {
        Ip ip = m.ip();
        boolean iproute = ro.isNull();
        if (iproute) {
            ro = onStack(Route.TYPE);
            bzero(ro, Route.TYPE);
        }
        SockaddrS dst = ro.ro_dst();
        if (!ro.ro_rt().isNull() && (!has(ro.ro_rt().rt_flags(), Route_c.RTF_UP) || dst.sin_addr() != ip.ip_dst())) {
            k.route_c.rtfree(ro.ro_rt());
            ro.ro_rt(nil(Rtentry.TYPE));
        }
        if (ro.ro_rt().isNull()) {
            dst.sa_len(16);
            dst.sa_family(AF_INET);
            dst.sin_addr(ip.ip_dst());
        }
        Ifnet ifp;
        InIfaddr ia;
        int mtu;
        if (has(flags, IP_ROUTETOIF)) {
            ia = IFA_WITHNET(dst.sin_addr());
            if (ia.isNull()) {
                m_freem(m);
                return ENETUNREACH;
            }
            ifp = ia.ifa_ifp();
            mtu = ifp.if_mtu();
        } else if (In_c.IN_MULTICAST(ip.ip_dst())
                && !imo.isNull()
                && !imo.imo_multicast_ifp().isNull()) {
            ifp = imo.imo_multicast_ifp();
            mtu = ifp.if_mtu();
            ia = k.in_c.IFP_TO_IA(ifp);
        } else {
            if (ro.ro_rt().isNull()) {
                ro.ro_rt(k.route_c.rtalloc1(dst, 1));
            }
            if (ro.ro_rt().isNull()) {
                m_freem(m);
                return EHOSTUNREACH;
            }
            ia = InIfaddr.TYPE.at(mem, ro.ro_rt().rt_ifa().address());
            ifp = ro.ro_rt().rt_ifp();
            mtu = ifp.if_mtu();
            ro.ro_rt().rt_use(ro.ro_rt().rt_use() + 1);
            if (has(ro.ro_rt().rt_flags(), Route_c.RTF_GATEWAY)) {
                dst = ro.ro_rt().rt_gateway();
            }
        }
        int error;
        if (In_c.IN_MULTICAST(ip.ip_dst())) {
            m.m_flags(m.m_flags() | M_MCAST);
            int ttl = imo.isNull() ? IP_DEFAULT_MULTICAST_TTL : imo.imo_multicast_ttl();
            ip.ip_ttl(ttl);
            if (!has(ifp.if_flags(), IFF_MULTICAST)) {
                DONE(ro, iproute, m);
                return ENETUNREACH;
            }
            if (ip.ip_src() == 0) {
                InIfaddr ia1 = k.in_c.IFP_TO_IA(ifp);
                if (ia1.isNull()) {
                    DONE(ro, iproute, m);
                    return EADDRNOTAVAIL;
                }
                ip.ip_src(ia1.ia_addr().sin_addr());
            }
            InMulti inm = k.in_c.IN_LOOKUP_MULTI(ip.ip_dst(), ifp);
            if (!inm.isNull() && (imo.isNull() || imo.imo_multicast_loop() != 0)) {
                ip_mloopback(ifp, m, dst);
            }
            if (ttl == 0 || has(ifp.if_flags(), IFF_LOOPBACK)) {
                DONE(ro, iproute, m);
                return 0;
            }
        } else if (ip.ip_src() == 0) {
            ip.ip_src(ia.ia_addr().sin_addr());
        }
        if (ip.ip_len() > mtu) {
            DONE(ro, iproute, m);
            return EMSGSIZE;
        }
        error = k.if_c.IF_OUTPUT(ifp, m, dst, ro.ro_rt());
        DONE(ro, iproute, nil(Mbuf.TYPE));
        return error;
    }

    private void DONE(Route ro, boolean iproute, Mbuf m) {
        m_freem(m);
        if (iproute && !ro.ro_rt().isNull()) {
            k.route_c.rtfree(ro.ro_rt());
        }
    }

    private void ip_mloopback(Ifnet ifp, Mbuf m, SockaddrS dst) {
        Mbuf copy = m_get(m.bytes());
        k.if_loop_c.looutput(ifp, copy, dst, nil(Rtentry.TYPE));
    }

    private InIfaddr IFA_WITHNET(int addr) {
        for (InIfaddr ia = k.in_c.in_ifaddrhead.first(); !ia.isNull(); ia = ia.ia_list_tqe_next()) {
            boolean p2p = has(ia.ifa_ifp().if_flags(), IFF_POINTOPOINT);
            if (p2p ? ia.ia_dstaddr().sin_addr() == addr : (addr & ia.ia_subnetmask()) == ia.ia_subnet()) {
                return ia;
            }
        }
        return nil(InIfaddr.TYPE);
    }

    // ---- socket options ------------------------------------------------------------------------------------------

    /** ip_output.c:1080. */
    int ip_ctloutput(int op, Socket so, int level, int optname, Mbuf m) {
        Inpcb inp = Inpcb.TYPE.at(mem, so.so_pcb());
        switch (optname) {
            case IP_MULTICAST_IF, IP_MULTICAST_TTL, IP_MULTICAST_LOOP, IP_ADD_MEMBERSHIP, IP_DROP_MEMBERSHIP -> {
                return ip_setmoptions(optname, inp, m);
            }
            case IP_RECVIF -> {
                return 0;
            }
            default -> {
                return ENOPROTOOPT;
            }
        }
    }

    /** The interface that an address names: 0.x.y.z by index, else the most recently configured address; ip_output.c:1490. */
    Ifnet ip_multicast_if(int a) {
        if (a >>> 24 == 0) {
            int ifindex = a & 0xffffff;
            if (ifindex < 0 || k.if_c.IF_INDEXLIM() <= ifindex) {
                return nil(Ifnet.TYPE);
            }
            return k.if_c.IFINDEX2IFNET(ifindex);
        }
        for (InIfaddr ia = k.in_c.INADDR_TO_IA(a); !ia.isNull(); ia = k.in_c.NEXT_IA_WITH_SAME_ADDR(ia)) {
            if (has(ia.ifa_ifp().if_flags(), IFF_MULTICAST)) {
                return ia.ifa_ifp();
            }
        }
        return nil(Ifnet.TYPE);
    }

    /** Sets a socket's multicast options; ip_output.c:1525. The pointers to interfaces it stores count no reference. */
    int ip_setmoptions(int optname, Inpcb inp, Mbuf m) {
        IpMoptions imo = inp.inp_moptions();
        if (imo.isNull()) {
            imo = MALLOC(IpMoptions.TYPE, "ip_moptions", M_WAITOK);
            inp.inp_moptions(imo);
            imo.imo_multicast_ifp(nil(Ifnet.TYPE));
            imo.imo_multicast_addr(0);
            imo.imo_multicast_ttl(IP_DEFAULT_MULTICAST_TTL);
            imo.imo_multicast_loop(IP_DEFAULT_MULTICAST_LOOP);
            imo.imo_num_memberships(0);
        }
        int error = SETOPTION(optname, imo, m);
        if (imo.imo_multicast_ifp().isNull()
                && imo.imo_multicast_ttl() == IP_DEFAULT_MULTICAST_TTL
                && imo.imo_multicast_loop() == IP_DEFAULT_MULTICAST_LOOP
                && imo.imo_num_memberships() == 0) {
            FREE(imo, "ip_moptions");
            inp.inp_moptions(nil(IpMoptions.TYPE));
        }
        return error;
    }

    private int SETOPTION(int optname, IpMoptions imo, Mbuf m) {
        long value = m.isNull() ? 0 : m.addressOf(Mbuf.M_DAT);
        int length = m.isNull() ? 0 : m.m_len();
        switch (optname) {
            case IP_MULTICAST_IF -> {
                if (length != 4) {
                    return EINVAL;
                }
                int addr = mem.load4(value, 0);
                if (addr == 0) {
                    imo.imo_multicast_ifp(nil(Ifnet.TYPE));
                    return 0;
                }
                Ifnet ifp = ip_multicast_if(addr);
                if (ifp.isNull() || !has(ifp.if_flags(), IFF_MULTICAST)) {
                    return EADDRNOTAVAIL;
                }
                imo.imo_multicast_ifp(ifp);
                imo.imo_multicast_addr(addr >>> 24 == 0 ? addr : 0);
                return 0;
            }
            case IP_MULTICAST_TTL -> {
                if (length != 1) {
                    return EINVAL;
                }
                imo.imo_multicast_ttl(mem.load1(value, 0));
                return 0;
            }
            case IP_MULTICAST_LOOP -> {
                if (length != 1 || mem.load1(value, 0) > 1) {
                    return EINVAL;
                }
                imo.imo_multicast_loop(mem.load1(value, 0));
                return 0;
            }
            case IP_ADD_MEMBERSHIP -> {
                return length != 8 ? EINVAL : ADD(imo, mem.load4(value, 0), mem.load4(value, 4));
            }
            case IP_DROP_MEMBERSHIP -> {
                return length != 8 ? EINVAL : DROP(imo, mem.load4(value, 0), mem.load4(value, 4));
            }
            default -> {
                return EOPNOTSUPP;
            }
        }
    }

    private int ADD(IpMoptions imo, int group, int local) {
        if (!In_c.IN_MULTICAST(group)) {
            return EINVAL;
        }
        Ifnet ifp;
        if (local == 0) {
            Route ro = onStack(Route.TYPE);
            bzero(ro, Route.TYPE);
            ro.ro_dst().sa_len(16);
            ro.ro_dst().sa_family(AF_INET);
            ro.ro_dst().sin_addr(group);
            ro.ro_rt(k.route_c.rtalloc1(ro.ro_dst(), 1));
            if (ro.ro_rt().isNull()) {
                return EADDRNOTAVAIL;
            }
            ifp = ro.ro_rt().rt_ifp();
            k.route_c.rtfree(ro.ro_rt());
        } else {
            ifp = ip_multicast_if(local);
        }
        if (ifp.isNull() || !has(ifp.if_flags(), IFF_MULTICAST)) {
            return EADDRNOTAVAIL;
        }
        int n = imo.imo_num_memberships();
        for (int i = 0; i < n; i++) {
            InMulti inm = imo.imo_membership(i);
            if (inm.inm_ifp().is(ifp) && inm.inm_addr() == group) {
                return EADDRINUSE;
            }
        }
        if (n == IP_MAX_MEMBERSHIPS) {
            return ETOOMANYREFS;
        }
        InMulti inm = k.in_c.in_addmulti(group, ifp);
        if (inm.isNull()) {
            return ENOBUFS;
        }
        imo.imo_membership(n, inm);
        imo.imo_num_memberships(n + 1);
        return 0;
    }

    private int DROP(IpMoptions imo, int group, int local) {
        if (!In_c.IN_MULTICAST(group)) {
            return EINVAL;
        }
        Ifnet ifp = nil(Ifnet.TYPE);
        if (local != 0) {
            ifp = ip_multicast_if(local);
            if (ifp.isNull()) {
                return EADDRNOTAVAIL;
            }
        }
        int n = imo.imo_num_memberships();
        int i = 0;
        while (i < n) {
            InMulti inm = imo.imo_membership(i);
            if ((ifp.isNull() || inm.inm_ifp().is(ifp)) && inm.inm_addr() == group) {
                break;
            }
            i++;
        }
        if (i == n) {
            return EADDRNOTAVAIL;
        }
        k.in_c.in_delmulti(imo.imo_membership(i));
        for (int j = i + 1; j < n; j++) {
            imo.imo_membership(j - 1, imo.imo_membership(j));
        }
        imo.imo_num_memberships(n - 1);
        return 0;
    }

    /** Gives back every membership of a socket; ip_output.c:1821. */
    void ip_freemoptions(IpMoptions imo) {
        if (!imo.isNull()) {
            for (int i = 0; i < imo.imo_num_memberships(); i++) {
                k.in_c.in_delmulti(imo.imo_membership(i));
            }
            FREE(imo, "ip_moptions");
        }
    }
}
