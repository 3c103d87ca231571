package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Struct;

/** Raw IPv4 sockets. */
@KernelSource("sys/netinet/raw_ip.c")
class Raw_ip_c extends KernelFile {
    private static final int IP_RAWOUTPUT = 2;

    Raw_ip_c(NetBsd299 k) {
        super(k);
    }

    /** Gives a packet to every raw socket of its protocol; raw_ip.c:130. */
    void rip_input(Mbuf m, int proto) {
        Inpcb inp = k.in_pcb_c.QUEUE(k.in_pcb_c.rawcbtable).first();
        while (!inp.isNull()) {
            int wanted = inp.inp_proto();
            int local = inp.inp_laddr();
            if (inp.inp_af() == AF_INET
                    && (wanted == 0 || wanted == proto)
                    && (local == 0 || local == m.ip().ip_dst())) {
                k.uipc_socket_c.SBAPPENDFROM(
                        inp.inp_socket(), m.m_pkthdr_rcvif().if_index(), m.bytes());
            }
            inp = inp.inp_queue_le_next();
        }
        m_freem(m);
    }

    /** Sends a packet whose header the program wrote, or puts one in front; raw_ip.c:250. */
    int rip_output(Mbuf m, Inpcb inp) {
        if (!has(inp.inp_flags(), Ip_output_c.INP_HDRINCL)) {
            Ip ip = m.ip();
            ip.ip_len(m.m_len());
            ip.ip_p(inp.inp_proto());
            ip.ip_src(inp.inp_laddr());
            ip.ip_dst(inp.inp_faddr());
            ip.ip_ttl(255);
        }
        return k.ip_output_c.ip_output(
                m, nil(Mbuf.TYPE), inp.inp_route(), IP_RAWOUTPUT, inp.inp_moptions(), inp.inp_socket());
    }

    /** raw_ip.c:370. */
    int rip_ctloutput(int op, Socket so, int level, int optname, Mbuf m) {
        Inpcb inp = Inpcb.TYPE.at(mem, so.so_pcb());
        if (optname == Ip_output_c.IP_HDRINCL) {
            inp.inp_flags(inp.inp_flags() | Ip_output_c.INP_HDRINCL);
            return 0;
        }
        return k.ip_output_c.ip_ctloutput(op, so, level, optname, m);
    }

    /** raw_ip.c:540. */
    int rip_usrreq(Socket so, int req, Mbuf m, Struct nam, Struct control, Lwp l) {
        if (req == PRU_CONTROL) {
            return k.in_c.in_control(
                    so, (int) m.address(), Ifreq.TYPE.at(mem, nam.address()), Ifnet.TYPE.at(mem, control.address()), l);
        }
        if (req == PRU_PURGEIF) {
            Ifnet ifp = Ifnet.TYPE.at(mem, control.address());
            k.in_pcb_c.in_pcbpurgeif0(k.in_pcb_c.rawcbtable, ifp);
            k.in_c.in_purgeif(ifp);
            k.in_pcb_c.in_pcbpurgeif(k.in_pcb_c.rawcbtable, ifp);
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
            case PRU_ATTACH -> {
                if (l.p_uid() != 0) {
                    error = EPERM;
                } else {
                    error = k.in_pcb_c.in_pcballoc(so, k.in_pcb_c.rawcbtable);
                    inp = Inpcb.TYPE.at(mem, so.so_pcb());
                    inp.inp_proto((int) nam.address());
                }
            }
            case PRU_DETACH -> k.in_pcb_c.in_pcbdetach(inp);
            case PRU_BIND ->
                inp.inp_laddr(mtosa(Mbuf.TYPE.at(mem, nam.address())).sin_addr());
            case PRU_SEND -> {
                if (nam.isNull()) {
                    m_freem(m);
                    error = ENOTCONN;
                } else {
                    inp.inp_faddr(mtosa(Mbuf.TYPE.at(mem, nam.address())).sin_addr());
                    error = rip_output(m, inp);
                }
            }
            default -> error = EOPNOTSUPP;
        }
        splx(s);
        return error;
    }
}
