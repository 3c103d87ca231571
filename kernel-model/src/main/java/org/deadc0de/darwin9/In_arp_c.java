package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;

import org.deadc0de.sim.crash.KernelSource;

/** Address resolution, as far as routes and new addresses call for it. */
@KernelSource("bsd/netinet/in_arp.c")
final class In_arp_c extends KernelFile {
    private static final int LLINFO_SIZE = 24;

    private final long llinfo_arp;

    In_arp_c(Darwin9 k) {
        super(k);
        llinfo_arp = k.machine().data().definePointer("llinfo_arp", null);
    }

    /** Makes an address's routes resolve by ARP, and tells the neighbours. in_arp.c:914. */
    void arp_ifinit(Ifnet ifp, Ifaddr ifa) {
        ifa.ifa_rtrequest(k.functions.address("arp_rtrequest"));
        ifa.ifa_flags(ifa.ifa_flags() | RTF_CLONING);
        k.dlil_c.dlil_send_arp(ifp, ifa.ifa_addr());
    }

    /** What an address on Ethernet does when a route by it comes, is cloned or goes. in_arp.c:252. */
    int arp_rtrequest(Rtentry rt, int req) {
        int flags = rt.rt_flags();
        if ((flags & RTF_GATEWAY) != 0) {
            return 0;
        }
        if (req == RTM_ADD) {
            if ((flags & RTF_HOST) == 0 && k.route_c.RT_MASK(rt) != -1) {
                rt.rt_flags(flags | RTF_CLONING);
                rt.rt_flags(rt.rt_flags() & ~RTF_PRCLONING);
            }
            if ((rt.rt_flags() & RTF_CLONING) != 0) {
                ARP_SETGATE(rt);
                return 0;
            }
        }
        if (req == RTM_ADD || req == RTM_RESOLVE) {
            if (rt.rt_gateway().sa_family() != AF_LINK) {
                return 0;
            }
            SockaddrDl gate = SDL(rt.rt_gateway());
            gate.sdl_type(rt.rt_ifp().if_type());
            gate.sdl_index(rt.rt_ifp().if_index());
            if (rt.rt_llinfo() != 0) {
                return 0;
            }
            long la = _MALLOC(LLINFO_SIZE, null, MallocType.M_RTABLE, M_NOWAIT | M_ZERO);
            memory.storePointer(la, 0, memory.loadPointer(llinfo_arp, 0));
            memory.storePointer(la, 8, rt.address());
            memory.storePointer(llinfo_arp, 0, la);
            rt.rt_llinfo(la);
            rt.rt_flags(rt.rt_flags() | RTF_LLINFO);
            if (SIN(rt.rn_key()).sin_addr() == SIN(rt.rt_ifa().ifa_addr()).sin_addr()) {
                byte[] own = k.kpi_interface_c.ifnet_lladdr_copy_bytes(rt.rt_ifp(), 6); // 758
                gate.sdl_alen(6);
                memory.storeBytes(gate.address(), 8, own);
            }
            return 0;
        }
        if (req == RTM_DELETE && rt.rt_llinfo() != 0) {
            long la = rt.rt_llinfo();
            long at = llinfo_arp;
            while (memory.loadPointer(at, 0) != la) {
                at = memory.loadPointer(at, 0);
            }
            memory.storePointer(at, 0, memory.loadPointer(la, 0));
            rt.rt_llinfo(0);
            rt.rt_flags(rt.rt_flags() & ~RTF_LLINFO);
            FREE(la);
        }
        return 0;
    }

    /** Replaces the gateway of a cloning route by the bare link-level address of its interface. */
    private void ARP_SETGATE(Rtentry rt) {
        long null_sdl = _MALLOC(20, SockaddrDl.TYPE, MallocType.M_TEMP, M_NOWAIT | M_ZERO);
        SockaddrDl sdl = SockaddrDl.TYPE.at(memory, null_sdl);
        sdl.sdl_len(20);
        sdl.sdl_family(AF_LINK);
        if (k.route_c.rt_setgate(rt, rt.rn_key(), SA(null_sdl)) == 0) {
            SDL(rt.rt_gateway()).sdl_type(rt.rt_ifp().if_type());
            SDL(rt.rt_gateway()).sdl_index(rt.rt_ifp().if_index());
        }
        FREE(null_sdl);
    }
}
