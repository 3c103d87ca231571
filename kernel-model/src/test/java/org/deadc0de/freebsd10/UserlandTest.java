package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.SoftAssertions;
import org.deadc0de.kernel.FixSet;
import org.junit.jupiter.api.Test;

/** What the programs print and how they exit, one line after the other on one machine. */
class UserlandTest {
    private final FreeBsdBox box = new FreeBsdBox();

    UserlandTest() throws FixSet.Refused {}

    /** Rows of command, exit status and text; none of them changes anything that another row sees. */
    private void each(Object[][] rows) {
        SoftAssertions softly = new SoftAssertions();
        for (Object[] row : rows) {
            FreeBsdBox.Outcome outcome = box.run((String) row[0]);
            softly.assertThat(outcome).as((String) row[0]).isEqualTo(new FreeBsdBox.Outcome((String) row[2], (int)
                    row[1]));
        }
        softly.assertAll();
    }

    private static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    @Test
    void ifconfigComplainsInItsOwnWords() {
        each(new Object[][] {
            {"ifconfig foo0", 1, "ifconfig: interface foo0 does not exist\n"},
            {"ifconfig wlan create", 1, "ifconfig: must specify a parent device (wlandev) when creating a wlan device\n"
            },
            {"ifconfig foo0 create", 1, "ifconfig: SIOCIFCREATE2: Invalid argument\n"},
            {"ifconfig bridge99999999999 create", 1, "ifconfig: bridge99999999999: cloning name too long\n"},
            {"ifconfig lo0 create", 1, "ifconfig: create: bad value\n"},
            {"ifconfig em0 destroy", 1, "ifconfig: SIOCIFDESTROY: Invalid argument\n"},
            {"ifconfig lo0 destroy", 1, "ifconfig: SIOCIFDESTROY: Invalid argument\n"},
            {"ifconfig em0 300.1.1.1", 1, "ifconfig: 300.1.1.1: bad value\n"},
            {"ifconfig em0 192.0.2.1/33", 1, "ifconfig: 192.0.2.1/33: bad value (width too large)\n"},
            {"ifconfig em0 192.0.2.1/-1", 1, "ifconfig: 192.0.2.1/-1: bad value (width too small)\n"},
            {"ifconfig em0 192.0.2.1/x", 1, "ifconfig: 192.0.2.1/x: bad value (width invalid)\n"},
            {"ifconfig em0 upp", 1, "ifconfig: upp: bad value\n"},
            {"ifconfig em0 nwid home", 1, "ifconfig: nwid: bad value\n"},
            {"ifconfig em0 mtu", 1, "ifconfig: 'mtu' requires argument\n"},
            {"ifconfig em0 mtu abc", 0, "ifconfig: ioctl (set mtu): Invalid argument\n"},
            {"ifconfig em0 mtu 9000", 0, "ifconfig: ioctl (set mtu): Invalid argument\n"},
            {"ifconfig em0 name lo0", 0, "ifconfig: ioctl (set name): File exists\n"},
            {"ifconfig em0 name em0", 0, "ifconfig: ioctl (set name): File exists\n"},
            {"ifconfig em0 name aaaaaaaaaaaaaaaa", 0, "ifconfig: ioctl (set name): File name too long\n"},
            {"ifconfig em0 group wan1", 1, "ifconfig: setifgroup: group names may not end in a digit\n"},
            {"ifconfig em0 -group nosuch", 0, ""},
            {"ifconfig em0 inet 10.9.9.9 -alias", 1, "ifconfig: ioctl (SIOCDIFADDR): Can't assign requested address\n"},
            {
                "ifconfig em0 inet6 2001:db8::1 delete",
                1,
                "ifconfig: ioctl (SIOCDIFADDR): Can't assign requested address\n"
            },
            {"ifconfig em0 inet6 fe80::zz", 1, "ifconfig: fe80::zz: bad value\n"},
            {"ifconfig em0 vlan 5", 1, "ifconfig: both vlan and vlandev must be specified\n"},
            {"ifconfig -l", 0, "em0 lo0\n"},
            {"ifconfig -l ether", 0, "em0\n"},
            {"ifconfig -d -l", 0, "\n"},
            {"ifconfig -g nosuch", 0, ""},
            {"ifconfig -g all", 0, "em0\nlo0\n"},
        });
    }

    @Test
    void anUnknownOptionOfIfconfigGetsTheUsageText() {
        FreeBsdBox.Outcome outcome = box.run("ifconfig -q");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.text()).isEqualTo("""
                        ifconfig: illegal option -- q
                        usage: ifconfig [-L] [-C] [-g groupname] interface address_family [address [dest_address]]
                                        [parameters]
                               ifconfig interface create
                               ifconfig -a [-L] [-C] [-g groupname] [-d] [-m] [-u] [-v] [address_family]
                               ifconfig -l [-d] [-u] [address_family]
                               ifconfig [-L] [-C] [-g groupname] [-d] [-m] [-u] [-v]
                        """);
    }

    @Test
    void aWildcardCreateSaysTheNameAndTheRestOfTheLineStillMeansTheTypedOne() {
        FreeBsdBox.Outcome outcome = box.run("ifconfig lo create name foo");

        assertThat(outcome.text()).isEqualTo("lo1\nifconfig: ioctl (set name): Device not configured\n");
        assertThat(outcome.status()).isZero();
        assertThat(box.shows("ifconfig -l")).isEqualTo("em0 lo0 lo1\n");
    }

    @Test
    void aRenameMovesTheNameOfTheFollowingWordsButNotOfTheSharedRequest() {
        box.shows("ifconfig lo1 create");

        FreeBsdBox.Outcome outcome = box.run("ifconfig lo1 name foo mtu 1400 metric 3");

        assertThat(outcome).isEqualTo(new FreeBsdBox.Outcome("", 0));
        assertThat(box.shows("ifconfig foo")).startsWith("foo: flags=8008<LOOPBACK,MULTICAST> metric 3 mtu 1400\n");
    }

    @Test
    void createIsAnAddressOnceTheNameIsTaken() {
        box.shows("ifconfig lo1 create");

        assertThat(box.run("ifconfig lo1 create"))
                .isEqualTo(new FreeBsdBox.Outcome("ifconfig: create: bad value\n", 1));
    }

    @Test
    void aUnitWhoseInterfaceWasRenamedAwayStaysTaken() {
        box.shows("ifconfig lo1 create");
        box.shows("ifconfig lo1 name foo");

        assertThat(box.run("ifconfig lo1 create"))
                .isEqualTo(new FreeBsdBox.Outcome("ifconfig: SIOCIFCREATE2: File exists\n", 1));
    }

    @Test
    void routeSaysWhatItDidAndWhatWentWrong() {
        each(new Object[][] {
            {"route add 192.0.2.0/24 10.0.2.9", 0, "add net 192.0.2.0: gateway 10.0.2.9\n"},
            {
                "route add 192.0.2.0/24 10.0.2.9",
                1,
                lines(
                        "route: writing to routing socket: File exists",
                        "add net 192.0.2.0: gateway 10.0.2.9: route already in table")
            },
            {"route -q delete 192.0.2.0/24", 0, ""},
            {
                "route delete 192.0.2.1",
                1,
                "route: writing to routing socket: No such process\ndelete host 192.0.2.1: not in table\n"
            },
            {
                "route add 192.0.2.1 99.9.9.9",
                1,
                lines(
                        "route: writing to routing socket: Network is unreachable",
                        "add host 192.0.2.1: gateway 99.9.9.9: Network is unreachable")
            },
            {"route add default nowhere", 68, "route: bad address: nowhere\n"},
            {"route frob", 64, "route: bad keyword: frob\nusage: route [-dnqtv] command [[modifiers] args]\n"},
            {
                "route add -frob 1.2.3.4 10.0.2.9",
                64,
                "route: bad keyword: frob\nusage: route [-dnqtv] command [[modifiers] args]\n"
            },
            {"route", 64, "usage: route [-dnqtv] command [[modifiers] args]\n"},
        });
    }

    @Test
    void routeGetShowsTheWay() {
        assertThat(box.shows("route get 8.8.8.8")).isEqualTo("""
                           route to: 8.8.8.8
                        destination: default
                               mask: default
                            gateway: 10.0.2.2
                          interface: em0
                              flags: <UP,GATEWAY,DONE,STATIC>
                         recvpipe  sendpipe  ssthresh  rtt,msec    mtu        weight    expire
                               0         0         0         0      1500         1         0\s
                        """);
        assertThat(box.shows("route -n get 10.0.2.77"))
                .contains(
                        "destination: 10.0.2.0\n       mask: 255.255.255.0\n  interface: em0\n      flags: <UP,DONE>\n");
        assertThat(box.shows("route get 10.0.2.15")).contains("interface: lo0\n      flags: <UP,HOST,DONE,STATIC>\n");
    }

    @Test
    void routeFlushRemovesWhatHasAGateway() {
        box.shows("route add 192.0.2.0/24 10.0.2.9");

        String flushed = box.shows("route -n flush");

        assertThat(flushed)
                .isEqualTo(
                        "default              10.0.2.2             done\n192.0.2.0            10.0.2.9             done\n");
        assertThat(box.shows("netstat -rn -f inet")).doesNotContain("UGS");
    }

    @Test
    void netstatListsInterfacesWithTheirAddresses() {
        assertThat(box.shows("netstat -in")).isEqualTo("""
                        Name    Mtu Network       Address              Ipkts Ierrs Idrop    Opkts Oerrs  Coll
                        em0    1500 <Link#1>      08:00:27:4f:6a:11        0     0     0        0     0     0
                        em0    1500 10.0.2.0/24   10.0.2.15                0     -     -        0     -     -
                        lo0   16384 <Link#2>                               0     0     0        0     0     0
                        lo0   16384 ::1/128       ::1                      0     -     -        0     -     -
                        lo0   16384 fe80::%lo0/64 fe80::1%lo0              0     -     -        0     -     -
                        lo0   16384 127.0.0.0/8   127.0.0.1                0     -     -        0     -     -
                        """);
    }

    @Test
    void theInet6TableFollowsTheInetTable() {
        assertThat(box.shows("netstat -rn")).endsWith("""

                        Internet6:
                        Destination                       Gateway                       Flags      Netif Expire
                        ::1                               link#2                        UH           lo0
                        fe80::1%lo0                       link#2                        UHS          lo0
                        """);
    }

    @Test
    void theSmallProgramsKeepTheirManners() {
        each(new Object[][] {
            {
                "uname -a",
                0,
                "FreeBSD vitsch 10.0-CURRENT FreeBSD 10.0-CURRENT #0 r228000: Sun Nov 27 12:00:00 UTC 2011"
                        + "     root@vitsch:/usr/obj/usr/src/sys/GENERIC  amd64\n"
            },
            {"uname", 0, "FreeBSD\n"},
            {"uname -rm", 0, "10.0-CURRENT amd64\n"},
            {"uname -z", 1, "uname: illegal option -- z\nusage: uname [-aimnoprsv]\n"},
            {"hostname", 0, "vitsch\n"},
            {"date", 0, "Sun Nov 27 12:00:00 UTC 2011\n"},
            {"sysctl -n kern.ostype", 0, "FreeBSD\n"},
            {"sysctl net.inet.ip.no_same_prefix", 0, "net.inet.ip.no_same_prefix: 0\n"},
            {"sysctl no.such", 1, "sysctl: unknown oid 'no.such'\n"},
            {"sysctl kern.ostype=Plan9", 1, "sysctl: oid 'kern.ostype' is read only\n"},
            {"sysctl net.inet.ip.no_same_prefix=many", 1, "sysctl: invalid integer 'many'\n"},
            {"kldunload if_foo", 1, "kldunload: can't find file if_foo: No such file or directory\n"},
            {"kldload if_foo", 1, "kldload: can't load if_foo: No such file or directory\n"},
            {"kill 99999", 1, "kill: 99999: No such process\n"},
            {"kill frob", 1, "kill: illegal process id: frob\n"},
            {"pkill nosuchprogram", 1, ""},
            {"pkill [", 2, "pkill: Cannot compile regular expression `[' (brackets ([ ]) not balanced)\n"},
            {"arp -an", 0, "? (10.0.2.15) at 08:00:27:4f:6a:11 on em0 permanent [ethernet]\n"},
            {"arp 10.0.2.99", 1, "10.0.2.99 (10.0.2.99) -- no entry\n"},
            {"cat /nowhere", 1, "cat: /nowhere: No such file or directory\n"},
            {"cat /etc", 1, "cat: /etc: Is a directory\n"},
            {"ls /etc", 0, "hosts\nmotd\nrc.conf\n"},
            {"id", 0, "uid=0(root) gid=0(wheel) groups=0(wheel),5(operator)\n"},
            {"echo a b", 0, "a b\n"},
            {"true", 0, ""},
            {"false", 1, ""},
            {"sleep", 1, "usage: sleep seconds\n"},
            {"sleep 1.5", 0, ""},
        });
        assertThat(box.box.clock.now()).isGreaterThanOrEqualTo(1_500_000_000L);
    }

    @Test
    void aRenameIsInTheMessageBufferAndNotOnTheConsole() {
        box.shows("ifconfig lo1 create");

        String console = box.shows("ifconfig lo1 name foo");

        assertThat(console).isEmpty();
        assertThat(box.shows("dmesg")).endsWith("lo1: changing name to 'foo'\n");
        assertThat(box.shows("cat /var/log/messages")).endsWith("vitsch kernel: lo1: changing name to 'foo'\n");
    }
}
