package org.deadc0de.dragonfly111;

import java.util.function.IntSupplier;
import org.deadc0de.sim.crash.KernelSource;

/** The way into the kernel. */
@KernelSource("sys/platform/pc32/i386/trap.c")
class Trap_c extends KernelFile {
    Trap_c(DragonFly111 k) {
        super(k);
    }

    /** A system call; its arguments lie in the frame. trap.c:1220. */
    int syscall2(long frame, IntSupplier call) {
        return call.getAsInt();
    }
}
