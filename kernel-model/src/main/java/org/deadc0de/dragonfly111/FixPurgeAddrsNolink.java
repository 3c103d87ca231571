package org.deadc0de.dragonfly111;

import java.util.Set;
import org.deadc0de.sim.mem.TailQ;

/** The commit of 2007-12-31: the close of a tap or tun deletes the addresses; if_detach frees the link-level one last. */
final class FixPurgeAddrsNolink extends DragonFlyFix {
    FixPurgeAddrsNolink() {
        super(
                "purgeaddrs-nolink",
                "c727e14292 (2007-12-31): tap and tun close delete their addresses; if_detach frees the link address last",
                Set.of("closeAddresses", "linkAddress"));
    }

    @Override
    void apply(DragonFly111 k) {
        If_purgeaddrs_c purge = new If_purgeaddrs_c(k);
        k.seams.closeAddresses = new Seams.CloseAddresses() {
            @Override
            public void tap(Ifnet ifp) {
                k.if_c.if_down(ifp);
                if (KernelFile.has(ifp.if_flags(), KernelFile.IFF_RUNNING)) {
                    purge.if_purgeaddrs_nolink(ifp);
                    ifp.if_flags(ifp.if_flags() & ~KernelFile.IFF_RUNNING);
                }
            }

            @Override
            public void tun(Ifnet ifp) {
                if (KernelFile.has(ifp.if_flags(), KernelFile.IFF_UP)) {
                    k.if_c.if_down(ifp);
                    if (KernelFile.has(ifp.if_flags(), KernelFile.IFF_RUNNING)) {
                        purge.if_purgeaddrs_nolink(ifp);
                    }
                }
                ifp.if_flags(ifp.if_flags() & ~KernelFile.IFF_RUNNING);
            }
        };
        k.seams.linkAddress = new Seams.LinkAddress() {
            @Override
            public boolean isKept(Ifnet ifp, Ifaddr ifa) {
                return ifa.ifa_addr().sa_family() == KernelFile.AF_LINK;
            }

            @Override
            public void finish(Ifnet ifp) {
                TailQ<Ifaddr> head = k.if_c.IF_ADDRHEAD(ifp);
                Ifaddr ifa = head.first();
                if (!ifa.isNull()) {
                    k.if_c.KASSERT_AS(
                            ifa.ifa_addr().sa_family() == KernelFile.AF_LINK, "non-link ifaddr is left on if_addrhead");
                    head.remove(ifa);
                    k.seams.references.unlisted(ifa);
                    k.if_c.KASSERT_AS(head.isEmpty(), "there are still ifaddrs left on if_addrhead");
                }
            }
        };
    }
}
