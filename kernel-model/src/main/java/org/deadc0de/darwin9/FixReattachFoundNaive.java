package org.deadc0de.darwin9;

import java.util.Set;

/** Puts an address that was found but is not on its interface's list back there. Its IFA_ATTACHED is stale, so that panics. */
final class FixReattachFoundNaive extends DarwinFix {
    @Override
    public String name() {
        return "reattach-found-naive";
    }

    @Override
    public String description() {
        return "in_control attaches a found address that its interface's list lacks; forgets that IFA_ATTACHED is stale";
    }

    @Override
    public Set<String> seams() {
        return Set.of("foundAddress");
    }

    @Override
    void apply(Darwin9 k) {
        k.seams.foundAddress = (ifp, ia) -> {
            k.dlil_c.ifnet_lock_exclusive(ifp);
            if (!isListed(ifp, ia)) {
                k.if_c.if_attach_ifa(ifp, ia.ia_ifa());
            }
            k.dlil_c.ifnet_lock_done(ifp);
        };
    }

    /** Whether an address is on its interface's list; if_lock is held. */
    static boolean isListed(Ifnet ifp, InIfaddr ia) {
        Ifaddr ifa = ifp.if_addrhead_tqh_first();
        while (!ifa.isNull() && !ifa.is(ia.ia_ifa())) {
            ifa = ifa.ifa_link_tqe_next();
        }
        return !ifa.isNull();
    }
}
