package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.crash.Panic;

/** Panics. */
@KernelSource("sys/kern/kern_shutdown.c")
final class Kern_shutdown_c extends KernelFile {
    Kern_shutdown_c(FreeBsd10 k) {
        super(k);
    }

    /** Ends the kernel's life: formats the message and stops every processor. kern_shutdown.c:531. */
    @Override
    RuntimeException panic(String fmt, Object... args) {
        String message = k.subr_prf_c.vsnprintf(fmt, args);
        throw new Panic(message);
    }
}
