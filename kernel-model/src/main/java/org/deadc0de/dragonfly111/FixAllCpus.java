package org.deadc0de.dragonfly111;

import java.util.Set;

/** The commit of 2012-08-23: in_ifadown and if_detach go to every processor. */
final class FixAllCpus extends DragonFlyFix {
    FixAllCpus() {
        super(
                "all-cpus",
                "271d38c464 (2012-08-23): in_ifadown and if_detach visit all processors, not a power of two of them",
                Set.of("walkedCpus"));
    }

    @Override
    void apply(DragonFly111 k) {
        k.seams.walkedCpus = () -> Seams.first(k.ncpus());
    }
}
