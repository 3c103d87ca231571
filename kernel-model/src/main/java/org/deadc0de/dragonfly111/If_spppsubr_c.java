package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.TailQ;

/** Synchronous PPP. Of its protocols only what they do to an address is here; no card of this machine uses it. */
@KernelSource("sys/net/sppp/if_spppsubr.c")
class If_spppsubr_c extends KernelFile {
    If_spppsubr_c(DragonFly111 k) {
        super(k);
    }

    /**
     * IPCP has agreed on another address for our side: its route goes, the address changes where it is, its route comes back. The
     * variant that calls in_ifinit is compiled on NetBSD alone. if_spppsubr.c:4911.
     *
     * @param src the new address, in host byte order
     */
    void sppp_set_ip_addr(Ifnet sp, int src) {
        TailQ<Ifaddr> head = IF_ADDRHEAD(sp);
        Ifaddr ifa = head.first();
        while (!ifa.isNull() && ifa.ifa_addr().sa_family() != AF_INET) {
            ifa = head.next(ifa);
        }
        if (ifa.isNull()) {
            return;
        }
        Sa si = ifa.ifa_addr();
        InIfaddr ia = IFATOIA(ifa);
        k.route_c.rtinit(ifa, RTM_DELETE, RTF_HOST);
        si.sin_s_addr(Integer.reverseBytes(src)); // 4966
        k.in_c.HASH_REMOVE(ia);
        k.in_c.HASH_INSERT(ia);
        k.route_c.rtinit(ifa, RTM_ADD, RTF_HOST);
    }
}
