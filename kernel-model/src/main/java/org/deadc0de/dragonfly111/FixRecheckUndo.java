package org.deadc0de.dragonfly111;

import java.util.Set;

/** Takes back a route that was added for an address that is not listed any more. */
final class FixRecheckUndo extends DragonFlyFix {
    FixRecheckUndo() {
        super(
                "recheck-undo",
                "FR, and a route added for an address that was unlisted meanwhile is deleted again",
                Set.of("afterAdd"));
    }

    @Override
    public Set<String> needs() {
        return Set.of("recheck");
    }

    @Override
    void apply(DragonFly111 k) {
        k.seams.afterAdd = (ia, flags) -> {
            if (k.in_c.IS_LISTED(ia)) {
                return true;
            }
            k.route_c.rtinit(ia, KernelFile.RTM_DELETE, flags & KernelFile.RTF_HOST);
            return false;
        };
    }
}
