package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** A cached route goes by a message to the protocol thread that looked it up. Part of the kernel only with that fix. */
@KernelSource("sys/netinet/in_pcb.c")
class In_pcb_free_c extends KernelFile {
    private final long netmsg_rtfree;

    In_pcb_free_c(DragonFly111 k) {
        super(k);
        k.machine().image().add("sys/netinet/in_pcb.c", this);
        netmsg_rtfree = k.text.add("sys/netinet/in_pcb.c", "netmsg_rtfree", (Text.Dispatch) this::netmsg_rtfree);
    }

    /** Has the thread of processor 0, from where raw sockets send, drop a route; sleeps until it has. */
    void in_pcb_rtfree(Rtentry rt) {
        LwktMsg msg = ON_STACK(LwktMsg.TYPE);
        k.lwkt_msgport_c.INITMSG(msg, netmsg_rtfree);
        msg.nm_arg(rt.address());
        k.lwkt_msgport_c.lwkt_domsg(k.netisr_c.CPU0_SOPORT(), msg);
    }

    /** Runs in the protocol thread. */
    void netmsg_rtfree(LwktMsg msg) {
        k.route_c.rtfree(at(Rtentry.TYPE, msg.nm_arg()));
        k.lwkt_msgport_c.lwkt_replymsg(msg, 0);
    }
}
