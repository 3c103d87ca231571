package org.deadc0de.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.deadc0de.explore.Checkpoint;
import org.deadc0de.explore.DataRace;
import org.deadc0de.explore.Execution;
import org.deadc0de.explore.Explorer;
import org.deadc0de.explore.Finding;
import org.deadc0de.explore.Options;
import org.deadc0de.explore.Progress;
import org.deadc0de.explore.Verdict;
import org.deadc0de.explore.report.Context;
import org.deadc0de.explore.report.InterleavingText;
import org.deadc0de.explore.report.Json;
import org.deadc0de.explore.report.KcsanText;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.KernelRelease;
import org.deadc0de.sim.sched.ReplaySchedule;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.world.Host;
import org.deadc0de.world.HostSetup;

/** Searches the interleavings of the jobs in the last of some lines, on a machine booted for the purpose. */
public final class Exploration {
    /** Executions that finding out whether a command is needed may take. */
    private static final long FEW = 20_000;

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

    /** The same search, for exactly what was found elsewhere. */
    Exploration lookingFor(Finding finding) {
        return lookingFor(new Focus(List.of(
                switch (finding.kind()) {
                    case CRASH -> Focus.PANICS;
                    case DEADLOCK, LIVELOCK -> Focus.DEADLOCKS;
                    case INVARIANT -> finding.signature().substring("invariant ".length());
                })));
    }

    /**
     * The fewest commands that still go wrong in the same way.
     *
     * @param lines what is left, in the same form
     * @param verdict what a search of them came to
     * @param given how many commands there were
     * @param left how many there are
     */
    public record Fewest(List<String> lines, Verdict.Violated verdict, int given, int left) {
        public Fewest {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Leaves out commands that a failure does not need; null when it needs all.
     *
     * @param until asked whether to stop with what there is
     * @throws FixSet.Refused when the fixes cannot be loaded
     * @throws Host.UnknownOption when an option is unknown
     */
    public Fewest fewest(Verdict.Violated found, BooleanSupplier until) throws FixSet.Refused, Host.UnknownOption {
        Exploration quick = new Exploration(setup, lines, Options.QUICK.withMaxExecutions(FEW), focus);
        return new FewestCommands(quick, lines, found, until).find();
    }

    /** The same search of other commands. */
    Exploration withLines(List<String> others) {
        return new Exploration(setup, others, options, focus);
    }

    /** The kernel whose fixes can be judged. */
    KernelRelease release() {
        return setup.hosts().get(0).release();
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
        return run(until, progress, Going.ANEW);
    }

    /**
     * How a search begins and ends.
     *
     * @param from where it was stopped before, or null when it begins anew
     * @param mostBytes bytes that its states may take, or 0 for no such bound
     * @param jobs how many threads of the host may search; the verdict is the same for any number
     * @param stopped is given where it stands when it was stopped and can be taken up again
     */
    public record Going(Checkpoint from, long mostBytes, int jobs, Consumer<Checkpoint> stopped) {
        /** From the beginning, with no bound on memory, in one thread, and never again. */
        public static final Going ANEW = new Going(null, 0, 1, at -> {});
    }

    /**
     * The same, perhaps taking up a search that was stopped.
     *
     * @throws Checkpoint.Unfit when that was another search
     */
    public Verdict run(BooleanSupplier until, Progress progress, Going going)
            throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        Session session = Session.open(setup);
        if (ordersCalls(session)) {
            session.close();
            if (going.from() != null) {
                throw new Checkpoint.Unfit("a search of the orders of system calls cannot be taken up again");
            }
            return orders().search(until);
        }
        try (Second second = going.jobs() > 1 ? new Second(until) : null) {
            Explorer explorer = new Explorer(scenario(session), options);
            explorer.mostBytes(going.mostBytes());
            if (second != null) {
                explorer.secondOpinionBy(second);
            }
            if (going.from() != null) {
                explorer.resume(going.from());
                if (!going.from().get("judged").equals(judged())) {
                    throw new Checkpoint.Unfit(
                            "the checkpoint belongs to " + going.from().get("judged") + "; this is " + judged());
                }
            }
            Verdict verdict = explorer.explore(until, progress);
            if (verdict instanceof Verdict.Inconclusive && explorer.checkpoint() != null) {
                explorer.checkpoint().add("judged", judged());
                going.stopped().accept(explorer.checkpoint());
            }
            return verdict;
        } finally {
            session.close();
        }
    }

    /** The second opinion, formed on a machine of its own in a thread of its own while the first search goes on. */
    private final class Second implements Explorer.SecondOpinion, AutoCloseable {
        private final BooleanSupplier until;
        private final AtomicBoolean unwanted = new AtomicBoolean();
        private final FutureTask<Long> opinion = new FutureTask<>(this::form);
        private Thread thread;

        Second(BooleanSupplier until) {
            this.until = until;
        }

        private long form() throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
            Session session = Session.open(setup);
            try {
                return new Explorer(scenario(session), options)
                        .secondOpinion(() -> unwanted.get() || until.getAsBoolean());
            } finally {
                session.close();
            }
        }

        @Override
        public void begin() {
            thread = new Thread(opinion, "second opinion");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public long get() {
            try {
                return opinion.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }

        @Override
        public void close() {
            unwanted.set(true);
            try {
                if (thread != null) {
                    thread.join();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What no schedule's digest tells: the fixes, and what is looked for. */
    private String judged() {
        List<String> fixes = setup.hosts().get(0).fixes();
        return (fixes.isEmpty() ? "history" : String.join("+", fixes))
                + (focus.names().isEmpty() ? "" : ", looking for " + String.join(",", focus.names()));
    }

    /** Whether this is a kernel whose daemons take part. */
    private boolean ordersCalls() throws FixSet.Refused, Host.UnknownOption {
        Session session = Session.open(setup);
        try {
            return ordersCalls(session);
        } finally {
            session.close();
        }
    }

    private static boolean ordersCalls(Session session) {
        return session.host().kernel().daemons() != null;
    }

    private Orders orders() throws Scenario.Unfit {
        if (lines.isEmpty()) {
            throw new Scenario.Unfit("there are no lines to explore");
        }
        return new Orders(setup, lines, focus, options.maxExecutions());
    }

    private Execution scenario(Session session) throws Scenario.Unfit {
        Scenario scenario = Scenario.of(session, lines);
        String unknown = focus.unknown(scenario.invariants());
        if (!unknown.isEmpty()) {
            throw new Scenario.Unfit("\"" + unknown + "\" is not panics, deadlocks, or an invariant of this kernel: "
                    + String.join(", ", scenario.invariants().keySet()));
        }
        return focus.of(scenario, scenario.unsought());
    }

    /**
     * Executes once under a schedule, leaving out what cannot be followed; null when nothing goes wrong.
     *
     * @throws FixSet.Refused when the fixes cannot be loaded
     * @throws Host.UnknownOption when an option is unknown
     * @throws Scenario.Unfit when the lines are none that can be explored
     */
    public Finding replay(Schedule schedule) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        if (ordersCalls()) {
            return orders().replay(schedule);
        }
        Session session = Session.open(setup);
        try {
            return new Explorer(scenario(session), options).replay(schedule).finding();
        } finally {
            session.close();
        }
    }

    /**
     * Executes once under a schedule that has to fit in every step; null when nothing goes wrong.
     *
     * @throws ReplaySchedule.Stale when it belongs to other commands or another kernel, or cannot be followed: where, and why
     * @throws FixSet.Refused when the fixes cannot be loaded
     * @throws Host.UnknownOption when an option is unknown
     * @throws Scenario.Unfit when the lines are none that can be explored
     */
    public Finding replayStrictly(Schedule schedule) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        if (ordersCalls()) {
            return orders().replayStrictly(schedule);
        }
        Session session = Session.open(setup);
        try {
            Explorer explorer = new Explorer(scenario(session), options);
            explorer.follow(schedule);
            return explorer.replay(schedule).finding();
        } finally {
            session.close();
        }
    }

    private static final int RACED = 200;

    /**
     * Warnings of data races, as {@link KcsanText} prints them, from random executions of the same lines.
     *
     * @param until asked whether to stop with what there is
     * @throws FixSet.Refused when the fixes cannot be loaded
     * @throws Host.UnknownOption when an option is unknown
     * @throws Scenario.Unfit when the lines are none that can be explored
     */
    public String races(BooleanSupplier until) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        Optional<List<DataRace>> found = findRaces(until);
        if (found.isEmpty()) {
            return "no data race: a thread inside this kernel gives way only where it waits\n";
        }
        int n = found.get().size();
        return KcsanText.of(found.get()) + n + " data race" + (n == 1 ? "" : "s")
                + " in random executions: warnings, no verdict\n";
    }

    /** The data races themselves; empty where threads give way only where they wait. */
    private Optional<List<DataRace>> findRaces(BooleanSupplier until)
            throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        Session session = Session.open(setup);
        try {
            Execution scenario = scenario(session);
            return scenario.isPreemptible()
                    ? Optional.of(new Explorer(scenario, options).races(RACED, until))
                    : Optional.empty();
        } finally {
            session.close();
        }
    }

    /** The steps of an execution under a schedule, as one line each: what differs between two kernels shows here. */
    List<String> steps(Schedule schedule) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        Session session = Session.open(setup);
        try {
            List<String> steps = new ArrayList<>();
            new Explorer(scenario(session), options)
                    .replay(schedule)
                    .trace()
                    .steps()
                    .forEach(step -> steps.add(
                            step.letter() + " " + step.text() + " in " + step.function() + " stores " + step.writes()));
            return steps;
        } finally {
            session.close();
        }
    }

    /**
     * A verdict as people read it: at most 78 columns, except where a kernel's own panic text is wider.
     *
     * @param replay the command that replays a schedule, up to the schedule
     * @throws FixSet.Refused when the fixes cannot be loaded
     * @throws Host.UnknownOption when an option is unknown
     */
    public String report(Verdict verdict, String replay) throws FixSet.Refused, Host.UnknownOption {
        String text = InterleavingText.of(verdict, context(replay));
        if (verdict instanceof Verdict.Violated) {
            text = verdict.word() + ": " + words(verdict) + "  (" + extent(verdict) + ")\n" + text;
        }
        if (verdict instanceof Verdict.Violated violated && violated.finding().kind() == Finding.Kind.CRASH) {
            String console = console(violated.finding().schedule());
            return text + (console.startsWith("\n") ? "" : "\n") + console;
        }
        return text;
    }

    /** The same as one JSON object on one line, without a newline. */
    public String json(Verdict verdict, String replay) {
        return Json.of(verdict, context(replay));
    }

    /**
     * All that the text of a search of one kernel tells, as one JSON object.
     *
     * @param fewest the commands that suffice, or null when all are needed
     * @param replayFewest the command that replays those, up to the schedule
     * @param checkpoint where the search can be taken up again, or null
     * @param racesUntil asked whether to stop looking for data races; null when they are not wanted
     * @throws FixSet.Refused when the fixes cannot be loaded
     * @throws Host.UnknownOption when an option is unknown
     * @throws Scenario.Unfit when the lines are none that can be explored
     */
    public String json(
            Verdict verdict,
            String replay,
            Fewest fewest,
            String replayFewest,
            String checkpoint,
            BooleanSupplier racesUntil)
            throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        List<String> more = new ArrayList<>();
        if (verdict instanceof Verdict.Violated violated) {
            if (violated.finding().kind() == Finding.Kind.CRASH) {
                more.add(Json.console(console(violated.finding().schedule())));
            }
            more.add(
                    fewest == null
                            ? Json.least(null, null, 0, 0, "")
                            : Json.least(
                                    fewest.lines(), fewest.verdict(), fewest.given(), fewest.left(), replayFewest));
        }
        if (racesUntil != null) {
            more.add(Json.races(findRaces(racesUntil).orElse(null)));
        }
        more.add(Json.checkpoint(checkpoint));
        return Json.of(verdict, context(replay), more);
    }

    private Context context(String replay) {
        List<String> kernels = new ArrayList<>();
        for (HostSetup host : setup.hosts()) {
            StringBuilder kernel = new StringBuilder(host.release().name());
            host.options()
                    .forEach((name, value) ->
                            kernel.append(", ").append(name).append(value.equals("on") ? "" : "=" + value));
            kernel.append(host.fixes().isEmpty() ? ", as history has it" : ", with " + String.join(", ", host.fixes()));
            kernels.add(kernel.toString());
        }
        String scenario = lines.get(lines.size() - 1);
        return new Context(
                String.join("; ", kernels),
                focus.names().isEmpty() ? scenario : scenario + "; looking for " + String.join(", ", focus.names()),
                replay);
    }

    /** What the console shows when these lines run under a schedule: the last line's output. */
    private String console(Schedule schedule) throws FixSet.Refused, Host.UnknownOption {
        if (ordersCalls()) {
            try {
                return orders().console(schedule);
            } catch (Scenario.Unfit unfit) {
                return unfit.getMessage() + "\n";
            }
        }
        Session session = Session.open(new Setup(setup.hosts(), setup.seed(), Optional.of(schedule), setup.limits()));
        try {
            String text = "";
            for (String line : lines) {
                text = session.execute(line).text();
            }
            return text;
        } catch (ReplaySchedule.Stale stale) {
            return stale.getMessage() + "\n";
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
     * @param isDecided whether the search came to an answer
     */
    public record Judged(String words, String extent, String detail, boolean isDecided) {}

    /**
     * Searches within a number of executions, so that the same lines always get the same answer.
     *
     * @param until asked between executions whether to stop with what there is
     * @throws FixSet.Refused when the fixes cannot be loaded
     * @throws Host.UnknownOption when an option is unknown
     * @throws Scenario.Unfit when the lines are none that can be explored
     */
    public static Judged judge(Setup setup, List<String> lines, Focus focus, long maxExecutions, BooleanSupplier until)
            throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        Verdict verdict;
        try {
            verdict = new Exploration(
                            setup,
                            lines,
                            Options.QUICK.withMaxExecutions(maxExecutions).withoutExplanation())
                    .lookingFor(focus)
                    .run(until, status -> {});
        } catch (Explorer.Nondeterministic e) {
            throw new Scenario.Unfit(e.getMessage());
        }
        String detail = "";
        if (verdict instanceof Verdict.Violated violated) {
            detail = violated.finding().text() + "\n" + violated.finding().schedule();
        } else if (verdict instanceof Verdict.Inconclusive open) {
            detail = open.why() + "; " + open.remaining();
        }
        return new Judged(words(verdict), extent(verdict), detail, !(verdict instanceof Verdict.Inconclusive));
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
        return verdict instanceof Verdict.Closed closed && closed.panicked() > 0
                ? "exhausted, panics apart"
                : "exhausted";
    }
}
