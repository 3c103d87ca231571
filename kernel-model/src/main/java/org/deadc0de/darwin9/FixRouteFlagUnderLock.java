package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.IFA_ROUTE;

import java.util.Set;

/** Says that an address has its route while the lock is still held that guards the table (raw_ip.c:636-639). */
final class FixRouteFlagUnderLock extends DarwinFix {
    @Override
    public String name() {
        return "route-flag-under-lock";
    }

    @Override
    public String description() {
        return "an interface that comes up sets IFA_ROUTE before it releases rt_mtx, so that a delete finds the route";
    }

    @Override
    public Set<String> seams() {
        return Set.of("routeUp");
    }

    @Override
    void apply(Darwin9 k) {
        k.seams.routeUp = (ia, err) -> {
            if (err == 0) {
                ia.ia_ifa().ifa_flags(ia.ia_ifa().ifa_flags() | IFA_ROUTE);
            }
            k.route_c.lck_mtx_unlock(k.route_c.rt_mtx);
        };
    }
}
