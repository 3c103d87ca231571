package org.deadc0de.darwin9;

import static org.assertj.core.api.Assertions.assertThat;

import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the programs print, byte for byte. */
class UserlandTest {
    @Test
    void ifconfigShowsTheMachineAsItBoots() {
        Leopard mac = Leopard.with();

        assertThat(mac.run("ifconfig -a")).isEqualTo("""
                        lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384
                        \tinet6 fe80::1%lo0 prefixlen 64 scopeid 0x1\s
                        \tinet 127.0.0.1 netmask 0xff000000\s
                        \tinet6 ::1 prefixlen 128\s
                        gif0: flags=8010<POINTOPOINT,MULTICAST> mtu 1280
                        stf0: flags=0<> mtu 1280
                        en0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500
                        \tinet6 fe80::200:5eff:fe00:5301%en0 prefixlen 64 scopeid 0x4\s
                        \tinet 192.168.1.10 netmask 0xffffff00 broadcast 192.168.1.255
                        \tether 00:00:5e:00:53:01\s
                        \tmedia: autoselect (1000baseT <full-duplex>) status: active
                        \tsupported media: autoselect 10baseT/UTP <half-duplex> 100baseTX <full-duplex> 1000baseT <full-duplex>
                        en1: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500
                        \tether 00:00:5e:00:53:02\s
                        \tmedia: autoselect status: inactive
                        \tsupported media: autoselect
                        fw0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 4078
                        \tlladdr 00:00:5e:ff:fe:00:53:03\s
                        \tmedia: autoselect <full-duplex> status: inactive
                        \tsupported media: autoselect <full-duplex>
                        """);
    }

    @Test
    void netstatShowsTheRoutesOfTheBootedMachine() {
        Leopard mac = Leopard.with();

        assertThat(mac.run("netstat -rn -f inet")).isEqualTo("""
                        Routing tables

                        Internet:
                        Destination        Gateway            Flags    Refs      Use  Netif Expire
                        default            192.168.1.1        UGSc        0        0    en0
                        127                127.0.0.1          UCS         0        0    lo0
                        127.0.0.1          127.0.0.1          UH          0        0    lo0
                        169.254            link#4             UCS         0        0    en0
                        192.168.1          link#4             UCS         1        0    en0
                        192.168.1.1        link#4             UHLW        1        0    en0
                        192.168.1.10       127.0.0.1          UHS         0        0    lo0
                        """);
    }

    @Test
    void netstatShowsTheInterfacesAndMarksThoseThatAreDown() {
        Leopard mac = Leopard.with();
        mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");

        assertThat(mac.run("netstat -i")).startsWith("""
                        Name  Mtu   Network       Address            Ipkts Ierrs    Opkts Oerrs  Coll
                        lo0   16384 <Link#1>                             0     0        0     0     0
                        lo0   16384 fe80::1%lo0 fe80:1::1                0     -        0     -     -
                        lo0   16384 127           127.0.0.1              0     -        0     -     -
                        """).endsWith("""
                        tap0* 1500  <Link#7>    02:00:5e:00:53:10        0     0        0     0     0
                        tap0* 1500  172.16.1/24   172.16.1.1             0     -        0     -     -
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ifconfig tap9                    | 1 | ifconfig: interface tap9 does not exist",
                "ifconfig en0 172.16.1.1-24 alias | 1 | ifconfig: 172.16.1.1-24: bad value",
                "ifconfig en0 172.16.1.1/33       | 1 | ifconfig: 172.16.1.1/33: bad value",
                "ifconfig en0 -alias 10.0.0.1/24  | 1 | ifconfig: 10.0.0.1/24: bad value",
                "ifconfig en0 netmask             | 1 | ifconfig: 'netmask' requires argument",
                "ifconfig en0 netmask 255.0.0.0   | 1 | ifconfig: ioctl (SIOCAIFADDR): Invalid argument",
                "ifconfig en0 -alias 10.0.0.1     | 1 | ifconfig: ioctl (SIOCDIFADDR): Can't assign requested address",
                "ifconfig tap0 create             | 1 | ifconfig: SIOCIFCREATE: Invalid argument",
                "ifconfig en0 destroy             | 1 | ifconfig: SIOCIFDESTROY: Invalid argument",
                "ifconfig en0 mtu 70              | 0 | ifconfig: ioctl (set mtu): Invalid argument",
                "ifconfig en1 inet                | 0 | ifconfig: en1 has no inet interface address!",
                "ifconfig gif0 10.0.0.1           | 1 | ifconfig: ioctl (SIOCAIFADDR): Destination address required",
                "ifconfig en0 spelled             | 1 | ifconfig: spelled: bad value",
            })
    void ifconfigComplainsInItsOwnWords(String line, int status, String words) {
        Leopard mac = Leopard.with();

        String said = mac.run(line);

        assertThat(said).endsWith(words + "\n");
        assertThat(mac.status).isEqualTo(status);
    }

    @Test
    void ifconfigListsNames() {
        Leopard mac = Leopard.with();

        assertThat(mac.run("ifconfig -l")).isEqualTo("lo0 gif0 stf0 en0 en1 fw0\n");
        assertThat(mac.run("ifconfig -l -d")).isEqualTo("gif0 stf0\n");
    }

    @Test
    void ifconfigTellsHowItIsUsed() {
        Leopard mac = Leopard.with();

        assertThat(mac.run("ifconfig -l -a")).startsWith("usage: ifconfig [-L] interface address_family");
        assertThat(mac.status).isEqualTo(1);
    }

    @Test
    void onlyRootChangesAddresses() {
        Leopard mac = Leopard.with();
        mac.open("/dev/tap0");

        int[] result = new int[1];
        Proc user = mac.start("ifconfig", s -> {
            mac.k.procfind(mac.host.machine().sched().current().pid()).p_uid(501);
            result[0] = Leopard.request(s, "SIOCAIFADDR", "tap0", 0x0a000001, 0xff000000);
            return 0;
        });
        mac.world.runUntilEnded(user);

        assertThat(result[0]).isEqualTo(-org.deadc0de.kernel.Errno.EPERM);
    }

    @Test
    void somebodysOwnProgramMakesTheRequestsThatIfconfigNeverMakes() {
        Leopard mac = Leopard.with();

        assertThat(mac.run("~/ifreq en0 SIOCGIFADDR")).isEqualTo("192.168.1.10\n");
        assertThat(mac.run("/var/root/ifreq en0 SIOCGIFBRDADDR")).isEqualTo("192.168.1.255\n");
        assertThat(mac.run("./ifreq en1 SIOCSIFADDR 10.0.0.1")).isEmpty();
        assertThat(mac.run("ifconfig en1 inet"))
                .contains("\tinet 10.0.0.1 netmask 0xff000000 broadcast 10.255.255.255\n");
        assertThat(mac.run("~/ifreq gif0 SIOCGIFADDR"))
                .isEqualTo("ifreq: SIOCGIFADDR: Can't assign requested address\n");
        assertThat(mac.run("~/ifreq en0 SIOCALIFADDR 10.0.0.1/33")).isEqualTo("ifreq: 10.0.0.1/33: bad value\n");
        assertThat(mac.run("~/ifreq en0 SIOCSIFMTU 1500"))
                .isEqualTo("usage: ifreq interface request [address[/prefixlen]]\n");
        assertThat(mac.status).isEqualTo(1);
    }

    @Test
    void anAddressWithAPrefixLengthIsAddedByRootAndFoundByNobody() {
        Leopard mac = Leopard.with();

        assertThat(mac.run("~/ifreq en1 SIOCALIFADDR 10.0.0.1/24")).isEmpty();
        assertThat(mac.run("ifconfig en1 inet")).contains("inet 10.0.0.1 netmask 0xffffff00");
        assertThat(mac.run("~/ifreq en1 SIOCDLIFADDR 10.0.0.1"))
                .isEqualTo("ifreq: SIOCDLIFADDR: Can't assign requested address\n");
        Proc user = mac.start("ifreq", s -> {
            mac.k.procfind(mac.host.machine().sched().current().pid()).p_uid(501);
            return -Leopard.request(s, "SIOCALIFADDR", "en1", 0x0a000002, 0);
        });
        mac.world.runUntilEnded(user);
        assertThat(user.exitStatus()).isEqualTo(org.deadc0de.kernel.Errno.EPERM);
    }

    @Test
    void upAndDownMoveTheRoute() {
        Leopard mac = Leopard.with();
        mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        mac.run("ifconfig tap0 up");
        assertThat(mac.run("ifconfig tap0")).startsWith("tap0: flags=8843<UP,BROADCAST,RUNNING,SIMPLEX,MULTICAST>");

        mac.run("ifconfig tap0 down");

        assertThat(mac.run("netstat -rn")).doesNotContain("172.16.1");
    }

    @Test
    void theFreeDriverSaysWhoHasItOpen() {
        Leopard mac = Leopard.with("tap=tuntaposx-20071221");
        mac.open("/dev/tap0");

        String shown = mac.run("ifconfig tap0");

        assertThat(shown).matches("""
                        tap0: flags=8842<BROADCAST,RUNNING,SIMPLEX,MULTICAST> mtu 1500
                        \tether [0-9a-f][26ae](:[0-9a-f]{2}){5}\s
                        \topen \\(pid 214\\)
                        """);
    }

    @Test
    void aDeviceOpensOnce() {
        Leopard mac = Leopard.with();
        mac.open("/dev/tap0");

        assertThat(mac.run("cat /dev/tap0")).isEqualTo("cat: /dev/tap0: Resource busy\n");
        assertThat(mac.status).isEqualTo(1);
    }

    @Test
    void aReaderHoldsTheDeviceUntilItIsKilled() {
        Leopard mac = Leopard.with();
        Proc cat = mac.spawn("cat /dev/tap0");
        mac.world.settle();
        assertThat(mac.run("ps")).contains("  215 ttys000    0:00.00 cat /dev/tap0\n");
        assertThat(mac.run("ifconfig tap0")).startsWith("tap0: ");

        mac.run("kill " + cat.pid());
        mac.world.settle();

        assertThat(cat.exitStatus()).isEqualTo(128 + 15);
        assertThat(mac.run("ifconfig tap0")).isEqualTo("ifconfig: interface tap0 does not exist\n");
    }

    @Test
    void theDeviceClosesWithItsLastHolder() {
        Leopard mac = Leopard.with();
        int fd = mac.open("/dev/tap0");
        Proc sleeper = mac.spawn("sleep 10");
        mac.world.settle();
        mac.close(fd);
        assertThat(mac.run("ifconfig tap0")).startsWith("tap0: ");

        mac.world.runUntilEnded(sleeper);

        assertThat(mac.run("ifconfig tap0")).isEqualTo("ifconfig: interface tap0 does not exist\n");
        assertThat(mac.world.clock().now()).isEqualTo(10 * Clock.SECOND);
    }

    @Test
    void routeAddsFindsAndDeletes() {
        Leopard mac = Leopard.with();

        assertThat(mac.run("route add -net 10.0.0.0/8 192.168.1.1"))
                .isEqualTo("add net 10.0.0.0: gateway 192.168.1.1\n");
        assertThat(mac.run("netstat -rn"))
                .contains("10                 192.168.1.1        UGSc        0        0    en0\n");
        assertThat(mac.run("route add -net 10.0.0.0/8 192.168.1.1")).isEqualTo("""
                        route: writing to routing socket: File exists
                        add net 10.0.0.0: gateway 192.168.1.1: File exists
                        """);
        assertThat(mac.status).isZero();
        assertThat(mac.run("route delete -net 10.0.0.0/8")).isEqualTo("delete net 10.0.0.0\n");
        assertThat(mac.run("route delete 10.9.9.9"))
                .isEqualTo("route: writing to routing socket: No such process\ndelete host 10.9.9.9: not in table\n");
        assertThat(mac.run("route frobnicate")).isEqualTo("""
                        route: bad keyword: frobnicate
                        usage: route [-dnqtv] command [[modifiers] args]
                        """);
        assertThat(mac.status).isEqualTo(64);
    }

    @Test
    void routeLeadsThroughTheInterfaceThatIsNamed() {
        Leopard mac = Leopard.with();
        mac.run("ifconfig en1 10.1.1.1/24 alias");

        mac.run("route add -net 10.9.0.0/16 192.168.1.1 -ifp en1");
        assertThat(mac.run("netstat -rn"))
                .contains("10.9/16            192.168.1.1        UGSc        0        0    en1\n");

        mac.run("route change -net 10.9.0.0/16 -ifa 192.168.1.10 -mtu 1400");
        assertThat(mac.run("netstat -rn"))
                .contains("10.9/16            192.168.1.1        UGSc        0        0    en0\n");
        assertThat(mac.run("route -n get -net 10.9.0.0/16"))
                .contains("  interface: en0\n")
                .contains("      1400         0 \n");

        assertThat(mac.run("route add -net 10.8.0.0/16 192.168.1.1 -ifp en9")).isEqualTo("route: bad address: en9\n");
        assertThat(mac.status).isEqualTo(68);
        assertThat(mac.run("route add -net 10.8.0.0/16 192.168.1.1 -ifa nobody"))
                .isEqualTo("route: bad address: nobody\n");
    }

    @Test
    void aRouteThatNamesAnotherAddressOutlivesTheOneThatMadeIt() {
        Leopard mac = Leopard.with();
        mac.run("ifconfig en1 10.1.1.1/24 alias");
        mac.run("route change -net 10.1.1.0/24 -ifa 192.168.1.10");

        assertThat(mac.run("ifconfig en1 -alias 10.1.1.1")).isEmpty();

        assertThat(mac.status).isZero();
        assertThat(mac.run("netstat -rn"))
                .contains("10.1.1/24          link#4             UC          0        0    en0\n");
    }

    @Test
    void routeGetShowsTheDefault() {
        Leopard mac = Leopard.with();

        assertThat(mac.run("route -n get default")).isEqualTo("""
                           route to: default
                        destination: default
                               mask: default
                            gateway: 192.168.1.1
                          interface: en0
                              flags: <UP,GATEWAY,DONE,STATIC,PRCLONING>
                         recvpipe  sendpipe  ssthresh  rtt,msec    rttvar  hopcount      mtu     expire
                               0         0         0         0         0         0      1500         0\s
                        """);
    }

    @Test
    void routeMonitorHearsOfAddresses() {
        Leopard mac = Leopard.with();
        mac.open("/dev/tap0");
        Proc monitor = mac.spawn("route -n monitor");
        mac.world.settle();
        mac.console();

        mac.sys(s -> Leopard.request(s, "SIOCAIFADDR", "tap0", 0xac100101, 0xffffff00));
        mac.world.settle();

        assertThat(monitor.hasEnded()).isFalse();
        assertThat(mac.console()).contains("""

                        got message of size 80 on Mon Nov 19 12:00:00 2007
                        RTM_NEWADDR: address being added to iface: len 80, metric 0, flags:<CLONING>
                        sockaddrs: <NETMASK,IFP,IFA,BRD>
                         255.255.255.0 tap0:2.0.5e.0.53.10 172.16.1.1 172.16.1.255
                        """);
    }

    @Test
    void routeSaysNothingWhenAskedToBeQuiet() {
        Leopard mac = Leopard.with();

        assertThat(mac.run("route -q add -net 10.0.0.0/8 192.168.1.1")).isEmpty();
        assertThat(mac.run("route -q -n flush")).isEmpty();
        assertThat(mac.run("netstat -rn")).doesNotContain("192.168.1.1        UGSc");
        assertThat(mac.run("route -q delete 10.9.9.9"))
                .isEqualTo("route: writing to routing socket: No such process\n");
    }

    @Test
    void routeFlushDeletesGatewayRoutes() {
        Leopard mac = Leopard.with();

        assertThat(mac.run("route -n flush")).isEqualTo("default              192.168.1.1          done\n");
    }

    @Test
    void theSmallProgramsSayWhoTheyAre() {
        Leopard mac = Leopard.with();

        assertThat(mac.run("uname -a"))
                .isEqualTo("Darwin leopard.local 9.0.0 Darwin Kernel Version 9.0.0: Tue Oct  9 21:35:55 PDT 2007; "
                        + "root:xnu-1228~1/RELEASE_I386 i386\n");
        assertThat(mac.run("ps")).isEqualTo("  PID TTY           TIME CMD\n  214 ttys000    0:00.02 -bash\n");
        assertThat(mac.run("sysctl -n kern.osversion")).isEqualTo("9A581\n");
        assertThat(mac.run("kextstat")).contains("com.kerio.tap (1.0)");
        assertThat(mac.run("ls -l /dev/tun3")).startsWith("crw-rw----  1 root  wheel   37,   3 ");
        assertThat(mac.run("kill 999")).isEqualTo("-bash: kill: (999) - No such process\n");
        assertThat(mac.status).isEqualTo(1);
        assertThat(mac.run("pkill nobody")).isEmpty();
        assertThat(mac.status).isEqualTo(1);
    }
}
