package org.deadc0de.darwin9;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deadc0de.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each candidate fix does to the seed, typed one command after the other. */
class FixTest {
    private static Leopard seed(String... words) {
        Leopard mac = Leopard.with(words);
        int fd = mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        mac.close(fd);
        mac.open("/dev/tap0");
        mac.console();
        return mac;
    }

    @ParameterizedTest
    @CsvSource({
        "purge-on-detach",
        "reattach-found",
        "generation-count",
        "null-test-and-purge",
        "null-test-purge-reference"
    })
    void theSeedEndsWithAnAddressThatIsSeen(String fix) {
        Leopard mac = seed(fix);

        mac.run("ifconfig tap0 172.16.1.1/24 alias");

        assertThat(mac.status).isZero();
        assertThat(mac.run("ifconfig tap0")).contains("\tinet 172.16.1.1 netmask 0xffffff00 broadcast 172.16.1.255\n");
    }

    @ParameterizedTest
    @CsvSource({"detach-on-attach", "address-ioctl-mutex", "ioctl-reference", "release-list-reference"})
    void theSeedStillPanics(String fix) {
        Leopard mac = seed(fix);

        mac.run("ifconfig tap0 172.16.1.1/24 alias");

        assertThat(mac.last).isEqualTo(World.Ending.PANIC);
    }

    @Test
    void theNullTestLeavesTheListsAsTheyAre() {
        Leopard mac = seed("primary-null-test");

        String said = mac.run("ifconfig tap0 172.16.1.1/24 alias");

        assertThat(mac.status).isZero();
        assertThat(said).startsWith("rtinit: wrong ifa (0x");
        assertThat(mac.run("ifconfig tap0")).doesNotContain("inet");
    }

    @Test
    void testingOnlyTheReleaseLeavesTheDriversFault() {
        Leopard mac = seed("release-null-test", "tap=tuntaposx-20071114");

        String log = mac.run("ifconfig tap0 172.16.1.1/24 alias");

        assertThat(log).contains("CR2: 0x00000008");
    }

    @Test
    void reattachingWithoutClearingTheStaleFlagPanicsElsewhere() {
        Leopard mac = seed("reattach-found-naive");

        String log = mac.run("ifconfig tap0 172.16.1.1/24 alias");

        assertThat(log)
                .contains("\"if_attach_ifa: Attempted to attach address that's already attached!\\n\"@/SourceCache/xnu/"
                        + "xnu-1228/bsd/net/if.c:175\n");
    }

    @Test
    void theOrphaningOfALiveAddressIsClosedByDetachingOldOnesAtAttach() {
        Leopard mac = seed("detach-on-attach");
        mac.run("ifconfig tap0 10.0.0.1/24 alias");

        mac.run("ifconfig tap0 -alias 172.16.1.1");

        assertThat(mac.run("ifconfig tap0")).contains("inet 10.0.0.1 ");
    }

    @Test
    void purgedAddressesAreFreedOnceTheListGivesItsReferenceBack() {
        Leopard mac = seed("purge-on-detach", "release-list-reference");

        assertThat(mac.k.invariants.addressesAreFreed()).isEmpty();
    }

    @Test
    void purgedAddressesLeakAsLongAsTheListKeepsItsReference() {
        Leopard mac = seed("purge-on-detach");

        assertThat(mac.k.invariants.addressesAreFreed()).hasSize(1);
    }

    @Test
    void twoFixesOfOneSeamRefuseToLoadTogether() {
        assertThatThrownBy(() -> Leopard.with("primary-null-test", "release-null-test"))
                .hasMessage(
                        "fixes primary-null-test and release-null-test both change primaryReleased: load one of them");
    }
}
