package org.deadc0de.netbsd299;

import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.sched.SimThread;

/** Signals. */
@KernelSource("sys/kern/kern_sig.c")
class Kern_sig_c extends KernelFile {
    static final int SIGKILL = 9;
    private static final long IGNORED_BY_DEFAULT = 1L << 15 | 1L << 18 | 1L << 19 | 1L << 27 | 1L << 28;

    Kern_sig_c(NetBsd299 k) {
        super(k);
    }

    /** kern_sig.c:560. */
    int sys_kill(Lwp l, int pid, int signum) {
        Proc p = k.machine().processes().get(pid);
        if (p == null || p.hasEnded()) {
            return ESRCH;
        }
        if (signum < 0 || signum > 63) {
            return EINVAL;
        }
        if (l.p_uid() != 0) {
            return EPERM;
        }
        if (signum != 0) {
            PSIGNAL(pid, signum);
        }
        return 0;
    }

    /** Makes a signal pending, wakes who sleeps interruptibly. */
    void PSIGNAL(int pid, int signum) {
        Proc p = k.machine().processes().get(pid);
        if (p == null || p.hasEnded()) {
            return;
        }
        SimThread thread = p.thread();
        if (thread == null) {
            if (pid > 1 && (IGNORED_BY_DEFAULT >>> signum - 1 & 1) == 0) {
                p.killedBy(signum);
                k.machine().processes().remove(p);
            }
            return;
        }
        if (thread.control() == 0) {
            return;
        }
        Lwp l = Lwp.TYPE.at(mem, thread.control());
        if ((l.p_sigignore() >>> signum - 1 & 1) != 0) {
            return;
        }
        if ((l.p_sigcatch() >>> signum - 1 & 1) == 0 && (IGNORED_BY_DEFAULT >>> signum - 1 & 1) != 0) {
            return;
        }
        k.kern_synch_c.CHANNELS().post(thread, signum);
        if (l.l_wchan() != 0) {
            k.cpu.madeRunnable(thread, Cpu.PSOCK);
        }
    }

    /** The lowest signal to be delivered, or 0. */
    int CURSIG(Lwp l) {
        long pending = l.p_siglist();
        return pending == 0 ? 0 : Long.numberOfTrailingZeros(pending) + 1;
    }

    /** Delivers one: to the program's handler, or ends the process; kern_sig.c:1480. */
    void postsig(int signum) {
        Lwp l = k.cpu.current();
        long bit = 1L << signum - 1;
        l.p_siglist(l.p_siglist() & ~bit);
        if ((l.p_sigcatch() & bit) != 0 && signum != SIGKILL) {
            l.p_delivered(l.p_delivered() | bit);
        } else {
            sigexit(l, signum);
        }
    }

    /** kern_sig.c:1560. */
    void sigexit(Lwp l, int signum) {
        l.p_sigexit(signum);
        k.kern_exit_c.exit1(l, signum);
    }
}
