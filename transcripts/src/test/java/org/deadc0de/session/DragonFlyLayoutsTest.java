package org.deadc0de.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole screens of dragonfly-1.11's programs, byte for byte, as the sources of the programs lay them out. */
class DragonFlyLayoutsTest {
    private Session session;

    @BeforeEach
    void boot() throws Exception {
        session = session();
    }

    private static Session session() throws Exception {
        var release = Kernels.named("dragonfly").orElseThrow();
        HostSetup host = new HostSetup(release.defaultHost(), release, List.of(), Map.of("SMP", "off"));
        return Session.open(new Setup(List.of(host), 0, Optional.empty(), Limits.DEFAULT));
    }

    @AfterEach
    void close() {
        session.close();
    }

    private String run(String line) {
        return session.execute(line).text();
    }

    @Test
    void theInterfacesAfterBootInTheOrderOfTheirAttachment() {
        assertThat(run("ifconfig -a")).isEqualTo("""
                        em0: flags=8843<UP,BROADCAST,RUNNING,SIMPLEX,MULTICAST> mtu 1500
                        \toptions=1b<RXCSUM,TXCSUM,VLAN_MTU,VLAN_HWTAGGING>
                        \tinet 10.0.0.1 netmask 0xffffff00 broadcast 10.0.0.255
                        \tether 00:0c:29:12:34:56
                        \tmedia: Ethernet autoselect (1000baseT <full-duplex>)
                        \tstatus: active
                        faith0: flags=8002<BROADCAST,MULTICAST> mtu 1500
                        lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384
                        \tinet 127.0.0.1 netmask 0xff000000\s
                        ppp0: flags=8010<POINTOPOINT,MULTICAST> mtu 1500
                        sl0: flags=c010<POINTOPOINT,LINK2,MULTICAST> mtu 552
                        """);
    }

    @Test
    void theRoutingTableAfterBoot() {
        assertThat(run("netstat -rn")).isEqualTo("""
                        Routing tables

                        Internet:
                        Destination        Gateway            Flags    Refs      Use  Netif Expire
                        10.0.0/24          link#1             UC          0        0    em0
                        127.0.0.1          127.0.0.1          UH          0        0    lo0
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1/8, '10                '",
        "172.16.0.1/16, '172.16            '",
        "192.168.1.1/24, '192.168.1         '",
        "10.5.0.1/16, '10.5/16           '",
        "10.0.0.9/32, '10.0.0.9/32       '"
    })
    void theMaskSaysHowManyOctetsOfANetworkAreShown(String address, String shown) {
        run("ifconfig em0 " + address);

        assertThat(run("netstat -rn").lines().skip(4)).anyMatch(line -> line.startsWith(shown + " link#1"));
    }

    @Test
    void theDefaultRouteIsCalledSo() {
        assertThat(run("route -n add default 10.0.0.254")).isEqualTo("add net default: gateway 10.0.0.254\n");
        assertThat(run("netstat -rn"))
                .contains("default            10.0.0.254         UGSc        0        0    em0\n");
    }

    @Test
    void theInterfaceTableShowsAnAddressOfNoFamily() {
        run("ifconfig gif0 create");
        run("ifconfig gif0 netmask 255.255.255.0");

        assertThat(run("netstat -in").lines().toList())
                .startsWith("Name    Mtu   Network       Address            Ipkts Ierrs    Opkts Oerrs  Coll")
                .contains("em0     1500  10.0.0/24     10.0.0.1               0     -        1     -     -")
                .contains("lo0     16384 127           127.0.0.1              0     -        0     -     -")
                .contains("gif0*   1280  none          none                   -     -        -     -     -");
    }

    @Test
    void theVersionLosesItsNewlinesToBlanks() {
        assertThat(run("uname -a"))
                .isEqualTo(
                        "DragonFly test28.example.org 1.11.0-DEVELOPMENT DragonFly 1.11.0-DEVELOPMENT #0: "
                                + "Fri Dec 28 11:02:13 PST 2007     root@test28.example.org:/usr/obj/usr/src/sys/GENERIC  i386\n");
    }

    @Test
    void theUsageOfIfconfig() {
        Result result = session.execute("ifconfig -x");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.text()).endsWith("""
                        usage: ifconfig [-L] [-C] interface address_family [address [dest_address]]
                                        [parameters]
                               ifconfig interface create
                               ifconfig -a [-L] [-C] [-d] [-m] [-u] [-v] [address_family]
                               ifconfig -l [-d] [-u] [address_family]
                               ifconfig [-L] [-C] [-d] [-m] [-u] [-v]
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "route nonsense | 64 | 'route: bad keyword: nonsense\nusage: route [-dnqtv] command [[modifiers] args]\n'",
                "route -n add -net 10.x 10.0.0.254 | 68 | 'route: bad address: 10.x\n'",
                "route -n delete -net 10.77 | 1 | 'route: writing to routing socket: No such process\ndelete net 10.77: not in table\n'",
                "ifconfig em0 netmask | 1 | 'ifconfig: ''netmask'' requires argument\n'",
                "ifconfig gif0 create; ifconfig gif0 tunnel 10.0.0.1 | 1 | 'ifconfig: ''tunnel'' requires 2 arguments\n'",
                "ifconfig em9 | 1 | 'ifconfig: interface em9 does not exist\n'",
                "ifconfig ppp0 10.0.0.1 0.0.0.0 | 1 | 'ifconfig: ioctl (SIOCAIFADDR): Destination address required\n'"
            })
    void whatIsAskedWronglyIsAnsweredInTheProgramsWords(String line, int status, String says) {
        Result result = session.execute(line);

        assertThat(result.text()).isEqualTo(says);
        assertThat(result.status()).isEqualTo(status);
    }

    @Test
    void aRouteIsShownFieldByField() {
        run("route -n add -net 10.9 10.0.0.254");

        assertThat(run("route -n get -net 10.9"))
                .startsWith("   route to: 10.9")
                .contains("destination: 10.9")
                .contains("       mask: 255.255.0.0\n")
                .contains("    gateway: 10.0.0.254\n")
                .contains("  interface: em0\n")
                .contains("      flags: <UP,GATEWAY,DONE,STATIC,PRCLONING>\n")
                .contains(" recvpipe  sendpipe  ssthresh  rtt,msec    rttvar  hopcount      mtu     expire\n");
    }

    @Test
    void theListOfProcessesBeginsWithItsHeaderAndTheThreads() {
        assertThat(run("ps ax").lines().toList())
                .startsWith("  PID  TT  STAT      TIME COMMAND")
                .anyMatch(line -> line.startsWith("   -1  ??  BL ") && line.endsWith("  (rtable_cpu 0)"));
    }

    // ---- whatever is typed ---------------------------------------------------------------------------------------

    private static final String[] WORDS = {
        "ifconfig",
        "route",
        "netstat",
        "arp",
        "ps",
        "kill",
        "pkill",
        "kldload",
        "kldunload",
        "kldstat",
        "dmesg",
        "uname",
        "sysctl",
        "ping",
        "/root/ifreq",
        "/root/rtlock",
        "/compat/linux/sbin/ifconfig",
        "em0",
        "lo0",
        "gif0",
        "tap0",
        "tun0",
        "carp0",
        "nosuch9",
        "-a",
        "-n",
        "-x",
        "-net",
        "-host",
        "-rn",
        "-in",
        "add",
        "delete",
        "change",
        "get",
        "flush",
        "alias",
        "-alias",
        "netmask",
        "255.255.255.0",
        "0xffffff00",
        "10.0.0.1",
        "10.0.0.1/24",
        "10.0.0.1/99",
        "300.1.2.3",
        "1e9",
        "-1",
        "99999999999999999999",
        "0x",
        "",
        "up",
        "down",
        "create",
        "destroy",
        "inet",
        "link",
        "mtu",
        "9000",
        "SIOCSIFADDR",
        "SIOCDIFADDR",
        "SIOCSIFFLAGS",
        "SIOCAIFADDR",
        "0xffffffff",
        "0.0.0.0",
        "0",
        "12",
        "if_tap",
        "carp",
        "linux",
        "default",
        "-c",
        "7",
        "pub",
        "tunnel",
        "broadcast",
        "vhid",
        "debug.debugger_on_panic=x",
        "kern.nosuch",
        "kern.version=1",
        "-9",
        "640",
        "1",
        "cron",
        "%",
        "\u00fc"
    };

    /** No line may end in a Java exception, a message of ours, or another answer the second time. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyLineGetsAnAnswerOfTheSystemTheSameTwice(long seed) throws Exception {
        String once = session(seed);

        assertThat(once)
                .doesNotContain("Exception")
                .doesNotContain("org.deadc0de")
                .doesNotContain("\tat ");
        assertThat(session(seed)).isEqualTo(once);
    }

    private static String session(long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder all = new StringBuilder();
        Session session = session();
        for (int i = 0; i < 150; i++) {
            StringBuilder line = new StringBuilder(WORDS[random.nextInt(17)]);
            for (int words = random.nextInt(5); words > 0; words--) {
                line.append(' ').append(WORDS[17 + random.nextInt(WORDS.length - 17)]);
            }
            Result result = session.execute(line.toString());
            all.append(line).append('\n').append(result.text());
            if (result.ending() != Result.Ending.DONE) {
                all.append(result.ending()).append('\n');
                session.close();
                session = session();
            }
        }
        session.close();
        return all.toString();
    }
}
