package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.Breakpoint;
import org.deadc0de.sim.crash.KernelSource;

/** The kernel debugger's front end. */
@KernelSource("sys/kern/subr_kdb.c")
final class Subr_kdb_c extends KernelFile {
    /** The variable that kdb_enter clears last. */
    final long kdb_why = k.data.define("kdb_why", 8);

    Subr_kdb_c(FreeBsd10 k) {
        super(k);
    }

    /** Prints the stack of the current thread. subr_kdb.c:338. */
    void kdb_backtrace() {
        printf("KDB: stack backtrace:\n");
        k.panicText.printBacktrace(kernelStack().frames());
    }

    /** kdb_enter(): calls the debugger where there is one. Comes back when it lets go. subr_kdb.c:354. */
    void KDB_ENTER(String why, String msg) {
        if (k.machine.has("DDB")) {
            mem.poke(kdb_why, 8, string(why));
            k.sched.halt(new Breakpoint(msg));
            mem.poke(kdb_why, 8, 0);
        }
    }

    /** db_trace_thread(): prints the stack of another thread. */
    void DB_TRACE_THREAD(Kthread td) {
        k.panicText.printThread(td);
    }
}
