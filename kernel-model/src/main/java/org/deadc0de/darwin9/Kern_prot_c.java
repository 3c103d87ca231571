package org.deadc0de.darwin9;

import static org.deadc0de.kernel.Errno.EPERM;

import org.deadc0de.sim.crash.KernelSource;

/** Who may do what. */
@KernelSource("bsd/kern/kern_prot.c")
final class Kern_prot_c extends KernelFile {
    Kern_prot_c(Darwin9 k) {
        super(k);
    }

    /** 0 for root, else EPERM. kern_prot.c:2030. */
    int suser(BsdProc p) {
        return p.p_uid() == 0 ? 0 : EPERM;
    }
}
