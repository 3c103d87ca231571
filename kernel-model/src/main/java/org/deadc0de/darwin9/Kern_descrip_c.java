package org.deadc0de.darwin9;

import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.KernelSource;

/** Descriptors and what is behind them. */
@KernelSource("bsd/kern/kern_descrip.c")
final class Kern_descrip_c extends KernelFile {
    static final int DTYPE_VNODE = 1;
    static final int DTYPE_SOCKET = 2;

    Kern_descrip_c(Darwin9 k) {
        super(k);
    }

    /** The open file behind a descriptor, or NULL. */
    Fileglob FP_LOOKUP(BsdProc p, int fd) {
        Proc process = k.machine().processes().get(p.p_pid());
        Object known = process == null ? null : process.descriptor(fd);
        return Fileglob.TYPE.at(memory, known instanceof Fileglob fp ? fp.address() : 0);
    }

    /** Makes an open file and the lowest free descriptor for it. kern_descrip.c:2890. */
    int falloc(BsdProc p, int type, long data) {
        Fileglob fp = MALLOC(Fileglob.TYPE, MallocType.M_FILE, M_WAITOK | M_ZERO);
        fp.fg_type(type);
        fp.fg_count(1);
        fp.fg_data(data);
        return k.machine().processes().get(p.p_pid()).addDescriptor(fp);
    }

    /** kern_descrip.c:4353. */
    int fo_ioctl(Fileglob fp, int com, long data, BsdProc p) {
        if (fp.fg_type() == DTYPE_SOCKET) {
            return k.sys_socket_c.soo_ioctl(fp, com, data, p);
        }
        return ENOTTY;
    }

    /** kern_descrip.c:4331. */
    int fo_read(Fileglob fp, byte[][] bytes) {
        if (fp.fg_type() == DTYPE_SOCKET) {
            return k.uipc_socket_c.soreceive(Socket.TYPE.at(memory, fp.fg_data()), bytes);
        }
        return k.spec_vnops_c.spec_read(NODE(fp), bytes);
    }

    /** VNOP_OPEN and its kin: an argument for an operation on the node behind an open file. */
    private VnopArgs NODE(Fileglob fp) {
        return new VnopArgs(memory, get_bsdthread_info(), fp.fg_data());
    }

    /** kern_descrip.c:4342. */
    int fo_write(Fileglob fp, byte[] bytes, BsdProc p) {
        if (fp.fg_type() == DTYPE_SOCKET) {
            Socket so = Socket.TYPE.at(memory, fp.fg_data());
            return so.so_family() == Headers.AF_ROUTE
                    ? k.rtsock_c.route_output(k.uipc_socket_c.M_MESSAGE(bytes), so)
                    : ENOTCONN;
        }
        return k.spec_vnops_c.spec_write(NODE(fp), bytes);
    }

    /** close(2). kern_descrip.c:1030. */
    int close(BsdProc p, SyscallArgs uap, long retval) {
        return close_internal(p, uap.number(0), FP_LOOKUP(p, uap.number(0)), 0);
    }

    /** kern_descrip.c:1080. */
    int close_internal(BsdProc p, int fd, Fileglob fp, int flags) {
        if (fp.isNull()) {
            return EBADF;
        }
        k.machine().processes().get(p.p_pid()).setDescriptor(fd, null);
        return closef_locked(fp, fp, p);
    }

    /** Drops one use of an open file; the last one closes what is behind it. kern_descrip.c:3430. */
    int closef_locked(Fileglob fp, Fileglob fg, BsdProc p) {
        fg.fg_count(fg.fg_count() - 1);
        if (fg.fg_count() > 0) {
            return 0;
        }
        int error = fg.fg_type() == DTYPE_SOCKET
                ? k.uipc_socket_c.soclose(Socket.TYPE.at(memory, fg.fg_data()))
                : k.spec_vnops_c.spec_close(NODE(fg));
        FREE(fg);
        return error;
    }

    /** A system call is done with a file; if everybody else closed it meanwhile, it is closed here. kern_descrip.c:2610. */
    void fp_drop(BsdProc p, Fileglob fp) {
        closef_locked(fp, fp, p);
    }

    /** Closes every descriptor of a process that ends. kern_descrip.c:3060. */
    void fdfree(BsdProc p) {
        Proc process = k.machine().processes().get(p.p_pid());
        for (int fd : process.descriptors().keySet()) {
            if (process.descriptor(fd) instanceof Fileglob) {
                close_internal(p, fd, FP_LOOKUP(p, fd), 0);
            }
        }
    }
}
