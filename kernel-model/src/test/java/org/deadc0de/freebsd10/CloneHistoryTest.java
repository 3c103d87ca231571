package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.sim.crash.Fault;
import org.deadc0de.sim.sched.Sched;
import org.junit.jupiter.api.Test;

/** The stories of one command after the other: what 9.0's unit bitmap and the second lookup by name lead to. */
class CloneHistoryTest {
    private final NetBox net = new NetBox();

    CloneHistoryTest() throws FixSet.Refused {
        net.kldload("if_bridge");
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    private static NetBox withoutInvariants() throws FixSet.Refused {
        NetBox box = new NetBox("INVARIANTS=off", "WITNESS=off");
        box.box.sched.fuelPerSystemCall(100_000);
        box.kldload("if_bridge");
        return box;
    }

    @Test
    void aBridgeRenamedToTheNextNameMakesADuplicate() {
        net.create("bridge0");
        net.rename("bridge0", "bridge1");

        String created = net.create("bridge");

        assertThat(created).isEqualTo("bridge1");
        assertThat(net.names()).isEqualTo("em0 lo0 bridge1 bridge1");
    }

    @Test
    void theBridgesAnnounceTheirAddresses() {
        net.box.printed();
        net.create("bridge0");
        net.create("bridge");

        assertThat(net.box.printed()).isEqualTo("""
                        bridge0: Ethernet address: 02:d5:1d:7d:85:00
                        bridge1: Ethernet address: 02:d5:1d:7d:85:01
                        """);
    }

    @Test
    void destroyingADuplicatePanicsOnABadLink() {
        net.create("bridge0");
        long older = net.find("bridge0").address();
        net.rename("bridge0", "bridge1");
        net.create("bridge");

        net.destroy("bridge1");

        assertThat(net.crash()).isEqualTo("Bad link elm " + hex(older) + " next->prev != elm");
        assertThat(net.backtrace())
                .containsSubsequence("panic", "if_clone_destroyif", "if_clone_destroy", "ifioctl", "soo_ioctl");
    }

    @Test
    void withoutInvariantsTheSecondDestroyOfADuplicateNeverReturns() throws FixSet.Refused {
        NetBox plain = withoutInvariants();
        plain.create("bridge0");
        plain.rename("bridge0", "bridge1");
        plain.create("bridge");
        assertThat(plain.destroy("bridge1")).isZero();

        int[] result = {1};
        plain.process("ifconfig", result, NetBox.destroying("bridge1"));

        assertThat(plain.run()).isEqualTo(Sched.Outcome.SPINNING);
    }

    @Test
    void aFreedBridgeOnTheListLeadsToDeadc0de() {
        net.create("bridge0");
        net.create("bridge1");
        net.rename("bridge0", "bridge2");
        assertThat(net.create("bridge")).isEqualTo("bridge2");
        assertThat(net.destroy("bridge2")).isZero();

        net.destroy("bridge2");

        Fault fault = (Fault) net.box.sched.crash().cause();
        assertThat(fault.kind()).isEqualTo(Fault.Kind.NON_CANONICAL);
        assertThat(fault.address()).isEqualTo(0xdeadc0dedeadc4feL);
        assertThat(net.backtrace().get(0)).isEqualTo("if_clone_destroyif");
    }

    @Test
    void aFreedBridgeOnTheListIsABadLinkForItsNeighbour() {
        net.create("bridge0");
        net.create("bridge1");
        long neighbour = net.find("bridge1").address();
        net.rename("bridge0", "bridge2");
        net.create("bridge");
        net.destroy("bridge2");

        net.destroy("bridge1");

        assertThat(net.crash()).isEqualTo("Bad link elm " + hex(neighbour) + " next->prev != elm");
    }

    @Test
    void withoutInvariantsTheWalkOverAFreedBridgeNeverEnds() throws FixSet.Refused {
        NetBox plain = withoutInvariants();
        plain.create("bridge0");
        plain.create("bridge1");
        plain.rename("bridge0", "bridge2");
        plain.create("bridge");
        plain.destroy("bridge2");

        int[] result = {1};
        plain.process("ifconfig", result, NetBox.destroying("bridge2"));

        assertThat(plain.run()).isEqualTo(Sched.Outcome.SPINNING);
    }

    @Test
    void aRenamedLoopbackMovesToTheBridgesList() {
        net.create("lo1");
        net.rename("lo1", "bridge0");
        assertThat(net.create("bridge")).isEqualTo("bridge0");
        assertThat(net.destroy("lo0")).as("lo0 is on no list").isEqualTo(-6);
        assertThat(net.destroy("bridge0")).isZero();
        assertThat(net.destroy("bridge0")).as("the real bridge is on no list").isEqualTo(-6);

        net.create("lo2");

        long head = net.k.if_loop_c.lo_cloner.addressOf(IfClone.IFC_IFLIST);
        assertThat(net.crash()).isEqualTo("Bad list head " + hex(head) + " first->prev != head");
    }

    @Test
    void afterTheLoopbackMovedLo0sDestructionFollowsDeadc0de() {
        net.create("lo1");
        net.rename("lo1", "bridge0");
        net.create("bridge");
        net.destroy("bridge0");

        net.destroy("lo0");

        assertThat(((Fault) net.box.sched.crash().cause()).address()).isEqualTo(0xdeadc0dedeadc4feL);
    }

    @Test
    void aHardwareInterfaceOnTheBridgesListIsTakenForABridge() {
        net.rename("em0", "bridge0");
        assertThat(net.create("bridge")).isEqualTo("bridge0");
        assertThat(net.destroy("bridge0")).as("em is no cloner").isEqualTo(-22);

        net.kldunload("if_bridge");

        assertThat(net.box.sched.crash()).isNotNull();
        assertThat(net.backtrace())
                .containsSubsequence(
                        "bridge_clone_destroy", "ifc_simple_destroy", "if_clone_destroyif", "if_clone_detach");
    }

    @Test
    void unloadingWithADuplicatePanicsInTheFirstDestruction() {
        net.create("bridge0");
        net.rename("bridge0", "bridge1");
        net.create("bridge");

        net.kldunload("if_bridge");

        assertThat(net.crash()).startsWith("Bad link elm 0x").endsWith(" next->prev != elm");
        assertThat(net.backtrace()).containsSubsequence("if_clone_destroyif", "if_clone_detach");
    }

    @Test
    void unloadingDestroysTheBridges() {
        net.create("bridge0");
        net.create("bridge");

        assertThat(net.kldunload("if_bridge")).isZero();

        assertThat(net.names()).isEqualTo("em0 lo0");
        assertThat(net.create("bridge")).isEqualTo("errno 22");
    }

    @Test
    void theTableOfErrorNumbersIsThatOfTheBitmap() {
        assertThat(net.create("bridge123456")).isEqualTo("errno 28");
        assertThat(net.create("bridge32768")).isEqualTo("errno 28");
        assertThat(net.create("bridge32767")).isEqualTo("bridge32767");
        assertThat(net.create("bridge00")).isEqualTo("errno 22");
        assertThat(net.create("bridge2147483648")).isEqualTo("errno 22");
        assertThat(net.create("bridge-1")).isEqualTo("errno 22");
        assertThat(net.create("bridgex")).isEqualTo("errno 22");
        assertThat(net.create("foo0")).isEqualTo("errno 22");
        assertThat(net.create("bridge0")).isEqualTo("bridge0");
        assertThat(net.rename("bridge0", "foo")).isZero();
        assertThat(net.create("bridge0")).isEqualTo("errno 17");
        assertThat(net.destroy("foo")).isZero();
        assertThat(net.create("bridge0")).isEqualTo("bridge0");
    }

    @Test
    void renamingSaysNoToATakenAnEmptyAndALongName() {
        net.create("bridge0");

        assertThat(net.rename("bridge0", "em0")).isEqualTo(-17);
        assertThat(net.rename("bridge0", "bridge0")).isEqualTo(-17);
        assertThat(net.rename("bridge0", "")).isEqualTo(-22);
        assertThat(net.rename("bridge0", "abcdefghijklmnop")).isEqualTo(-63);
        assertThat(net.rename("bridge0", "abcdefghijklmno")).isZero();
        assertThat(net.rename("bridge0", "other")).isEqualTo(-6);
    }

    @Test
    void lo0AndHardwareCannotBeDestroyed() {
        assertThat(net.destroy("lo0")).isEqualTo(-22);
        assertThat(net.destroy("em0")).isEqualTo(-22);
        assertThat(net.destroy("nothing")).isEqualTo(-6);
    }

    @Test
    void theIndexOfADestroyedInterfaceIsUsedAgain() {
        for (int i = 0; i < 20; i++) {
            net.create("bridge");
        }
        net.destroy("bridge3");

        net.create("lo7");

        assertThat(net.find("lo7").if_index()).isEqualTo(6);
        assertThat(List.of(net.names().split(" "))).hasSize(22);
    }
}
