package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Syscalls;
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
}
