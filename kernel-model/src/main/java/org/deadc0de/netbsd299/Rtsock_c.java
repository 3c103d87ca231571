package org.deadc0de.netbsd299;

import java.nio.ByteBuffer;
import org.deadc0de.netbsd299.user.RouteMessage;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Struct;

/** The routing socket: tells every reader what happens to interfaces, addresses and routes. */
@KernelSource("sys/net/rtsock.c")
class Rtsock_c extends KernelFile {
    static final int RTM_ADD = RouteMessage.RTM_ADD;
    static final int RTM_DELETE = RouteMessage.RTM_DELETE;

    private final long route_cb;

    Rtsock_c(NetBsd299 k) {
        super(k);
        route_cb = k.machine().data().definePointer("rawcb", Socket.TYPE);
    }

    /** route_usrreq; rtsock.c:140. */
    int route_usrreq(Socket so, int req, Mbuf m, Struct nam, Struct control, Lwp l) {
        int s = splsoftnet();
        int error = 0;
        if (req == PRU_ATTACH) {
            so.so_next(Socket.TYPE.at(mem, mem.loadPointer(route_cb, 0)));
            mem.storePointer(route_cb, 0, so.address());
            so.so_pcb(so.address());
        } else if (so.so_pcb() == 0) {
            error = EINVAL;
        } else if (req == PRU_DETACH) {
            long at = route_cb;
            while (mem.loadPointer(at, 0) != so.address()) {
                at = mem.loadPointer(at, 0) + Socket.SO_NEXT.offset();
            }
            mem.storePointer(at, 0, so.so_next().address());
            so.so_pcb(0);
            k.uipc_socket_c.sofree(so);
        } else if (req == PRU_SEND) {
            error = route_output(m);
        } else {
            error = EOPNOTSUPP;
        }
        splx(s);
        return error;
    }

    /** A message of route(8): adds, deletes or changes a route, and tells every reader; rtsock.c:200. */
    private int route_output(Mbuf m) {
        RouteMessage message = RouteMessage.decode(m.bytes());
        m_freem(m);
        SockaddrS dst = onStack(SockaddrS.TYPE);
        SockaddrS gateway = SockaddrS.TYPE.at(mem, dst.address() + 32);
        SockaddrS netmask = SockaddrS.TYPE.at(mem, dst.address() + 64);
        if (message.family() != AF_INET && message.family() != AF_INET6) {
            return EINVAL;
        }
        PUT(dst, message.family(), message.address());
        PUT(gateway, message.family(), message.destination());
        boolean host = has(message.flags(), Route_c.RTF_HOST);
        MASK(netmask, message.family(), message.what());
        SockaddrS mask = host ? nil(SockaddrS.TYPE) : netmask;
        Rtentry rt = k.route_c.LOOKUP(dst, mask);
        switch (message.type()) {
            case RTM_ADD -> {
                if (message.destination().length == 0) {
                    return EINVAL;
                }
                Ifaddr ifa = k.route_c.ifa_ifwithroute(message.flags(), dst, gateway);
                if (ifa.isNull()) {
                    return ENETUNREACH;
                }
                rt = k.route_c.rtrequest1_add(dst, gateway, mask, message.flags(), ifa);
                if (rt.isNull()) {
                    return EEXIST;
                }
                ROUTE(RTM_ADD, rt);
            }
            case RTM_DELETE -> {
                if (rt.isNull()) {
                    return ESRCH;
                }
                ROUTE(RTM_DELETE, rt);
                return k.route_c.rtrequest1_delete(rt);
            }
            case RouteMessage.RTM_CHANGE -> {
                if (rt.isNull()) {
                    return ESRCH;
                }
                int error = k.route_c.CHANGE(rt, gateway);
                if (error != 0) {
                    return error;
                }
                ROUTE(RouteMessage.RTM_CHANGE, rt);
            }
            default -> {
                return EOPNOTSUPP;
            }
        }
        return 0;
    }

    private void PUT(SockaddrS sa, int family, byte[] address) {
        bzero(sa, SockaddrS.TYPE);
        sa.sa_family(family);
        if (family == AF_INET6) {
            sa.sa_len(28);
            sa.sin6_addr(address.length == 16 ? In6Addr.of(address) : In6Addr.ANY);
        } else {
            sa.sa_len(16);
            sa.sin_addr(address.length == 4 ? ByteBuffer.wrap(address).getInt() : 0);
        }
    }

    private void MASK(SockaddrS sa, int family, int length) {
        PUT(sa, family, new byte[0]);
        if (family == AF_INET6) {
            sa.sin6_addr(In6Addr.mask(length));
        } else {
            sa.sin_addr(length == 0 ? 0 : -1 << 32 - length);
        }
    }

    /** An interface's flags changed; rtsock.c:700. The flags go from a short into an int. */
    void rt_ifmsg(Ifnet ifp) {
        SEND(new RouteMessage(
                RouteMessage.RTM_IFINFO, ifp.if_index(), ifp.if_flags_as_int(), 0, 0, new byte[0], new byte[0], ""));
    }

    /** An address and its route came or went; rtsock.c:740. The address is told of first when it comes, last when it goes. */
    void rt_newaddrmsg(int cmd, Ifaddr ifa, int error, Rtentry rt) {
        if (cmd == RTM_ADD) {
            ADDRESS(RouteMessage.RTM_NEWADDR, ifa);
            ROUTE(cmd, rt);
        } else {
            ROUTE(cmd, rt);
            ADDRESS(RouteMessage.RTM_DELADDR, ifa);
        }
    }

    /** An IPv6 address came without a host route of its own. */
    void NEWADDRMSG(Ifaddr ifa) {
        ADDRESS(RouteMessage.RTM_NEWADDR, ifa);
    }

    /** An IPv6 address without a host route of its own went. */
    void DELADDRMSG(Ifaddr ifa) {
        ADDRESS(RouteMessage.RTM_DELADDR, ifa);
    }

    /** An interface arrived or departed; rtsock.c:830. */
    void rt_ifannouncemsg(Ifnet ifp, int what) {
        SEND(new RouteMessage(
                RouteMessage.RTM_IFANNOUNCE, ifp.if_index(), 0, what, 0, new byte[0], new byte[0], ifp.if_xname()));
    }

    /** A route was added or deleted by hand. */
    void ROUTE(int cmd, Rtentry rt) {
        SEND(new RouteMessage(
                cmd,
                rt.rt_ifp().if_index(),
                rt.rt_flags(),
                k.route_c.MASK_LENGTH(rt),
                rt.rt_key().sa_family(),
                BYTES(rt.rt_key()),
                BYTES(rt.rt_gateway()),
                ""));
    }

    private void ADDRESS(int type, Ifaddr ifa) {
        int length = ifa.ifa_addr().sa_family() == AF_INET6
                ? In6Ifaddr.TYPE.at(mem, ifa.address()).ia6_plen()
                : ifa.ifa_netmask().isNull()
                        ? 32
                        : Integer.bitCount(ifa.ifa_netmask().sin_addr());
        SEND(new RouteMessage(
                type,
                ifa.ifa_ifp().if_index(),
                0,
                length,
                ifa.ifa_addr().sa_family(),
                BYTES(ifa.ifa_addr()),
                ifa.ifa_dstaddr().isNull() ? new byte[0] : BYTES(ifa.ifa_dstaddr()),
                ""));
    }

    private byte[] BYTES(SockaddrS sa) {
        return switch (sa.sa_family()) {
            case AF_INET -> NetBsd299.inetBytes(sa.sin_addr());
            case AF_INET6 -> sa.sin6_addr().bytes();
            default -> new byte[0];
        };
    }

    private void SEND(RouteMessage message) {
        if (mem.loadPointer(route_cb, 0) != 0) {
            raw_input(m_get(message.encode()));
        }
    }

    /** Gives a copy to every routing socket. */
    private void raw_input(Mbuf m) {
        for (Socket so = Socket.TYPE.at(mem, mem.loadPointer(route_cb, 0)); !so.isNull(); so = so.so_next()) {
            k.uipc_socket_c.SBAPPEND(so, m.bytes());
        }
        m_freem(m);
    }
}
