package org.deadc0de.darwin9;

import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;

/** System calls on descriptors. */
@KernelSource("bsd/kern/sys_generic.c")
final class Sys_generic_c extends KernelFile {
    private static final int IOC_OUT = 0x40000000;
    private static final int IOC_IN = 0x80000000;
    private static final int STK_PARAMS = 128;

    Sys_generic_c(Darwin9 k) {
        super(k);
    }

    /** ioctl(2). Arguments of up to 128 bytes are copied to the kernel stack, larger ones to the heap. sys_generic.c:709. */
    int ioctl(BsdProc p, SyscallArgs uap, long retval) {
        int fd = uap.number(0);
        int com = uap.number(1);
        UserArgument data = uap.pointer(2);
        lck_mtx_lock(p.p_fdmlock());
        Fileglob fp = k.kern_descrip_c.FP_LOOKUP(p, fd);
        if (fp.isNull()) {
            lck_mtx_unlock(p.p_fdmlock());
            return EBADF;
        }
        fp.fg_count(fp.fg_count() + 1);
        lck_mtx_unlock(p.p_fdmlock());
        int size = com >>> 16 & 0x1fff;
        long stkbuf = get_bsdthread_info().kernel_stack() + Darwin9.STKBUF;
        long memp = size > STK_PARAMS ? _MALLOC(size, null, MallocType.M_TEMP, M_WAITOK) : 0;
        long datap = memp != 0 ? memp : stkbuf;
        bzero(datap, size);
        int error = 0;
        if ((com & IOC_IN) != 0) {
            error = k.copyio.copyin(data, datap, com);
        }
        if (error == 0) {
            error = k.kern_descrip_c.fo_ioctl(fp, com, datap, p);
        }
        if (error == 0 && (com & IOC_OUT) != 0) {
            k.copyio.copyout(datap, data, com);
        }
        if (memp != 0) {
            FREE(memp);
        }
        k.kern_descrip_c.fp_drop(p, fp);
        return error;
    }

    /** read(2); the bytes or the error number. sys_generic.c:155. */
    Object read(BsdProc p, SyscallArgs uap, long retval) {
        Fileglob fp = k.kern_descrip_c.FP_LOOKUP(p, uap.number(0));
        if (fp.isNull()) {
            return EBADF;
        }
        fp.fg_count(fp.fg_count() + 1);
        byte[][] bytes = new byte[1][];
        int error = k.kern_descrip_c.fo_read(fp, bytes);
        k.kern_descrip_c.fp_drop(p, fp);
        return error != 0 ? (Object) error : bytes[0];
    }

    /** write(2). sys_generic.c:395. */
    int write(BsdProc p, SyscallArgs uap, long retval) {
        Fileglob fp = k.kern_descrip_c.FP_LOOKUP(p, uap.number(0));
        if (fp.isNull()) {
            return EBADF;
        }
        fp.fg_count(fp.fg_count() + 1);
        int error = k.kern_descrip_c.fo_write(fp, (byte[]) uap.pointer(1).object(), p);
        k.kern_descrip_c.fp_drop(p, fp);
        return error;
    }
}
