package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.TailQ;

/**
 * IPv4 addresses of interfaces. Nobody holds a reference to an address for the duration of a call, although a call sleeps wherever
 * routes are changed.
 */
@KernelSource("sys/netinet/in.c")
class In_c extends KernelFile {
    private static final int INADDR_NHASH = 512;
    private static final int FNV1_32_INIT = 33554467;
    private static final int FNV_32_PRIME = 0x01000193;
    private static final int IN_CLASSA_NET = 0xff000000;
    private static final int INADDR_ALLHOSTS_GROUP = 0xe0000001;

    /** Every IPv4 address of the system. */
    final TailQ<InIfaddr> in_ifaddrhead;

    private final long in_ifaddrhashtbl;
    private final long in_interfaces;

    In_c(DragonFly111 k) {
        super(k);
        in_ifaddrhead = new TailQ<>(
                mem,
                k.machine().data().defineHead("in_ifaddrhead", 2, InIfaddr.TYPE),
                InIfaddr.TYPE,
                InIfaddr.IA_LINK_TQE_NEXT);
        in_ifaddrhead.init();
        in_ifaddrhashtbl = k.machine().data().define("in_ifaddrhashtbl", 4 * INADDR_NHASH);
        in_interfaces = k.machine().data().define("in_interfaces", 4);
    }

    /** The bucket of an address in host byte order; fnv_32_buf over its four bytes. */
    long INADDR_HASH(int address) {
        int hval = FNV1_32_INIT;
        for (int shift = 24; shift >= 0; shift -= 8) {
            hval *= FNV_32_PRIME;
            hval ^= address >>> shift & 0xff;
        }
        return in_ifaddrhashtbl + 4L * (hval & INADDR_NHASH - 1);
    }

    /** The address of a bucket by its number. */
    long BUCKET(int number) {
        return in_ifaddrhashtbl + 4L * number;
    }

    static int BUCKETS() {
        return INADDR_NHASH;
    }

    /** Whether an address is one of this machine's: then its own IP input answers. It looks in the address's bucket, as ip_input.c:530. */
    boolean IS_OURS(Sa sin) {
        long bucket = INADDR_HASH(SIN(sin));
        for (InIfaddr ia = HASH(bucket).first(); !ia.isNull(); ia = HASH(bucket).next(ia)) {
            if (SIN(ia.ia_addr()) == SIN(sin)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an address is a broadcast address of an interface; in.c:820. */
    boolean in_broadcast(int in, Ifnet ifp) {
        if (in == 0 || in == -1) {
            return true;
        }
        if (!has(ifp.if_flags(), IFF_BROADCAST)) {
            return false;
        }
        TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
        for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
            if (ifa.ifa_addr().sa_family() == AF_INET) {
                InIfaddr ia = IFATOIA(ifa);
                if ((in == SIN(ia.ia_dstaddr())
                                || in == ia.ia_netbroadcast()
                                || in == ia.ia_subnet() // the broadcast address of old
                                || in == ia.ia_net())
                        && ia.ia_subnetmask() != -1) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Trims a mask: its length is that of its last byte that is not 0. in.c:140. */
    private void in_socktrim(Sa ap) {
        ap.sa_len(0);
        for (int cp = 7; cp >= 4; cp--) {
            if (mem.load1(ap.address(), cp) != 0) {
                ap.sa_len(cp + 1);
                return;
            }
        }
    }

    /**
     * Handles the ioctls of addresses. Called with the MP lock; takes no reference to the address it finds. in.c:186.
     *
     * @param td NULL when the kernel itself asks
     */
    int in_control(Socket so, int cmd, long data, Ifnet ifp, Td td) {
        Ifreq ifr = at(Ifreq.TYPE, data);
        InIfaddr ia = nil(InIfaddr.TYPE);
        int iaIsNew = 0;

        switch (cmd) {
            case SIOCALIFADDR, SIOCDLIFADDR, SIOCGLIFADDR -> {
                if (cmd != SIOCGLIFADDR && NOT_ROOT(td)) {
                    return EPERM;
                }
                return ifp.isNull() ? EINVAL : in_lifaddr_ioctl(so, cmd, at(IfLaddrreq.TYPE, data), ifp, td);
            }
            default -> {
                // The others look for an address first.
            }
        }

        if (!ifp.isNull()) {
            int want = SIN(ifr.ifr_addr());
            long bucket = INADDR_HASH(want);
            for (ia = HASH(bucket).first(); !ia.isNull(); ia = HASH(bucket).next(ia)) {
                if (ia.ifa_ifp().is(ifp) && SIN(ia.ia_addr()) == want) {
                    break;
                }
            }
            if (ia.isNull()) {
                TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
                for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
                    if (IFATOIA(ifa).ia_addr().sa_family() == AF_INET) { // 226: of every entry
                        ia = IFATOIA(ifa);
                        break;
                    }
                }
            }
        }

        switch (cmd) {
            case SIOCAIFADDR, SIOCDIFADDR -> {
                if (ifp.isNull()) {
                    return EADDRNOTAVAIL;
                }
                if (ifr.ifr_addr().sa_family() == AF_INET) {
                    while (!ia.isNull() && !(ia.ifa_ifp().is(ifp) && SIN(ia.ia_addr()) == SIN(ifr.ifr_addr()))) {
                        ia = in_ifaddrhead.next(ia);
                    }
                    if (has(ifp.if_flags(), IFF_POINTOPOINT) && cmd == SIOCAIFADDR && SIN(ifr.ifra_dstaddr()) == 0) {
                        return EDESTADDRREQ;
                    }
                }
                if (cmd == SIOCDIFADDR && ia.isNull()) {
                    return EADDRNOTAVAIL;
                }
            }
            case SIOCSIFBRDADDR, SIOCGIFADDR, SIOCGIFNETMASK, SIOCGIFDSTADDR, SIOCGIFBRDADDR -> {
                if (cmd == SIOCSIFBRDADDR && NOT_ROOT(td)) {
                    return EPERM;
                }
                if (ia.isNull()) {
                    return EADDRNOTAVAIL;
                }
            }
            default -> {
                // Nothing to check yet.
            }
        }
        switch (cmd) {
            case SIOCAIFADDR, SIOCDIFADDR, SIOCSIFADDR, SIOCSIFNETMASK, SIOCSIFDSTADDR -> {
                if (NOT_ROOT(td)) {
                    return EPERM;
                }
                if (ifp.isNull()) {
                    return EADDRNOTAVAIL;
                }
                if (ia.isNull()) {
                    ia = NEW(ifp);
                    iaIsNew = 1;
                }
            }
            default -> {
                // These make no address.
            }
        }

        k.seams.addressHeld.hold(ia);
        int error = CONTROL(cmd, ifr, data, ifp, ia, iaIsNew);
        k.seams.addressHeld.release(ia);
        return error;
    }

    private static boolean NOT_ROOT(Td td) {
        return !td.isNull() && td.td_uid() != 0;
    }

    /** A new address on both lists, without a family, in no bucket; 269-295. */
    private InIfaddr NEW(Ifnet ifp) {
        InIfaddr ia = KMALLOC(InIfaddr.TYPE, k.M_IFADDR, M_WAITOK | M_ZERO);
        k.ledger.created(ia.address());
        k.seams.references.created(ia);
        CRIT_ENTER();
        in_ifaddrhead.insertTail(ia);
        IF_ADDRHEAD(ifp).insertTail(ia);
        ia.ifa_addr(ia.ia_addr());
        ia.ifa_dstaddr(ia.ia_dstaddr());
        ia.ifa_netmask(ia.ia_sockmask());
        ia.ia_sockmask().sa_len(8);
        ia.ia_sockmask().sa_family(AF_INET);
        if (has(ifp.if_flags(), IFF_BROADCAST)) {
            ia.ia_dstaddr().sa_len(16);
            ia.ia_dstaddr().sa_family(AF_INET);
        }
        ia.ifa_ifp(ifp);
        if (!has(ifp.if_flags(), IFF_LOOPBACK)) {
            mem.store4(in_interfaces, 0, mem.load4(in_interfaces, 0) + 1);
        }
        CRIT_EXIT();
        return ia;
    }

    private int CONTROL(int cmd, Ifreq ifr, long data, Ifnet ifp, InIfaddr ia, int iaIsNew) {
        int error = 0;
        switch (cmd) {
            case SIOCGIFADDR -> {
                BCOPY(ia.ia_addr().address(), ifr.ifr_addr().address(), 16);
                return 0;
            }
            case SIOCGIFBRDADDR -> {
                if (!has(ifp.if_flags(), IFF_BROADCAST)) {
                    return EINVAL;
                }
                BCOPY(ia.ia_dstaddr().address(), ifr.ifr_addr().address(), 16);
                return 0;
            }
            case SIOCGIFDSTADDR -> {
                if (!has(ifp.if_flags(), IFF_POINTOPOINT)) {
                    return EINVAL;
                }
                BCOPY(ia.ia_dstaddr().address(), ifr.ifr_addr().address(), 16);
                return 0;
            }
            case SIOCGIFNETMASK -> {
                BCOPY(ia.ia_sockmask().address(), ifr.ifr_addr().address(), 16);
                return 0;
            }
            case SIOCSIFDSTADDR -> {
                return SET_DESTINATION(ifp, ia, ifr);
            }
            case SIOCSIFBRDADDR -> {
                if (!has(ifp.if_flags(), IFF_BROADCAST)) {
                    return EINVAL;
                }
                BCOPY(ifr.ifr_addr().address(), ia.ia_dstaddr().address(), 16);
                return 0;
            }
            case SIOCSIFADDR -> {
                error = k.seams.addressInit.init(ifp, ia, ifr.ifr_addr(), 1); // 362
                if (error == 0 || iaIsNew == 0) {
                    return k.seams.setAddressResult.applyAsInt(error);
                }
            }
            case SIOCSIFNETMASK -> {
                ia.ia_sockmask().sin_s_addr(ifr.ifr_addr().sin_s_addr());
                ia.ia_subnetmask(SIN(ia.ia_sockmask()));
                return 0;
            }
            case SIOCAIFADDR -> {
                error = ADD_ADDRESS(ifp, ia, ifr, iaIsNew);
                if (error == 0 || iaIsNew == 0) {
                    return error;
                }
            }
            case SIOCDIFADDR -> {
                in_ifscrub(ifp, ia);
                if (!k.seams.afterSleep.mayGoOn(ia)) {
                    return 0;
                }
                k.in_rmx_c.in_ifadown(ia, 1);
            }
            default -> {
                if (ifp.isNull() || ifp.if_ioctl() == 0) {
                    return EOPNOTSUPP;
                }
                k.lwkt_serialize_c.lwkt_serialize_enter(ifp.if_serializer());
                error = k.if_c.IF_IOCTL(ifp, cmd, data);
                k.lwkt_serialize_c.lwkt_serialize_exit(ifp.if_serializer());
                return error;
            }
        }

        // 445: the address goes
        if (!k.seams.afterSleep.mayGoOn(ia)) {
            return error;
        }
        k.seams.section.enter(ifp);
        IF_ADDRHEAD(ifp).remove(ia);
        in_ifaddrhead.remove(ia);
        k.seams.hashRemoval.remove(ia);
        k.seams.references.unlisted(ia);
        k.seams.section.exit(ifp);
        return error;
    }

    /** 333-360: sleeps twice with the serializer. */
    private int SET_DESTINATION(Ifnet ifp, InIfaddr ia, Ifreq ifr) {
        if (!has(ifp.if_flags(), IFF_POINTOPOINT)) {
            return EINVAL;
        }
        Sa dstaddr = ON_STACK(Sa.TYPE, 0x80);
        BCOPY(ia.ia_dstaddr().address(), dstaddr.address(), 16);
        BCOPY(ifr.ifr_addr().address(), ia.ia_dstaddr().address(), 16);
        k.seams.section.enter(ifp);
        int error = k.if_c.IF_IOCTL(ifp, SIOCSIFDSTADDR, ia.address());
        if (error != 0) {
            BCOPY(dstaddr.address(), ia.ia_dstaddr().address(), 16);
            k.seams.section.exit(ifp);
            return error;
        }
        if (has(ia.ifa_flags(), IFA_ROUTE)) {
            ia.ifa_dstaddr(dstaddr);
            k.route_c.rtinit(ia, RTM_DELETE, RTF_HOST);
            if (k.seams.afterSleep.mayGoOn(ia)) {
                ia.ifa_dstaddr(ia.ia_dstaddr());
                k.route_c.rtinit(ia, RTM_ADD, RTF_HOST | RTF_UP);
            }
        }
        k.seams.section.exit(ifp);
        return 0;
    }

    /** 376-414. */
    private int ADD_ADDRESS(Ifnet ifp, InIfaddr ia, Ifreq ifra, int iaIsNew) {
        int error = 0;
        int hostIsNew = 1;
        int maskIsNew = 0;
        if (ia.ia_addr().sa_family() == AF_INET) {
            if (ifra.ifr_addr().sa_len() == 0) {
                BCOPY(ia.ia_addr().address(), ifra.ifr_addr().address(), 16);
                hostIsNew = 0;
            } else if (ifra.ifr_addr().sin_s_addr() == ia.ia_addr().sin_s_addr()) {
                hostIsNew = 0;
            }
        }
        if (ifra.ifra_mask().sa_len() != 0) {
            in_ifscrub(ifp, ia); // 389
            if (!k.seams.afterSleep.mayGoOn(ia)) {
                return EADDRNOTAVAIL;
            }
            BCOPY(ifra.ifra_mask().address(), ia.ia_sockmask().address(), 16);
            ia.ia_sockmask().sa_family(AF_INET);
            ia.ia_subnetmask(SIN(ia.ia_sockmask()));
            maskIsNew = 1;
        }
        if (has(ifp.if_flags(), IFF_POINTOPOINT) && ifra.ifra_dstaddr().sa_family() == AF_INET) {
            in_ifscrub(ifp, ia);
            if (!k.seams.afterSleep.mayGoOn(ia)) {
                return EADDRNOTAVAIL;
            }
            BCOPY(ifra.ifra_dstaddr().address(), ia.ia_dstaddr().address(), 16);
            maskIsNew = 1;
        }
        if (ifra.ifr_addr().sa_family() == AF_INET && (hostIsNew != 0 || maskIsNew != 0)) {
            error = k.seams.addressInit.init(ifp, ia, ifra.ifr_addr(), 0);
        }
        if (error != 0 && iaIsNew != 0) {
            return error;
        }
        if (has(ifp.if_flags(), IFF_BROADCAST) && ifra.ifra_dstaddr().sa_family() == AF_INET) {
            BCOPY(ifra.ifra_dstaddr().address(), ia.ia_dstaddr().address(), 16);
        }
        return error;
    }

    /**
     * Handles the requests with a prefix length. SIOCALIFADDR becomes a SIOCAIFADDR; the others look for the address among those of
     * AF_INET6, where it cannot be. in.c:470.
     *
     * @return EADDRNOTAVAIL for SIOCGLIFADDR and SIOCDLIFADDR of any address
     */
    private int in_lifaddr_ioctl(Socket so, int cmd, IfLaddrreq iflr, Ifnet ifp, Td td) {
        if (iflr.addr().sa_family() != AF_INET) {
            return EINVAL;
        }
        switch (cmd) {
            case SIOCALIFADDR -> {
                Ifreq ifra = ON_STACK(Ifreq.TYPE);
                BZERO(ifra, Ifreq.TYPE);
                ifra.ifr_name(iflr.iflr_name());
                BCOPY(iflr.addr().address(), ifra.ifr_addr().address(), 16);
                if (iflr.dstaddr().sa_family() != AF_UNSPEC) {
                    BCOPY(iflr.dstaddr().address(), ifra.ifra_dstaddr().address(), 16);
                }
                int prefixlen = iflr.prefixlen();
                if (prefixlen < 0 || prefixlen > 32) {
                    return EINVAL;
                }
                SIN_SET(ifra.ifra_mask(), prefixlen == 0 ? 0 : -1 << 32 - prefixlen);
                return in_control(so, SIOCAIFADDR, ifra.address(), ifp, td);
            }
            default -> {
                TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
                Ifaddr ifa = head.first();
                while (!ifa.isNull() && ifa.ifa_addr().sa_family() != AF_INET6) { // 576
                    ifa = head.next(ifa);
                }
                if (ifa.isNull()) {
                    return EADDRNOTAVAIL;
                }
                return EAFNOSUPPORT;
            }
        }
    }

    /** Deletes the route of an address, whatever comes of that. in.c:635. */
    void in_ifscrub(Ifnet ifp, InIfaddr ia) {
        if (!has(ia.ifa_flags(), IFA_ROUTE)) {
            return;
        }
        if (has(ifp.if_flags(), IFF_LOOPBACK | IFF_POINTOPOINT)) {
            k.route_c.rtinit(ia, RTM_DELETE, RTF_HOST);
        } else {
            k.route_c.rtinit(ia, RTM_DELETE, 0);
        }
        if (k.seams.afterSleep.mayGoOn(ia)) {
            ia.ifa_flags(ia.ifa_flags() & ~IFA_ROUTE);
        }
    }

    /** Whether an address is on the list of all; the walk is part of what asks. */
    boolean IS_LISTED(InIfaddr ia) {
        for (InIfaddr each = in_ifaddrhead.first(); !each.isNull(); each = in_ifaddrhead.next(each)) {
            if (each.is(ia)) {
                return true;
            }
        }
        return false;
    }

    /** Takes an address out of the bucket it is in, if it is in one. */
    void UNHASH_IF_HASHED(InIfaddr ia) {
        for (int i = 0; i < INADDR_NHASH; i++) {
            for (InIfaddr each = HASH(BUCKET(i)).first();
                    !each.isNull();
                    each = HASH(BUCKET(i)).next(each)) {
                if (each.is(ia)) {
                    HASH(BUCKET(i)).remove(ia);
                    return;
                }
            }
        }
    }

    void HASH_INSERT(InIfaddr ia) {
        HASH(INADDR_HASH(SIN(ia.ia_addr()))).insertHead(ia);
    }

    void HASH_REMOVE(InIfaddr ia) {
        HASH(INADDR_HASH(SIN(ia.ia_addr()))).remove(ia);
    }

    /**
     * Gives an address to an interface and makes its route. in.c:652.
     *
     * @param scrub whether the route of the address before has to go; 0 when it is gone
     */
    int in_ifinit(Ifnet ifp, InIfaddr ia, Sa sin, int scrub) {
        int flags = RTF_UP;
        k.seams.section.enter(ifp);
        Sa oldaddr = ON_STACK(Sa.TYPE);
        BCOPY(ia.ia_addr().address(), oldaddr.address(), 16);
        if (oldaddr.sa_family() == AF_INET) {
            HASH_REMOVE(ia);
        }
        BCOPY(sin.address(), ia.ia_addr().address(), 16);
        if (ia.ia_addr().sa_family() == AF_INET) {
            HASH_INSERT(ia);
        }
        int error = k.if_c.IF_IOCTL(ifp, SIOCSIFADDR, ia.address());
        if (error != 0) {
            k.seams.section.exit(ifp);
            k.seams.initFailure.unhash(ia);
            BCOPY(oldaddr.address(), ia.ia_addr().address(), 16);
            if (ia.ia_addr().sa_family() == AF_INET) {
                HASH_INSERT(ia); // 677: it may be in a bucket still
            }
            return error;
        }
        k.seams.section.exit(ifp);

        if (scrub != 0) {
            ia.ifa_addr(oldaddr);
            in_ifscrub(ifp, ia);
            if (!k.seams.afterSleep.mayGoOn(ia)) {
                return 0;
            }
            ia.ifa_addr(ia.ia_addr()); // 686
        }

        int i = SIN(ia.ia_addr());
        if (i >= 0) {
            ia.ia_netmask(IN_CLASSA_NET);
        } else if (i >>> 30 == 2) {
            ia.ia_netmask(0xffff0000);
        } else {
            ia.ia_netmask(0xffffff00);
        }
        if (ia.ia_subnetmask() == 0) {
            ia.ia_subnetmask(ia.ia_netmask());
            ia.ia_sockmask().sin_s_addr(Integer.reverseBytes(ia.ia_subnetmask()));
        } else {
            ia.ia_netmask(ia.ia_netmask() & ia.ia_subnetmask());
        }
        ia.ia_net(i & ia.ia_netmask());
        ia.ia_subnet(i & ia.ia_subnetmask());
        in_socktrim(ia.ia_sockmask());

        ia.ifa_metric(ifp.if_data().ifi_metric());
        if (has(ifp.if_flags(), IFF_BROADCAST)) {
            ia.ia_dstaddr().sin_s_addr(Integer.reverseBytes(ia.ia_subnet() | ~ia.ia_subnetmask()));
            ia.ia_netbroadcast(ia.ia_net() | ~ia.ia_netmask());
        } else if (has(ifp.if_flags(), IFF_LOOPBACK)) {
            k.seams.loopbackDestination.set(ia);
            flags |= RTF_HOST;
        } else if (has(ifp.if_flags(), IFF_POINTOPOINT)) {
            if (ia.ia_dstaddr().sa_family() != AF_INET) {
                return 0;
            }
            flags |= RTF_HOST;
        }
        if (SIN(ia.ia_addr()) != 0 || ia.ia_netmask() != IN_CLASSA_NET || SIN(ia.ia_dstaddr()) != 0x00ffffff) {
            error = k.route_c.rtinit(ia, RTM_ADD, flags);
            if (!k.seams.afterAdd.mayGoOn(ia, flags)) {
                return 0;
            }
            if (error != 0) {
                k.seams.initFailure.unhash(ia);
                BCOPY(oldaddr.address(), ia.ia_addr().address(), 16); // 744: its bucket stays
                k.seams.initFailure.rehash(ia);
                return error;
            }
            ia.ifa_flags(ia.ifa_flags() | IFA_ROUTE);
        }
        if (has(ifp.if_flags(), IFF_MULTICAST)) {
            in_addmulti(INADDR_ALLHOSTS_GROUP, ifp);
        }
        return 0;
    }

    /** Joins a group; nobody here ever leaves one. in.c:880. */
    private void in_addmulti(int group, Ifnet ifp) {
        for (Ifmultiaddr ifma = ifp.if_multiaddrs_lh_first(); !ifma.isNull(); ifma = ifma.ifma_link_le_next()) {
            if (SIN(ifma.ifma_addr()) == group) {
                ifma.ifma_refcount(ifma.ifma_refcount() + 1);
                return;
            }
        }
        Ifmultiaddr ifma = KMALLOC(Ifmultiaddr.TYPE, k.M_IFMADDR, M_WAITOK | M_ZERO);
        SIN_SET(ifma.ifma_addr(), group);
        ifma.ifma_ifp(ifp);
        ifma.ifma_refcount(1);
        Ifmultiaddr first = ifp.if_multiaddrs_lh_first();
        ifma.ifma_link_le_next(first);
        if (!first.isNull()) {
            first.ifma_link_le_prev(ifma.addressOf(Ifmultiaddr.IFMA_LINK_LE_NEXT));
        }
        ifma.ifma_link_le_prev(ifp.addressOf(Ifnet.IF_MULTIADDRS_LH_FIRST));
        ifp.if_multiaddrs_lh_first(ifma);
    }
}
