package org.deadc0de.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.deadc0de.grammar.CommandReader;
import org.deadc0de.grammar.DebuggerCommand;
import org.deadc0de.grammar.Line;
import org.deadc0de.grammar.MetaCommand;
import org.deadc0de.grammar.ReadResult;
import org.deadc0de.grammar.Script;
import org.deadc0de.grammar.ShellCommand;
import org.deadc0de.kernel.Console;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.ProgramContext.TextSink;
import org.deadc0de.sim.crash.Breakpoint;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.ReplaySchedule;
import org.deadc0de.sim.sched.RunOn;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.sim.sched.ScheduleRecorder;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.sched.Strategy;
import org.deadc0de.world.Host;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.World;

/**
 * A session at the console of simulated hosts, without a terminal: lines go in, what the console shows comes out. The prompt, the
 * batch runner, the replayer and the explorer all use it.
 */
public final class Session {
    /** The exit status of a command whose kernel panicked, hung or deadlocked. */
    public static final int STATUS_OF_A_CRASH = 134;

    /** The exit status of a line whose budget ran out. */
    public static final int STATUS_OF_A_BUDGET = 4;

    /** The exit status of a line whose schedule cannot be followed. */
    public static final int STATUS_OF_A_STALE_SCHEDULE = 3;

    /** The exit status of a line that was interrupted: 128 and the number of SIGINT. */
    static final int STATUS_OF_AN_INTERRUPT = 130;

    /** Changes whenever the kernels' steps change, so that old schedules are refused instead of misread. */
    private static final String MODEL = "1";

    private Setup setup;
    private volatile World world; // any thread may interrupt what runs in it
    private Host host;
    private Jobs jobs;
    private Shell shell;
    private ScheduleRecorder recorder;
    private ReplaySchedule replay;
    private boolean digestChecked;
    private int nextLetter;
    private boolean lettering;
    private boolean startedJobs;
    private List<SimThread> letteredKernelThreads = List.of();
    private long commandsLeft;
    private boolean checksInvariants;
    private Origins origins;
    private long linesExecuted;
    private boolean rerunning;
    private Runnable foreground; // what the shell waits for, to be waited for again when a debugger lets go
    private List<Line> unfinished = List.of(); // what stands behind it
    private volatile boolean interrupted;
    private volatile String exhausted = "";
    private String ranOut = "";
    private long outputSoFar;
    private UnaryOperator<String> recordings =
            file -> ":record needs somebody at the keyboard: start deadc0de record " + file;
    private Consumer<String> progress; // null while nobody looks
    private Console shownConsole;
    private int shownSoFar;
    private final List<String> history = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final Readings readings = new Readings();
    private final MetaCommands metaCommands = new MetaCommands(this);

    private Session(Setup setup) {
        this.setup = setup;
    }

    /**
     * Boots the hosts.
     *
     * @throws FixSet.Refused when fixes are unknown or conflict
     * @throws Host.UnknownOption when an option is unknown
     */
    public static Session open(Setup setup) throws FixSet.Refused, Host.UnknownOption {
        Session session = new Session(setup);
        session.start(setup);
        return session;
    }

    /** Boots everything afresh with another setup; the session's history begins anew. */
    void start(Setup newSetup) throws FixSet.Refused, Host.UnknownOption {
        World fresh = new World(newSetup.hosts(), newSetup.seed());
        if (world != null) {
            world.sched().abandonAll();
        }
        setup = newSetup;
        world = fresh;
        world.boot();
        world.hosts().forEach(each -> each.console().limit(newSetup.limits().outputPerLine()));
        host = world.hosts().get(0);
        jobs = new Jobs();
        history.clear();
        nextLetter = 0;
        letteredKernelThreads = List.of();
        digestChecked = false;
        boolean lenient =
                newSetup.hosts().stream().anyMatch(each -> !each.fixes().isEmpty());
        replay = newSetup.schedule()
                .map(schedule -> new ReplaySchedule(schedule, lenient))
                .orElse(null);
        Strategy strategy = replay != null ? replay : new RunOn();
        recorder = new ScheduleRecorder(strategy);
        world.sched().strategy(strategy);
        shell = new Shell(this, host, Waiter.outside(this, world), new Variables(), false);
    }

    /** What the host at whose console the session begins printed while booting. */
    public String bootText() {
        String text = host.console().take();
        forgetOutput();
        return text;
    }

    /** What the console shows before a line is typed. */
    public String prompt() {
        if (host.crash() != null) {
            Kernel.Debugger debugger = host.kernel().debugger();
            return debugger == null ? "" : debugger.prompt();
        }
        return host.kernel().prompt();
    }

    public Setup setup() {
        return setup;
    }

    public World world() {
        return world;
    }

    /** The host at whose console the session is. */
    public Host host() {
        return host;
    }

    /** Turns to the console of another host. */
    public void host(Host other) {
        host = other;
        Shell before = shell;
        shell = new Shell(this, host, Waiter.outside(this, world), new Variables(), false);
        shell.status(before.status());
    }

    /** The lines executed since boot, in order. */
    public List<String> history() {
        return List.copyOf(history);
    }

    /** The interleaving of the jobs so far. */
    public Schedule schedule() {
        return recorder.schedule(digest());
    }

    /** Ends every thread. */
    public void close() {
        world.sched().abandonAll();
    }

    /** Whether every line is followed by a check of the invariants. */
    boolean checksInvariants() {
        return checksInvariants;
    }

    void checksInvariants(boolean on) {
        checksInvariants = on;
    }

    Readings readings() {
        return readings;
    }

    Jobs jobs() {
        return jobs;
    }

    /** How many lines were executed in this session, whatever they were. */
    long linesExecuted() {
        return linesExecuted;
    }

    /**
     * Says what {@code :record FILE} does. A session that nobody told refuses it, for it may come from a stranger.
     *
     * @param begin begins to record into a file, and gives why it cannot; the empty string when it does
     */
    public void onRecord(UnaryOperator<String> begin) {
        recordings = begin;
    }

    /**
     * Says who sees what a line prints before that line has ended.
     *
     * @param reader takes what is new, between the commands of a line; all of it is in the line's result once more
     */
    public void onProgress(Consumer<String> reader) {
        progress = reader;
    }

    String record(String file) {
        return recordings.apply(file);
    }

    /** Ends the line that runs, as soon as it comes to its next command or scheduling point. May be called by any thread. */
    public void interrupt() {
        interrupted = true;
        world.sched().interrupt();
    }

    /** Takes back an interrupt while no line runs: somebody is at the prompt again, and has not typed the next line yet. */
    public void forgetInterrupt() {
        interrupted = false;
    }

    /**
     * Ends the line that runs, as {@link #interrupt} does, and every later one: the whole session has used up its budget of
     * something that it cannot count itself. May be called by any thread.
     *
     * @param budget what there was, with its number: {@code 60 seconds}
     */
    public void exhaust(String budget) {
        exhausted = budget;
        world.sched().interrupt();
    }

    /** Whether somebody interrupted the line that runs. */
    boolean isInterrupted() {
        return interrupted;
    }

    /**
     * What a program that only looks would print now, without leaving a trace in the machine.
     *
     * @return empty when nobody can look: the kernel has crashed, or background jobs are in the middle of something
     */
    Optional<String> glance(List<String> argv) {
        return Glance.at(world, host, readings, argv, world.sched().strategy());
    }

    /** Tells somebody of every step from now on; who chooses stays the same. */
    void observe(BiConsumer<Sched, SimThread> observer) {
        if (replay != null) {
            world.sched().strategy(new Observed(replay, observer));
        } else {
            recorder = new ScheduleRecorder(new Observed(new RunOn(), observer));
            world.sched().strategy(recorder);
        }
    }

    /** Shows, or no longer shows, the kernel functions of every system call. */
    void trace(boolean on) {
        world.sched().traceCalls(on ? this::traced : null);
    }

    /** A function that was entered, indented by depth; the outermost is preceded by who made which system call. */
    private void traced(String line) {
        if (line.startsWith("  ") && !line.startsWith("   ")) {
            SimThread thread = world.sched().current();
            String function = line.substring(2, line.indexOf('('));
            String call = function.replaceFirst("^(sys|kern|userland)_+", "");
            if (thread != null) {
                host.console().print(thread.name() + "[" + thread.pid() + "] " + call + ":\n");
            }
        }
        host.console().print(line);
    }

    /** Throws away what the hosts printed and nobody asked for. */
    void forgetOutput() {
        world.hosts().forEach(each -> each.console().take());
    }

    /** Runs lines again without showing what they print. */
    void rerun(List<String> lines) {
        for (String line : lines) {
            Result ignored = rerun(line);
        }
    }

    /** Runs one line of earlier again. */
    Result rerun(String line) {
        rerunning = true;
        try {
            return execute(line);
        } finally {
            rerunning = false;
        }
    }

    /** Whether lines of earlier are executed again: then nothing that runs a session again may begin. */
    boolean isRerunning() {
        return rerunning;
    }

    // ---- one line ------------------------------------------------------------------------------------------------

    /** What is wrong with a text as a script, in sh's words; empty when it can be read, or needs more lines. */
    public Optional<String> syntaxProblem(String text) {
        boolean forTheDebugger = host.crash() != null && !text.stripLeading().startsWith(":");
        return !forTheDebugger && readings.script(text) instanceof ReadResult.Refused<Script> refused
                ? Optional.of(refused.message())
                : Optional.empty();
    }

    /**
     * Runs one line, or several joined by newlines. Never throws for anything that can be typed. A line that somebody interrupted
     * before it began is not run.
     */
    public Result execute(String text) {
        if (rerunning) {
            interrupted = false;
            return executeUninterrupted(text);
        }
        try {
            if (interrupted) {
                notices.clear();
                shell.status(STATUS_OF_AN_INTERRUPT);
                return Result.done("\n", STATUS_OF_AN_INTERRUPT); // the terminal has shown ^C
            }
            return executeUninterrupted(text);
        } finally {
            interrupted = false;
        }
    }

    private Result executeUninterrupted(String text) {
        forgetOutput();
        notices.clear();
        linesExecuted++;
        if (!exhausted.isEmpty()) {
            return new Result(usedUp("session", exhausted), STATUS_OF_A_BUDGET, Result.Ending.BUDGET, List.of());
        }
        if (host.crash() != null && !text.stripLeading().startsWith(":")) {
            return debugger(text);
        }
        ReadResult<Script> read = readings.script(text);
        if (read instanceof ReadResult.Incomplete<Script>) {
            return new Result("", 0, Result.Ending.INCOMPLETE, List.of());
        }
        if (read instanceof ReadResult.Refused<Script> refused) {
            shell.status(2);
            return Result.done(refused.message() + "\n", 2);
        }
        if (changesMachines(text)) {
            history.add(text);
        }
        List<Line> lines = ((ReadResult.Parsed<Script>) read).value().lines();
        lettering = lines.stream().anyMatch(Line::background);
        return run(lines, () -> {});
    }

    /** Whether who runs a session again has to run that line: the simulator's own ones only when they turn to another console. */
    static boolean changesMachines(String line) {
        String text = line.stripLeading();
        return !text.startsWith(":") || text.startsWith(":host ");
    }

    /**
     * Runs lines.
     *
     * @param first what the shell does before them
     */
    private Result run(List<Line> lines, Runnable first) {
        commandsLeft = setup.limits().commandsPerLine();
        world.sched().stepBudget(setup.limits().stepsPerLine());
        if (interrupted) {
            world.sched().interrupt(); // it came before the budget was set
        }
        if (checksInvariants) {
            origins = new Origins(host);
            origins.begin();
        }
        startedJobs = false;
        unfinished = List.of();
        ranOut = "";
        shownConsole = host.console();
        shownSoFar = 0;
        Result.Ending ending = Result.Ending.DONE;
        int status;
        World worldBefore = world;
        Host hostBefore = host;
        try {
            if (lettering) {
                beginConcurrentLine();
            }
            // A command of the simulator may boot another world: then that one's console goes on.
            TextSink console =
                    more -> (world == worldBefore ? hostBefore : host).console().print(more);
            Streams streams = new Streams("", console, console);
            unfinished = lines;
            first.run();
            while (!unfinished.isEmpty()) {
                List<Line> next = unfinished.subList(0, 1);
                unfinished = unfinished.subList(1, unfinished.size());
                shell.runAll(next, streams);
            }
            status = shell.status();
        } catch (Stop stop) {
            ending = stop.ending;
            status = stop.status;
            ranOut = stop.ranOut;
        } catch (ReplaySchedule.Stale stale) {
            host.console().print("deadc0de: " + stale.getMessage() + "\n");
            ending = Result.Ending.STALE;
            status = STATUS_OF_A_STALE_SCHEDULE;
        }
        if (world == worldBefore && ending == Result.Ending.DONE) {
            letterKernelThreads();
            ending = settle();
            status = switch (ending) {
                case PANIC -> STATUS_OF_A_CRASH;
                case BUDGET -> STATUS_OF_A_BUDGET;
                case STALE -> STATUS_OF_A_STALE_SCHEDULE;
                default -> status;
            };
        }
        letteredKernelThreads.forEach(thread -> thread.letter(-1));
        letteredKernelThreads = List.of();
        if (ending == Result.Ending.PANIC && world == worldBefore && isHeld(hostBefore)) {
            ending = Result.Ending.DEBUGGER;
        } else {
            foreground = null;
            unfinished = List.of();
        }
        shell.status(status);
        return finish(worldBefore == world ? hostBefore : host, ending, status);
    }

    private static boolean isHeld(Host host) {
        return host.crash() != null && host.crash().cause() instanceof Breakpoint;
    }

    private Result.Ending settle() {
        try {
            world.nudgeSpinners();
            if (world.sched().crash() == null && world.sched().threads().isEmpty()) {
                return Result.Ending.DONE;
            }
            return switch (world.settle()) {
                case PANIC -> Result.Ending.PANIC;
                case OUT_OF_STEPS -> {
                    ranOut = outOfSteps().ranOut;
                    yield Result.Ending.BUDGET;
                }
                default -> Result.Ending.DONE;
            };
        } catch (ReplaySchedule.Stale stale) {
            host.console().print("deadc0de: " + stale.getMessage() + "\n");
            return Result.Ending.STALE;
        }
    }

    private Result finish(Host shown, Result.Ending ending, int status) {
        boolean overflown = shown.console().hasOverflown();
        StringBuilder text = new StringBuilder(shown.console().take());
        outputSoFar += text.length();
        if (outputSoFar > setup.limits().outputPerSession()) {
            exhausted = setup.limits().outputPerSession() + " characters of output";
        }
        Map<String, String> since = origins == null ? Map.of() : origins.end();
        origins = null;
        if (!exhausted.isEmpty()) {
            ending = Result.Ending.BUDGET;
            text.append(usedUp("session", exhausted));
        } else if (overflown) {
            ending = Result.Ending.BUDGET;
            text.append('\n').append(usedUp("line", setup.limits().outputPerLine() + " characters of output"));
        } else if (ending == Result.Ending.BUDGET && !ranOut.isEmpty()) {
            text.append(usedUp("line", ranOut));
        }
        status = ending == Result.Ending.BUDGET ? STATUS_OF_A_BUDGET : status;
        if (checksInvariants && shown.crash() == null) {
            shown.kernel().invariants().forEach((name, invariant) -> {
                for (String broken : invariant.check()) {
                    text.append("invariant ")
                            .append(name)
                            .append(": ")
                            .append(broken)
                            .append('\n');
                }
                if (since.containsKey(name)) {
                    text.append("    broken by ").append(since.get(name)).append('\n');
                }
            });
        }
        if (ending == Result.Ending.HANG || ending == Result.Ending.DEADLOCK) {
            notices.addAll(whoWaits(shown));
        }
        List<Job> known = jobs.all();
        for (Job job : jobs.reap()) {
            notices.add(job.line(Jobs.mark(known, job)));
        }
        return new Result(text.toString(), status, ending, notices);
    }

    private static String usedUp(String whose, String budget) {
        return "deadc0de: this " + whose + " used up its budget of " + budget + "\n";
    }

    /** One line for each thread of a host that waits or spins, saying for what. */
    public static List<String> whoWaits(Host host) {
        List<String> lines = new ArrayList<>();
        for (Proc process : host.running()) {
            SimThread thread = process.thread();
            if (thread.state() == SimThread.State.SPINNING) {
                lines.add(process + " never leaves the kernel: it loops in "
                        + thread.stack().topFunction());
            } else if (!thread.isEnabled() && thread.pendingGuard() != null) {
                SimThread holder = thread.pendingGuard().holder(thread, thread.pendingObject(), thread.pendingDetail());
                lines.add(process + " waits for " + thread.pendingGuard().describe(thread.pendingObject())
                        + (holder == null ? "" : ", held by " + holder));
            }
        }
        return lines;
    }

    private Result debugger(String text) {
        Kernel.Debugger debugger = host.kernel().debugger();
        String line = text.strip();
        if (debugger == null) {
            if (line.equals("reboot")) {
                history.add(text);
                return reboot();
            }
            return Result.done(line.isEmpty() ? "" : "the machine has stopped: only reboot starts it again\n", 1);
        }
        DebuggerCommand command = CommandReader.debugger(line);
        Kernel.Debugger.Next next = debugger.command(command.words());
        if (next == Kernel.Debugger.Next.GO_ON) {
            history.add(text);
            List<Line> lines = unfinished;
            Runnable waiting = foreground;
            host.goOn();
            return run(lines, waiting == null ? () -> {} : waiting);
        }
        String shown = host.console().take();
        if (next == Kernel.Debugger.Next.REBOOT) {
            history.add(text);
            Result booted = reboot();
            return Result.done(shown + booted.text(), 0);
        }
        return Result.done(shown, 0);
    }

    /** Says what the shell waits for, so that it can wait for it again when the machine was held in between; null for nothing. */
    void foreground(Runnable waiting) {
        foreground = waiting;
    }

    /** Boots the host afresh; its jobs are gone. */
    Result reboot() {
        jobs.forget(host);
        foreground = null;
        unfinished = List.of();
        host.boot();
        host.console().limit(setup.limits().outputPerLine());
        return Result.done(host.console().take(), 0);
    }

    // ---- what shells ask -----------------------------------------------------------------------------------------

    int meta(MetaCommand command, Streams streams) {
        return metaCommands.run(command, streams);
    }

    void countCommand() {
        if (interrupted) {
            throw interruption();
        }
        if (!exhausted.isEmpty()) {
            throw Stop.outOf(exhausted);
        }
        if (progress != null && shownConsole != null && !rerunning) {
            String more = shownConsole.printedSince(shownSoFar);
            if (!more.isEmpty()) {
                shownSoFar += more.length();
                progress.accept(more);
            }
        }
        if (--commandsLeft < 0) {
            throw Stop.outOf(setup.limits().commandsPerLine() + " commands");
        }
        long used = 0;
        for (Host each : world.hosts()) {
            used += each.machine().memory().mappedBytes();
        }
        if (used > setup.limits().memory()) {
            throw Stop.outOf(setup.limits().memory() + " bytes of simulated memory");
        }
    }

    /** What ends a line that made too many steps. */
    Stop outOfSteps() {
        return Stop.outOf(setup.limits().stepsPerLine() + " steps");
    }

    /** What ends a line that somebody interrupted. */
    Stop interruption() {
        host.console().print("\n"); // the terminal has shown ^C
        return new Stop(Result.Ending.DONE, STATUS_OF_AN_INTERRUPT);
    }

    /** Gives the thread of a process its letter in schedules, if it was started by a line with background jobs. */
    void letter(Proc process) {
        if (lettering) {
            process.thread().letter(nextLetter++);
        }
    }

    /**
     * Gives the kernel's own threads their letters, those after the jobs': called when a line with background jobs is about to let
     * the world run. They lose them at the end of the line.
     */
    void letterKernelThreads() {
        if (lettering && startedJobs && letteredKernelThreads.isEmpty()) {
            letteredKernelThreads = kernelThreads();
            begin(letteredKernelThreads);
            letteredKernelThreads.forEach(thread -> thread.letter(nextLetter++));
        }
    }

    /** The threads of all kernels whose turn matters. */
    List<SimThread> kernelThreads() {
        List<SimThread> threads = new ArrayList<>();
        world.hosts().stream()
                .filter(each -> each.crash() == null)
                .forEach(each -> threads.addAll(each.kernel().kernelThreads()));
        return threads;
    }

    /** Lets kernel threads that were never run come to where they wait for something to do. */
    void begin(List<SimThread> threads) {
        if (threads.isEmpty()) {
            return;
        }
        Strategy strategy = world.sched().strategy();
        world.sched().strategy((sched, running, enabled, count) -> {
            for (int i = 0; i < count; i++) {
                if (enabled[i].pendingKind() == Kind.START && threads.contains(enabled[i])) {
                    return enabled[i];
                }
            }
            return null;
        });
        world.sched().run(() -> threads.stream().noneMatch(thread -> thread.pendingKind() == Kind.START));
        world.sched().strategy(strategy);
    }

    void started(Host where, Proc process, String command) {
        startedJobs = true;
        Job job = jobs.add(where, process, command);
        notices.add("[" + job.number + "] " + process.pid());
    }

    /**
     * Threads that have been started and have not made a step.
     *
     * @param jobs those that are to run at once, in the order of their letters
     * @param afterwards what runs when all of them have ended, without a letter; null when nothing does
     */
    record Started(List<SimThread> jobs, SimThread afterwards) {}

    /**
     * Starts the jobs of one line, and what it runs in the foreground as well, without letting any of them make a step. What stands
     * behind a {@code wait} runs when they have ended.
     *
     * @throws Scenario.Unfit when a command in the foreground would have to end before another one starts
     */
    Started startJobs(String text) throws Scenario.Unfit {
        List<SimThread> threads = new ArrayList<>();
        if (!(CommandReader.readScript(text) instanceof ReadResult.Parsed<Script> parsed)) {
            return new Started(threads, null);
        }
        history.add(text);
        commandsLeft = Long.MAX_VALUE;
        world.sched().stepBudget(Long.MAX_VALUE);
        shownConsole = null; // what is explored happens again and again: nobody is shown it
        lettering = true;
        List<Line> afterwards = new ArrayList<>();
        boolean waits = false;
        Line foreground = null;
        for (Line line : parsed.value().lines()) {
            if (isWait(line)) {
                waits = true;
            } else if (waits) {
                afterwards.add(line);
            } else if (foreground != null) {
                throw new Scenario.Unfit("\"" + foreground.source() + "\" has to end before \"" + line.source()
                        + "\" starts: what runs at once ends with &, what runs before it has a line of its own, what runs"
                        + " afterwards stands behind wait");
            } else {
                foreground = line.background() ? null : line;
                int before = jobs.all().size();
                shell.runAll(
                        List.of(new Line(line.andOr(), true, line.source(), line.lineNumber(), line.column())),
                        new Streams("", host.console()::print, host.console()::print));
                if (jobs.all().size() > before) {
                    threads.add(jobs.all().get(before).process.thread());
                }
            }
        }
        lettering = false;
        Streams streams = new Streams("", host.console()::print, host.console()::print);
        return new Started(
                threads,
                afterwards.isEmpty()
                        ? null
                        : shell.startAfterJobs(afterwards, streams).thread());
    }

    /** Whether a line is the builtin {@code wait} and nothing else, with whatever arguments. */
    static boolean isWait(Line line) {
        List<ShellCommand> commands = line.andOr().first().commands();
        return !line.background()
                && line.andOr().rest().isEmpty()
                && commands.size() == 1
                && commands.get(0) instanceof ShellCommand.SimpleCommand simple
                && !simple.words().isEmpty()
                && simple.words().get(0).literal().equals(Optional.of("wait"));
    }

    private void beginConcurrentLine() {
        if (replay == null) {
            world.sched().strategy(recorder);
        } else if (!digestChecked) {
            digestChecked = true;
            Optional<Schedule> schedule = setup.schedule();
            String digest = digest();
            if (schedule.isPresent() && !schedule.get().digest().equals(digest)) {
                throw new ReplaySchedule.Stale(
                        "the schedule belongs to other commands or another kernel: its digest is "
                                + schedule.get().digest() + ", that of this session is " + digest);
            }
        }
    }

    /** Eight hexadecimal digits of what a schedule depends on: the model, the kernels, their options, the lines so far. */
    String digest() {
        CRC32 crc = new CRC32();
        StringBuilder text = new StringBuilder(MODEL);
        for (HostSetup each : setup.hosts()) {
            text.append('\n')
                    .append(each.name())
                    .append('=')
                    .append(each.release().name());
            each.options().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(option ->
                            text.append(' ').append(option.getKey()).append('=').append(option.getValue()));
        }
        text.append('\n').append(setup.seed());
        history.forEach(line -> text.append('\n').append(line));
        for (byte b : text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            crc.update(b);
        }
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
