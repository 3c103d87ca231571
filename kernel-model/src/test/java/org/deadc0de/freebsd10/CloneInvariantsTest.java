package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deadc0de.kernel.FixSet;
import org.junit.jupiter.api.Test;

class CloneInvariantsTest {
    private static NetBox with(String... fixes) throws FixSet.Refused {
        NetBox net = NetBox.with(fixes);
        net.kldload("if_bridge");
        net.kldload("if_epair");
        return net;
    }

    private static List<String> check(NetBox net, String invariant) {
        return net.k.invariants().get(invariant).check();
    }

    private static void ordinaryUse(NetBox net) {
        net.create("bridge0");
        net.create("bridge");
        net.create("lo5");
        net.create("epair");
        net.rename("bridge0", "foo");
        net.destroy("bridge1");
        net.create("bridge7");
    }

    @Test
    void ordinaryUseKeepsEveryInvariant() throws FixSet.Refused {
        for (String fix : List.of("history", "alloc-unr", "alloc-unr-enospc", "naming-lock", "atomic-names")) {
            NetBox net = with(fix);
            ordinaryUse(net);

            net.k
                    .invariants()
                    .forEach((name, invariant) -> assertThat(invariant.check())
                            .as("%s with %s", name, fix)
                            .isEmpty());
        }
    }

    @Test
    void theDuplicateBreaksTheNamesAndTheList() throws FixSet.Refused {
        NetBox net = with();
        net.create("bridge0");
        net.rename("bridge0", "bridge1");
        net.create("bridge");

        assertThat(check(net, "interface-names-are-unique")).hasSize(1);
        assertThat(check(net, "cloner-lists-are-coherent"))
                .anyMatch(text -> text.startsWith("the list of bridge comes back to bridge1 (0xfffffe00"))
                .anyMatch(text -> text.endsWith(" is not on the list of the cloner that made it, bridge"));
    }

    @Test
    void aForeignInterfaceOnAListIsSeen() throws FixSet.Refused {
        NetBox net = with();
        net.create("lo1");
        net.rename("lo1", "bridge0");
        net.create("bridge");

        assertThat(check(net, "cloner-lists-are-coherent"))
                .anyMatch(text -> text.endsWith(" is on the list of bridge, which did not make it"));
        net.destroy("bridge0");
        assertThat(check(net, "cloner-lists-are-coherent"))
                .anyMatch(text -> text.startsWith("the list of lo leads to freed memory at 0xfffffe00"));
    }

    @Test
    void aLeakedUnitIsNamed() throws FixSet.Refused {
        NetBox net = with("alloc-unr");
        net.create("bridge0");
        net.rename("bridge0", "bridge1");
        net.create("bridge");

        assertThat(check(net, "no-leaked-unit")).containsExactly("unit 1 of bridge is taken by no interface");
    }
}
