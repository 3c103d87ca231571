package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.deadc0de.kernel.FixSet;
import org.junit.jupiter.api.Test;

/** Which routes addresses bring, and what becomes of them. */
class AddressRoutesTest {
    private final FreeBsdBox box = new FreeBsdBox();

    AddressRoutesTest() throws FixSet.Refused {}

    /** Rows of the inet table as destination, gateway, flags and interface. */
    private List<String> routes() {
        return box.shows("netstat -rn -f inet")
                .lines()
                .skip(4)
                .map(AddressRoutesTest::row)
                .collect(Collectors.toList());
    }

    private static String row(String line) {
        String[] words = line.split(" +", -1);
        return words[0] + " " + words[1] + " " + words[2] + " " + words[5];
    }

    @Test
    void anAliasOfTheSamePrefixBringsOnlyTheRouteToItself() {
        box.shows("ifconfig em0 10.0.2.16/24 alias");

        assertThat(routes())
                .containsExactly(
                        "default 10.0.2.2 UGS em0",
                        "10.0.2.0/24 link#1 U em0",
                        "10.0.2.15 link#1 UHS lo0",
                        "10.0.2.16 link#1 UHS lo0",
                        "127.0.0.1 link#2 UH lo0");
    }

    @Test
    void thePrefixRouteMovesToTheAliasWhenItsCarrierGoesAndStaticRoutesOfTheCarrierDoNot() {
        box.shows("ifconfig em0 10.0.2.16/24 alias");

        box.shows("ifconfig em0 10.0.2.15 -alias");

        assertThat(routes())
                .containsExactly("10.0.2.0/24 link#1 U em0", "10.0.2.16 link#1 UHS lo0", "127.0.0.1 link#2 UH lo0");
    }

    @Test
    void aPlainAddressReplacesTheFirstOne() {
        box.shows("ifconfig em0 10.0.2.16/24 alias");

        box.shows("ifconfig em0 192.0.2.1/24");

        assertThat(box.shows("ifconfig em0 inet"))
                .contains("\tinet 10.0.2.16 netmask 0xffffff00 broadcast 10.0.2.255 \n\tinet 192.0.2.1 netmask")
                .doesNotContain("10.0.2.15");
    }

    @Test
    void anInterfaceThatGoesDownAndUpAgainLosesOnlyRoutesThatAreNotStatic() {
        List<String> before = routes();

        box.shows("ifconfig em0 down");
        List<String> down = routes();
        box.shows("ifconfig em0 up");

        assertThat(down)
                .containsExactly("default 10.0.2.2 UGS em0", "10.0.2.15 link#1 UHS lo0", "127.0.0.1 link#2 UH lo0");
        assertThat(routes()).isEqualTo(before);
    }

    @Test
    void theSamePrefixOnASecondInterfaceIsAcceptedAndCarriesNoRoute() {
        box.shows("ifconfig lo1 create");
        box.shows("ifconfig bridge0 create");

        assertThat(box.run("ifconfig bridge0 10.0.2.77/24")).isEqualTo(new FreeBsdBox.Outcome("", 0));
        assertThat(routes()).contains("10.0.2.0/24 link#1 U em0", "10.0.2.77 link#4 UHS lo0");
    }

    @Test
    void aStaticRouteOfTheSamePrefixIsInTheWay() {
        box.shows("route add 192.0.2.0/24 10.0.2.9");

        assertThat(box.run("ifconfig em0 192.0.2.1/24 alias"))
                .isEqualTo(new FreeBsdBox.Outcome("ifconfig: ioctl (SIOCAIFADDR): File exists\n", 1));
        assertThat(box.shows("ifconfig em0 inet")).doesNotContain("192.0.2.1");
    }

    @Test
    void withNoSamePrefixASecondAddressOfAPrefixIsRefused() {
        box.shows("sysctl net.inet.ip.no_same_prefix=1");

        assertThat(box.run("ifconfig em0 10.0.2.16/24 alias").text())
                .isEqualTo("ifconfig: ioctl (SIOCAIFADDR): File exists\n");
    }

    @Test
    void aLoopbackCloneHasAHostRouteWhateverItsMask() {
        box.shows("ifconfig lo1 create");

        box.shows("ifconfig lo1 10.0.0.1/8");

        assertThat(routes()).contains("10.0.0.1 link#3 UH lo1").noneMatch(row -> row.startsWith("10.0.0.0/8"));
    }

    @Test
    void destroyingAnInterfaceTakesItsAddressesAndRoutesWithIt() {
        List<String> before = routes();
        box.shows("ifconfig bridge0 create");
        box.shows("ifconfig bridge0 192.0.2.1/24");
        box.shows("ifconfig bridge0 inet6 2001:db8::1");
        box.shows("route add 198.51.100.0/24 192.0.2.9");

        box.shows("ifconfig bridge0 destroy");

        assertThat(routes()).isEqualTo(before);
        assertThat(box.shows("netstat -rn")).doesNotContain("2001:db8").doesNotContain("bridge");
    }

    @Test
    void broadcastAddressesFollowTheMask() {
        String[][] rows = {
            {"192.0.2.1/30", "192.0.2.3"},
            {"192.0.2.1/31", "255.255.255.255"},
            {"192.0.2.1/32", "192.0.2.1"},
            {"192.0.2.1", "192.0.2.255"},
            {"172.16.0.1", "172.16.255.255"},
            {"10.9.9.9", "10.255.255.255"},
            {"10.9.9.9 netmask 255.255.0.0", "10.9.255.255"},
            {"10.9.9.9 netmask 0xffff0000 broadcast 10.9.0.0", "10.9.0.0"},
        };
        for (String[] row : rows) {
            box.shows("ifconfig em0 " + row[0]);

            assertThat(box.shows("ifconfig em0 inet")).as(row[0]).contains("broadcast " + row[1] + " \n");
        }
    }

    @Test
    void aGatewayThatOnlyTheDefaultRouteReachesIsNone() {
        assertThat(box.run("route add 192.0.2.1 8.8.8.8").text()).contains("Network is unreachable");
    }

    @Test
    void aRouteGoesTheLongestWay() {
        box.shows("route add 172.16.0.0/12 10.0.2.8");
        box.shows("route add 172.16.0.0/16 10.0.2.9");
        box.shows("route add 172.16.0.1 10.0.2.10");

        assertThat(box.shows("route -n get 172.16.0.1")).contains("gateway: 10.0.2.10\n");
        assertThat(box.shows("route -n get 172.16.0.2")).contains("gateway: 10.0.2.9\n");
        assertThat(box.shows("route -n get 172.17.0.2")).contains("gateway: 10.0.2.8\n");
        assertThat(box.shows("netstat -rn -f inet"))
                .contains("172.16.0.0/16      10.0.2.9           UGS         0        0    em0 =>\n172.16.0.0/12 ");
    }

    @Test
    void changingARouteEditsItInPlace() {
        box.shows("route change default 10.0.2.9");

        assertThat(routes()).contains("default 10.0.2.9 UGS em0").doesNotContain("default 10.0.2.2 UGS em0");
    }

    @Test
    void anAddressOnAnEthernetInterfaceBringsItUpWithALinkLocalOneThatIsTentativeAtFirst() {
        box.shows("ifconfig bridge0 create");

        box.shows("ifconfig bridge0 192.0.2.1/24");

        assertThat(box.shows("ifconfig bridge0"))
                .startsWith("bridge0: flags=8843<UP,BROADCAST,RUNNING,SIMPLEX,MULTICAST>")
                .contains("\tinet6 fe80::d5:1dff:fe7d:8500%bridge0 prefixlen 64 tentative scopeid 0x3 \n");
        box.shows("sleep 2");
        assertThat(box.shows("ifconfig bridge0 inet6")).contains("prefixlen 64 scopeid 0x3 \n");
    }

    @Test
    void aNetmaskAloneIsNoAddress() {
        box.shows("ifconfig lo1 create");

        assertThat(box.run("ifconfig lo1 netmask 255.0.0.0").text())
                .isEqualTo("ifconfig: ioctl (SIOCAIFADDR): Invalid argument\n");
    }

    @Test
    void anAddressThatFailsAfterItsPrefixRouteLeavesThatRouteBehind() {
        box.shows("ifconfig lo1 create");
        box.shows("ifconfig lo1 10.9.0.1/24");
        box.shows("ifconfig bridge0 create");

        FreeBsdBox.Outcome outcome = box.run("ifconfig bridge0 10.9.0.1/16");

        assertThat(outcome.text()).isEqualTo("ifconfig: ioctl (SIOCAIFADDR): File exists\n");
        assertThat(routes()).contains("10.9.0.0/16 link#4 U bridge");
        assertThat(box.box.k.invariants().get("queues-are-coherent").check()).isEmpty();
    }

    @Test
    void noReferenceOfAnAddressIsLeftWhenItIsGone() {
        long before = inUse("ifaddr");

        box.shows("ifconfig em0 192.0.2.1/24 alias");
        box.shows("ifconfig em0 192.0.2.2/24 alias");
        box.shows("route add 198.51.100.0/24 192.0.2.9");
        box.shows("ifconfig em0 192.0.2.1 -alias");
        box.shows("ifconfig em0 192.0.2.2 -alias");

        assertThat(inUse("ifaddr")).isEqualTo(before);
    }

    private long inUse(String type) {
        return box.shows("vmstat -m")
                .lines()
                .map(String::trim)
                .filter(line -> line.startsWith(type + " "))
                .mapToLong(line -> Long.parseLong(line.split(" +", -1)[1]))
                .sum();
    }
}
