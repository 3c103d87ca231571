package org.deadc0de.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs of dragonfly-1.11, one command line each: what they print and how they end. */
class DragonFlyUserlandTest {
    private Session session;

    @BeforeEach
    void boot() throws Exception {
        var release = Kernels.named("dragonfly").orElseThrow();
        HostSetup host = new HostSetup(release.defaultHost(), release, List.of(), Map.of("SMP", "off"));
        session = Session.open(new Setup(List.of(host), 0, Optional.empty(), Limits.DEFAULT));
    }

    @AfterEach
    void close() {
        session.close();
    }

    private String run(String line) {
        return session.execute(line).text();
    }

    /** Each row: a command line, its exit status, a part of what it prints. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ifconfig nosuch0 | 1 | ifconfig: interface nosuch0 does not exist",
                "ifconfig em0 10.0.0.1/33 | 1 | ifconfig: 10.0.0.1/33: bad value",
                "ifconfig em0 -foo | 1 | ifconfig: -foo: bad value",
                "ifconfig em0 mtu 9000 | 0 | ifconfig: ioctl (set mtu): Invalid argument",
                "ifconfig em0 name lo0 | 1 | ifconfig: ioctl (set name): File exists",
                "ifconfig em0 vhid 3 | 1 | ifconfig: SIOCGVH: Invalid argument",
                "ifconfig em0 delete 10.0.0.9 | 1 | ifconfig: ioctl (SIOCDIFADDR): Can't assign requested address",
                "ifconfig faith0 destroy | 1 | ifconfig: SIOCIFDESTROY: Invalid argument",
                "ifconfig em0 destroy | 1 | ifconfig: SIOCIFDESTROY: Invalid argument",
                "ifconfig gif create | 0 | gif0",
                "ifconfig faith create | 0 | faith1",
                "ifconfig bridge0 create | 1 | ifconfig: SIOCIFCREATE: Invalid argument",
                "ifconfig -l | 0 | em0 faith0 lo0 ppp0 sl0",
                "ifconfig -C | 0 | gif faith",
                "ifconfig -a -l | 1 | usage: ifconfig [-L] [-C] interface address_family",
                "route -n add -net 10.9 10.0.0.254 | 0 | add net 10.9: gateway 10.0.0.254",
                "route -n delete -net 10.9 | 1 | delete net 10.9: not in table",
                "route -n add -net 10.9 10.66.0.1 | 1 | add net 10.9: gateway 10.66.0.1: Network is unreachable",
                "route -n change -net 10.9 10.0.0.3 | 1 | change net 10.9: gateway 10.0.0.3: Operation not supported",
                "route frobnicate | 64 | route: bad keyword: frobnicate",
                "route -n get 10.0.0.7 | 0 | destination: 10.0.0.0",
                "netstat -rn | 0 | 10.0.0/24          link#1             UC          0        0    em0",
                "netstat -x | 1 | netstat: illegal option -- x",
                "netstat -in | 0 | em0     1500  10.0.0/24     10.0.0.1               0     -        1     -     -",
                "arp -n 10.0.0.9 | 1 | 10.0.0.9 (10.0.0.9) -- no entry",
                "arp -d 10.0.0.9 | 1 | delete: can't locate 10.0.0.9",
                "arp -s 10.0.0.9 0:1:2:3:4:5 | 0 |",
                "arp -s 10.0.0.9 nonsense | 1 | invalid Ethernet address 'nonsense'",
                "arp -s 10.77.0.9 0:1:2:3:4:5 | 1 | arp: 10.77.0.9",
                "arp -s 10.0.0.9 | 1 | usage: arp",
                "ps ax | 0 | 612  v0  S",
                "ps -z | 1 | illegal option -- z",
                "kill 99999 | 1 | kill: 99999: No such process",
                "kill -FOO 1 | 1 | kill: unknown signal FOO; valid signals:",
                "kill x | 1 | kill: illegal process id: x",
                "kill -l 15 | 0 | TERM",
                "pgrep sshd | 0 | 541",
                "pgrep nosuch | 1 |",
                "pkill | 2 | usage: pkill",
                "kldload nosuch | 1 | kldload: can't load nosuch: No such file or directory",
                "kldload carp | 0 |",
                "kldunload if_tap | 1 | kldunload: can't find file if_tap: No such file or directory",
                "kldstat | 0 | linux.ko",
                "dmesg | 0 | The DragonFly Project.",
                "uname -rs | 0 | DragonFly 1.11.0-DEVELOPMENT",
                "uname -z | 1 | usage: uname",
                "sysctl kern.ostype | 0 | kern.ostype: DragonFly",
                "sysctl nosuch.thing | 1 | sysctl: unknown oid 'nosuch.thing'",
                "sysctl hw.ncpu=4 | 1 | sysctl: oid 'hw.ncpu' is read only",
                "sysctl -n net.inet.ip.rtexpire | 0 | 3600",
                "ping -c 1 10.0.0.1 | 0 | 1 packets transmitted, 1 packets received",
                "ping -c 1 10.77.0.1 | 2 | ping: sendto: No route to host",
                "hostname | 0 | test28",
                "cat /etc/nosuch | 1 | cat: /etc/nosuch: No such file or directory",
                "ls /nosuch | 1 | ls: /nosuch: No such file or directory",
                "sleep x | 1 | usage: sleep seconds",
                "/compat/linux/sbin/ifconfig em0 nosuchhost | 1 | nosuchhost: Host name lookup failure",
                "/compat/linux/sbin/ifconfig nosuch0 10.0.0.3 | 255 | SIOCSIFADDR: Invalid argument",
                "/root/ifreq em0 SIOCSIFDSTADDR 10.0.0.3 | 1 | ifreq: SIOCSIFDSTADDR: Invalid argument",
                "/root/ifreq em0 SIOCGLIFADDR 10.0.0.1/24 | 1 | ifreq: SIOCGLIFADDR: Can't assign requested address",
                "/root/ifreq em0 | 1 | usage: ifreq interface request address[/length] [family]",
                "/root/rtlock | 1 | usage: rtlock destination"
            })
    void saysAndReturns(String line, int status, String says) {
        Result result = session.execute(line);

        assertThat(result.text()).contains(says == null ? "" : says);
        assertThat(result.status()).as(result.text()).isEqualTo(status);
        assertThat(result.ending()).isEqualTo(Result.Ending.DONE);
    }

    @Test
    void anOpenTapShowsWhoOpenedIt() {
        run("kldload if_tap");
        run("exec 3<>/dev/tap0");

        assertThat(run("ifconfig tap0")).endsWith("\tether 00:bd:00:00:00:00\n\tOpened by pid 612\n");
    }

    @Test
    void anOpenTunShowsWhoOpenedItInItsOwnWords() {
        run("exec 3<>/dev/tun0");

        assertThat(run("ifconfig tun0")).endsWith("\tOpened by PID 612\n");
    }

    @Test
    void aPlainAddressReplacesTheFirstOne() {
        run("ifconfig em0 alias 10.1.0.1 netmask 255.255.0.0");

        run("ifconfig em0 10.2.0.1/16");

        assertThat(run("ifconfig em0"))
                .contains("inet 10.1.0.1 netmask 0xffff0000", "inet 10.2.0.1 netmask 0xffff0000")
                .doesNotContain("10.0.0.1");
    }

    @Test
    void aChecksumOffloadCanBeTurnedOffAlone() {
        run("ifconfig em0 -rxcsum");

        assertThat(run("ifconfig em0")).contains("options=1a<TXCSUM,VLAN_MTU,VLAN_HWTAGGING>");
    }

    @Test
    void aTunnelShowsItsEndsUntilItIsDeleted() {
        run("ifconfig gif0 create");
        run("ifconfig gif0 tunnel 10.0.0.1 10.0.0.9");
        String with = run("ifconfig gif0");

        run("ifconfig gif0 deletetunnel");

        assertThat(with).contains("\ttunnel inet 10.0.0.1 --> 10.0.0.9\n");
        assertThat(run("ifconfig gif0")).doesNotContain("tunnel").doesNotContain("RUNNING");
    }

    @Test
    void anEntryByHandIsThereUntilItIsDeleted() {
        run("arp -s 10.0.0.9 0:1:2:3:4:5");
        String there = run("arp -n -a");
        String deleted = run("arp -d 10.0.0.9");

        assertThat(there).isEqualTo("? (10.0.0.9) at 00:01:02:03:04:05 on em0 permanent [ethernet]\n");
        assertThat(deleted).isEqualTo("10.0.0.9 (10.0.0.9) deleted\n");
        assertThat(run("arp -n -a")).isEmpty();
    }

    @Test
    void whatIsDestroyedIsGone() {
        run("ifconfig faith1 create");
        String there = run("ifconfig -l");

        run("ifconfig faith1 destroy");

        assertThat(there).contains("faith1");
        assertThat(run("ifconfig -l")).isEqualTo("em0 faith0 lo0 ppp0 sl0\n");
    }

    @Test
    void aRenamedInterfaceIsKnownByItsNewNameAlone() {
        run("ifconfig em0 name outside");

        assertThat(run("ifconfig outside")).startsWith("outside: ").contains("inet 10.0.0.1", "00:0c:29:12:34:56");
        assertThat(run("netstat -rn")).contains("outside");
        assertThat(run("ifconfig em0")).isEqualTo("ifconfig: interface em0 does not exist\n");
    }
}
