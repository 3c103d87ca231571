package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;

/** IPv6 input. */
@KernelSource("sys/netinet6/ip6_input.c")
class Ip6_input_c extends KernelFile {
    Ip6_input_c(NetBsd299 k) {
        super(k);
    }

    /** ip6_input.c:240. */
    void ip6intr() {
        while (true) {
            int s = splnet();
            Mbuf m = k.netisr.dequeue(k.netisr.ip6intrq);
            splx(s);
            if (m.isNull()) {
                return;
            }
            ip6_input(m);
        }
    }

    /** Scoped addresses get the index of the interface they came in by; ip6_input.c:280. Forwarding is not modelled. */
    void ip6_input(Mbuf m) {
        Ip6 ip6 = m.ip6();
        Ifnet rcvif = m.m_pkthdr_rcvif();
        ip6.ip6_src(ip6.ip6_src().withScope(rcvif.if_index()));
        ip6.ip6_dst(ip6.ip6_dst().withScope(rcvif.if_index()));
        In6Addr dst = ip6.ip6_dst();
        boolean ours = false;
        if (dst.isMulticast()) {
            ours = !k.in6_c.IN6_LOOKUP_MULTI(dst, rcvif).isNull();
        } else {
            for (In6Ifaddr ia = k.in6_c.FIRST(); !ia.isNull(); ia = ia.ia6_next()) {
                ours |= ia.ia6_addr().sin6_addr().equals(dst);
            }
        }
        if (ours && ip6.ip6_nxt() == Udp_usrreq_c.IPPROTO_UDP) {
            k.udp6_usrreq_c.udp6_input(m, ip6.ip6_nxt());
        } else {
            m_freem(m);
        }
    }
}
