package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import org.deadc0de.kernel.FixSet;
import org.junit.jupiter.api.Test;

/** Pairs: two interfaces by one create, and the panics that wait behind the second. */
class EpairTest {
    private final NetBox net = new NetBox();

    EpairTest() throws FixSet.Refused {
        net.kldload("if_epair");
    }

    @Test
    void createMakesBothEndsAndDestroyTakesBoth() {
        assertThat(net.create("epair")).isEqualTo("epair0a");
        assertThat(net.names()).isEqualTo("em0 lo0 epair0a epair0b");
        assertThat(net.box.printed()).endsWith("""
                        epair0a: Ethernet address: 02:00:00:00:03:0a
                        epair0b: Ethernet address: 02:00:00:00:04:0b
                        """);

        assertThat(net.destroy("epair0b")).isZero();

        assertThat(net.names()).isEqualTo("em0 lo0");
    }

    @Test
    void createTwiceSaysThatTheUnitExists() {
        net.create("epair0");

        assertThat(net.create("epair0")).isEqualTo("errno 17");
        assertThat(net.create("epair0a")).isEqualTo("errno 22");
    }

    @Test
    void anInterfaceCalledEpairPanicsTheCreate() {
        net.create("lo1");
        net.rename("lo1", "epair");

        net.create("epair0");

        assertThat(net.crash()).isEqualTo("epair_clone_create: if_clone_createif() for our 2nd iface failed: 17");
    }

    @Test
    void anInterfaceWithTheSecondEndsNamePanicsTheDestroy() {
        net.create("lo1");
        net.rename("lo1", "epair0b");
        assertThat(net.create("epair0")).isEqualTo("epair0a");

        net.destroy("epair0a");

        assertThat(net.crash()).isEqualTo("epair_clone_destroy: if_clone_destroyif() for our 2nd iface failed: 6");
    }

    @Test
    void atomicNamesMovesThatPanicToTheCreate() throws FixSet.Refused {
        NetBox atomic = NetBox.with("atomic-names");
        atomic.kldload("if_epair");
        atomic.create("lo1");
        atomic.rename("lo1", "epair0b");

        atomic.create("epair0");

        assertThat(atomic.crash()).isEqualTo("epair_clone_create: if_clone_createif() for our 2nd iface failed: 17");
    }

    @Test
    void unloadingDestroysEveryPair() {
        net.create("epair");
        net.create("epair");

        assertThat(net.kldunload("if_epair")).isZero();
        assertThat(net.names()).isEqualTo("em0 lo0");
    }
}
