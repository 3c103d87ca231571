package org.deadc0de.dragonfly111;

import java.util.Set;

/** An address that was never in a bucket is not taken out of one. */
final class FixUnhashHashed extends DragonFlyFix {
    FixUnhashHashed() {
        super(
                "unhash-hashed",
                "in_control takes an address out of its bucket only when it is in one (after 833b41b098, 2008-06-14)",
                Set.of("hashRemoval"));
    }

    @Override
    void apply(DragonFly111 k) {
        k.seams.hashRemoval = ia -> k.in_c.UNHASH_IF_HASHED(ia);
    }
}
