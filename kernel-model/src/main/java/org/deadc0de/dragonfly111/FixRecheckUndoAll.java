package org.deadc0de.dragonfly111;

import java.util.Set;

/** Takes back a route that was added for an address that is not listed any more, from every table. */
final class FixRecheckUndoAll extends DragonFlyFix {
    FixRecheckUndoAll() {
        super(
                "recheck-undo-all",
                "FR, and such a route is deleted from every table, whether this processor's has it or not",
                Set.of("afterAdd"));
    }

    @Override
    public Set<String> needs() {
        return Set.of("recheck");
    }

    @Override
    void apply(DragonFly111 k) {
        Route_undo_c undo = new Route_undo_c(k);
        k.seams.afterAdd = (ia, flags) -> {
            if (k.in_c.IS_LISTED(ia)) {
                return true;
            }
            undo.rtinit_undo(ia, flags & KernelFile.RTF_HOST);
            return false;
        };
    }
}
