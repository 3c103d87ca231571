package org.deadc0de.netbsd299;

import java.util.Map;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.KernelSource;

/** Descriptors. */
@KernelSource("sys/kern/kern_descrip.c")
class Kern_descrip_c extends KernelFile {
    Kern_descrip_c(NetBsd299 k) {
        super(k);
    }

    /** kern_descrip.c:560. */
    int sys_close(Lwp l, int fd) {
        Proc p = k.procOf(l);
        if (!(p.descriptor(fd) instanceof OpenFile)) {
            return EBADF;
        }
        return fdrelease(l, fd);
    }

    /** kern_descrip.c:500. */
    int fdrelease(Lwp l, int fd) {
        Proc p = k.procOf(l);
        OpenFile fp = (OpenFile) p.descriptor(fd);
        p.setDescriptor(fd, null);
        return closef(l, fp);
    }

    private int closef(Lwp l, OpenFile fp) {
        return switch (fp.kind()) {
            case SOCKET -> k.sys_socket_c.soo_close(Socket.TYPE.at(mem, fp.address()), l);
            case TTY -> k.tty_c.ttyclose(Tty.TYPE.at(mem, fp.address()));
            case FILE, NULL -> 0;
        };
    }

    /** Closes whatever a process that exits left open, lowest first; kern_descrip.c:1130. */
    void fdfree(Lwp l) {
        Proc p = k.procOf(l);
        for (Map.Entry<Integer, Object> entry : p.descriptors().entrySet()) {
            if (entry.getValue() instanceof OpenFile fp) {
                p.setDescriptor(entry.getKey(), null);
                closef(l, fp);
            }
        }
    }
}
