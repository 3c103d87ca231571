package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;

/** The end of processes. */
@KernelSource("sys/kern/kern_exit.c")
final class Kern_exit_c extends KernelFile {
    Kern_exit_c(FreeBsd10 k) {
        super(k);
    }

    /** kern_exit.c:120. */
    void exit1(Kthread td, int rv) {
        k.kern_descrip_c.fdfree(td);
    }
}
