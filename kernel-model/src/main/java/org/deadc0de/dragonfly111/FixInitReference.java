package org.deadc0de.dragonfly111;

import java.util.Set;

/** The obvious patch: a reference around in_ifinit. */
final class FixInitReference extends DragonFlyFix {
    FixInitReference() {
        super("init-reference", "F1: IFAREF and IFAFREE around in_ifinit, as the post suggests", Set.of("addressInit"));
    }

    @Override
    void apply(DragonFly111 k) {
        Seams.AddressInit history = k.seams.addressInit;
        k.seams.addressInit = (ifp, ia, sin, scrub) -> {
            k.in_c.IFAREF(ia);
            int error = history.init(ifp, ia, sin, scrub);
            k.in_c.IFAFREE(ia);
            return error;
        };
    }
}
