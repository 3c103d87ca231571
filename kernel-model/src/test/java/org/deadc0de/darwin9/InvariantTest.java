package org.deadc0de.darwin9;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Kind;
import org.junit.jupiter.api.Test;

/** The invariants, and that they name the step that breaks them. */
class InvariantTest {
    private static List<String> broken(Leopard mac) {
        List<String> all = new ArrayList<>();
        for (Map.Entry<String, Kernel.Invariant> each : mac.k.invariants().entrySet()) {
            each.getValue().check().forEach(text -> all.add(each.getKey() + ": " + text));
        }
        return all;
    }

    @Test
    void everythingHoldsAtBoot() {
        Leopard mac = Leopard.with();

        assertThat(broken(mac)).isEmpty();
    }

    @Test
    void everythingHoldsWhileAnInterfaceComesAndGoes() {
        Leopard mac = Leopard.with();
        int fd = mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        assertThat(broken(mac)).isEmpty();

        mac.close(fd);

        assertThat(broken(mac)).isEmpty();
    }

    @Test
    void theListsDisagreeFromTheSecondOpenOn() {
        Leopard mac = Leopard.with();
        int fd = mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        mac.close(fd);

        mac.open("/dev/tap0");

        assertThat(broken(mac)).hasSize(1);
        assertThat(broken(mac).get(0))
                .matches("address-lists-agree: in_ifaddr 0x[0-9a-f]+ \\(172\\.16\\.1\\.1\\) on in_ifaddrhead has"
                        + " IFA_ATTACHED but is not on tap0's if_addrhead");
    }

    /** Asks before every store of the processor; what was broken by the store before is seen at the next one. */
    private static final class Origin implements Memory.Watcher {
        private final Leopard mac;
        private final Kernel.Invariant invariant;
        private long lastStore;
        private String lastFunction = "";
        private long culprit;
        private String culpritFunction = "";

        Origin(Leopard mac, String name) {
            this.mac = mac;
            invariant = mac.k.invariants().get(name);
            mac.host.machine().memory().watch(this);
        }

        /** Stops asking, and gives the function whose store broke the invariant; "" for none. */
        String function() {
            mac.host.machine().memory().watch(null);
            return culpritFunction;
        }

        @Override
        public void access(long address, int length, boolean write) {
            if (!write || culprit != 0) {
                return;
            }
            if (lastStore != 0 && !invariant.check().isEmpty()) {
                culprit = lastStore;
                culpritFunction = lastFunction;
            }
            lastStore = address;
            lastFunction = mac.world.sched().currentStack().topFunction();
        }
    }

    @Test
    void theStoreThatBreaksThemIsTheResetOfTheAddressListInIfnetAttach() {
        Leopard mac = Leopard.with();
        int fd = mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        mac.close(fd);
        Origin origin = new Origin(mac, "address-lists-agree");

        mac.open("/dev/tap0");

        assertThat(origin.function()).isEqualTo("ifnet_attach");
        assertThat(mac.k.describe(origin.culprit)).isEqualTo("tap0.if_addrhead.tqh_first");
    }

    @Test
    void aDeletedAddressIsNeverFreed() {
        Leopard mac = Leopard.with();
        mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");

        mac.run("ifconfig tap0 -alias 172.16.1.1");

        assertThat(broken(mac)).hasSize(1);
        assertThat(broken(mac).get(0))
                .startsWith("addresses-are-freed: ")
                .endsWith("is held by nobody and has 1 reference");
    }

    @Test
    void aKernelThatGivesTheListsReferenceBackFreesWhatIsDeleted() {
        Leopard mac = Leopard.with("release-list-reference");
        mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");

        mac.run("ifconfig tap0 -alias 172.16.1.1");

        assertThat(broken(mac)).isEmpty();
    }

    @Test
    void aRouteByAnAddressOnNoListIsReported() {
        Leopard mac = Leopard.with("primary-null-test");
        int fd = mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        mac.close(fd);
        mac.open("/dev/tap0");

        mac.run("ifconfig tap0 172.16.1.1/24 alias");

        assertThat(broken(mac)).hasSize(2);
        assertThat(broken(mac).get(1))
                .startsWith("routes-name-listed-addresses: the route to 172.16.1.0 names in_ifaddr 0x");
    }

    @Test
    void anInterfaceWithoutItsLinkAddressIsReported() {
        Leopard mac = Leopard.with("uniqueid=none", "tapunits=1001");
        int fd = mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        mac.close(fd);
        mac.open("/dev/tap1000");
        Origin origin = new Origin(mac, "link-address-comes-first");

        mac.run("ifconfig tap1000 -alias 172.16.1.1");

        assertThat(origin.function())
                .isEqualTo("ifnet_lock_done"); // if_detach_ifa's damage, seen when its lock is free
        assertThat(broken(mac)).contains("link-address-comes-first: tap1000's if_addrhead is empty");
    }

    @Test
    void theRouteToAnAddressOnNoListIsMadeByRtinit() {
        Leopard mac = Leopard.with("primary-null-test");
        int fd = mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        mac.close(fd);
        mac.open("/dev/tap0");
        Origin origin = new Origin(mac, "routes-name-listed-addresses");

        mac.run("ifconfig tap0 172.16.1.1/24 alias");

        assertThat(origin.function()).isEqualTo("rtinit");
    }

    @Test
    void twoAddressesThatAreOneAreReported() {
        Leopard mac = Leopard.with();
        Proc first = mac.start("ifconfig", s -> Leopard.request(s, "SIOCAIFADDR", "en1", 0x0a000001, 0xffffff00));
        Proc second = mac.start("ifconfig", s -> Leopard.request(s, "SIOCAIFADDR", "en1", 0x0a000001, 0xffffff00));
        mac.strategy(new Interleaving()
                .upTo(first, Kind.MAY_SLEEP, "in_control")
                .toTheEnd(second)
                .toTheEnd(first));

        mac.world.runUntilEnded(first);

        assertThat(broken(mac)).hasSize(1);
        assertThat(broken(mac).get(0))
                .matches("addresses-are-unique: en1 has two: in_ifaddr 0x[0-9a-f]+ \\(10\\.0\\.0\\.1\\)");
    }

    @Test
    void anAddressThatASecondDeleteUnlinkedIsReported() {
        Leopard mac = Leopard.with();
        mac.alias("en1", 0x0a000001, 0xffffff00);
        Proc first = mac.start("ifconfig", s -> Leopard.request(s, "SIOCDIFADDR", "en1", 0x0a000001, 0));
        Proc second = mac.start("ifconfig", s -> {
            Leopard.request(s, "SIOCDIFADDR", "en1", 0x0a000001, 0);
            return Leopard.request(s, "SIOCAIFADDR", "en1", 0x0a000002, 0xffffff00);
        });
        mac.strategy(new Interleaving()
                .upTo(first, Kind.PREEMPT, "ifnet_ioctl")
                .toTheEnd(second)
                .toTheEnd(first));

        mac.world.runUntilEnded(first);

        assertThat(broken(mac))
                .anyMatch(text -> text.matches("addresses-are-listed: in_ifaddr 0x[0-9a-f]+"
                        + " \\(10\\.0\\.0\\.2\\) on en1's if_addrhead is not on in_ifaddrhead"));
    }

    @Test
    void anAddressOfAFormerInterfaceIsReported() {
        Leopard mac = Leopard.with("uniqueid=fresh");
        int fd = mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        mac.close(fd);
        assertThat(broken(mac)).isEmpty();

        mac.open("/dev/tap0");

        assertThat(broken(mac)).hasSize(1);
        assertThat(broken(mac).get(0))
                .startsWith("addresses-are-reachable: in_ifaddr 0x")
                .endsWith("(172.16.1.1) belongs to a former tap0 that nobody can name any more");
    }

    @Test
    void aProtocolThatAnInterfaceInheritsWithoutAUseIsReported() {
        Leopard mac = Leopard.with();
        Proc alias = mac.start("ifconfig", s -> Leopard.request(s, "SIOCAIFADDR", "tap0", 0xac100101, 0xffffff00));
        Proc holder = mac.start("cat", s -> {
            int fd = s.open("/dev/tap0", 2);
            s.socket("PF_INET", "SOCK_DGRAM", 0);
            return s.close(fd);
        });
        mac.strategy(new Interleaving()
                .upTo(holder, "cdev_close")
                .upTo(alias, "in_control")
                .toTheEnd(holder)
                .toTheEnd(alias));

        mac.world.runUntilEnded(alias);

        assertThat(broken(mac)).contains("interface-use-counts: tap0 has if_usecnt 0; attached and 1 protocols make 1");
    }

    /** 9.l: ifnet_attach compares pointers, not names. */
    @Test
    void twoInterfacesOfOneNameAreReported() {
        Leopard mac = Leopard.with("uniqueid=fresh");
        mac.open("/dev/tap0");
        TuntapInterface tap0 = TuntapInterface.TYPE.at(
                mac.host.machine().memory(),
                mac.host.machine().data().variable("/dev/tap0").address());

        int error = mac.sys(s -> mac.k.tap_cc.tap_interface_initialize_netif(tap0));

        assertThat(error).isZero();
        assertThat(broken(mac)).containsExactly("interface-names-are-unique: two interfaces are called tap0");
    }

    @Test
    void theReferencesThatAttachingClearsAreReported() {
        Leopard mac = Leopard.with();
        int fd = mac.open("/dev/tap0");
        mac.run("route add -net 10.1.0.0/16 -interface tap0");
        mac.run("route add -net 10.2.0.0/16 -interface tap0");
        mac.close(fd);
        Origin origin = new Origin(mac, "address-references");

        mac.open("/dev/tap0");

        assertThat(origin.function())
                .isEqualTo("ifnet_lock_done"); // ifnet_attach's bzero, seen when its locks are free
        assertThat(broken(mac)).hasSize(1);
        assertThat(broken(mac).get(0))
                .matches("address-references: ifaddr 0x[0-9a-f]+ \\(family 18, tap0\\) has 2 references and 3 holders");
    }

    @Test
    void theReferencesOfABrokenCountAreReported() {
        Leopard mac = Leopard.with();
        mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        InIfaddr ia = mac.k.in_c.in_ifaddrhead.next(mac.k.in_c.in_ifaddrhead.next(mac.k.in_c.in_ifaddrhead.first()));

        mac.host.machine().memory().poke(ia.address() + Ifaddr.IFA_REFCNT.offset(), 4, 1);

        assertThat(broken(mac)).hasSize(1);
        assertThat(broken(mac).get(0)).endsWith("has 2 references and 3 holders");
    }
}
