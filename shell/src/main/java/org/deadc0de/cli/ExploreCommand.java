package org.deadc0de.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.deadc0de.explore.Checkpoint;
import org.deadc0de.explore.Explorer;
import org.deadc0de.explore.Finding;
import org.deadc0de.explore.Limits;
import org.deadc0de.explore.Options;
import org.deadc0de.explore.Verdict;
import org.deadc0de.explore.report.Columns;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.session.Exploration;
import org.deadc0de.session.FixMatrix;
import org.deadc0de.session.Focus;
import org.deadc0de.session.Scenario;
import org.deadc0de.session.Setup;
import org.deadc0de.sim.sched.ReplaySchedule;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.transcript.ExploreFence;
import org.deadc0de.transcript.SetupRefused;
import org.deadc0de.transcript.SimulatedSessions;
import org.deadc0de.transcript.Step;
import org.deadc0de.transcript.Transcript;
import org.deadc0de.transcript.TranscriptFiles;
import org.deadc0de.transcript.TranscriptSyntaxException;
import org.deadc0de.transcript.Variant;
import org.deadc0de.world.Host;
import org.deadc0de.world.HostSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches the interleavings of the background jobs in some lines. */
@Command(
        name = "explore",
        description =
                "Searches the interleavings of the background jobs in the last of some lines; the lines before it run once.",
        mixinStandardHelpOptions = true)
final class ExploreCommand implements Callable<Integer> {
    private static final long NANOSECONDS = 1_000_000_000L;
    private static final int DEFAULT_BUDGET = 60;

    /** Ways to search, as the command line calls them. */
    enum Strategy {
        AUTO,
        DPOR,
        RANDOM,
        PCT,
        STATES
    }

    private static final long LONGEST_GOODBYE = 20;

    private final Io io;
    private final long begin = System.nanoTime();
    private final AtomicBoolean interrupted = new AtomicBoolean();

    /** Whether the search was stopped and left what is needed to go on. */
    private boolean canGoOn;

    @Mixin
    private MachineOptions machine;

    @Option(names = "-c", paramLabel = "LINES", description = "The lines.")
    private String lines;

    @Option(names = "--fixes", paramLabel = "all", description = "Judge history and every candidate fix by itself.")
    private String fixes;

    @Option(
            names = "--strategy",
            paramLabel = "STRATEGY",
            defaultValue = "auto",
            description = "auto, dpor, random, pct or states.")
    private Strategy strategy;

    @Option(names = "--max-executions", paramLabel = "N", description = "Stop after so many executions.")
    private long maxExecutions;

    @Option(names = "--budget", paramLabel = "SECONDS", description = "Stop after so many seconds (default 60).")
    private int budget = DEFAULT_BUDGET;

    @Option(names = "--max-memory", paramLabel = "MB", description = "Stop when the states take so many megabytes.")
    private long maxMemory;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Write where the search stands when it is stopped, by a budget or ^C.")
    private Path checkpoint;

    @Option(names = "--resume", paramLabel = "FILE", description = "Take up a search again that wrote this checkpoint.")
    private Path resume;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description =
                    "Search in so many threads (default: one for each processor); the answer does not depend on it.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--for",
            split = ",",
            paramLabel = "WHAT",
            description = "Look for these alone: panics, deadlocks, or names of invariants.")
    private List<String> lookingFor = List.of();

    @Option(names = "--races", description = "Warn of data races as well: accesses that nothing puts in an order.")
    private boolean races;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--replay",
            paramLabel = "SCHEDULE",
            description = "Execute once under this schedule; it has to fit.")
    private String replay;

    @Option(
            names = "--replay-lenient",
            description = "With --replay: leave out what cannot be followed, as after a change of the kernel.")
    private boolean lenient;

    @Option(names = "--save", paramLabel = "FILE", description = "Write a transcript that replays what was found.")
    private Path save;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A transcript, or a file of lines.")
    private Path file;

    ExploreCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() throws Exception {
        return untilInterrupted(this::explore);
    }

    private int explore() {
        if ((lines == null) == (file == null)) {
            throw new Refusal(Exit.USAGE, "explore takes either -c LINES or a file");
        }
        if (fixes != null && !fixes.equals("all")) {
            throw new Refusal(Exit.USAGE, "--fixes takes \"all\"; for one fix say --fix " + fixes);
        }
        if (jobs < 1) {
            throw new Refusal(Exit.USAGE, "--jobs takes a number from 1 on");
        }
        if (lenient && replay == null) {
            throw new Refusal(Exit.USAGE, "--replay-lenient goes with --replay SCHEDULE");
        }
        if ((checkpoint != null || resume != null) && (fixes != null || strategy == Strategy.DPOR)) {
            throw new Refusal(
                    Exit.USAGE,
                    "the searches of auto, random, pct and states can be stopped and taken up again, one kernel at a time; one"
                            + " of partial orders begins anew: --checkpoint and --resume go with neither --fixes nor"
                            + " --strategy dpor");
        }
        Setup setup = machine.setup();
        List<String> text;
        if (lines != null) {
            text = List.of(lines.split("\n"));
        } else if (file.toString().endsWith(".md")) {
            Transcript transcript = transcript();
            text = linesOf(transcript);
            try {
                Variant variant = new Variant(
                        setup.hosts().get(0).fixes().isEmpty()
                                ? Variant.HISTORY
                                : String.join("+", setup.hosts().get(0).fixes()),
                        Variant.Expectation.PASS,
                        "",
                        0,
                        0);
                setup = SimulatedSessions.setup(
                        transcript.frontMatter().setup(variant), org.deadc0de.session.Limits.DEFAULT);
            } catch (SetupRefused e) {
                throw new Refusal(Exit.USAGE, e.value() + ": " + e.getMessage());
            }
        } else {
            text = Corpus.read(file).lines().filter(line -> !line.isBlank()).toList();
        }
        Exploration exploration = new Exploration(setup, text, options()).lookingFor(new Focus(lookingFor));
        try {
            if (replay != null) {
                return replay(exploration);
            }
            return fixes == null ? one(exploration, setup, text) : all(exploration, setup);
        } catch (FixSet.Refused | Host.UnknownOption | Scenario.Unfit e) {
            throw new Refusal(Exit.USAGE, e.getMessage());
        } catch (ReplaySchedule.Stale e) {
            throw new Refusal(Exit.UNREADABLE, e.getMessage() + "; --replay-lenient leaves out what does not fit");
        } catch (Checkpoint.Unfit e) {
            throw new Refusal(Exit.UNREADABLE, resume + ": " + e.getMessage());
        } catch (Explorer.Nondeterministic e) {
            throw new Refusal(Exit.DEFECT, e.getMessage());
        }
    }

    private Options options() {
        Options.Method method = switch (strategy) {
            case AUTO -> Options.Method.AUTO;
            case DPOR -> Options.Method.DPOR;
            case RANDOM -> Options.Method.RANDOM;
            case PCT -> Options.Method.PCT;
            case STATES -> Options.Method.STATES;
        };
        return new Options(
                method,
                1,
                Options.DEFAULT.samples(),
                maxExecutions,
                Options.DEFAULT.maxPreemptions(),
                Options.DEFAULT.secondOpinion(),
                Limits.DEFAULT);
    }

    private BooleanSupplier stop() {
        long end = System.nanoTime() + budget * NANOSECONDS;
        return () -> interrupted.get() || System.nanoTime() > end;
    }

    private Exploration.Going going() {
        Checkpoint from = resume == null ? null : resumed();
        return new Exploration.Going(from, maxMemory << 20, jobs, at -> {
            if (checkpoint != null) {
                try (BufferedWriter out = Files.newBufferedWriter(checkpoint, StandardCharsets.UTF_8)) {
                    at.write(out);
                } catch (IOException e) {
                    throw new Refusal(Exit.UNREADABLE, checkpoint + ": cannot be written");
                }
                canGoOn = true;
                io.err().println("deadc0de: go on with --resume " + checkpoint);
            }
        });
    }

    private Checkpoint resumed() {
        try (BufferedReader in = Files.newBufferedReader(resume, StandardCharsets.UTF_8)) {
            return Checkpoint.read(in);
        } catch (CharacterCodingException e) {
            throw new Checkpoint.Unfit("this is no checkpoint: it is no text");
        } catch (IOException e) {
            throw new Refusal(Exit.UNREADABLE, resume + ": cannot be read");
        }
    }

    /** ^C ends the search, not the program: it says how far it has come and leaves what is needed to go on. */
    private Integer untilInterrupted(Callable<Integer> search) throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            interrupted.set(true);
            try {
                told.await(LONGEST_GOODBYE, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return search.call();
        } finally {
            io.out().flush();
            told.countDown();
            if (!interrupted.get()) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    // ---- one kernel ----------------------------------------------------------------------------------------------

    private int one(Exploration exploration, Setup setup, List<String> text)
            throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        BooleanSupplier stop = stop();
        Verdict verdict = exploration.run(stop, this::progress, going());
        String again = replayCommand(setup);
        if (!json) {
            io.out().print(exploration.report(verdict, again));
            io.out().flush();
            if (races) {
                io.out().print("\n" + exploration.races(interrupted::get));
                io.out().flush();
            }
        }
        Exploration.Fewest fewest =
                verdict instanceof Verdict.Violated violated ? exploration.fewest(violated, stop) : null;
        if (json) {
            io.out()
                    .println(exploration.json(
                            verdict,
                            file == null ? commandLine(setup, text) + " --replay" : again,
                            fewest,
                            fewest == null ? "" : commandLine(setup, fewest.lines()) + " --replay",
                            canGoOn ? checkpoint.toString() : null,
                            races ? interrupted::get : null));
            io.out().flush();
        }
        if (verdict instanceof Verdict.Violated violated) {
            if (fewest != null && !json) {
                fewest(fewest, setup);
            }
            if (save != null) {
                save(fewest == null ? violated : fewest.verdict(), setup, fewest == null ? text : fewest.lines());
            }
            return Exit.FOUND;
        }
        return verdict instanceof Verdict.Closed ? Exit.FINE : Exit.BUDGET;
    }

    private void fewest(Exploration.Fewest fewest, Setup setup) {
        Finding finding = fewest.verdict().finding();
        StringBuilder story = new StringBuilder("\n");
        Columns.hang(
                story,
                "least: ",
                String.format(
                        Locale.ROOT,
                        "%d of the %d commands show it as well, after %s",
                        fewest.left(),
                        fewest.given(),
                        Exploration.extent(fewest.verdict())));
        fewest.lines().forEach(line -> story.append("       # ").append(line).append('\n'));
        story.append("replay: ")
                .append(commandLine(setup, fewest.lines()))
                .append(" --replay ")
                .append(finding.schedule())
                .append('\n');
        io.out().print(story);
        io.out().flush();
    }

    /** What to type to replay, up to the schedule. */
    private String replayCommand(Setup setup) {
        StringBuilder command = new StringBuilder("deadc0de explore");
        if (!setup.hosts()
                .get(0)
                .release()
                .name()
                .equals(MachineOptions.release("freebsd").name())) {
            command.append(" -k ").append(setup.hosts().get(0).release().name());
        }
        setup.hosts().get(0).fixes().forEach(fix -> command.append(" --fix ").append(fix));
        return command.append(' ')
                .append(file == null ? "-c LINES" : file)
                .append(" --replay")
                .toString();
    }

    private void progress(org.deadc0de.explore.Progress.Status status) {
        if (io.outIsTerminal()) {
            io.err()
                    .printf(
                            Locale.ROOT,
                            "%s: %,d executions, %,d states, %,d places open%s%n",
                            status.phase(),
                            status.executions(),
                            status.states(),
                            status.open(),
                            status.done() < 0 ? "" : left(status.done()));
        }
    }

    /** How long it may take if it goes on as it went: no more than that, as a rule, for later it meets what it knows. */
    private String left(double done) {
        double spent = (System.nanoTime() - begin) / (double) NANOSECONDS;
        double percent = Math.floor(done * 100);
        return done < 0.01
                ? String.format(Locale.ROOT, ", %.0f %% done", percent)
                : String.format(Locale.ROOT, ", %.0f %% done, %.0f s left at most", percent, spent * (1 - done) / done);
    }

    private int replay(Exploration exploration) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        Schedule schedule;
        try {
            schedule = Schedule.parse(replay);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Exit.USAGE, e.getMessage());
        }
        Finding finding = lenient ? exploration.replay(schedule) : exploration.replayStrictly(schedule);
        io.out().println(finding == null ? "nothing goes wrong under this schedule" : finding.text());
        return finding == null ? Exit.FINE : Exit.FOUND;
    }

    // ---- history and every fix -----------------------------------------------------------------------------------

    private int all(Exploration exploration, Setup setup) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        List<FixMatrix.Row> rows = new FixMatrix(exploration, this::stop).judge(jobs, row -> {
            if (!json) {
                io.out().println(row.text());
                io.out().flush();
            }
        });
        if (json) {
            String again = replayCommand(setup);
            List<String> members = new ArrayList<>();
            rows.forEach(row -> members.add("\"" + row.name() + "\":" + exploration.json(row.verdict(), again)));
            io.out().println("{" + String.join(",", members) + "}");
        }
        boolean found = rows.stream().anyMatch(row -> row.verdict() instanceof Verdict.Violated);
        boolean open = rows.stream().anyMatch(row -> row.verdict() instanceof Verdict.Inconclusive);
        return found ? Exit.FOUND : open ? Exit.BUDGET : Exit.FINE;
    }

    // ---- files ---------------------------------------------------------------------------------------------------

    private Transcript transcript() {
        try {
            return TranscriptFiles.read(file);
        } catch (TranscriptSyntaxException e) {
            throw new Refusal(Exit.UNREADABLE, e.getMessage());
        } catch (IOException e) {
            throw new Refusal(Exit.UNREADABLE, file + ": cannot be read");
        }
    }

    /** The lines of the first explore fence, or of the session up to its first line with background jobs. */
    private List<String> linesOf(Transcript transcript) {
        if (!transcript.explores().isEmpty()) {
            return transcript.explores().get(0).commands().stream()
                    .map(ExploreFence.Typed::command)
                    .toList();
        }
        List<String> text = new ArrayList<>();
        for (Step step : transcript.steps()) {
            text.add(step.command());
            if (step.command().contains("&") && step.command().contains("wait")) {
                return text;
            }
        }
        throw new Refusal(Exit.UNREADABLE, file + ": no line in it starts background jobs and waits for them");
    }

    /** How to find the same again. */
    private String commandLine(Setup setup, List<String> text) {
        HostSetup host = setup.hosts().get(0);
        StringBuilder command =
                new StringBuilder("deadc0de explore -k ").append(host.release().name());
        host.fixes().forEach(fix -> command.append(" --fix ").append(fix));
        host.options()
                .forEach((name, value) ->
                        command.append(" --option ").append(name).append('=').append(value));
        if (!lookingFor.isEmpty()) {
            command.append(" --for ").append(String.join(",", lookingFor));
        }
        return command.append(" -c '")
                .append(String.join("\n", text).replace("'", "'\\''"))
                .append('\'')
                .toString();
    }

    private void save(Verdict.Violated violated, Setup setup, List<String> text) {
        StringBuilder story = new StringBuilder("---\nkernel: ")
                .append(setup.hosts().get(0).release().name())
                .append('\n');
        if (!setup.hosts().get(0).fixes().isEmpty()) {
            story.append("variants: ")
                    .append(String.join("+", setup.hosts().get(0).fixes()))
                    .append('\n');
        }
        if (!setup.hosts().get(0).options().isEmpty()) {
            List<String> options = new ArrayList<>();
            setup.hosts()
                    .get(0)
                    .options()
                    .forEach((name, value) -> options.add(value.equals("on") ? name : name + "=" + value));
            Collections.sort(options);
            story.append("options: ").append(String.join(", ", options)).append('\n');
        }
        story.append("schedule: ").append(violated.finding().schedule()).append("\n---\n# ");
        story.append(violated.finding().text())
                .append("\n\nFound by `")
                .append(commandLine(setup, text))
                .append("`\n(")
                .append(violated.foundBy())
                .append(").\n\n```console\n");
        text.forEach(line -> story.append("# ").append(line).append('\n'));
        story.append("```\n");
        write(save, story.toString());
        io.out().println("  saved " + save + "; complete it with: deadc0de replay --update " + save);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refusal(Exit.UNREADABLE, file + ": cannot be written");
        }
    }
}
