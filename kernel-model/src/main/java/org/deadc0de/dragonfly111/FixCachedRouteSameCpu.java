package org.deadc0de.dragonfly111;

import java.util.Set;

/** What 9b37b73b7e did for UDP, for the sockets that send here: the route a socket keeps is dropped on the processor it is from. */
final class FixCachedRouteSameCpu extends DragonFlyFix {
    FixCachedRouteSameCpu() {
        super(
                "cached-route-same-cpu",
                "a socket's cached route is freed on the processor it came from, as 9b37b73b7e (2008-03-26) did for UDP",
                Set.of("cachedRoute"));
    }

    @Override
    void apply(DragonFly111 k) {
        In_pcb_free_c free = new In_pcb_free_c(k);
        k.seams.cachedRoute = free::in_pcb_rtfree;
    }
}
