package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.junit.jupiter.api.Test;

/** What each kind of interface is when it is new, and the requests that ordinary use makes. */
class InterfaceKindsTest {
    private final NetBox net = new NetBox();

    InterfaceKindsTest() throws FixSet.Refused {
        for (String module : List.of("if_bridge", "if_tap", "if_epair", "if_lagg", "if_gre", "if_disc", "if_edsc")) {
            net.kldload(module);
        }
    }

    private long value(String request, String name) {
        IfReq ifr = new IfReq(name);
        int error = net.run(sys -> NetBox.ioctl(sys, request, ifr));
        return error == 0 ? ifr.value : error;
    }

    private int set(String request, String name, long value) {
        IfReq ifr = new IfReq(name);
        ifr.value = value;
        return net.run(sys -> NetBox.ioctl(sys, request, ifr));
    }

    private String fresh(String name) {
        String made = net.create(name);
        return made + " flags=" + Long.toHexString(value("SIOCGIFFLAGS", made)) + " mtu " + value("SIOCGIFMTU", made);
    }

    @Test
    void newInterfacesHaveTheFlagsAndMtuOfTheirKind() {
        assertThat(fresh("bridge")).isEqualTo("bridge0 flags=8802 mtu 1500");
        assertThat(fresh("tap")).isEqualTo("tap0 flags=8802 mtu 1500");
        assertThat(fresh("vmnet")).isEqualTo("vmnet0 flags=8802 mtu 1500");
        assertThat(fresh("tun")).isEqualTo("tun0 flags=8010 mtu 1500");
        assertThat(fresh("lo")).isEqualTo("lo1 flags=8008 mtu 16384");
        assertThat(fresh("epair")).isEqualTo("epair0a flags=8842 mtu 1500");
        assertThat(fresh("lagg")).isEqualTo("lagg0 flags=8802 mtu 1500");
        assertThat(fresh("gif")).isEqualTo("gif0 flags=8010 mtu 1280");
        assertThat(fresh("gre")).isEqualTo("gre0 flags=9010 mtu 1476");
        assertThat(fresh("edsc")).isEqualTo("edsc0 flags=8802 mtu 1500");
        assertThat(fresh("vlan")).isEqualTo("vlan0 flags=8802 mtu 1500");
        assertThat(fresh("em0.7")).isEqualTo("em0.7 flags=8842 mtu 1500");
        assertThat(fresh("faith")).isEqualTo("faith0 flags=8002 mtu 1500");
        assertThat(fresh("disc")).startsWith("disc0 ");
        assertThat(net.create("wlan")).isEqualTo("errno 14");
    }

    @Test
    void everyNewInterfaceCanBeDestroyed() {
        List<String> kinds = List.of(
                "bridge", "tap", "vmnet", "tun", "lo", "epair", "lagg", "gif", "gre", "edsc", "vlan", "faith", "disc");
        for (String kind : kinds) {
            String made = net.create(kind);
            assertThat(net.destroy(made)).as(made).isZero();
        }

        assertThat(net.names()).isEqualTo("em0 lo0");
        assertThat(net.crash()).isEmpty();
    }

    @Test
    void theClonersAreListedNewestFirst() throws FixSet.Refused {
        NetBox plain = new NetBox();
        IfReq before = new IfReq("");
        plain.run(sys -> NetBox.ioctl(sys, "SIOCIFGCLONERS", before));
        plain.kldload("if_bridge");
        IfReq after = new IfReq("");
        plain.run(sys -> NetBox.ioctl(sys, "SIOCIFGCLONERS", after));

        assertThat(before.names).containsExactly("lo", "vlan", "tun", "gif", "faith", "wlan");
        assertThat(after.names).containsExactly("bridge", "lo", "vlan", "tun", "gif", "faith", "wlan");
    }

    @Test
    void upAndDownTurnTheFlagAndStartTheBridge() {
        net.create("bridge0");

        set("SIOCSIFFLAGS", "bridge0", 0x8803);
        assertThat(value("SIOCGIFFLAGS", "bridge0")).isEqualTo(0x8843);

        set("SIOCSIFFLAGS", "bridge0", 0x8842);
        assertThat(value("SIOCGIFFLAGS", "bridge0")).isEqualTo(0x8802);
    }

    @Test
    void theMtuHasTheLimitsOfItsKind() {
        net.create("bridge0");
        net.create("gif0");

        assertThat(set("SIOCSIFMTU", "em0", 71)).isEqualTo(-22);
        assertThat(set("SIOCSIFMTU", "em0", 1501)).isEqualTo(-22);
        assertThat(set("SIOCSIFMTU", "em0", 1400)).isZero();
        assertThat(set("SIOCSIFMTU", "bridge0", 575)).isEqualTo(-22);
        assertThat(set("SIOCSIFMTU", "bridge0", 9000)).isZero();
        assertThat(set("SIOCSIFMTU", "gif0", 1279)).isEqualTo(-22);
        assertThat(set("SIOCSIFMTU", "lo0", 65536)).isEqualTo(-22);
        assertThat(value("SIOCGIFMTU", "em0")).isEqualTo(1400);
    }

    @Test
    void metricAndDescriptionAreKept() {
        assertThat(set("SIOCSIFMETRIC", "em0", -3)).isZero();
        IfReq description = new IfReq("em0");
        description.text = "uplink";
        net.run(sys -> NetBox.ioctl(sys, "SIOCSIFDESCR", description));

        IfReq got = new IfReq("em0");
        net.run(sys -> NetBox.ioctl(sys, "SIOCGIFDESCR", got));
        assertThat(got.text).isEqualTo("uplink");
        assertThat(value("SIOCGIFMETRIC", "em0")).isEqualTo(-3);
        assertThat(value("SIOCGIFDESCR", "lo0")).isEqualTo(-83);
    }

    @Test
    void groupsHoldWhoWasCreatedAndWhoWasAdded() {
        net.create("bridge0");
        IfReq add = new IfReq("em0");
        add.text = "egress";
        net.run(sys -> NetBox.ioctl(sys, "SIOCAIFGROUP", add));

        IfReq members = new IfReq("bridge");
        net.run(sys -> NetBox.ioctl(sys, "SIOCGIFGMEMB", members));
        IfReq groups = new IfReq("em0");
        net.run(sys -> NetBox.ioctl(sys, "SIOCGIFGROUP", groups));
        add.text = "egress0";

        assertThat(members.names).containsExactly("bridge0");
        assertThat(groups.names).containsExactly("all", "egress");
        assertThat(net.run(sys -> NetBox.ioctl(sys, "SIOCAIFGROUP", add))).isEqualTo(-22);
    }

    private int bridge(long command, String member, boolean sets) {
        IfReq request = new IfReq("bridge0");
        request.text = member;
        request.numbers.put("ifd_cmd", command);
        return net.run(sys -> NetBox.ioctl(sys, sets ? "SIOCSDRVSPEC" : "SIOCGDRVSPEC", request));
    }

    private List<String> members() {
        IfReq request = new IfReq("bridge0");
        request.numbers.put("ifd_cmd", 6L);
        net.run(sys -> NetBox.ioctl(sys, "SIOCGDRVSPEC", request));
        return request.names;
    }

    @Test
    void aMemberIsPromiscuousUntilItLeaves() {
        net.create("bridge0");

        assertThat(bridge(0, "em0", true)).isZero();
        assertThat(members()).containsExactly("em0");
        assertThat(value("SIOCGIFFLAGS", "em0") & If_h.IFF_PROMISC).isNotZero();
        assertThat(bridge(0, "em0", true)).isEqualTo(-17);
        assertThat(bridge(0, "lo0", true)).isEqualTo(-22);
        assertThat(bridge(0, "nobody", true)).isEqualTo(-2);

        assertThat(bridge(1, "em0", true)).isZero();
        assertThat(members()).isEmpty();
        assertThat(value("SIOCGIFFLAGS", "em0") & If_h.IFF_PROMISC).isZero();
    }

    @Test
    void aMemberDropsOutWhenItIsRenamed() {
        net.create("bridge0");
        net.create("tap0");
        bridge(0, "tap0", true);

        net.rename("tap0", "foo");

        assertThat(members()).isEmpty();
        assertThat(net.destroy("foo")).isZero();
    }

    @Test
    void openingTheCloningDeviceMakesATapThatStays() {
        SimThread holder = net.process("cat", new int[1], sys -> {
            int fd = sys.open("/dev/tap", 2);
            sys.nanosleep(1_000_000_000L);
            return sys.close(fd);
        });
        net.run();

        assertThat(holder.isAlive()).isFalse();
        assertThat(net.names()).isEqualTo("em0 lo0 tap0");
        assertThat(net.run(sys -> sys.open("/dev/tap0", 2))).isEqualTo(3);
        assertThat(net.run(sys -> sys.open("/dev/tap", 2)))
                .as("never one that is there")
                .isEqualTo(3);
        assertThat(net.names()).isEqualTo("em0 lo0 tap0 tap1");
        assertThat(net.run(sys -> sys.open("/dev/tap7", 2))).isEqualTo(3);
        assertThat(net.names()).isEqualTo("em0 lo0 tap0 tap1 tap7");
        assertThat(net.run(sys -> sys.open("/dev/tap07", 2))).isEqualTo(-2);
        assertThat(net.run(sys -> (Integer) sys.sysctl("net.link.tap.devfs_cloning", 0)))
                .isEqualTo(1);
        assertThat(net.run(sys -> sys.open("/dev/tap", 2))).isEqualTo(-2);
    }

    @Test
    void aDeviceGoesWithItsInterface() {
        net.create("tap3");
        assertThat(net.destroy("tap3")).isZero();
        assertThat(net.run(sys -> (Integer) sys.sysctl("net.link.tap.devfs_cloning", 0)))
                .isEqualTo(1);

        assertThat(net.run(sys -> sys.open("/dev/tap3", 2))).isEqualTo(-2);
    }

    @Test
    void aVmnetStaysUpWhenItsDeviceIsClosed() {
        net.create("vmnet0");
        net.create("tap0");
        for (String name : List.of("vmnet0", "tap0")) {
            net.find(name).if_flags(net.find(name).if_flags() | If_h.IFF_UP);
            assertThat(net.run(sys -> sys.close(sys.open("/dev/" + name, 2)))).isZero();
        }

        assertThat(net.find("vmnet0").if_flags() & If_h.IFF_UP).isNotZero();
        assertThat(net.find("tap0").if_flags() & If_h.IFF_UP).isZero();
    }

    @Test
    void destroyingAnOpenTunWaitsForItsClose() {
        int[] destroyed = {1};
        net.create("tun0");
        net.process("ppp", new int[1], sys -> {
            int fd = sys.open("/dev/tun0", 2);
            sys.nanosleep(1_000_000_000L);
            return sys.close(fd);
        });
        net.process("ifconfig", destroyed, sys -> {
            sys.nanosleep(500_000_000L);
            return NetBox.destroying("tun0").make(sys);
        });

        assertThat(net.run()).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(destroyed[0]).isZero();
        assertThat(net.names()).isEqualTo("em0 lo0");
    }

    @Test
    void aVlanTagIsTakenOnce() {
        assertThat(net.create("em0.5")).isEqualTo("em0.5");
        IfReq again = new IfReq("vlan1");
        again.text = "em0";
        again.numbers.put("vlr_tag", 5L);

        assertThat(net.run(sys -> NetBox.ioctl(sys, "SIOCIFCREATE2", again))).isEqualTo(-17);
        assertThat(net.create("em0.4096")).isEqualTo("errno 22");
        assertThat(net.names()).isEqualTo("em0 lo0 em0.5");

        IfReq vlan = new IfReq("em0.5");
        net.run(sys -> NetBox.ioctl(sys, "SIOCGETVLAN", vlan));
        assertThat(vlan.text).isEqualTo("em0");
        assertThat(vlan.numbers).containsEntry("vlr_tag", 5L);
        assertThat(net.destroy("em0.5")).isZero();
    }

    @Test
    void renamingTheParentKeepsItsVlans() {
        net.create("em0.5");
        net.rename("em0", "wan");

        IfReq vlan = new IfReq("em0.5");
        net.run(sys -> NetBox.ioctl(sys, "SIOCGETVLAN", vlan));

        assertThat(vlan.text).isEqualTo("wan");
    }

    @Test
    void aLaggTakesOverThePortsAddress() throws FixSet.Refused {
        net.create("lagg0");
        net.create("tap0");
        IfReq port = new IfReq("lagg0");
        port.text = "tap0";
        assertThat(net.run(sys -> NetBox.ioctl(sys, "SIOCSLAGGPORT", port))).isZero();

        IfReq lagg = new IfReq("lagg0");
        net.run(sys -> NetBox.ioctl(sys, "SIOCGLAGG", lagg));

        assertThat(lagg.names).containsExactly("tap0");
        assertThat(net.k.if_ethersubr_c.IF_LLADDR(net.find("lagg0")))
                .isEqualTo(net.k.if_ethersubr_c.IF_LLADDR(net.find("tap0")));
        assertThat(net.destroy("tap0")).isZero();
        assertThat(net.destroy("lagg0")).isZero();
    }

    @Test
    void usingEveryKindIsQuietAndKeepsEveryInvariant() {
        net.box.printed();
        List<String> made = new ArrayList<>();
        for (String kind :
                List.of("bridge", "tap", "tun", "lo", "epair", "lagg", "gif", "gre", "edsc", "vlan", "em0.5")) {
            made.add(net.create(kind));
        }
        bridge(0, "tap0", true);
        bridge(0, "em0", true);
        bridge(23, "epair0a", true);
        net.rename("em0", "wan");
        IfReq port = new IfReq("lagg0");
        port.text = "edsc0";
        net.run(sys -> NetBox.ioctl(sys, "SIOCSLAGGPORT", port));
        for (String name : made) {
            set("SIOCSIFFLAGS", name, 0x8803);
        }

        assertThat(net.box.printed()).doesNotContain("reversal", "non-sleepable", "backtrace");
        net.k
                .invariants()
                .forEach((name, invariant) ->
                        assertThat(invariant.check()).as(name).isEmpty());

        made.forEach(net::destroy);

        assertThat(net.box.printed()).isEmpty();
        assertThat(net.names()).isEqualTo("wan lo0");
        net.k
                .invariants()
                .forEach((name, invariant) ->
                        assertThat(invariant.check()).as(name).isEmpty());
    }

    @Test
    void onlyWhatHasMediaAnswersForThem() {
        for (String kind : List.of("bridge0", "tap0", "tun0", "gif0")) {
            net.create(kind);
            assertThat(value("SIOCGIFMEDIA", kind)).as(kind).isEqualTo(-22);
        }
        assertThat(value("SIOCGIFMEDIA", "em0")).isZero();
    }

    @Test
    void theLockOfASendQueueIsCalledAsItsInterfaceIsNow() {
        net.create("bridge0");
        long lock = net.find("bridge0").ifq_mtx().address();
        assertThat(net.k.lockName(lock)).isEqualTo("bridge0");

        net.rename("bridge0", "foo");

        assertThat(net.k.lockName(lock)).isEqualTo("foo");
    }

    @Test
    void ofTwoDestroysOneFindsTheInterface() {
        net.create("bridge0");
        int[] first = {1};
        int[] second = {1};
        SimThread t1 = net.process("ifconfig", first, NetBox.destroying("bridge0"));
        SimThread t2 = net.process("ifconfig", second, NetBox.destroying("bridge0"));
        net.box.sched.strategy(new Script()
                .run(t1, Script.preemptedIn("if_clone_destroyif", 1))
                .runToEnd(t2)
                .runToEnd(t1));

        net.run();

        assertThat(first[0]).isZero();
        assertThat(second[0]).isEqualTo(-6);
        assertThat(net.names()).isEqualTo("em0 lo0");
    }
}
