package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.sched.Kind;

/** Threads that change the processor. */
@KernelSource("sys/kern/lwkt_thread.c")
class Lwkt_thread_c extends KernelFile {
    Lwkt_thread_c(DragonFly111 k) {
        super(k);
    }

    /** Goes on on another processor; on the same one it does nothing. Others may run meanwhile. lwkt_thread.c:1310. */
    void lwkt_migratecpu(int rcpu) {
        if (rcpu == k.lwkt.mycpu()) {
            return;
        }
        k.lwkt.setCpu(rcpu);
        if (k.lwkt.isThreaded()) {
            k.lwkt.sleep(Kind.PREEMPT, null, 0, "");
        }
    }
}
