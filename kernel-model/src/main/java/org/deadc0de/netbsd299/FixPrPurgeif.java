package org.deadc0de.netbsd299;

import java.util.Set;

/** What NetBSD did: after each domain's detach, the protocols flagged PR_PURGEIF are told, whatever addresses are left. */
final class FixPrPurgeif extends NetBsdFix {
    FixPrPurgeif() {
        super(
                "pr-purgeif",
                "PRU_PURGEIF to every protocol flagged PR_PURGEIF, in if_detach's last loop (if.c 1.178)",
                Set.of("afterDomainDetach"));
    }

    @Override
    void apply(NetBsd299 k) {
        k.seams.afterDomainDetach = (dp, ifp, so) -> {
            for (Protosw pr : k.uipc_domain_c.PROTOCOLS(dp)) {
                so.so_proto(pr);
                if (pr.pr_usrreq() != 0 && (pr.pr_flags() & Uipc_domain_c.PR_PURGEIF) != 0) {
                    k.text.call(pr.pr_usrreq(), Text.Usrreq.class)
                            .usrreq(
                                    so,
                                    KernelFile.PRU_PURGEIF,
                                    Mbuf.TYPE.at(ifp.memory(), 0),
                                    Mbuf.TYPE.at(ifp.memory(), 0),
                                    ifp,
                                    k.cpu.curlwp());
                }
            }
        };
    }
}
