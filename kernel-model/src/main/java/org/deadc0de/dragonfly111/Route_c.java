package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;

/** Routes. Every processor has its own table; a request for all of them is a message that goes from one to the next. */
@KernelSource("sys/net/route.c")
class Route_c extends KernelFile {
    private final Td[] rtable;

    Route_c(DragonFly111 k) {
        super(k);
        rtable = new Td[k.ncpus()];
    }

    /** The thread that serves the routing table of a processor. */
    Td RTABLE(int cpu) {
        return rtable[cpu];
    }

    void RTABLE(int cpu, Td thread) {
        rtable[cpu] = thread;
    }

    // ---- service -------------------------------------------------------------------------------------------------

    /** What a thread "rtable_cpu N" does; route.c:150. */
    void rtable_service_loop(Td td) {
        while (true) {
            k.machine().sched().mark("rtable_service_loop");
            DISPATCH(k.lwkt_msgport_c.lwkt_waitport(td));
        }
    }

    /** Handles one message. */
    void DISPATCH(LwktMsg msg) {
        k.text.call(msg.nm_dispatch(), Text.Dispatch.class).dispatch(msg);
    }

    /**
     * Asks for a change in the tables of all processors. An SMP kernel always sleeps here, even on one processor. route.c:671.
     *
     * @param callback the address of a function that is told of each table's result
     * @return 0 or what the first table said; RTM_DELETE gives 0 when it succeeded anywhere
     */
    int rtrequest1_global(int req, RtAddrinfo rtinfo, long callback, long arg) {
        if (!k.isSmp()) {
            Rtentry[] rt = {nil(Rtentry.TYPE)};
            int error = rtrequest1(req, rtinfo, rt);
            if (!rt[0].isNull()) {
                rt[0].rt_refcnt(rt[0].rt_refcnt() - 1);
            }
            if (callback != 0) {
                k.text.call(callback, Text.RtrequestCallback.class).callback(req, error, rtinfo, rt[0], arg);
            }
            return error;
        }
        LwktMsg msg = ON_STACK(LwktMsg.TYPE);
        k.lwkt_msgport_c.INITMSG(msg, k.rtrequest1_msghandler);
        msg.ms_error(-1);
        msg.nm_req(req);
        msg.nm_rtinfo(rtinfo);
        msg.nm_callback(callback);
        msg.nm_arg(arg);
        return k.lwkt_msgport_c.lwkt_domsg(RTABLE(0), msg);
    }

    /** One table's share of a request, then on to the next processor. route.c:706. */
    void rtrequest1_msghandler(LwktMsg msg) {
        Rtentry[] rt = {nil(Rtentry.TYPE)};
        int error = rtrequest1(msg.nm_req(), msg.nm_rtinfo(), rt);
        if (!rt[0].isNull()) {
            rt[0].rt_refcnt(rt[0].rt_refcnt() - 1);
        }
        if (msg.nm_callback() != 0) {
            k.text.call(msg.nm_callback(), Text.RtrequestCallback.class)
                    .callback(msg.nm_req(), error, msg.nm_rtinfo(), rt[0], msg.nm_arg());
        }
        if (msg.ms_error() == -1 || error == 0) {
            msg.ms_error(error);
        }
        int nextcpu = k.lwkt.mycpu() + 1;
        if (error != 0 && msg.nm_req() != RTM_DELETE) {
            if (k.lwkt.mycpu() != 0) {
                long argument = msg.nm_rtinfo().address();
                panic(
                        "rtrequest1_msghandler: rtrequest table error was not on cpu #0: %p",
                        "rtrequest1_msghandler: rtrequest table error was not on cpu #0: 0x"
                                + Long.toHexString(argument),
                        argument);
            }
            k.lwkt_msgport_c.lwkt_replymsg(msg, error);
        } else if (nextcpu < k.ncpus()) {
            k.lwkt_msgport_c.lwkt_forwardmsg(RTABLE(nextcpu), msg);
        } else {
            k.lwkt_msgport_c.lwkt_replymsg(msg, msg.ms_error());
        }
    }

    // ---- look up -------------------------------------------------------------------------------------------------

    private long MYTABLE(Sa dst) {
        return k.radix_c.RT_TABLE(k.lwkt.mycpu(), dst.sa_family());
    }

    /** The route to an address on this processor, without making a clone; its reference is the caller's. route.c:245. */
    Rtentry rtpurelookup(Sa dst) {
        long rnh = MYTABLE(dst);
        Rtentry rt = rnh == 0 ? nil(Rtentry.TYPE) : k.radix_c.rn_match(dst, rnh);
        if (!rt.isNull()) {
            rt.rt_refcnt(rt.rt_refcnt() + 1);
        }
        return rt;
    }

    /** The route to an address on this processor; one that clones makes its clone. route.c:190. */
    Rtentry _rtlookup(Sa dst, int ignore) {
        long rnh = MYTABLE(dst);
        Rtentry rt = rnh == 0 ? nil(Rtentry.TYPE) : k.radix_c.rn_match(dst, rnh);
        if (rt.isNull()) {
            return rt;
        }
        if (has(rt.rt_flags() & ~ignore, RTF_CLONING | RTF_PRCLONING)) {
            Rtentry[] clone = {rt};
            int error = rtrequest(RTM_RESOLVE, dst, nil(Sa.TYPE), nil(Sa.TYPE), 0, clone);
            if (error == 0) {
                return clone[0];
            }
        }
        rt.rt_refcnt(rt.rt_refcnt() + 1);
        return rt;
    }

    /** Drops a reference; the last one of an entry that is in no table frees it. route.c:307. */
    void rtfree(Rtentry rt) {
        if (k.hasInvariants() && rt.rt_refcnt() <= 0) {
            panic("rtfree: rt_refcnt %ld", "rtfree: rt_refcnt " + rt.rt_refcnt(), rt.rt_refcnt());
        }
        rt.rt_refcnt(rt.rt_refcnt() - 1);
        if (rt.rt_refcnt() != 0) {
            return;
        }
        k.in_rmx_c.in_clsroute(rt);
        if (!has(rt.rt_flags(), RTF_UP)) {
            if (!rt.rt_ifa().isNull()) {
                IFAFREE(rt.rt_ifa());
            }
            if (!rt.rt_parent().isNull()) {
                rtfree(rt.rt_parent());
            }
            KFREE(rt.rt_nodes_rn_key(), k.M_RTABLE);
            KFREE(rt, k.M_RTABLE);
        }
    }

    // ---- one table -----------------------------------------------------------------------------------------------

    /** The same as {@link #rtrequest1} with its arguments one by one. route.c:630. */
    int rtrequest(int req, Sa dst, Sa gateway, Sa netmask, int flags, Rtentry[] ret_nrt) {
        RtAddrinfo rtinfo = ON_STACK(RtAddrinfo.TYPE);
        BZERO(rtinfo, RtAddrinfo.TYPE);
        rtinfo.rti_dst(dst);
        rtinfo.rti_gateway(gateway);
        rtinfo.rti_netmask(netmask);
        rtinfo.rti_flags(flags);
        return rtrequest1(req, rtinfo, ret_nrt);
    }

    /**
     * Changes the table of this processor. route.c:746.
     *
     * @param ret_nrt is told the entry, whose reference is then the caller's; null when nobody wants it. RTM_RESOLVE takes the parent
     *     from it
     */
    int rtrequest1(int req, RtAddrinfo rtinfo, Rtentry[] ret_nrt) {
        CRIT_ENTER();
        int error = REQUEST(req, rtinfo, ret_nrt);
        CRIT_EXIT();
        return error;
    }

    private int REQUEST(int req, RtAddrinfo rtinfo, Rtentry[] ret_nrt) {
        Sa dst = rtinfo.rti_dst();
        long rnh = MYTABLE(dst);
        if (rnh == 0) {
            return EAFNOSUPPORT;
        }
        if (has(rtinfo.rti_flags(), RTF_HOST)) {
            rtinfo.rti_netmask(nil(Sa.TYPE));
            rtinfo.rti_flags(rtinfo.rti_flags() & ~(RTF_CLONING | RTF_PRCLONING));
        }
        switch (req) {
            case RTM_DELETE -> {
                return DELETE(rnh, dst, rtinfo, ret_nrt);
            }
            case RTM_RESOLVE -> {
                Rtentry rt = ret_nrt[0];
                rtinfo.rti_flags(rt.rt_flags() & ~(RTF_CLONING | RTF_PRCLONING | RTF_STATIC) | RTF_WASCLONED);
                rtinfo.rti_gateway(rt.rt_gateway());
                rtinfo.rti_netmask(rt.rt_genmask());
                if (rtinfo.rti_netmask().isNull()) {
                    rtinfo.rti_flags(rtinfo.rti_flags() | RTF_HOST);
                }
                return MAKEROUTE(req, rnh, dst, rtinfo, rt.rt_ifa(), ret_nrt);
            }
            case RTM_ADD -> {
                if (rtinfo.rti_ifa().isNull()) {
                    int error = rt_getifa(rtinfo);
                    if (error != 0) {
                        return error;
                    }
                }
                return MAKEROUTE(req, rnh, dst, rtinfo, rtinfo.rti_ifa(), ret_nrt);
            }
            default -> {
                return EOPNOTSUPP;
            }
        }
    }

    private int DELETE(long rnh, Sa dst, RtAddrinfo rtinfo, Rtentry[] ret_nrt) {
        Rtentry rt = k.radix_c.rn_delete(dst, rtinfo.rti_netmask(), rnh);
        if (rt.isNull()) {
            return ESRCH;
        }
        rt.rt_refcnt(rt.rt_refcnt() + 1);
        if (has(rt.rt_flags(), RTF_CLONING | RTF_PRCLONING)
                && !rt.rt_nodes_rn_mask().isNull()) {
            CHILDREN(rnh, rt, true);
        }
        if (!rt.rt_gwroute().isNull()) {
            rtfree(rt.rt_gwroute());
            rt.rt_gwroute(nil(Rtentry.TYPE));
        }
        rt.rt_flags(rt.rt_flags() & ~RTF_UP); // 812
        Ifaddr ifa = rt.rt_ifa();
        if (!ifa.isNull() && ifa.ifa_rtrequest() != 0) {
            k.text.call(ifa.ifa_rtrequest(), Text.Rtrequest.class).rtrequest(RTM_DELETE, rt, rtinfo);
        }
        if (ret_nrt != null) {
            ret_nrt[0] = rt;
        } else {
            rtfree(rt);
        }
        return 0;
    }

    /** Walks the entries below one: those cloned from it, or those that another one should have cloned, are deleted. */
    private void CHILDREN(long rnh, Rtentry rt0, boolean deleting) {
        int key = SIN(rt0.rt_nodes_rn_key());
        int mask = k.radix_c.MASK(rt0.rt_nodes_rn_mask());
        Rtentry next;
        for (Rtentry rt = k.radix_c.FIRST(rnh); !rt.isNull(); rt = next) {
            next = rt.rt_nodes_next();
            if ((SIN(rt.rt_nodes_rn_key()) & mask) == key && !rt.is(rt0)) {
                if (deleting) {
                    rt_fixdelete(rt, rt0);
                } else {
                    rt_fixchange(rt, rt0);
                }
                if (!next.isNull() && next.rt_nodes_prev() == 0) {
                    next = k.radix_c.FIRST(rnh);
                }
            }
        }
    }

    /** route.c:1040. */
    private int rt_fixdelete(Rtentry rt, Rtentry rt0) {
        if (rt.rt_parent().is(rt0)) {
            return rtrequest(
                    RTM_DELETE, rt.rt_nodes_rn_key(), nil(Sa.TYPE), rt.rt_nodes_rn_mask(), rt.rt_flags(), null);
        }
        return 0;
    }

    /** route.c:1070. */
    private int rt_fixchange(Rtentry rt, Rtentry rt0) {
        Rtentry parent = rt.rt_parent();
        if (parent.isNull() || parent.is(rt0)) {
            return 0;
        }
        int parentMask = k.radix_c.MASK(parent.rt_nodes_rn_mask());
        int mask = k.radix_c.MASK(rt0.rt_nodes_rn_mask());
        if (Integer.bitCount(parentMask) > Integer.bitCount(mask)) {
            return 0;
        }
        return rtrequest(RTM_DELETE, rt.rt_nodes_rn_key(), nil(Sa.TYPE), rt.rt_nodes_rn_mask(), rt.rt_flags(), null);
    }

    private int MAKEROUTE(int req, long rnh, Sa dst, RtAddrinfo rtinfo, Ifaddr ifa, Rtentry[] ret_nrt) {
        Rtentry rt = KMALLOC(Rtentry.TYPE, k.M_RTABLE, M_NOWAIT | M_ZERO);
        rt.rt_flags(RTF_UP | rtinfo.rti_flags());
        int error = rt_setgate(rt, dst, rtinfo.rti_gateway());
        if (error != 0) {
            KFREE(rt, k.M_RTABLE);
            return error;
        }
        Sa ndst = rt.rt_nodes_rn_key();
        Sa netmask = rtinfo.rti_netmask();
        if (!netmask.isNull()) {
            rt_maskedcopy(dst, ndst, netmask);
        } else {
            BCOPY(dst.address(), ndst.address(), dst.sa_len());
        }
        IFAREF(ifa); // 883
        rt.rt_ifa(ifa);
        rt.rt_ifp(ifa.ifa_ifp());
        Rtentry rn = k.in_rmx_c.in_addroute(ndst, netmask, rnh, rt);
        if (rn.isNull()) {
            Rtentry rt2 = rtpurelookup(ndst);
            if (!rt2.isNull()) {
                if (!rt2.rt_parent().isNull()) {
                    rtrequest(
                            RTM_DELETE,
                            rt2.rt_nodes_rn_key(),
                            rt2.rt_gateway(),
                            rt2.rt_nodes_rn_mask(),
                            rt2.rt_flags(),
                            null);
                    rn = k.in_rmx_c.in_addroute(ndst, netmask, rnh, rt);
                }
                rtfree(rt2);
            }
        }
        if (rn.isNull()) {
            if (!rt.rt_gwroute().isNull()) {
                rtfree(rt.rt_gwroute());
            }
            IFAFREE(ifa); // 923
            KFREE(rt.rt_nodes_rn_key(), k.M_RTABLE);
            KFREE(rt, k.M_RTABLE);
            return EEXIST;
        }
        if (req == RTM_RESOLVE) {
            Rtentry parent = ret_nrt[0];
            rt.rt_rmx_rmx_mtu(parent.rt_rmx_rmx_mtu());
            if (has(parent.rt_flags(), RTF_CLONING | RTF_PRCLONING)) {
                rt.rt_parent(parent);
                parent.rt_refcnt(parent.rt_refcnt() + 1);
            }
        }
        if (ifa.ifa_rtrequest() != 0) {
            k.text.call(ifa.ifa_rtrequest(), Text.Rtrequest.class).rtrequest(req, rt, rtinfo);
        }
        if (rt.rt_parent().isNull() && !rt.rt_nodes_rn_mask().isNull()) {
            CHILDREN(rnh, rt, false);
        }
        if (ret_nrt != null) {
            ret_nrt[0] = rt;
            rt.rt_refcnt(rt.rt_refcnt() + 1);
        }
        return 0;
    }

    private static int ROUNDUP(int length) {
        return length > 0 ? (length - 1 | 3) + 1 : 4;
    }

    /** Gives an entry its gateway, and a key of the right size when it has none. route.c:1105. */
    int rt_setgate(Rtentry rt0, Sa dst, Sa gate) {
        int dlen = ROUNDUP(dst.sa_len());
        int glen = ROUNDUP(gate.sa_len());
        if ((rt0.rt_flags() & (RTF_GATEWAY | RTF_HOST)) == (RTF_GATEWAY | RTF_HOST) && SA_EQUAL(dst, gate)) {
            return EADDRNOTAVAIL;
        }
        Sa oldspace = nil(Sa.TYPE);
        Sa space = rt0.rt_nodes_rn_key();
        boolean grows =
                rt0.rt_gateway().isNull() || glen > ROUNDUP(rt0.rt_gateway().sa_len());
        if (grows) {
            oldspace = space;
            space = at(Sa.TYPE, KMALLOC_BYTES(dlen + glen, null, k.M_RTABLE, M_NOWAIT | M_ZERO));
            if (!oldspace.isNull()) {
                BCOPY(dst.address(), space.address(), dlen);
            }
            BCOPY(gate.address(), space.address() + dlen, glen);
            rt0.rt_nodes_rn_key(space);
        } else {
            BCOPY(gate.address(), space.address() + dlen, glen);
        }
        rt0.rt_gateway(at(Sa.TYPE, space.address() + dlen));
        if (!oldspace.isNull()) {
            KFREE(oldspace, k.M_RTABLE);
        }
        if (!rt0.rt_gwroute().isNull()) {
            rtfree(rt0.rt_gwroute());
            rt0.rt_gwroute(nil(Rtentry.TYPE));
        }
        if (has(rt0.rt_flags(), RTF_GATEWAY)) {
            Rtentry gwroute = _rtlookup(gate, RTF_PRCLONING);
            if (gwroute.is(rt0)) {
                rt0.rt_refcnt(rt0.rt_refcnt() - 1);
                return EDQUOT;
            }
            rt0.rt_gwroute(gwroute);
        }
        return 0;
    }

    /** sa_equal(): same bytes, as many as both lengths say. */
    boolean SA_EQUAL(Sa a, Sa b) {
        int length = a.sa_len();
        if (length != b.sa_len()) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            if (mem.load1(a.address(), i) != mem.load1(b.address(), i)) {
                return false;
            }
        }
        return true;
    }

    /** Copies an address under a mask; the first thing it reads is the length of the mask. route.c:1240. */
    void rt_maskedcopy(Sa src, Sa dst, Sa netmask) {
        int masked = mem.load1(netmask.address(), 0);
        int length = src.sa_len();
        dst.sa_len(length);
        dst.sa_family(src.sa_family());
        for (int i = 2; i < length; i++) {
            int value = 0;
            if (i < masked) {
                value = mem.load1(src.address(), i) & mem.load1(netmask.address(), i);
            }
            mem.store1(dst.address(), i, value);
        }
    }

    /** Finds the interface address that a new route belongs to. route.c:560. */
    private int rt_getifa(RtAddrinfo rtinfo) {
        Sa ifaaddr = rtinfo.rti_ifaaddr();
        if (!ifaaddr.isNull()) {
            rtinfo.rti_ifa(k.if_c.ifa_ifwithaddr(ifaaddr));
        }
        if (rtinfo.rti_ifa().isNull()) {
            rtinfo.rti_ifa(k.if_c.ifa_ifwithroute(rtinfo.rti_flags(), rtinfo.rti_dst(), rtinfo.rti_gateway()));
        }
        return rtinfo.rti_ifa().isNull() ? ENETUNREACH : 0;
    }

    // ---- routes of addresses -------------------------------------------------------------------------------------

    /**
     * Adds or deletes the route that comes with an address, on all processors. What the messages carry are pointers: who handles
     * them reads the address then. route.c:1429.
     */
    int rtinit(Ifaddr ifa, int cmd, int flags) {
        Sa dst;
        Sa netmask = nil(Sa.TYPE);
        if (has(flags, RTF_HOST)) {
            dst = ifa.ifa_dstaddr();
        } else {
            dst = ifa.ifa_addr();
            netmask = ifa.ifa_netmask();
        }
        Mbuf m = nil(Mbuf.TYPE);
        if (cmd == RTM_DELETE) {
            if (!netmask.isNull()) {
                m = k.uipc_mbuf_c.m_get(16);
                Sa deldst = at(Sa.TYPE, m.addressOf(Mbuf.M_DAT));
                rt_maskedcopy(dst, deldst, netmask);
                dst = deldst;
            }
            long rnh = MYTABLE(dst);
            Rtentry rt = rnh == 0 ? nil(Rtentry.TYPE) : k.radix_c.rn_lookup(dst, netmask, rnh);
            if (rt.isNull() || !rt.rt_ifa().is(ifa) || !SA_EQUAL(rt.rt_nodes_rn_key(), dst)) {
                if (!m.isNull()) {
                    k.uipc_mbuf_c.m_free(m);
                }
                return has(flags, RTF_HOST) ? EHOSTUNREACH : ENETUNREACH; // 1470
            }
        }
        RtAddrinfo rtinfo = ON_STACK(RtAddrinfo.TYPE);
        BZERO(rtinfo, RtAddrinfo.TYPE);
        rtinfo.rti_dst(dst);
        rtinfo.rti_gateway(ifa.ifa_addr());
        rtinfo.rti_netmask(netmask);
        rtinfo.rti_flags(flags | ifa.ifa_flags());
        rtinfo.rti_ifa(ifa);
        int error = rtrequest1_global(cmd, rtinfo, k.rtinit_rtrequest_callback, ifa.address());
        if (!m.isNull()) {
            k.uipc_mbuf_c.m_free(m);
        }
        return error;
    }

    /** Told of each table: tells routing sockets once, and gives a deleted entry back. route.c:1506. */
    void rtinit_rtrequest_callback(int cmd, int error, RtAddrinfo rtinfo, Rtentry rt, long arg) {
        if (error != 0 || rt.isNull()) {
            return;
        }
        if (k.lwkt.mycpu() == 0) {
            k.rtsock_c.rt_newaddrmsg(cmd, at(Ifaddr.TYPE, arg), error, rt);
        }
        if (cmd == RTM_DELETE && rt.rt_refcnt() == 0) {
            rt.rt_refcnt(rt.rt_refcnt() + 1);
            rtfree(rt);
        }
    }
}
