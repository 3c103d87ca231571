package org.deadc0de.darwin9;

import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;

/** Sockets behind descriptors. */
@KernelSource("bsd/kern/sys_socket.c")
final class Sys_socket_c extends KernelFile {
    Sys_socket_c(Darwin9 k) {
        super(k);
    }

    /** sys_socket.c:361. */
    int soo_ioctl(Fileglob fp, int cmd, long data, BsdProc p) {
        return soioctl(Socket.TYPE.at(memory, fp.fg_data()), cmd, data, p);
    }

    /** Group 'i' goes to the interfaces, 'r' is refused. sys_socket.c:188. */
    private int soioctl(Socket so, int cmd, long data, BsdProc p) {
        k.uipc_socket_c.SOCKET_LOCK(so);
        int error;
        switch (cmd >>> 8 & 0xff) {
            case 'i' -> error = k.if_c.ifioctllocked(so, cmd, data, p); // 340
            case 'r' -> error = ENXIO;
            default -> error = EOPNOTSUPP;
        }
        k.uipc_socket_c.SOCKET_UNLOCK(so);
        return error;
    }
}
