package org.deadc0de.dragonfly111;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.crash.Panic;

/** panic(9). */
@KernelSource("sys/kern/kern_shutdown.c")
class Kern_shutdown_c extends KernelFile {
    private static final int MOST_WORDS = 6;

    private final long panicstr;

    Kern_shutdown_c(DragonFly111 k) {
        super(k);
        panicstr = k.machine().data().define("panicstr", 8 + 4 * MOST_WORDS);
    }

    /** What panic(9) is going to say, and its words after the format. */
    void SAY(String message, long[] arguments) {
        mem.storePointer(panicstr, 0, k.machine().data().string(message));
        int count = Math.min(arguments.length, MOST_WORDS);
        mem.store4(panicstr, 4, count);
        for (int i = 0; i < count; i++) {
            mem.store4(panicstr, 8 + 4 * i, (int) arguments[i]);
        }
    }

    /** Stops the kernel; shutdown:727. */
    void panic(long fmt) {
        for (int i = 0; i < mem.load4(panicstr, 4); i++) {
            kernelStack().argument(mem.load4(panicstr, 8 + 4 * i) & 0xffff_ffffL);
        }
        throw new Panic(mem.loadString(mem.loadPointer(panicstr, 0), 0, 256));
    }
}
