package org.deadc0de.dragonfly111;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.deadc0de.kernel.RouteMessage;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.SimThread;

/** Sockets. */
@KernelSource("sys/kern/uipc_socket.c")
class Uipc_socket_c extends KernelFile {
    private static final int SB_HIWAT = 8192;

    /** What lies in receive buffers; how much is in simulated memory, and every change is undone with it. */
    private final Map<Long, ArrayDeque<RouteMessage>> received = new HashMap<>();

    private final Guard readable = new Guard() {
        @Override
        public boolean permits(SimThread thread, long object, long detail) {
            return mem.peek(object + Socket.SO_RCV_SSB_CC.offset(), 4) != 0 || k.lwkt.channels.signalsOf(thread) != 0;
        }

        @Override
        public String describe(long object) {
            return "a message for socket 0x" + Long.toHexString(object);
        }
    };

    Uipc_socket_c(DragonFly111 k) {
        super(k);
    }

    /** A new socket; uipc_socket.c:170. */
    Socket socreate(int family, int type, int protocol) {
        Socket so = KMALLOC(Socket.TYPE, k.M_SOCKET, M_WAITOK | M_ZERO);
        so.so_family(family);
        so.so_type(type);
        so.so_protocol(protocol);
        if (family == AF_ROUTE) {
            k.rtsock_c.rawcb_list.insertHead(so);
        }
        return so;
    }

    /** The last descriptor of a socket was closed; uipc_socket.c:330. */
    int soclose(Socket so) {
        if (so.so_family() == AF_ROUTE) {
            k.rtsock_c.rawcb_list.remove(so);
        }
        Rtentry rt = so.inp_route_ro_rt();
        if (!rt.isNull()) {
            so.inp_route_ro_rt(nil(Rtentry.TYPE));
            k.seams.cachedRoute.free(rt);
        }
        while (so.so_rcv_ssb_cc() != 0) {
            TAKE(so);
        }
        KFREE(so, k.M_SOCKET);
        return 0;
    }

    /** sbappend(9): what does not fit is lost. */
    void SBAPPEND(Socket so, RouteMessage message, int length) {
        if (so.so_rcv_ssb_cc() + length > SB_HIWAT) {
            return;
        }
        ArrayDeque<RouteMessage> queue = received.computeIfAbsent(so.address(), address -> new ArrayDeque<>());
        mem.journal().onUndo(queue::pollLast);
        queue.addLast(message);
        so.so_rcv_ssb_cc(so.so_rcv_ssb_cc() + length);
    }

    private RouteMessage TAKE(Socket so) {
        ArrayDeque<RouteMessage> queue = received.get(so.address());
        RouteMessage message = queue.pollFirst();
        mem.journal().onUndo(() -> queue.addFirst(message));
        so.so_rcv_ssb_cc(so.so_rcv_ssb_cc() - message.length());
        return message;
    }

    /** The next message of a routing socket, or EINTR; waits until there is one. uipc_socket.c:900. */
    Object soreceive(Socket so) {
        while (so.so_rcv_ssb_cc() == 0) {
            k.lwkt.sleepInterruptibly(readable, so.address(), "sbwait");
            if (so.so_rcv_ssb_cc() == 0) {
                return -EINTR;
            }
        }
        return TAKE(so);
    }
}
