package org.deadc0de.dragonfly111;

import java.util.Set;

/** What a loopback address reaches is a copy: the old one is still known when its route is to go. */
final class FixLoopbackDestination extends DragonFlyFix {
    FixLoopbackDestination() {
        super(
                "loopback-destination",
                "part of 102e97f317 (2008-12-27): a loopback address has a destination of its own, not the address again",
                Set.of("loopbackDestination"));
    }

    @Override
    void apply(DragonFly111 k) {
        k.seams.loopbackDestination = ia -> {
            k.in_c.BCOPY(ia.ia_addr().address(), ia.ia_dstaddr().address(), 16);
            ia.ifa_dstaddr(ia.ia_dstaddr());
        };
    }
}
