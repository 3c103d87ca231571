package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;

/** IPv6 addresses of interfaces, and the groups that are linked on them. */
@KernelSource("sys/netinet6/in6.c")
class In6_c extends KernelFile {
    static final In6Addr ALLNODES = new In6Addr(0xff02L << 48, 1);
    private static final In6Addr LINKLOCAL_MULTICAST = new In6Addr(0xff02L << 48, 0);

    private final long in6_ifaddr;
    private final long in6_mk;

    In6_c(NetBsd299 k) {
        super(k);
        in6_ifaddr = k.machine().data().definePointer("in6_ifaddr", In6Ifaddr.TYPE);
        in6_mk = k.machine().data().definePointer("in6_mk", Multi6Kludge.TYPE);
    }

    In6Ifaddr FIRST() {
        return In6Ifaddr.TYPE.at(mem, mem.loadPointer(in6_ifaddr, 0));
    }

    ListHead<Multi6Kludge> IN6_MK() {
        return new ListHead<>(mem, in6_mk, Multi6Kludge.TYPE, Multi6Kludge.MK_ENTRY_LE_NEXT);
    }

    ListHead<In6Multi> MULTIADDRS(In6Ifaddr ia) {
        return new ListHead<>(
                mem, ia.addressOf(In6Ifaddr.IA6_MULTIADDRS_LH_FIRST), In6Multi.TYPE, In6Multi.IN6M_ENTRY_LE_NEXT);
    }

    private ListHead<In6Multi> MK_HEAD(Multi6Kludge mk) {
        return new ListHead<>(
                mem, mk.addressOf(Multi6Kludge.MK_HEAD_LH_FIRST), In6Multi.TYPE, In6Multi.IN6M_ENTRY_LE_NEXT);
    }

    private ListHead<In6MultiMship> MEMBERSHIPS(In6Ifaddr ia) {
        return new ListHead<>(
                mem,
                ia.addressOf(In6Ifaddr.IA6_MEMBERSHIPS_LH_FIRST),
                In6MultiMship.TYPE,
                In6MultiMship.I6MM_CHAIN_LE_NEXT);
    }

    /** The first AF_INET6 address of an interface, or NULL. */
    In6Ifaddr IFP_TO_IA6(Ifnet ifp) {
        Ifaddr ifa = ifp.if_addrlist_tqh_first();
        while (!ifa.isNull() && ifa.ifa_addr().sa_family() != AF_INET6) {
            ifa = ifa.ifa_list_tqe_next();
        }
        return In6Ifaddr.TYPE.at(mem, ifa.address());
    }

    /** The link-local address of an interface, or NULL. */
    In6Ifaddr in6ifa_ifpforlinklocal(Ifnet ifp, int ignoreflags) {
        for (Ifaddr ifa = ifp.if_addrlist_tqh_first(); !ifa.isNull(); ifa = ifa.ifa_list_tqe_next()) {
            if (ifa.ifa_addr().sa_family() == AF_INET6
                    && ifa.ifa_addr().sin6_addr().isLinkLocal()) {
                return In6Ifaddr.TYPE.at(mem, ifa.address());
            }
        }
        return nil(In6Ifaddr.TYPE);
    }

    private In6Ifaddr IFA_WITHADDR(Ifnet ifp, In6Addr addr) {
        for (Ifaddr ifa = ifp.if_addrlist_tqh_first(); !ifa.isNull(); ifa = ifa.ifa_list_tqe_next()) {
            if (ifa.ifa_addr().sa_family() == AF_INET6
                    && ifa.ifa_addr().sin6_addr().equals(addr)) {
                return In6Ifaddr.TYPE.at(mem, ifa.address());
            }
        }
        return nil(In6Ifaddr.TYPE);
    }

    /** The best source for {@code dst} when it leaves by that interface; in6.c:2350. */
    In6Ifaddr in6_ifawithscope(Ifnet ifp, In6Addr dst) {
        In6Ifaddr any = nil(In6Ifaddr.TYPE);
        for (Ifaddr ifa = ifp.if_addrlist_tqh_first(); !ifa.isNull(); ifa = ifa.ifa_list_tqe_next()) {
            if (ifa.ifa_addr().sa_family() == AF_INET6) {
                In6Ifaddr ia = In6Ifaddr.TYPE.at(mem, ifa.address());
                if (ifa.ifa_addr().sin6_addr().isLinkLocal() == dst.hasScope()) {
                    return ia;
                }
                any = any.isNull() ? ia : any;
            }
        }
        if (!dst.hasScope()) {
            for (In6Ifaddr ia = FIRST(); !ia.isNull(); ia = ia.ia6_next()) {
                if (!ia.ia6_addr().sin6_addr().isLinkLocal()
                        && !ia.ia6_addr().sin6_addr().equals(In6Addr.LOOPBACK)) {
                    return ia;
                }
            }
        }
        return any;
    }

    // ---- addresses -----------------------------------------------------------------------------------------------

    /** Address ioctls; in6.c:430. */
    int in6_control(Socket so, int cmd, Ifreq data, Ifnet ifp, Lwp l) {
        if (cmd != SIOCAIFADDR_IN6 && cmd != SIOCDIFADDR_IN6) {
            return ifp.isNull() || ifp.if_ioctl() == 0 ? EOPNOTSUPP : k.if_c.IF_IOCTL(ifp, cmd, data);
        }
        if (l.p_uid() != 0) {
            return EPERM;
        }
        SockaddrS addr = data.ifr_addr();
        if (addr.sa_family() != AF_INET6) {
            return EAFNOSUPPORT;
        }
        addr.sin6_addr(addr.sin6_addr().withScope(ifp.if_index()));
        addr.sin6_scope_id(0);
        In6Ifaddr ia = IFA_WITHADDR(ifp, addr.sin6_addr());
        if (cmd == SIOCDIFADDR_IN6) {
            if (ia.isNull()) {
                return EADDRNOTAVAIL;
            }
            in6_purgeaddr(ia.ia_ifa());
            return 0;
        }
        return in6_update_ifa(ifp, data, ia);
    }

    /** Adds an address to an interface, or changes what comes with it; in6.c:800. */
    int in6_update_ifa(Ifnet ifp, Ifreq ifra, In6Ifaddr ia) {
        boolean hostIsNew = ia.isNull();
        In6Addr mask = ifra.ifra6_prefixmask().sin6_addr();
        int plen = Long.bitCount(mask.high()) + Long.bitCount(mask.low());
        if (hostIsNew) {
            ia = MALLOC(In6Ifaddr.TYPE, "ifaddr", M_NOWAIT | M_ZERO);
            ia.ifa_addr(ia.ia6_addr());
            SET(ia.ia6_addr(), ifra.ifr_addr().sin6_addr());
            ia.ifa_dstaddr(has(ifp.if_flags(), IFF_POINTOPOINT) ? ia.ia6_dstaddr() : nil(SockaddrS.TYPE));
            ia.ifa_netmask(ia.ia6_prefixmask());
            ia.ifa_ifp(ifp);
            long at = in6_ifaddr;
            while (mem.loadPointer(at, 0) != 0) {
                at = mem.loadPointer(at, 0) + In6Ifaddr.IA6_NEXT.offset();
            }
            mem.storePointer(at, 0, ia.address());
            k.route_c.IFAREF(ia.ia_ifa());
            k.if_c.IF_ADDRLIST(ifp).insertTail(ia.ia_ifa());
            k.route_c.IFAREF(ia.ia_ifa());
        }
        SET(ia.ia6_prefixmask(), mask);
        ia.ia6_plen(plen);
        if (ifra.ifra6_dstaddr().sa_family() == AF_INET6 && has(ifp.if_flags(), IFF_POINTOPOINT)) {
            In6Addr dst = ifra.ifra6_dstaddr().sin6_addr().withScope(ifp.if_index());
            if (ia.ia6_dstaddr().sa_len() != 0
                    && has(ia.ifa_flags(), Route_c.IFA_ROUTE)
                    && !ia.ia6_dstaddr().sin6_addr().equals(dst)) {
                k.route_c.rtinit(
                        ia.ia_ifa(), Rtsock_c.RTM_DELETE, Route_c.RTF_HOST, ia.ia6_dstaddr(), nil(SockaddrS.TYPE));
                ia.ifa_flags(ia.ifa_flags() & ~Route_c.IFA_ROUTE);
            }
            SET(ia.ia6_dstaddr(), dst);
        }
        int error = in6_ifinit(ifp, ia, hostIsNew ? 1 : 0);
        if (error != 0) {
            in6_unlink_ifa(ia, ifp);
            return error;
        }
        if (hostIsNew && has(ifp.if_flags(), IFF_MULTICAST)) {
            JOIN_OWN(ia, ifp, SOLICITED(ia.ia6_addr().sin6_addr()));
            MULTICAST_ROUTE(ia, ifp);
            JOIN_OWN(ia, ifp, ALLNODES);
        }
        return 0;
    }

    private void SET(SockaddrS sa, In6Addr addr) {
        sa.sa_len(28);
        sa.sa_family(AF_INET6);
        sa.sin6_addr(addr);
    }

    private static In6Addr SOLICITED(In6Addr addr) {
        return new In6Addr(0xff02L << 48, 1L << 32 | 0xffL << 24 | addr.low() & 0xffffff);
    }

    /** A group the kernel itself is a member of: remembered at the address. */
    private void JOIN_OWN(In6Ifaddr ia, Ifnet ifp, In6Addr group) {
        int[] error = new int[1];
        In6MultiMship imm = in6_joingroup(ifp, group.withScope(ifp.if_index()), error);
        if (!imm.isNull()) {
            MEMBERSHIPS(ia).insertHead(imm);
        }
    }

    private void MULTICAST_ROUTE(In6Ifaddr ia, Ifnet ifp) {
        SockaddrS dst = onStack(SockaddrS.TYPE);
        SET(dst, LINKLOCAL_MULTICAST.withScope(ifp.if_index()));
        SockaddrS mask = SockaddrS.TYPE.at(mem, dst.address() + 32);
        SET(mask, In6Addr.mask(32));
        k.route_c.rtrequest1_add(dst, ia.ia6_addr(), mask, Route_c.RTF_CLONING, ia.ia_ifa());
    }

    /** in6.c:1620. */
    int in6_ifinit(Ifnet ifp, In6Ifaddr ia, int newhost) {
        int s = splnet();
        int ifacount = 0;
        for (Ifaddr ifa = ifp.if_addrlist_tqh_first(); !ifa.isNull(); ifa = ifa.ifa_list_tqe_next()) {
            if (ifa.ifa_addr().sa_family() == AF_INET6) {
                ifacount++;
            }
        }
        if (ifacount <= 1 && ifp.if_ioctl() != 0) {
            int error = k.if_c.IF_IOCTL(ifp, SIOCSIFADDR, ia);
            if (error != 0) {
                splx(s);
                return error;
            }
        }
        splx(s);
        if (ia.ia6_plen() == 128 && ia.ia6_dstaddr().sa_family() == AF_INET6) {
            int error = k.route_c.rtinit(
                    ia.ia_ifa(), Rtsock_c.RTM_ADD, Route_c.RTF_HOST, ia.ia6_dstaddr(), nil(SockaddrS.TYPE));
            if (error != 0) {
                return error;
            }
            ia.ifa_flags(ia.ifa_flags() | Route_c.IFA_ROUTE);
        } else if (newhost != 0) {
            k.rtsock_c.NEWADDRMSG(ia.ia_ifa());
            if (ia.ia6_plen() < 128) {
                k.route_c.rtrequest1_add(
                        ia.ia6_addr(), ia.ia6_addr(), ia.ia6_prefixmask(), Route_c.RTF_CLONING, ia.ia_ifa());
            }
        }
        if (newhost != 0) {
            in6_ifaddloop(ia.ia_ifa());
            if (has(ifp.if_flags(), IFF_MULTICAST)) {
                in6_restoremkludge(ia, ifp);
            }
        }
        return 0;
    }

    /** The route to an own address goes through the loopback interface; in6.c:240. */
    void in6_ifaddloop(Ifaddr ifa) {
        Ifnet lo0ifp = k.if_loop_c.LO0IFP();
        Rtentry rt = k.route_c.rtrequest1_add(
                ifa.ifa_addr(), ifa.ifa_addr(), nil(SockaddrS.TYPE), Route_c.RTF_HOST | Route_c.RTF_LLINFO, ifa);
        if (!rt.isNull()) {
            rt.rt_ifp(lo0ifp);
        }
    }

    /** in6.c:290. */
    void in6_ifremloop(Ifaddr ifa) {
        Rtentry rt = k.route_c.LOOKUP(ifa.ifa_addr(), nil(SockaddrS.TYPE));
        if (!rt.isNull() && has(rt.rt_flags(), Route_c.RTF_LLINFO)) {
            k.route_c.rtrequest1_delete(rt);
        }
    }

    /** Takes one address off its interface; in6.c:1259. Groups of sockets move on, they are not left. */
    void in6_purgeaddr(Ifaddr ifa) {
        In6Ifaddr ia = In6Ifaddr.TYPE.at(mem, ifa.address());
        Ifnet ifp = ifa.ifa_ifp();
        if (has(ia.ifa_flags(), Route_c.IFA_ROUTE) && ia.ia6_dstaddr().sa_len() != 0) {
            k.route_c.rtinit(ifa, Rtsock_c.RTM_DELETE, Route_c.RTF_HOST, ia.ia6_dstaddr(), nil(SockaddrS.TYPE));
            ia.ifa_flags(ia.ifa_flags() & ~Route_c.IFA_ROUTE);
        } else {
            PREFIX_ROUTE_GONE(ia);
            k.rtsock_c.DELADDRMSG(ifa);
        }
        in6_ifremloop(ifa);
        In6MultiMship imm = ia.ia6_memberships_lh_first();
        while (!imm.isNull()) {
            MEMBERSHIPS(ia).remove(imm);
            in6_leavegroup(imm);
            imm = ia.ia6_memberships_lh_first();
        }
        in6_unlink_ifa(ia, ifp);
        k.seams.addressRemoved.removed(ifp, AF_INET6);
    }

    private void PREFIX_ROUTE_GONE(In6Ifaddr ia) {
        Rtentry rt = k.route_c.LOOKUP(ia.ia6_addr(), ia.ia6_prefixmask());
        if (!rt.isNull() && rt.rt_ifa().is(ia.ia_ifa())) {
            k.route_c.rtrequest1_delete(rt);
        }
    }

    /** Unlinks an address everywhere; what sockets joined through it is kept for the interface; in6.c:1303. */
    void in6_unlink_ifa(In6Ifaddr ia, Ifnet ifp) {
        int s = splnet();
        k.if_c.IF_ADDRLIST(ifp).remove(ia.ia_ifa());
        k.route_c.IFAFREE(ia.ia_ifa());
        long at = in6_ifaddr;
        while (mem.loadPointer(at, 0) != ia.address()) {
            at = mem.loadPointer(at, 0) + In6Ifaddr.IA6_NEXT.offset();
        }
        mem.storePointer(at, 0, ia.ia6_next().address());
        if (!MULTIADDRS(ia).isEmpty()) {
            in6_savemkludge(ia);
        }
        k.route_c.IFAFREE(ia.ia_ifa());
        splx(s);
    }

    /** Takes every IPv6 address off an interface, and its kludge record; in6.c:1372. */
    void in6_purgeif(Ifnet ifp) {
        PURGE_ADDRESSES(ifp);
        k.in6_ifattach_c.in6_ifdetach(ifp);
    }

    void PURGE_ADDRESSES(Ifnet ifp) {
        Ifaddr ifa = ifp.if_addrlist_tqh_first();
        while (!ifa.isNull()) {
            Ifaddr nifa = ifa.ifa_list_tqe_next();
            if (ifa.ifa_addr().sa_family() == AF_INET6) {
                in6_purgeaddr(ifa);
            }
            ifa = nifa;
        }
    }

    // ---- the kludge list -----------------------------------------------------------------------------------------

    private Multi6Kludge KLUDGE(Ifnet ifp) {
        Multi6Kludge mk = IN6_MK().first();
        while (!mk.isNull() && !mk.mk_ifp().is(ifp)) {
            mk = mk.mk_entry_le_next();
        }
        return mk;
    }

    /** Moves the groups of an address to another address of its interface, else to the interface's record; in6.c:1708. */
    void in6_savemkludge(In6Ifaddr oia) {
        In6Ifaddr ia = IFP_TO_IA6(oia.ifa_ifp());
        Multi6Kludge mk = nil(Multi6Kludge.TYPE);
        if (ia.isNull()) {
            mk = KLUDGE(oia.ifa_ifp());
            if (mk.isNull()) {
                throw panic("in6_savemkludge: no kludge space");
            }
        }
        In6Multi in6m = MULTIADDRS(oia).first();
        while (!in6m.isNull()) {
            In6Multi next = in6m.in6m_entry_le_next();
            k.route_c.IFAFREE(in6m.in6m_ia().ia_ifa());
            if (!ia.isNull()) {
                k.route_c.IFAREF(ia.ia_ifa());
                in6m.in6m_ia(ia);
                MULTIADDRS(ia).insertHead(in6m);
            } else {
                in6m.in6m_ia(nil(In6Ifaddr.TYPE));
                MK_HEAD(mk).insertHead(in6m);
            }
            in6m = next;
        }
    }

    /** Gives an interface its saved groups back; compares pointers; in6.c:1748. */
    void in6_restoremkludge(In6Ifaddr ia, Ifnet ifp) {
        Multi6Kludge mk = KLUDGE(ifp);
        if (mk.isNull()) {
            return;
        }
        In6Multi in6m = MK_HEAD(mk).first();
        while (!in6m.isNull()) {
            In6Multi next = in6m.in6m_entry_le_next();
            in6m.in6m_ia(ia);
            k.route_c.IFAREF(ia.ia_ifa());
            MULTIADDRS(ia).insertHead(in6m);
            in6m = next;
        }
        MK_HEAD(mk).init();
    }

    /** in6.c:1780. */
    void in6_createmkludge(Ifnet ifp) {
        if (!KLUDGE(ifp).isNull()) {
            return;
        }
        Multi6Kludge mk = MALLOC(Multi6Kludge.TYPE, "in_multi", M_WAITOK);
        MK_HEAD(mk).init();
        mk.mk_ifp(ifp);
        IN6_MK().insertHead(mk);
    }

    /** Leaves every saved group for good and frees the record; in6.c:1803. */
    void in6_purgemkludge(Ifnet ifp) {
        Multi6Kludge mk = KLUDGE(ifp);
        if (mk.isNull()) {
            return;
        }
        while (!MK_HEAD(mk).isEmpty()) {
            in6_delmulti(MK_HEAD(mk).first());
        }
        IN6_MK().remove(mk);
        FREE(mk, "in_multi");
    }

    // ---- groups --------------------------------------------------------------------------------------------------

    /** The record of a group on an interface, or NULL; groups are linked on the first IPv6 address. */
    In6Multi IN6_LOOKUP_MULTI(In6Addr addr, Ifnet ifp) {
        In6Ifaddr ia = IFP_TO_IA6(ifp);
        if (ia.isNull()) {
            return nil(In6Multi.TYPE);
        }
        In6Multi in6m = MULTIADDRS(ia).first();
        while (!in6m.isNull() && !in6m.in6m_addr().equals(addr)) {
            in6m = in6m.in6m_entry_le_next();
        }
        return in6m;
    }

    /** in6.c:1827. */
    In6Multi in6_addmulti(In6Addr maddr6, Ifnet ifp, int[] errorp) {
        int s = splsoftnet();
        errorp[0] = 0;
        In6Multi in6m = IN6_LOOKUP_MULTI(maddr6, ifp);
        if (!in6m.isNull()) {
            in6m.in6m_refcount(in6m.in6m_refcount() + 1);
            splx(s);
            return in6m;
        }
        in6m = MALLOC(In6Multi.TYPE, "in_multi", M_NOWAIT);
        in6m.in6m_addr(maddr6);
        in6m.in6m_ifp(ifp);
        in6m.in6m_refcount(1);
        in6m.in6m_timer(0);
        In6Ifaddr ia = IFP_TO_IA6(ifp);
        if (ia.isNull()) {
            FREE(in6m, "in_multi");
            errorp[0] = EADDRNOTAVAIL;
            splx(s);
            return nil(In6Multi.TYPE);
        }
        in6m.in6m_ia(ia);
        k.route_c.IFAREF(ia.ia_ifa());
        MULTIADDRS(ia).insertHead(in6m);
        Ifreq ifr = onStack(Ifreq.TYPE);
        ifr.ifr_addr().sa_family(AF_INET6);
        errorp[0] = ifp.if_ioctl() == 0 ? ENXIO : k.if_c.IF_IOCTL(ifp, SIOCADDMULTI, ifr);
        if (errorp[0] != 0) {
            MULTIADDRS(ia).remove(in6m);
            k.route_c.IFAFREE(ia.ia_ifa());
            FREE(in6m, "in_multi");
            splx(s);
            return nil(In6Multi.TYPE);
        }
        k.mld6_c.mld6_start_listening(in6m);
        splx(s);
        return in6m;
    }

    /** in6.c:1907. */
    void in6_delmulti(In6Multi in6m) {
        int s = splsoftnet();
        int left = in6m.in6m_refcount() - 1;
        in6m.in6m_refcount(left);
        if (left == 0) {
            k.mld6_c.mld6_stop_listening(in6m);
            MULTIADDRS(nil(In6Ifaddr.TYPE)).remove(in6m);
            if (!in6m.in6m_ia().isNull()) {
                k.route_c.IFAFREE(in6m.in6m_ia().ia_ifa());
            }
            for (In6Ifaddr ia = FIRST(); !ia.isNull(); ia = ia.ia6_next()) {
                In6MultiMship imm = ia.ia6_memberships_lh_first();
                while (!imm.isNull()) {
                    if (imm.i6mm_maddr().is(in6m)) {
                        imm.i6mm_maddr(nil(In6Multi.TYPE));
                    }
                    imm = imm.i6mm_chain_le_next();
                }
            }
            Ifreq ifr = onStack(Ifreq.TYPE);
            ifr.ifr_addr().sa_family(AF_INET6);
            k.if_c.IF_IOCTL(in6m.in6m_ifp(), SIOCDELMULTI, ifr);
            FREE(in6m, "in_multi");
        }
        splx(s);
    }

    /** A membership of somebody's: holds one reference of the group's record. */
    In6MultiMship in6_joingroup(Ifnet ifp, In6Addr addr, int[] errorp) {
        In6MultiMship imm = MALLOC(In6MultiMship.TYPE, "in_multi", M_NOWAIT);
        imm.i6mm_maddr(in6_addmulti(addr, ifp, errorp));
        if (imm.i6mm_maddr().isNull()) {
            FREE(imm, "in_multi");
            return nil(In6MultiMship.TYPE);
        }
        return imm;
    }

    int in6_leavegroup(In6MultiMship imm) {
        if (!imm.i6mm_maddr().isNull()) {
            in6_delmulti(imm.i6mm_maddr());
        }
        FREE(imm, "in_multi");
        return 0;
    }

    // ---- interfaces ----------------------------------------------------------------------------------------------

    /** An interface comes up; in6.c:2624. */
    void in6_if_up(Ifnet ifp) {
        k.in6_ifattach_c.in6_ifattach(ifp);
    }

    /** Allocates what IPv6 hangs on an interface, in this order; in6.c:2705. */
    long in6_domifattach(Ifnet ifp) {
        In6Ifextra ext = MALLOC(In6Ifextra.TYPE, "ifaddr", M_WAITOK);
        bzero(ext, In6Ifextra.TYPE);
        ext.in6_ifstat(MALLOC(In6Ifstat.TYPE, "ifaddr", M_WAITOK | M_ZERO));
        ext.icmp6_ifstat(MALLOC(Icmp6Ifstat.TYPE, "ifaddr", M_WAITOK | M_ZERO));
        NdIfinfo nd = MALLOC(NdIfinfo.TYPE, "NDP", M_WAITOK | M_ZERO);
        nd.initialized(1);
        nd.chlim(In6_src_c.IP6_DEFHLIM);
        nd.basereachable(30000);
        nd.reachable(30000);
        nd.retrans(1000);
        ext.nd_ifinfo(nd);
        return ext.address();
    }

    /** Frees it, in this order; {@code if_afdata} keeps its pointer; in6.c:2727. */
    void in6_domifdetach(Ifnet ifp, long aux) {
        In6Ifextra ext = In6Ifextra.TYPE.at(mem, aux);
        FREE(ext.nd_ifinfo(), "NDP");
        FREE(ext.in6_ifstat(), "ifaddr");
        FREE(ext.icmp6_ifstat(), "ifaddr");
        FREE(ext, "ifaddr");
    }
}
