package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Struct;

/** UDP over IPv6. */
@KernelSource("sys/netinet6/udp6_usrreq.c")
class Udp6_usrreq_c extends KernelFile {
    Udp6_usrreq_c(NetBsd299 k) {
        super(k);
    }

    /** Gives a datagram to every socket on its port. */
    void udp6_input(Mbuf m, int proto) {
        int dport = mem.load2(m.addressOf(Mbuf.M_DAT), 42);
        In6pcb in6p = k.in6_pcb_c.QUEUE(k.in_pcb_c.udbtable).first();
        while (!in6p.isNull()) {
            if (in6p.in6p_af() == AF_INET6 && in6p.in6p_lport() == dport) {
                k.uipc_socket_c.SBAPPENDFROM(
                        in6p.in6p_socket(), m.m_pkthdr_rcvif().if_index(), m.bytes());
            }
            in6p = in6p.in6p_queue_le_next();
        }
        m_freem(m);
    }

    /** udp6_usrreq.c:283. Sending runs at no interrupt level of its own. */
    int udp6_usrreq(Socket so, int req, Mbuf m, Struct nam, Struct control, Lwp l) {
        if (req == PRU_CONTROL) {
            return k.in6_c.in6_control(
                    so, (int) m.address(), Ifreq.TYPE.at(mem, nam.address()), Ifnet.TYPE.at(mem, control.address()), l);
        }
        if (req == PRU_PURGEIF) {
            Ifnet ifp = Ifnet.TYPE.at(mem, control.address());
            k.in6_pcb_c.in6_pcbpurgeif0(k.in_pcb_c.udbtable, ifp);
            k.in6_c.in6_purgeif(ifp);
            k.in6_pcb_c.in6_pcbpurgeif(k.in_pcb_c.udbtable, ifp);
            return 0;
        }
        In6pcb in6p = In6pcb.TYPE.at(mem, so.so_pcb());
        if (in6p.isNull() && req != PRU_ATTACH) {
            return EINVAL;
        }
        switch (req) {
            case PRU_ATTACH -> {
                int s = splsoftnet();
                int error = k.in6_pcb_c.in6_pcballoc(so, k.in_pcb_c.udbtable);
                splx(s);
                return error;
            }
            case PRU_DETACH -> {
                int s = splsoftnet();
                k.in6_pcb_c.in6_pcbdetach(in6p);
                splx(s);
                return 0;
            }
            case PRU_BIND -> {
                SockaddrS sin6 = mtosa(Mbuf.TYPE.at(mem, nam.address()));
                in6p.in6p_laddr(sin6.sin6_addr());
                in6p.in6p_lport(sin6.sin_port());
                return 0;
            }
            case PRU_SEND -> {
                return k.udp6_output_c.udp6_output(
                        in6p, m, Mbuf.TYPE.at(mem, nam.address()), Mbuf.TYPE.at(mem, control.address()), l);
            }
            default -> {
                return EOPNOTSUPP;
            }
        }
    }
}
