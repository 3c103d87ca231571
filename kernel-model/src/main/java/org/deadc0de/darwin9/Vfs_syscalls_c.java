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
     * @param rdev what the name stands for, 0 for nothing
     * @return a descriptor, or minus an error number
     */
    int open(BsdProc p, long rdev) {
        if (rdev == 0) {
            return -ENOENT;
        }
        return open1(p, rdev);
    }

    /** vfs_syscalls.c:2486. */
    private int open1(BsdProc p, long rdev) {
        int error = vn_open_auth(p, rdev);
        if (error != 0) {
            return -error;
        }
        return k.kern_descrip_c.falloc(p, Kern_descrip_c.DTYPE_VNODE, rdev);
    }

    /** vfs_vnops.c:192. */
    private int vn_open_auth(BsdProc p, long rdev) {
        return k.spec_vnops_c.spec_open(rdev, p);
    }
}
