package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;

import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.ProcessTable;
import org.deadc0de.sim.crash.Image;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Memory;

/** The machine as it comes up: where its text lies, its interfaces, addresses and routes, its processes and device nodes. */
final class Boot {
    static final String VERSION =
            "Darwin Kernel Version 9.0.0: Tue Oct  9 21:35:55 PDT 2007; root:xnu-1228~1/RELEASE_I386";
    static final String KEXT_VERSION = "1.0";
    static final long KEXT_TEXT = 0x2f4b_f000L;
    static final long KEXT_END = 0x2f4c_6000L;

    /** Mon Nov 19 12:00:00 2007 in seconds of local time since 1970. */
    static final long BOOT_SECONDS = 1_195_473_600L;

    private static final int IFM_ETHER = 0x20;
    private static final int IFM_IEEE80211 = 0x80;
    private static final int IFM_10_T = 3;
    private static final int IFM_100_TX = 6;
    private static final int IFM_1000_T = 16;
    private static final int IFM_FDX = 0x0010_0000;
    private static final int IFM_HDX = 0x0020_0000;
    private static final int IFM_AVALID = 1;
    private static final int IFM_ACTIVE = 2;
    private static final int SHELL_PID = 214;

    private final Darwin9 k;
    private final Memory memory;
    private final DataSegment data;
    private Proc shell;

    Boot(Darwin9 k) {
        this.k = k;
        memory = k.machine().memory();
        data = k.machine().data();
    }

    Proc shell() {
        return shell;
    }

    // ---- text ----------------------------------------------------------------------------------------------------

    /** Functions of osfmk lie below those of bsd, drivers that are loaded far above both. */
    void layOutText() {
        Image image = k.machine().image();
        image.skipTo(0x0012_b000L);
        image.add("osfmk/kern/debug.c", k.debug_c);
        image.skipTo(0x0019_e400L);
        image.add("osfmk/i386/locore.s", "lo_unix_scall", 20);
        image.add("osfmk/i386/locore.s", "trap_from_kernel", 8);
        image.add("osfmk/i386/locore.s", "thread_continue", 8);
        image.skipTo(0x001a_8b00L);
        image.add("osfmk/i386/trap.c", "kernel_trap", 40);
        image.skipTo(0x001d_4000L);
        image.add("bsd/vfs/vfs_syscalls.c", k.vfs_syscalls_c);
        image.skipTo(0x0020_6000L);
        image.add("bsd/miscfs/specfs/spec_vnops.c", k.spec_vnops_c);
        image.skipTo(0x0024_5000L);
        image.add("bsd/net/bpf.c", k.bpf_c);
        image.add("bsd/net/dlil.c", k.dlil_c);
        image.add("bsd/net/ether_inet_pr_module.c", k.ether_inet_pr_module_c);
        image.add("bsd/net/if.c", k.if_c);
        image.add("bsd/net/kpi_interface.c", k.kpi_interface_c);
        image.add("bsd/net/kpi_protocol.c", k.kpi_protocol_c);
        image.add("bsd/net/if_mib.c", k.if_mib_c);
        image.skipTo(0x0025_6000L);
        image.add("bsd/net/route.c", k.route_c);
        image.add("bsd/net/rtsock.c", k.rtsock_c);
        image.skipTo(0x0026_8000L);
        image.add("bsd/netinet/in.c", k.in_c);
        image.add("bsd/netinet/in_arp.c", k.in_arp_c);
        image.add("bsd/netinet/raw_ip.c", k.raw_ip_c);
        image.skipTo(0x0035_2000L);
        image.add("bsd/kern/kern_descrip.c", k.kern_descrip_c);
        image.add("bsd/kern/kern_exit.c", k.kern_exit_c);
        image.add("bsd/kern/kern_newsysctl.c", k.kern_sysctl_c);
        image.add("bsd/kern/kern_prot.c", k.kern_prot_c);
        image.add("bsd/kern/kern_sig.c", k.kern_sig_c);
        image.skipTo(0x0038_3000L);
        image.add("bsd/kern/sys_generic.c", k.sys_generic_c);
        image.add("bsd/kern/sys_socket.c", k.sys_socket_c);
        image.add("bsd/kern/uipc_domain.c", k.uipc_domain_c);
        image.add("bsd/kern/uipc_socket.c", k.uipc_socket_c);
        image.add("bsd/kern/uipc_syscalls.c", k.uipc_syscalls_c);
        image.add("bsd/dev/i386/systemcalls.c", k.systemcalls_c);
        image.skipTo(0x003e_0000L);
        image.add("iokit/Families/IONetworkingFamily/IONetworkInterface.cpp", k.ionetwork_cpp);
        image.skipTo(KEXT_TEXT + 0x800);
        image.add("tuntap/src/tap/tap.cc", k.tap_cc);
        image.add("tuntap/src/tun/tun.cc", k.tun_cc);
        image.add("tuntap/src/tuntap.cc", k.tuntap_cc);
        image.add("tuntap/src/tuntap_mgr.cc", k.tuntap_mgr_cc);
        Image.Symbol last = image.symbolNamed("cdev_write");
        if (last.address() + last.size() > KEXT_END) {
            throw new IllegalStateException("the driver's text reaches 0x" + Long.toHexString(last.address()));
        }
    }

    /** Gives every function that is called through a pointer its place behind one. */
    void definePointers() {
        Functions f = k.functions;
        f.defineIoctl("ether_inet_prmod_ioctl", k.ether_inet_pr_module_c::ether_inet_prmod_ioctl);
        f.defineIoctl("dlil_recycle_ioctl", k.dlil_c::dlil_recycle_ioctl);
        f.defineIoctl("ionetwork_if_ioctl", k.ionetwork_cpp::ionetwork_if_ioctl);
        f.defineIoctl("tuntap_if_ioctl", k.tuntap_cc::tuntap_if_ioctl);
        f.define(
                "ether_inet_resolve_multi",
                (ifp, proto, ll) -> k.ether_inet_pr_module_c.ether_inet_resolve_multi(ifp(ifp), proto, ll));
        f.define("ether_inet_arp", (ifp, target, x) -> k.ether_inet_pr_module_c.ether_inet_arp(ifp(ifp), target));
        f.define(
                "ether_attach_inet",
                (ifp, family, x) -> k.ether_inet_pr_module_c.ether_attach_inet(ifp(ifp), (int) family));
        f.define("lo_attach_inet", (ifp, family, x) -> k.ionetwork_cpp.lo_attach_inet(ifp(ifp), (int) family));
        f.define("tun_inet_attach", (ifp, family, x) -> k.tun_cc.tun_inet_attach(ifp(ifp), (int) family));
        f.define("ifnet_kpi_free", (ifp, x, y) -> k.kpi_interface_c.ifnet_kpi_free(ifp(ifp)));
        f.define("dlil_recycle_output", (ifp, length, y) -> k.dlil_c.dlil_recycle_output(ifp(ifp), (int) length));
        f.define("dlil_recycle_free", (ifp, x, y) -> k.dlil_c.dlil_recycle_free(ifp(ifp)));
        f.define("dlil_recycle_set_bpf_tap", (ifp, x, y) -> k.dlil_c.dlil_recycle_set_bpf_tap(ifp(ifp)));
        f.define("link_rtrequest", (rt, req, y) -> k.if_c.link_rtrequest(rt(rt), (int) req));
        f.define("arp_rtrequest", (rt, req, y) -> k.in_arp_c.arp_rtrequest(rt(rt), (int) req));
        f.define(
                "ionetwork_if_output", (ifp, length, y) -> k.ionetwork_cpp.ionetwork_if_output(ifp(ifp), (int) length));
        f.define(
                "ionetwork_add_proto", (ifp, family, y) -> k.ionetwork_cpp.ionetwork_add_proto(ifp(ifp), (int) family));
        f.define(
                "ionetwork_del_proto", (ifp, family, y) -> k.ionetwork_cpp.ionetwork_del_proto(ifp(ifp), (int) family));
        f.define("tuntap_if_output", (ifp, length, y) -> k.tuntap_cc.tuntap_if_output(ifp(ifp), (int) length));
        f.define("tuntap_if_demux", (ifp, x, y) -> k.tuntap_cc.tuntap_if_demux(ifp(ifp)));
        f.define("tuntap_if_framer", (ifp, x, y) -> k.tuntap_cc.tuntap_if_framer(ifp(ifp)));
        f.define("tuntap_if_set_bpf_tap", (ifp, x, y) -> k.tuntap_cc.tuntap_if_set_bpf_tap(ifp(ifp)));
        f.define("tuntap_if_add_proto", (ifp, family, y) -> k.tuntap_cc.tuntap_if_add_proto(ifp(ifp), (int) family));
        f.define("tuntap_if_del_proto", (ifp, family, y) -> k.tuntap_cc.tuntap_if_del_proto(ifp(ifp), (int) family));
        f.define(
                "tuntap_if_check_multi",
                (ifp, sa, y) -> k.tuntap_cc.tuntap_if_check_multi(ifp(ifp), Sockaddr.TYPE.at(memory, sa)));
        f.define("tuntap_if_detached", (ifp, x, y) -> k.tuntap_cc.tuntap_if_detached(ifp(ifp)));
    }

    private static Ifnet ifp(org.deadc0de.sim.mem.Struct s) {
        return (Ifnet) s;
    }

    private static Rtentry rt(org.deadc0de.sim.mem.Struct s) {
        return (Rtentry) s;
    }

    // ---- start-up ------------------------------------------------------------------------------------------------

    void run() {
        k.machine().console().kernelPrint(VERSION + "\n");
        memory.poke(
                k.bootThread.addressOf(Uthread.KERNEL_STACK), 4, data.define("boot_stack", Darwin9.KERNEL_STACK_SIZE));
        processes();
        k.dlil_c.dlil_init();
        k.kpi_protocol_c.proto_kpi_init();
        k.in_c.in_ifaddrhead.init();
        k.in_c.in_multihead.init();
        k.rtsock_c.rawcb_list.init();
        k.if_c.if_clone_attach("vlan");
        k.if_c.if_clone_attach("bond");
        k.kpi_protocol_c.proto_register_plumber(
                PF_INET, IFNET_FAMILY_ETHERNET, k.functions.address("ether_attach_inet"), 0);
        long lo = k.functions.address("lo_attach_inet");
        k.kpi_protocol_c.proto_register_plumber(PF_INET, IFNET_FAMILY_LOOPBACK, lo, 0);
        k.kpi_protocol_c.proto_register_plumber(PF_INET, IFNET_FAMILY_FIREWIRE, lo, 0);
        k.kpi_protocol_c.proto_register_plumber(PF_INET, IFNET_FAMILY_TUN, k.functions.address("tun_inet_attach"), 0);
        interfaces();
        routes();
        devices();
    }

    private void processes() {
        ProcessTable table = k.machine().processes();
        daemon(table, 0, 0, "kernel_task", "kernel_task");
        daemon(table, 1, 0, "launchd", "/sbin/launchd");
        daemon(table, 10, 1, "kextd", "/usr/libexec/kextd");
        daemon(table, 12, 1, "notifyd", "/usr/sbin/notifyd");
        daemon(table, 13, 1, "syslogd", "/usr/sbin/syslogd");
        daemon(table, 15, 1, "configd", "/usr/sbin/configd");
        daemon(table, 213, 1, "login", "login -pf root");
        shell = table.add(new Proc(
                memory.journal(),
                SHELL_PID,
                213,
                "bash",
                "-bash",
                "ttys000",
                "",
                k.machine().clock().now()));
        table.nextPid(SHELL_PID + 1);
    }

    private void daemon(ProcessTable table, int pid, int parent, String name, String command) {
        table.add(new Proc(
                memory.journal(),
                pid,
                parent,
                name,
                command,
                pid == 213 ? "ttys000" : "",
                "Ss",
                k.machine().clock().now()));
    }

    private void interfaces() {
        Ifnet lo0 = attach("lo", 0, IFNET_FAMILY_LOOPBACK, IFT_LOOP, 16384, 0, null, 0);
        inet6(lo0, new int[] {0xfe80, 1, 0, 0, 0, 0, 0, 1}, 64);
        flags(lo0, IFF_LOOPBACK | IFF_RUNNING | IFF_MULTICAST);
        alias("lo0", 0x7f000001, 0xff000000, 0);
        inet6(lo0, new int[] {0, 0, 0, 0, 0, 0, 0, 1}, 128);
        flags(lo0, IFF_UP | IFF_LOOPBACK | IFF_RUNNING | IFF_MULTICAST);
        flags(attach("gif", 0, IFNET_FAMILY_GIF, IFT_GIF, 1280, 0, null, 0), IFF_POINTOPOINT | IFF_MULTICAST);
        attach("stf", 0, IFNET_FAMILY_STF, IFT_STF, 1280, 0, null, 0);

        int ethernet = IFF_UP | IFF_BROADCAST | IFF_NOTRAILERS | IFF_RUNNING | IFF_SIMPLEX | IFF_MULTICAST;
        Ifnet en0 = attach(
                "en",
                0,
                IFNET_FAMILY_ETHERNET,
                IFT_ETHER,
                1500,
                media(
                        "en0_media",
                        IFM_ETHER,
                        IFM_AVALID | IFM_ACTIVE,
                        IFM_ETHER | IFM_1000_T | IFM_FDX,
                        IFM_ETHER,
                        IFM_ETHER | IFM_10_T | IFM_HDX,
                        IFM_ETHER | IFM_100_TX | IFM_FDX,
                        IFM_ETHER | IFM_1000_T | IFM_FDX),
                new byte[] {0, 0, 0x5e, 0, 0x53, 1},
                14);
        flags(en0, ethernet);
        inet6(en0, new int[] {0xfe80, 4, 0, 0, 0x200, 0x5eff, 0xfe00, 0x5301}, 64);
        alias("en0", 0xc0a8010a, 0xffffff00, 0xc0a801ff);
        flags(
                attach(
                        "en",
                        1,
                        IFNET_FAMILY_ETHERNET,
                        IFT_ETHER,
                        1500,
                        media("en1_media", IFM_IEEE80211, IFM_AVALID, IFM_IEEE80211, IFM_IEEE80211),
                        new byte[] {0, 0, 0x5e, 0, 0x53, 2},
                        14),
                ethernet);
        int fullDuplex = IFM_ETHER | IFM_FDX;
        flags(
                attach(
                        "fw",
                        0,
                        IFNET_FAMILY_FIREWIRE,
                        IFT_IEEE1394,
                        4078,
                        media("fw0_media", fullDuplex, IFM_AVALID, fullDuplex, fullDuplex),
                        new byte[] {0, 0, 0x5e, -1, -2, 0, 0x53, 3},
                        18),
                ethernet);
    }

    private long media(String name, int current, int status, int active, int... list) {
        long table = data.define(name, 16 + 4 * list.length);
        memory.poke(table, 4, current & 0xffff_ffffL);
        memory.poke(table + 4, 4, status);
        memory.poke(table + 8, 4, active & 0xffff_ffffL);
        memory.poke(table + 12, 4, list.length);
        for (int i = 0; i < list.length; i++) {
            memory.poke(table + 16 + 4L * i, 4, list[i] & 0xffff_ffffL);
        }
        return table;
    }

    private Ifnet attach(
            String name, int unit, int family, int type, int mtu, long media, byte[] address, int headerLength) {
        long id = data.string(name + unit);
        Functions f = k.functions;
        long none = f.address("ionetwork_add_proto");
        Ifnet[] ifp = {Ifnet.TYPE.at(memory, 0)};
        k.kpi_interface_c.ifnet_allocate(
                new Kpi_interface_c.InitParams(
                        id,
                        name.length() + 1,
                        name,
                        unit,
                        family,
                        type,
                        f.address("ionetwork_if_output"),
                        none,
                        none,
                        f.address("ionetwork_del_proto"),
                        0,
                        0,
                        media,
                        f.address("ionetwork_if_ioctl"),
                        0,
                        0),
                ifp);
        SockaddrDl sdl = SockaddrDl.TYPE.at(memory, 0);
        if (address != null) {
            sdl = data.defineStruct(name + unit + "_address", SockaddrDl.TYPE);
            sdl.sdl_alen(address.length);
            memory.storeBytes(sdl.address(), 8, address);
        }
        k.dlil_c.ifnet_attach(ifp[0], sdl);
        k.kpi_interface_c.ifnet_set_mtu(ifp[0], mtu);
        ifp[0].if_hdrlen(headerLength);
        return ifp[0];
    }

    private void flags(Ifnet ifp, int flags) {
        ifp.if_flags(flags);
    }

    /** Puts an IPv6 address on an interface's list. Nothing here changes it afterwards. */
    private void inet6(Ifnet ifp, int[] words, int prefix) {
        int size = 28;
        int total = Ifaddr.TYPE.size() + 2 * size + Darwin9.MALLOC_HEADER;
        long element = k.zones.kalloc(
                total, Ifaddr.TYPE, "M_IFADDR", k.machine().sched().currentStack());
        memory.store4(element, 0, total);
        memory.fill(element + Darwin9.MALLOC_HEADER, total - Darwin9.MALLOC_HEADER, 0);
        Ifaddr ifa = Ifaddr.TYPE.at(memory, element + Darwin9.MALLOC_HEADER);
        long address = ifa.address() + Ifaddr.TYPE.size();
        long mask = address + size;
        sockaddr6(address);
        sockaddr6(mask);
        for (int i = 0; i < 8; i++) {
            memory.store1(address, 8 + 2 * i, words[i] >>> 8);
            memory.store1(address, 9 + 2 * i, words[i]);
        }
        for (int i = 0; i < prefix / 8; i++) {
            memory.store1(mask, 8 + i, 0xff);
        }
        ifa.ifa_addr(Sockaddr.TYPE.at(memory, address));
        ifa.ifa_netmask(Sockaddr.TYPE.at(memory, mask));
        ifa.ifa_ifp(ifp);
        k.if_c.if_attach_ifa(ifp, ifa);
    }

    private void sockaddr6(long at) {
        memory.store1(at, 0, 28);
        memory.store1(at, 1, AF_INET6);
    }

    /** What ifconfig did at start-up: SIOCAIFADDR by a privileged socket. */
    private void alias(String ifname, int address, int mask, int broadcast) {
        Socket so = data.defineStruct("boot_socket_" + ifname, Socket.TYPE);
        so.so_state(SS_PRIV);
        Ifreq ifra = data.defineStruct("boot_request_" + ifname, Ifreq.TYPE);
        memory.storeString(ifra.address(), 0, IFNAMSIZ, ifname);
        sin(ifra.ifr_addr(), address);
        sin(ifra.ifra_mask(), mask);
        if (broadcast != 0) {
            sin(ifra.ifra_broadaddr(), broadcast);
        }
        BsdProc nobody = BsdProc.TYPE.at(memory, 0);
        k.in_c.in_control(so, SIOCAIFADDR, ifra.address(), k.if_c.ifunit(ifname), nobody);
    }

    private void sin(SockaddrIn sin, int address) {
        sin.sin_len(16);
        sin.sin_family(AF_INET);
        sin.sin_addr(address);
    }

    /** What the configuration daemon adds. */
    private void routes() {
        route(0x7f000000, 0xff000000, 0x7f000001, RTF_STATIC | RTF_CLONING, 0);
        route(0xa9fe0000, 0xffff0000, 0xc0a8010a, RTF_STATIC | RTF_CLONING, 4);
        route(0xc0a8010a, -1, 0x7f000001, RTF_STATIC | RTF_HOST, 0);
        for (Rtentry rt = k.route_c.RT_FIRST(); !rt.isNull(); rt = k.route_c.RT_NEXT(rt)) {
            if (SockaddrIn.TYPE.at(memory, rt.rn_key().address()).sin_addr() == 0xc0a80100) {
                rt.rt_flags(rt.rt_flags() | RTF_STATIC);
            }
        }
        route(0, 0, 0xc0a80101, RTF_STATIC | RTF_GATEWAY, 0);
    }

    private void route(int destination, int mask, int gateway, int flags, int link) {
        SockaddrIn dst = data.defineStruct("boot_dst_" + Integer.toHexString(destination), SockaddrIn.TYPE);
        SockaddrIn gate = data.defineStruct("boot_gate_" + Integer.toHexString(destination), SockaddrIn.TYPE);
        SockaddrIn netmask = data.defineStruct("boot_mask_" + Integer.toHexString(destination), SockaddrIn.TYPE);
        sin(dst, destination);
        sin(gate, gateway);
        sin(netmask, mask);
        if (mask == 0) {
            netmask.sin_len(0);
        }
        k.route_c.rtrequest(
                RTM_ADD,
                Sockaddr.TYPE.at(memory, dst.address()),
                Sockaddr.TYPE.at(memory, gate.address()),
                Sockaddr.TYPE.at(memory, netmask.address()),
                flags,
                null);
        if (link < 0) {
            throw new IllegalArgumentException("link " + link);
        }
    }

    /** The driver is loaded: its nodes are there, no interface yet. */
    private void devices() {
        int units = Math.max(1, Math.min(2000, number(k.machine().option("tapunits", "16"))));
        for (int unit = 0; unit < units; unit++) {
            node("tap", unit, IFNET_FAMILY_ETHERNET);
        }
        for (int unit = 0; unit < 16; unit++) {
            node("tun", unit, IFNET_FAMILY_TUN);
        }
        if (k.tuntap_cc.driver.isTuntaposx()) {
            String line = " kernel extension version " + KEXT_VERSION + " <mattias.nissler@gmx.de>\n";
            k.machine().console().log("tap" + line + "tun" + line);
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 16;
    }

    private void node(String name, int unit, int family) {
        long address =
                data.defineStruct("/dev/" + name + unit, TuntapInterface.TYPE).address();
        TuntapInterface node = TuntapInterface.TYPE.at(memory, address);
        node.unit(unit);
        node.family(family);
    }
}
