package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Struct;

/** Unix domain stream sockets: the daemons' way to zebra. */
@KernelSource("sys/kern/uipc_usrreq.c")
class Uipc_usrreq_c extends KernelFile {
    private final long unp_head;

    Uipc_usrreq_c(NetBsd299 k) {
        super(k);
        unp_head = k.machine().data().definePointer("unp_head", Socket.TYPE);
    }

    /** uipc_usrreq.c:200. */
    int uipc_usrreq(Socket so, int req, Mbuf m, Struct nam, Struct control, Lwp l) {
        if (req != PRU_ATTACH && so.so_pcb() == 0) {
            return EINVAL;
        }
        switch (req) {
            case PRU_ATTACH -> {
                so.so_pcb(so.address());
                return 0;
            }
            case PRU_DETACH -> {
                unp_detach(so);
                return 0;
            }
            case PRU_SEND -> {
                Socket peer = so.so_peer();
                boolean sent = !peer.isNull() && k.uipc_socket_c.SBAPPEND(peer, m.bytes());
                m_freem(m);
                return sent ? 0 : peer.isNull() ? ENOTCONN : ENOBUFS;
            }
            default -> {
                return EOPNOTSUPP;
            }
        }
    }

    /** Waits for connections under that name. */
    int unp_listen(Socket so, String path) {
        if (!FIND(path).isNull()) {
            return EADDRINUSE;
        }
        so.so_name(path);
        so.so_options(Uipc_socket_c.SO_ACCEPTCONN);
        so.so_next(Socket.TYPE.at(mem, mem.loadPointer(unp_head, 0)));
        mem.storePointer(unp_head, 0, so.address());
        return 0;
    }

    private Socket FIND(String path) {
        Socket so = Socket.TYPE.at(mem, mem.loadPointer(unp_head, 0));
        while (!so.isNull() && !so.so_name().equals(path)) {
            so = so.so_next();
        }
        return so;
    }

    /** Connects to who listens under that name: he will accept another socket, in the order of the calls. */
    int unp_connect(Socket so, String path, Lwp l) {
        Socket head = FIND(path);
        if (head.isNull()) {
            return ECONNREFUSED;
        }
        Socket[] aso = new Socket[1];
        int error = k.uipc_socket_c.socreate(AF_LOCAL, aso, Uipc_domain_c.SOCK_STREAM, 0, l);
        if (error != 0) {
            return error;
        }
        Socket so3 = aso[0];
        so3.so_peer(so);
        so.so_peer(so3);
        so3.so_q(nil(Socket.TYPE));
        long at = head.addressOf(Socket.SO_Q);
        while (mem.loadPointer(at, 0) != 0) {
            at = mem.loadPointer(at, 0) + Socket.SO_Q.offset();
        }
        mem.storePointer(at, 0, so3.address());
        k.uipc_socket_c.SORWAKEUP(head);
        return 0;
    }

    /** The oldest connection that nobody accepted yet, or NULL. */
    Socket ACCEPT(Socket head) {
        Socket so = head.so_q();
        if (!so.isNull()) {
            head.so_q(so.so_q());
            so.so_q(nil(Socket.TYPE));
        }
        return so;
    }

    private void unp_detach(Socket so) {
        Socket peer = so.so_peer();
        if (!peer.isNull()) {
            peer.so_peer(nil(Socket.TYPE));
            peer.so_state(peer.so_state() | Uipc_socket_c.SS_CANTRCVMORE);
            k.uipc_socket_c.SORWAKEUP(peer);
        }
        if (has(so.so_options(), Uipc_socket_c.SO_ACCEPTCONN)) {
            long at = unp_head;
            while (mem.loadPointer(at, 0) != so.address()) {
                at = mem.loadPointer(at, 0) + Socket.SO_NEXT.offset();
            }
            mem.storePointer(at, 0, so.so_next().address());
        }
        so.so_pcb(0);
        k.uipc_socket_c.sofree(so);
    }
}
