package org.deadc0de.dragonfly111;

import java.util.Set;

/** if_detach takes an IPv4 address without a family off the list of all addresses and out of its bucket. */
final class FixDetachUnlinks extends DragonFlyFix {
    FixDetachUnlinks() {
        super(
                "detach-unlinks",
                "F-lists: if_detach removes an address of family 0 from in_ifaddrhead and from its bucket",
                Set.of("unknownFamily"));
    }

    @Override
    void apply(DragonFly111 k) {
        k.seams.unknownFamily = ifa -> {
            InIfaddr ia = k.in_c.IFATOIA(ifa);
            if (k.in_c.IS_LISTED(ia)) {
                k.in_c.in_ifaddrhead.remove(ia);
                k.in_c.UNHASH_IF_HASHED(ia);
            }
        };
    }
}
