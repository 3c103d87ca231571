package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** ARP: the routes of an Ethernet's network clone an entry for each neighbour. Nobody answers a request. */
@KernelSource("sys/netinet/if_ether.c")
class If_ether_c extends KernelFile {
    private static final int LLINFO_ARP = 24;
    private static final int SDL_LEN = 56;

    If_ether_c(DragonFly111 k) {
        super(k);
    }

    /** Asks who has an address; the serializer is held. if_ether.c:300. */
    void arprequest(Ifnet ifp) {
        k.if_ethersubr_c.ether_output(ifp, nil(Mbuf.TYPE), nil(Sa.TYPE), nil(Rtentry.TYPE));
    }

    /** An address was given to an Ethernet interface: tells the others, and makes its route clone. if_ether.c:990. */
    void arp_ifinit(Ifnet ifp, Ifaddr ifa) {
        if (IFATOIA(ifa).ia_addr().sin_s_addr() != 0) {
            arprequest(ifp);
        }
        ifa.ifa_rtrequest(k.arp_rtrequest);
        ifa.ifa_flags(ifa.ifa_flags() | RTF_CLONING);
    }

    /** A route on an Ethernet came or went; if_ether.c:145. */
    void arp_rtrequest(int req, Rtentry rt, RtAddrinfo info) {
        if (has(rt.rt_flags(), RTF_GATEWAY)) {
            return;
        }
        switch (req) {
            case RTM_ADD -> {
                if (!has(rt.rt_flags(), RTF_HOST) && k.radix_c.MASK(rt.rt_nodes_rn_mask()) != -1) {
                    rt.rt_flags(rt.rt_flags() | RTF_CLONING);
                }
                if (has(rt.rt_flags(), RTF_CLONING)) {
                    NULL_SDL(rt);
                    return;
                }
                if (has(rt.rt_flags(), RTF_ANNOUNCE)) {
                    k.seams.proxyAnnounce.announce(rt.rt_ifp());
                }
                LLINFO(rt);
            }
            case RTM_RESOLVE -> LLINFO(rt);
            case RTM_DELETE -> {
                long la = rt.rt_llinfo();
                if (la != 0) {
                    rt.rt_llinfo(0);
                    rt.rt_flags(rt.rt_flags() & ~RTF_LLINFO);
                    KFREE_AT(la, k.M_ARP);
                }
            }
            default -> {
                // Nothing to do.
            }
        }
    }

    /** Makes an entry of the ARP table of a host route whose gateway is a link-level address. */
    private void LLINFO(Rtentry rt) {
        if (rt.rt_gateway().sa_family() != AF_LINK || rt.rt_llinfo() != 0) {
            return;
        }
        long la = KMALLOC_BYTES(LLINFO_ARP, null, k.M_ARP, M_NOWAIT | M_ZERO);
        mem.storePointer(la, 8, rt.address());
        rt.rt_llinfo(la);
        rt.rt_flags(rt.rt_flags() | RTF_LLINFO);
        InIfaddr ia = IFATOIA(rt.rt_ifa());
        if (rt.rt_nodes_rn_key().sin_s_addr() == ia.ia_addr().sin_s_addr()) {
            rt.rt_rmx_rmx_expire(0);
            BCOPY(rt.rt_ifp().if_lladdr().ifa_addr().address(), rt.rt_gateway().address(), 20);
        }
    }

    /** The gateway of what has no link-level address yet: only the interface is known. */
    private void NULL_SDL(Rtentry rt) {
        Sa sdl = ON_STACK(Sa.TYPE);
        mem.fill(sdl.address(), SDL_LEN, 0);
        sdl.sa_len(SDL_LEN);
        sdl.sa_family(AF_LINK);
        mem.store2(sdl.address(), 2, rt.rt_ifp().if_index());
        mem.store1(sdl.address(), 4, rt.rt_ifp().if_data().ifi_type());
        k.route_c.rt_setgate(rt, rt.rt_nodes_rn_key(), sdl);
    }
}
