package org.deadc0de.darwin9;

import java.util.Set;

/** Drops the reference that in_ifaddrhead held when an address leaves it (in.c:782). 10.6 does so; alone it exposes the races. */
final class FixReleaseListReference extends DarwinFix {
    @Override
    public String name() {
        return "release-list-reference";
    }

    @Override
    public String description() {
        return "SIOCDIFADDR gives back the reference that in_ifaddrhead held, as 10.6 does: deleted addresses are freed";
    }

    @Override
    public Set<String> seams() {
        return Set.of("listReference");
    }

    @Override
    void apply(Darwin9 k) {
        k.seams.listReference = ia -> k.route_c.ifafree(ia.ia_ifa());
    }
}
