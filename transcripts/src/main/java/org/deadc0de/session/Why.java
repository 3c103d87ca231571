package org.deadc0de.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.sched.Strategy;
import org.deadc0de.world.Host;

/**
 * Finds where a session went wrong: runs it again and checks the invariants after every line, then runs the line that broke one
 * again and checks them at every scheduling point.
 */
final class Why {
    private final Setup setup;
    private final List<String> lines;

    Why(Setup setup, List<String> lines) {
        this.setup = setup;
        this.lines = lines;
    }

    /** The findings, in lines. */
    List<String> find() throws FixSet.Refused, Host.UnknownOption {
        Session again = Session.open(setup);
        try {
            Map<String, String> before = broken(again);
            if (!before.isEmpty()) {
                return report("before the first line", before, List.of());
            }
            for (int i = 0; i < lines.size(); i++) {
                Result.Ending ending = again.rerun(lines.get(i)).ending();
                boolean crashed = again.world().hosts().stream().anyMatch(host -> host.crash() != null);
                Map<String, String> now = crashed ? Map.of() : broken(again);
                if (!now.isEmpty() || crashed) {
                    String where = "line " + (i + 1) + ": " + lines.get(i);
                    List<String> found = report(where, now, steps(i, now));
                    if (crashed) {
                        found.add("  the kernel stopped in this line"
                                + (ending == Result.Ending.PANIC ? " with a panic" : ""));
                    }
                    return found;
                }
            }
            return List.of("every invariant holds after each of the " + lines.size() + " lines so far");
        } finally {
            again.close();
        }
    }

    private static List<String> report(String where, Map<String, String> broken, List<String> steps) {
        List<String> found = new ArrayList<>();
        found.add(where);
        broken.forEach((name, sentence) -> found.add("  " + name + ": " + sentence));
        found.addAll(steps);
        return found;
    }

    /** Each invariant that does not hold, with its first sentence. */
    private static Map<String, String> broken(Session session) {
        Map<String, String> broken = new LinkedHashMap<>();
        for (Host host : session.world().hosts()) {
            String prefix = session.world().hosts().size() > 1 ? host.name() + " " : "";
            if (host.crash() == null) {
                host.kernel().invariants().forEach((name, invariant) -> {
                    List<String> sentences = invariant.check();
                    if (!sentences.isEmpty()) {
                        broken.put(prefix + name, sentences.get(0));
                    }
                });
            }
        }
        return broken;
    }

    /** The steps of that line after which an invariant did not hold any more, for those that stayed broken. */
    private List<String> steps(int line, Map<String, String> atTheEnd) throws FixSet.Refused, Host.UnknownOption {
        Watcher watcher = new Watcher();
        Session again = Session.open(setup);
        try {
            again.rerun(lines.subList(0, line));
            watcher.session = again;
            again.watch(watcher);
            Result ignored = again.rerun(lines.get(line));
            List<String> found = new ArrayList<>();
            watcher.since.forEach((name, when) -> {
                if (atTheEnd.isEmpty() || atTheEnd.containsKey(name)) {
                    found.add("  " + name + " broke " + when);
                }
            });
            return found;
        } finally {
            again.close();
        }
    }

    /** Checks the invariants before every step that is granted. */
    private static final class Watcher implements Strategy {
        private static final int MOST_CHECKS = 20_000;

        private final Map<String, String> since = new LinkedHashMap<>();
        private Session session;
        private SimThread last;
        private List<Frame> at = List.of();
        private int checks;
        private long steps;

        @Override
        public SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count) {
            return new org.deadc0de.sim.sched.RunOn().choose(sched, running, enabled, count);
        }

        @Override
        public void granted(Sched sched, SimThread thread) {
            if (++checks <= MOST_CHECKS) {
                Map<String, String> now = broken(session);
                since.keySet().removeIf(name -> !now.containsKey(name));
                now.forEach((name, sentence) -> since.putIfAbsent(name, where(sentence)));
            }
            steps++;
            last = thread;
            at = thread.stack().frames();
        }

        private String where(String sentence) {
            if (last == null) {
                return "before the first step: " + sentence;
            }
            List<String> names = new ArrayList<>();
            for (int i = Math.min(at.size(), 6) - 1; i >= 0; i--) {
                names.add(at.get(i).function());
            }
            String place = names.isEmpty() ? "" : ", after " + String.join(" > ", names);
            return "in step " + steps + ", by " + last + place + ": " + sentence;
        }
    }
}
