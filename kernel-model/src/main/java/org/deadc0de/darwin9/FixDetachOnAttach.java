package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.AF_LINK;

import java.util.Set;

/**
 * Detaches what a recycled interface still lists, one by one, before its list starts anew. Looks right and is not enough: in_ifaddrhead
 * finds the address all the same.
 */
final class FixDetachOnAttach extends DarwinFix {
    @Override
    public String name() {
        return "detach-on-attach";
    }

    @Override
    public String description() {
        return "ifnet_attach detaches the old addresses of a recycled interface instead of forgetting them";
    }

    @Override
    public Set<String> seams() {
        return Set.of("interfaceAttached");
    }

    @Override
    void apply(Darwin9 k) {
        k.seams.interfaceAttached = ifp -> {
            Ifaddr ifa = ifp.if_addrhead_tqh_first();
            while (!ifa.isNull()) {
                Ifaddr next = ifa.ifa_link_tqe_next();
                if (ifa.ifa_addr().sa_family() != AF_LINK) {
                    k.if_c.if_detach_ifa(ifp, ifa);
                }
                ifa = next;
            }
        };
    }
}
