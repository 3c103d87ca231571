package org.deadc0de.dragonfly111;

import java.util.Set;

/** The commit of 2009-06: what route delete took out of the tables is given back. */
final class FixDeletedRouteFreed extends DragonFlyFix {
    FixDeletedRouteFreed() {
        super(
                "deleted-route-freed",
                "6e6b3e5072 (2009-06): route delete frees the entries it deleted, and their references",
                Set.of("deletedRoute"));
    }

    @Override
    void apply(DragonFly111 k) {
        k.seams.deletedRoute = rt -> {
            if (rt.rt_refcnt() == 0) {
                rt.rt_refcnt(1);
                k.route_c.rtfree(rt);
            }
        };
    }
}
