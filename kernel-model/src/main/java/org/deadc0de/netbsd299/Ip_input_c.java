package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;

/** IPv4 input: the network soft interrupt takes packets from their queue. */
@KernelSource("sys/netinet/ip_input.c")
class Ip_input_c extends KernelFile {
    Ip_input_c(NetBsd299 k) {
        super(k);
    }

    /** ip_input.c:330. */
    void ipintr() {
        while (true) {
            int s = splnet();
            Mbuf m = k.netisr.dequeue(k.netisr.ipintrq);
            splx(s);
            if (m.isNull()) {
                return;
            }
            ip_input(m);
        }
    }

    /** Takes what is for us, by address, broadcast or membership; ip_input.c:400. Forwarding is not modelled. */
    void ip_input(Mbuf m) {
        Ip ip = m.ip();
        int dst = ip.ip_dst();
        boolean ours;
        if (In_c.IN_MULTICAST(dst)) {
            ours = !k.in_c.IN_LOOKUP_MULTI(dst, m.m_pkthdr_rcvif()).isNull();
        } else {
            ours = !k.in_c.INADDR_TO_IA(dst).isNull() || BROADCAST(dst);
        }
        if (!ours) {
            m_freem(m);
            return;
        }
        int proto = ip.ip_p();
        if (proto == Udp_usrreq_c.IPPROTO_UDP) {
            k.udp_usrreq_c.udp_input(m, proto);
        } else {
            k.raw_ip_c.rip_input(m, proto);
        }
    }

    private boolean BROADCAST(int dst) {
        for (InIfaddr ia = k.in_c.in_ifaddrhead.first(); !ia.isNull(); ia = ia.ia_list_tqe_next()) {
            if (has(ia.ifa_ifp().if_flags(), IFF_BROADCAST) && ia.ia_dstaddr().sin_addr() == dst) {
                return true;
            }
        }
        return false;
    }
}
