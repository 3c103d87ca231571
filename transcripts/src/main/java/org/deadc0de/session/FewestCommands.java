package org.deadc0de.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.deadc0de.explore.Explorer;
import org.deadc0de.explore.Verdict;
import org.deadc0de.grammar.CommandReader;
import org.deadc0de.grammar.Line;
import org.deadc0de.grammar.ReadResult;
import org.deadc0de.grammar.Script;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.world.Host;

/**
 * Leaves out commands as long as what is left goes wrong in the same way, with no more preemptions: whole background jobs, what
 * stands behind the {@code wait}, and lines before. What remains cannot lose any one of them.
 */
final class FewestCommands {
    private static final int FEWEST_JOBS = 2;

    private final Exploration exploration;
    private final BooleanSupplier until;
    private final List<String> before;
    private final List<String> jobs = new ArrayList<>();
    private final List<String> afterwards = new ArrayList<>();
    private Verdict.Violated smallest;

    /**
     * What is yet to be made smaller.
     *
     * @param until asked whether to stop with what there is
     */
    FewestCommands(Exploration exploration, List<String> lines, Verdict.Violated found, BooleanSupplier until) {
        this.exploration = exploration;
        this.until = until;
        smallest = found;
        before = new ArrayList<>(lines.subList(0, lines.size() - 1));
        split(lines.get(lines.size() - 1));
    }

    private void split(String last) {
        if (!(CommandReader.readScript(last) instanceof ReadResult.Parsed<Script> parsed)) {
            return;
        }
        boolean waits = false;
        for (Line line : parsed.value().lines()) {
            if (Session.isWait(line)) {
                waits = true;
            } else {
                (waits ? afterwards : jobs).add(line.source());
            }
        }
    }

    /**
     * The fewest commands that still show it, or null when all of them are needed.
     *
     * @throws FixSet.Refused when the fixes cannot be loaded
     * @throws Host.UnknownOption when an option is unknown
     */
    Exploration.Fewest find() throws FixSet.Refused, Host.UnknownOption {
        int given = size();
        int some = Math.max(1, given / 2);
        while (some >= 1) {
            boolean fewerBefore = dropped(before, some, 0);
            boolean fewerAfterwards = dropped(afterwards, some, 0);
            boolean fewerJobs = dropped(jobs, Math.min(some, jobs.size() - FEWEST_JOBS), FEWEST_JOBS);
            some = fewerBefore || fewerAfterwards || fewerJobs ? Math.min(some, Math.max(1, size() / 2)) : some / 2;
        }
        return size() == given ? null : new Exploration.Fewest(lines(), smallest, given, size());
    }

    /** Leaves out {@code some} neighbours at a time wherever that can be done; whether it could anywhere. */
    private boolean dropped(List<String> parts, int some, int fewest) throws FixSet.Refused, Host.UnknownOption {
        boolean any = false;
        int at = parts.size() - some;
        while (some > 0 && at >= 0) {
            if (parts.size() - some >= fewest) {
                List<String> out = new ArrayList<>(parts.subList(at, at + some));
                parts.subList(at, at + some).clear();
                if (stillFails()) {
                    any = true;
                } else {
                    parts.addAll(at, out);
                }
            }
            at = Math.min(at - 1, parts.size() - some);
        }
        return any;
    }

    private boolean stillFails() throws FixSet.Refused, Host.UnknownOption {
        if (until.getAsBoolean()) {
            return false;
        }
        try {
            Verdict verdict = exploration
                    .withLines(lines())
                    .lookingFor(smallest.finding())
                    .run(until, status -> {});
            if (verdict instanceof Verdict.Violated violated
                    && violated.finding().signature().equals(smallest.finding().signature())
                    && violated.finding().preemptions() <= smallest.finding().preemptions()) {
                smallest = violated;
                return true;
            }
            return false;
        } catch (Scenario.Unfit | Explorer.Nondeterministic unfit) {
            return false; // with so little left it is no scenario
        }
    }

    private int size() {
        return before.size() + jobs.size() + afterwards.size();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(before);
        String last = jobs.stream().map(job -> job + " &").collect(Collectors.joining(" ")) + " wait";
        lines.add(afterwards.isEmpty() ? last : last + "; " + String.join("; ", afterwards));
        return lines;
    }
}
