package org.deadc0de.netbsd299;

import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.KernelSource;

/** The system calls of sockets. */
@KernelSource("sys/kern/uipc_syscalls.c")
class Uipc_syscalls_c extends KernelFile {
    Uipc_syscalls_c(NetBsd299 k) {
        super(k);
    }

    private Socket GETSOCK(Lwp l, int fd) {
        Proc p = k.procOf(l);
        return p.descriptor(fd) instanceof OpenFile fp && fp.kind() == OpenFile.Kind.SOCKET
                ? Socket.TYPE.at(mem, fp.address())
                : nil(Socket.TYPE);
    }

    /** Gives the descriptor, or minus an error number; uipc_syscalls.c:80. */
    int sys_socket(Lwp l, int domain, int type, int protocol) {
        Socket[] so = new Socket[1];
        int error = k.uipc_socket_c.socreate(domain, so, type, protocol, l);
        return error != 0 ? -error : k.procOf(l).addDescriptor(new OpenFile(OpenFile.Kind.SOCKET, so[0].address()));
    }

    /** uipc_syscalls.c:115. */
    int sys_bind(Lwp l, int s, Mbuf nam) {
        Socket so = GETSOCK(l, s);
        int error = so.isNull() ? EBADF : k.uipc_socket_c.USRREQ(so, PRU_BIND, nil(Mbuf.TYPE), nam, nil(Mbuf.TYPE), l);
        m_freem(nam);
        return error;
    }

    int sys_listen(Lwp l, int s, String path) {
        Socket so = GETSOCK(l, s);
        return so.isNull() ? EBADF : k.uipc_usrreq_c.unp_listen(so, path);
    }

    int sys_connect(Lwp l, int s, String path) {
        Socket so = GETSOCK(l, s);
        return so.isNull() ? EBADF : k.uipc_usrreq_c.unp_connect(so, path, l);
    }

    /** Gives the new descriptor, or minus an error number. */
    int sys_accept(Lwp l, int s) {
        Socket head = GETSOCK(l, s);
        Socket so = head.isNull() ? head : k.uipc_usrreq_c.ACCEPT(head);
        return so.isNull() ? -EAGAIN : k.procOf(l).addDescriptor(new OpenFile(OpenFile.Kind.SOCKET, so.address()));
    }

    /** uipc_syscalls.c:700. */
    int sys_setsockopt(Lwp l, int s, int level, int name, Mbuf m) {
        Socket so = GETSOCK(l, s);
        if (so.isNull()) {
            m_freem(m);
            return EBADF;
        }
        return k.uipc_socket_c.sosetopt(so, level, name, m);
    }

    /** uipc_syscalls.c:420. */
    int sys_sendmsg(Lwp l, int s, Mbuf to, Mbuf top, Mbuf control) {
        return sendit(l, s, to, top, control);
    }

    private int sendit(Lwp l, int s, Mbuf to, Mbuf top, Mbuf control) {
        Socket so = GETSOCK(l, s);
        if (so.isNull()) {
            m_freem(top);
            m_freem(control);
            m_freem(to);
            return EBADF;
        }
        int error = k.uipc_socket_c.sosend(so, to, nil(Mbuf.TYPE), top, control, l);
        m_freem(to);
        return error;
    }

    /** The next message into {@code mp}; uipc_syscalls.c:560. */
    int sys_recvfrom(Lwp l, int s, Mbuf[] mp) {
        Socket so = GETSOCK(l, s);
        return so.isNull() ? EBADF : k.uipc_socket_c.soreceive(so, mp);
    }
}
