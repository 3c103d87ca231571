package org.deadc0de.darwin9;

import org.deadc0de.sim.crash.KernelSource;

/** How processes end. */
@KernelSource("bsd/kern/kern_exit.c")
final class Kern_exit_c extends KernelFile {
    Kern_exit_c(Darwin9 k) {
        super(k);
    }

    /** exit(2). kern_exit.c:246. */
    void exit(BsdProc p, SyscallArgs uap, long retval) {
        exit1(p, uap.number(0), retval);
    }

    /** Closes what a process had open, wherever that leads. kern_exit.c:258. */
    void exit1(BsdProc p, int rv, long retval) {
        proc_exit(p);
    }

    /** kern_exit.c:356. */
    private void proc_exit(BsdProc p) {
        k.kern_descrip_c.fdfree(p);
    }
}
