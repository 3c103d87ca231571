package org.deadc0de.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.world.Host;

/**
 * Finds where a session went wrong: runs it again and checks the invariants after every line, then runs the line that broke one
 * again and checks them after every store.
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
        LifeStory story = new LifeStory(setup, lines);
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
                    for (Host host : again.world().hosts()) {
                        now.forEach((name, sentence) -> {
                            if (name.startsWith(prefix(again, host))) {
                                story.add(host, sentence);
                            }
                        });
                    }
                    List<String> found = report("line " + (i + 1) + ": " + lines.get(i), now, steps(i, now, story));
                    if (crashed) {
                        found.add("  the kernel stopped in this line" + how(ending, story.addFault(i)));
                    }
                    for (int later = i + 1; later < lines.size() && !crashed; later++) {
                        ending = again.rerun(lines.get(later)).ending();
                        crashed = again.world().hosts().stream().anyMatch(host -> host.crash() != null);
                        if (crashed) {
                            found.add(
                                    "  the kernel stopped in line " + (later + 1) + how(ending, story.addFault(later)));
                        }
                    }
                    found.addAll(story.tell());
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

    private static String how(Result.Ending ending, String pointer) {
        return (ending == Result.Ending.PANIC ? " with a panic" : "") + (pointer.isEmpty() ? "" : ": " + pointer);
    }

    /** Each invariant that does not hold, with its first sentence. */
    private static Map<String, String> broken(Session session) {
        Map<String, String> broken = new LinkedHashMap<>();
        for (Host host : session.world().hosts()) {
            if (host.crash() == null) {
                Origins.broken(host).forEach((name, sentence) -> broken.put(prefix(session, host) + name, sentence));
            }
        }
        return broken;
    }

    private static String prefix(Session session, Host host) {
        return session.world().hosts().size() > 1 ? host.name() + " " : "";
    }

    /** The stores of that line after which an invariant did not hold any more, for those that stayed broken. */
    private List<String> steps(int line, Map<String, String> atTheEnd, LifeStory story)
            throws FixSet.Refused, Host.UnknownOption {
        Session again = Session.open(setup);
        try {
            again.rerun(lines.subList(0, line));
            List<Host> hosts = again.world().hosts();
            List<Origins> origins = new ArrayList<>();
            for (Host host : hosts) {
                origins.add(new Origins(host, sentence -> story.add(host, sentence)));
                origins.get(origins.size() - 1).begin();
            }
            Result ignored = again.rerun(lines.get(line));
            List<String> found = new ArrayList<>();
            for (int i = 0; i < hosts.size(); i++) {
                String prefix = prefix(again, hosts.get(i));
                origins.get(i).end().forEach((name, where) -> {
                    if (atTheEnd.isEmpty() || atTheEnd.containsKey(prefix + name)) {
                        found.add("  " + prefix + name + " broken by " + where);
                    }
                });
            }
            return found;
        } finally {
            again.close();
        }
    }
}
