package org.deadc0de.darwin9;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.crash.Panic;

/** How the kernel stops. */
@KernelSource("osfmk/kern/debug.c")
final class Debug_c extends KernelFile {
    Debug_c(Darwin9 k) {
        super(k);
    }

    /**
     * Prints why and stops the machine. debug.c:207.
     *
     * @param str the address of the format
     * @param first the word of its first directive, 0 for none
     * @param second that of the second
     * @param third that of the third
     * @param message the format with its directives printed
     */
    void panic(long str, long first, long second, long third, String message) {
        Debugger(k.machine().data().string("panic"), message);
    }

    /** Writes the backtrace, stores the log for the next boot and halts every processor. model_dep.c:741. */
    private void Debugger(long reason, String message) {
        if (reason != 0) {
            throw new Panic(message);
        }
    }
}
