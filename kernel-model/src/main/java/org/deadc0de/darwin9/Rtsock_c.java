package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;
import static org.deadc0de.kernel.Errno.*;

import java.io.ByteArrayOutputStream;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;

/** The routing socket, and the lists of interfaces and routes that sysctl gives. */
@KernelSource("bsd/net/rtsock.c")
final class Rtsock_c extends KernelFile {
    static final int RTM_IFINFO2 = 0x12;
    static final int NET_RT_IFLIST = 3;
    static final int NET_RT_IFLIST2 = 6;
    static final int NET_RT_DUMP2 = 7;

    private static final int RT_MSGHDR = 92;
    private static final int IF_MSGHDR = 112;
    private static final int IFA_MSGHDR = 20;

    /** struct sysctl_oid. */
    private static final int OID = 40;

    /** w_op of struct walkarg. */
    private static final int W_OP = 0;

    /** The sockets that get every routing message. */
    final ListHead<Socket> rawcb_list;

    private final LckMtx raw_mtx;

    /** The node of these lists among the names of sysctl(3). */
    final long sysctl__net_routetable;

    Rtsock_c(Darwin9 k) {
        super(k);
        raw_mtx = k.machine().data().defineStruct("raw_mtx", LckMtx.TYPE);
        sysctl__net_routetable = k.machine().data().define("sysctl__net_routetable", OID);
        rawcb_list = new ListHead<>(
                memory,
                k.machine().data().defineHead("rawcb_list", 1, Socket.TYPE),
                Socket.TYPE,
                Socket.SO_LIST_LE_NEXT);
    }

    private Sockaddr NOADDR() {
        return SA(0);
    }

    // ---- messages ------------------------------------------------------------------------------------------------

    /** Gives a message to every routing socket. raw_usrreq.c:120. */
    void raw_input(byte[] message) {
        if (rawcb_list.isEmpty()) {
            return;
        }
        lck_mtx_lock(raw_mtx);
        for (Socket so = rawcb_list.first(); !so.isNull(); so = rawcb_list.next(so)) {
            k.uipc_socket_c.SBAPPEND(so, message);
        }
        lck_mtx_unlock(raw_mtx);
        for (Socket so = rawcb_list.first(); !so.isNull(); so = rawcb_list.next(so)) {
            wakeup(so.addressOf(Socket.SO_RCV_SB_CC));
        }
    }

    /** Says that an interface changed. rtsock.c:823. */
    void rt_ifmsg(Ifnet ifp) {
        if (rawcb_list.isEmpty()) {
            return;
        }
        raw_input(IFINFO(ifp, RTM_IFINFO, NOADDR()));
    }

    /** Says that an address and its route came or went. rtsock.c:848. */
    void rt_newaddrmsg(int cmd, Ifaddr ifa, int error, Rtentry rt) {
        if (rawcb_list.isEmpty()) {
            return;
        }
        Ifnet ifp = ifa.ifa_ifp();
        byte[] address = new RtBytes(memory, IFA_MSGHDR, cmd == RTM_ADD ? RTM_NEWADDR : RTM_DELADDR)
                .put2(12, ifp.if_index())
                .put4(8, ifa.ifa_flags())
                .put4(16, ifa.ifa_metric())
                .address(RTA_NETMASK, ifa.ifa_netmask())
                .address(RTA_IFP, ifp.if_addrhead_tqh_first().ifa_addr())
                .address(RTA_IFA, ifa.ifa_addr())
                .address(RTA_BRD, ifa.ifa_dstaddr())
                .finish(4);
        byte[] route = new RtBytes(memory, RT_MSGHDR, cmd)
                .put2(4, ifp.if_index())
                .put4(8, rt.rt_flags())
                .put4(24, error)
                .address(RTA_DST, rt.rn_key())
                .address(RTA_GATEWAY, rt.rt_gateway())
                .address(RTA_NETMASK, rt.rn_mask())
                .finish(12);
        if (cmd == RTM_ADD) {
            raw_input(address);
            raw_input(route);
        } else {
            raw_input(route);
            raw_input(address);
        }
    }

    /** An interface message: its flags, its data and its link-level address. */
    private byte[] IFINFO(Ifnet ifp, int type, Sockaddr link) {
        RtBytes message =
                new RtBytes(memory, IF_MSGHDR, type).put2(12, ifp.if_index()).put4(8, ifp.if_flags());
        for (int at = 0; at < 76; at += 4) {
            message.put4(16 + at, memory.load4(ifp.address(), 0x3c + at));
        }
        return message.address(RTA_IFP, link).finish(4);
    }

    // ---- lists ---------------------------------------------------------------------------------------------------

    /**
     * The lists of family, operation and argument. rtsock.c:1313.
     *
     * @param arg1 where these numbers lie, after a first that stands for nothing
     */
    byte[] sysctl_rtsock(long oidp, long arg1, int arg2) {
        int af = memory.load4(arg1, 4);
        int op = memory.load4(arg1, 8);
        long w = get_bsdthread_info().kernel_stack() + Darwin9.WALKARG;
        memory.store4(w, W_OP, op);
        return switch (op) {
            case NET_RT_IFLIST -> sysctl_iflist(af, w);
            case NET_RT_IFLIST2 -> sysctl_iflist2(af, w);
            default -> SYSCTL_RTDUMP();
        };
    }

    /**
     * NET_RT_IFLIST: every interface with its addresses. The first entry of each address list is taken to be the link-level one.
     * rtsock.c:1123.
     */
    byte[] sysctl_iflist(int af, long w) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        k.dlil_c.ifnet_head_lock_shared();
        for (Ifnet ifp = k.dlil_c.IFNET_HEAD().first();
                !ifp.isNull();
                ifp = k.dlil_c.IFNET_HEAD().next(ifp)) {
            k.dlil_c.ifnet_lock_shared(ifp);
            Ifaddr ifa = ifp.if_addrhead_tqh_first();
            Sockaddr ifpaddr = ifa.ifa_addr(); // 1141
            out.writeBytes(IFINFO(ifp, RTM_IFINFO, ifpaddr));
            for (ifa = ifa.ifa_link_tqe_next(); !ifa.isNull(); ifa = ifa.ifa_link_tqe_next()) {
                out.writeBytes(IFADDR_MESSAGE(ifp, ifa));
            }
            k.dlil_c.ifnet_lock_done(ifp);
        }
        k.dlil_c.ifnet_head_done();
        return out.toByteArray();
    }

    /** NET_RT_IFLIST2, which netstat asks for. rtsock.c:1186. */
    byte[] sysctl_iflist2(int af, long w) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        k.dlil_c.ifnet_head_lock_shared();
        for (Ifnet ifp = k.dlil_c.IFNET_HEAD().first();
                !ifp.isNull();
                ifp = k.dlil_c.IFNET_HEAD().next(ifp)) {
            k.dlil_c.ifnet_lock_shared(ifp);
            Ifaddr ifa = ifp.if_addrhead_tqh_first();
            Sockaddr ifpaddr = ifa.ifa_addr(); // 1204
            out.writeBytes(IFINFO(ifp, RTM_IFINFO2, ifpaddr));
            for (ifa = ifa.ifa_link_tqe_next(); !ifa.isNull(); ifa = ifa.ifa_link_tqe_next()) {
                out.writeBytes(IFADDR_MESSAGE(ifp, ifa));
            }
            k.dlil_c.ifnet_lock_done(ifp);
        }
        k.dlil_c.ifnet_head_done();
        return out.toByteArray();
    }

    private byte[] IFADDR_MESSAGE(Ifnet ifp, Ifaddr ifa) {
        return new RtBytes(memory, IFA_MSGHDR, RTM_NEWADDR)
                .put2(12, ifp.if_index())
                .put4(8, ifa.ifa_flags())
                .put4(16, ifa.ifa_metric())
                .address(RTA_NETMASK, ifa.ifa_netmask())
                .address(RTA_IFA, ifa.ifa_addr())
                .address(RTA_BRD, ifa.ifa_dstaddr())
                .finish(4);
    }

    /** NET_RT_DUMP2: the routing table; {@code refcnt} stands where the process would. rtsock.c:1078. */
    private byte[] SYSCTL_RTDUMP() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lck_mtx_lock(k.route_c.rt_mtx);
        for (Rtentry rt = k.route_c.RT_FIRST(); !rt.isNull(); rt = k.route_c.RT_NEXT(rt)) {
            Rtentry parent = rt.rt_parent();
            RtBytes message = new RtBytes(memory, RT_MSGHDR, RTM_GET)
                    .put2(4, rt.rt_ifp().if_index())
                    .put4(8, rt.rt_flags())
                    .put4(16, rt.rt_refcnt())
                    .put4(20, parent.isNull() ? 0 : parent.rt_flags());
            PUT_METRICS(message, rt);
            out.writeBytes(message.address(RTA_DST, rt.rn_key())
                    .address(RTA_GATEWAY, rt.rt_gateway())
                    .address(RTA_NETMASK, rt.rn_mask())
                    .finish(12));
        }
        lck_mtx_unlock(k.route_c.rt_mtx);
        return out.toByteArray();
    }

    private void PUT_METRICS(RtBytes message, Rtentry rt) {
        message.put4(28, rt.rmx_pksent());
        for (int at = 0; at < 40; at += 4) {
            message.put4(36 + at, memory.load4(rt.address(), 0x50 + at));
        }
    }

    // ---- the socket ----------------------------------------------------------------------------------------------

    /**
     * What a process writes on a routing socket: adds, deletes, changes or looks up a route; the answer goes to every routing socket.
     * rtsock.c:299.
     *
     * @param m the message, which is freed
     * @return 0, EPERM, EINVAL, EOPNOTSUPP, ESRCH, and what adding gives
     */
    int route_output(Mbuf m, Socket so) {
        int len = m.m_len();
        if (len < RT_MSGHDR || memory.load1(m.m_data(), 2) != RTM_VERSION) {
            k.uipc_socket_c.M_FREE(m);
            return EINVAL;
        }
        long rtm = _MALLOC(len, null, MallocType.M_RTABLE, M_WAITOK | M_ZERO);
        memory.storeBytes(rtm, 0, memory.loadBytes(m.m_data(), 0, len));
        k.uipc_socket_c.M_FREE(m);
        int type = memory.load1(rtm, 3);
        int error = EPERM;
        if (type == RTM_GET || (so.so_state() & SS_PRIV) != 0) { // 357
            error = OUTPUT(type, memory.load4(rtm, 8), rtm, XADDRS(rtm, len));
        }
        if (type != RTM_GET) {
            if (error != 0) {
                memory.store4(rtm, 24, error);
            } else {
                memory.store4(rtm, 8, memory.load4(rtm, 8) | RTF_DONE);
            }
            raw_input(memory.loadBytes(rtm, 0, len));
        }
        FREE(rtm);
        return error;
    }

    /** rt_xaddrs: where in the message each address lies. */
    private Sockaddr[] XADDRS(long m, int length) {
        Sockaddr[] info = new Sockaddr[RTAX_MAX];
        int addrs = memory.load4(m, 12);
        int at = RT_MSGHDR;
        for (int i = 0; i < RTAX_MAX; i++) {
            info[i] = NOADDR();
            if ((addrs & 1 << i) != 0 && at < length) {
                info[i] = SA(m + at);
                int len = info[i].sa_len();
                at += len > 0 ? (len - 1 | 3) + 1 : 4;
            }
        }
        return info;
    }

    private int OUTPUT(int type, int flags, long m, Sockaddr[] info) {
        Sockaddr dst = info[RTAX_DST];
        if (dst.isNull() || dst.sa_family() != AF_INET) {
            return dst.isNull() ? EINVAL : EAFNOSUPPORT;
        }
        Sockaddr gate = info[RTAX_GATEWAY];
        Sockaddr netmask = info[RTAX_NETMASK];
        switch (type) {
            case RTM_ADD -> {
                if (gate.isNull()) {
                    return EINVAL;
                }
                lck_mtx_lock(k.route_c.rt_mtx);
                Rtentry[] saved_nrt = {Rtentry.TYPE.at(memory, 0)};
                int error = k.route_c.rtrequest_locked(RTM_ADD, dst, gate, netmask, flags & ~RTF_DONE, saved_nrt);
                if (error == 0) {
                    SETMETRICS(m, saved_nrt[0]);
                    rt_setif(saved_nrt[0], info[RTAX_IFP], info[RTAX_IFA], gate);
                    k.route_c.rtunref(saved_nrt[0]);
                }
                lck_mtx_unlock(k.route_c.rt_mtx);
                return error;
            }
            case RTM_DELETE -> {
                return k.route_c.rtrequest(RTM_DELETE, dst, gate, netmask, flags, null);
            }
            case RTM_GET, RTM_CHANGE, RTM_LOCK -> {
                lck_mtx_lock(k.route_c.rt_mtx);
                Rtentry rt = k.route_c.RT_EXACT_OR_BEST(dst, netmask, type == RTM_GET);
                if (rt.isNull()) {
                    lck_mtx_unlock(k.route_c.rt_mtx);
                    return ESRCH;
                }
                int error = 0;
                if (type == RTM_GET) {
                    REPLY(m, rt);
                } else {
                    error = type == RTM_CHANGE && !gate.isNull() ? k.route_c.rt_setgate(rt, rt.rn_key(), gate) : 0;
                    if (error == 0 && type == RTM_CHANGE) {
                        rt_setif(rt, info[RTAX_IFP], info[RTAX_IFA], gate);
                    }
                    if (error == 0) {
                        SETMETRICS(m, rt);
                    }
                }
                lck_mtx_unlock(k.route_c.rt_mtx);
                return error;
            }
            default -> {
                return EOPNOTSUPP;
            }
        }
    }

    /**
     * Makes a route lead through the interface that a message names, by the address that it names or the one that suits the gateway. What
     * does not exist changes nothing.
     */
    private void rt_setif(Rtentry rt, Sockaddr Ifpaddr, Sockaddr Ifaaddr, Sockaddr Gate) {
        Ifaddr ifa = Ifaddr.TYPE.at(memory, 0);
        if (!Ifpaddr.isNull()) {
            Ifaddr link = k.if_c.ifa_ifwithnet(Ifpaddr);
            if (!link.isNull()) {
                Sockaddr wanted = !Ifaaddr.isNull() ? Ifaaddr : !Gate.isNull() ? Gate : rt.rn_key();
                ifa = k.if_c.ifaof_ifpforaddr(wanted, link.ifa_ifp());
                k.route_c.ifafree(link);
            }
        }
        if (ifa.isNull() && !Ifaaddr.isNull()) {
            ifa = k.if_c.ifa_ifwithaddr(Ifaaddr);
        }
        if (ifa.isNull()) {
            return;
        }
        Ifaddr oifa = rt.rt_ifa();
        if (!oifa.is(ifa)) {
            if (!oifa.isNull() && oifa.ifa_rtrequest() != 0) {
                k.functions.call(oifa.ifa_rtrequest(), rt, RTM_DELETE, 0);
            }
            k.route_c.rtsetifa(rt, ifa);
            rt.rt_ifp(ifa.ifa_ifp());
            if (ifa.ifa_rtrequest() != 0) {
                k.functions.call(ifa.ifa_rtrequest(), rt, RTM_ADD, 0);
            }
        }
        k.route_c.ifafree(ifa);
    }

    /** rt_setmetrics: the metrics that rtm_inits names. */
    private void SETMETRICS(long m, Rtentry rt) {
        int inits = memory.load4(m, 32);
        int[] wordOfBit = {1, 2, 3, 4, 5, 6, 7, 8};
        for (int bit = 0; bit < wordOfBit.length; bit++) {
            if ((inits & 1 << bit) != 0) {
                int value = memory.load4(m, 36 + 4 * wordOfBit[bit]);
                memory.store4(rt.address(), 0x50 + 4 * wordOfBit[bit], value);
            }
        }
    }

    /** The answer to RTM_GET, with the interface's link-level address taken from the head of its list. rtsock.c:560. */
    private void REPLY(long m, Rtentry rt) {
        RtBytes message = new RtBytes(memory, RT_MSGHDR, RTM_GET)
                .put2(4, rt.rt_ifp().if_index())
                .put4(8, rt.rt_flags() | RTF_DONE)
                .put4(16, memory.load4(m, 16))
                .put4(20, memory.load4(m, 20));
        PUT_METRICS(message, rt);
        message.address(RTA_DST, rt.rn_key())
                .address(RTA_GATEWAY, rt.rt_gateway())
                .address(RTA_NETMASK, rt.rn_mask())
                .address(RTA_GENMASK, rt.rt_genmask());
        if ((memory.load4(m, 12) & (RTA_IFP | RTA_IFA)) != 0) {
            message.address(RTA_IFP, rt.rt_ifp().if_addrhead_tqh_first().ifa_addr())
                    .address(RTA_IFA, rt.rt_ifa().ifa_addr());
        }
        raw_input(message.finish(12));
    }
}
