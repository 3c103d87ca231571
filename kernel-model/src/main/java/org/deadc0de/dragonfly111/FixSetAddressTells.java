package org.deadc0de.dragonfly111;

import java.util.Set;

/** An error is told. No commit of the time is known to do it. */
final class FixSetAddressTells extends DragonFlyFix {
    FixSetAddressTells() {
        super(
                "sifaddr-tells",
                "SIOCSIFADDR gives the error of in_ifinit also where the address was there before",
                Set.of("setAddressResult"));
    }

    @Override
    void apply(DragonFly111 k) {
        k.seams.setAddressResult = error -> error;
    }
}
