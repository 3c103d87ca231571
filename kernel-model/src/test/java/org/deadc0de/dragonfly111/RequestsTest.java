package org.deadc0de.dragonfly111;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.function.Consumer;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.IfEntry;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.RouteEntry;
import org.deadc0de.kernel.RouteMessage;
import org.deadc0de.kernel.Sockaddr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of programs and what they get for an answer, in the order in which the kernel checks. */
class RequestsTest {
    private static final int SIGTERM = 15;

    private static Consumer<IfReq> value(long value) {
        return request -> request.value = value;
    }

    /** The same request, made by somebody who is not root. */
    private static int asUser(Box box, String command, String ifname, Consumer<IfReq> fill) {
        return box.sys(sys -> {
            Td td = box.k.lwkt.curthread();
            td.td_uid(1000);
            int error = Box.request(sys, command, ifname, fill);
            td.td_uid(0);
            return error;
        });
    }

    private static void addRoute(Box box, int destination, int mask) {
        int error = box.sys(sys -> {
            int fd = sys.socket("PF_ROUTE", "SOCK_RAW", 0);
            return sys.write(
                    fd,
                    RouteMessage.request(
                            "RTM_ADD",
                            KernelFile.RTF_UP | KernelFile.RTF_GATEWAY | KernelFile.RTF_STATIC,
                            1,
                            Map.of(
                                    "DST",
                                    Sockaddr.inet(destination),
                                    "GATEWAY",
                                    Sockaddr.inet(0x0a0000fe),
                                    "NETMASK",
                                    Sockaddr.inet(mask)),
                            Map.of()));
        });
        assertThat(error).isNotNegative();
    }

    // ---- ifioctl -------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "SIOCGIFFLAGS, nosuch0, 6",
        "SIOCSIFNAME, nosuch0, 6",
        "SIOCGVH, nosuch0, 6",
        "SIOCFROBNICATE, nosuch0, 6",
        "SIOCFROBNICATE, em0, 22",
        "SIOCGVH, em0, 22",
        "SIOCSIFLLADDR, em0, 22",
        "SIOCSIFMEDIA, em0, 22",
        "SIOCDIFPHYADDR, em0, 22",
        "SIOCGIFPSRCADDR, lo0, 22",
        "SIOCSIFNAME, em0, 22",
    })
    void anInterfaceIsLookedForBeforeTheRequestIs(String request, String ifname, int errno) {
        Box box = new Box("SMP=off");

        assertThat(box.request(request, ifname, Box.nothing())).isEqualTo(-errno);
    }

    @Test
    void whatIsNoRequestAboutInterfacesIsNoRequestOfASocket() {
        Box box = new Box("SMP=off");

        assertThat(box.request("TIOCGWINSZ", "em0", Box.nothing())).isEqualTo(-Errno.ENOTTY);
    }

    @Test
    void aSocketOfAnotherFamilyKnowsNoAddresses() {
        Box box = new Box("SMP=off");

        int error = box.sys(sys -> {
            int fd = sys.socket("PF_LOCAL", "SOCK_DGRAM", 0);
            return sys.ioctl(fd, "SIOCDIFADDR", new IfReq("em0"));
        });

        assertThat(error).isEqualTo(-Errno.EOPNOTSUPP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIOCSIFFLAGS",
                "SIOCSIFMTU",
                "SIOCSIFMETRIC",
                "SIOCSIFPHYADDR",
                "SIOCDIFPHYADDR",
                "SIOCSIFNAME",
                "SIOCSIFCAP",
                "SIOCSIFMEDIA",
                "SIOCDIFADDR",
                "SIOCAIFADDR",
                "SIOCSIFADDR",
                "SIOCSIFNETMASK",
                "SIOCSIFBRDADDR",
                "SIOCALIFADDR",
                "SIOCDLIFADDR",
                "SIOCIFCREATE",
                "SIOCIFDESTROY"
            })
    void whatChangesSomethingIsForRoot(String request) {
        Box box = new Box("SMP=off");

        assertThat(asUser(box, request, "em0", Box.address(0x0a000001))).isEqualTo(-Errno.EPERM);
    }

    @ParameterizedTest
    @CsvSource({
        "em0, 1500, 0",
        "em0, 1501, 22",
        "em0, 72, 0",
        "em0, 71, 22",
        "gif0, 1279, 22",
        "gif0, 8192, 0",
        "gif0, 8193, 22",
        "lo0, 65535, 0",
        "lo0, 65536, 22",
        "ppp0, 296, 0"
    })
    void theDriverSaysWhichMtuItTakes(String ifname, int mtu, int errno) {
        Box box = new Box("SMP=off");
        box.request("SIOCIFCREATE", "gif0", Box.nothing());
        int before = box.k.if_c.ifunit(ifname).if_data().ifi_mtu();

        int error = box.request("SIOCSIFMTU", ifname, value(mtu));

        assertThat(error).isEqualTo(-errno);
        assertThat(box.k.if_c.ifunit(ifname).if_data().ifi_mtu()).isEqualTo(errno == 0 ? mtu : before);
    }

    @Test
    void aRenamedInterfaceKeepsItsAddresses() {
        Box box = new Box("SMP=off");

        int error = box.request("SIOCSIFNAME", "em0", request -> request.text = "outside");
        int taken = box.request("SIOCSIFNAME", "lo0", request -> request.text = "outside");
        int tooLong = box.request("SIOCSIFNAME", "lo0", request -> request.text = "sixteen-letters-");

        assertThat(error).isZero();
        assertThat(taken).isEqualTo(-Errno.EEXIST);
        assertThat(tooLong).isEqualTo(-Errno.ENAMETOOLONG);
        IfEntry first = box.k.rtsock_c.sysctl_iflist().get(0);
        assertThat(first.name()).isEqualTo("outside");
        assertThat(first.link().address()).isEqualTo(new byte[] {0x00, 0x0c, 0x29, 0x12, 0x34, 0x56});
        assertThat(first.addresses()).hasSize(1);
    }

    @Test
    void aCapabilityThatTheDriverLacksIsRefused() {
        Box box = new Box("SMP=off");

        int off = box.request("SIOCSIFCAP", "em0", request -> request.numbers.put("ifr_reqcap", 0x1aL));
        int unknown = box.request("SIOCSIFCAP", "em0", request -> request.numbers.put("ifr_reqcap", 0x20L));

        assertThat(off).isZero();
        assertThat(unknown).isEqualTo(-Errno.EINVAL);
        assertThat(box.k.if_c.ifunit("em0").if_capenable()).isEqualTo(0x1a);
    }

    // ---- in_control ----------------------------------------------------------------------------------------------

    @Test
    void anAliasThatFailsOnAnAddressOfBeforeStillSetsTheBroadcastAddress() {
        Box box = new Box("SMP=off");
        box.sys(sys -> sys.moduleLoad("if_tap"));
        box.sys(sys -> sys.open("/dev/tap0", 2));
        box.request("SIOCAIFADDR", "tap0", Box.alias(0x0a090001, 0xffffff00));
        addRoute(box, 0x0a000000, 0xff000000);

        int error = box.request("SIOCAIFADDR", "tap0", request -> {
            request.address = Sockaddr.inet(0x0a090001);
            request.mask = Sockaddr.inet(0xff000000);
            request.destination = Sockaddr.inet(0x0a0909ff);
        });

        assertThat(error).isEqualTo(-Errno.EEXIST);
        assertThat(box.k.in_c.SIN(box.ia("tap0").ia_dstaddr())).isEqualTo(0x0a0909ff);
    }

    @Test
    void anAliasThatFailsOnANewAddressLeavesNothing() {
        Box box = new Box("SMP=off");
        box.sys(sys -> sys.moduleLoad("if_tap"));
        box.sys(sys -> sys.open("/dev/tap0", 2));

        int error = box.request("SIOCAIFADDR", "tap0", Box.alias(0x0a000007, 0xffffff00));

        assertThat(error).isEqualTo(-Errno.EEXIST);
        assertThat(box.ia("tap0").isNull()).isTrue();
    }

    @Test
    void anAddressWithALengthCanBeAddedAndNeverBeFoundAgain() {
        Box box = new Box("SMP=off");
        Consumer<IfReq> address = request -> {
            request.address = Sockaddr.inet(0x0a070001);
            request.value = 16;
        };

        int add = box.request("SIOCALIFADDR", "em0", address);
        int get = box.request("SIOCGLIFADDR", "em0", address);
        int delete = box.request("SIOCDLIFADDR", "em0", address);
        int tooLong = box.request("SIOCALIFADDR", "em0", request -> {
            request.address = Sockaddr.inet(0x0a080001);
            request.value = 33;
        });
        int otherFamily = box.request("SIOCALIFADDR", "em0", value(16));

        assertThat(add).isZero();
        assertThat(get).isEqualTo(-Errno.EADDRNOTAVAIL);
        assertThat(delete).isEqualTo(-Errno.EADDRNOTAVAIL);
        assertThat(tooLong).isEqualTo(-Errno.EINVAL);
        assertThat(otherFamily).isEqualTo(-Errno.EINVAL);
        assertThat(box.k.rtsock_c.sysctl_iflist().get(0).addresses())
                .extracting(IfEntry.Address::address, IfEntry.Address::mask)
                .contains(tuple(Sockaddr.inet(0x0a070001), Sockaddr.inet(0xffff0000)));
    }

    @Test
    void anAddressThatIsItsWholeNetworkHasNoBroadcastAddress() {
        Box box = new Box("SMP=off");
        box.request("SIOCDIFADDR", "em0", Box.nothing());
        box.request("SIOCAIFADDR", "em0", Box.alias(0x0a000009, -1));
        Ifnet em0 = box.k.if_c.ifunit("em0");

        assertThat(box.k.in_c.in_broadcast(0x0a000009, em0)).isFalse();
        box.request("SIOCAIFADDR", "em0", Box.alias(0x0a000001, 0xffffff00));
        assertThat(box.k.in_c.in_broadcast(0x0a0000ff, em0)).isTrue();
        assertThat(box.k.in_c.in_broadcast(0x0a000000, em0)).isTrue();
        assertThat(box.k.in_c.in_broadcast(0x0a000007, em0)).isFalse();
    }

    // ---- packets -------------------------------------------------------------------------------------------------

    @Test
    void anEthernetThatIsDownSaysSoItself() {
        Box box = new Box("SMP=off");
        Ifnet em0 = box.k.if_c.ifunit("em0");

        int error = box.sys(sys -> {
            em0.if_flags(em0.if_flags() & ~KernelFile.IFF_RUNNING);
            int fd = sys.socket("PF_INET", "SOCK_RAW", 1);
            return sys.write(fd, Sockaddr.inet(0x0a000007));
        });

        assertThat(error).isEqualTo(-Errno.ENETDOWN);
    }

    @Test
    void aRouteThatWasClonedForOnePacketExpiresWhenTheSysctlSays() {
        Box box = new Box("SMP=off");
        addRoute(box, 0x0a090000, 0xffff0000);
        box.sys(sys -> {
            sys.sysctl("net.inet.ip.rtexpire", 60);
            int fd = sys.socket("PF_INET", "SOCK_RAW", 1);
            sys.write(fd, Sockaddr.inet(0x0a090005));
            return sys.close(fd);
        });

        box.world.runFor(10_000_000_000L);

        assertThat(box.k.rtsock_c.sysctl_rtsock(0))
                .filteredOn(route -> route.destination().inet() == 0x0a090005)
                .extracting(RouteEntry::expire)
                .containsExactly(50L);
    }

    // ---- files, modules, signals ---------------------------------------------------------------------------------

    @Test
    void whatIsWrittenToATapIsCountedWhileItIsUp() {
        Box box = new Box("SMP=off");
        box.sys(sys -> sys.moduleLoad("if_tap"));
        int fd = box.sys(sys -> sys.open("/dev/tap0", 2));

        int down = box.sys(sys -> sys.write(fd, new byte[60]));
        box.request("SIOCAIFADDR", "tap0", Box.alias(0x0a090001, 0xffffff00));
        int up = box.sys(sys -> sys.write(fd, new byte[60]));
        int tooMuch = box.sys(sys -> sys.write(fd, new byte[20_000]));

        assertThat(down).isEqualTo(-Errno.EHOSTDOWN);
        assertThat(up).isEqualTo(60);
        assertThat(tooMuch).isEqualTo(-Errno.EIO);
        assertThat(box.k.if_c.ifunit("tap0").if_data().ifi_ipackets()).isEqualTo(1);
    }

    @Test
    void whatIsWrittenToATunIsCounted() {
        Box box = new Box("SMP=off");
        int fd = box.sys(sys -> sys.open("/dev/tun0", 2));

        int written = box.sys(sys -> sys.write(fd, "abc"));

        assertThat(written).isEqualTo(3);
        assertThat(box.k.if_c.ifunit("tun0").if_data().ifi_ipackets()).isEqualTo(1);
    }

    @Test
    void optionsAreForSockets() {
        Box box = new Box("SMP=off");
        int null0 = box.sys(sys -> sys.open("/dev/null", 2));

        assertThat(box.sys(sys -> sys.setsockopt(99, "SO_REUSEADDR", 1))).isEqualTo(-Errno.EBADF);
        assertThat(box.sys(sys -> sys.setsockopt(null0, "SO_REUSEADDR", 1))).isEqualTo(-Errno.ENOTSOCK);
        assertThat(box.sys(sys -> sys.setsockopt(sys.socket("PF_INET", "SOCK_DGRAM", 0), "SO_FROB", 1)))
                .isEqualTo(-Errno.ENOPROTOOPT);
        assertThat(box.sys(sys -> sys.setsockopt(sys.socket("PF_INET", "SOCK_DGRAM", 0), "SO_BROADCAST", 1)))
                .isZero();
    }

    @Test
    void theLinuxToolNeedsTheLinuxModule() {
        Box box = new Box("SMP=off");
        String with = box.run("/compat/linux/sbin/ifconfig", "em0", "10.0.1.1");
        int unload = box.sys(sys -> sys.moduleUnload("linux"));

        String without = box.run("/compat/linux/sbin/ifconfig", "em0", "10.0.2.1");

        assertThat(with).contains("SIOCSIFFLAGS: Invalid argument");
        assertThat(unload).isZero();
        assertThat(without).contains("Exec format error");
        assertThat(box.k.in_c.SIN(box.ia("em0").ia_addr())).isEqualTo(0x0a000101);
    }

    @Test
    void carpStaysAsLongAsOneOfItsInterfacesDoes() {
        Box box = new Box("SMP=off");
        box.sys(sys -> sys.moduleLoad("carp"));
        box.request("SIOCIFCREATE", "carp0", Box.nothing());

        int busy = box.sys(sys -> sys.moduleUnload("carp"));
        box.request("SIOCIFDESTROY", "carp0", Box.nothing());
        int idle = box.sys(sys -> sys.moduleUnload("carp"));

        assertThat(busy).isEqualTo(-Errno.EBUSY);
        assertThat(idle).isZero();
        assertThat(box.request("SIOCIFCREATE", "carp0", Box.nothing())).isEqualTo(-Errno.EINVAL);
    }

    @ParameterizedTest
    @CsvSource({
        "1, true",
        "9, true",
        "13, true",
        "15, true",
        "30, true",
        "31, true",
        "0, false",
        "16, false",
        "17, false",
        "18, false",
        "19, false",
        "20, false",
        "21, false",
        "22, false",
        "23, false",
        "28, false",
        "29, false"
    })
    void theSignalsThatEndAProcessAreThoseOfBsd(int signal, boolean fatal) {
        assertThat(Signal.isFatalByDefault(signal)).isEqualTo(fatal);
    }

    @Test
    void aSignalGoesToAProcessThatIsThere() {
        Box box = new Box("SMP=off");

        assertThat(box.sys(sys -> sys.kill(1, SIGTERM))).isZero();
        assertThat(box.sys(sys -> sys.kill(99_999, SIGTERM))).isEqualTo(-Errno.ESRCH);
        assertThat(box.sys(sys -> sys.kill(1, 32))).isEqualTo(-Errno.EINVAL);
    }
}
