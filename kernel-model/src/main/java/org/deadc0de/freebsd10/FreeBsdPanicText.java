package org.deadc0de.freebsd10;

import java.util.List;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.sched.SimThread;

/** What this kernel prints when it crashes. */
final class FreeBsdPanicText {
    private final FreeBsd10 k;

    FreeBsdPanicText(FreeBsd10 k) {
        this.k = k;
    }

    /** Prints a crash to the console. */
    void print(Crash crash) {
        k.machine.console().kernelPrint("panic: " + crash.cause().getMessage() + "\n");
        printBacktrace(crash.frames(), null);
    }

    /** Prints a stack, innermost frame first. */
    void printBacktrace(List<Frame> frames, SimThread thread) {
        for (Frame frame : frames) {
            k.machine
                    .console()
                    .kernelPrint(frame.function() + "() at " + frame.function() + "+0x"
                            + Integer.toHexString(org.deadc0de.sim.crash.Image.returnOffset(frame.place())) + "\n");
        }
    }

    /** Prints the stack of a thread that does not run. */
    void printThread(Kthread td) {
        SimThread thread = k.threadAt(td.address());
        printBacktrace(thread.stack().frames(), thread);
    }
}
