package org.deadc0de.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.deadc0de.explore.Execution;
import org.deadc0de.explore.Explorer;
import org.deadc0de.explore.Finding;
import org.deadc0de.explore.Options;
import org.deadc0de.explore.Progress;
import org.deadc0de.explore.Verdict;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.world.Host;
import org.deadc0de.world.HostSetup;

/** Searches the interleavings of the jobs in the last of some lines, on a machine booted for the purpose. */
public final class Exploration {
    private final Setup setup;
    private final List<String> lines;
    private final Options options;
    private final Focus focus;

    /**
     * A search that is yet to be done.
     *
     * @param setup the machine, with the fixes to be judged
     * @param lines all but the last are run once; the last one starts at least two background jobs
     */
    public Exploration(Setup setup, List<String> lines, Options options) {
        this(setup, lines, options, Focus.EVERYTHING);
    }

    private Exploration(Setup setup, List<String> lines, Options options, Focus focus) {
        this.setup = setup;
        this.lines = List.copyOf(lines);
        this.options = options;
        this.focus = focus;
    }

    /** The same search, for something in particular. */
    public Exploration lookingFor(Focus newFocus) {
        return new Exploration(setup, lines, options, newFocus);
    }

    /** The same search on a kernel with other fixes. */
    public Exploration withFixes(List<String> fixes) {
        List<HostSetup> hosts = new ArrayList<>();
        setup.hosts().forEach(host -> hosts.add(new HostSetup(host.name(), host.release(), fixes, host.options())));
        return new Exploration(new Setup(hosts, setup.seed(), setup.schedule(), setup.limits()), lines, options, focus);
    }

    /**
     * Searches until all is done, something is found, or {@code until} says so.
     *
     * @throws FixSet.Refused when the fixes cannot be loaded
     * @throws Host.UnknownOption when an option is unknown
     * @throws Scenario.Unfit when the lines are none that can be explored
     */
    public Verdict run(BooleanSupplier until, Progress progress)
            throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        Session session = Session.open(setup);
        try {
            return new Explorer(scenario(session), options).explore(until, progress);
        } finally {
            session.close();
        }
    }

    private Execution scenario(Session session) throws Scenario.Unfit {
        Scenario scenario = Scenario.of(session, lines);
        String unknown = focus.unknown(scenario.invariants());
        if (!unknown.isEmpty()) {
            throw new Scenario.Unfit("\"" + unknown + "\" is not panics, deadlocks, or an invariant of this kernel: "
                    + String.join(", ", scenario.invariants().keySet()));
        }
        return focus.of(scenario);
    }

    /**
     * Executes once under a schedule, leaving out what cannot be followed; null when nothing goes wrong.
     *
     * @throws FixSet.Refused when the fixes cannot be loaded
     * @throws Host.UnknownOption when an option is unknown
     * @throws Scenario.Unfit when the lines are none that can be explored
     */
    public Finding replay(Schedule schedule) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        Session session = Session.open(setup);
        try {
            return new Explorer(scenario(session), options).replay(schedule).finding();
        } finally {
            session.close();
        }
    }

    /**
     * A verdict in words.
     *
     * @param words as {@link Exploration#words} gives them
     * @param extent as {@link Exploration#extent} gives it
     * @param detail more about it, in lines; may be empty
     */
    public record Judged(String words, String extent, String detail) {}

    /**
     * Searches within a number of executions, so that the same lines always get the same answer.
     *
     * @throws FixSet.Refused when the fixes cannot be loaded
     * @throws Host.UnknownOption when an option is unknown
     * @throws Scenario.Unfit when the lines are none that can be explored
     */
    public static Judged judge(Setup setup, List<String> lines, Focus focus, long maxExecutions)
            throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        Verdict verdict;
        try {
            verdict = new Exploration(setup, lines, Options.DEFAULT.withMaxExecutions(maxExecutions))
                    .lookingFor(focus)
                    .run(() -> false, status -> {});
        } catch (Explorer.Nondeterministic e) {
            throw new Scenario.Unfit(e.getMessage());
        }
        String detail = "";
        if (verdict instanceof Verdict.Violated violated) {
            detail = violated.finding().text() + "\n" + violated.finding().schedule();
        } else if (verdict instanceof Verdict.Inconclusive open) {
            detail = open.why() + "; " + open.remaining();
        }
        return new Judged(words(verdict), extent(verdict), detail);
    }

    /** What a verdict says, as the rows of an explore fence say it: {@code violates interface-names-are-unique}. */
    public static String words(Verdict verdict) {
        if (verdict instanceof Verdict.Violated violated) {
            Finding finding = violated.finding();
            return switch (finding.kind()) {
                case CRASH -> "panics";
                case DEADLOCK -> "deadlocks";
                case LIVELOCK -> "hangs";
                case INVARIANT -> "violates " + finding.signature().substring("invariant ".length());
            };
        }
        return verdict instanceof Verdict.Closed ? "holds" : "inconclusive";
    }

    /** How far a verdict reaches, as it stands in parentheses after the words. */
    public static String extent(Verdict verdict) {
        if (verdict instanceof Verdict.Violated violated) {
            int n = violated.finding().preemptions();
            return String.format(
                    Locale.ROOT,
                    "%d preemption%s%s",
                    n,
                    n == 1 ? "" : "s",
                    violated.certified() ? ", the minimum" : "");
        }
        if (verdict instanceof Verdict.Inconclusive inconclusive) {
            return inconclusive.checkedPreemptions() < 0
                    ? "nothing exhausted"
                    : "up to " + inconclusive.checkedPreemptions() + " preemptions exhausted";
        }
        return "exhausted";
    }
}
