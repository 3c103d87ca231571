package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Struct;

/** Raw IPv6 sockets: memberships and purging; they carry no packets here. */
@KernelSource("sys/netinet6/raw_ip6.c")
class Raw_ip6_c extends KernelFile {
    Raw_ip6_c(NetBsd299 k) {
        super(k);
    }

    /** raw_ip6.c:613. */
    int rip6_usrreq(Socket so, int req, Mbuf m, Struct nam, Struct control, Lwp l) {
        if (req == PRU_CONTROL) {
            return k.in6_c.in6_control(
                    so, (int) m.address(), Ifreq.TYPE.at(mem, nam.address()), Ifnet.TYPE.at(mem, control.address()), l);
        }
        if (req == PRU_PURGEIF) {
            Ifnet ifp = Ifnet.TYPE.at(mem, control.address());
            k.in6_pcb_c.in6_pcbpurgeif0(k.in_pcb_c.raw6cbtable, ifp);
            k.in6_c.in6_purgeif(ifp);
            k.in6_pcb_c.in6_pcbpurgeif(k.in_pcb_c.raw6cbtable, ifp);
            return 0;
        }
        int s = splsoftnet();
        int error = 0;
        In6pcb in6p = In6pcb.TYPE.at(mem, so.so_pcb());
        if (req == PRU_ATTACH) {
            error = l.p_uid() != 0 ? EPERM : k.in6_pcb_c.in6_pcballoc(so, k.in_pcb_c.raw6cbtable);
        } else if (in6p.isNull()) {
            error = EINVAL;
        } else if (req == PRU_DETACH) {
            k.in6_pcb_c.in6_pcbdetach(in6p);
        } else {
            m_freem(m);
            error = EOPNOTSUPP;
        }
        splx(s);
        return error;
    }
}
