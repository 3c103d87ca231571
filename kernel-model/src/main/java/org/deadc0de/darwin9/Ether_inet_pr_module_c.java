package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;

/** IPv4 on Ethernet. */
@KernelSource("bsd/net/ether_inet_pr_module.c")
final class Ether_inet_pr_module_c extends KernelFile {
    private static final int ARP_PACKET = 42;

    Ether_inet_pr_module_c(Darwin9 k) {
        super(k);
    }

    /**
     * The protocol's part of an interface ioctl; an address that is NULL belongs to no family and is let pass. 314.
     *
     * @param data the interface address
     */
    int ether_inet_prmod_ioctl(Ifnet ifp, int command, long data) {
        Ifaddr ifa = Ifaddr.TYPE.at(memory, data);
        switch (command) {
            case SIOCSIFADDR, SIOCAIFADDR -> {
                if ((ifp.if_flags() & IFF_RUNNING) == 0) {
                    k.kpi_interface_c.ifnet_set_flags(ifp, IFF_UP, IFF_UP);
                    k.dlil_c.ifnet_ioctl(ifp, 0, SIOCSIFFLAGS, 0);
                }
                if (k.kpi_interface_c.ifaddr_address_family(ifa) != AF_INET) {
                    return 0;
                }
                k.in_arp_c.arp_ifinit(ifp, ifa);
                return 0;
            }
            default -> {
                return EOPNOTSUPP;
            }
        }
    }

    /** Sends an ARP request for an address in the name of an address on the interface's own list. 398. */
    int ether_inet_arp(Ifnet ifp, long target) {
        Ifaddr ifa = ifp.if_addrhead_tqh_first();
        while (!ifa.isNull() && ifa.ifa_addr().sa_family() != AF_INET) {
            ifa = ifa.ifa_link_tqe_next();
        }
        if (ifa.isNull()) {
            return ENXIO;
        }
        return k.dlil_c.dlil_output(ifp, ARP_PACKET);
    }

    /** 01:00:5e and the low 23 bits of the group. 214. */
    int ether_inet_resolve_multi(Ifnet ifp, long proto_addr, long ll_addr) {
        int group = SIN(SA(proto_addr)).sin_addr();
        if (SA(proto_addr).sa_family() != AF_INET) {
            return EAFNOSUPPORT;
        }
        SockaddrDl dl = SockaddrDl.TYPE.at(memory, ll_addr);
        dl.sdl_len(20);
        dl.sdl_family(AF_LINK);
        dl.sdl_type(IFT_ETHER);
        dl.sdl_alen(6);
        byte[] mac = {1, 0, 0x5e, (byte) (group >>> 16 & 0x7f), (byte) (group >>> 8), (byte) group};
        memory.storeBytes(dl.address(), 8, mac);
        return 0;
    }

    /** Attaches IPv4 to an Ethernet interface. 505. */
    int ether_attach_inet(Ifnet ifp, int protocol_family) {
        return k.dlil_c.ifnet_attach_protocol(
                ifp,
                protocol_family,
                new Dlil_c.ProtoParam(
                        k.functions.address("ether_inet_prmod_ioctl"),
                        k.functions.address("ether_inet_resolve_multi"),
                        k.functions.address("ether_inet_arp"),
                        0));
    }
}
