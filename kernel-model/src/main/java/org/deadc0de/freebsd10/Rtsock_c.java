package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.Route_c.*;
import static org.deadc0de.kernel.Errno.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.deadc0de.kernel.IfEntry;
import org.deadc0de.kernel.RouteEntry;
import org.deadc0de.kernel.RouteMessage;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;
import org.deadc0de.sim.mem.TailQ;

/** Routing sockets: requests about routes, messages about everything that changes, and the lists that sysctl(3) gives. */
@KernelSource("sys/net/rtsock.c")
final class Rtsock_c extends KernelFile implements Protosw {
    private static final int RAWRCVQ = 8192;

    private final MallocType M_PCB = MALLOC_DEFINE("pcb");
    private final Mtx rawcb_mtx = MTX_SYSINIT("rawcb_mtx", "rawcb", MTX_DEF);
    private final ListHead<Rawcb> rawcb_list = LIST_HEAD("rawcb_list", Rawcb.TYPE, Rawcb.RCB_LIST);
    private final long any_count = data().define("route_cb.any_count", 4);
    private final UmaZone zone_mbuf;
    private final RouteMessages messages;

    Rtsock_c(FreeBsd10 k) {
        super(k);
        zone_mbuf = k.uma_core_c.ZCREATE("mbuf_cluster", RouteMessages.SIZE, 0);
        messages = new RouteMessages(mem);
    }

    // ---- the socket ------------------------------------------------------------------------------------------------

    private Rawcb PCB(Socket so) {
        return Rawcb.TYPE.at(mem, so.so_pcb());
    }

    @Override
    public int pru_attach(Socket so, int proto, Kthread td) {
        return rts_attach(so);
    }

    @Override
    public void pru_detach(Socket so) {
        rts_detach(so);
    }

    @Override
    public int pru_send(Socket so, Object message, Kthread td) {
        return message instanceof RouteMessage rtm ? route_output(rtm) : EINVAL;
    }

    @Override
    public Object pru_rcv(Socket so, Kthread td) {
        return rts_receive(so);
    }

    /** Makes a routing socket. rtsock.c:250. May sleep. */
    private int rts_attach(Socket so) {
        Rawcb rp = malloc(Rawcb.TYPE, M_PCB, M_WAITOK | M_ZERO);
        rp.rcb_socket(so);
        so.so_pcb(rp.address());
        mtx_lock(rawcb_mtx, 105);
        LIST_INSERT_HEAD(rawcb_list, rp);
        mem.store4(any_count, 0, mem.load4(any_count, 0) + 1);
        mtx_unlock(rawcb_mtx, 107);
        return 0;
    }

    /** Closes a routing socket, with what nobody has read. rtsock.c:318. */
    private void rts_detach(Socket so) {
        Rawcb rp = PCB(so);
        KASSERT(!rp.isNull(), "rts_detach: rp == NULL");
        mtx_lock(rawcb_mtx, 128);
        LIST_REMOVE(rawcb_list, rp);
        mem.store4(any_count, 0, mem.load4(any_count, 0) - 1);
        long next;
        for (long m = rp.sb_mb(); m != 0; m = next) {
            next = messages.next(m);
            FREE_MBUF(m);
        }
        mtx_unlock(rawcb_mtx, 130);
        so.so_pcb(0);
        free(rp, M_PCB);
    }

    private void FREE_MBUF(long m) {
        k.uma_core_c.uma_zfree_arg(zone_mbuf, m, 0);
    }

    /** Waits for the next message; an Integer below zero when a signal came. */
    private Object rts_receive(Socket so) {
        Rawcb rp = PCB(so);
        mtx_lock(rawcb_mtx, 1410);
        while (rp.sb_mb() == 0) {
            int error = msleep(rp.addressOf(Rawcb.SB_CC), rawcb_mtx, PCATCH, "sbwait", 0);
            if (error != 0) {
                mtx_unlock(rawcb_mtx, 1412);
                return -error;
            }
        }
        long m = rp.sb_mb();
        rp.sb_mb(messages.next(m));
        if (rp.sb_mb() == 0) {
            rp.sb_lastrecord(0);
        }
        RouteMessage message = messages.load(m);
        rp.sb_cc(rp.sb_cc() - message.length());
        FREE_MBUF(m);
        mtx_unlock(rawcb_mtx, 1420);
        return message;
    }

    /** Gives a message to every routing socket; one whose buffer is full loses it. rtsock.c:199. */
    private void rt_dispatch(RouteMessages.Draft draft) {
        mtx_lock(rawcb_mtx, 92);
        for (Rawcb rp = rawcb_list.first(); !rp.isNull(); rp = rawcb_list.next(rp)) {
            if (rp.sb_cc() + draft.length() > RAWRCVQ) {
                continue;
            }
            k.uma_core_c.CALLER("rt_dispatch", null);
            long m = k.uma_core_c.uma_zalloc_arg(zone_mbuf, 0, M_NOWAIT | M_ZERO);
            messages.store(m, draft);
            long last = rp.sb_lastrecord();
            if (last == 0) {
                rp.sb_mb(m);
            } else {
                messages.next(last, m);
            }
            rp.sb_lastrecord(m);
            rp.sb_cc(rp.sb_cc() + draft.length());
            wakeup(rp.addressOf(Rawcb.SB_CC));
        }
        mtx_unlock(rawcb_mtx, 110);
    }

    private boolean NOBODY_LISTENS() {
        return mem.load4(any_count, 0) == 0;
    }

    // ---- requests --------------------------------------------------------------------------------------------------

    private static Sa ADDRESS(RouteMessage rtm, String which) {
        Sockaddr address = rtm.addresses().get(which);
        return address == null ? null : Sa.of(address);
    }

    /**
     * A request about a route; the answer goes to every routing socket. rtsock.c:530.
     *
     * @return 0, EINVAL, ESRCH, EEXIST, ENETUNREACH, EAFNOSUPPORT
     */
    private int route_output(RouteMessage rtm) {
        RtAddrinfo info = new RtAddrinfo();
        info.dst = ADDRESS(rtm, "DST");
        info.gateway = ADDRESS(rtm, "GATEWAY");
        info.netmask = ADDRESS(rtm, "NETMASK");
        info.ifpaddr = ADDRESS(rtm, "IFP");
        info.ifaaddr = ADDRESS(rtm, "IFA");
        info.rti_flags = rtm.flags() & ~RTF_RNH_LOCKED;
        if (info.dst == null) {
            return EINVAL;
        }
        int error = k.if_c.PRIV_CHECK();
        if (error != 0 && !rtm.type().equals("RTM_GET")) {
            return error;
        }
        // A gateway that is an address of our own is no gateway.
        if (info.gateway != null && info.gateway.family != Sa.AF_LINK) {
            Rtentry gw = k.route_c.rtalloc_ign_fib(info.gateway, 0);
            if (!gw.isNull()) {
                boolean ours = mem.load1(gw.rt_gateway(), 1) == Sa.AF_LINK
                        && (gw.rt_ifp().if_flags() & In_c.IFF_LOOPBACK) != 0;
                if (ours) {
                    info.rti_flags &= ~RTF_GATEWAY;
                }
                k.route_c.RTFREE(gw, 660);
            }
        }

        RouteMessages.Draft answer = new RouteMessages.Draft(rtm.type());
        answer.pid = k.CURPROC().pid();
        answer.sequence = rtm.sequence();
        answer.flags = info.rti_flags;
        rtm.addresses().forEach((which, address) -> answer.address(which, Sa.of(address)));
        Rtentry[] saved_nrt = new Rtentry[1];
        switch (rtm.type()) {
            case "RTM_ADD" -> error = ADD(rtm, info, saved_nrt, answer);
            case "RTM_DELETE" -> {
                error = k.route_c.rtrequest1_fib(RTM_DELETE, info, saved_nrt);
                if (error == 0) {
                    Rtentry rt = saved_nrt[0];
                    k.route_c.RT_LOCK(rt, 723);
                    REPORT(rt, answer);
                    k.route_c.RTFREE_LOCKED(rt, 726);
                }
            }
            case "RTM_GET", "RTM_CHANGE" -> error = FIND(rtm, info, answer);
            default -> error = EOPNOTSUPP;
        }
        if (info.rti_ifa != null) {
            RELEASE(info, rtm);
        }
        answer.errno = error;
        if (error == 0) {
            answer.flags |= RTF_DONE;
        }
        rt_dispatch(answer);
        return error;
    }

    /** What RTM_CHANGE found carries a reference of this request; what RTM_ADD found carries the route's. */
    private void RELEASE(RtAddrinfo info, RouteMessage rtm) {
        if (rtm.type().equals("RTM_CHANGE")) {
            k.if_c.ifa_free(info.rti_ifa);
        }
    }

    private int ADD(RouteMessage rtm, RtAddrinfo info, Rtentry[] saved_nrt, RouteMessages.Draft answer) {
        if (info.gateway == null) {
            return EINVAL;
        }
        int error = k.route_c.rtrequest1_fib(RTM_ADD, info, saved_nrt);
        if (error == 0 && saved_nrt[0] != null) {
            Rtentry rt = saved_nrt[0];
            k.route_c.RT_LOCK(rt, 703);
            rt_setmetrics(rtm, rt);
            answer.index = rt.rt_ifp().if_index();
            k.route_c.RT_REMREF(rt);
            k.route_c.RT_UNLOCK(rt, 709);
        }
        return error;
    }

    /** RTM_GET without a netmask asks for the way to a destination; everything else means exactly that route. */
    private int FIND(RouteMessage rtm, RtAddrinfo info, RouteMessages.Draft answer) {
        boolean get = rtm.type().equals("RTM_GET");
        RadixNodeHead rnh = k.route_c.RT_TABLES_GET_RNH(info.dst.family);
        if (rnh.isNull()) {
            return EAFNOSUPPORT;
        }
        rw_rlock(rnh.rnh_lock(), 745);
        Rtentry rt = get && info.netmask == null
                ? k.radix_c.rn_match(info.dst, rnh)
                : k.radix_c.rn_lookup(info.dst.masked(info.netmask), info.netmask, rnh);
        if (rt.isNull()) {
            rw_runlock(rnh.rnh_lock(), 752);
            return ESRCH;
        }
        k.route_c.RT_LOCK(rt, 790);
        k.route_c.RT_ADDREF(rt);
        rw_runlock(rnh.rnh_lock(), 792);
        int error = 0;
        if (get) {
            REPORT(rt, answer);
        } else {
            error = CHANGE(rtm, info, rnh, rt, answer);
        }
        k.route_c.RTFREE_LOCKED(rt, 1010);
        return error;
    }

    /** RTM_CHANGE, in place. rtsock.c:905. Called with the route locked. */
    private int CHANGE(RouteMessage rtm, RtAddrinfo info, RadixNodeHead rnh, Rtentry rt, RouteMessages.Draft answer) {
        Route_c route = k.route_c;
        // A new gateway may need a new address and a new interface.
        if ((rt.rt_flags() & RTF_GATEWAY) != 0 && info.gateway != null
                || info.ifpaddr != null
                || info.ifaaddr != null
                        && !info.ifaaddr.is(Sa.load(mem, rt.rt_ifa().ifa_addr()))) {
            route.RT_UNLOCK(rt, 918);
            rw_wlock(rnh.rnh_lock(), 919);
            int error = route.rt_getifa_fib(info);
            rw_wunlock(rnh.rnh_lock(), 925);
            route.RT_LOCK(rt, 928);
            if (error != 0) {
                return error;
            }
        }
        boolean moves = info.rti_ifa != null && !info.rti_ifa.is(rt.rt_ifa());
        if (moves && !rt.rt_ifa().isNull()) {
            k.if_c.ifa_free(rt.rt_ifa());
        }
        if (info.gateway != null) {
            route.rt_setgate(rt, Sa.load(mem, rt.rt_key()), info.gateway);
            rt.rt_flags(rt.rt_flags() | RTF_GATEWAY & info.rti_flags);
        }
        if (moves) {
            k.if_c.ifa_ref(info.rti_ifa);
            rt.rt_ifa(info.rti_ifa);
            rt.rt_ifp(info.rti_ifp);
        }
        rt.rt_flags(rt.rt_flags() & ~RTF_FMASK | rtm.flags() & RTF_FMASK);
        rt_setmetrics(rtm, rt);
        answer.index = rt.rt_ifp().if_index();
        return 0;
    }

    /** Fills an answer from a route. Called with the route locked. */
    private void REPORT(Rtentry rt, RouteMessages.Draft answer) {
        Sa key = Sa.load(mem, rt.rt_key());
        boolean interfaceAsked = answer.has("IFP") || answer.has("IFA");
        answer.clear();
        answer.address("DST", key);
        answer.address("GATEWAY", Sa.load(mem, rt.rt_gateway()));
        Sa mask = k.route_c.MASK(rt);
        if (mask != null) {
            answer.address("NETMASK", mask);
        }
        Ifnet ifp = rt.rt_ifp();
        if (interfaceAsked && !ifp.isNull()) {
            answer.address("IFP", Sa.load(mem, ifp.if_addr().ifa_addr()));
            answer.address("IFA", Sa.load(mem, rt.rt_ifa().ifa_addr()));
            answer.index = ifp.if_index();
        }
        answer.flags = rt.rt_flags();
        answer.metrics[RouteMessages.MTU] = rt.rmx_mtu();
        answer.metrics[RouteMessages.EXPIRE] = rt.rmx_expire();
        answer.metrics[RouteMessages.WEIGHT] = rt.rmx_weight();
    }

    private void rt_setmetrics(RouteMessage rtm, Rtentry rt) {
        Long mtu = rtm.metrics().get("mtu");
        Long weight = rtm.metrics().get("weight");
        Long expire = rtm.metrics().get("expire");
        if (mtu != null) {
            rt.rmx_mtu(mtu);
        }
        if (weight != null) {
            rt.rmx_weight(weight);
        }
        if (expire != null) {
            rt.rmx_expire(expire);
        }
    }

    // ---- messages --------------------------------------------------------------------------------------------------

    /** A lookup that found nothing, and its kin. rtsock.c:1178. */
    void rt_missmsg(int type, RtAddrinfo info, int flags, int error) {
        if (NOBODY_LISTENS()) {
            return;
        }
        RouteMessages.Draft draft = new RouteMessages.Draft(RouteMessages.name(type));
        draft.flags = RTF_DONE | flags;
        draft.errno = error;
        draft.address("DST", info.dst);
        rt_dispatch(draft);
    }

    /** The flags of an interface have changed. rtsock.c:1207. */
    void rt_ifmsg(Ifnet ifp) {
        if (NOBODY_LISTENS()) {
            return;
        }
        RouteMessages.Draft draft = new RouteMessages.Draft("RTM_IFINFO");
        draft.index = ifp.if_index();
        draft.flags = ifp.if_flags() | ifp.if_drv_flags();
        draft.what = ifp.if_link_state();
        rt_dispatch(draft);
    }

    /** An address and the route it brings came or went: the address is told first when added, last when deleted. rtsock.c:1240. */
    void rt_newaddrmsg(int cmd, Ifaddr ifa, int error, Rtentry rt) {
        if (NOBODY_LISTENS()) {
            return;
        }
        Ifnet ifp = ifa.ifa_ifp();
        for (int pass = 1; pass < 3; pass++) {
            boolean aboutAddress = cmd == RTM_ADD && pass == 1 || cmd == RTM_DELETE && pass == 2;
            if (aboutAddress) {
                int ncmd = cmd == RTM_ADD ? RTM_NEWADDR : RTM_DELADDR;
                RouteMessages.Draft draft = new RouteMessages.Draft(RouteMessages.name(ncmd));
                draft.index = ifp.if_index();
                draft.flags = ifa.ifa_flags();
                Sa mask = k.in_c.NETMASK(ifa);
                if (mask != null) {
                    draft.address("NETMASK", mask);
                }
                draft.address("IFP", Sa.load(mem, ifp.if_addr().ifa_addr()));
                draft.address("IFA", Sa.load(mem, ifa.ifa_addr()));
                if (ifa.ifa_dstaddr() != 0 && mem.load1(ifa.ifa_dstaddr(), 1) != 0) {
                    draft.address("BRD", Sa.load(mem, ifa.ifa_dstaddr()));
                }
                rt_dispatch(draft);
            } else {
                RouteMessages.Draft draft = new RouteMessages.Draft(RouteMessages.name(cmd));
                draft.index = ifp.if_index();
                draft.flags = rt.rt_flags();
                draft.errno = error;
                draft.address("DST", Sa.load(mem, rt.rt_key()));
                draft.address("GATEWAY", Sa.load(mem, rt.rt_gateway()));
                Sa mask = cmd == RTM_ADD ? k.route_c.MASK(rt) : k.in_c.NETMASK(ifa);
                if (mask != null && (rt.rt_flags() & RTF_HOST) == 0) {
                    draft.address("NETMASK", mask);
                }
                rt_dispatch(draft);
            }
        }
    }

    /** An interface came or goes. rtsock.c:1358. */
    void rt_ifannouncemsg(Ifnet ifp, int what) {
        if (NOBODY_LISTENS()) {
            return;
        }
        RouteMessages.Draft draft = new RouteMessages.Draft("RTM_IFANNOUNCE");
        draft.index = ifp.if_index();
        draft.name = ifp.if_xname();
        draft.what = what;
        rt_dispatch(draft);
    }

    // ---- lists -----------------------------------------------------------------------------------------------------

    /** NET_RT_IFLIST: every interface with its addresses, in the order of the lists. rtsock.c:1734. */
    List<IfEntry> sysctl_iflist() {
        List<IfEntry> list = new ArrayList<>();
        k.if_c.IFNET_RLOCK(1735);
        for (Ifnet ifp = k.if_c.V_ifnet.first(); !ifp.isNull(); ifp = k.if_c.V_ifnet.next(ifp)) {
            k.if_c.IF_ADDR_LOCK(ifp, 1739);
            IfEntry entry = ENTRY(ifp);
            k.if_c.IF_ADDR_UNLOCK(ifp, 1800);
            if (entry != null) {
                list.add(entry);
            }
        }
        k.if_c.IFNET_RUNLOCK(1805);
        return list;
    }

    /** One interface as programs see it; null when it has lost its link-level address already. */
    private IfEntry ENTRY(Ifnet ifp) {
        Ifaddr link = ifp.if_addr();
        if (link.isNull()) {
            return null;
        }
        SockaddrDl sdl = SockaddrDl.TYPE.at(mem, link.ifa_addr());
        int nlen = sdl.sdl_nlen();
        byte[] lladdr = sdl.sdl_bytes(nlen, sdl.sdl_alen());
        String name = mem.loadString(sdl.address(), 8, nlen);
        List<IfEntry.Address> addresses = new ArrayList<>();
        TailQ<Ifaddr> head = k.if_c.IF_ADDRHEAD(ifp);
        for (Ifaddr ifa = head.next(link); !ifa.isNull(); ifa = head.next(ifa)) {
            Sa mask = k.in_c.NETMASK(ifa);
            long dst = ifa.ifa_dstaddr();
            boolean hasDst = dst != 0 && mem.load1(dst, 0) != 0;
            addresses.add(new IfEntry.Address(
                    Sa.load(mem, ifa.ifa_addr()).toUser(),
                    mask == null ? null : mask.toUser(),
                    hasDst ? Sa.load(mem, dst).toUser() : null,
                    ifa.ifa_flags()));
        }
        return new IfEntry(
                name,
                ifp.if_index(),
                ifp.if_flags() | ifp.if_drv_flags(),
                sdl.sdl_type(),
                ifp.if_mtu(),
                ifp.if_metric(),
                new Sockaddr(Sa.AF_LINK, lladdr, ifp.if_index(), name),
                addresses,
                new IfEntry.Counters(
                        ifp.if_ipackets(),
                        ifp.if_ierrors(),
                        0,
                        ifp.if_opackets(),
                        ifp.if_oerrors(),
                        ifp.if_collisions()));
    }

    /** NET_RT_DUMP: every route, by key, longer masks first. rtsock.c:1560. */
    List<RouteEntry> sysctl_dumpentry() {
        List<RouteEntry> list = new ArrayList<>();
        for (int family : k.route_c.FAMILIES()) {
            RadixNodeHead rnh = k.route_c.RT_TABLES_GET_RNH(family);
            rw_rlock(rnh.rnh_lock(), 1860);
            List<Rtentry> routes = new ArrayList<>();
            k.radix_c.rn_walktree(rnh, rt -> {
                routes.add(rt);
                return 0;
            });
            routes.sort(Comparator.comparing((Rtentry rt) -> Sa.load(mem, rt.rt_key()), Rtsock_c::COMPARE_KEYS)
                    .thenComparingInt(rt -> {
                        Sa mask = k.route_c.MASK(rt);
                        return mask == null ? -129 : -mask.ones();
                    }));
            routes.forEach(rt -> list.add(ROUTE(rt)));
            rw_runlock(rnh.rnh_lock(), 1865);
        }
        return list;
    }

    private static int COMPARE_KEYS(Sa a, Sa b) {
        int hi = Long.compareUnsigned(a.hi, b.hi);
        return hi != 0 ? hi : Long.compareUnsigned(a.lo, b.lo);
    }

    private RouteEntry ROUTE(Rtentry rt) {
        Sa mask = k.route_c.MASK(rt);
        return new RouteEntry(
                Sa.load(mem, rt.rt_key()).toUser(),
                mask == null ? null : mask.toUser(),
                Sa.load(mem, rt.rt_gateway()).toUser(),
                rt.rt_flags(),
                rt.rt_refcnt(),
                rt.rmx_pksent(),
                rt.rt_ifp().isNull() ? "" : rt.rt_ifp().if_xname(),
                rt.rmx_mtu(),
                rt.rmx_expire());
    }

    /** What a reader of kernel memory sees of the interfaces: no lock, the names that the interfaces have. */
    List<IfEntry> KVM_IFNET() {
        List<IfEntry> list = new ArrayList<>();
        for (Ifnet ifp = k.if_c.V_ifnet.first(); !ifp.isNull(); ifp = k.if_c.V_ifnet.next(ifp)) {
            IfEntry entry = ENTRY(ifp);
            if (entry != null) {
                list.add(new IfEntry(
                        ifp.if_xname(),
                        entry.index(),
                        entry.flags(),
                        entry.type(),
                        entry.mtu(),
                        entry.metric(),
                        entry.link(),
                        entry.addresses(),
                        entry.counters()));
            }
        }
        return list;
    }
}
