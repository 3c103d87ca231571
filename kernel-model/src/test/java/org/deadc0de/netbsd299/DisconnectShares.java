package org.deadc0de.netbsd299;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.time.Clock;
import org.deadc0de.world.Host;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.World;

/**
 * Plays what the post sets up, for as many disconnects as are wanted on each side, and counts which of them leave a stray
 * membership and which end in a crash, by site: the numbers of the post are 75 % on the called machine, 25 % on the calling one,
 * and 10 % in in6_selecthlim. Nothing is tuned to meet them.
 *
 * <p>One world goes on through crashes: a machine that crashed is reset after a while, starts its daemons in the same order, and
 * the other one dials it again. The line varies as telephone lines do, and everything else that is random is drawn from the seed.
 */
public final class DisconnectShares {
    static final List<String> OSPFD_FIRST = List.of("zebra -d", "ospfd -d", "ripngd -d");
    static final List<String> RIPNGD_FIRST = List.of("zebra -d", "ripngd -d", "ospfd -d");

    /** What people do besides waiting. */
    enum Habit {
        /** Nothing: exactly the post. */
        WAIT,
        /** Somebody stops ospfd on both machines some time after each disconnect, and starts it again. */
        RESTART_OSPFD,
        /** Somebody restarts both routing daemons at a time of his own, once in ten minutes. */
        RESTART_BOTH
    }

    /**
     * One row of the result.
     *
     * @param profile K0, K1 or K2
     * @param options kernel options besides those of the profile
     */
    record Setting(
            String profile, List<String> caller, List<String> called, Habit habit, Map<String, String> options) {}

    /** What was counted on one machine. */
    static final class Side {
        int disconnects;
        int leaks;
        int membership;
        int membership6;
        int hopLimit;
        int other;

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%6d disconnects: %6.2f %% leave a membership, %6.2f %% die of one, %6.2f %% of one of IPv6, "
                            + "%6.2f %% in in6_selecthlim, %d elsewhere",
                    disconnects,
                    share(leaks),
                    share(membership),
                    share(membership6),
                    share(hopLimit),
                    other);
        }

        private double share(int count) {
            return disconnects == 0 ? 0 : 100.0 * count / disconnects;
        }
    }

    private final Setting setting;
    private final World world;
    private final SplittableRandom random;
    private final Map<String, Side> sides = new TreeMap<>();
    private final Map<String, Integer> destroyed = new TreeMap<>();

    DisconnectShares(Setting setting, long seed) {
        this.setting = setting;
        random = new SplittableRandom(seed);
        Map<String, String> options = new TreeMap<>(setting.options());
        options.put("DIAGNOSTIC", setting.profile().equals("K0") ? "off" : "on");
        options.put("DEBUG", setting.profile().equals("K2") ? "on" : "off");
        options.put("line", "varying");
        try {
            world = new World(
                    List.of(
                            new HostSetup("caller", NetBsdRelease.CURRENT, List.of(), options),
                            new HostSetup("called", NetBsdRelease.CURRENT, List.of(), options)),
                    seed);
        } catch (FixSet.Refused | Host.UnknownOption impossible) {
            throw new IllegalStateException(impossible);
        }
        world.boot();
        for (Host host : world.hosts()) {
            sides.put(host.name(), new Side());
            destroyed.put(host.name(), 0);
            host.console().take();
        }
        pass(random.nextInt(600));
        world.hosts().forEach(this::startDaemons);
    }

    /** What rc.local does. */
    private void startDaemons(Host host) {
        boolean caller = host.name().equals("caller");
        (caller ? setting.caller() : setting.called()).forEach(command -> command(host, command));
        if (caller) {
            command(host, "pppd call called");
        }
    }

    private void command(Host host, String line) {
        Proc process = host.spawn(Invocation.ofWords(List.of(line.split(" ", -1))), text -> {}, text -> {}, "");
        if (world.runUntilEnded(process) == World.Ending.PANIC) {
            world.hosts().stream()
                    .filter(each -> each.crash() != null)
                    .findFirst()
                    .ifPresent(this::crashed);
        }
    }

    /** Lets time pass on both machines, whatever happens to them. */
    private void pass(double seconds) {
        long until = world.clock().now() + (long) (seconds * Clock.SECOND);
        while (world.clock().now() < until) {
            if (world.runFor(until - world.clock().now()) == World.Ending.PANIC) {
                for (Host host : world.hosts()) {
                    if (host.crash() != null) {
                        crashed(host);
                    }
                }
            }
        }
    }

    /** A crash: counted, and after a few minutes of dumping, checking disks and starting daemons the machine is there again. */
    private void crashed(Host host) {
        Side side = sides.get(host.name());
        count(host);
        String site = site(host.crash());
        switch (site) {
            case "in6_selecthlim" -> side.hopLimit++;
            case "membership" -> side.membership++;
            case "membership6" -> side.membership6++;
            default -> side.other++;
        }
        host.console().take();
        pass(120 + random.nextInt(180));
        host.boot();
        host.console().take();
        destroyed.put(host.name(), 0);
        startDaemons(host);
    }

    private static String site(Crash crash) {
        for (Frame frame : crash.frames()) {
            if (frame.function().equals("in6_selecthlim")) {
                return "in6_selecthlim";
            }
            if (frame.function().equals("in_delmulti") || frame.function().startsWith("igmp_")) {
                return "membership";
            }
            if (frame.function().equals("in6_delmulti")) {
                return "membership6";
            }
        }
        return "other";
    }

    /** Counts the interfaces that went, and whether their memberships stayed. */
    private void count(Host host) {
        NetBsd299 kernel = (NetBsd299) host.kernel();
        MallocType devbuf = kernel.kern_malloc_c.KMEMSTATS().get("devbuf");
        // A ppp_softc and its compression state.
        int gone = (devbuf.ks_calls() - devbuf.ks_inuse()) / 2;
        int before = destroyed.put(host.name(), gone);
        Side side = sides.get(host.name());
        side.disconnects += gone - before;
    }

    private int stale(Host host) {
        int[] count = new int[1];
        Consumer<String> look = each -> count[0] += each.contains("imo_membership") ? 1 : 0;
        new IfnetPointers((NetBsd299) host.kernel()).violations().forEach(look);
        return count[0];
    }

    /** Ten minutes: cron hangs up at the start of them, and whatever comes of it comes. */
    private void cycle() {
        Map<String, Integer> before = new TreeMap<>();
        for (Host host : world.hosts()) {
            before.put(host.name(), stale(host));
        }
        double into = world.clock().now() / (double) Clock.SECOND % 600;
        pass(630 - into);
        for (Host host : world.hosts()) {
            Side side = sides.get(host.name());
            int now = stale(host);
            side.leaks += now > before.get(host.name()) ? 1 : 0;
            count(host);
        }
        if (setting.habit() != Habit.WAIT) {
            pass(random.nextInt(setting.habit() == Habit.RESTART_BOTH ? 560 : 300));
            for (Host host : world.hosts()) {
                restart(host);
            }
        }
        if (world.clock().now() / Clock.SECOND % 600 < 30) {
            pass(30);
        }
    }

    private void restart(Host host) {
        List<String> daemons = setting.habit() == Habit.RESTART_BOTH ? List.of("ospfd", "ripngd") : List.of("ospfd");
        for (String daemon : daemons) {
            Kernel before = host.kernel();
            command(host, "pkill " + daemon);
            pass(1);
            if (host.kernel() == before) {
                command(host, daemon + " -d");
            }
        }
    }

    /** Plays on until both machines have seen so many disconnects. */
    Map<String, Side> play(int disconnects) {
        while (sides.values().stream().anyMatch(side -> side.disconnects < disconnects)) {
            cycle();
        }
        return sides;
    }

    /**
     * Plays every setting.
     *
     * @param disconnects on each side, for each setting
     * @param only what a row's name must contain
     * @param print a line of the table
     */
    public static void table(int disconnects, String only, Consumer<String> print) {
        for (Habit habit : Habit.values()) {
            for (String profile : List.of("K0", "K1", "K2")) {
                row(new Setting(profile, OSPFD_FIRST, RIPNGD_FIRST, habit, Map.of()), disconnects, only, print);
            }
        }
        for (String load : List.of("1", "5", "20", "50")) {
            row(
                    new Setting("K2", OSPFD_FIRST, RIPNGD_FIRST, Habit.RESTART_OSPFD, Map.of("load", load)),
                    disconnects / 5,
                    only,
                    print);
        }
        for (String churn : List.of("1", "3")) {
            row(
                    new Setting("K2", OSPFD_FIRST, RIPNGD_FIRST, Habit.RESTART_OSPFD, Map.of("churn", churn)),
                    disconnects / 5,
                    only,
                    print);
        }
    }

    private static void row(Setting setting, int disconnects, String only, Consumer<String> print) {
        String name = setting.profile() + " " + setting.habit() + " " + setting.options();
        if (name.contains(only)) {
            Map<String, Side> sides = new DisconnectShares(setting, 1).play(disconnects);
            print.accept(name);
            sides.forEach((host, side) -> print.accept("  " + host + " " + side));
        }
    }
}
