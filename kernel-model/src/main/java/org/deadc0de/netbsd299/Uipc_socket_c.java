package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Struct;

/** Sockets. */
@KernelSource("sys/kern/uipc_socket.c")
class Uipc_socket_c extends KernelFile {
    static final int SS_NOFDREF = 0x001;
    static final int SS_ISCONNECTED = 0x002;
    static final int SS_CANTRCVMORE = 0x020;
    static final int SO_ACCEPTCONN = 0x2;
    private static final int SB_MAX = 200;

    Uipc_socket_c(NetBsd299 k) {
        super(k);
    }

    /** A new socket in {@code aso}; uipc_socket.c:120. */
    int socreate(int dom, Socket[] aso, int type, int proto, Lwp l) {
        Protosw prp = k.uipc_domain_c.pffindproto(dom, proto, type);
        if (prp.isNull() || prp.pr_usrreq() == 0) {
            return EPROTONOSUPPORT;
        }
        Socket so = pool_get(Socket.TYPE);
        bzero(so, Socket.TYPE);
        so.so_type(type);
        so.so_proto(prp);
        int error = USRREQ(so, PRU_ATTACH, nil(Mbuf.TYPE), Mbuf.TYPE.at(mem, proto), nil(Mbuf.TYPE), l);
        if (error != 0) {
            so.so_state(so.so_state() | SS_NOFDREF);
            sofree(so);
            return error;
        }
        aso[0] = so;
        return 0;
    }

    /** {@code (*so->so_proto->pr_usrreq)(...)}. */
    int USRREQ(Socket so, int req, Mbuf m, Struct nam, Struct control, Lwp l) {
        return k.text.call(so.so_proto().pr_usrreq(), Text.Usrreq.class).usrreq(so, req, m, nam, control, l);
    }

    /** Frees a socket that neither a protocol nor a descriptor refers to; uipc_socket.c:230. */
    void sofree(Socket so) {
        if (so.so_pcb() != 0 || !has(so.so_state(), SS_NOFDREF)) {
            return;
        }
        Mbuf m = so.so_rcv_sb_mb();
        while (!m.isNull()) {
            Mbuf next = m.m_nextpkt();
            m_freem(m);
            m = next;
        }
        pool_put(so, Socket.TYPE);
    }

    /** uipc_socket.c:260. */
    int soclose(Socket so) {
        int error = 0;
        int s = splsoftnet();
        if (so.so_pcb() != 0) {
            error = USRREQ(so, PRU_DETACH, nil(Mbuf.TYPE), nil(Mbuf.TYPE), nil(Mbuf.TYPE), nil(Lwp.TYPE));
        }
        if (has(so.so_state(), SS_NOFDREF)) {
            throw panic("soclose: NOFDREF");
        }
        so.so_state(so.so_state() | SS_NOFDREF);
        sofree(so);
        splx(s);
        return error;
    }

    /** Sends one message; uipc_socket.c:480. */
    int sosend(Socket so, Mbuf addr, Mbuf uio, Mbuf top, Mbuf control, Lwp l) {
        int error = USRREQ(so, PRU_SEND, top, addr, control, l);
        if (so.so_proto().pr_domain().dom_family() != AF_INET6 && !control.isNull()) {
            m_freem(control);
        }
        return error;
    }

    /** The next message into {@code mp}, or none at the end of the stream; uipc_socket.c:720. */
    int soreceive(Socket so, Mbuf[] mp) {
        int s = splsoftnet();
        while (so.so_rcv_sb_mb().isNull()) {
            if (has(so.so_state(), SS_CANTRCVMORE)) {
                splx(s);
                mp[0] = nil(Mbuf.TYPE);
                return 0;
            }
            int error = k.kern_synch_c.ltsleep(
                    so.addressOf(Socket.SO_RCV_SB_MB), Cpu.PSOCK | Kern_synch_c.PCATCH, "netio", 0);
            if (error != 0) {
                splx(s);
                return error;
            }
        }
        Mbuf m = so.so_rcv_sb_mb();
        so.so_rcv_sb_mb(m.m_nextpkt());
        if (so.so_rcv_sb_mb().isNull()) {
            so.so_rcv_sb_mbtail(nil(Mbuf.TYPE));
        }
        so.so_rcv_sb_count(so.so_rcv_sb_count() - 1);
        splx(s);
        mp[0] = m;
        return 0;
    }

    /** sbappend(): queues a message for the reader and wakes him; a full buffer loses it. */
    boolean SBAPPEND(Socket so, byte[] bytes) {
        return SBAPPENDFROM(so, 0, bytes);
    }

    /** sbappendaddr(): the same, with the index of the interface it came in by. */
    boolean SBAPPENDFROM(Socket so, int ifindex, byte[] bytes) {
        if (so.so_rcv_sb_count() >= SB_MAX) {
            return false;
        }
        Mbuf m = m_get(bytes);
        m.m_csum(ifindex);
        if (so.so_rcv_sb_mb().isNull()) {
            so.so_rcv_sb_mb(m);
        } else {
            so.so_rcv_sb_mbtail().m_nextpkt(m);
        }
        so.so_rcv_sb_mbtail(m);
        so.so_rcv_sb_count(so.so_rcv_sb_count() + 1);
        SORWAKEUP(so);
        return true;
    }

    void SORWAKEUP(Socket so) {
        k.kern_synch_c.wakeup(so.addressOf(Socket.SO_RCV_SB_MB));
        int waiting = so.so_rcv_sb_selpid();
        so.so_rcv_sb_selpid(0);
        k.sys_generic_c.selwakeup(waiting);
    }

    /** uipc_socket.c:1150. */
    int sosetopt(Socket so, int level, int optname, Mbuf m0) {
        int error = ENOPROTOOPT;
        if (level == 0xffff) {
            error = 0;
        } else if (so.so_proto().pr_ctloutput() != 0) {
            error = k.text.call(so.so_proto().pr_ctloutput(), Text.Ctloutput.class)
                    .ctloutput(1, so, level, optname, m0);
        }
        m_freem(m0);
        return error;
    }
}
