package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.TailQ;

/** Interfaces: the list of them, their addresses, their ioctls. */
@KernelSource("sys/net/if.c")
class If_c extends KernelFile {
    private static final int LINK_IFADDR = 240;
    private static final int SDL_LEN = 56;
    private static final int IFNAMSIZ = 16;
    private static final int IF_MINMTU = 72;
    private static final int IF_MAXMTU = 65535;

    /** Every interface, in the order in which they were attached. */
    final TailQ<Ifnet> ifnet;

    private final long if_index;

    If_c(DragonFly111 k) {
        super(k);
        ifnet = new TailQ<>(
                mem, k.machine().data().defineHead("ifnet", 2, Ifnet.TYPE), Ifnet.TYPE, Ifnet.IF_LINK_TQE_NEXT);
        ifnet.init();
        if_index = k.machine().data().define("if_index", 4);
    }

    int IF_IOCTL(Ifnet ifp, int cmd, long data) {
        return k.text.call(ifp.if_ioctl(), Text.IfIoctl.class).ioctl(ifp, cmd, data);
    }

    // ---- attach and detach ---------------------------------------------------------------------------------------

    /** if_initname(9). */
    void IF_INITNAME(Ifnet ifp, String name, int unit) {
        ifp.if_xname(name + unit);
        ifp.if_dname(k.machine().data().string(name));
        ifp.if_dunit(unit);
    }

    /**
     * Attaches an interface: gives it an index and its link-level address, the first of its list; if.c:215.
     *
     * @param serializer NULL for one of its own
     * @param lladdr six bytes as a number, or 0 when it has none
     */
    void if_attach(Ifnet ifp, Serializer serializer, long lladdr) {
        if (serializer.isNull()) {
            k.lwkt_serialize_c.lwkt_serialize_init(ifp.if_default_serializer());
            ifp.if_serializer(ifp.if_default_serializer());
        } else {
            ifp.if_serializer(serializer);
        }
        ifnet.insertTail(ifp);
        IF_ADDRHEAD(ifp).init();
        int index = FREE_INDEX();
        ifp.if_index(index);

        Ifaddr ifa = at(Ifaddr.TYPE, KMALLOC_BYTES(LINK_IFADDR, Ifaddr.TYPE, k.M_IFADDR, M_WAITOK | M_ZERO));
        k.seams.references.created(ifa);
        Sa sdl = at(Sa.TYPE, ifa.address() + Ifaddr.TYPE.size());
        sdl.sa_len(SDL_LEN);
        sdl.sa_family(AF_LINK);
        mem.store2(sdl.address(), 2, index);
        mem.store1(sdl.address(), 4, ifp.if_data().ifi_type());
        SDL_NAME(sdl, ifp.if_xname(), lladdr);
        Sa mask = at(Sa.TYPE, sdl.address() + SDL_LEN);
        mask.sa_len(SDL_LEN);
        ifa.ifa_ifp(ifp);
        ifa.ifa_rtrequest(k.link_rtrequest);
        ifa.ifa_addr(sdl);
        ifa.ifa_netmask(mask);
        ifp.if_lladdr(ifa);
        IF_ADDRHEAD(ifp).insertHead(ifa);
        k.rtsock_c.rt_ifannouncemsg(ifp, 0);
    }

    private int FREE_INDEX() {
        int index = 1;
        for (Ifnet other = ifnet.first(); !other.isNull(); other = ifnet.next(other)) {
            if (other.if_index() == index) {
                index++;
                other = ifnet.first();
            }
        }
        mem.store4(if_index, 0, Math.max(index, mem.load4(if_index, 0)));
        return index;
    }

    /**
     * Takes an interface away: down, its addresses, the routes that name it, off the list. The caller frees the memory. if.c:318.
     */
    void if_detach(Ifnet ifp) {
        CRIT_ENTER();
        if_down(ifp);
        ifp.if_lladdr(nil(Ifaddr.TYPE));
        TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
        for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.first()) {
            if (k.seams.linkAddress.isKept(ifp, ifa)) {
                Ifaddr next = head.next(ifa);
                if (next.isNull()) {
                    break;
                }
                ifa = next;
            }
            if (!ifa.ifa_addr().isNull() && ifa.ifa_addr().sa_family() == AF_INET) {
                Ifreq ifr = ON_STACK(Ifreq.TYPE);
                BZERO(ifr, Ifreq.TYPE);
                BCOPY(ifa.ifa_addr().address(), ifr.ifr_addr().address(), 16);
                if (k.in_c.in_control(nil(Socket.TYPE), SIOCDIFADDR, ifr.address(), ifp, nil(Td.TYPE)) == 0) {
                    continue;
                }
            }
            k.seams.unknownFamily.unlink(ifa);
            head.remove(ifa);
            k.seams.references.unlisted(ifa);
        }
        k.seams.linkAddress.finish(ifp);
        int origcpu = k.lwkt.mycpu();
        for (int cpu : k.seams.walkedCpus.get()) {
            k.lwkt_thread_c.lwkt_migratecpu(cpu);
            RT_DELETE(ifp, k.radix_c.RT_TABLE(cpu, AF_INET));
        }
        k.lwkt_thread_c.lwkt_migratecpu(origcpu);
        k.rtsock_c.rt_ifannouncemsg(ifp, 1);
        ifnet.remove(ifp);
        CRIT_EXIT();
    }

    private void RT_DELETE(Ifnet ifp, long rnh) {
        Rtentry next;
        for (Rtentry rt = k.radix_c.FIRST(rnh); !rt.isNull(); rt = next) {
            next = rt.rt_nodes_next();
            if_rtdel(rt, ifp);
            if (!next.isNull() && next.rt_nodes_prev() == 0) {
                next = k.radix_c.FIRST(rnh);
            }
        }
    }

    /** if.c:435. */
    private int if_rtdel(Rtentry rt, Ifnet ifp) {
        if (rt.rt_ifp().is(ifp) && has(rt.rt_flags(), RTF_UP)) {
            k.route_c.rtrequest(
                    RTM_DELETE, rt.rt_nodes_rn_key(), rt.rt_gateway(), rt.rt_nodes_rn_mask(), rt.rt_flags(), null);
        }
        return 0;
    }

    /** The loop of tapclose and tunclose: the routes go, the addresses stay; if_tap.c:340. */
    void CLOSE_ADDRESSES(Ifnet ifp, boolean zero) {
        TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
        for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
            if (ifa.ifa_addr().sa_family() == AF_INET) {
                k.route_c.rtinit(ifa, RTM_DELETE, 0);
                if (zero) {
                    mem.fill(ifa.ifa_addr().address(), 16, 0);
                    mem.fill(ifa.ifa_dstaddr().address(), 16, 0);
                    mem.fill(ifa.ifa_netmask().address(), 16, 0);
                }
            }
        }
    }

    // ---- look up -------------------------------------------------------------------------------------------------

    /** The interface of that name, or NULL; if.c:1010. */
    Ifnet ifunit(String name) {
        for (Ifnet ifp = ifnet.first(); !ifp.isNull(); ifp = ifnet.next(ifp)) {
            if (ifp.if_xname().equals(name)) {
                return ifp;
            }
        }
        return nil(Ifnet.TYPE);
    }

    /** The address of the system that equals one given; if.c:750. */
    Ifaddr ifa_ifwithaddr(Sa addr) {
        for (Ifnet ifp = ifnet.first(); !ifp.isNull(); ifp = ifnet.next(ifp)) {
            TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
            for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
                if (ifa.ifa_addr().sa_family() != addr.sa_family()) {
                    continue;
                }
                if (k.route_c.SA_EQUAL(addr, ifa.ifa_addr())) {
                    return ifa;
                }
                if (has(ifp.if_flags(), IFF_BROADCAST)
                        && !ifa.ifa_dstaddr().isNull()
                        && ifa.ifa_dstaddr().sa_len() != 0
                        && k.route_c.SA_EQUAL(ifa.ifa_dstaddr(), addr)) {
                    return ifa;
                }
            }
        }
        return nil(Ifaddr.TYPE);
    }

    /** The address of a point to point interface whose other end is the one given; if.c:790. */
    Ifaddr ifa_ifwithdstaddr(Sa addr) {
        for (Ifnet ifp = ifnet.first(); !ifp.isNull(); ifp = ifnet.next(ifp)) {
            if (!has(ifp.if_flags(), IFF_POINTOPOINT)) {
                continue;
            }
            TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
            for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
                if (ifa.ifa_addr().sa_family() == addr.sa_family()
                        && !ifa.ifa_dstaddr().isNull()
                        && k.route_c.SA_EQUAL(addr, ifa.ifa_dstaddr())) {
                    return ifa;
                }
            }
        }
        return nil(Ifaddr.TYPE);
    }

    /** The address with the longest mask whose network holds the one given; if.c:820. */
    Ifaddr ifa_ifwithnet(Sa addr) {
        Ifaddr maybe = nil(Ifaddr.TYPE);
        int longest = -1;
        for (Ifnet ifp = ifnet.first(); !ifp.isNull(); ifp = ifnet.next(ifp)) {
            TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
            for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
                if (ifa.ifa_addr().isNull() || ifa.ifa_addr().sa_family() != addr.sa_family()) {
                    continue;
                }
                if (addr.sa_family() == AF_LINK) {
                    if (mem.load2(ifa.ifa_addr().address(), 2) == mem.load2(addr.address(), 2)) {
                        return ifa;
                    }
                    continue;
                }
                if (has(ifp.if_flags(), IFF_POINTOPOINT)) {
                    if (!ifa.ifa_dstaddr().isNull() && k.route_c.SA_EQUAL(addr, ifa.ifa_dstaddr())) {
                        return ifa;
                    }
                    continue;
                }
                if (ifa.ifa_netmask().isNull()) {
                    continue;
                }
                int mask = k.radix_c.MASK(ifa.ifa_netmask());
                if (((SIN(addr) ^ SIN(ifa.ifa_addr())) & mask) == 0 && Integer.bitCount(mask) > longest) {
                    maybe = ifa;
                    longest = Integer.bitCount(mask);
                }
            }
        }
        return maybe;
    }

    /** The address of an interface that fits one given best; if.c:860. */
    Ifaddr ifaof_ifpforaddr(Sa addr, Ifnet ifp) {
        Ifaddr maybe = nil(Ifaddr.TYPE);
        TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
        for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
            if (ifa.ifa_addr().sa_family() != addr.sa_family()) {
                continue;
            }
            if (maybe.isNull()) {
                maybe = ifa;
            }
            if (k.route_c.SA_EQUAL(addr, ifa.ifa_addr())) {
                return ifa;
            }
            if (!ifa.ifa_netmask().isNull()
                    && ((SIN(addr) ^ SIN(ifa.ifa_addr())) & k.radix_c.MASK(ifa.ifa_netmask())) == 0) {
                return ifa;
            }
        }
        return maybe;
    }

    /** The address that a route through a gateway belongs to; route.c:520. */
    Ifaddr ifa_ifwithroute(int flags, Sa dst, Sa gateway) {
        Ifaddr ifa = nil(Ifaddr.TYPE);
        if (!has(flags, RTF_GATEWAY)) {
            if (has(flags, RTF_HOST)) {
                ifa = ifa_ifwithdstaddr(dst);
            }
            if (ifa.isNull()) {
                ifa = ifa_ifwithaddr(gateway);
            }
        } else {
            ifa = ifa_ifwithdstaddr(gateway);
        }
        if (ifa.isNull()) {
            ifa = ifa_ifwithnet(gateway);
        }
        if (ifa.isNull()) {
            if (gateway.sa_family() != AF_INET) {
                return ifa;
            }
            Rtentry rt = k.route_c.rtpurelookup(gateway);
            if (rt.isNull()) {
                return ifa;
            }
            rt.rt_refcnt(rt.rt_refcnt() - 1);
            ifa = rt.rt_ifa();
            if (ifa.isNull()) {
                return ifa;
            }
        }
        if (ifa.ifa_addr().sa_family() != dst.sa_family()) {
            Ifaddr other = ifaof_ifpforaddr(dst, ifa.ifa_ifp());
            if (!other.isNull()) {
                return other;
            }
        }
        return ifa;
    }

    /** What a link-level address does with routes made through it: hands them to a better one; if.c:897. */
    void link_rtrequest(int cmd, Rtentry rt, RtAddrinfo info) {
        Ifaddr ifa = rt.rt_ifa();
        if (cmd != RTM_ADD || ifa.isNull()) {
            return;
        }
        Ifnet ifp = ifa.ifa_ifp();
        Sa dst = rt.rt_nodes_rn_key();
        if (ifp.isNull() || dst.isNull()) {
            return;
        }
        Ifaddr better = ifaof_ifpforaddr(dst, ifp);
        if (!better.isNull()) {
            IFAFREE(rt.rt_ifa());
            IFAREF(better);
            rt.rt_ifa(better);
            if (better.ifa_rtrequest() != 0 && better.ifa_rtrequest() != k.link_rtrequest) {
                k.text.call(better.ifa_rtrequest(), Text.Rtrequest.class).rtrequest(cmd, rt, info);
            }
        }
    }

    // ---- up and down ---------------------------------------------------------------------------------------------

    /** Says that an interface is down to every protocol, once for each of its addresses; if.c:922. */
    private void if_unroute(Ifnet ifp, int flag) {
        ifp.if_flags(ifp.if_flags() & ~flag);
        TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
        for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
            pfctlinput(PRC_IFDOWN, ifa.ifa_addr());
        }
        k.rtsock_c.rt_ifmsg(ifp);
    }

    /** The opposite; if.c:945. */
    private void if_route(Ifnet ifp, int flag) {
        ifp.if_flags(ifp.if_flags() | flag);
        TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
        for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
            pfctlinput(PRC_IFUP, ifa.ifa_addr());
        }
        k.rtsock_c.rt_ifmsg(ifp);
    }

    /** Tells the protocols; of them only raw IP listens to this. sys/kern/uipc_domain.c:270. */
    private void pfctlinput(int cmd, Sa sa) {
        k.raw_ip_c.rip_ctlinput(cmd, sa);
    }

    /** if.c:965. */
    void if_down(Ifnet ifp) {
        if_unroute(ifp, IFF_UP);
        k.netisr_c.netmsg_service_sync();
    }

    /** if.c:977. */
    void if_up(Ifnet ifp) {
        if_route(ifp, IFF_UP);
    }

    // ---- ioctl ---------------------------------------------------------------------------------------------------

    /** ioctl(2) of a socket about an interface; if.c:1077. */
    int ifioctl(Socket so, int cmd, long data, Td td) {
        Ifreq ifr = at(Ifreq.TYPE, data);
        switch (cmd) {
            case SIOCIFCREATE, SIOCIFDESTROY -> {
                if (td.td_uid() != 0) {
                    return EPERM;
                }
                return cmd == SIOCIFCREATE
                        ? k.if_clone_c.if_clone_create(ifr)
                        : k.if_clone_c.if_clone_destroy(ifr.ifr_name());
            }
            case SIOCIFGCLONERS -> {
                return 0; // if_clone_list: copied out behind the caller's back
            }
            default -> {
                // Everything else is about an interface that is there.
            }
        }
        Ifnet ifp = ifunit(ifr.ifr_name());
        if (ifp.isNull()) {
            return ENXIO;
        }
        k.seams.ioctlGate.enter(ifp);
        int error = IFIOCTL(so, cmd, ifr, ifp, td);
        k.seams.ioctlGate.leave(ifp);
        return error;
    }

    private int IFIOCTL(Socket so, int cmd, Ifreq ifr, Ifnet ifp, Td td) {
        switch (cmd) {
            case SIOCGIFFLAGS -> ifr.ifr_addr().sin_s_addr(ifp.if_flags());
            case SIOCGIFMETRIC -> ifr.ifr_addr().sin_s_addr(ifp.if_data().ifi_metric());
            case SIOCGIFMTU -> ifr.ifr_addr().sin_s_addr(ifp.if_data().ifi_mtu());
            case SIOCGIFCAP -> {
                ifr.ifr_addr().sin_s_addr(ifp.if_capenable());
                mem.store4(ifr.ifr_addr().address(), 0, ifp.if_capabilities());
            }
            case SIOCSIFFLAGS -> {
                return SET_FLAGS(ifp, ifr, td);
            }
            case SIOCSIFMETRIC -> {
                if (td.td_uid() != 0) {
                    return EPERM;
                }
                ifp.if_data().ifi_metric(ifr.ifr_addr().sin_s_addr());
            }
            case SIOCSIFCAP -> {
                if (td.td_uid() != 0) {
                    return EPERM;
                }
                if (has(mem.load4(ifr.ifr_addr().address(), 0), ~ifp.if_capabilities())) {
                    return EINVAL;
                }
                return DRIVER(ifp, cmd, ifr);
            }
            case SIOCSIFNAME -> {
                return td.td_uid() != 0 ? EPERM : RENAME(ifp, ifr.ifs_ascii());
            }
            case SIOCSIFMTU -> {
                if (td.td_uid() != 0) {
                    return EPERM;
                }
                if (ifp.if_ioctl() == 0) {
                    return EOPNOTSUPP;
                }
                int mtu = ifr.ifr_addr().sin_s_addr();
                if (mtu < IF_MINMTU || mtu > IF_MAXMTU) {
                    return EINVAL;
                }
                int error = DRIVER(ifp, cmd, ifr);
                if (error == 0) {
                    k.rtsock_c.rt_ifmsg(ifp);
                }
                return error;
            }
            case SIOCSIFPHYADDR, SIOCDIFPHYADDR, SIOCSIFMEDIA -> {
                return td.td_uid() != 0 ? EPERM : DRIVER(ifp, cmd, ifr);
            }
            case SIOCGIFPSRCADDR, SIOCGIFPDSTADDR, SIOCGIFMEDIA, SIOCGIFSTATUS -> {
                return DRIVER(ifp, cmd, ifr);
            }
            default -> {
                if (so.isNull() || so.so_family() != AF_INET) {
                    return EOPNOTSUPP;
                }
                return k.seams.addressIoctl.control(so, cmd, ifr.address(), ifp, td);
            }
        }
        return 0;
    }

    /** Asks the driver, with the serializer of the interface. */
    private int DRIVER(Ifnet ifp, int cmd, Ifreq ifr) {
        if (ifp.if_ioctl() == 0) {
            return EOPNOTSUPP;
        }
        k.lwkt_serialize_c.lwkt_serialize_enter(ifp.if_serializer());
        int error = IF_IOCTL(ifp, cmd, ifr.address());
        k.lwkt_serialize_c.lwkt_serialize_exit(ifp.if_serializer());
        return error;
    }

    /** 1215: the interface leaves under its old name and arrives under the new one. */
    private int RENAME(Ifnet ifp, String new_name) {
        if (new_name.isEmpty()) {
            return EINVAL;
        }
        if (new_name.length() >= IFNAMSIZ) {
            return ENAMETOOLONG;
        }
        if (!ifunit(new_name).isNull()) {
            return EEXIST;
        }
        k.rtsock_c.rt_ifannouncemsg(ifp, 1);
        Sa sdl = IF_ADDRHEAD(ifp).first().ifa_addr();
        long lladdr = 0;
        for (int i = 0; i < mem.load1(sdl.address(), 6); i++) {
            lladdr = lladdr << 8 | mem.load1(sdl.address(), 8 + mem.load1(sdl.address(), 5) + i) & 0xff;
        }
        ifp.if_xname(new_name);
        SDL_NAME(sdl, new_name, lladdr);
        k.rtsock_c.rt_ifannouncemsg(ifp, 0);
        return 0;
    }

    /** Writes the name and the six bytes behind it into a link-level address. */
    private void SDL_NAME(Sa sdl, String name, long lladdr) {
        mem.store1(sdl.address(), 5, name.length());
        for (int i = 0; i < name.length(); i++) {
            mem.store1(sdl.address(), 8 + i, name.charAt(i));
        }
        if (lladdr != 0) {
            mem.store1(sdl.address(), 6, 6);
            for (int i = 0; i < 6; i++) {
                mem.store1(sdl.address(), 8 + name.length() + i, (int) (lladdr >>> 8 * (5 - i)) & 0xff);
            }
        }
    }

    /** 1153: up and down with the routes of the addresses, then the driver. */
    private int SET_FLAGS(Ifnet ifp, Ifreq ifr, Td td) {
        if (td.td_uid() != 0) {
            return EPERM;
        }
        int new_flags = ifr.ifr_addr().sin_s_addr();
        if (!has(ifp.if_flags(), IFF_SMART)) {
            if (has(ifp.if_flags(), IFF_UP) && !has(new_flags, IFF_UP)) {
                CRIT_ENTER();
                if_down(ifp);
                CRIT_EXIT();
            }
            if (has(new_flags, IFF_UP) && !has(ifp.if_flags(), IFF_UP)) {
                CRIT_ENTER();
                if_up(ifp);
                CRIT_EXIT();
            }
        }
        ifp.if_flags(ifp.if_flags() & IFF_CANTCHANGE | new_flags & ~IFF_CANTCHANGE);
        if (has(new_flags, IFF_PPROMISC)) {
            ifp.if_flags(ifp.if_flags() | IFF_PROMISC);
        } else if (ifp.if_pcount() == 0) {
            ifp.if_flags(ifp.if_flags() & ~IFF_PROMISC);
        }
        if (ifp.if_ioctl() != 0) {
            k.lwkt_serialize_c.lwkt_serialize_enter(ifp.if_serializer());
            IF_IOCTL(ifp, SIOCSIFFLAGS, ifr.address());
            k.lwkt_serialize_c.lwkt_serialize_exit(ifp.if_serializer());
        }
        return 0;
    }
}
