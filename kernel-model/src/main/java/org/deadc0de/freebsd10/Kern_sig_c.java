package org.deadc0de.freebsd10;

import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.KernelSource;

/** Signals, as far as their default actions go: they end the process or do nothing. */
@KernelSource("sys/kern/kern_sig.c")
final class Kern_sig_c extends KernelFile {
    private static final int NSIG = 128;

    /** SIGURG, SIGSTOP, SIGTSTP, SIGCONT, SIGCHLD, SIGTTIN, SIGTTOU, SIGIO, SIGWINCH, SIGINFO: none of them ends a process. */
    private static final long HARMLESS =
            bit(16) | bit(17) | bit(18) | bit(19) | bit(20) | bit(21) | bit(22) | bit(23) | bit(28) | bit(29);

    Kern_sig_c(FreeBsd10 k) {
        super(k);
    }

    private static long bit(int signal) {
        return 1L << signal - 1;
    }

    /** kill(2). kern_sig.c:1690. */
    int sys_kill(Kthread td, int pid, int signum) {
        if (signum < 0 || signum > NSIG) {
            return Errno.EINVAL;
        }
        if (pid <= 0) {
            return Errno.ESRCH;
        }
        Proc p = k.machine.processes().get(pid);
        if (p == null || p.hasEnded()) {
            return Errno.ESRCH;
        }
        if (signum != 0) {
            pksignal(p, signum);
        }
        return 0;
    }

    /** Makes a signal pending. A process that only stands in the table ends at once. kern_sig.c:2080. */
    void pksignal(Proc p, int signum) {
        if (signum >= 64 || (HARMLESS & bit(signum)) != 0) {
            return;
        }
        if (p.thread() != null && p.thread().isAlive()) {
            k.channels.post(p.thread(), signum);
        } else if (p.thread() == null && p.pid() > BootProcesses.LAST_SYSTEM_PROCESS) {
            p.killedBy(signum);
        }
    }
}
