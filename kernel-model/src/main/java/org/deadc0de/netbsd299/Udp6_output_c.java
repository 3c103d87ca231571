package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;

/** UDP over IPv6, the way out. */
@KernelSource("sys/netinet6/udp6_output.c")
class Udp6_output_c extends KernelFile {
    Udp6_output_c(NetBsd299 k) {
        super(k);
    }

    /**
     * Sends one datagram; udp6_output.c:110; at whatever level the caller is: none.
     *
     * <p>The hop limit comes from the interface of the route that the previous packet left in the socket (the line of the post),
     * before ip6_output had a chance to look whether that route still fits.
     */
    int udp6_output(In6pcb in6p, Mbuf m, Mbuf addr6, Mbuf control, Lwp l) {
        Ip6Pktopts opt = nil(Ip6Pktopts.TYPE);
        if (!control.isNull()) {
            opt = onStack(Ip6Pktopts.TYPE);
            int error = k.ip6_output_c.ip6_setpktoptions(control, opt, l.p_uid() == 0 ? 1 : 0);
            if (error != 0) {
                m_freem(m);
                m_freem(control);
                return error;
            }
            in6p.in6p_outputopts(opt);
        }
        int error = SEND(in6p, m, addr6, opt);
        if (!control.isNull()) {
            in6p.in6p_outputopts(nil(Ip6Pktopts.TYPE));
            m_freem(control);
        }
        return error;
    }

    private int SEND(In6pcb in6p, Mbuf m, Mbuf addr6, Ip6Pktopts opt) {
        if (addr6.isNull()) {
            m_freem(m);
            return ENOTCONN;
        }
        SockaddrS sin6 = mtosa(addr6);
        if (sin6.sa_len() != 28) {
            m_freem(m);
            return EINVAL;
        }
        if (sin6.sa_family() != AF_INET6) {
            m_freem(m);
            return EAFNOSUPPORT;
        }
        if (sin6.sin_port() == 0) {
            m_freem(m);
            return EADDRNOTAVAIL;
        }
        int ifindex = opt.isNull() ? 0 : opt.ip6po_ifindex();
        int scope = ifindex != 0 ? ifindex : sin6.sin6_scope_id();
        sin6.sin6_addr(sin6.sin6_addr().withScope(scope));
        In6Addr faddr = sin6.sin6_addr();
        int fport = sin6.sin_port();
        In6Addr laddr = in6p.in6p_laddr();
        if (laddr.isUnspecified()) {
            int[] errorp = new int[1];
            In6Ifaddr ia6 = k.in6_src_c.in6_selectsrc(sin6, opt, in6p.in6p_moptions(), in6p.in6p_route(), errorp);
            if (ia6.isNull()) {
                m_freem(m);
                return errorp[0];
            }
            laddr = ia6.ia6_addr().sin6_addr();
        }
        Ip6 ip6 = m.ip6();
        ip6.ip6_plen(m.m_len() - 40);
        ip6.ip6_nxt(Udp_usrreq_c.IPPROTO_UDP);
        ip6.ip6_src(laddr);
        ip6.ip6_dst(faddr);
        mem.store2(ip6.address(), 40, in6p.in6p_lport());
        mem.store2(ip6.address(), 42, fport);
        ip6.ip6_hlim(k.in6_src_c.in6_selecthlim(
                in6p,
                in6p.in6p_route().ro_rt().isNull()
                        ? nil(Ifnet.TYPE)
                        : in6p.in6p_route().ro_rt().rt_ifp()));
        return k.ip6_output_c.ip6_output(m, opt, in6p.in6p_route(), 0, in6p.in6p_moptions(), in6p.in6p_socket());
    }
}
