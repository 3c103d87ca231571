package org.deadc0de.darwin9;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.sim.mem.Memory;
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

        Origin(Leopard mac) {
            this.mac = mac;
            invariant = mac.k.invariants().get("address-lists-agree");
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
        Origin origin = new Origin(mac);
        mac.host.machine().memory().watch(origin);

        mac.open("/dev/tap0");

        mac.host.machine().memory().watch(null);
        assertThat(origin.culpritFunction).isEqualTo("ifnet_attach");
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

        mac.run("ifconfig tap1000 -alias 172.16.1.1");

        assertThat(broken(mac)).contains("link-address-comes-first: tap1000's if_addrhead is empty");
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
