package org.deadc0de.darwin9;

import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.sim.crash.KernelSource;

/** System calls on names. */
@KernelSource("bsd/vfs/vfs_syscalls.c")
final class Vfs_syscalls_c extends KernelFile {
    Vfs_syscalls_c(Darwin9 k) {
        super(k);
    }

    /**
     * open(2) of a device.
     *
     * @param uap the name, which comes as what it stands for, 0 for nothing
     * @return a descriptor, or minus an error number
     */
    int open(BsdProc p, SyscallArgs uap, long retval) {
        long rdev = (Long) uap.pointer(0).object();
        if (rdev == 0) {
            return -ENOENT;
        }
        return OPEN1(p, rdev);
    }

    /** open1 and vn_open_auth, whose context and name the model does not have. vfs_syscalls.c:2486. */
    private int OPEN1(BsdProc p, long rdev) {
        int error = k.spec_vnops_c.spec_open(new VnopArgs(memory, get_bsdthread_info(), rdev));
        if (error != 0) {
            return -error;
        }
        return k.kern_descrip_c.falloc(p, Kern_descrip_c.DTYPE_VNODE, rdev);
    }
}
