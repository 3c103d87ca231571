package org.deadc0de.dragonfly111;

import java.util.Set;

/** The callback of RTM_LOCK looks at the error it is told. */
final class FixLockChecksRoute extends DragonFlyFix {
    FixLockChecksRoute() {
        super(
                "lock-checks-route",
                "ae2a5ccd0a (2009-01-31): RTM_LOCK looks whether there is a route before it locks it",
                Set.of("lockedRoute"));
    }

    @Override
    void apply(DragonFly111 k) {
        k.seams.lockedRoute = (error, rt) -> error == 0 && !rt.isNull();
    }
}
