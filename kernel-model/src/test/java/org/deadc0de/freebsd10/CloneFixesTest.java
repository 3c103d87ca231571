package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.sim.sched.Sched;
import org.junit.jupiter.api.Test;

/** The stories of one command after the other, in kernels with candidate fixes. */
class CloneFixesTest {
    private static NetBox with(String... fixes) throws FixSet.Refused {
        NetBox net = NetBox.with(fixes);
        net.kldload("if_bridge");
        return net;
    }

    @Test
    void allocUnrPassesOverANameInUse() throws FixSet.Refused {
        NetBox net = with("alloc-unr");
        net.create("bridge0");
        net.rename("bridge0", "bridge1");

        assertThat(net.create("bridge")).isEqualTo("bridge2");
    }

    @Test
    void allocUnrLeaksTheUnitAndUnloadingFindsIt() throws FixSet.Refused {
        NetBox net = with("alloc-unr");
        net.create("bridge0");
        net.rename("bridge0", "bridge1");
        net.create("bridge");

        net.kldunload("if_bridge");

        assertThat(net.crash()).isEqualTo("unrhdr has 1 allocations");
    }

    @Test
    void allocUnrEnospcUnloadsCleanly() throws FixSet.Refused {
        NetBox net = with("alloc-unr-enospc");
        net.create("bridge0");
        net.rename("bridge0", "bridge1");
        assertThat(net.create("bridge")).isEqualTo("bridge2");

        assertThat(net.kldunload("if_bridge")).isZero();
        assertThat(net.names()).isEqualTo("em0 lo0");
    }

    @Test
    void oneCreateLeaksAsManyUnitsAsNamesAreInUse() throws FixSet.Refused {
        NetBox net = with("alloc-unr");
        for (int i = 0; i < 5; i++) {
            net.create("bridge" + i);
        }
        for (int i = 0; i < 5; i++) {
            net.rename("bridge" + i, "bridge" + (i + 5));
        }

        assertThat(net.create("bridge")).isEqualTo("bridge10");
        assertThat(net.create("bridge7")).isEqualTo("errno 17");
    }

    @Test
    void allocUnrReportsUnitsThatAreTooBigAsTaken() throws FixSet.Refused {
        NetBox net = with("alloc-unr");

        assertThat(net.create("bridge123456")).isEqualTo("errno 17");
        assertThat(net.create("bridge32768")).isEqualTo("errno 17");
        assertThat(net.create("bridge32767")).isEqualTo("bridge32767");
        assertThat(net.create("bridge00")).isEqualTo("errno 22");
    }

    @Test
    void allocUnrEnospcReportsThemAsTooBig() throws FixSet.Refused {
        NetBox net = with("alloc-unr-enospc");

        assertThat(net.create("bridge123456")).isEqualTo("errno 28");
        assertThat(net.create("bridge32768")).isEqualTo("errno 28");
        assertThat(net.create("bridge32767")).isEqualTo("bridge32767");
        net.create("bridge0");
        net.rename("bridge0", "foo");
        assertThat(net.create("bridge0")).isEqualTo("errno 17");
    }

    @Test
    void aLeakedUnitCannotBeHadAnyMore() throws FixSet.Refused {
        NetBox net = with("alloc-unr");
        net.create("bridge0");
        net.rename("bridge0", "bridge1");
        net.create("bridge");
        net.destroy("bridge1");
        net.destroy("bridge2");

        assertThat(net.create("bridge1")).isEqualTo("errno 17");
    }

    @Test
    void theUnitsOfACloneLeakUntilNoneIsLeft() throws FixSet.Refused {
        NetBox net = with("alloc-unr");
        String[] last = {""};
        int rounds = net.run(sys -> {
            int round = 0;
            while (!last[0].startsWith("errno")) {
                NetBox.create(sys, "bridge");
                NetBox.renaming("bridge0", "bridge" + (round + 1)).make(sys);
                last[0] = NetBox.create(sys, "bridge");
                NetBox.destroying("bridge" + (round + 1)).make(sys);
                if (!last[0].startsWith("errno")) {
                    NetBox.destroying(last[0]).make(sys);
                }
                round++;
            }
            return round;
        });

        assertThat(rounds).isEqualTo(32767);
        assertThat(last[0]).isEqualTo("errno 28");
        assertThat(net.create("bridge")).isEqualTo("bridge0");
        assertThat(net.create("bridge")).isEqualTo("errno 28");
    }

    @Test
    void theFirstRecipeForTheEndlessLoop() throws FixSet.Refused {
        NetBox net = with("alloc-unr-enospc");
        net.box.sched.fuelPerSystemCall(100_000);
        net.rename("em0", "bridge0");
        net.create("bridge1");

        int[] result = {1};
        net.process("ifconfig", result, NetBox.creating("bridge"));

        assertThat(net.run()).isEqualTo(Sched.Outcome.SPINNING);
    }

    @Test
    void theSecondRecipeForTheEndlessLoop() throws FixSet.Refused {
        NetBox net = with("alloc-unr-enospc");
        net.box.sched.fuelPerSystemCall(100_000);
        net.create("bridge0");
        net.create("bridge1");
        net.create("bridge2");
        net.destroy("bridge1");
        net.rename("bridge0", "bridge1");

        int[] result = {1};
        net.process("ifconfig", result, NetBox.creating("bridge"));

        assertThat(net.run()).isEqualTo(Sched.Outcome.SPINNING);
    }

    @Test
    void theNamingLockSleepsAndRecursesWithoutComplaint() throws FixSet.Refused {
        NetBox net = with("naming-lock");
        net.box.printed();
        net.create("bridge0");
        net.rename("bridge0", "foo");
        net.destroy("foo");

        assertThat(net.box.printed()).isEqualTo("bridge0: Ethernet address: 02:d5:1d:7d:85:00\n");
    }

    @Test
    void witnessComplainsOfTheNamingMutex() throws FixSet.Refused {
        NetBox net = with("naming-mutex");
        assertThat(net.box.console.messageBuffer())
                .as("the order shows when lo0 is made")
                .contains("ifc_simple_attach() at ")
                .containsOnlyOnce("lock order reversal: (sleepable after non-sleepable)\n 1st 0xffffffff");
        net.box.printed();
        net.create("bridge0");

        assertThat(net.box.printed())
                .contains("uma_zalloc_arg: zone \"512\" with the following non-sleepable locks held:\n")
                .contains("exclusive sleep mutex naming lock (naming lock) r = 0 (0xffffffff")
                .contains(") locked @ /usr/src/sys/net/if_clone.c:530\n")
                .contains("uma_zalloc_arg: zone \"2048\" with the following non-sleepable locks held:\n")
                .contains("alloc_unr_specific with the following non-sleepable locks held:\n");
        net.destroy("bridge0");
        net.create("bridge1");
        assertThat(net.box.printed())
                .contains("zone \"2048\" with")
                .as("but the order is told only once")
                .doesNotContain("reversal");
        assertThat(net.box.console.messageBuffer())
                .containsPattern(" 1st 0x[0-9a-f]+ naming lock \\(naming lock\\) @ /usr/src/sys/net/if_clone.c:530\n")
                .containsPattern(" 2nd 0x[0-9a-f]+ ifnet_sx \\(ifnet_sx\\) @ /usr/src/sys/net/if.c:\\d+\n");
    }

    @Test
    void atomicNamesRefusesTheDuplicate() throws FixSet.Refused {
        NetBox net = with("atomic-names");
        net.create("bridge0");
        net.rename("bridge0", "bridge1");

        assertThat(net.create("bridge")).isEqualTo("errno 17");
        assertThat(net.names()).isEqualTo("em0 lo0 bridge1");
        assertThat(net.rename("bridge1", "em0")).isEqualTo(-17);
        assertThat(net.create("bridge5")).isEqualTo("bridge5");
        assertThat(net.destroy("bridge5")).isZero();
        assertThat(net.kldunload("if_bridge")).isZero();
    }

    @Test
    void fixesForOnePlaceRefuseEachOther() {
        assertThatThrownBy(() -> with("naming-lock", "naming-mutex"))
                .isInstanceOf(FixSet.Refused.class)
                .hasMessageContaining("naming-lock and naming-mutex both change");
        assertThatThrownBy(() -> with("ioctl-serializer", "ioctl-serializer-while"))
                .isInstanceOf(FixSet.Refused.class);
        assertThatThrownBy(() -> with("atomic-names", "naming-lock")).isInstanceOf(FixSet.Refused.class);
    }

    @Test
    void fixesThatBuildOnAnotherBringIt() throws FixSet.Refused {
        FixSet fixes = FixSet.of(
                FreeBsd10Release.CURRENT, List.of("naming-lock", "ioctl-serializer-while", "alloc-unr-enospc"));

        assertThat(fixes.contains("alloc-unr")).isTrue();
        assertThat(fixes.fixes().get(0).name()).isEqualTo("alloc-unr");
    }
}
