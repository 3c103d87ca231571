package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.sched.SimThread;
import org.junit.jupiter.api.Test;

/** The invariants of the booted machine, and of one that the bugs have been at. */
class FreeBsdInvariantsTest {
    private final Box box = new Box(FreeBsd10Release.CURRENT, FixSet.HISTORY);

    private static void ioctl(Syscalls sys, String request, String name, String text) {
        int s = sys.socket("PF_LOCAL", "SOCK_DGRAM", 0);
        IfReq request0 = new IfReq(name);
        request0.text = text;
        sys.ioctl(s, request, request0);
        sys.close(s);
    }

    private List<String> broken() {
        List<String> list = new ArrayList<>();
        box.k
                .invariants()
                .forEach((name, invariant) -> invariant.check().forEach(sentence -> list.add(name + ": " + sentence)));
        return list;
    }

    @Test
    void allHoldAfterBootAndAfterOrdinaryUse() {
        List<String> afterBoot = broken();
        box.program(sys -> {
            sys.moduleLoad("if_bridge");
            ioctl(sys, "SIOCIFCREATE2", "bridge0", null);
            ioctl(sys, "SIOCIFCREATE2", "bridge1", null);
            ioctl(sys, "SIOCIFDESTROY", "bridge0", null);
        });

        assertThat(afterBoot).isEmpty();
        assertThat(broken()).isEmpty();
    }

    @Test
    void theDuplicateOfTheUnitBitmapBreaksNamesAndQueues() {
        box.program(sys -> {
            sys.moduleLoad("if_bridge");
            ioctl(sys, "SIOCIFCREATE2", "bridge0", null);
            ioctl(sys, "SIOCSIFNAME", "bridge0", "bridge1");
            ioctl(sys, "SIOCIFCREATE2", "bridge", null);
        });

        assertThat(broken())
                .anyMatch(line -> line.startsWith("interface-names-are-unique: two interfaces are called bridge1: 0x"))
                .anyMatch(line -> line.startsWith("queues-are-coherent: if_clones.le_next of ifnet 0x"));
    }

    @Test
    void theDestroyedDuplicateStaysOnItsClonersList() {
        box.program(sys -> {
            sys.moduleLoad("if_bridge");
            ioctl(sys, "SIOCIFCREATE2", "bridge0", null);
            ioctl(sys, "SIOCIFCREATE2", "bridge1", null);
            ioctl(sys, "SIOCSIFNAME", "bridge0", "bridge2");
            ioctl(sys, "SIOCIFCREATE2", "bridge", null);
            ioctl(sys, "SIOCIFDESTROY", "bridge2", null);
        });

        assertThat(broken())
                .anyMatch(line -> line.startsWith("no-stray-ifnet: if_clones.le_next of ifnet 0x")
                        && line.contains(" points to freed memory: 0x"));
    }

    @Test
    void theLinkOfWhatIsOnNoListMayBeStale() throws FixSet.Refused {
        NetBox net = new NetBox();
        net.kldload("if_epair");
        net.create("epair0");
        long peer = net.find("epair0b").address();
        List<String> whenThePeerIsGone = new ArrayList<>();
        boolean[] looked = {false};
        SimThread t = net.process("ifconfig", new int[1], NetBox.destroying("epair0a"));
        net.box.sched.strategy(new Script().run(t, thread -> {
            if (!looked[0] && !net.k.heap().chunkAt(peer).live()) {
                looked[0] = true;
                whenThePeerIsGone.addAll(
                        net.k.invariants().get("no-stray-ifnet").check());
            }
            return false;
        }));

        net.run();

        assertThat(looked[0]).isTrue();
        assertThat(whenThePeerIsGone)
                .as("only the driver's own pointer to its peer is stray for a moment")
                .singleElement()
                .asString()
                .startsWith("oifp of epair_softc ");
    }
}
