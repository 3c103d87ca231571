package org.deadc0de.dragonfly111;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.sim.sched.SimThread;

/** Starts the machine: its kernel threads, its devices, and what rc(8) configures. */
final class Boot {
    private static final long EM0_LLADDR = 0x000c29123456L;
    private static final int EM0_ADDRESS = 0x0a000001;

    private final DragonFly111 k;

    Boot(DragonFly111 k) {
        this.k = k;
    }

    void run() {
        k.machine().console().kernelPrint(new BootText(k.machine()).banner());
        k.processes().enter();
        kernelThreads();
        k.if_em_c.em_attach(0, EM0_LLADDR);
        k.if_ppp_c.faithattach();
        k.if_loop_c.loopattach();
        k.if_ppp_c.pppattach();
        k.if_ppp_c.slattach();
        if (k.machine().has("BOOTP")) {
            bootp("em0", EM0_ADDRESS, 0xffffff00);
        } else {
            configure("em0", EM0_ADDRESS, 0xffffff00);
        }
        configure("lo0", 0x7f000001, 0xff000000);
    }

    /**
     * bootpc_init: the interface speaks as 0.0.0.0 until it is told who it is (sys/vfs/nfs/bootp_subr.c:1011, :1130). With the Linux
     * ifconfig the one caller of SIOCSIFADDR.
     */
    private void bootp(String name, int address, int mask) {
        request(KernelFile.SIOCSIFADDR, name, 0, 0);
        request(KernelFile.SIOCSIFNETMASK, name, mask, 0);
        request(KernelFile.SIOCSIFADDR, name, address, 0);
    }

    /** netif of rc(8): ifconfig makes SIOCAIFADDR of it. */
    private void configure(String name, int address, int mask) {
        request(KernelFile.SIOCAIFADDR, name, address, mask);
    }

    private void request(int cmd, String name, int address, int mask) {
        Ifreq ifra = Ifreq.TYPE.at(k.machine().memory(), k.lwkt.stackSlot(0));
        k.machine().memory().fill(ifra.address(), Ifreq.TYPE.size(), 0);
        ifra.ifr_name(name);
        k.in_c.SIN_SET(ifra.ifr_addr(), address);
        if (mask != 0) {
            k.in_c.SIN_SET(ifra.ifra_mask(), mask);
        }
        Socket so = k.uipc_socket_c.socreate(KernelFile.AF_INET, KernelFile.SOCK_DGRAM, 0);
        k.if_c.ifioctl(so, cmd, ifra.address(), k.lwkt.curthread());
        k.uipc_socket_c.soclose(so);
    }

    /** The threads of LWKT that take part: those of the tables, of the protocols, and the interrupts between processors. */
    private void kernelThreads() {
        List<SimThread> others = new ArrayList<>();
        for (int cpu = 0; cpu < k.ncpus(); cpu++) {
            Td[] td = new Td[1];
            SimThread thread = k.lwkt.create("rtable_cpu " + cpu, cpu, () -> k.route_c.rtable_service_loop(td[0]));
            td[0] = k.lwkt.td(thread);
            k.route_c.RTABLE(cpu, td[0]);
            k.lwkt_msgport_c.SERVE_AT_BOOT(td[0], k.route_c::DISPATCH);
            k.lettered(thread);
        }
        for (int cpu = 0; cpu < k.ncpus(); cpu++) {
            others.add(protocolThread("netisr_cpu " + cpu, cpu));
        }
        for (int cpu = 0; cpu < k.ncpus2(); cpu++) {
            protocolThread("tcp_thread " + cpu, cpu);
            protocolThread("udp_thread " + cpu, cpu);
        }
        k.lettered(others.get(0));
        if (k.isSmp()) {
            k.lwkt_ipiq_c.START();
            k.lwkt_ipiq_c.THREADS().forEach(k::lettered);
        }
    }

    private SimThread protocolThread(String name, int cpu) {
        Td[] td = new Td[1];
        SimThread thread = k.lwkt.create(name, cpu, () -> k.netisr_c.netmsg_service_loop(td[0]));
        td[0] = k.lwkt.td(thread);
        k.netisr_c.REGISTER(td[0]);
        k.lwkt_msgport_c.SERVE_AT_BOOT(td[0], k.route_c::DISPATCH);
        return thread;
    }
}
