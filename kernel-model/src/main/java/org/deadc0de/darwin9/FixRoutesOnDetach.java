package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.PF_INET;

import java.util.Set;

/**
 * Deletes the routes through an interface that is being detached, also where no protocol was attached whose detach would have done
 * so: nobody is left who holds a reference on the link-level address when the next attach clears it (dlil.c:2513-2516).
 */
final class FixRoutesOnDetach extends DarwinFix {
    @Override
    public String name() {
        return "routes-on-detach";
    }

    @Override
    public String description() {
        return "ifnet_detach deletes every IPv4 route through the interface, whether or not IPv4 is attached to it";
    }

    @Override
    public Set<String> seams() {
        return Set.of("addressesDetached");
    }

    @Override
    void apply(Darwin9 k) {
        k.seams.addressesDetached = ifp -> k.if_c.if_rtproto_del(ifp, PF_INET);
    }
}
