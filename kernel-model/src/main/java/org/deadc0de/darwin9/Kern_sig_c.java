package org.deadc0de.darwin9;

import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.lock.WaitChannels;

/** Signals, and the sleep that only a signal or time ends. */
@KernelSource("bsd/kern/kern_sig.c")
final class Kern_sig_c extends KernelFile {
    private static final int NSIG = 32;
    private static final long SECOND = 1_000_000_000L;

    Kern_sig_c(Darwin9 k) {
        super(k);
    }

    /** kill(2). kern_sig.c:1210. */
    int kill(BsdProc cp, SyscallArgs uap, long retval) {
        int pid = uap.number(0);
        int signum = uap.number(1);
        if (signum < 0 || signum >= NSIG) {
            return EINVAL;
        }
        Proc process = k.machine().processes().get(pid);
        if (process == null || process.hasEnded()) {
            return ESRCH;
        }
        if (signum != 0 && process.thread() != null && process.thread().isAlive()) {
            psignal(k.procfind(pid), signum);
        }
        return 0;
    }

    /** kern_sig.c:1960. */
    void psignal(BsdProc p, int signum) {
        k.waits.post(k.machine().processes().get(p.p_pid()).thread(), signum);
    }

    /** nanosleep(2) is made of this. pthread_synch.c:1360. */
    int __semwait_signal(BsdProc p, SyscallArgs uap, long retval) {
        long nanoseconds = uap.number(4) * SECOND + uap.number(5);
        if (nanoseconds <= 0) {
            return 0;
        }
        WaitChannels.Woken how =
                k.waits.sleep(get_bsdthread_info().address(), "semwait_signal", true, nanoseconds, () -> {});
        return how == WaitChannels.Woken.SIGNAL ? EINTR : 0;
    }
}
