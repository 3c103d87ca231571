package org.deadc0de.netbsd299.bench;

import org.deadc0de.netbsd299.DayBench;
import org.deadc0de.netbsd299.DisconnectShares;

/**
 * {@code shares [N [NAME]]} plays N disconnects on each side for each setting, or for those whose name contains NAME; {@code days
 * [N]} plays N days of both machines.
 */
final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        String what = arguments.length == 0 ? "shares" : arguments[0];
        int count = arguments.length < 2 ? 0 : Integer.parseInt(arguments[1]);
        if (what.equals("days")) {
            DayBench.run(count == 0 ? 5 : count, System.out::println);
        } else {
            String only = arguments.length < 3 ? "" : arguments[2];
            DisconnectShares.table(count == 0 ? 10_000 : count, only, System.out::println);
        }
    }
}
