package org.deadc0de.netbsd299;

import java.util.Set;

/** The post's proposal (a): if_detach tells every protocol of every family, whatever addresses the interface has left. */
final class FixPurgeAllFamilies extends NetBsdFix {
    FixPurgeAllFamilies() {
        super(
                "purge-all-families",
                "if_detach calls PRU_PURGEIF on all protocols in all families (proposal a, tech-net, 2005-03-02)",
                Set.of("purgeProtocols"));
    }

    @Override
    void apply(NetBsd299 k) {
        Seams.PurgeProtocols history = k.seams.purgeProtocols;
        k.seams.purgeProtocols = (ifp, so) -> {
            history.purge(ifp, so);
            for (Domain dp = k.uipc_domain_c.DOMAINS(); !dp.isNull(); dp = dp.dom_next()) {
                k.if_c.PURGE_DOMAIN(dp, ifp, so);
            }
        };
    }
}
