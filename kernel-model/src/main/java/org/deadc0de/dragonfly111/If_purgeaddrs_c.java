package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.TailQ;

/** What c727e14292 added to if.c. Part of the kernel only with that fix. */
@KernelSource("sys/net/if.c")
class If_purgeaddrs_c extends KernelFile {
    If_purgeaddrs_c(DragonFly111 k) {
        super(k);
        k.machine().image().add("sys/net/if.c", this);
    }

    /** Deletes every address of an interface but the link-level one. */
    void if_purgeaddrs_nolink(Ifnet ifp) {
        TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
        Ifaddr next;
        for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = next) {
            next = head.next(ifa);
            if (ifa.ifa_addr().sa_family() == AF_LINK) {
                continue;
            }
            if (ifa.ifa_addr().sa_family() == AF_INET) {
                Ifreq ifr = ON_STACK(Ifreq.TYPE);
                BZERO(ifr, Ifreq.TYPE);
                BCOPY(ifa.ifa_addr().address(), ifr.ifr_addr().address(), 16);
                if (k.in_c.in_control(nil(Socket.TYPE), SIOCDIFADDR, ifr.address(), ifp, nil(Td.TYPE)) == 0) {
                    continue;
                }
            }
            head.remove(ifa);
            k.seams.references.unlisted(ifa);
        }
    }
}
