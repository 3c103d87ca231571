package org.deadc0de.darwin9;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deadc0de.sim.crash.Image;
import org.junit.jupiter.api.Test;

/** The four words of every frame of panic logs, each by what it is: the arguments that the function takes, in their order. */
class PanicWordsTest {
    private static final Pattern LINE = Pattern.compile(
            "0x([0-9a-f]+) : 0x([0-9a-f]+) \\((0x[0-9a-f]+) (0x[0-9a-f]+) (0x[0-9a-f]+) (0x[0-9a-f]+)\\) ");
    private static final long STACKS = 0x1b55_0000L;
    private static final long STRINGS = 0x45_0000L;
    private static final long STRINGS_END = 0x49_0000L;
    private static final long STACKS_END = 0x1f55_0000L;

    /** Each line of the backtrace as a call: the function whose frame it is, and its words by what lies there. */
    private static List<String> calls(Leopard mac, String log) {
        List<String> calls = new ArrayList<>();
        String function = "Debugger";
        for (String line : log.lines().toList()) {
            Matcher m = LINE.matcher(line);
            if (m.matches()) {
                StringBuilder call = new StringBuilder(function).append('(');
                for (int i = 0; i < 4; i++) {
                    call.append(i == 0 ? "" : ", ").append(what(mac, Long.decode(m.group(3 + i))));
                }
                calls.add(call.append(')').toString());
                Image.Symbol symbol = mac.host.machine().image().at(Long.parseLong(m.group(2), 16));
                function = symbol == null ? "?" : symbol.name();
            }
        }
        return calls;
    }

    private static String what(Leopard mac, long word) {
        if (word >= STACKS && word < STACKS_END) {
            return "stack+0x" + Long.toHexString(word & 0x3fff);
        }
        if (word >= STRINGS && word < STRINGS_END && mac.k.describe(word) == null) {
            return mac.host
                    .machine()
                    .memory()
                    .loadString(word, 0, 200)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
        String known = word < 0x10_0000 || word >= 0x8000_0000L ? null : mac.k.describe(word);
        return known == null ? "0x" + Long.toHexString(word) : known.replaceAll("@0x[0-9a-f]+", "");
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static void opened(Leopard mac) {
        int fd = mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        mac.close(fd);
        mac.open("/dev/tap0");
    }

    @Test
    void theSeed() {
        Leopard mac = Leopard.with();
        opened(mac);

        String log = mac.run("ifconfig tap0 172.16.1.1/24 alias");

        assertThat(calls(mac, log)).containsExactlyElementsOf(lines("""
                Debugger(panic, stack+0x3b1c, Debugger, 0x0)
                panic("ifafree"@/SourceCache/xnu/xnu-1228/bsd/net/route.c:556, 0x0, 0x0, 0x0)
                ifafree(0x0, 0x0, 0x0, 0x0)
                in_ifinit(tap0.if_softc, in_ifaddr 172.16.1.1, stack+0x3ef0, 0x0)
                in_control(socket, 0x8040691a, stack+0x3ee0, tap0.if_softc)
                ifioctl(socket, 0x8040691a, stack+0x3ee0, proc)
                ifioctllocked(socket, 0x8040691a, stack+0x3ee0, proc)
                soioctl(socket, 0x8040691a, stack+0x3ee0, proc)
                soo_ioctl(fileglob, 0x8040691a, stack+0x3ee0, proc)
                fo_ioctl(fileglob, 0x8040691a, stack+0x3ee0, proc)
                ioctl(proc, thread.uu_arg, thread.uu_rval, 0x0)
                unix_syscall(stack+0x3fd0, 0x0, 0x0, 0x0)
                """));
    }

    @Test
    void theFaultInTheDriver() {
        Leopard mac = Leopard.with("tap=tuntaposx-20071114");
        opened(mac);

        String log = mac.run("ifconfig tap0 172.16.1.1/24 alias");

        assertThat(calls(mac, log)).containsExactlyElementsOf(lines("""
                Debugger(panic, stack+0x385c, Debugger, 0x0)
                panic(Kernel trap at 0x%08x, type %d=%s, registers:, tuntap_interface_if_ioctl, 0xe, page fault)
                kernel_trap(stack+0x3970, 0x0, stack+0x3a28, tuntap_interface_if_ioctl)
                trap_from_kernel(0xe, 0x48, 0x10, 0x10)
                tuntap_interface_if_ioctl(/dev/tap0, 0x8020690c, 0x0, 0x0)
                tap_interface_if_ioctl(/dev/tap0, 0x8020690c, 0x0, 0x0)
                tuntap_if_ioctl(tap0.if_softc, 0x8020690c, 0x0, 0x0)
                ifnet_ioctl(tap0.if_softc, 0x2, 0x8020690c, 0x0)
                in_ifinit(tap0.if_softc, in_ifaddr 172.16.1.1, stack+0x3ef0, 0x0)
                in_control(socket, 0x8040691a, stack+0x3ee0, tap0.if_softc)
                ifioctl(socket, 0x8040691a, stack+0x3ee0, proc)
                ifioctllocked(socket, 0x8040691a, stack+0x3ee0, proc)
                soioctl(socket, 0x8040691a, stack+0x3ee0, proc)
                soo_ioctl(fileglob, 0x8040691a, stack+0x3ee0, proc)
                fo_ioctl(fileglob, 0x8040691a, stack+0x3ee0, proc)
                ioctl(proc, thread.uu_arg, thread.uu_rval, 0x0)
                """));
    }

    @Test
    void theListingOfAnEmptyList() {
        Leopard mac = Leopard.with("uniqueid=none", "tapunits=1001");
        int fd = mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        mac.close(fd);
        mac.open("/dev/tap1000");
        mac.run("ifconfig tap1000 -alias 172.16.1.1");

        String log = mac.run("ifconfig -l");

        assertThat(calls(mac, log)).containsExactlyElementsOf(lines("""
                Debugger(panic, stack+0x3c6c, Debugger, 0x0)
                panic(Kernel trap at 0x%08x, type %d=%s, registers:, sysctl_iflist, 0xe, page fault)
                kernel_trap(stack+0x3d80, 0x0, stack+0x3e38, sysctl_iflist)
                trap_from_kernel(0xe, 0x48, 0x10, 0x10)
                sysctl_iflist(0x0, stack+0x3e50, 0x0, 0x0)
                sysctl_rtsock(sysctl__net_routetable, stack+0x3f48, 0x4, 0x0)
                userland_sysctl(proc, stack+0x3f40, 0x6, 0xbffff6b0)
                __sysctl(proc, thread.uu_arg, thread.uu_rval, 0x0)
                unix_syscall(stack+0x3fd0, 0x0, 0x0, 0x0)
                """));
    }

    @Test
    void theDeletionOfARouteByALinkAddressThatWasClearedMeanwhile() {
        Leopard mac = Leopard.with();
        int fd = mac.open("/dev/tap0");
        mac.run("route add -net 10.1.0.0/16 -interface tap0");
        mac.run("route add -net 10.2.0.0/16 -interface tap0");
        mac.close(fd);
        mac.open("/dev/tap0");
        mac.run("route delete -net 10.1.0.0/16");

        String log = mac.run("route delete -net 10.2.0.0/16");

        assertThat(calls(mac, log)).containsExactlyElementsOf(lines("""
                Debugger(panic, stack+0x3cac, Debugger, 0x0)
                panic("ifa attached to ifp is being freed\\n"@/SourceCache/xnu/xnu-1228/bsd/net/route.c:562, 0x0, 0x0, 0x0)
                ifafree(ifaddr, 0x0, 0x0, 0x0)
                rtfree_locked(rtentry, 0x0, 0x0, 0x0)
                rtrequest_locked(0x2, M_RTABLE+0x5c, 0x0, M_RTABLE+0x6c)
                rtrequest(0x2, M_RTABLE+0x5c, 0x0, M_RTABLE+0x6c)
                route_output(mbuf, socket, 0x0, 0x0)
                fo_write(fileglob, 0x0, proc, 0x0)
                write(proc, thread.uu_arg, thread.uu_rval, 0x0)
                unix_syscall(stack+0x3fd0, 0x0, 0x0, 0x0)
                """));
    }

    @Test
    void theCloseThatCountsAnInheritedProtocol() {
        Leopard mac = Leopard.with();
        int fd = mac.open("/dev/tap0");
        mac.alias("tap0", 0xac100101, 0xffffff00);
        mac.host.machine().memory().poke(tap0(mac).addressOf(Ifnet.IF_USECNT), 4, 1);

        mac.close(fd);

        assertThat(calls(mac, mac.console())).containsExactlyElementsOf(lines("""
                Debugger(panic, stack+0x3bac, Debugger, 0x0)
                panic("ifp_unuse: use count reached zero but detching flag is not set!"@/SourceCache/xnu/xnu-1228/bsd/net/dlil.c:1981, 0x0, 0x0, 0x0)
                ifp_unuse(tap0.if_softc, 0x0, 0x0, 0x0)
                ifnet_detach_protocol(tap0.if_softc, 0x2, 0x0, 0x0)
                tuntap_interface_unregister_interface(/dev/tap0, 0x0, 0x0, 0x0)
                tap_interface_shutdown_netif(/dev/tap0, 0x0, 0x0, 0x0)
                tuntap_interface_cdev_close(/dev/tap0, 0x0, 0x0, 0x0)
                cdev_close(/dev/tap0, 0x0, 0x0, 0x0)
                spec_close(stack+0x3e60, 0x0, 0x0, 0x0)
                closef_locked(fileglob, fileglob, proc, 0x0)
                close_internal(proc, 0x3, fileglob, 0x0)
                close(proc, thread.uu_arg, thread.uu_rval, 0x0)
                unix_syscall(stack+0x3fd0, 0x0, 0x0, 0x0)
                """));
    }

    @Test
    void aPanicWithDirectivesHasTheirWords() {
        Leopard mac = Leopard.with();
        mac.open("/dev/tap0");
        mac.host.machine().memory().poke(tap0(mac).addressOf(Ifnet.IF_USECNT), 4, 0);

        mac.sys(s -> mac.k.dlil_c.ifp_unuse(tap0(mac)));

        assertThat(calls(mac, mac.console())).containsExactlyElementsOf(lines("""
                Debugger(panic, stack+0x3f6c, Debugger, 0x0)
                panic("ifp_unuse: ifp(%s%d)->if_usecnt was zero\\n"@/SourceCache/xnu/xnu-1228/bsd/net/dlil.c:1975, tap, 0x0, 0x0)
                ifp_unuse(tap0.if_softc, 0x0, 0x0, 0x0)
                """));
    }

    private static Ifnet tap0(Leopard mac) {
        return mac.k.if_c.ifunit("tap0");
    }
}
