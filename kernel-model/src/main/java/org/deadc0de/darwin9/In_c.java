package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;
import org.deadc0de.sim.mem.TailQ;

/** IPv4 addresses of interfaces. */
@KernelSource("bsd/netinet/in.c")
final class In_c extends KernelFile {
    /** Every IPv4 address of the machine, guarded by rt_mtx. ip_input.c:219. */
    final TailQ<InIfaddr> in_ifaddrhead;

    /** Every IPv4 group joined, guarded by rt_mtx where it is changed. */
    final ListHead<InMulti> in_multihead;

    final long in_interfaces;

    In_c(Darwin9 k) {
        super(k);
        in_ifaddrhead = new TailQ<>(
                memory,
                k.machine().data().defineHead("in_ifaddrhead", 2, InIfaddr.TYPE),
                InIfaddr.TYPE,
                InIfaddr.IA_LINK_TQE_NEXT);
        in_multihead = new ListHead<>(
                memory,
                k.machine().data().defineHead("in_multihead", 1, InMulti.TYPE),
                InMulti.TYPE,
                InMulti.INM_LINK_LE_NEXT);
        in_interfaces = k.machine().data().define("in_interfaces", 4);
    }

    /**
     * IPv4 interface ioctls. in.c:271.
     *
     * <p>An address that a lookup finds is used to the end; whether it is still on either list is never asked again.
     *
     * @param data the copied-in struct ifreq or ifaliasreq
     */
    int in_control(Socket so, int cmd, long data, Ifnet ifp, BsdProc p) {
        Ifreq ifr = Ifreq.TYPE.at(memory, data);
        InIfaddr ia = InIfaddr.TYPE.at(memory, 0);
        int error = 0;

        if (cmd == SIOCALIFADDR || cmd == SIOCDLIFADDR || cmd == SIOCGLIFADDR) {
            if (cmd != SIOCGLIFADDR && k.kern_prot_c.suser(p) != 0) {
                return EPERM;
            }
            return ifp.isNull() ? EINVAL : in_lifaddr_ioctl(so, cmd, IfLaddrreq.TYPE.at(memory, data), ifp, p);
        }
        lck_mtx_lock(k.route_c.rt_mtx);
        InIfaddr iap = in_ifaddrhead.first();
        while (!iap.isNull()) {
            if (k.seams.addressOfInterface.belongs(iap, ifp)) { // 307
                if (iap.ia_addr().sin_addr() == ifr.ifr_addr().sin_addr()) {
                    ia = iap;
                    break;
                }
                if (ia.isNull()) {
                    ia = iap;
                    if (ifr.ifr_addr().sin_family() != AF_INET) {
                        break;
                    }
                }
            }
            iap = in_ifaddrhead.next(iap);
        }
        if (!ia.isNull()) {
            k.route_c.ifaref(ia.ia_ifa());
        }
        lck_mtx_unlock(k.route_c.rt_mtx);

        if (cmd == SIOCAIFADDR || cmd == SIOCDIFADDR) {
            if (ifr.ifr_addr().sin_family() == AF_INET) {
                InIfaddr oia = ia;
                lck_mtx_lock(k.route_c.rt_mtx);
                while (!ia.isNull()
                        && !(k.seams.addressOfInterface.belongs(ia, ifp)
                                && ia.ia_addr().sin_addr() == ifr.ifr_addr().sin_addr())) {
                    ia = in_ifaddrhead.next(ia);
                }
                if (!ia.isNull() && !ia.is(oia)) {
                    k.route_c.ifaref(ia.ia_ifa());
                }
                if (!oia.isNull() && !oia.is(ia)) {
                    k.route_c.ifafree(oia.ia_ifa());
                }
                lck_mtx_unlock(k.route_c.rt_mtx);
                if ((ifp.if_flags() & IFF_POINTOPOINT) != 0
                        && cmd == SIOCAIFADDR
                        && ifr.ifra_broadaddr().sin_addr() == INADDR_ANY) {
                    error = EDESTADDRREQ;
                    return IN_DONE(ia, error);
                }
            } else if (cmd == SIOCAIFADDR) {
                return IN_DONE(ia, EINVAL);
            }
            if (cmd == SIOCDIFADDR && ia.isNull()) {
                return IN_DONE(ia, EADDRNOTAVAIL);
            }
        }
        switch (cmd) {
            case SIOCAIFADDR, SIOCDIFADDR, SIOCSIFADDR, SIOCSIFNETMASK, SIOCSIFDSTADDR -> {
                if (!k.seams.socketPrivilege.mayChange(so)) {
                    return IN_DONE(ia, EPERM);
                }
                if (cmd == SIOCSIFADDR && ifr.ifr_addr().sin_family() != AF_INET) {
                    return IN_DONE(ia, EINVAL);
                }
                if (ia.isNull()) { // 397-444
                    ia = MALLOC(InIfaddr.TYPE, MallocType.M_IFADDR, M_WAITOK | M_ZERO);
                    Ifaddr ifa = ia.ia_ifa();
                    ifa.ifa_addr(SA(ia.ia_addr().address()));
                    ifa.ifa_dstaddr(SA(ia.ia_dstaddr().address()));
                    ifa.ifa_netmask(SA(ia.ia_sockmask().address()));
                    ia.ia_sockmask().sin_len(8);
                    k.dlil_c.ifnet_lock_exclusive(ifp);
                    if ((ifp.if_flags() & IFF_BROADCAST) != 0) {
                        ia.ia_dstaddr().sin_len(16);
                        ia.ia_dstaddr().sin_family(AF_INET);
                    }
                    ifa.ifa_ifp(ifp);
                    if ((ifp.if_flags() & IFF_LOOPBACK) == 0) {
                        memory.store4(in_interfaces, 0, memory.load4(in_interfaces, 0) + 1);
                    }
                    k.if_c.if_attach_ifa(ifp, ifa); // 426
                    k.seams.addressAttached.attached(ifp, ifa);
                    k.dlil_c.ifnet_lock_done(ifp);
                    lck_mtx_lock(k.route_c.rt_mtx);
                    k.route_c.ifaref(ifa);
                    AT(431, "TAILQ_INSERT_TAIL(&in_ifaddrhead, ia, ia_link)");
                    in_ifaddrhead.insertTail(ia);
                    lck_mtx_unlock(k.route_c.rt_mtx);
                    error = k.kpi_protocol_c.proto_plumb(PF_INET, ifp); // 436
                    if (error != 0 && error != EEXIST) {
                        kprintf("in.c: warning can't plumb proto if=%s%d type %d error=%d\n");
                    }
                    error = 0;
                } else if (cmd == SIOCAIFADDR || cmd == SIOCSIFADDR || cmd == SIOCDIFADDR) {
                    k.seams.foundAddress.found(ifp, ia);
                }
            }
            case SIOCSIFBRDADDR -> {
                if (!k.seams.socketPrivilege.mayChange(so)) {
                    return IN_DONE(ia, EPERM);
                }
                if (ia.isNull()) {
                    return IN_DONE(ia, EADDRNOTAVAIL);
                }
            }
            case SIOCGIFADDR, SIOCGIFNETMASK, SIOCGIFDSTADDR, SIOCGIFBRDADDR -> {
                if (ia.isNull()) {
                    return IN_DONE(ia, EADDRNOTAVAIL);
                }
            }
            default -> {}
        }
        switch (cmd) {
            case SIOCGIFADDR -> COPY_SIN(ia.ia_addr(), ifr.ifr_addr());
            case SIOCGIFNETMASK -> COPY_SIN(ia.ia_sockmask(), ifr.ifr_addr());
            case SIOCGIFBRDADDR -> {
                if ((ifp.if_flags() & IFF_BROADCAST) == 0) {
                    return IN_DONE(ia, EINVAL);
                }
                COPY_SIN(ia.ia_dstaddr(), ifr.ifr_addr());
            }
            case SIOCGIFDSTADDR -> {
                if ((ifp.if_flags() & IFF_POINTOPOINT) == 0) {
                    return IN_DONE(ia, EINVAL);
                }
                COPY_SIN(ia.ia_dstaddr(), ifr.ifr_addr());
            }
            case SIOCSIFDSTADDR -> error = SET_DSTADDR(ifp, ia, ifr);
            case SIOCSIFBRDADDR -> {
                if ((ifp.if_flags() & IFF_BROADCAST) == 0) {
                    return IN_DONE(ia, EINVAL);
                }
                COPY_SIN(ifr.ifr_addr(), ia.ia_dstaddr());
                kev_post_msg();
            }
            case SIOCSIFADDR -> error = in_ifinit(ifp, ia, ifr.ifr_addr(), 1); // 616
            case SIOCPROTOATTACH -> error = k.kpi_protocol_c.proto_plumb(PF_INET, ifp);
            case SIOCPROTODETACH -> {
                k.dlil_c.ifnet_lock_shared(ifp);
                Ifaddr ifa = ifp.if_addrhead_tqh_first();
                while (!ifa.isNull() && ifa.ifa_addr().sa_family() != AF_INET) {
                    ifa = ifa.ifa_link_tqe_next();
                }
                k.dlil_c.ifnet_lock_done(ifp);
                error = ifa.isNull() ? k.kpi_protocol_c.proto_unplumb(PF_INET, ifp) : EBUSY;
            }
            case SIOCSIFNETMASK -> {
                ia.ia_sockmask().sin_addr(ifr.ifr_addr().sin_addr());
                ia.ia_subnetmask(ifr.ifr_addr().sin_addr());
                kev_post_msg();
            }
            case SIOCAIFADDR -> error = ADD_IFADDR(ifp, ia, ifr);
            case SIOCDIFADDR -> error = DELETE_IFADDR(ifp, ia);
            default -> error = EOPNOTSUPP;
        }
        return IN_DONE(ia, error);
    }

    /** The label done: of in_control. in.c:935. */
    private int IN_DONE(InIfaddr ia, int error) {
        if (!ia.isNull()) {
            k.route_c.ifafree(ia.ia_ifa());
        }
        return error;
    }

    private void COPY_SIN(SockaddrIn from, SockaddrIn to) {
        bcopy(from.address(), to.address(), 16);
    }

    /** The body of SIOCSIFDSTADDR. in.c:525. */
    private int SET_DSTADDR(Ifnet ifp, InIfaddr ia, Ifreq ifr) {
        if ((ifp.if_flags() & IFF_POINTOPOINT) == 0) {
            return EINVAL;
        }
        byte[] oldaddr = memory.loadBytes(ia.ia_dstaddr().address(), 0, 16);
        COPY_SIN(ifr.ifr_addr(), ia.ia_dstaddr());
        int error = k.dlil_c.ifnet_ioctl(ifp, PF_INET, SIOCSIFDSTADDR, ia.address());
        if (error == EOPNOTSUPP) {
            error = 0;
        }
        if (error != 0) {
            memory.storeBytes(ia.ia_dstaddr().address(), 0, oldaddr);
            return error;
        }
        kev_post_msg();
        if ((ia.ia_ifa().ifa_flags() & IFA_ROUTE) != 0) {
            byte[] newaddr = memory.loadBytes(ia.ia_dstaddr().address(), 0, 16);
            memory.storeBytes(ia.ia_dstaddr().address(), 0, oldaddr);
            k.route_c.rtinit(ia.ia_ifa(), RTM_DELETE, RTF_HOST);
            memory.storeBytes(ia.ia_dstaddr().address(), 0, newaddr);
            k.route_c.rtinit(ia.ia_ifa(), RTM_ADD, RTF_HOST | RTF_UP);
        }
        return 0;
    }

    /** The body of SIOCAIFADDR. in.c:675-744. */
    private int ADD_IFADDR(Ifnet ifp, InIfaddr ia, Ifreq ifra) {
        boolean maskIsNew = false;
        boolean hostIsNew = true;
        int error = 0;
        if (ia.ia_addr().sin_family() == AF_INET || ifra.ifr_addr().sin_len() == 0) {
            if (ifra.ifr_addr().sin_len() == 0) {
                COPY_SIN(ia.ia_addr(), ifra.ifr_addr());
                hostIsNew = false;
            } else if (ifra.ifr_addr().sin_addr() == ia.ia_addr().sin_addr()) {
                hostIsNew = false;
            }
        } else if (ifra.ifr_addr().sin_addr() == ia.ia_addr().sin_addr()) {
            hostIsNew = false;
        }
        if (ifra.ifra_mask().sin_len() != 0) {
            in_ifscrub(ifp, ia, 0); // 688
            COPY_SIN(ifra.ifra_mask(), ia.ia_sockmask());
            ia.ia_subnetmask(ia.ia_sockmask().sin_addr());
            maskIsNew = true;
        }
        if ((ifp.if_flags() & IFF_POINTOPOINT) != 0 && ifra.ifra_broadaddr().sin_family() == AF_INET) {
            in_ifscrub(ifp, ia, 0);
            COPY_SIN(ifra.ifra_broadaddr(), ia.ia_dstaddr());
            maskIsNew = true;
        }
        if (ifra.ifr_addr().sin_family() == AF_INET && (hostIsNew || maskIsNew)) {
            error = in_ifinit(ifp, ia, ifra.ifr_addr(), 0); // 702
        }
        if ((ifp.if_flags() & IFF_BROADCAST) != 0 && ifra.ifra_broadaddr().sin_family() == AF_INET) {
            COPY_SIN(ifra.ifra_broadaddr(), ia.ia_dstaddr());
        }
        if (error == 0 || error == EEXIST) {
            kev_post_msg();
        }
        return error;
    }

    /** The body of SIOCDIFADDR. in.c:746-841. */
    private int DELETE_IFADDR(Ifnet ifp, InIfaddr ia) {
        int error = k.dlil_c.ifnet_ioctl(ifp, PF_INET, SIOCDIFADDR, ia.address());
        if (error == EOPNOTSUPP) {
            error = 0;
        }
        if (error != 0) {
            return error;
        }
        lck_mtx_lock(k.route_c.rt_mtx);
        AT(782, "TAILQ_REMOVE(&in_ifaddrhead, ia, ia_link)");
        in_ifaddrhead.remove(ia);
        k.seams.listReference.removed(ia);
        in_ifscrub(ifp, ia, 1);
        lck_mtx_unlock(k.route_c.rt_mtx);

        k.dlil_c.ifnet_lock_exclusive(ifp);
        k.if_c.if_detach_ifa(ifp, ia.ia_ifa()); // 799
        InMulti inm = InMulti.TYPE.at(memory, 0);
        if ((ifp.if_flags() & IFF_MULTICAST) != 0) {
            Ifaddr ifa = ifp.if_addrhead_tqh_first();
            while (!ifa.isNull() && ifa.ifa_addr().sa_family() != AF_INET) {
                ifa = ifa.ifa_link_tqe_next();
            }
            if (ifa.isNull()) {
                inm = IN_LOOKUP_MULTI(INADDR_ALLHOSTS_GROUP, ifp);
            }
        }
        k.dlil_c.ifnet_lock_done(ifp);
        if (!inm.isNull()) {
            in_delmulti(inm);
        }
        kev_post_msg();
        Ifaddr ifa = k.if_c.ifa_ifpgetprimary(ifp, AF_INET); // 832
        if (!ifa.isNull()) {
            error = k.dlil_c.ifnet_ioctl(ifp, PF_INET, SIOCSIFADDR, ifa.address());
            if (error == EOPNOTSUPP) {
                error = 0;
            }
            k.route_c.ifafree(ifa);
        }
        return error;
    }

    /**
     * The requests about addresses with prefix lengths.
     *
     * <p>The loop came from IPv6 as it was (in.c:1066-1079): it passes over every address that is not of that family, takes the pointer
     * itself for the address it points to, and what it finds for an in_ifaddr. No reference is taken.
     *
     * @return 0, EINVAL, EADDRNOTAVAIL, or what in_control gives
     */
    private int in_lifaddr_ioctl(Socket so, int cmd, IfLaddrreq iflr, Ifnet ifp, BsdProc p) {
        long ifra = get_bsdthread_info().kernel_stack() + Darwin9.STKBUF;
        if (cmd == SIOCALIFADDR || cmd == SIOCDLIFADDR && (iflr.flags() & IFLR_PREFIX) == 0) {
            if ((iflr.flags() & IFLR_PREFIX) != 0
                    || iflr.addr().sin_family() != AF_INET
                    || iflr.addr().sin_len() != 16) {
                return EINVAL;
            }
        }
        if (iflr.prefixlen() < 0 || iflr.prefixlen() > 32) {
            return EINVAL;
        }
        if (cmd == SIOCALIFADDR) {
            bzero(ifra, Ifreq.TYPE.size());
            Ifreq request = Ifreq.TYPE.at(memory, ifra);
            bcopy(iflr.address(), ifra, IFNAMSIZ);
            COPY_SIN(iflr.addr(), request.ifr_addr());
            if (iflr.dstaddr().sin_family() == AF_INET) {
                COPY_SIN(iflr.dstaddr(), request.ifra_broadaddr());
            }
            request.ifra_mask().sin_family(AF_INET);
            request.ifra_mask().sin_len(16);
            request.ifra_mask().sin_addr(LEN2MASK(iflr.prefixlen()));
            return in_control(so, SIOCAIFADDR, ifra, ifp, p);
        }
        boolean cmp = cmd == SIOCDLIFADDR || (iflr.flags() & IFLR_PREFIX) != 0;
        int mask = (iflr.flags() & IFLR_PREFIX) != 0 ? LEN2MASK(iflr.prefixlen()) : -1;
        int match = iflr.addr().sin_addr() & mask;
        k.dlil_c.ifnet_lock_shared(ifp);
        Ifaddr ifa = ifp.if_addrhead_tqh_first();
        while (!ifa.isNull()) {
            if (ifa.ifa_addr().sa_family() == AF_INET6) {
                // The address of the pointer, not what it points to: four bytes behind it lies ifa_dstaddr.
                int candidate = SIN(ifa).sin_addr() & mask;
                if (!cmp || candidate == match) {
                    break;
                }
            }
            ifa = ifa.ifa_link_tqe_next();
        }
        k.dlil_c.ifnet_lock_done(ifp);
        if (ifa.isNull()) {
            return EADDRNOTAVAIL;
        }
        InIfaddr ia = InIfaddr.TYPE.at(memory, ifa.address());
        if (cmd == SIOCGLIFADDR) {
            bcopy(ia.ia_addr().address(), iflr.addr().address(), ia.ia_addr().sin_len());
            iflr.prefixlen(Integer.bitCount(ia.ia_sockmask().sin_addr()));
            iflr.flags(0);
            return 0;
        }
        bzero(ifra, Ifreq.TYPE.size());
        Ifreq request = Ifreq.TYPE.at(memory, ifra);
        bcopy(iflr.address(), ifra, IFNAMSIZ);
        bcopy(ia.ia_addr().address(), request.ifr_addr().address(), ia.ia_addr().sin_len());
        return in_control(so, SIOCDIFADDR, ifra, ifp, p);
    }

    private static int LEN2MASK(int length) {
        return length == 0 ? 0 : -1 << 32 - length;
    }

    /** Deletes the route of an address, whatever comes of it, and says that it has none. in.c:1127. */
    void in_ifscrub(Ifnet ifp, InIfaddr ia, int locked) {
        Ifaddr ifa = ia.ia_ifa();
        if ((ifa.ifa_flags() & IFA_ROUTE) == 0) {
            return;
        }
        if (locked == 0) {
            lck_mtx_lock(k.route_c.rt_mtx);
        }
        boolean host = (ifp.if_flags() & (IFF_LOOPBACK | IFF_POINTOPOINT)) != 0;
        k.route_c.rtinit_locked(ifa, RTM_DELETE, host ? RTF_HOST : 0);
        ifa.ifa_flags(ifa.ifa_flags() & ~IFA_ROUTE);
        if (locked == 0) {
            lck_mtx_unlock(k.route_c.rt_mtx);
        }
    }

    /**
     * Gives an address its value and its route. The interface's first IPv4 address is told of the change without asking whether there
     * is one. in.c:1151.
     */
    int in_ifinit(Ifnet ifp, InIfaddr ia, SockaddrIn sin, int scrub) {
        Ifaddr ifa = ia.ia_ifa();
        byte[] oldaddr = memory.loadBytes(ia.ia_addr().address(), 0, 16);
        COPY_SIN(sin, ia.ia_addr()); // 1164

        Ifaddr ifa0 = k.if_c.ifa_ifpgetprimary(ifp, AF_INET); // 1173
        int cmd = ifa.is(ifa0) ? SIOCSIFADDR : SIOCAIFADDR;
        int error = k.dlil_c.ifnet_ioctl(ifp, PF_INET, cmd, ia.address()); // 1175
        if (error == EOPNOTSUPP) {
            error = 0;
        }
        if (error == 0 && cmd == SIOCAIFADDR) {
            error = k.seams.primaryTold.tell(ifp, ifa0); // 1186
            if (error == EOPNOTSUPP) {
                error = 0;
            }
        }
        k.seams.primaryReleased.release(ifa0); // 1192
        if (error != 0) {
            memory.storeBytes(ia.ia_addr().address(), 0, oldaddr);
            return error;
        }
        if (scrub != 0) {
            byte[] newaddr = memory.loadBytes(ia.ia_addr().address(), 0, 16);
            memory.storeBytes(ia.ia_addr().address(), 0, oldaddr);
            in_ifscrub(ifp, ia, 0);
            memory.storeBytes(ia.ia_addr().address(), 0, newaddr);
        }
        int i = ia.ia_addr().sin_addr();
        ia.ia_netmask(CLASS_MASK(i));
        if (ia.ia_subnetmask() == 0) {
            ia.ia_subnetmask(ia.ia_netmask());
            ia.ia_sockmask().sin_addr(ia.ia_subnetmask());
        } else {
            ia.ia_netmask(ia.ia_netmask() & ia.ia_subnetmask());
        }
        ia.ia_net(i & ia.ia_netmask());
        ia.ia_subnet(i & ia.ia_subnetmask());
        SOCKTRIM(ia.ia_sockmask());
        ifa.ifa_metric(ifp.if_metric());

        int flags = RTF_UP;
        if ((ifp.if_flags() & IFF_BROADCAST) != 0) {
            ia.ia_dstaddr().sin_addr(ia.ia_subnet() | ~ia.ia_subnetmask());
            ia.ia_netbroadcast(ia.ia_net() | ~ia.ia_netmask());
        } else if ((ifp.if_flags() & IFF_LOOPBACK) != 0) {
            ifa.ifa_dstaddr(ifa.ifa_addr());
            flags |= RTF_HOST;
        } else if ((ifp.if_flags() & IFF_POINTOPOINT) != 0) {
            if (ia.ia_dstaddr().sin_family() != AF_INET) {
                return 0;
            }
            flags |= RTF_HOST;
        }
        error = k.route_c.rtinit(ifa, RTM_ADD, flags); // 1239
        if (error == 0) {
            ifa.ifa_flags(ifa.ifa_flags() | IFA_ROUTE);
        }
        if (error == EEXIST) {
            error = 0;
        }
        if ((ifp.if_flags() & IFF_MULTICAST) != 0) {
            k.dlil_c.ifnet_lock_shared(ifp);
            InMulti inm = IN_LOOKUP_MULTI(INADDR_ALLHOSTS_GROUP, ifp);
            k.dlil_c.ifnet_lock_done(ifp);
            if (inm.isNull()) {
                in_addmulti(INADDR_ALLHOSTS_GROUP, ifp); // 1249-1259
            }
        }
        return error;
    }

    private static int CLASS_MASK(int address) {
        if (address >= 0) {
            return 0xff000000;
        }
        return (address & 0x40000000) == 0 ? 0xffff0000 : 0xffffff00;
    }

    /** in_socktrim: the length of a mask ends at its last byte that is not zero. */
    private void SOCKTRIM(SockaddrIn mask) {
        int len = 0;
        for (int at = 7; at >= 4 && len == 0; at--) {
            if (memory.load1(mask.address(), at) != 0) {
                len = at + 1;
            }
        }
        mask.sin_len(len);
    }

    /** IN_LOOKUP_MULTI: the membership of a group on an interface, found by the interface's own list. */
    private InMulti IN_LOOKUP_MULTI(int group, Ifnet ifp) {
        Ifmultiaddr ifma = ifp.if_multiaddrs_lh_first();
        while (!ifma.isNull()) {
            if (ifma.ifma_addr().sa_family() == AF_INET && SIN(ifma.ifma_addr()).sin_addr() == group) {
                return InMulti.TYPE.at(memory, ifma.ifma_protospec());
            }
            ifma = ifma.ifma_link_le_next();
        }
        return InMulti.TYPE.at(memory, 0);
    }

    /** Joins a group on an interface. in.c:1334. */
    InMulti in_addmulti(int group, Ifnet ifp) {
        InMulti inm = InMulti.TYPE.at(memory, 0);
        long sin = _MALLOC(16, SockaddrIn.TYPE, MallocType.M_TEMP, M_WAITOK | M_ZERO);
        SIN(SA(sin)).sin_len(16);
        SIN(SA(sin)).sin_family(AF_INET);
        SIN(SA(sin)).sin_addr(group);
        Ifmultiaddr[] ifma = {Ifmultiaddr.TYPE.at(memory, 0)};
        int error = k.if_c.if_addmulti(ifp, SA(sin), ifma);
        FREE(sin);
        if (error != 0) {
            return inm;
        }
        if (ifma[0].ifma_protospec() != 0) {
            return InMulti.TYPE.at(memory, ifma[0].ifma_protospec());
        }
        inm = MALLOC(InMulti.TYPE, MallocType.M_IPMADDR, M_WAITOK | M_ZERO);
        inm.inm_addr(Integer.reverseBytes(group));
        inm.inm_ifp(ifp);
        inm.inm_ifma(ifma[0]);
        lck_mtx_lock(k.route_c.rt_mtx);
        if (ifma[0].ifma_protospec() == 0) {
            ifma[0].ifma_protospec(inm.address());
            in_multihead.insertHead(inm); // 1375-1381
        }
        lck_mtx_unlock(k.route_c.rt_mtx);
        return inm;
    }

    /** Leaves a group. in.c:1396. */
    void in_delmulti(InMulti inm) {
        Ifmultiaddr ifma = inm.inm_ifma();
        if (ifma.ifma_usecount() == 1) {
            lck_mtx_lock(k.route_c.rt_mtx);
            ifma.ifma_protospec(0);
            in_multihead.remove(inm);
            lck_mtx_unlock(k.route_c.rt_mtx);
            k.if_c.if_delmultiaddr(ifma);
            FREE(inm);
        } else {
            k.if_c.if_delmultiaddr(ifma);
        }
    }
}
