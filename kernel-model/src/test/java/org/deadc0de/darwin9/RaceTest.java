package org.deadc0de.darwin9;

import static org.assertj.core.api.Assertions.assertThat;

import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.world.World;
import org.junit.jupiter.api.Test;

/** Races that need no reopened device, each with the interleaving written down. */
class RaceTest {
    private static final int ADDRESS = 0xac100101;
    private static final int MASK = 0xffffff00;
    private static final String IFAFREE = "\"ifafree\"@/SourceCache/xnu/xnu-1228/bsd/net/route.c:556";

    private static Leopard withTap(String... words) {
        Leopard mac = Leopard.with(words);
        mac.open("/dev/tap0");
        return mac;
    }

    private static World.Ending run(Leopard mac, Interleaving interleaving, Proc... processes) {
        mac.strategy(interleaving);
        World.Ending ending = World.Ending.DONE;
        for (Proc process : processes) {
            ending = mac.world.runUntilEnded(process);
            if (ending != World.Ending.DONE) {
                return ending;
            }
        }
        assertThat(interleaving.isDone()).isTrue();
        return ending;
    }

    /** R1: the last address is deleted between the look-up of an alias and its use. */
    private static World.Ending aliasMeetsDelete(Leopard mac) {
        mac.alias("tap0", ADDRESS, MASK);
        Proc alias = mac.start("ifconfig", s -> Leopard.request(s, "SIOCAIFADDR", "tap0", ADDRESS, MASK));
        Proc delete = mac.start("ifconfig", s -> Leopard.request(s, "SIOCDIFADDR", "tap0", ADDRESS, 0));
        mac.console();
        return run(
                mac,
                new Interleaving()
                        .upTo(alias, "ifa_ifpgetprimary")
                        .toTheEnd(delete)
                        .toTheEnd(alias),
                alias,
                delete);
    }

    @Test
    void anAliasThatMeetsADeletePanicsInIfafree() {
        Leopard mac = withTap();

        World.Ending ending = aliasMeetsDelete(mac);

        assertThat(ending).isEqualTo(World.Ending.PANIC);
        assertThat(mac.console()).contains(IFAFREE);
    }

    @Test
    void theSameRaceFaultsInADriverThatFollowsNull() {
        Leopard mac = withTap("tap=tuntaposx-20071114");

        World.Ending ending = aliasMeetsDelete(mac);

        assertThat(ending).isEqualTo(World.Ending.PANIC);
        assertThat(mac.console()).contains("CR2: 0x00000008");
    }

    @Test
    void purgingAtDetachDoesNotCloseTheRace() {
        Leopard mac = withTap("purge-on-detach");

        assertThat(aliasMeetsDelete(mac)).isEqualTo(World.Ending.PANIC);
    }

    @Test
    void theNullTestClosesThePanicAndLeavesARouteToAnAddressOnNoList() {
        Leopard mac = withTap("primary-null-test");

        World.Ending ending = aliasMeetsDelete(mac);

        assertThat(ending).isEqualTo(World.Ending.DONE);
        assertThat(mac.console()).contains("rtinit: wrong ifa (0x");
        assertThat(mac.run("ifconfig tap0")).doesNotContain("inet ");
        assertThat(mac.run("netstat -rn")).contains("172.16.1/24        link#7");
    }

    /**
     * 9.aa: the second look-up of an alias goes on from an address that was taken off the list meanwhile, and follows its stale link to one
     * that came after the first look-up and has gone as well.
     */
    private static World.Ending aliasFollowsAStaleLink(Leopard mac) {
        mac.alias("en1", 0x0a000001, MASK);
        Proc alias = mac.start("ifconfig", s -> Leopard.request(s, "SIOCAIFADDR", "en1", 0x0a000002, MASK));
        Proc others = mac.start("ifconfig", s -> {
            Leopard.request(s, "SIOCAIFADDR", "en1", 0x0a000002, MASK);
            Leopard.request(s, "SIOCDIFADDR", "en1", 0x0a000001, 0);
            return Leopard.request(s, "SIOCDIFADDR", "en1", 0x0a000002, 0);
        });
        mac.console();
        return run(
                mac,
                new Interleaving()
                        .upToTime(2, alias, "in_control")
                        .toTheEnd(others)
                        .toTheEnd(alias),
                alias,
                others);
    }

    @Test
    void anAliasThatFollowsAStaleLinkFindsADeletedAddressThatOnlyTheLeakKeeps() {
        Leopard mac = Leopard.with("primary-null-test");

        World.Ending ending = aliasFollowsAStaleLink(mac);

        assertThat(ending).isEqualTo(World.Ending.DONE);
        assertThat(mac.k.invariants().get("routes-name-listed-addresses").check())
                .hasSize(1);
    }

    @Test
    void withoutTheLeakItIsFreedMemory() {
        Leopard mac = Leopard.with("primary-null-test", "release-list-reference");

        World.Ending ending = aliasFollowsAStaleLink(mac);

        assertThat(ending).isEqualTo(World.Ending.PANIC);
        assertThat(mac.console())
                .contains("\"ifaref - reference count rolled over!\"@/SourceCache/xnu/xnu-1228/bsd/net/route.c:575");
    }

    @Test
    void aMutexAroundAddressIoctlsLeavesNoStaleLinkToFollow() {
        Leopard mac = Leopard.with("primary-null-test", "release-list-reference", "address-ioctl-mutex");

        assertThat(aliasFollowsAStaleLink(mac)).isEqualTo(World.Ending.DONE);
        assertThat(mac.run("ifconfig en1 inet")).doesNotContain("10.0.0.1 ");
    }

    @Test
    void aMutexAroundAddressIoctlsClosesTheRace() {
        Leopard mac = withTap("address-ioctl-mutex");

        assertThat(aliasMeetsDelete(mac)).isEqualTo(World.Ending.DONE);
    }

    @Test
    void twoPlainConfigurationsOfAFreshTapPanic() {
        Leopard mac = withTap();
        Proc first = mac.start("ifconfig", s -> Leopard.plain(s, "tap0", ADDRESS, MASK));
        Proc second = mac.start("ifconfig", s -> Leopard.plain(s, "tap0", ADDRESS, MASK));

        World.Ending ending = run(
                mac,
                new Interleaving()
                        .upTo(first, "ifa_ifpgetprimary", "in_ifinit")
                        .upTo(second, Kind.MAY_SLEEP, "in_control")
                        .toTheEnd(first),
                first);

        assertThat(ending).isEqualTo(World.Ending.PANIC);
        assertThat(mac.console()).contains(IFAFREE);
    }

    @Test
    void thePlainConfigurationWhoseAddressIsDeletedBeforeItIsPrimaryPanics() {
        Leopard mac = withTap();
        Proc first = mac.start("ifconfig", s -> Leopard.plain(s, "tap0", ADDRESS, MASK));
        Proc delete = mac.start("ifconfig", s -> Leopard.request(s, "SIOCDIFADDR", "tap0", 0, 0));

        World.Ending ending = run(
                mac,
                new Interleaving()
                        .upTo(first, "ifa_ifpgetprimary", "in_ifinit")
                        .toTheEnd(delete)
                        .toTheEnd(first),
                first,
                delete);

        assertThat(ending).isEqualTo(World.Ending.PANIC);
        assertThat(mac.console()).contains(IFAFREE);
    }

    @Test
    void anIoctlThatMeetsACloseHalfWayLeavesTheTapForTheNextCloseToPanic() {
        Leopard mac = Leopard.with();
        Proc alias = mac.start("ifconfig", s -> Leopard.request(s, "SIOCAIFADDR", "tap0", ADDRESS, MASK));
        Proc holder = mac.start("cat", s -> {
            int fd = s.open("/dev/tap0", 2);
            s.socket("PF_INET", "SOCK_DGRAM", 0);
            return s.close(fd);
        });
        World.Ending first = run(
                mac,
                new Interleaving()
                        .upTo(holder, "cdev_close")
                        .upTo(alias, "in_control")
                        .toTheEnd(holder)
                        .toTheEnd(alias),
                holder,
                alias);
        assertThat(first).isEqualTo(World.Ending.DONE);
        int fd = mac.open("/dev/tap0");

        mac.close(fd);

        assertThat(mac.last).isEqualTo(World.Ending.PANIC);
        assertThat(mac.console())
                .contains("\"ifp_unuse: use count reached zero but detching flag is not set!\"")
                .contains("dlil.c:1981")
                .contains("com.kerio.tap(1.0)@0x2f4bf000->0x");
    }

    @Test
    void aProtocolAttachedBetweenTheDriversLoopAndItsDetachMakesTheCloseWaitForEver() {
        Leopard mac = Leopard.with();
        Proc alias = mac.start("ifconfig", s -> Leopard.request(s, "SIOCAIFADDR", "tap0", ADDRESS, MASK));
        Proc holder = mac.start("cat", s -> {
            int fd = s.open("/dev/tap0", 2);
            return s.close(fd);
        });

        World.Ending ending = run(
                mac,
                new Interleaving()
                        .upTo(holder, "cdev_close")
                        .upTo(alias, "proto_plumb")
                        .upTo(holder, "ifnet_detach")
                        .toTheEnd(alias)
                        .toTheEnd(holder),
                alias,
                holder);

        assertThat(ending).isEqualTo(World.Ending.DEADLOCK);
        assertThat(holder.hasEnded()).isFalse();
        assertThat(mac.run("ps -o pid,stat,comm")).contains(holder.pid() + " U    cat");
        assertThat(mac.run("ifconfig tap0")).startsWith("tap0: flags=8803<UP,BROADCAST,SIMPLEX,MULTICAST>");
    }

    @Test
    void twoAliasesOfOneNewAddressMakeTwoAddresses() {
        Leopard mac = withTap();
        Proc first = mac.start("ifconfig", s -> Leopard.request(s, "SIOCAIFADDR", "tap0", ADDRESS, MASK));
        Proc second = mac.start("ifconfig", s -> Leopard.request(s, "SIOCAIFADDR", "tap0", ADDRESS, MASK));

        World.Ending ending = run(
                mac,
                new Interleaving()
                        .upTo(first, Kind.MAY_SLEEP, "in_control")
                        .toTheEnd(second)
                        .toTheEnd(first),
                first,
                second);

        assertThat(ending).isEqualTo(World.Ending.DONE);
        assertThat(mac.run("ifconfig tap0").split("inet 172.16.1.1", -1)).hasSize(3);
    }

    @Test
    void twoDeletesOfOneAddressUnlinkItTwice() {
        Leopard mac = withTap();
        mac.alias("tap0", ADDRESS, MASK);
        Proc first = mac.start("ifconfig", s -> Leopard.request(s, "SIOCDIFADDR", "tap0", ADDRESS, 0));
        Proc second = mac.start("ifconfig", s -> Leopard.request(s, "SIOCDIFADDR", "tap0", ADDRESS, 0));
        mac.console();

        World.Ending ending = run(
                mac,
                new Interleaving()
                        .upTo(first, Kind.PREEMPT, "ifnet_ioctl")
                        .toTheEnd(second)
                        .toTheEnd(first),
                first,
                second);

        assertThat(ending).isEqualTo(World.Ending.DONE);
        assertThat(mac.console()).contains("if_detach_ifa: ifa is not attached to any interface! flags=0");
    }
}
