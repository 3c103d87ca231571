package org.deadc0de.netbsd299;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.deadc0de.sim.sched.Sched;

/**
 * Plays many hangups with different seeds and prints what share of them leaves or crashes what, on which machine: the numbers of
 * the post (75 % on the called system, 25 % on the calling one, 10 % in in6_selecthlim). Nothing is tuned to meet them.
 *
 * <p>Arguments: how many disconnects of each profile and daemon order.
 */
final class DisconnectShares {
    private static final List<String> OSPFD_FIRST = List.of("zebra", "ospfd", "ripngd");
    private static final List<String> RIPNGD_FIRST = List.of("zebra", "ripngd", "ospfd");

    private DisconnectShares() {}

    public static void main(String[] arguments) {
        int count = arguments.length == 0 ? 100 : Integer.parseInt(arguments[0]);
        StringBuilder table = new StringBuilder();
        for (String profile : List.of("K0", "K1", "K2")) {
            for (boolean ospfdFirst : new boolean[] {true, false}) {
                Map<String, Integer> seen = new TreeMap<>(Comparator.naturalOrder());
                for (int seed = 1; seed <= count; seed++) {
                    once(profile, ospfdFirst ? OSPFD_FIRST : RIPNGD_FIRST, seed, seen);
                }
                table.append(String.format(
                        Locale.ROOT,
                        "%s %s on both: %s of %d%n",
                        profile,
                        ospfdFirst ? "ospfd first" : "ripngd first",
                        seen,
                        count));
            }
        }
        System.out.print(table);
    }

    /** One hangup a while after the link came up, and ten minutes to see what comes of it. */
    private static void once(String profile, List<String> order, int seed, Map<String, Integer> seen) {
        Pair pair = new Pair(NetBsdRelease.CURRENT, profile, seed);
        pair.start(order, order);
        pair.pass(40 + seed * 7919L % 500 + seed * 104729L % 1000 / 1000.0);
        pair.on(pair.caller, "pkill -HUP pppd");
        Sched.Outcome outcome = pair.pass(300);
        if (outcome == Sched.Outcome.CRASHED) {
            seen.merge(
                    pair.sched.crash().host() + " dies in "
                            + Box.functions(pair.sched.crash()).get(0),
                    1,
                    Integer::sum);
            return;
        }
        for (NetBsd299 k : List.of(pair.caller, pair.called)) {
            boolean leaks =
                    new IfnetPointers(k).violations().stream().anyMatch(each -> each.contains("imo_membership"));
            if (leaks) {
                seen.merge(k.machine().host() + " leaks a membership", 1, Integer::sum);
                pair.on(k, "pkill ospfd");
                pair.pass(1);
                if (pair.sched.crash() != null) {
                    seen.merge(pair.sched.takeCrash().host() + " dies when ospfd is stopped then", 1, Integer::sum);
                    pair.sched.freeze(k.machine().host());
                    return;
                }
            }
        }
    }
}
