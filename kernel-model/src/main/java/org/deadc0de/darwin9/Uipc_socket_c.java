package org.deadc0de.darwin9;

import static org.deadc0de.darwin9.Headers.*;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.lock.WaitChannels;

/** Sockets. Each has its own lock, so two of them exclude nothing. */
@KernelSource("bsd/kern/uipc_socket.c")
final class Uipc_socket_c extends KernelFile {
    private static final int MAXIMUM_QUEUE = 8192;

    Uipc_socket_c(Darwin9 k) {
        super(k);
    }

    /**
     * Makes a socket; one made by root is privileged for as long as it lives. uipc_socket.c:452.
     *
     * @param aso gets it
     * @return 0, EPROTONOSUPPORT, EPERM for a raw one that is not root's
     */
    int socreate(int dom, Socket[] aso, int type, BsdProc p) {
        if (dom != AF_INET && dom != AF_INET6 && dom != AF_ROUTE || type < SOCK_STREAM || type > SOCK_RAW) {
            return EPROTONOSUPPORT;
        }
        if (dom != AF_ROUTE && type == SOCK_RAW && k.kern_prot_c.suser(p) != 0) {
            return EPERM;
        }
        Socket so = MALLOC(Socket.TYPE, MallocType.M_SOCKET, M_WAITOK | M_ZERO);
        so.so_type(type);
        so.so_family(dom);
        so.so_usecount(1);
        so.so_pcb(MALLOC(LckMtx.TYPE, MallocType.M_PCB, M_WAITOK | M_ZERO));
        if (k.kern_prot_c.suser(p) == 0) {
            so.so_state(SS_PRIV);
        }
        if (dom == AF_ROUTE) {
            k.rtsock_c.rawcb_list.insertHead(so);
        }
        aso[0] = so;
        return 0;
    }

    /** uipc_socket.c:834. */
    int soclose(Socket so) {
        if (so.so_family() == AF_ROUTE) {
            k.rtsock_c.rawcb_list.remove(so);
        }
        Mbuf m = so.so_rcv_sb_mb();
        while (!m.isNull()) {
            Mbuf next = m.m_nextpkt();
            M_FREE(m);
            m = next;
        }
        FREE(so.so_pcb());
        FREE(so);
        return 0;
    }

    void SOCKET_LOCK(Socket so) {
        lck_mtx_lock(so.so_pcb());
    }

    void SOCKET_UNLOCK(Socket so) {
        lck_mtx_unlock(so.so_pcb());
    }

    /** m_getpacket: a message of its own. */
    Mbuf M_MESSAGE(byte[] bytes) {
        Mbuf m = MALLOC(Mbuf.TYPE, MallocType.M_MBUF, M_NOWAIT | M_ZERO);
        long data = _MALLOC(Math.max(bytes.length, 1), null, MallocType.M_MBUF, M_NOWAIT);
        memory.storeBytes(data, 0, bytes);
        m.m_data(data);
        m.m_len(bytes.length);
        return m;
    }

    void M_FREE(Mbuf m) {
        FREE(m.m_data());
        FREE(m);
    }

    /** sbappendrecord: a message that finds no room is lost. */
    void SBAPPEND(Socket so, byte[] message) {
        if (so.so_rcv_sb_cc() + message.length > MAXIMUM_QUEUE) {
            return;
        }
        Mbuf m = M_MESSAGE(message);
        if (so.so_rcv_sb_mb().isNull()) {
            so.so_rcv_sb_mb(m);
        } else {
            so.so_rcv_sb_lastmb().m_nextpkt(m);
        }
        so.so_rcv_sb_lastmb(m);
        so.so_rcv_sb_cc(so.so_rcv_sb_cc() + message.length);
    }

    /**
     * Takes the next message, waiting for one if need be. uipc_socket.c:1760.
     *
     * @param message gets it
     * @return 0, EINTR
     */
    int soreceive(Socket so, byte[][] message) {
        SOCKET_LOCK(so);
        while (so.so_rcv_sb_mb().isNull()) {
            WaitChannels.Woken how =
                    k.waits.sleep(so.addressOf(Socket.SO_RCV_SB_CC), "sbwait", true, FOREVER, () -> SOCKET_UNLOCK(so));
            if (how == WaitChannels.Woken.SIGNAL) {
                return EINTR;
            }
            SOCKET_LOCK(so);
        }
        Mbuf m = so.so_rcv_sb_mb();
        message[0] = memory.loadBytes(m.m_data(), 0, m.m_len());
        so.so_rcv_sb_mb(m.m_nextpkt());
        so.so_rcv_sb_cc(so.so_rcv_sb_cc() - m.m_len());
        SOCKET_UNLOCK(so);
        M_FREE(m);
        return 0;
    }
}
