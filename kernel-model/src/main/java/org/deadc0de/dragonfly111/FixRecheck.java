package org.deadc0de.dragonfly111;

import java.util.Set;

/** The reference of {@link FixCallReference}, and a look whether the address is still listed after each sleep. */
final class FixRecheck extends DragonFlyFix {
    FixRecheck() {
        super(
                "recheck",
                "FR: FH, and after each sleep a call gives up when its address is on no list any more",
                Set.of("addressHeld", "afterSleep"));
    }

    @Override
    void apply(DragonFly111 k) {
        k.seams.addressHeld = new CallReference(k);
        k.seams.afterSleep = ia -> k.in_c.IS_LISTED(ia);
    }
}
