package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;

/** The system calls on paths. */
@KernelSource("sys/kern/vfs_syscalls.c")
final class Vfs_syscalls_c extends KernelFile {
    private final HostFiles files;

    Vfs_syscalls_c(FreeBsd10 k) {
        super(k);
        files = new HostFiles(k);
    }

    /** open(2); a descriptor or minus an error number. vfs_syscalls.c:1070. */
    int kern_openat(Kthread td, String path, int flags) {
        OpenFile[] opened = new OpenFile[1];
        int error = path.startsWith("/dev/") && path.length() > "/dev/".length()
                ? k.devfs_vnops_c.devfs_open(path, flags, td, opened)
                : files.open(path, opened);
        return error != 0 ? -error : k.CURPROC().addDescriptor(opened[0]);
    }
}
