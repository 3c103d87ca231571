package org.deadc0de.dragonfly111;

import java.util.Set;

/** How it was before it was mended: what another table holds stays there. */
final class FixOwnCpuWalk extends DragonFlyFix {
    FixOwnCpuWalk() {
        super(
                "own-cpu-walk",
                "no fix: in_ifadown as it was before 69cb418217 (2006-04-11), in the table of its own processor alone",
                Set.of("walkedCpus"));
    }

    @Override
    void apply(DragonFly111 k) {
        k.seams.walkedCpus = () -> new int[] {k.lwkt.mycpu()};
    }
}
