package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;
import org.deadc0de.sim.mem.TailQ;

/** IPv4 addresses of interfaces and the groups interfaces belong to. */
@KernelSource("sys/netinet/in.c")
class In_c extends KernelFile {
    static final int INADDR_ALLHOSTS_GROUP = 0xe0000001;
    private static final int IN_IFADDRHASH = 293;
    private static final int IN_MULTIHASH = 509;

    final TailQ<InIfaddr> in_ifaddrhead;
    private final long in_ifaddrhashtbl;
    private final long in_multihashtbl;
    private final long in_multientries;

    In_c(NetBsd299 k) {
        super(k);
        var data = k.machine().data();
        in_ifaddrhead = new TailQ<>(
                mem, data.defineHead("in_ifaddrhead", 2, InIfaddr.TYPE), InIfaddr.TYPE, InIfaddr.IA_LIST_TQE_NEXT);
        in_ifaddrhead.init();
        in_ifaddrhashtbl = data.define("in_ifaddrhashtbl", 4 * IN_IFADDRHASH);
        in_multihashtbl = data.define("in_multihashtbl", 4 * IN_MULTIHASH);
        in_multientries = data.define("in_multientries", 4);
    }

    private ListHead<InIfaddr> HASH(int addr) {
        return new ListHead<>(
                mem,
                in_ifaddrhashtbl + 4L * Integer.remainderUnsigned(addr, IN_IFADDRHASH),
                InIfaddr.TYPE,
                InIfaddr.IA_HASH_LE_NEXT);
    }

    private ListHead<InMulti> IN_MULTI_HASH(int addr, int if_index) {
        return MULTI_BUCKET(Integer.remainderUnsigned(addr ^ if_index, IN_MULTIHASH));
    }

    /** One bucket of the table of groups. */
    ListHead<InMulti> MULTI_BUCKET(int bucket) {
        return new ListHead<>(mem, in_multihashtbl + 4L * bucket, InMulti.TYPE, InMulti.INM_LIST_LE_NEXT);
    }

    static int MULTI_BUCKETS() {
        return IN_MULTIHASH;
    }

    /** The first AF_INET address of an interface, or NULL. */
    InIfaddr IFP_TO_IA(Ifnet ifp) {
        Ifaddr ifa = ifp.if_addrlist_tqh_first();
        while (!ifa.isNull() && ifa.ifa_addr().sa_family() != AF_INET) {
            ifa = ifa.ifa_list_tqe_next();
        }
        return InIfaddr.TYPE.at(mem, ifa.address());
    }

    /** The first address in the hash that is {@code addr}, most recently configured first; NULL when none is. */
    InIfaddr INADDR_TO_IA(int addr) {
        InIfaddr ia = HASH(addr).first();
        while (!ia.isNull() && ia.ia_addr().sin_addr() != addr) {
            ia = ia.ia_hash_le_next();
        }
        return ia;
    }

    InIfaddr NEXT_IA_WITH_SAME_ADDR(InIfaddr from) {
        int addr = from.ia_addr().sin_addr();
        InIfaddr ia = from.ia_hash_le_next();
        while (!ia.isNull() && ia.ia_addr().sin_addr() != addr) {
            ia = ia.ia_hash_le_next();
        }
        return ia;
    }

    static boolean IN_MULTICAST(int addr) {
        return addr >>> 28 == 0xe;
    }

    static int CLASS_MASK(int addr) {
        return addr >= 0 ? 0xff000000 : addr >>> 30 == 2 ? 0xffff0000 : 0xffffff00;
    }

    // ---- addresses -----------------------------------------------------------------------------------------------

    /** Address ioctls; in.c:313. */
    int in_control(Socket so, int cmd, Ifreq data, Ifnet ifp, Lwp l) {
        InIfaddr ia = ifp.isNull() ? nil(InIfaddr.TYPE) : IFP_TO_IA(ifp);
        if (cmd == SIOCAIFADDR || cmd == SIOCDIFADDR || cmd == SIOCGIFALIAS) {
            int family = data.ifr_addr().sa_family();
            if (family == AF_INET) {
                ia = INADDR_TO_IA(data.ifr_addr().sin_addr());
                while (!ia.isNull() && !ia.ifa_ifp().is(ifp)) {
                    ia = NEXT_IA_WITH_SAME_ADDR(ia);
                }
            } else if (family != 0) {
                return EAFNOSUPPORT;
            }
            if ((cmd == SIOCDIFADDR || cmd == SIOCGIFALIAS) && ia.isNull()) {
                return EADDRNOTAVAIL;
            }
        }
        boolean newifaddr = false;
        switch (cmd) {
            case SIOCSIFADDR, SIOCAIFADDR, SIOCDIFADDR, SIOCSIFNETMASK, SIOCSIFDSTADDR, SIOCSIFBRDADDR -> {
                if (ifp.isNull()) {
                    throw panic("in_control");
                }
                if (l.p_uid() != 0) {
                    return EPERM;
                }
                if (ia.isNull() && cmd != SIOCSIFBRDADDR) {
                    ia = MALLOC(InIfaddr.TYPE, "ifaddr", M_WAITOK | M_ZERO);
                    in_ifaddrhead.insertTail(ia);
                    k.route_c.IFAREF(ia.ia_ifa());
                    k.if_c.IF_ADDRLIST(ifp).insertTail(ia.ia_ifa());
                    k.route_c.IFAREF(ia.ia_ifa());
                    ia.ifa_addr(ia.ia_addr());
                    ia.ifa_dstaddr(ia.ia_dstaddr());
                    ia.ifa_netmask(ia.ia_sockmask());
                    ia.ia_sockmask().sa_len(8);
                    ia.ia_addr().sa_family(AF_INET);
                    ia.ia_addr().sa_len(16);
                    ia.ifa_ifp(ifp);
                    newifaddr = true;
                }
                if (ia.isNull()) {
                    return EADDRNOTAVAIL;
                }
            }
            case SIOCGIFADDR, SIOCGIFNETMASK, SIOCGIFDSTADDR, SIOCGIFBRDADDR -> {
                if (ia.isNull()) {
                    return EADDRNOTAVAIL;
                }
            }
            default -> {}
        }
        switch (cmd) {
            case SIOCGIFADDR -> bcopy(ia.ia_addr().address(), data.ifr_addr().address(), 16);
            case SIOCGIFDSTADDR, SIOCGIFBRDADDR -> {
                if (!has(ifp.if_flags(), cmd == SIOCGIFDSTADDR ? IFF_POINTOPOINT : IFF_BROADCAST)) {
                    return EINVAL;
                }
                bcopy(ia.ia_dstaddr().address(), data.ifr_addr().address(), 16);
            }
            case SIOCGIFNETMASK ->
                bcopy(ia.ia_sockmask().address(), data.ifr_addr().address(), 16);
            case SIOCSIFDSTADDR -> {
                if (!has(ifp.if_flags(), IFF_POINTOPOINT)) {
                    return EINVAL;
                }
                bcopy(data.ifr_addr().address(), ia.ia_dstaddr().address(), 16);
                return k.if_c.IF_IOCTL(ifp, SIOCSIFDSTADDR, ia);
            }
            case SIOCSIFBRDADDR -> {
                if (!has(ifp.if_flags(), IFF_BROADCAST)) {
                    return EINVAL;
                }
                bcopy(data.ifr_addr().address(), ia.ia_dstaddr().address(), 16);
            }
            case SIOCSIFADDR -> {
                return in_ifinit(ifp, ia, data.ifr_addr(), newifaddr ? 0 : 1);
            }
            case SIOCSIFNETMASK -> {
                in_ifscrub(ifp, ia);
                ia.ia_sockmask().sin_addr(data.ifr_addr().sin_addr());
                ia.ia_subnetmask(data.ifr_addr().sin_addr());
                return in_ifinit(ifp, ia, nil(SockaddrS.TYPE), 0);
            }
            case SIOCAIFADDR -> {
                return AIFADDR(ifp, ia, data, newifaddr);
            }
            case SIOCDIFADDR -> in_purgeaddr(ia, ifp);
            default -> {
                return ifp.isNull() || ifp.if_ioctl() == 0 ? EOPNOTSUPP : k.if_c.IF_IOCTL(ifp, cmd, data);
            }
        }
        return 0;
    }

    private int AIFADDR(Ifnet ifp, InIfaddr ia, Ifreq ifra, boolean newifaddr) {
        boolean maskIsNew = false;
        boolean hostIsNew = true;
        int error = 0;
        if (ia.ia_addr().sa_family() == AF_INET && !newifaddr) {
            if (ifra.ifr_addr().sa_len() == 0) {
                hostIsNew = false;
                bcopy(ia.ia_addr().address(), ifra.ifr_addr().address(), 16);
            } else if (ifra.ifr_addr().sin_addr() == ia.ia_addr().sin_addr()) {
                hostIsNew = false;
            }
        }
        if (ifra.ifra_mask().sa_len() != 0) {
            in_ifscrub(ifp, ia);
            ia.ia_sockmask().sa_len(8);
            ia.ia_sockmask().sin_addr(ifra.ifra_mask().sin_addr());
            ia.ia_subnetmask(ifra.ifra_mask().sin_addr());
            maskIsNew = true;
        }
        if (has(ifp.if_flags(), IFF_POINTOPOINT) && ifra.ifra_dstaddr().sa_family() == AF_INET) {
            in_ifscrub(ifp, ia);
            bcopy(ifra.ifra_dstaddr().address(), ia.ia_dstaddr().address(), 16);
            maskIsNew = true;
        }
        if (ifra.ifr_addr().sa_family() == AF_INET && (hostIsNew || maskIsNew)) {
            error = in_ifinit(ifp, ia, ifra.ifr_addr(), 0);
        }
        if (has(ifp.if_flags(), IFF_BROADCAST) && ifra.ifra_dstaddr().sa_family() == AF_INET) {
            bcopy(ifra.ifra_dstaddr().address(), ia.ia_dstaddr().address(), 16);
        }
        return error;
    }

    /** Takes one address off its interface; in.c:543. Memberships and cached routes of sockets are not its business. */
    void in_purgeaddr(InIfaddr ia, Ifnet ifp) {
        in_ifscrub(ifp, ia);
        HASH(ia.ia_addr().sin_addr()).remove(ia);
        k.if_c.IF_ADDRLIST(ifp).remove(ia.ia_ifa());
        k.route_c.IFAFREE(ia.ia_ifa());
        in_ifaddrhead.remove(ia);
        if (!ia.ia_allhosts().isNull()) {
            in_delmulti(ia.ia_allhosts());
        }
        k.route_c.IFAFREE(ia.ia_ifa());
        k.seams.addressRemoved.removed(ifp, AF_INET);
    }

    /** Takes every IPv4 address off an interface; in.c:561. Harmless when there is none. */
    void in_purgeif(Ifnet ifp) {
        Ifaddr ifa = ifp.if_addrlist_tqh_first();
        while (!ifa.isNull()) {
            Ifaddr nifa = ifa.ifa_list_tqe_next();
            if (ifa.ifa_addr().sa_family() == AF_INET) {
                in_purgeaddr(InIfaddr.TYPE.at(mem, ifa.address()), ifp);
            }
            ifa = nifa;
        }
        k.igmp_c.igmp_purgeif(ifp);
    }

    /** in.c:760. */
    void in_ifscrub(Ifnet ifp, InIfaddr ia) {
        in_scrubprefix(ia);
    }

    /** Gives an address to an interface; in.c:782. */
    int in_ifinit(Ifnet ifp, InIfaddr ia, SockaddrS sin, int scrub) {
        int s = splnet();
        if (!sin.isNull()) {
            if (ia.ia_hash_le_prev() != 0) {
                HASH(ia.ia_addr().sin_addr()).remove(ia);
            }
            bcopy(sin.address(), ia.ia_addr().address(), 16);
            HASH(ia.ia_addr().sin_addr()).insertHead(ia);
        }
        if (ifp.if_ioctl() != 0) {
            int error = k.if_c.IF_IOCTL(ifp, SIOCSIFADDR, ia);
            if (error != 0) {
                splx(s);
                return error;
            }
        }
        splx(s);
        if (scrub != 0) {
            in_ifscrub(ifp, ia);
        }
        int addr = ia.ia_addr().sin_addr();
        ia.ia_netmask(CLASS_MASK(addr));
        if (ia.ia_subnetmask() == 0) {
            ia.ia_subnetmask(ia.ia_netmask());
            ia.ia_sockmask().sin_addr(ia.ia_subnetmask());
        } else {
            ia.ia_netmask(ia.ia_netmask() & ia.ia_subnetmask());
        }
        ia.ia_net(addr & ia.ia_netmask());
        ia.ia_subnet(addr & ia.ia_subnetmask());
        int flags = Route_c.RTF_UP;
        if (has(ifp.if_flags(), IFF_BROADCAST)) {
            ia.ia_dstaddr().sin_addr(ia.ia_subnet() | ~ia.ia_subnetmask());
            ia.ia_dstaddr().sa_family(AF_INET);
            ia.ia_dstaddr().sa_len(16);
            ia.ia_netbroadcast(ia.ia_net() | ~ia.ia_netmask());
        } else if (has(ifp.if_flags(), IFF_LOOPBACK)) {
            bcopy(ia.ia_addr().address(), ia.ia_dstaddr().address(), 16);
            flags |= Route_c.RTF_HOST;
        } else if (has(ifp.if_flags(), IFF_POINTOPOINT)) {
            if (ia.ia_dstaddr().sa_family() != AF_INET) {
                return 0;
            }
            flags |= Route_c.RTF_HOST;
        }
        int error = in_addprefix(ia, flags);
        if (has(ifp.if_flags(), IFF_MULTICAST) && ia.ia_allhosts().isNull()) {
            ia.ia_allhosts(in_addmulti(INADDR_ALLHOSTS_GROUP, ifp));
        }
        return error;
    }

    private boolean IS_HOST_ROUTE(InIfaddr ia) {
        return has(ia.ifa_ifp().if_flags(), IFF_LOOPBACK | IFF_POINTOPOINT);
    }

    private int PREFIX(InIfaddr ia) {
        return IS_HOST_ROUTE(ia) ? ia.ia_dstaddr().sin_addr() : ia.ia_addr().sin_addr() & ia.ia_subnetmask();
    }

    private boolean SAME_PREFIX(InIfaddr a, InIfaddr b) {
        return IS_HOST_ROUTE(a) == IS_HOST_ROUTE(b)
                && PREFIX(a) == PREFIX(b)
                && (IS_HOST_ROUTE(a) || a.ia_subnetmask() == b.ia_subnetmask());
    }

    /** The route of a new address, unless another address brought it already; in.c:880. */
    int in_addprefix(InIfaddr target, int flags) {
        for (InIfaddr ia = in_ifaddrhead.first(); !ia.isNull(); ia = ia.ia_list_tqe_next()) {
            if (!ia.is(target) && has(ia.ifa_flags(), Route_c.IFA_ROUTE) && SAME_PREFIX(ia, target)) {
                return 0;
            }
        }
        int error = ROUTE(target, Rtsock_c.RTM_ADD, flags);
        if (error == 0) {
            target.ifa_flags(target.ifa_flags() | Route_c.IFA_ROUTE);
        }
        return error;
    }

    /** Takes the route of an address down, or hands it to another address that has the same; in.c:940. */
    int in_scrubprefix(InIfaddr target) {
        if (!has(target.ifa_flags(), Route_c.IFA_ROUTE)) {
            return 0;
        }
        int flags = IS_HOST_ROUTE(target) ? Route_c.RTF_HOST : 0;
        for (InIfaddr ia = in_ifaddrhead.first(); !ia.isNull(); ia = ia.ia_list_tqe_next()) {
            if (!ia.is(target) && !has(ia.ifa_flags(), Route_c.IFA_ROUTE) && SAME_PREFIX(ia, target)) {
                ROUTE(target, Rtsock_c.RTM_DELETE, flags);
                target.ifa_flags(target.ifa_flags() & ~Route_c.IFA_ROUTE);
                int error = ROUTE(ia, Rtsock_c.RTM_ADD, flags | Route_c.RTF_UP);
                if (error == 0) {
                    ia.ifa_flags(ia.ifa_flags() | Route_c.IFA_ROUTE);
                }
                return error;
            }
        }
        ROUTE(target, Rtsock_c.RTM_DELETE, flags);
        target.ifa_flags(target.ifa_flags() & ~Route_c.IFA_ROUTE);
        return 0;
    }

    /** rtinit() for an address: towards the other end of a point-to-point link, else its net. */
    private int ROUTE(InIfaddr ia, int cmd, int flags) {
        boolean host = IS_HOST_ROUTE(ia);
        return k.route_c.rtinit(
                ia.ia_ifa(),
                cmd,
                flags | (host ? 0 : Route_c.RTF_CLONING),
                host ? ia.ia_dstaddr() : ia.ia_addr(),
                host ? nil(SockaddrS.TYPE) : ia.ia_sockmask());
    }

    // ---- groups --------------------------------------------------------------------------------------------------

    /** The record of a group on an interface, or NULL: compares the address and the pointer to the interface. */
    InMulti IN_LOOKUP_MULTI(int addr, Ifnet ifp) {
        InMulti inm = IN_MULTI_HASH(addr, ifp.if_index()).first();
        while (!inm.isNull() && (inm.inm_addr() != addr || !inm.inm_ifp().is(ifp))) {
            inm = inm.inm_list_le_next();
        }
        return inm;
    }

    /** Joins a group on an interface, or counts one more member; NULL when that fails; in.c:1035. */
    InMulti in_addmulti(int ap, Ifnet ifp) {
        int s = splsoftnet();
        InMulti inm = IN_LOOKUP_MULTI(ap, ifp);
        if (!inm.isNull()) {
            inm.inm_refcount(inm.inm_refcount() + 1);
        } else {
            inm = pool_get(InMulti.TYPE);
            inm.inm_addr(ap);
            inm.inm_ifp(ifp);
            inm.inm_refcount(1);
            ListHead<InMulti> head = IN_MULTI_HASH(ap, ifp.if_index());
            head.insertHead(inm);
            Ifreq ifr = onStack(Ifreq.TYPE);
            ifr.ifr_addr().sa_family(AF_INET);
            ifr.ifr_addr().sin_addr(ap);
            if (ifp.if_ioctl() == 0 || k.if_c.IF_IOCTL(ifp, SIOCADDMULTI, ifr) != 0) {
                head.remove(inm);
                pool_put(inm, InMulti.TYPE);
                splx(s);
                return nil(InMulti.TYPE);
            }
            if (k.igmp_c.igmp_joingroup(inm) != 0) {
                head.remove(inm);
                pool_put(inm, InMulti.TYPE);
                splx(s);
                return nil(InMulti.TYPE);
            }
            mem.store4(in_multientries, 0, mem.load4(in_multientries, 0) + 1);
        }
        splx(s);
        return inm;
    }

    /** One member less; the last one leaves the group, which asks the interface's driver; in.c:1101. */
    void in_delmulti(InMulti inm) {
        int s = splsoftnet();
        int left = inm.inm_refcount() - 1;
        inm.inm_refcount(left);
        if (left == 0) {
            k.igmp_c.igmp_leavegroup(inm);
            MULTI_BUCKET(0).remove(inm);
            mem.store4(in_multientries, 0, mem.load4(in_multientries, 0) - 1);
            Ifreq ifr = onStack(Ifreq.TYPE);
            ifr.ifr_addr().sa_family(AF_INET);
            ifr.ifr_addr().sin_addr(inm.inm_addr());
            k.if_c.IF_IOCTL(inm.inm_ifp(), SIOCDELMULTI, ifr);
            pool_put(inm, InMulti.TYPE);
        }
        splx(s);
    }
}
