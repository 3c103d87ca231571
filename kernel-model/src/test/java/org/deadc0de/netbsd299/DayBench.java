package org.deadc0de.netbsd299;

import java.util.List;

/**
 * How long days of both machines take, with everything that the post sets up running: prints processor seconds and the memory in
 * use after each day.
 *
 * <p>Arguments: how many days.
 */
final class DayBench {
    private DayBench() {}

    public static void main(String[] arguments) {
        int days = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
        Pair pair = new Pair("K0");
        pair.start(List.of("zebra", "ospfd", "ripngd"), List.of("zebra", "ripngd", "ospfd"));
        var thread = java.lang.management.ManagementFactory.getThreadMXBean();
        for (int day = 1; day <= days; day++) {
            long before = java.lang.ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .orElseThrow()
                    .toMillis();
            pair.pass(86_400);
            long after = java.lang.ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .orElseThrow()
                    .toMillis();
            System.gc();
            long used =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.println("day " + day + ": " + (after - before) + " ms, " + used / 1024 + " kB, log "
                    + pair.log(pair.caller).length() + " crash " + pair.sched.crash());
        }
    }
}
