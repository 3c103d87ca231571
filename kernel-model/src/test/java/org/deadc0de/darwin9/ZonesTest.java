package org.deadc0de.darwin9;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.Proc;
import org.junit.jupiter.api.Test;

/** Which memory kalloc gives. */
class ZonesTest {
    private static long addressOfEn1(Leopard mac) {
        assertThat(mac.alias("en1", 0x0a000001, 0xffffff00)).isZero();
        List<Long> all = mac.k.invariants.ipv4Addresses();
        return all.get(all.size() - 1);
    }

    @Test
    void whatWasFreedIsGivenAgainFirst() {
        Leopard mac = Leopard.with("release-list-reference");
        long first = addressOfEn1(mac);
        mac.delete("en1", 0x0a000001);

        assertThat(addressOfEn1(mac)).isEqualTo(first);
    }

    @Test
    void withTheOptionItIsNot() {
        Leopard mac = Leopard.with("release-list-reference", "reuse=never");
        long first = addressOfEn1(mac);
        mac.delete("en1", 0x0a000001);

        assertThat(addressOfEn1(mac)).isNotEqualTo(first);
        assertThat(mac.k.zones.chunkAt(first).live()).isFalse();
        assertThat(mac.k.zones.chunkAt(first).type()).isSameAs(InIfaddr.TYPE);
    }

    @Test
    void whatIsFreedTwiceIsOnTheListOfFreeElementsOnce() {
        Leopard mac = Leopard.with();
        Socket socket = mac.k.uipc_socket_c.MALLOC(Socket.TYPE, MallocType.M_SOCKET, KernelFile.M_NOWAIT);
        int inUse = mac.k.zones.inUse(Socket.TYPE.size() + 4);
        mac.k.uipc_socket_c.FREE(socket);

        mac.k.uipc_socket_c.FREE(socket);

        assertThat(mac.k.zones.inUse(Socket.TYPE.size() + 4)).isEqualTo(inUse - 1);
    }

    @Test
    void theTablesOfInterfacesGrowBeyondAPage() {
        Leopard mac = Leopard.with("uniqueid=fresh");

        for (int i = 0; i < 2100; i++) {
            mac.close(mac.open("/dev/tap0"));
        }
        mac.open("/dev/tap0");

        assertThat(mac.k.if_c.ifunit("tap0").if_index()).isEqualTo(2107);
    }

    /** Where the address of each of two processes lies, the first or the second of which ran first. */
    private static List<Long> twoAddresses(boolean firstComesFirst) {
        Leopard mac = Leopard.with("reuse=never");
        Proc one = mac.start("one", s -> Leopard.request(s, "SIOCAIFADDR", "en1", 0x0a000001, 0xffffff00));
        Proc two = mac.start("two", s -> Leopard.request(s, "SIOCAIFADDR", "en1", 0x0a000101, 0xffffff00));
        Interleaving order = new Interleaving();
        mac.strategy(
                firstComesFirst
                        ? order.toTheEnd(one).toTheEnd(two)
                        : order.toTheEnd(two).toTheEnd(one));
        mac.world.runUntilEnded(one);
        mac.world.runUntilEnded(two);
        List<Long> addresses = new ArrayList<>(mac.k.invariants.ipv4Addresses());
        addresses.sort(null);
        return addresses;
    }

    @Test
    void withTheOptionTheOrderOfProcessesDoesNotMoveWhatTheyAllocate() {
        assertThat(twoAddresses(true)).isEqualTo(twoAddresses(false)).hasSize(4);
    }

    @Test
    void withTheOptionTheListingCountsThePagesOfThreads() {
        Leopard mac = Leopard.with("reuse=never");
        int before = mac.k.zones.inUse(128);
        int kilobytes = mac.k.zones.kilobytes(128);

        mac.alias("en1", 0x0a000001, 0xffffff00);

        assertThat(mac.k.zones.inUse(128)).isGreaterThan(before);
        assertThat(mac.k.zones.kilobytes(128)).isEqualTo(kilobytes + 4);
    }

    @Test
    void whenThePagesOfAThreadAreUsedUpTheOthersServe() {
        Leopard mac = Leopard.with("reuse=never");

        for (int i = 0; i < 1000; i++) {
            mac.alias("en1", 0x0a000001, 0xffffff00);
            mac.delete("en1", 0x0a000001);
        }

        assertThat(addressOfEn1(mac)).isLessThan(0x0400_0000L);
    }
}
