package org.deadc0de.dragonfly111;

import java.util.Set;

/** The other half of the commit of 2008-03-07. Alone it changes who is counted where, and no order of anything. */
final class FixIfaddrContainers extends DragonFlyFix {
    FixIfaddrContainers() {
        super(
                "ifaddr-containers",
                "the other half of b26321761f (2008-03-07): an address has a counter on each processor",
                Set.of("references"));
    }

    @Override
    void apply(DragonFly111 k) {
        k.seams.references = new ContainerCounts(k);
    }
}
