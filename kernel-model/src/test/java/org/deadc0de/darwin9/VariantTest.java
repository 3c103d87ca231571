package org.deadc0de.darwin9;

import static org.assertj.core.api.Assertions.assertThat;

import org.deadc0de.world.World;
import org.junit.jupiter.api.Test;

/** What else may be typed after a tap was closed with an address and opened again. */
class VariantTest {
    private static final String NOT_ATTACHED = "if_detach_ifa: Attempted to detach IFA that was not attached!\n";

    private static Leopard reopened(String... words) {
        Leopard mac = Leopard.with(words);
        int fd = mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        mac.close(fd);
        mac.open("/dev/tap0");
        mac.console();
        return mac;
    }

    @Test
    void thePlainFormDeletesTheStaleAddressByLuckAndWorks() {
        Leopard mac = reopened();

        String said = mac.run("ifconfig tap0 172.16.1.1/24");

        assertThat(said).isEqualTo(NOT_ATTACHED + "dlil_output: output error retval = 40\n");
        assertThat(mac.status).isZero();
        assertThat(mac.run("ifconfig tap0")).contains("\tinet 172.16.1.1 netmask 0xffffff00 broadcast 172.16.1.255\n");
    }

    @Test
    void deletingTheStaleAddressOrphansALiveOneWhoseAliasThenPanics() {
        Leopard mac = reopened();
        mac.run("ifconfig tap0 10.0.0.1/24 alias");

        String said = mac.run("ifconfig tap0 -alias 172.16.1.1");
        String shown = mac.run("ifconfig tap0");
        mac.run("ifconfig tap0 10.0.0.1/24 alias");

        assertThat(said).isEqualTo(NOT_ATTACHED);
        assertThat(shown).doesNotContain("inet");
        assertThat(mac.last).isEqualTo(World.Ending.PANIC);
    }

    @Test
    void theStaleAddressBesideALiveOneGetsARouteButIsNotSeen() {
        Leopard mac = reopened();
        mac.run("ifconfig tap0 10.0.0.1/24 alias");

        String said = mac.run("ifconfig tap0 172.16.1.1/24 alias");

        assertThat(said).containsPattern("rtinit: wrong ifa \\(0x[0-9a-f]+\\) was \\(0x[0-9a-f]+\\)\n$");
        assertThat(mac.run("ifconfig tap0")).doesNotContain("172.16.1.1");
        assertThat(mac.run("netstat -rn"))
                .contains("172.16.1/24        link#7             UC          0        0   tap0\n");
    }

    @Test
    void withoutADefaultRouteTheStaleAddressIsUnreachable() {
        Leopard mac = reopened();
        mac.run("route delete default");
        mac.run("ifconfig tap0 10.0.0.1/24 alias");

        String said = mac.run("ifconfig tap0 172.16.1.1/24 alias");

        assertThat(said).endsWith("ifconfig: ioctl (SIOCAIFADDR): Network is unreachable\n");
        assertThat(mac.status).isEqualTo(1);
    }

    @Test
    void anyAddressSetByTheOldRequestPanics() {
        Leopard mac = reopened();

        mac.sys(s -> Leopard.request(s, "SIOCSIFADDR", "tap0", 0x0a000001, 0));

        assertThat(mac.last).isEqualTo(World.Ending.PANIC);
    }

    @Test
    void anotherAddressWorksAndLeavesTheOldOneStale() {
        Leopard mac = reopened();

        mac.run("ifconfig tap0 10.0.0.1/24 alias");

        assertThat(mac.status).isZero();
        assertThat(mac.k.invariants().get("address-lists-agree").check()).hasSize(1);
    }

    @Test
    void anAliasWithoutAMaskDoesNothing() {
        Leopard mac = reopened();

        String said = mac.run("ifconfig tap0 172.16.1.1 alias");

        assertThat(said).isEmpty();
        assertThat(mac.status).isZero();
        assertThat(mac.run("ifconfig tap0")).doesNotContain("inet");
    }

    @Test
    void withoutUniqueIdsAnotherUnitInheritsTheAddress() {
        Leopard mac = Leopard.with("uniqueid=none");
        int fd = mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        mac.close(fd);
        mac.open("/dev/tap1");

        mac.run("ifconfig tap1 172.16.1.1/24 alias");

        assertThat(mac.last).isEqualTo(World.Ending.PANIC);
    }

    private static Leopard longName() {
        Leopard mac = Leopard.with("uniqueid=none", "tapunits=1001");
        int fd = mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        mac.close(fd);
        mac.open("/dev/tap1000");
        mac.console();
        return mac;
    }

    @Test
    void aLongerNameMakesThePlainFormLoseTheInterfacesOwnName() {
        Leopard mac = longName();

        String said = mac.run("ifconfig tap1000 172.16.1.1/24");

        assertThat(said).startsWith(NOT_ATTACHED);
        assertThat(mac.run("ifconfig tap1000")).isEqualTo("ifconfig: interface tap1000 does not exist\n");
        assertThat(mac.run("ifconfig -a")).endsWith(": flags=8842<BROADCAST,RUNNING,SIMPLEX,MULTICAST> mtu 1500\n");
    }

    @Test
    void aLongerNameAndADeleteMakeTheNextListingFaultAtZero() {
        Leopard mac = longName();
        mac.run("ifconfig tap1000 -alias 172.16.1.1");

        String log = mac.run("netstat -i");

        assertThat(mac.last).isEqualTo(World.Ending.PANIC);
        assertThat(log)
                .contains("type 14=page fault, registers:\nCR0: 0x8001003b, CR2: 0x00000000,")
                .contains("Error code: 0x00000000\n")
                .contains("current thread: netstat\n")
                .doesNotContain("Kernel loadable modules");
    }

    @Test
    void aLongerNameWithAnAliasPanicsLikeTheSeed() {
        Leopard mac = longName();

        mac.run("ifconfig tap1000 172.16.1.1/24 alias");

        assertThat(mac.last).isEqualTo(World.Ending.PANIC);
    }

    @Test
    void aPointToPointTunnelPanicsWithoutAnyMask() {
        Leopard mac = Leopard.with();
        int fd = mac.open("/dev/tun0");
        mac.run("ifconfig tun0 10.0.0.1 10.0.0.2 alias");
        mac.close(fd);
        mac.open("/dev/tun0");

        mac.run("ifconfig tun0 10.0.0.1 10.0.0.2 alias");

        assertThat(mac.last).isEqualTo(World.Ending.PANIC);
    }

    @Test
    void aFreshUniqueIdOnEveryOpenDoesNotPanicButLeaks() {
        Leopard mac = reopened("uniqueid=fresh");

        mac.run("ifconfig tap0 172.16.1.1/24 alias");

        assertThat(mac.status).isZero();
        assertThat(mac.run("netstat -i")).contains("<Link#8>");
        assertThat(mac.k.invariants().get("addresses-are-reachable").check()).hasSize(1);
    }

    @Test
    void aDriverThatCleansUpDoesNotPanic() {
        Leopard mac = reopened("tap=tuntaposx-20080121");

        mac.run("ifconfig tap0 172.16.1.1/24 alias");

        assertThat(mac.status).isZero();
        assertThat(mac.run("ifconfig tap0")).contains("inet 172.16.1.1 ");
    }

    @Test
    void theCountersOfAFormerLifeAreStillThere() {
        Leopard mac = Leopard.with();
        int fd = mac.open("/dev/tap0");
        mac.run("ifconfig tap0 up");
        mac.sys(s -> s.write(fd, new byte[60]));
        mac.close(fd);
        mac.open("/dev/tap0");

        String shown = mac.run("netstat -i");

        assertThat(shown).contains("tap0* 1500  <Link#7>    02:00:5e:00:53:10        1     0        0     0     0\n");
    }

    @Test
    void theReopenedInterfaceStillAnswersWithItsOldAddress() {
        Leopard mac = reopened();

        int[] found = new int[1];
        int error = mac.sys(s -> {
            int fd = s.socket("PF_INET", "SOCK_DGRAM", 0);
            org.deadc0de.kernel.IfReq request = new org.deadc0de.kernel.IfReq("tap0");
            int result = s.ioctl(fd, "SIOCGIFADDR", request);
            found[0] = request.address.inet();
            return result;
        });

        assertThat(error).isZero();
        assertThat(found[0]).isEqualTo(0xac100101);
    }
}
