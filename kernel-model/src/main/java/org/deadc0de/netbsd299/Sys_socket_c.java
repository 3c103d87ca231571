package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;

/** Sockets as files. */
@KernelSource("sys/kern/sys_socket.c")
class Sys_socket_c extends KernelFile {
    Sys_socket_c(NetBsd299 k) {
        super(k);
    }

    /** sys_socket.c:190. */
    int soo_close(Socket so, Lwp l) {
        return so.isNull() ? 0 : k.uipc_socket_c.soclose(so);
    }

    /** sys_socket.c:90. */
    int soo_ioctl(Socket so, int cmd, Ifreq data, Lwp l) {
        return k.if_c.ifioctl(so, cmd, data, l);
    }
}
