package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Struct;

/** TCP, as far as interfaces have to do with it: its table is purged; connections are not modelled. */
@KernelSource("sys/netinet/tcp_usrreq.c")
class Tcp_usrreq_c extends KernelFile {
    Tcp_usrreq_c(NetBsd299 k) {
        super(k);
    }

    /** tcp_usrreq.c:204. The dummy socket of if_detach says which family is meant. */
    int tcp_usrreq(Socket so, int req, Mbuf m, Struct nam, Struct control, Lwp l) {
        int family = so.so_proto().pr_domain().dom_family();
        if (req == PRU_PURGEIF) {
            Ifnet ifp = Ifnet.TYPE.at(mem, control.address());
            if (family == AF_INET) {
                k.in_pcb_c.in_pcbpurgeif0(k.in_pcb_c.tcbtable, ifp);
                k.in_c.in_purgeif(ifp);
                k.in_pcb_c.in_pcbpurgeif(k.in_pcb_c.tcbtable, ifp);
            } else {
                k.in6_pcb_c.in6_pcbpurgeif0(k.in_pcb_c.tcbtable, ifp);
                k.in6_c.in6_purgeif(ifp);
                k.in6_pcb_c.in6_pcbpurgeif(k.in_pcb_c.tcbtable, ifp);
            }
            return 0;
        }
        return EOPNOTSUPP;
    }
}
