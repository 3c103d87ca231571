package org.deadc0de.netbsd299;

import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.sched.SimThread;

/** The end of a process. */
@KernelSource("sys/kern/kern_exit.c")
class Kern_exit_c extends KernelFile {
    static final int L_WEXIT = 0x2000;

    Kern_exit_c(NetBsd299 k) {
        super(k);
    }

    /** kern_exit.c:130. */
    int sys_exit(Lwp l, int rval) {
        exit1(l, rval << 8);
        return 0;
    }

    /** Closes everything, tells the parent; kern_exit.c:160. */
    void exit1(Lwp l, int rv) {
        l.l_flag(l.l_flag() | L_WEXIT);
        l.p_siglist(0);
        k.kern_descrip_c.fdfree(l);
        k.kern_malloc_c.GIVE_BLOCKS(l);
        Proc p = k.procOf(l);
        Proc parent = k.machine().processes().get(p.parent());
        SimThread waiting = parent == null ? null : parent.thread();
        if (waiting != null && waiting.control() != 0) {
            k.kern_synch_c.wakeup(waiting.control());
        }
    }
}
