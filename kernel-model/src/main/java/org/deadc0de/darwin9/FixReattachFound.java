package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.IFA_ATTACHED;
import static org.deadc0de.darwin9.Headers.PF_INET;

import java.util.Set;

/** As {@link FixReattachFoundNaive}, but clears the stale flag first and plumbs the protocol afterwards. */
final class FixReattachFound extends DarwinFix {
    @Override
    public String name() {
        return "reattach-found";
    }

    @Override
    public String description() {
        return "in_control attaches a found address that its interface's list lacks, flag and protocol included";
    }

    @Override
    public Set<String> seams() {
        return Set.of("foundAddress");
    }

    @Override
    void apply(Darwin9 k) {
        k.seams.foundAddress = (ifp, ia) -> {
            k.dlil_c.ifnet_lock_exclusive(ifp);
            boolean attach = !FixReattachFoundNaive.isListed(ifp, ia);
            if (attach) {
                Ifaddr ifa = ia.ia_ifa();
                if ((ifa.ifa_debug() & IFA_ATTACHED) != 0) {
                    ifa.ifa_debug(ifa.ifa_debug() & ~IFA_ATTACHED);
                    k.route_c.ifafree(ifa);
                }
                k.if_c.if_attach_ifa(ifp, ifa);
            }
            k.dlil_c.ifnet_lock_done(ifp);
            if (attach) {
                k.kpi_protocol_c.proto_plumb(PF_INET, ifp);
            }
        };
    }
}
