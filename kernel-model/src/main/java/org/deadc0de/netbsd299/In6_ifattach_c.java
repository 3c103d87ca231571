package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;

/** What IPv6 does when an interface comes up or goes away. */
@KernelSource("sys/netinet6/in6_ifattach.c")
class In6_ifattach_c extends KernelFile {
    private final long ip6_auto_linklocal;

    In6_ifattach_c(NetBsd299 k) {
        super(k);
        ip6_auto_linklocal = k.machine().data().define("ip6_auto_linklocal", 4);
        mem.store4(ip6_auto_linklocal, 0, 1);
    }

    /** The address of the sysctl's variable. */
    long AUTO_LINKLOCAL() {
        return ip6_auto_linklocal;
    }

    /** Makes the kludge record, and a link-local address if there is none yet; in6_ifattach.c:573. */
    void in6_ifattach(Ifnet ifp) {
        k.in6_c.in6_createmkludge(ifp);
        if (!has(ifp.if_flags(), IFF_MULTICAST)) {
            return;
        }
        if (has(ifp.if_flags(), IFF_LOOPBACK) && k.in6_c.IFP_TO_IA6(ifp).isNull()) {
            ADD(ifp, In6Addr.LOOPBACK, 128);
        }
        if (mem.load4(ip6_auto_linklocal, 0) != 0
                && k.in6_c.in6ifa_ifpforlinklocal(ifp, 0).isNull()) {
            in6_ifattach_linklocal(ifp);
        }
    }

    /** The automatic link-local address: its host part is a hardware address, this interface's or another's. */
    private void in6_ifattach_linklocal(Ifnet ifp) {
        long low = has(ifp.if_flags(), IFF_LOOPBACK) ? 1 : EUI64();
        ADD(ifp, new In6Addr(0xfe80L << 48, low), 64);
    }

    private long EUI64() {
        byte[] mac = k.if_ex_c.ENADDR();
        long id = 0;
        for (int i = 0; i < 6; i++) {
            id = id << 8 | mac[i] & 0xff;
            if (i == 2) {
                id = id << 16 | 0xfffe;
            }
        }
        return id ^ 2L << 56;
    }

    private void ADD(Ifnet ifp, In6Addr addr, int plen) {
        Ifreq ifra = onStack(Ifreq.TYPE);
        bzero(ifra, Ifreq.TYPE);
        ifra.ifr_addr().sa_len(28);
        ifra.ifr_addr().sa_family(AF_INET6);
        ifra.ifr_addr().sin6_addr(addr.withScope(ifp.if_index()));
        ifra.ifra6_prefixmask().sin6_addr(In6Addr.mask(plen));
        k.in6_c.in6_update_ifa(ifp, ifra, nil(In6Ifaddr.TYPE));
    }

    /** in6_ifattach.c:668. */
    void in6_ifdetach(Ifnet ifp) {
        k.in6_c.PURGE_ADDRESSES(ifp);
        k.in6_c.in6_purgemkludge(ifp);
        SockaddrS sin6 = onStack(SockaddrS.TYPE);
        sin6.sa_len(28);
        sin6.sa_family(AF_INET6);
        sin6.sin6_addr(In6_c.ALLNODES.withScope(ifp.if_index()));
        Rtentry rt = k.route_c.rtalloc1(sin6, 0);
        // A route of another interface keeps the reference taken here.
        if (!rt.isNull() && rt.rt_ifp().is(ifp)) {
            k.route_c.rtrequest1_delete(rt);
            k.route_c.rtfree(rt);
        }
    }
}
