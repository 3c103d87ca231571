package org.deadc0de.freebsd10;

import org.deadc0de.kernel.Errno;
import org.deadc0de.sim.crash.KernelSource;

/** The system calls on any descriptor. */
@KernelSource("sys/kern/sys_generic.c")
final class Sys_generic_c extends KernelFile {
    private final MallocType M_IOCTLOPS = MALLOC_DEFINE("ioctlops");

    Sys_generic_c(FreeBsd10 k) {
        super(k);
    }

    /** read(2) of one message. sys_generic.c:181. */
    Object sys_read(Kthread td, int fd) {
        OpenFile fp = k.FGET(fd);
        return fp == null ? (Object) (-Errno.EBADF) : fp.read(td);
    }

    /** write(2) of one message. sys_generic.c:382. */
    int sys_write(Kthread td, int fd, Object message) {
        OpenFile fp = k.FGET(fd);
        return fp == null ? Errno.EBADF : fp.write(message, td);
    }

    /** ioctl(2): the argument is copied to a buffer of the kernel's. sys_generic.c:640. */
    int sys_ioctl(Kthread td, int fd, long com, Object data) {
        int size = Sockio.length(com);
        long buffer = 0;
        if (size > 0) {
            buffer = MALLOC(size, M_IOCTLOPS, M_WAITOK);
        }
        if ((com & Sockio.IOC_IN) == 0 && size > 0) {
            bzero(buffer, size);
        }
        int error = kern_ioctl(td, fd, com, data);
        if (size > 0) {
            FREE(buffer, M_IOCTLOPS);
        }
        return error;
    }

    /** sys_generic.c:708. */
    int kern_ioctl(Kthread td, int fd, long com, Object data) {
        OpenFile fp = k.FGET(fd);
        if (fp == null) {
            return Errno.EBADF;
        }
        return fp.ioctl(com, data, td);
    }
}
