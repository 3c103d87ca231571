package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.ArpEntry;
import org.deadc0de.kernel.IfEntry;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.sim.mem.Struct;

/** What the interface code calls of the protocols and of routing, led to the files that do it; and what boots them. */
final class Inet implements InetHooks {
    private static final int EM0_ADDRESS = 0x0a00020f;
    private static final int EM0_ROUTER = 0x0a000202;
    private static final int EM0_MASK = 0xffffff00;
    private static final int LO0_ADDRESS = 0x7f000001;
    private static final int LO0_MASK = 0xff000000;

    private final FreeBsd10 k;

    Inet(FreeBsd10 k) {
        this.k = k;
    }

    /** Registers the protocols, the sysctls and what rc(8) does. */
    static void register(FreeBsd10 k) {
        k.inet = new Inet(k);
        Protosw inet = new Protosw() {
            @Override
            public int pru_control(Socket so, long cmd, Object data, Struct ifp, Kthread td) {
                return k.in_c.in_control(Sockio.name(cmd), (IfReq) data, Ifnet.TYPE.at(k.mem, ifp.address()));
            }
        };
        Protosw inet6 = new Protosw() {
            @Override
            public int pru_control(Socket so, long cmd, Object data, Struct ifp, Kthread td) {
                return k.in6_c.in6_control(Sockio.name(cmd), (IfReq) data, Ifnet.TYPE.at(k.mem, ifp.address()));
            }
        };
        for (String type : List.of("SOCK_DGRAM", "SOCK_RAW", "SOCK_STREAM")) {
            k.uipc_socket_c.PR_REGISTER("PF_INET", type, inet);
            k.uipc_socket_c.PR_REGISTER("PF_INET6", type, inet6);
        }
        k.uipc_socket_c.PR_REGISTER("PF_ROUTE", "SOCK_RAW", k.rtsock_c);
        k.kern_sysctl_c.SYSCTL_PROC("net.routetable.iflist", (set, td) -> k.rtsock_c.sysctl_iflist());
        k.kern_sysctl_c.SYSCTL_PROC("net.routetable.dump", (set, td) -> k.rtsock_c.sysctl_dumpentry());
        k.kern_sysctl_c.SYSCTL_PROC("kvm.ifnet", (set, td) -> k.rtsock_c.KVM_IFNET());
        k.kern_sysctl_c.SYSCTL_PROC("net.arp", (set, td) -> arp(k));
        k.sysinit(FreeBsd10.SI_SUB_PROTO_DOMAIN, 0, k.route_c::vnet_route_init);
        k.sysinit(FreeBsd10.SI_SUB_PROTO_IFATTACHDOMAIN, 1, () -> domains(k));
        k.sysinit(FreeBsd10.RC_NETIF, 0, () -> configure(k));
        k.sysinit(FreeBsd10.RC_ROUTING, 0, () -> route(k));
    }

    /** Interfaces that attached before there were protocols meet them now. if.c:720. */
    private static void domains(FreeBsd10 k) {
        for (Ifnet ifp = k.if_c.V_ifnet.first(); !ifp.isNull(); ifp = k.if_c.V_ifnet.next(ifp)) {
            k.if_c.if_attachdomain1(ifp);
        }
    }

    // ---- rc(8) -----------------------------------------------------------------------------------------------------

    private static void configure(FreeBsd10 k) {
        Ifnet lo0 = k.if_loop_c.V_loif();
        IfReq up = new IfReq(lo0.if_xname());
        up.value = lo0.if_flags() | In_c.IFF_UP;
        ioctl(k, "PF_INET", "SIOCSIFFLAGS", up);
        address(k, lo0.if_xname(), LO0_ADDRESS, LO0_MASK);
        for (Ifnet ifp = k.if_c.V_ifnet.first(); !ifp.isNull(); ifp = k.if_c.V_ifnet.next(ifp)) {
            if ((ifp.if_flags() & In_c.IFF_LOOPBACK) == 0) {
                IfReq nd = new IfReq(ifp.if_xname());
                nd.value = k.in6_c.ND_IFINFO(ifp).flags() | In6_c.ND6_IFF_IFDISABLED;
                ioctl(k, "PF_INET6", "SIOCSIFINFO_IN6", nd);
            }
        }
        Ifnet em0 = k.if_c.ifunit("em0");
        if (!em0.isNull()) {
            IfReq emUp = new IfReq("em0");
            emUp.value = em0.if_flags() | In_c.IFF_UP;
            ioctl(k, "PF_INET", "SIOCSIFFLAGS", emUp);
            address(k, "em0", EM0_ADDRESS, EM0_MASK);
        }
    }

    private static void address(FreeBsd10 k, String ifname, int address, int mask) {
        IfReq request = new IfReq(ifname);
        request.address = Sockaddr.inet(address);
        request.mask = Sockaddr.inet(mask);
        ioctl(k, "PF_INET", "SIOCAIFADDR", request);
    }

    private static void ioctl(FreeBsd10 k, String domain, String request, IfReq data) {
        Socket[] so = new Socket[1];
        Kthread td = Kthread.TYPE.at(k.mem, k.CURTHREAD());
        if (k.uipc_socket_c.socreate(domain, so, "SOCK_DGRAM", 0, td) == 0) {
            k.if_c.ifioctl(so[0], Sockio.number(request), data, td);
            k.uipc_socket_c.soclose(so[0]);
        }
    }

    private static void route(FreeBsd10 k) {
        if (k.if_c.ifunit("em0").isNull()) {
            return;
        }
        RtAddrinfo info = new RtAddrinfo();
        info.dst = Sa.inet(0);
        info.netmask = Sa.inet(0);
        info.gateway = Sa.inet(EM0_ROUTER);
        info.rti_flags = Route_c.RTF_UP | Route_c.RTF_GATEWAY | Route_c.RTF_STATIC;
        k.route_c.rtrequest1_fib(Route_c.RTM_ADD, info, null);
    }

    /** The neighbours: only ourselves, for nobody ever sends an ARP packet here. */
    private static List<ArpEntry> arp(FreeBsd10 k) {
        List<ArpEntry> entries = new ArrayList<>();
        for (IfEntry entry : k.rtsock_c.KVM_IFNET()) {
            boolean broadcast = (entry.flags() & In_c.IFF_BROADCAST) != 0;
            boolean noarp = (entry.flags() & 0x80) != 0;
            byte[] link = entry.link().address();
            for (IfEntry.Address address : entry.addresses()) {
                if (broadcast && !noarp && link.length == 6 && address.address().family() == Sa.AF_INET) {
                    entries.add(new ArpEntry(address.address(), link, entry.name(), 0));
                }
            }
        }
        return entries;
    }

    // ---- InetHooks -------------------------------------------------------------------------------------------------

    @Override
    public void dom_ifattach(Ifnet ifp) {
        ifp.if_afdata(Sa.AF_INET, k.in6_c.in_domifattach());
        ifp.if_afdata(Sa.AF_INET6, k.in6_c.in6_domifattach());
    }

    @Override
    public void dom_ifdetach(Ifnet ifp) {
        long ii = ifp.if_afdata(Sa.AF_INET);
        if (ii != 0) {
            k.in6_c.in_domifdetach(ii);
            ifp.if_afdata(Sa.AF_INET, 0);
        }
        long ext = ifp.if_afdata(Sa.AF_INET6);
        if (ext != 0) {
            k.in6_c.in6_domifdetach(ext);
            ifp.if_afdata(Sa.AF_INET6, 0);
        }
    }

    @Override
    public void in_ifdetach(Ifnet ifp) {
        k.in_c.in_ifdetach(ifp);
    }

    @Override
    public void in6_ifdetach(Ifnet ifp) {
        k.in6_c.in6_ifdetach(ifp);
    }

    @Override
    public void in6_if_up(Ifnet ifp) {
        k.in6_c.in6_if_up(ifp);
    }

    @Override
    public int in_purgeaddr(Ifaddr ifa, Ifnet ifp) {
        IfReq request = new IfReq(ifp.if_xname());
        request.address = Sockaddr.inet((int) Sa.load(k.mem, ifa.ifa_addr()).lo);
        return k.in_c.in_control("SIOCDIFADDR", request, ifp);
    }

    @Override
    public void in6_purgeaddr(Ifaddr ifa) {
        k.in6_c.in6_purgeaddr(ifa);
    }

    @Override
    public void if_rtdel(Ifnet ifp) {
        for (int family : k.route_c.FAMILIES()) {
            RadixNodeHead rnh = k.route_c.RT_TABLES_GET_RNH(family);
            if (!rnh.isNull()) {
                k.if_ifa_c.rw_wlock(rnh.rnh_lock(), 897);
                k.radix_c.rn_walktree(rnh, rt -> k.if_ifa_c.if_rtdel(rt, ifp));
                k.if_ifa_c.rw_wunlock(rnh.rnh_lock(), 899);
            }
        }
    }

    @Override
    public void pfctlinput(boolean up, Ifaddr ifa) {
        if (ifa.sa_family() == Sa.AF_INET) {
            k.raw_ip_c.rip_ctlinput(up ? Raw_ip_c.PRC_IFUP : Raw_ip_c.PRC_IFDOWN, ifa.ifa_addr());
        }
    }

    @Override
    public void rt_ifmsg(Ifnet ifp) {
        k.rtsock_c.rt_ifmsg(ifp);
    }

    @Override
    public void rt_ifannouncemsg(Ifnet ifp, int what) {
        k.rtsock_c.rt_ifannouncemsg(ifp, what);
    }

    @Override
    public void devctl_notify(String system, String subsystem, String type) {
        k.devctl_notify(subsystem, type);
    }
}
