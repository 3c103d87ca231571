package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.Sa.AF_INET;
import static org.deadc0de.freebsd10.Sa.AF_LINK;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.TailQ;

/** The functions of if.c that find addresses. What they find carries a reference for the caller. */
@KernelSource("sys/net/if.c")
final class If_ifa_c extends KernelFile {
    private static final int IFF_BROADCAST = 0x2;
    private static final int IFF_POINTOPOINT = 0x10;

    If_ifa_c(FreeBsd10 k) {
        super(k);
    }

    Ifaddr NO_IFA() {
        return Ifaddr.TYPE.at(mem, 0);
    }

    private Sa ADDR(Ifaddr ifa) {
        return Sa.load(mem, ifa.ifa_addr());
    }

    /** Whether the other end, or the broadcast address, is {@code addr}. */
    private boolean IS_DST(Ifaddr ifa, Sa addr) {
        long dst = ifa.ifa_dstaddr();
        return dst != 0 && mem.load1(dst, 0) != 0 && Sa.load(mem, dst).is(addr);
    }

    private Ifaddr REF(Ifaddr ifa) {
        if (!ifa.isNull()) {
            k.if_c.ifa_ref(ifa);
        }
        return ifa;
    }

    /** The address of an interface's link level, by index. if.c:345. */
    Ifaddr ifaddr_byindex(int idx) {
        Ifnet ifp = k.if_c.ifnet_byindex(idx);
        return ifp.isNull() ? NO_IFA() : REF(ifp.if_addr());
    }

    /** The address that is {@code addr}, or whose broadcast address it is. if.c:1480. */
    Ifaddr ifa_ifwithaddr(Sa addr) {
        k.if_c.IFNET_RLOCK_NOSLEEP(1486);
        Ifaddr found = NO_IFA();
        for (Ifnet ifp = k.if_c.V_ifnet.first(); !ifp.isNull() && found.isNull(); ifp = k.if_c.V_ifnet.next(ifp)) {
            k.if_c.IF_ADDR_LOCK(ifp, 1488);
            TailQ<Ifaddr> head = k.if_c.IF_ADDRHEAD(ifp);
            for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
                if (ifa.sa_family() != addr.family) {
                    continue;
                }
                if (ADDR(ifa).is(addr) || (ifp.if_flags() & IFF_BROADCAST) != 0 && IS_DST(ifa, addr)) {
                    found = REF(ifa);
                    break;
                }
            }
            k.if_c.IF_ADDR_UNLOCK(ifp, 1513);
        }
        k.if_c.IFNET_RUNLOCK_NOSLEEP(1517);
        return found;
    }

    /** The address of a point-to-point interface whose other end is {@code addr}. if.c:1589. */
    Ifaddr ifa_ifwithdstaddr(Sa addr) {
        k.if_c.IFNET_RLOCK_NOSLEEP(1595);
        Ifaddr found = NO_IFA();
        for (Ifnet ifp = k.if_c.V_ifnet.first(); !ifp.isNull() && found.isNull(); ifp = k.if_c.V_ifnet.next(ifp)) {
            if ((ifp.if_flags() & IFF_POINTOPOINT) == 0) {
                continue;
            }
            k.if_c.IF_ADDR_LOCK(ifp, 1599);
            TailQ<Ifaddr> head = k.if_c.IF_ADDRHEAD(ifp);
            for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
                if (ifa.sa_family() == addr.family && IS_DST(ifa, addr)) {
                    found = REF(ifa);
                    break;
                }
            }
            k.if_c.IF_ADDR_UNLOCK(ifp, 1609);
        }
        k.if_c.IFNET_RUNLOCK_NOSLEEP(1613);
        return found;
    }

    /** The address on whose network {@code addr} is, the one with the longest mask. if.c:1623. */
    Ifaddr ifa_ifwithnet(Sa addr) {
        // A link address that names an interface means that one.
        if (addr.family == AF_LINK && addr.index != 0 && addr.index <= k.if_c.V_if_index()) {
            return ifaddr_byindex(addr.index);
        }
        Ifaddr ifa_maybe = NO_IFA();
        int best = -1;
        k.if_c.IFNET_RLOCK_NOSLEEP(1648);
        for (Ifnet ifp = k.if_c.V_ifnet.first(); !ifp.isNull(); ifp = k.if_c.V_ifnet.next(ifp)) {
            boolean ptp = (ifp.if_flags() & IFF_POINTOPOINT) != 0 && addr.family == AF_INET;
            k.if_c.IF_ADDR_LOCK(ifp, 1650);
            TailQ<Ifaddr> head = k.if_c.IF_ADDRHEAD(ifp);
            for (Ifaddr ifa = head.first(); !ifa.isNull(); ifa = head.next(ifa)) {
                if (ifa.sa_family() != addr.family) {
                    continue;
                }
                if (ptp) {
                    if (IS_DST(ifa, addr)) {
                        REF(ifa);
                        k.if_c.IF_ADDR_UNLOCK(ifp, 1668);
                        if (!ifa_maybe.isNull()) {
                            k.if_c.ifa_free(ifa_maybe);
                        }
                        k.if_c.IFNET_RUNLOCK_NOSLEEP(1669);
                        return ifa;
                    }
                    continue;
                }
                Sa mask = k.in_c.NETMASK(ifa);
                if (mask == null
                        || mask.ones() <= best
                        || !ADDR(ifa).masked(mask).is(addr.masked(mask))) {
                    continue;
                }
                if (!ifa_maybe.isNull()) {
                    k.if_c.ifa_free(ifa_maybe);
                }
                ifa_maybe = REF(ifa);
                best = mask.ones();
            }
            k.if_c.IF_ADDR_UNLOCK(ifp, 1711);
        }
        k.if_c.IFNET_RUNLOCK_NOSLEEP(1718);
        return ifa_maybe;
    }

    /** The address of an interface that fits best to talk to {@code addr}: on its network, else the first of its family. if.c:1727. */
    Ifaddr ifaof_ifpforaddr(Sa addr, Ifnet ifp) {
        Ifaddr ifa_maybe = NO_IFA();
        k.if_c.IF_ADDR_LOCK(ifp, 1738);
        TailQ<Ifaddr> head = k.if_c.IF_ADDRHEAD(ifp);
        Ifaddr ifa = head.first();
        for (; !ifa.isNull(); ifa = head.next(ifa)) {
            if (ifa.sa_family() != addr.family) {
                continue;
            }
            if (ifa_maybe.isNull()) {
                ifa_maybe = ifa;
            }
            if (addr.family == AF_LINK) {
                continue;
            }
            if ((ifp.if_flags() & IFF_POINTOPOINT) != 0) {
                if (IS_DST(ifa, addr)) {
                    break;
                }
                continue;
            }
            Sa mask = k.in_c.NETMASK(ifa);
            if (mask != null && ADDR(ifa).masked(mask).is(addr.masked(mask))) {
                break;
            }
        }
        REF(ifa.isNull() ? ifa_maybe : ifa);
        k.if_c.IF_ADDR_UNLOCK(ifp, 1770);
        return ifa.isNull() ? ifa_maybe : ifa;
    }

    /** A host route over the loopback interface to an address of our own: flags UHS, gateway the address's interface. if.c:1340. */
    int ifa_add_loopback_route(Ifaddr ifa, Sa ia) {
        RtAddrinfo info = new RtAddrinfo();
        info.rti_ifp = k.if_loop_c.V_loif();
        info.rti_flags = ifa.ifa_flags() | Route_c.RTF_HOST | Route_c.RTF_STATIC;
        info.dst = ia;
        info.gateway = Sa.link(0, 0);
        Rtentry[] made = new Rtentry[1];
        int error = k.route_c.rtrequest1_fib(Route_c.RTM_ADD, info, made);
        if (error == 0 && made[0] != null) {
            Rtentry rt = made[0];
            k.route_c.RT_LOCK(rt, 1361);
            SockaddrDl sdl = SockaddrDl.TYPE.at(mem, rt.rt_gateway());
            Ifnet ifp = ifa.ifa_ifp();
            sdl.sdl_type(ifp.if_type());
            sdl.sdl_index(ifp.if_index());
            k.route_c.RT_REMREF(rt);
            k.route_c.RT_UNLOCK(rt, 1367);
        } else if (error != 0) {
            log(LOG_INFO, "ifa_add_loopback_route: insertion failed\n");
        }
        return error;
    }

    /** if.c:1375. */
    int ifa_del_loopback_route(Ifaddr ifa, Sa ia) {
        RtAddrinfo info = new RtAddrinfo();
        info.rti_flags = ifa.ifa_flags() | Route_c.RTF_HOST | Route_c.RTF_STATIC;
        info.dst = ia;
        info.gateway = Sa.link(0, 0);
        int error = k.route_c.rtrequest1_fib(Route_c.RTM_DELETE, info, null);
        if (error != 0) {
            log(LOG_INFO, "ifa_del_loopback_route: deletion failed\n");
        }
        return error;
    }

    /** Deletes a route that still points to an interface that goes away. if.c:1406. Called with the table write-locked. */
    int if_rtdel(Rtentry rt, Ifnet ifp) {
        if (rt.rt_ifp().is(ifp)) {
            // Protect against walking it twice.
            if ((rt.rt_flags() & Route_c.RTF_UP) == 0) {
                return 0;
            }
            RtAddrinfo info = new RtAddrinfo();
            info.dst = Sa.load(mem, rt.rt_key());
            info.gateway = Sa.load(mem, rt.rt_gateway());
            info.netmask = k.route_c.MASK(rt);
            info.rti_flags = rt.rt_flags() | Route_c.RTF_RNH_LOCKED;
            int err = k.route_c.rtrequest1_fib(Route_c.RTM_DELETE, info, null);
            if (err != 0) {
                log(LOG_WARNING, "if_rtdel: error %d\n", err);
            }
        }
        return 0;
    }
}
