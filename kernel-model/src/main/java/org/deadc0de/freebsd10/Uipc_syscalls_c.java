package org.deadc0de.freebsd10;

import org.deadc0de.kernel.Errno;
import org.deadc0de.sim.crash.KernelSource;

/** The system calls of sockets. */
@KernelSource("sys/kern/uipc_syscalls.c")
final class Uipc_syscalls_c extends KernelFile {
    Uipc_syscalls_c(FreeBsd10 k) {
        super(k);
    }

    /** socket(2); a descriptor, or minus an error number. uipc_syscalls.c:151. */
    int sys_socket(Kthread td, String domain, String type, int protocol) {
        Socket[] made = new Socket[1];
        int error = k.uipc_socket_c.socreate(domain, made, type, protocol, td);
        return error != 0 ? -error : k.CURPROC().addDescriptor(new SocketFile(k, made[0]));
    }

    /** setsockopt(2). uipc_syscalls.c:1317. */
    int sys_setsockopt(Kthread td, int s, String option, Object value) {
        OpenFile fp = k.FGET(s);
        return fp == null ? Errno.EBADF : fp.setsockopt(option, value, td);
    }
}
