package org.deadc0de.darwin9;

import java.util.Set;

/** The loaded driver, whichever it is, deletes its addresses before it detaches: what tuntaposx 20080121 does (commit 426e345). */
final class FixDriverCleanup extends DarwinFix {
    @Override
    public String name() {
        return "driver-cleanup";
    }

    @Override
    public String description() {
        return "the driver sends SIOCDIFADDR for each address before it detaches, as tuntaposx-20080121 does";
    }

    @Override
    public Set<String> seams() {
        return Set.of("driverClose");
    }

    @Override
    void apply(Darwin9 k) {
        k.seams.driverClose = driver -> true;
    }
}
