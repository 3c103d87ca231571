package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Struct;

/** UDP over IPv4, and the input of both. */
@KernelSource("sys/netinet/udp_usrreq.c")
class Udp_usrreq_c extends KernelFile {
    static final int IPPROTO_UDP = 17;

    Udp_usrreq_c(NetBsd299 k) {
        super(k);
    }

    /** udp_usrreq.c:310. */
    void udp_input(Mbuf m, int proto) {
        int dport = mem.load2(m.addressOf(Mbuf.M_DAT), 22);
        Inpcb inp = k.in_pcb_c.QUEUE(k.in_pcb_c.udbtable).first();
        while (!inp.isNull()) {
            if (inp.inp_af() == AF_INET && inp.inp_lport() == dport) {
                k.uipc_socket_c.SBAPPENDFROM(
                        inp.inp_socket(), m.m_pkthdr_rcvif().if_index(), m.bytes());
            }
            inp = inp.inp_queue_le_next();
        }
        m_freem(m);
    }

    /** udp_usrreq.c:850. */
    int udp_output(Mbuf m, Inpcb inp) {
        Ip ip = m.ip();
        ip.ip_len(m.m_len());
        ip.ip_p(IPPROTO_UDP);
        ip.ip_src(inp.inp_laddr());
        ip.ip_dst(inp.inp_faddr());
        ip.ip_ttl(64);
        mem.store2(ip.address(), 20, inp.inp_lport());
        mem.store2(ip.address(), 22, inp.inp_fport());
        return k.ip_output_c.ip_output(m, nil(Mbuf.TYPE), inp.inp_route(), 0, inp.inp_moptions(), inp.inp_socket());
    }

    /** udp_usrreq.c:955. */
    int udp_usrreq(Socket so, int req, Mbuf m, Struct nam, Struct control, Lwp l) {
        if (req == PRU_CONTROL) {
            return k.in_c.in_control(
                    so, (int) m.address(), Ifreq.TYPE.at(mem, nam.address()), Ifnet.TYPE.at(mem, control.address()), l);
        }
        if (req == PRU_PURGEIF) {
            Ifnet ifp = Ifnet.TYPE.at(mem, control.address());
            k.in_pcb_c.in_pcbpurgeif0(k.in_pcb_c.udbtable, ifp);
            k.in_c.in_purgeif(ifp);
            k.in_pcb_c.in_pcbpurgeif(k.in_pcb_c.udbtable, ifp);
            return 0;
        }
        int s = splsoftnet();
        int error = 0;
        Inpcb inp = Inpcb.TYPE.at(mem, so.so_pcb());
        if (inp.isNull() && req != PRU_ATTACH) {
            splx(s);
            return EINVAL;
        }
        switch (req) {
            case PRU_ATTACH -> error = k.in_pcb_c.in_pcballoc(so, k.in_pcb_c.udbtable);
            case PRU_DETACH -> k.in_pcb_c.in_pcbdetach(inp);
            case PRU_BIND -> {
                SockaddrS sin = mtosa(Mbuf.TYPE.at(mem, nam.address()));
                inp.inp_laddr(sin.sin_addr());
                inp.inp_lport(sin.sin_port());
            }
            case PRU_SEND -> {
                if (nam.isNull()) {
                    m_freem(m);
                    error = EDESTADDRREQ;
                } else {
                    SockaddrS sin = mtosa(Mbuf.TYPE.at(mem, nam.address()));
                    inp.inp_faddr(sin.sin_addr());
                    inp.inp_fport(sin.sin_port());
                    error = udp_output(m, inp);
                }
            }
            default -> error = EOPNOTSUPP;
        }
        splx(s);
        return error;
    }
}
