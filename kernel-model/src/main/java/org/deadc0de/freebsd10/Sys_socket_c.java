package org.deadc0de.freebsd10;

import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;

/** Sockets as files. */
@KernelSource("sys/kern/sys_socket.c")
final class Sys_socket_c extends KernelFile {
    Sys_socket_c(FreeBsd10 k) {
        super(k);
    }

    /** Requests of group 'i' are the interface layer's, all others the protocol's. sys_socket.c:160. */
    int soo_ioctl(Socket so, long cmd, Object data, Kthread td) {
        int error;
        if (cmd == Sockio.FIONBIO || cmd == Sockio.FIOASYNC) {
            error = 0;
        } else if (Sockio.group(cmd) == 'i') {
            error = k.ifioctl(so, cmd, (IfReq) data, td);
        } else if (Sockio.group(cmd) == 'r') {
            error = Errno.EOPNOTSUPP;
        } else {
            error = k.PROTO(so).pru_control(so, cmd, data, k.NO_LOCK, td);
        }
        return error;
    }

    /** sys_socket.c:260. */
    int soo_close(Socket so, Kthread td) {
        return k.uipc_socket_c.soclose(so);
    }

    /** sys_socket.c:88. */
    int soo_write(Socket so, Object message, Kthread td) {
        return k.uipc_socket_c.sosend(so, message, td);
    }

    /** sys_socket.c:72. */
    Object soo_read(Socket so, Kthread td) {
        return k.uipc_socket_c.soreceive(so, td);
    }
}
