package org.deadc0de.netbsd299;

import java.util.List;
import java.util.Set;
import org.deadc0de.kernel.Console;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.ProcessTable;
import org.deadc0de.netbsd299.user.Cron;
import org.deadc0de.netbsd299.user.Init;

/** From the banner to the root prompt: what main(), autoconfiguration and rc.d do. */
final class Boot {
    private static final String COPYRIGHT = """
            Copyright (c) 1996, 1997, 1998, 1999, 2000, 2001, 2002, 2003, 2004, 2005
                The NetBSD Foundation, Inc.  All rights reserved.
            Copyright (c) 1982, 1986, 1989, 1991, 1993
                The Regents of the University of California.  All rights reserved.

            """;

    /** The pid of root's shell. */
    static final int SHELL = 160;

    private final NetBsd299 k;

    Boot(NetBsd299 k) {
        this.k = k;
    }

    /** The kernel's own part. */
    void run() {
        Console console = k.machine().console();
        console.kernelPrint(COPYRIGHT);
        console.kernelPrint(version());
        console.kernelPrint("total memory = 255 MB\navail memory = 246 MB\n");
        k.if_ex_c.ex_config();
        k.if_loop_c.loop_clone_create(0);
        k.if_ppp_c.pppattach();
        configure("ex0", k.disk().ex0Address(), 0xffffff00, k.disk().ex0Address() | 0xff);
        configure("lo0", 0x7f000001, 0xff000000, 0);
        if (k.machine().option("INET6", "on").equals("on")) {
            for (String name : List.of("lo0", "ex0")) {
                k.in6_c.in6_if_up(k.if_c.ifunit(name));
            }
            if (k.disk().hasGlobalPrefix()) {
                global();
            }
        }
        reject();
    }

    /** The version string, its second line with a tab. */
    String version() {
        String ident = k.machine().has("DIAGNOSTIC")
                ? k.machine().has("DEBUG") ? "GENERIC_DEBUG" : "GENERIC_DIAGNOSTIC"
                : "GENERIC";
        String built = k.release().clonesPpp()
                ? "#0: Wed Mar  2 08:00:00 EST 2005\n\troot@gw:/usr/src/sys/arch/i386/compile/"
                : "#0: Wed Dec  1 10:58:25 UTC 2004\n\tbuilds@build:/usr/src/sys/arch/i386/compile/";
        return "NetBSD " + k.release().osrelease() + " (" + ident + ") " + built + ident + "\n";
    }

    private void configure(String name, int address, int mask, int broadcast) {
        Ifreq ifra = Ifreq.TYPE.at(k.machine().memory(), k.cpu.stackSlot(0));
        k.machine().memory().fill(ifra.address(), Ifreq.TYPE.size(), 0);
        sin(ifra.ifr_addr(), address);
        if (broadcast != 0) {
            sin(ifra.ifra_dstaddr(), broadcast);
        }
        sin(ifra.ifra_mask(), mask);
        Ifnet ifp = k.if_c.ifunit(name);
        k.in_c.in_control(Socket.TYPE.at(k.machine().memory(), 0), KernelFile.SIOCAIFADDR, ifra, ifp, k.cpu.current());
    }

    private void sin(SockaddrS sa, int address) {
        sa.sa_len(16);
        sa.sa_family(KernelFile.AF_INET);
        sa.sin_addr(address);
    }

    private void global() {
        Ifreq ifra = Ifreq.TYPE.at(k.machine().memory(), k.cpu.stackSlot(0));
        k.machine().memory().fill(ifra.address(), Ifreq.TYPE.size(), 0);
        ifra.ifr_addr().sa_len(28);
        ifra.ifr_addr().sa_family(KernelFile.AF_INET6);
        ifra.ifr_addr().sin6_addr(new In6Addr(0x20010db8_00010000L, 1));
        ifra.ifra6_prefixmask().sin6_addr(In6Addr.mask(64));
        k.in6_c.in6_update_ifa(
                k.if_c.ifunit("ex0"), ifra, In6Ifaddr.TYPE.at(k.machine().memory(), 0));
    }

    /** rc.d/network: what is loopback must not leave the machine. */
    private void reject() {
        SockaddrS dst = SockaddrS.TYPE.at(k.machine().memory(), k.cpu.stackSlot(0));
        SockaddrS mask = SockaddrS.TYPE.at(k.machine().memory(), k.cpu.stackSlot(0) + 64);
        sin(dst, 0x7f000000);
        sin(mask, 0xff000000);
        InIfaddr ia = k.in_c.IFP_TO_IA(k.if_loop_c.LO0IFP());
        k.route_c.rtrequest1_add(
                dst, ia.ia_addr(), mask, Route_c.RTF_GATEWAY | Route_c.RTF_STATIC | Route_c.RTF_REJECT, ia.ia_ifa());
    }

    /** The names of the processes that stand by, and of zebra, which only passes on what it hears. */
    static final Set<String> SYSTEM = Set.of("init", "cron", "getty", "zebra");

    /** init and what rc starts. */
    void multiuser() {
        ProcessTable processes = k.machine().processes();
        fixed(0, 0, "swapper", "[swapper]", "", "DKs");
        Proc init = k.spawn(null, 1, "init", "init", "", new Init(), List.of());
        fixed(96, 1, "syslogd", "/usr/sbin/syslogd -s", "", "Ss");
        k.spawn(init, 150, "cron", "/usr/sbin/cron", "", new Cron(), List.of());
        fixed(SHELL, 1, "csh", "-csh", "console", "Is+");
        processes.nextPid(161);
    }

    private void fixed(int pid, int parent, String name, String command, String terminal, String state) {
        k.machine()
                .processes()
                .add(new Proc(k.machine().memory().journal(), pid, parent, name, command, terminal, state, 0));
    }
}
