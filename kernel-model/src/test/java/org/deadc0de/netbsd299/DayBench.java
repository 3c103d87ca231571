package org.deadc0de.netbsd299;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;

/** How long days of both machines take with everything that the post sets up running, and how much memory is in use after each. */
public final class DayBench {
    private static final int DAY = 86_400;

    private DayBench() {}

    /** Plays so many days; each line gives milliseconds of this thread's processor time and the memory in use then. */
    public static void run(int days, Consumer<String> print) {
        Pair pair = new Pair("K0");
        pair.start(List.of("zebra", "ospfd", "ripngd"), List.of("zebra", "ripngd", "ospfd"));
        var threads = ManagementFactory.getThreadMXBean();
        for (int day = 1; day <= days; day++) {
            long before = threads.getCurrentThreadCpuTime();
            pair.pass(DAY);
            // What a terminal has shown is nobody's memory any more.
            pair.caller.machine().console().take();
            pair.called.machine().console().take();
            long milliseconds = (threads.getCurrentThreadCpuTime() - before) / 1_000_000;
            if (day <= 5 || day % 30 == 0 || day == days) {
                System.gc(); // what is left is what is in use
                long used = Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory();
                print.accept("day " + day + ": " + milliseconds + " ms, " + used / 1024 + " kB in use, "
                        + pair.caller.machine().processes().all().size() + " processes");
            }
        }
    }
}
