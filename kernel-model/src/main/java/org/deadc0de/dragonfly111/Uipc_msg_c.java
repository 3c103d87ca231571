package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** Requests to protocols, as messages to the thread that a socket belongs to; but for ioctl, which is a plain call. */
@KernelSource("sys/kern/uipc_msg.c")
class Uipc_msg_c extends KernelFile {
    Uipc_msg_c(DragonFly111 k) {
        super(k);
    }

    /** Calls the protocol's control function in the caller's context; uipc_msg.c:162. */
    int so_pru_control(Socket so, int cmd, long data, Ifnet ifp, Td td) {
        return k.in_c.in_control(so, cmd, data, ifp, td);
    }

    /** Sends a packet: the thread of the socket does it, the caller sleeps until then. uipc_msg.c:330. */
    int so_pru_send(Socket so, Mbuf m) {
        LwktMsg msg = ON_STACK(LwktMsg.TYPE);
        k.lwkt_msgport_c.INITMSG(msg, k.netmsg_pru_send);
        msg.nm_arg(so.address());
        msg.nm_arg2(m.address());
        return k.lwkt_msgport_c.lwkt_domsg(k.netisr_c.CPU0_SOPORT(), msg);
    }

    /** uipc_msg.c:530. */
    void netmsg_pru_send(LwktMsg msg) {
        int error = k.raw_ip_c.rip_send(at(Socket.TYPE, msg.nm_arg()), at(Mbuf.TYPE, msg.nm_arg2()));
        k.lwkt_msgport_c.lwkt_replymsg(msg, error);
    }
}
