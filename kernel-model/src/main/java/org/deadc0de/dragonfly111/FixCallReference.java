package org.deadc0de.dragonfly111;

import java.util.Set;

/** A reference for the duration of every in_control and rip_ctlinput. */
final class FixCallReference extends DragonFlyFix {
    FixCallReference() {
        super(
                "call-reference",
                "FH: in_control and rip_ctlinput hold a reference to the address they work on",
                Set.of("addressHeld"));
    }

    @Override
    void apply(DragonFly111 k) {
        k.seams.addressHeld = new CallReference(k);
    }
}
