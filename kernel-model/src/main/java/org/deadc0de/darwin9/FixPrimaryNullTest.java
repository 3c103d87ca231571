package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.PF_INET;
import static org.deadc0de.darwin9.Headers.SIOCSIFADDR;

import java.util.Set;

/** Tests the first address for NULL before the driver is told of it (in.c:1186) and before it is released (1192). */
final class FixPrimaryNullTest extends DarwinFix {
    @Override
    public String name() {
        return "primary-null-test";
    }

    @Override
    public String description() {
        return "in_ifinit tests ifa_ifpgetprimary's answer for NULL, both times it uses it";
    }

    @Override
    public Set<String> seams() {
        return Set.of("primaryTold", "primaryReleased");
    }

    @Override
    void apply(Darwin9 k) {
        k.seams.primaryTold =
                (ifp, ifa0) -> ifa0.isNull() ? 0 : k.dlil_c.ifnet_ioctl(ifp, PF_INET, SIOCSIFADDR, ifa0.address());
        k.seams.primaryReleased = ifa0 -> {
            if (!ifa0.isNull()) {
                k.route_c.ifafree(ifa0);
            }
        };
    }
}
