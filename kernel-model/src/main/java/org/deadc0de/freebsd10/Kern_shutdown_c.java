package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.crash.Panic;

/** Panics. */
@KernelSource("sys/kern/kern_shutdown.c")
final class Kern_shutdown_c extends KernelFile {
    final long debugger_on_panic = k.data.define("debugger_on_panic", 4);
    final long trace_on_panic = k.data.define("trace_on_panic", 4);

    final long sync_on_panic = k.data.define("sync_on_panic", 4);

    Kern_shutdown_c(FreeBsd10 k) {
        super(k);
        mem.poke(debugger_on_panic, 4, k.machine.has("KDB_UNATTENDED") ? 0 : 1);
        mem.poke(trace_on_panic, 4, k.machine.has("KDB_TRACE") ? 1 : 0);
    }

    /** Ends the kernel's life: formats the message and stops every processor. kern_shutdown.c:531. */
    @Override
    RuntimeException panic(String fmt, Object... args) {
        String message = k.subr_prf_c.vsnprintf(fmt, args);
        throw new Panic(message);
    }
}
