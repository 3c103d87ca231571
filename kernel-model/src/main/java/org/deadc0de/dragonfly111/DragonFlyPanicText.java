package org.deadc0de.dragonfly111;

import java.util.Locale;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.Fault;

/** What the console shows when this kernel stops; trap.c:1009, kern_shutdown.c:727. */
final class DragonFlyPanicText {
    private DragonFlyPanicText() {}

    /** The text of a crash. */
    static String of(DragonFly111 k, Crash crash) {
        if (crash.cause() instanceof Fault fault) {
            return String.format(
                    Locale.ROOT,
                    "\n\nFatal trap 12: page fault while in kernel mode\nfault virtual address\t= 0x%x\n",
                    fault.address() & 0xffff_ffffL);
        }
        return "panic: " + crash.cause().getMessage() + "\n";
    }
}
