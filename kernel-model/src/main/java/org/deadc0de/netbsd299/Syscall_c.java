package org.deadc0de.netbsd299;

import java.util.function.IntSupplier;
import org.deadc0de.sim.crash.KernelSource;

/** The way into the kernel and back. */
@KernelSource("sys/arch/i386/i386/syscall.c")
class Syscall_c extends KernelFile {
    Syscall_c(NetBsd299 k) {
        super(k);
    }

    /** Runs one system call; on the way out signals are delivered. */
    int syscall_plain(IntSupplier call) {
        int result = call.getAsInt();
        Lwp l = k.cpu.current();
        int sig = k.kern_sig_c.CURSIG(l);
        while (sig != 0 && !has(l.l_flag(), Kern_exit_c.L_WEXIT)) {
            k.kern_sig_c.postsig(sig);
            sig = k.kern_sig_c.CURSIG(l);
        }
        return result;
    }
}
