package org.deadc0de.darwin9;

import org.deadc0de.sim.crash.KernelSource;

/** System calls on sockets. */
@KernelSource("bsd/kern/uipc_syscalls.c")
final class Uipc_syscalls_c extends KernelFile {
    Uipc_syscalls_c(Darwin9 k) {
        super(k);
    }

    /** socket(2): a descriptor, or minus an error number. uipc_syscalls.c:163. */
    int socket(BsdProc p, SyscallArgs uap, long retval) {
        int domain = uap.number(0);
        int type = uap.number(1);
        Socket[] so = {Socket.TYPE.at(memory, 0)};
        int error = k.uipc_socket_c.socreate(domain, so, type, p);
        if (error != 0) {
            return -error;
        }
        return k.kern_descrip_c.falloc(p, Kern_descrip_c.DTYPE_SOCKET, so[0].address());
    }
}
