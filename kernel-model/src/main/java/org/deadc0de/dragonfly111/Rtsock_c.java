package org.deadc0de.dragonfly111;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.kernel.IfEntry;
import org.deadc0de.kernel.RouteEntry;
import org.deadc0de.kernel.RouteMessage;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;
import org.deadc0de.sim.mem.TailQ;

/** The routing socket, and the lists of interfaces and routes that sysctl gives. */
@KernelSource("sys/net/rtsock.c")
class Rtsock_c extends KernelFile {
    static final int RT_MSGHDR = 92;
    static final int IF_MSGHDR = 104;
    static final int IFA_MSGHDR = 20;
    static final int IFAN_MSGHDR = 24;

    /** The sockets that get every routing message. */
    final ListHead<Socket> rawcb_list;

    Rtsock_c(DragonFly111 k) {
        super(k);
        rawcb_list = new ListHead<>(
                mem, k.machine().data().defineHead("rawcb_list", 1, Socket.TYPE), Socket.TYPE, Socket.SO_LINK_LE_NEXT);
    }

    private static int ROUNDUP(int length) {
        return length > 0 ? (length - 1 | 3) + 1 : 4;
    }

    /** What a message says of an address, read as the kernel copies it into a message: NULL is left out. */
    private int PUT(Map<String, Sockaddr> to, String which, Sa sa) {
        if (sa.isNull()) {
            return 0;
        }
        int length = sa.sa_len();
        to.put(which, COPY(sa, length));
        return ROUNDUP(length);
    }

    private Sockaddr COPY(Sa sa, int length) {
        int family = sa.sa_family();
        if (family == AF_LINK) {
            int nlen = mem.load1(sa.address(), 5);
            int alen = mem.load1(sa.address(), 6);
            String name = mem.loadString(sa.address(), 8, nlen);
            return new Sockaddr(AF_LINK, mem.loadBytes(sa.address(), 8 + nlen, alen), mem.load2(sa.address(), 2), name);
        }
        byte[] bytes = new byte[4];
        for (int i = 4; i < 8 && i < length; i++) {
            bytes[i - 4] = (byte) mem.load1(sa.address(), i);
        }
        return new Sockaddr(family, bytes, 0, "");
    }

    // ---- messages ------------------------------------------------------------------------------------------------

    /** Gives a message to every routing socket; raw_usrreq.c:80. */
    private void rts_input(RouteMessage message) {
        for (Socket so = rawcb_list.first(); !so.isNull(); so = rawcb_list.next(so)) {
            k.uipc_socket_c.SBAPPEND(so, message, message.length());
        }
    }

    /** Says that an interface changed; rtsock.c:900. */
    void rt_ifmsg(Ifnet ifp) {
        if (rawcb_list.isEmpty()) {
            return;
        }
        rts_input(new RouteMessage(
                "RTM_IFINFO",
                IF_MSGHDR,
                ifp.if_index(),
                ifp.if_xname(),
                ifp.if_flags(),
                0,
                0,
                0,
                0,
                Map.of(),
                Map.of()));
    }

    /** Says that an interface came (0) or went (1); rtsock.c:1010. */
    void rt_ifannouncemsg(Ifnet ifp, int what) {
        if (rawcb_list.isEmpty()) {
            return;
        }
        rts_input(new RouteMessage(
                "RTM_IFANNOUNCE", IFAN_MSGHDR, ifp.if_index(), ifp.if_xname(), 0, 0, 0, 0, what, Map.of(), Map.of()));
    }

    /** Says that an address and its route came or went: reads all addresses of the address. rtsock.c:930. */
    void rt_newaddrmsg(int cmd, Ifaddr ifa, int error, Rtentry rt) {
        if (rawcb_list.isEmpty()) {
            return;
        }
        if (cmd == RTM_ADD) {
            rt_ifamsg(cmd, ifa);
            rt_rtmsg(cmd, rt, ifa.ifa_ifp(), error);
        } else {
            rt_rtmsg(cmd, rt, ifa.ifa_ifp(), error);
            rt_ifamsg(cmd, ifa);
        }
    }

    /** rtsock.c:945. */
    private void rt_ifamsg(int cmd, Ifaddr ifa) {
        Ifnet ifp = ifa.ifa_ifp();
        Map<String, Sockaddr> addresses = new TreeMap<>();
        int length = IFA_MSGHDR;
        length += PUT(addresses, "NETMASK", ifa.ifa_netmask());
        length += PUT(addresses, "IFP", IF_ADDRHEAD(ifp).first().ifa_addr());
        length += PUT(addresses, "IFA", ifa.ifa_addr());
        length += PUT(addresses, "BRD", ifa.ifa_dstaddr());
        rts_input(new RouteMessage(
                cmd == RTM_ADD ? "RTM_NEWADDR" : "RTM_DELADDR",
                length,
                ifp.if_index(),
                ifp.if_xname(),
                ifa.ifa_flags(),
                0,
                0,
                0,
                0,
                addresses,
                Map.of("metric", (long) ifa.ifa_metric())));
    }

    /** rtsock.c:975. */
    private void rt_rtmsg(int cmd, Rtentry rt, Ifnet ifp, int error) {
        Map<String, Sockaddr> addresses = new TreeMap<>();
        int length = RT_MSGHDR;
        length += PUT(addresses, "DST", rt.rt_nodes_rn_key());
        length += PUT(addresses, "GATEWAY", rt.rt_gateway());
        length += PUT(addresses, "NETMASK", rt.rt_nodes_rn_mask());
        rts_input(new RouteMessage(
                cmd == RTM_ADD ? "RTM_ADD" : "RTM_DELETE",
                length,
                ifp.if_index(),
                ifp.if_xname(),
                rt.rt_flags(),
                0,
                0,
                error,
                0,
                addresses,
                Map.of()));
    }

    // ---- requests ------------------------------------------------------------------------------------------------

    /** A program wrote a message to a routing socket; rtsock.c:448. */
    int route_output(Socket so, RouteMessage message, Td td) {
        int cmd = switch (message.type()) {
            case "RTM_ADD" -> RTM_ADD;
            case "RTM_DELETE" -> RTM_DELETE;
            case "RTM_CHANGE" -> RTM_CHANGE;
            case "RTM_GET" -> RTM_GET;
            case "RTM_LOCK" -> RTM_LOCK;
            default -> 0;
        };
        if (cmd != RTM_GET && td.td_uid() != 0) {
            return REPLY(so, message, EPERM, null);
        }
        RtAddrinfo rtinfo = ON_STACK(RtAddrinfo.TYPE);
        BZERO(rtinfo, RtAddrinfo.TYPE);
        rtinfo.rti_flags(message.flags());
        Sa room = ON_STACK(Sa.TYPE, 0x40);
        rtinfo.rti_dst(SET(message, "DST", room.address()));
        rtinfo.rti_gateway(SET(message, "GATEWAY", room.address() + 0x10));
        rtinfo.rti_netmask(SET(message, "NETMASK", room.address() + 0x50));
        rtinfo.rti_ifaaddr(SET(message, "IFA", room.address() + 0x60));
        if (rtinfo.rti_dst().isNull()) {
            return REPLY(so, message, EINVAL, null);
        }
        int error;
        switch (cmd) {
            case RTM_ADD -> {
                if (rtinfo.rti_gateway().isNull()) {
                    return REPLY(so, message, EINVAL, null);
                }
                error = k.route_c.rtrequest1_global(RTM_ADD, rtinfo, k.route_output_add_callback, 0);
            }
            case RTM_DELETE ->
                error = k.route_c.rtrequest1_global(RTM_DELETE, rtinfo, k.route_output_delete_callback, 0);
            case RTM_GET -> {
                long rnh = k.radix_c.RT_TABLE(k.lwkt.mycpu(), rtinfo.rti_dst().sa_family());
                if (rnh == 0) {
                    return REPLY(so, message, EAFNOSUPPORT, null);
                }
                Rtentry rt = k.radix_c.rn_lookup(rtinfo.rti_dst(), rtinfo.rti_netmask(), rnh);
                return rt.isNull() ? REPLY(so, message, ESRCH, null) : REPLY(so, message, 0, rt);
            }
            case RTM_CHANGE -> error = k.route_c.rtrequest1_global(RTM_GET, rtinfo, k.route_output_change_callback, 0);
            case RTM_LOCK -> error = k.route_c.rtrequest1_global(RTM_GET, rtinfo, k.route_output_lock_callback, 0);
            default -> error = EOPNOTSUPP;
        }
        return REPLY(so, message, error, null);
    }

    /** Puts an address of a message on the stack; NULL when the message has none of that name. */
    private Sa SET(RouteMessage message, String which, long where) {
        Sockaddr sa = message.addresses().get(which);
        if (sa == null) {
            return nil(Sa.TYPE);
        }
        Sa to = at(Sa.TYPE, where);
        if (sa.family() == Sockaddr.AF_LINK) {
            mem.fill(where, 56, 0);
            to.sa_len(56);
            to.sa_family(AF_LINK);
            mem.store2(where, 2, sa.index());
            byte[] link = sa.address();
            mem.store1(where, 6, link.length);
            for (int i = 0; i < link.length && i < 12; i++) {
                mem.store1(where, 8 + i, link[i]);
            }
            return to;
        }
        SIN_SET(to, sa.inet());
        if (which.equals("NETMASK")) {
            to.sa_family(0);
            int length = 8;
            while (length > 4 && mem.load1(where, length - 1) == 0) {
                length--;
            }
            to.sa_len(sa.inet() == 0 ? 0 : length);
        } else {
            to.sa_family(sa.family());
        }
        return to;
    }

    /** The message comes back to every routing socket with what became of it. */
    private int REPLY(Socket so, RouteMessage message, int error, Rtentry rt) {
        Map<String, Sockaddr> addresses = new TreeMap<>(message.addresses());
        Map<String, Long> metrics = new TreeMap<>(message.metrics());
        int flags = message.flags();
        int index = 0;
        if (rt != null) {
            addresses.clear();
            PUT(addresses, "DST", rt.rt_nodes_rn_key());
            PUT(addresses, "GATEWAY", rt.rt_gateway());
            PUT(addresses, "NETMASK", rt.rt_nodes_rn_mask());
            PUT(addresses, "IFP", IF_ADDRHEAD(rt.rt_ifp()).first().ifa_addr());
            PUT(addresses, "IFA", rt.rt_ifa().ifa_addr());
            flags = rt.rt_flags();
            index = rt.rt_ifp().if_index();
            metrics.put("mtu", (long) rt.rt_rmx_rmx_mtu());
        }
        int length = RT_MSGHDR;
        for (Sockaddr each : addresses.values()) {
            length += each.family() == Sockaddr.AF_LINK ? 56 : 16;
        }
        RouteMessage reply = new RouteMessage(
                message.type(),
                length,
                index,
                "",
                error == 0 ? flags | RTF_DONE : flags,
                k.lwkt.curthread().td_pid(),
                message.sequence(),
                error,
                0,
                addresses,
                metrics);
        if (!so.isNull()) {
            rts_input(reply);
        }
        return error;
    }

    /** rtsock.c:350. */
    void route_output_add_callback(int cmd, int error, RtAddrinfo rtinfo, Rtentry rt, long arg) {
        if (error == 0 && !rt.isNull()) {
            rt.rt_rmx_rmx_locks(0);
        }
    }

    /** Fills the reply; the entry, which is in no table any more, is forgotten. rtsock.c:370. */
    void route_output_delete_callback(int cmd, int error, RtAddrinfo rtinfo, Rtentry rt, long arg) {
        if (error == 0 && !rt.isNull()) {
            rt.rt_refcnt(rt.rt_refcnt() + 1);
            rt.rt_refcnt(rt.rt_refcnt() - 1);
            k.seams.deletedRoute.deleted(rt);
        }
    }

    /** rtsock.c:390. */
    void route_output_change_callback(int cmd, int error, RtAddrinfo rtinfo, Rtentry rt, long arg) {
        if (error == 0) {
            rt.rt_genmask(rtinfo.rti_genmask());
        }
    }

    /** Does not look at the error: there may be no entry. rtsock.c:430. */
    void route_output_lock_callback(int cmd, int error, RtAddrinfo rtinfo, Rtentry rt, long arg) {
        if (k.seams.lockedRoute.isTouched(error, rt)) {
            rt.rt_rmx_rmx_locks(rt.rt_rmx_rmx_locks());
        }
    }

    // ---- lists ---------------------------------------------------------------------------------------------------

    /** Every interface with its addresses, read as the kernel reads them; rtsock.c:1180. */
    List<IfEntry> sysctl_iflist() {
        List<IfEntry> list = new ArrayList<>();
        for (Ifnet ifp = k.if_c.ifnet.first(); !ifp.isNull(); ifp = k.if_c.ifnet.next(ifp)) {
            TailQ<Ifaddr> head = IF_ADDRHEAD(ifp);
            Ifaddr first = head.first();
            Sockaddr link = COPY(first.ifa_addr(), first.ifa_addr().sa_len());
            List<IfEntry.Address> addresses = new ArrayList<>();
            for (Ifaddr ifa = head.next(first); !ifa.isNull(); ifa = head.next(ifa)) {
                addresses.add(new IfEntry.Address(
                        COPY_OR_NULL(ifa.ifa_addr()),
                        COPY_OR_NULL(ifa.ifa_netmask()),
                        COPY_OR_NULL(ifa.ifa_dstaddr()),
                        ifa.ifa_flags()));
            }
            Ifdata data = ifp.if_data();
            list.add(new IfEntry(
                    ifp.if_xname(),
                    ifp.if_index(),
                    ifp.if_flags(),
                    data.ifi_type(),
                    data.ifi_mtu(),
                    data.ifi_metric(),
                    link,
                    addresses,
                    new IfEntry.Counters(
                            data.ifi_ipackets(),
                            data.ifi_ierrors(),
                            0,
                            data.ifi_opackets(),
                            data.ifi_oerrors(),
                            data.ifi_collisions())));
        }
        return list;
    }

    private Sockaddr COPY_OR_NULL(Sa sa) {
        return sa.isNull() ? null : COPY(sa, sa.sa_len());
    }

    /** The table of one processor: goes there and back; rtsock.c:1290. */
    List<RouteEntry> sysctl_rtsock(int cpu) {
        int origcpu = k.lwkt.mycpu();
        k.lwkt_thread_c.lwkt_migratecpu(cpu);
        List<RouteEntry> list = new ArrayList<>();
        long rnh = k.radix_c.RT_TABLE(cpu, AF_INET);
        for (Rtentry rt = k.radix_c.FIRST(rnh); !rt.isNull(); rt = rt.rt_nodes_next()) {
            list.add(sysctl_dumpentry(rt));
        }
        k.lwkt_thread_c.lwkt_migratecpu(origcpu);
        return list;
    }

    /** rtsock.c:1130: looks at the address behind the route, too. */
    private RouteEntry sysctl_dumpentry(Rtentry rt) {
        Ifnet ifp = rt.rt_ifp();
        if (!ifp.isNull()) {
            COPY_OR_NULL(IF_ADDRHEAD(ifp).first().ifa_addr());
            COPY_OR_NULL(rt.rt_ifa().ifa_addr());
            if (has(ifp.if_flags(), IFF_POINTOPOINT)) {
                COPY_OR_NULL(rt.rt_ifa().ifa_dstaddr());
            }
        }
        Sa mask = rt.rt_nodes_rn_mask();
        return new RouteEntry(
                COPY(rt.rt_nodes_rn_key(), 16),
                has(rt.rt_flags(), RTF_HOST) || mask.isNull() ? null : Sockaddr.inet(k.radix_c.MASK(mask)),
                COPY_OR_NULL(rt.rt_gateway()),
                rt.rt_flags(),
                rt.rt_refcnt(),
                rt.rt_rmx_rmx_pksent(),
                ifp.isNull() ? "" : ifp.if_xname(),
                rt.rt_rmx_rmx_mtu(),
                rt.rt_rmx_rmx_expire() == 0 ? 0 : rt.rt_rmx_rmx_expire() - TIME_SECOND());
    }
}
