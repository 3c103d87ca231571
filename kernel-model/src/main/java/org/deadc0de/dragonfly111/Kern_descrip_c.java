package org.deadc0de.dragonfly111;

import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.KernelSource;

/** Open files. */
@KernelSource("sys/kern/kern_descrip.c")
class Kern_descrip_c extends KernelFile {
    static final int DTYPE_SOCKET = 2;
    static final int DTYPE_TAP = 16;
    static final int DTYPE_TUN = 17;
    static final int DTYPE_NULL = 18;

    Kern_descrip_c(DragonFly111 k) {
        super(k);
    }

    /** A new file behind the lowest free descriptor of a process; gives its number. */
    int FALLOC(Proc p, int type, long data) {
        Filep fp = KMALLOC(Filep.TYPE, k.M_FILE, M_WAITOK | M_ZERO);
        fp.f_type(type);
        fp.f_count(1);
        fp.f_data(data);
        return p.addDescriptor(fp);
    }

    /** close(2); kern_descrip.c:980. */
    int sys_close(Proc p, int fd) {
        if (!(p.descriptor(fd) instanceof Filep fp)) {
            return EBADF;
        }
        p.setDescriptor(fd, null);
        return fdrop(fp);
    }

    /** A descriptor less; the last one closes. kern_descrip.c:1880. */
    int fdrop(Filep fp) {
        fp.f_count(fp.f_count() - 1);
        if (fp.f_count() != 0) {
            return 0;
        }
        int error = 0;
        switch (fp.f_type()) {
            case DTYPE_SOCKET -> error = k.uipc_socket_c.soclose(at(Socket.TYPE, fp.f_data()));
            case DTYPE_TAP -> error = k.if_tap_c.tapclose(at(Softc.TYPE, fp.f_data()));
            case DTYPE_TUN -> error = k.if_tun_c.tunclose(at(Softc.TYPE, fp.f_data()));
            default -> {
                // Nothing is behind it.
            }
        }
        KFREE(fp, k.M_FILE);
        return error;
    }

    /** exit(2): every descriptor is closed; kern_exit.c:250. */
    void exit1(Proc p) {
        for (int fd : p.descriptors().keySet()) {
            sys_close(p, fd);
        }
    }
}
