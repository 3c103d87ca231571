package org.deadc0de.dragonfly111;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.sim.crash.KernelSource;

/** The protocol threads: one netisr, tcp and udp thread for each processor. */
@KernelSource("sys/net/netisr.c")
class Netisr_c extends KernelFile {
    private final List<Td> netreglist = new ArrayList<>();
    private Td cpu0;

    Netisr_c(DragonFly111 k) {
        super(k);
    }

    /** The thread that raw sockets and everything bound to processor 0 use. */
    Td CPU0_SOPORT() {
        return cpu0;
    }

    /** netmsg_service_port_init: the thread takes part in {@link #netmsg_service_sync}. */
    void REGISTER(Td port) {
        if (netreglist.isEmpty()) {
            cpu0 = port;
        }
        netreglist.add(port);
    }

    /** What a protocol thread does; netisr.c:230. */
    void netmsg_service_loop(Td td) {
        while (true) {
            k.machine().sched().mark("netmsg_service_loop");
            k.route_c.DISPATCH(k.lwkt_msgport_c.lwkt_waitport(td));
        }
    }

    /** Sends a message to every protocol thread and sleeps until each has answered; netisr.c:210. */
    void netmsg_service_sync() {
        LwktMsg msg = ON_STACK(LwktMsg.TYPE);
        for (Td port : netreglist) {
            k.lwkt_msgport_c.INITMSG(msg, k.netmsg_sync_func);
            k.lwkt_msgport_c.lwkt_domsg(port, msg);
        }
    }

    /** netisr.c:195. */
    void netmsg_sync_func(LwktMsg msg) {
        k.lwkt_msgport_c.lwkt_replymsg(msg, 0);
    }
}
