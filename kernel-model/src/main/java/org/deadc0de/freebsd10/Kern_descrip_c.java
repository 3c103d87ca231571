package org.deadc0de.freebsd10;

import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.KernelSource;

/** Descriptors. */
@KernelSource("sys/kern/kern_descrip.c")
final class Kern_descrip_c extends KernelFile {
    Kern_descrip_c(FreeBsd10 k) {
        super(k);
    }

    /** close(2). kern_descrip.c:1150. */
    int kern_close(Kthread td, int fd) {
        OpenFile fp = k.FGET(fd);
        if (fp == null) {
            return Errno.EBADF;
        }
        k.CURPROC().setDescriptor(fd, null);
        return closef(fp, td);
    }

    /** A process ends: closes all it has open. kern_descrip.c:1770. */
    void fdfree(Kthread td) {
        Proc p = k.CURPROC();
        for (int fd : p.descriptors().keySet()) {
            kern_close(td, fd);
        }
    }

    /** One descriptor fewer names the file; the last one closes it. kern_descrip.c:2060. */
    int closef(OpenFile fp, Kthread td) {
        return k.machine.processes().isOpen(fp) ? 0 : fp.close(td);
    }
}
