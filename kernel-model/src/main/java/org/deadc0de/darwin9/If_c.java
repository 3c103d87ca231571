package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.TailQ;

/** Interfaces: names, address lists, multicast addresses, interface ioctls. */
@KernelSource("bsd/net/if.c")
final class If_c extends KernelFile {
    private static final long RETRY = 100_000_000L;
    private static final int MAX_UNIT = 1_000_000;

    final long if_index;
    final long ifnet_addrs;
    final long ifindex2ifnet;
    final long if_indexlim;
    private final long if_cloners;

    If_c(Darwin9 k) {
        super(k);
        if_index = k.machine().data().define("if_index", 4);
        if_indexlim = k.machine().data().define("if_indexlim", 4);
        ifnet_addrs = k.machine().data().definePointer("ifnet_addrs", null);
        ifindex2ifnet = k.machine().data().definePointer("ifindex2ifnet", null);
        if_cloners = k.machine().data().defineHead("if_cloners", 1, IfClone.TYPE);
    }

    /** The address list of an interface. */
    TailQ<Ifaddr> IF_ADDRHEAD(Ifnet ifp) {
        return new TailQ<>(memory, ifp.addressOf(Ifnet.IF_ADDRHEAD_TQH_FIRST), Ifaddr.TYPE, Ifaddr.IFA_LINK_TQE_NEXT);
    }

    private Ifaddr NULLIFA() {
        return Ifaddr.TYPE.at(memory, 0);
    }

    // ---- address lists -------------------------------------------------------------------------------------------

    /** Puts an address on its interface's list, which takes a reference. if_lock is held exclusively. if.c:169. */
    void if_attach_ifa(Ifnet ifp, Ifaddr ifa) {
        if ((ifa.ifa_debug() & IFA_ATTACHED) != 0) {
            panic("if_attach_ifa: Attempted to attach address that's already attached!\\n", 175);
        }
        k.route_c.ifaref(ifa);
        ifa.ifa_debug(ifa.ifa_debug() | IFA_ATTACHED);
        IF_ADDRHEAD(ifp).insertTail(ifa);
    }

    /**
     * Takes an address off its interface's list and drops the list's reference. Finding it absent is only worth a message: the links
     * are undone anyway. if_lock is held exclusively. if.c:183.
     */
    void if_detach_ifa(Ifnet ifp, Ifaddr ifa) {
        if ((ifa.ifa_debug() & IFA_ATTACHED) == 0) {
            printf("if_detach_ifa: ifa is not attached to any interface! flags=%lu\n", ifa.ifa_debug());
            return;
        }
        TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
        Ifaddr ifa2 = head.first();
        while (!ifa2.isNull() && !ifa2.is(ifa)) {
            ifa2 = head.next(ifa2);
        }
        if (!ifa2.is(ifa)) {
            printf("if_detach_ifa: Attempted to detach IFA that was not attached!\n");
        }
        AT(205, "TAILQ_REMOVE(&ifp->if_addrhead, ifa, ifa_link)");
        head.remove(ifa);
        ifa.ifa_debug(ifa.ifa_debug() & ~IFA_ATTACHED);
        k.route_c.ifafree(ifa);
    }

    /** The first address of a family on an interface, with a reference, or NULL. if.c:550. */
    Ifaddr ifa_ifpgetprimary(Ifnet ifp, int family) {
        k.dlil_c.ifnet_lock_shared(ifp);
        TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
        Ifaddr ifa0 = head.first();
        while (!ifa0.isNull() && ifa0.ifa_addr().sa_family() != family) {
            ifa0 = head.next(ifa0);
        }
        if (!ifa0.isNull()) {
            k.route_c.ifaref(ifa0);
        }
        k.dlil_c.ifnet_lock_done(ifp);
        return ifa0;
    }

    /** The interface address that equals an address, with a reference, or NULL. if.c:418. */
    Ifaddr ifa_ifwithaddr(Sockaddr addr) {
        Ifaddr result = NULLIFA();
        k.dlil_c.ifnet_head_lock_shared();
        for (Ifnet ifp = k.dlil_c.IFNET_HEAD().first();
                !ifp.isNull() && result.isNull();
                ifp = ifp.if_link_tqe_next()) {
            k.dlil_c.ifnet_lock_shared(ifp);
            for (Ifaddr ifa = ifp.if_addrhead_tqh_first(); !ifa.isNull(); ifa = ifa.ifa_link_tqe_next()) {
                if (ifa.ifa_addr().sa_family() != addr.sa_family()) {
                    continue;
                }
                boolean isBroadcast = (ifp.if_flags() & IFF_BROADCAST) != 0
                        && !ifa.ifa_dstaddr().isNull()
                        && ifa.ifa_dstaddr().sa_len() != 0
                        && EQUAL(ifa.ifa_dstaddr(), addr);
                if (EQUAL(addr, ifa.ifa_addr()) || isBroadcast) {
                    result = ifa;
                    break;
                }
            }
            if (!result.isNull()) {
                k.route_c.ifaref(result);
            }
            k.dlil_c.ifnet_lock_done(ifp);
        }
        k.dlil_c.ifnet_head_done();
        return result;
    }

    /** The address whose far end equals an address, with a reference, or NULL. if.c:462. */
    Ifaddr ifa_ifwithdstaddr(Sockaddr addr) {
        Ifaddr result = NULLIFA();
        k.dlil_c.ifnet_head_lock_shared();
        for (Ifnet ifp = k.dlil_c.IFNET_HEAD().first();
                !ifp.isNull() && result.isNull();
                ifp = ifp.if_link_tqe_next()) {
            if ((ifp.if_flags() & IFF_POINTOPOINT) == 0) {
                continue;
            }
            k.dlil_c.ifnet_lock_shared(ifp);
            for (Ifaddr ifa = ifp.if_addrhead_tqh_first(); !ifa.isNull(); ifa = ifa.ifa_link_tqe_next()) {
                if (ifa.ifa_addr().sa_family() == addr.sa_family()
                        && !ifa.ifa_dstaddr().isNull()
                        && EQUAL(addr, ifa.ifa_dstaddr())) {
                    result = ifa;
                    k.route_c.ifaref(result);
                    break;
                }
            }
            k.dlil_c.ifnet_lock_done(ifp);
        }
        k.dlil_c.ifnet_head_done();
        return result;
    }

    /** The address on the most specific network that holds an address, with a reference, or NULL. if.c:580. */
    Ifaddr ifa_ifwithnet(Sockaddr addr) {
        k.dlil_c.ifnet_head_lock_shared();
        if (addr.sa_family() == AF_LINK) {
            int index = SDL(addr).sdl_index();
            Ifaddr ifa = NULLIFA();
            if (index > 0 && index <= memory.load4(if_index, 0)) {
                ifa = IFNET_ADDR(index);
                if (!ifa.isNull()) {
                    k.route_c.ifaref(ifa);
                }
            }
            k.dlil_c.ifnet_head_done();
            return ifa;
        }
        Ifaddr best = NULLIFA();
        int bestMask = 0;
        for (Ifnet ifp = k.dlil_c.IFNET_HEAD().first(); !ifp.isNull(); ifp = ifp.if_link_tqe_next()) {
            k.dlil_c.ifnet_lock_shared(ifp);
            for (Ifaddr ifa = ifp.if_addrhead_tqh_first(); !ifa.isNull(); ifa = ifa.ifa_link_tqe_next()) {
                if (ifa.ifa_addr().sa_family() != addr.sa_family() || addr.sa_family() != AF_INET) {
                    continue;
                }
                int mask;
                if ((ifp.if_flags() & IFF_POINTOPOINT) != 0) {
                    if (ifa.ifa_dstaddr().isNull() || !EQUAL(addr, ifa.ifa_dstaddr())) {
                        continue;
                    }
                    mask = -1;
                } else {
                    if (ifa.ifa_netmask().isNull()) {
                        continue;
                    }
                    mask = SIN(ifa.ifa_netmask()).sin_addr();
                    if (((SIN(addr).sin_addr() ^ SIN(ifa.ifa_addr()).sin_addr()) & mask) != 0) {
                        continue;
                    }
                }
                if (best.isNull() || Integer.compareUnsigned(mask, bestMask) > 0) {
                    best = ifa;
                    bestMask = mask;
                }
            }
            k.dlil_c.ifnet_lock_done(ifp);
        }
        if (!best.isNull()) {
            k.route_c.ifaref(best);
        }
        k.dlil_c.ifnet_head_done();
        return best;
    }

    /** The best address of an interface for a destination, with a reference, or NULL. if.c:684. */
    Ifaddr ifaof_ifpforaddr(Sockaddr addr, Ifnet ifp) {
        k.dlil_c.ifnet_lock_shared(ifp);
        Ifaddr maybe = NULLIFA();
        Ifaddr exact = NULLIFA();
        for (Ifaddr ifa = ifp.if_addrhead_tqh_first(); !ifa.isNull(); ifa = ifa.ifa_link_tqe_next()) {
            if (ifa.ifa_addr().sa_family() != addr.sa_family()) {
                continue;
            }
            if (maybe.isNull()) {
                maybe = ifa;
            }
            boolean matches = ifa.ifa_netmask().isNull()
                    ? EQUAL(addr, ifa.ifa_addr())
                    : ((SIN(addr).sin_addr() ^ SIN(ifa.ifa_addr()).sin_addr())
                                    & SIN(ifa.ifa_netmask()).sin_addr())
                            == 0;
            if (matches) {
                exact = ifa;
                break;
            }
        }
        Ifaddr best = exact.isNull() ? maybe : exact;
        if (!best.isNull()) {
            k.route_c.ifaref(best);
        }
        k.dlil_c.ifnet_lock_done(ifp);
        return best;
    }

    // ---- the index tables ----------------------------------------------------------------------------------------

    /** ifnet_addrs[index - 1]: the link-level address of an interface. */
    Ifaddr IFNET_ADDR(int index) {
        return Ifaddr.TYPE.at(memory, memory.loadPointer(memory.loadPointer(ifnet_addrs, 0), 4 * (index - 1)));
    }

    void IFNET_ADDR_SET(int index, Ifaddr ifa) {
        memory.storePointer(memory.loadPointer(ifnet_addrs, 0), 4 * (index - 1), ifa.address());
    }

    Ifnet IFINDEX2IFNET(int index) {
        return Ifnet.TYPE.at(memory, memory.loadPointer(memory.loadPointer(ifindex2ifnet, 0), 4 * index));
    }

    void IFINDEX2IFNET_SET(int index, Ifnet ifp) {
        memory.storePointer(memory.loadPointer(ifindex2ifnet, 0), 4 * index, ifp.address());
    }

    /** Gives an interface the next index; the two tables double when they are full. ifnet_head is held. if.c:2215. */
    int if_next_index() {
        int index = memory.load4(if_index, 0) + 1;
        int limit = memory.load4(if_indexlim, 0);
        if (index >= limit) {
            int newLimit = limit == 0 ? 8 : limit * 2;
            long addrs = _MALLOC(4 * newLimit, null, MallocType.M_IFADDR, M_WAITOK | M_ZERO);
            long ifps = _MALLOC(4 * newLimit, null, MallocType.M_IFADDR, M_WAITOK | M_ZERO);
            if (limit != 0) {
                bcopy(memory.loadPointer(ifnet_addrs, 0), addrs, 4 * limit);
                bcopy(memory.loadPointer(ifindex2ifnet, 0), ifps, 4 * limit);
                FREE(memory.loadPointer(ifnet_addrs, 0));
                FREE(memory.loadPointer(ifindex2ifnet, 0));
            }
            memory.storePointer(ifnet_addrs, 0, addrs);
            memory.storePointer(ifindex2ifnet, 0, ifps);
            memory.store4(if_indexlim, 0, newLimit);
        }
        memory.store4(if_index, 0, index);
        return index;
    }

    // ---- names ---------------------------------------------------------------------------------------------------

    /**
     * The interface of a name. No reference is taken, interfaces that are being detached are found too, and only as many letters are
     * compared as the caller gave: {@code t0} finds tap0. if.c:998.
     */
    Ifnet ifunit(String name) {
        Ifnet none = Ifnet.TYPE.at(memory, 0);
        int len = name.length();
        if (len < 2 || len > IFNAMSIZ) {
            return none;
        }
        int digits = len;
        while (digits > 0 && name.charAt(digits - 1) >= '0' && name.charAt(digits - 1) <= '9') {
            digits--;
        }
        if (digits == len || digits == 0 || len - digits > 9) {
            return none;
        }
        int unit = Integer.parseInt(name.substring(digits));
        if (unit > MAX_UNIT) {
            return none;
        }
        String prefix = name.substring(0, digits);
        k.dlil_c.ifnet_head_lock_shared();
        Ifnet ifp = k.dlil_c.IFNET_HEAD().first();
        while (!ifp.isNull()
                && !(memory.stringEquals(ifp.if_name(), 0, prefix.length(), prefix) && ifp.if_unit() == unit)) {
            ifp = ifp.if_link_tqe_next();
        }
        k.dlil_c.ifnet_head_done();
        return ifp;
    }

    // ---- cloners -------------------------------------------------------------------------------------------------

    /** Registers a kind of interface that can be made by name. if.c:476. */
    void if_clone_attach(String name) {
        IfClone ifc = MALLOC(IfClone.TYPE, MallocType.M_CLONE, M_WAITOK | M_ZERO);
        ifc.ifc_name(k.machine().data().string(name));
        ifc.ifc_namelen(name.length());
        ifc.ifc_maxunit(IF_MAXUNIT);
        ifc.ifc_list_le_next(IfClone.TYPE.at(memory, memory.loadPointer(if_cloners, 0)));
        memory.storePointer(if_cloners, 0, ifc.address());
    }

    /** The cloner that a name begins with, or NULL; the rest of the name has to be a unit or nothing. if.c:378. */
    private IfClone if_clone_lookup(String name) {
        IfClone ifc = IfClone.TYPE.at(memory, memory.loadPointer(if_cloners, 0));
        while (!ifc.isNull()) {
            int n = ifc.ifc_namelen();
            if (memory.stringEquals(ifc.ifc_name(), 0, n, name.length() < n ? name : name.substring(0, n))
                    && name.substring(min(n, name.length())).chars().allMatch(c -> c >= '0' && c <= '9')) {
                return ifc;
            }
            ifc = ifc.ifc_list_le_next();
        }
        return ifc;
    }

    private static int min(int a, int b) {
        return Math.min(a, b);
    }

    /** Makes an interface by name: only vlan and bond have cloners here, and neither is more than its name. if.c:280. */
    int if_clone_create(String name) {
        IfClone ifc = if_clone_lookup(name);
        if (ifc.isNull()) {
            return EINVAL;
        }
        return ifunit(name).isNull() ? EOPNOTSUPP : EEXIST;
    }

    /** if.c:334. */
    int if_clone_destroy(String name) {
        IfClone ifc = if_clone_lookup(name);
        if (ifc.isNull()) {
            return EINVAL;
        }
        return ifunit(name).isNull() ? ENXIO : EOPNOTSUPP;
    }

    // ---- ioctls --------------------------------------------------------------------------------------------------

    /**
     * Interface ioctls. The interface found is used to the end without a reference. if.c:1074.
     *
     * @param data the copied-in argument
     */
    int ifioctl(Socket so, int cmd, long data, BsdProc p) {
        Ifreq ifr = Ifreq.TYPE.at(memory, data);
        switch (cmd) {
            case SIOCIFCREATE, SIOCIFDESTROY -> {
                if (k.kern_prot_c.suser(p) != 0) {
                    return EPERM;
                }
                return cmd == SIOCIFCREATE ? if_clone_create(ifr.ifr_name()) : if_clone_destroy(ifr.ifr_name());
            }
            default -> {}
        }
        Ifnet ifp = ifunit(ifr.ifr_name());
        if (ifp.isNull()) {
            return ENXIO;
        }
        int error = k.seams.ioctlReference.take(ifp);
        if (error != 0) {
            return error;
        }
        switch (cmd) {
            case SIOCGIFFLAGS -> {
                k.dlil_c.ifnet_lock_shared(ifp);
                ifr.ifr_flags(ifp.if_flags());
                k.dlil_c.ifnet_lock_done(ifp);
            }
            case SIOCGIFMETRIC -> {
                k.dlil_c.ifnet_lock_shared(ifp);
                ifr.ifr_value(ifp.if_metric());
                k.dlil_c.ifnet_lock_done(ifp);
            }
            case SIOCGIFMTU -> {
                k.dlil_c.ifnet_lock_shared(ifp);
                ifr.ifr_value(ifp.if_mtu());
                k.dlil_c.ifnet_lock_done(ifp);
            }
            case SIOCGIFPHYS -> {
                k.dlil_c.ifnet_lock_shared(ifp);
                ifr.ifr_value(ifp.if_physical());
                k.dlil_c.ifnet_lock_done(ifp);
            }
            case SIOCSIFFLAGS -> {
                if (k.kern_prot_c.suser(p) != 0) {
                    error = EPERM;
                    break;
                }
                k.kpi_interface_c.ifnet_set_flags(ifp, ifr.ifr_flags(), ~IFF_CANTCHANGE & 0xffff);
                error = k.dlil_c.ifnet_ioctl(ifp, so.so_family(), cmd, data);
                if (error == 0) {
                    kev_post_msg();
                }
                k.kpi_interface_c.ifnet_touch_lastchange(ifp);
            }
            case SIOCSIFMETRIC -> {
                if (k.kern_prot_c.suser(p) != 0) {
                    error = EPERM;
                    break;
                }
                ifp.if_metric(ifr.ifr_value());
                kev_post_msg();
            }
            case SIOCSIFPHYS -> {
                if (k.kern_prot_c.suser(p) != 0) {
                    error = EPERM;
                    break;
                }
                error = k.dlil_c.ifnet_ioctl(ifp, so.so_family(), cmd, data);
                if (error == 0) {
                    kev_post_msg();
                }
            }
            case SIOCSIFMTU -> {
                if (k.kern_prot_c.suser(p) != 0) {
                    error = EPERM;
                    break;
                }
                if (ifp.if_ioctl() == 0) {
                    error = EOPNOTSUPP;
                    break;
                }
                if (ifr.ifr_value() < 72 || ifr.ifr_value() > 65535) {
                    error = EINVAL;
                    break;
                }
                error = k.dlil_c.ifnet_ioctl(ifp, so.so_family(), cmd, data);
                if (error == 0) {
                    kev_post_msg();
                    k.rtsock_c.rt_ifmsg(ifp);
                }
            }
            case SIOCADDMULTI, SIOCDELMULTI -> {
                if (k.kern_prot_c.suser(p) != 0) {
                    error = EPERM;
                    break;
                }
                error = (ifp.if_flags() & IFF_MULTICAST) == 0 ? EOPNOTSUPP : EAFNOSUPPORT;
            }
            case SIOCSIFMEDIA, SIOCSIFLLADDR -> {
                if (k.kern_prot_c.suser(p) != 0) {
                    error = EPERM;
                    break;
                }
                error = k.dlil_c.ifnet_ioctl(ifp, so.so_family(), cmd, data);
                if (error == 0) {
                    k.kpi_interface_c.ifnet_touch_lastchange(ifp);
                }
            }
            case SIOCGIFSTATUS -> {
                memory.store1(data, IFNAMSIZ, 0);
                error = k.dlil_c.ifnet_ioctl(ifp, so.so_family(), cmd, data);
            }
            case SIOCGIFMEDIA -> {
                error = k.dlil_c.ifnet_ioctl(ifp, so.so_family(), cmd, data);
            }
            default -> {
                if (cmd == SIOCSIFADDR || cmd == SIOCSIFDSTADDR || cmd == SIOCSIFBRDADDR || cmd == SIOCSIFNETMASK) {
                    Sockaddr sa = SA(data + IFNAMSIZ);
                    if (sa.sa_family() == 0 && sa.sa_len() < 16) {
                        sa.sa_family(sa.sa_len());
                        sa.sa_len(16);
                    }
                }
                error = k.seams.addressIoctl.control(so, cmd, data, ifp, p); // 1408-1411
                if (error == EOPNOTSUPP) {
                    error = k.dlil_c.ifnet_ioctl(ifp, so.so_family(), cmd, data);
                }
            }
        }
        k.seams.ioctlReference.drop(ifp);
        return error;
    }

    /** Drops the socket lock around {@link #ifioctl}, whatever its name says. if.c:1438. */
    int ifioctllocked(Socket so, int cmd, long data, BsdProc p) {
        k.uipc_socket_c.SOCKET_UNLOCK(so);
        int error = ifioctl(so, cmd, data, p);
        k.uipc_socket_c.SOCKET_LOCK(so);
        return error;
    }

    // ---- up and down ---------------------------------------------------------------------------------------------

    /**
     * Changes IFF_UP and tells the protocols of every address. Entered and left with if_lock held exclusively, which is dropped in
     * between: who else is at it is waited for. if.c:893.
     */
    void if_updown(Ifnet ifp, int up) {
        while ((ifp.if_eflags() & IFEF_UPDOWNCHANGE) != 0) {
            k.waits.sleep(ifp.addressOf(Ifnet.IF_EFLAGS), "if_updown", false, RETRY, () -> lck_rw_done(ifp.if_lock()));
            k.dlil_c.ifnet_lock_exclusive(ifp);
        }
        if (((ifp.if_flags() & IFF_UP) != 0) == (up != 0)) {
            return;
        }
        ifp.if_eflags(ifp.if_eflags() | IFEF_UPDOWNCHANGE);
        ifp.if_flags(up != 0 ? ifp.if_flags() | IFF_UP : ifp.if_flags() & ~IFF_UP);
        k.kpi_interface_c.ifnet_touch_lastchange(ifp);
        k.dlil_c.ifnet_lock_done(ifp);

        long[] ifas = k.kpi_interface_c.ifnet_get_address_list(ifp);
        for (long address : ifas) {
            Ifaddr ifa = Ifaddr.TYPE.at(memory, address);
            k.uipc_domain_c.pfctlinput(up != 0 ? PRC_IFUP : PRC_IFDOWN, ifa.ifa_addr());
        }
        for (long address : ifas) {
            k.route_c.ifafree(Ifaddr.TYPE.at(memory, address));
        }
        k.rtsock_c.rt_ifmsg(ifp);

        k.dlil_c.ifnet_lock_exclusive(ifp);
        ifp.if_eflags(ifp.if_eflags() & ~IFEF_UPDOWNCHANGE);
        wakeup(ifp.addressOf(Ifnet.IF_EFLAGS));
    }

    /**
     * Takes every interface down before the machine is switched off, or would: it looks at the list only when there is none. if.c:2051.
     */
    void if_down_all() {
        Ifnet[][] ifp = {{}};
        if (k.kpi_interface_c.ifnet_list_get(ifp) != 0) {
            for (Ifnet each : ifp[0]) {
                k.dlil_c.ifnet_lock_exclusive(each);
                if_updown(each, 0);
                k.dlil_c.ifnet_lock_done(each);
            }
        }
    }

    /** What was registered as a link-level address's ifa_rtrequest: finds the route a better address. if.c:757. */
    int link_rtrequest(Rtentry rt, int cmd) {
        if (cmd != RTM_ADD) {
            return 0;
        }
        Ifaddr ifa = rt.rt_ifa();
        if (ifa.isNull() || ifa.ifa_ifp().isNull()) {
            return 0;
        }
        Ifaddr better = ifaof_ifpforaddr(rt.rn_key(), ifa.ifa_ifp());
        if (!better.isNull()) {
            k.route_c.rtsetifa(rt, better);
            if (better.ifa_rtrequest() != 0 && better.ifa_rtrequest() != ifa.ifa_rtrequest()) {
                k.functions.call(better.ifa_rtrequest(), rt, cmd, 0);
            }
            k.route_c.ifafree(better);
        }
        return 0;
    }

    /** Deletes every route through an interface when a protocol leaves it. IFA_ROUTE stays set in its addresses. if.c:2109. */
    void if_rtproto_del(Ifnet ifp, int protocol) {
        if (protocol != AF_INET) {
            return;
        }
        lck_mtx_lock(k.route_c.rt_mtx);
        Rtentry rt = k.route_c.RT_FIRST();
        while (!rt.isNull()) {
            Rtentry next = k.route_c.RT_NEXT(rt);
            if (rt.rt_ifp().is(ifp) && (rt.rt_flags() & RTF_UP) != 0) {
                int err = if_rtdel(rt);
                if (err != 0) {
                    log("if_rtdel: error %d\n", err);
                }
                next = k.route_c.RT_FIRST();
            }
            rt = next;
        }
        lck_mtx_unlock(k.route_c.rt_mtx);
    }

    /** if.c:2076. */
    private int if_rtdel(Rtentry rt) {
        return k.route_c.rtrequest_locked(RTM_DELETE, rt.rn_key(), rt.rt_gateway(), rt.rn_mask(), rt.rt_flags(), null);
    }

    // ---- multicast addresses -------------------------------------------------------------------------------------

    /**
     * Makes an interface receive a multicast address; one it has already is only counted. if.c:1702.
     *
     * @param retifma gets the record, or null
     */
    int if_addmulti(Ifnet ifp, Sockaddr sa, Ifmultiaddr[] retifma) {
        k.dlil_c.ifnet_lock_exclusive(ifp);
        Ifmultiaddr old = if_find_multi(ifp, sa);
        if (!old.isNull()) {
            old.ifma_refcount(old.ifma_refcount() + 1);
            old.ifma_usecount(old.ifma_usecount() + 1);
            retifma[0] = old;
            k.dlil_c.ifnet_lock_done(ifp);
            return 0;
        }
        k.dlil_c.ifnet_lock_done(ifp);

        long llsa = _MALLOC(20, SockaddrDl.TYPE, MallocType.M_IFMADDR, M_WAITOK | M_ZERO);
        int error = k.dlil_c.dlil_resolve_multi(ifp, sa, SA(llsa));
        if (error == EAFNOSUPPORT || error == EOPNOTSUPP) {
            error = 0;
        }
        if (error != 0) {
            FREE(llsa);
            return error;
        }
        Ifmultiaddr ifma = MALLOC(Ifmultiaddr.TYPE, MallocType.M_IFMADDR, M_WAITOK | M_ZERO);
        Ifmultiaddr ll = Ifmultiaddr.TYPE.at(memory, 0);
        boolean hasLinkAddress = SA(llsa).sa_len() != 0;
        if (hasLinkAddress) {
            ll = MALLOC(Ifmultiaddr.TYPE, MallocType.M_IFMADDR, M_WAITOK | M_ZERO);
        }
        long dupsa = _MALLOC(sa.sa_len(), null, MallocType.M_IFMADDR, M_WAITOK);
        bcopy(sa.address(), dupsa, sa.sa_len());
        ifma.ifma_addr(SA(dupsa));
        ifma.ifma_ifp(ifp);
        ifma.ifma_usecount(1);
        ifma.ifma_refcount(2);

        k.dlil_c.ifnet_lock_exclusive(ifp);
        if (hasLinkAddress) {
            Ifmultiaddr known = if_find_multi(ifp, SA(llsa));
            if (known.isNull()) {
                ll.ifma_addr(SA(llsa));
                ll.ifma_ifp(ifp);
                ll.ifma_usecount(1);
                ll.ifma_refcount(2);
                IFMA_INSERT(ifp, ll);
            } else {
                FREE(ll);
                FREE(llsa);
                known.ifma_usecount(known.ifma_usecount() + 1);
                known.ifma_refcount(known.ifma_refcount() + 1);
                ll = known;
            }
            ifma.ifma_ll(ll);
        } else {
            FREE(llsa);
        }
        IFMA_INSERT(ifp, ifma);
        k.dlil_c.ifnet_lock_done(ifp);
        retifma[0] = ifma;
        k.dlil_c.ifnet_ioctl(ifp, 0, SIOCADDMULTI, 0);
        return 0;
    }

    private void IFMA_INSERT(Ifnet ifp, Ifmultiaddr ifma) {
        k.dlil_c.IF_MULTIADDRS(ifp).insertHead(ifma);
    }

    private Ifmultiaddr if_find_multi(Ifnet ifp, Sockaddr sa) {
        Ifmultiaddr ifma = ifp.if_multiaddrs_lh_first();
        while (!ifma.isNull() && !(ifma.ifma_addr().sa_len() == sa.sa_len() && EQUAL(sa, ifma.ifma_addr()))) {
            ifma = ifma.ifma_link_le_next();
        }
        return ifma;
    }

    /**
     * Drops one use of a multicast address; the last one takes it off the list. The link-level record that goes with it leaves the list
     * too, and what the list held of it is not given back. if.c:1900.
     */
    int if_delmultiaddr(Ifmultiaddr ifma) {
        Ifnet ifp = ifma.ifma_ifp();
        k.dlil_c.ifnet_lock_exclusive(ifp);
        ifma.ifma_usecount(ifma.ifma_usecount() - 1);
        if (ifma.ifma_usecount() != 0) {
            ifma_release(ifma);
            k.dlil_c.ifnet_lock_done(ifp);
            return 0;
        }
        k.dlil_c.IF_MULTIADDRS(ifp).remove(ifma);
        Ifmultiaddr ll = ifma.ifma_ll();
        if (!ll.isNull()) {
            ll.ifma_usecount(ll.ifma_usecount() - 1);
            if (ll.ifma_usecount() == 0) {
                k.dlil_c.IF_MULTIADDRS(ifp).remove(ll);
                k.seams.linkRecordUnlinked.unlinked(ll); // 1939-1943
            }
        }
        ifma_release(ifma);
        ifma_release(ifma);
        k.dlil_c.ifnet_lock_done(ifp);
        k.dlil_c.ifnet_ioctl(ifp, 0, SIOCDELMULTI, 0);
        return 0;
    }

    /** if.c:1649. */
    void ifma_release(Ifmultiaddr ifma) {
        ifma.ifma_refcount(ifma.ifma_refcount() - 1);
        if (ifma.ifma_refcount() == 0) {
            if (!ifma.ifma_ll().isNull()) {
                ifma_release(ifma.ifma_ll());
            }
            FREE(ifma.ifma_addr());
            FREE(ifma);
        }
    }
}
