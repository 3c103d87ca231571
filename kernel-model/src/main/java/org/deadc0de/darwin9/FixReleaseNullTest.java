package org.deadc0de.darwin9;

import java.util.Set;

/** Half of {@link FixPrimaryNullTest}: tests only before the release. A driver that follows the NULL still faults. */
final class FixReleaseNullTest extends DarwinFix {
    @Override
    public String name() {
        return "release-null-test";
    }

    @Override
    public String description() {
        return "in_ifinit tests for NULL before in.c:1192 only; a driver that follows the pointer still faults";
    }

    @Override
    public Set<String> seams() {
        return Set.of("primaryReleased");
    }

    @Override
    void apply(Darwin9 k) {
        k.seams.primaryReleased = ifa0 -> {
            if (!ifa0.isNull()) {
                k.route_c.ifafree(ifa0);
            }
        };
    }
}
