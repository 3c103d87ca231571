package org.deadc0de.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.deadc0de.sim.sched.ReplaySchedule;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.sim.sched.SimThread;

/**
 * Searches the interleavings of an execution and says what it came to: what goes wrong with the fewest preemptions there can be,
 * or that nothing does within bounds that it names, or what is left to do.
 *
 * <p>There is no clock in here: the caller says when to stop.
 */
public final class Explorer {
    private static final long CERTIFYING = 400_000;
    private static final int EASY_PREEMPTIONS = 1;
    private static final String SAMPLING = "sampling";
    private static final String LEVELS = "levels";
    private static final String ALL = "all";

    private final Execution execution;
    private final Options options;
    private final TreeMap<String, Finding> findings = new TreeMap<>();
    private Progress progress = status -> {};
    private BooleanSupplier stop = () -> false;
    private long executions;
    private long states;
    private int checked = -1;
    private boolean hitStepLimit;
    private SecondOpinion second;
    private Checkpoint resumed;
    private Checkpoint reached;
    private long mostBytes;
    private boolean outOfMemory;

    public Explorer(Execution execution, Options options) {
        this.execution = execution;
        this.options = options;
    }

    /** The first execution, done twice, was not the same twice. The message says where they differ. */
    public static final class Nondeterministic extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Nondeterministic(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Takes a search up where it stood; the execution and the options are the same as then.
     *
     * @throws Checkpoint.Unfit when they are not, as far as can be seen
     */
    public void resume(Checkpoint from) {
        if (!from.get("scenario").equals(execution.digest())) {
            throw new Checkpoint.Unfit("the checkpoint belongs to other commands or another kernel: its digest is "
                    + from.get("scenario") + ", that of this scenario is " + execution.digest());
        }
        if (!from.get("options").equals(way())) {
            throw new Checkpoint.Unfit("the checkpoint belongs to a search of another kind (" + from.get("options")
                    + "; this is " + way() + ")");
        }
        resumed = from;
    }

    private String way() {
        return options.method() + ", seed " + options.seed() + ", " + options.samples() + " samples, at most "
                + options.maxPreemptions() + " preemptions, " + options.limits();
    }

    /** Where the last search stood when it was stopped; null when it came to an end, or cannot be taken up again. */
    public Checkpoint checkpoint() {
        return reached;
    }

    /** Stops a search of states when these take more than so many bytes; 0 for no such bound. */
    public void mostBytes(long bytes) {
        mostBytes = bytes;
    }

    private Checkpoint reached(String phase) {
        Checkpoint at = new Checkpoint();
        at.add("scenario", execution.digest());
        at.add("options", way());
        at.add("phase", phase);
        at.add("executions", executions);
        at.add("states", states);
        at.add("checked", checked);
        reached = at;
        return at;
    }

    private boolean isResumedAfter(String... phases) {
        return resumed != null && List.of(phases).contains(resumed.get("phase"));
    }

    /**
     * Searches.
     *
     * @param until asked between executions whether to stop with what there is
     * @param listener told now and then how far it has come
     * @throws Nondeterministic when the same choices do not lead to the same steps
     */
    public Verdict explore(BooleanSupplier until, Progress listener) {
        progress = listener;
        stop = () -> until.getAsBoolean() || options.maxExecutions() > 0 && executions >= options.maxExecutions();
        checkDeterminism();
        reached = null;
        if (resumed != null) {
            executions = resumed.number("executions");
            states = resumed.number("states");
            checked = (int) resumed.number("checked");
        }
        return switch (options.method()) {
            case AUTO -> {
                Verdict plain = resumed == null ? oneAfterTheOther() : null;
                Verdict sampled = plain != null || isResumedAfter(LEVELS, ALL) ? plain : sample(options.samples());
                yield sampled != null ? sampled : reached != null ? inconclusive("stopped while sampling") : byStates();
            }
            case RANDOM, PCT -> {
                Verdict sampled = sample(Integer.MAX_VALUE);
                yield sampled != null ? sampled : inconclusive("random executions prove nothing");
            }
            case STATES -> byStates();
            case DPOR -> byPartialOrders();
        };
    }

    // ---- determinism ---------------------------------------------------------------------------------------------

    /** Executes the first execution twice and compares operation by operation. */
    public void checkDeterminism() {
        Trace first = told(new int[0]);
        Trace second = told(new int[0]);
        int n = Math.max(first.steps().size(), second.steps().size());
        for (int i = 0; i < n; i++) {
            String a = i < first.steps().size() ? step(first.steps().get(i)) : "nothing";
            String b = i < second.steps().size() ? step(second.steps().get(i)) : "nothing";
            if (!a.equals(b)) {
                throw new Nondeterministic("two executions of the same schedule differ at step " + (i + 1)
                        + ": first \"" + a + "\", then \"" + b + "\"");
            }
        }
    }

    private static String step(Trace.Step step) {
        return Schedule.letters(step.letter()) + " " + step.text() + " in " + step.function() + " writes "
                + step.writes();
    }

    // ---- sampling ------------------------------------------------------------------------------------------------

    /** What needs no preemption should be found without: each runs until it waits. */
    private Verdict oneAfterTheOther() {
        Engine engine = Engine.judging(execution, options.limits());
        Engine.Ending ending = engine.run(new Guides.Lenient(new int[0]));
        if (ending == Engine.Ending.FAILED) {
            return shrunk(engine.choices(), engine.finding(), "running one after the other");
        }
        Finding endless = ending == Engine.Ending.TOO_LONG ? endless(engine.choices()) : null;
        return endless == null ? null : violated(endless, choices, "running one after the other");
    }

    private Verdict sample(int samples) {
        Engine engine = Engine.judging(execution, options.limits());
        Guides.Dice dice = new Guides.Dice(options.seed());
        int steps = 40;
        int first = 0;
        if (isResumedAfter(SAMPLING)) {
            first = (int) resumed.number("sample");
            dice.state(resumed.number("dice"));
            steps = (int) resumed.number("steps");
        }
        for (int i = first; i < samples; i++) {
            if (stop.getAsBoolean()) {
                Checkpoint at = reached(SAMPLING);
                at.add("sample", i);
                at.add("dice", dice.state());
                at.add("steps", steps);
                return null;
            }
            Guide guide = guide(i, dice, engine.threadCount(), steps);
            Engine.Ending ending = engine.run(guide);
            executions++;
            steps = (steps * 7 + engine.depth()) / 8;
            if (ending == Engine.Ending.TOO_LONG) {
                Finding endless = endless(engine.choices());
                if (endless != null) {
                    return violated(endless, choices, "sampling, execution " + (i + 1));
                }
            }
            if (ending == Engine.Ending.FAILED) {
                return shrunk(engine.choices(), engine.finding(), "sampling, execution " + (i + 1));
            }
            if (i % 256 == 255) {
                progress.on(new Progress.Status(
                        "sampling", executions, 0, -1, 0, samples == Integer.MAX_VALUE ? -1 : (double) i / samples));
            }
        }
        return null;
    }

    private Guide guide(int i, Guides.Dice dice, int threads, int steps) {
        int way = options.method() == Options.Method.RANDOM
                ? 0
                : options.method() == Options.Method.PCT ? 2 + i % 3 : i % 5;
        return switch (way) {
            case 0 -> Guides.randomWalk(dice);
            case 1 -> Guides.partialOrderSampling(dice, threads);
            default -> Guides.lowering(dice, threads, way + 1, steps);
        };
    }

    private int[] choices = {};

    /** Whether an execution that was too long has no end even when everybody has his turn; null when it has. */
    private Finding endless(int[] begun) {
        Limits more = new Limits(options.limits().steps() * 2, options.limits().fuel());
        Engine patient = Engine.judging(execution, more);
        Engine.Ending ending = patient.run(new Engine.Prefix(begun, Guides.fair(patient.threadCount())));
        if (ending == Engine.Ending.FAILED) {
            choices = patient.choices();
            return patient.finding();
        }
        hitStepLimit = true;
        choices = begun; // giving everybody his turn only makes sure
        return ending == Engine.Ending.TOO_LONG ? patient.endless(begun.length) : null;
    }

    // ---- states --------------------------------------------------------------------------------------------------

    private Verdict byStates() {
        if (second != null && options.secondOpinion() > 0) {
            second.begin();
        }
        int most = options.maxPreemptions();
        int easy = most < 0 ? EASY_PREEMPTIONS : most;
        if (isResumedAfter(ALL)) {
            return byAllStates();
        }
        StatefulSearch levels = new StatefulSearch(execution, options.limits());
        levels.byPreemptions(easy);
        Verdict found = search(levels, true, LEVELS);
        checked = levels.checkedPreemptions();
        if (found != null) {
            return found;
        }
        if (levels.isExhausted()) {
            return closed(levels);
        }
        if (most >= 0) {
            return checked == most && !hitStepLimit
                    ? closedUpTo(levels, most)
                    : inconclusive(stoppedWhile("looking at " + (checked + 1) + " preemptions"));
        }
        return levels.isDone()
                ? byAllStates()
                : inconclusive(stoppedWhile("looking at " + (checked + 1) + " preemptions"));
    }

    private String stoppedWhile(String what) {
        return outOfMemory
                ? "out of memory (" + (mostBytes >> 20) + " MB of states) while " + what
                : "stopped while " + what;
    }

    private Verdict byAllStates() {
        StatefulSearch all = new StatefulSearch(execution, options.limits());
        Verdict found = search(all, false, ALL);
        if (found != null) {
            return found;
        }
        return all.isExhausted() ? closed(all) : inconclusive(stoppedWhile("looking at all states"));
    }

    private Verdict search(StatefulSearch search, boolean byPreemptions, String phase) {
        long before = executions;
        if (isResumedAfter(phase)) {
            search.resume(resumed);
            before -= search.executions();
        }
        long others = before;
        search.progress(progress);
        outOfMemory = false;
        search.search(() -> {
            executions = others + search.executions();
            outOfMemory = mostBytes > 0 && search.bytes() > mostBytes;
            return outOfMemory || stop.getAsBoolean();
        });
        executions = others + search.executions();
        if (search.findings().isEmpty() && !search.isDone()) {
            search.save(reached(phase));
        }
        states = Math.max(states, search.states());
        if (!search.findings().isEmpty()) {
            Finding finding = search.findings().firstEntry().getValue();
            String by = "state search, execution " + executions;
            int[] failing = search.choices();
            findings.putAll(search.findings());
            return byPreemptions ? certified(finding, failing, by) : shrunk(failing, finding, by);
        }
        if (search.tooLongChoices() != null) {
            Finding endless = endless(search.tooLongChoices());
            return endless == null ? null : violated(endless, choices, "state search, execution " + executions);
        }
        if (search.isExhausted() && search.completed() + search.panicked() == 0) {
            throw new IllegalStateException("no execution came to an end and none failed");
        }
        return null;
    }

    private Verdict byPartialOrders() {
        SourceDpor dpor = partialOrders();
        long before = executions;
        dpor.search(() -> {
            executions = before + dpor.executions() + dpor.blocked();
            return stop.getAsBoolean();
        });
        executions = before + dpor.executions() + dpor.blocked();
        if (!dpor.findings().isEmpty()) {
            return shrunk(
                    dpor.engine().choices(),
                    dpor.findings().firstEntry().getValue(),
                    "partial orders, execution " + executions);
        }
        return dpor.isExhausted()
                ? new Verdict.Closed(bounds(List.of()), 0, dpor.executions(), dpor.executions(), 0, 0)
                : inconclusive(
                        dpor.hasPanicked()
                                ? "executions ended in a panic, which was not looked for: partial orders prove nothing then"
                                : dpor.isUnsure()
                                        ? "a thread waits while it holds a lock that others may then ask for: partial orders prove nothing"
                                        : "stopped while looking at partial orders");
    }

    private SourceDpor partialOrders() {
        SourceDpor dpor = new SourceDpor(execution, options.limits());
        dpor.countChangesOnly();
        dpor.watchInvariants();
        return dpor;
    }

    // ---- verdicts ------------------------------------------------------------------------------------------------

    private Verdict closed(StatefulSearch search) {
        return new Verdict.Closed(
                bounds(List.of()),
                search.states(),
                executions,
                search.panicked() > 0 ? -1 : secondOpinion(),
                missProbability(search.states()),
                search.panicked());
    }

    private Verdict closedUpTo(StatefulSearch search, int preemptions) {
        return new Verdict.Closed(
                bounds(List.of("at most " + preemptions + " preemptions")),
                search.states(),
                executions,
                -1,
                missProbability(search.states()),
                search.panicked());
    }

    /** Somebody else gives the second opinion. */
    public interface SecondOpinion {
        /** The samples have found nothing: it will be asked for, and can begin. */
        void begin();

        /** What {@link Explorer#secondOpinion} gives for the same execution and options; waits for it. */
        long get();
    }

    /** Leaves the second opinion to somebody else, on another processor perhaps. */
    public void secondOpinionBy(SecondOpinion other) {
        second = other;
    }

    /**
     * Lets the other search look alone; how many partial orders it counted, or -1 when there were too many or it was stopped.
     *
     * @param until asked between executions whether to stop
     * @throws IllegalStateException when it finds what goes wrong
     */
    public long secondOpinion(BooleanSupplier until) {
        stop = until;
        return secondOpinion();
    }

    private long secondOpinion() {
        if (options.secondOpinion() == 0) {
            return -1;
        }
        if (second != null) {
            return second.get();
        }
        SourceDpor dpor = partialOrders();
        dpor.search(() -> stop.getAsBoolean() || dpor.executions() + dpor.blocked() >= options.secondOpinion());
        if (!dpor.findings().isEmpty()) {
            throw new IllegalStateException("the state search found nothing, the search of partial orders found "
                    + dpor.findings().firstEntry().getValue().text() + " with "
                    + dpor.findings().firstEntry().getValue().schedule());
        }
        return dpor.isExhausted() ? dpor.executions() : -1;
    }

    private static double missProbability(long states) {
        return (double) states * states * 0x1p-129;
    }

    private List<String> bounds(List<String> more) {
        List<String> bounds = new ArrayList<>();
        bounds.add(execution.threads().size() + " threads");
        bounds.addAll(more);
        bounds.add("switches at locks, sleeps, wakeups and where the kernel may be preempted");
        bounds.add("sequentially consistent memory");
        return bounds;
    }

    private Verdict inconclusive(String why) {
        String remaining = checked < 0
                ? "not even all executions without preemptions are checked"
                : String.format(
                        Locale.ROOT, "all executions with at most %d preemptions are checked, none fails", checked);
        return new Verdict.Inconclusive(
                hitStepLimit
                        ? why + "; some executions were longer than "
                                + options.limits().steps() + " steps"
                        : why,
                remaining,
                executions,
                states,
                checked);
    }

    // ---- what was found ------------------------------------------------------------------------------------------

    /** Something went wrong: what comes now is only to tell it well. */
    private void found() {
        progress.on(new Progress.Status("found, making it small", executions, states, -1, 0, -1));
    }

    private Verdict shrunk(int[] failing, Finding finding, String by) {
        found();
        Engine engine = Engine.judging(execution, options.limits());
        Shrinker shrinker = new Shrinker(engine, failing, finding);
        shrinker.shrink();
        Finding small = shrinker.finding();
        int[] smallChoices = shrinker.choices();
        boolean certain = small.preemptions() == 0;
        if (!certain) {
            StatefulSearch fewer = new StatefulSearch(execution, options.limits());
            fewer.byPreemptions(small.preemptions() - 1);
            fewer.lookFor(small.signature());
            fewer.search(() -> stop.getAsBoolean() || fewer.executions() > CERTIFYING);
            Finding better = fewer.findings().get(small.signature());
            if (better != null) {
                return certified(better, fewer.choices(), by);
            }
            certain = fewer.checkedPreemptions() == small.preemptions() - 1;
        }
        return tell(small, certain, smallChoices, by);
    }

    private Verdict certified(Finding finding, int[] failing, String by) {
        return tell(finding, true, failing, by);
    }

    private Verdict violated(Finding finding, int[] failing, String by) {
        return tell(finding, finding.preemptions() == 0, failing, by);
    }

    private Verdict tell(Finding finding, boolean certain, int[] failing, String by) {
        Trace trace = options.explains() ? told(failing) : new Trace(List.of(), List.of());
        CriticalPair pair = finding.kind() == Finding.Kind.LIVELOCK || !options.explains()
                ? null
                : new PairFinder(execution, options.limits()).find(failing);
        List<Finding> others = new ArrayList<>(findings.values());
        others.removeIf(other -> other.signature().equals(finding.signature()));
        return new Verdict.Violated(finding, certain, by, trace, pair, others);
    }

    private Trace told(int[] failing) {
        Engine engine = new Engine(execution, options.limits());
        return told(engine, new Guides.Lenient(failing));
    }

    private Trace told(Engine engine, Guide guide) {
        Trace.Scribe scribe = new Trace.Scribe();
        engine.record(true);
        engine.countChangesOnly(true);
        engine.dictateTo(scribe);
        engine.run(guide);
        List<String> names = new ArrayList<>();
        for (SimThread thread : execution.threads()) {
            names.add(Schedule.letters(thread.letter()) + " " + (thread.pid() < 0 ? thread.name() : thread) + " cpu"
                    + thread.cpu());
        }
        return new Trace(names, whatOthersNotice(engine, scribe));
    }

    /**
     * The steps, with those marked as nobody else's business whose order against the others' steps in this execution does not matter.
     * Of what a step stored remains what some other thread looks at or stores to, if there is anything like that at all.
     */
    private static List<Trace.Step> whatOthersNotice(Engine engine, Trace.Scribe scribe) {
        Execution execution = engine.execution();
        List<Trace.Step> steps = scribe.steps();
        Dependency dependency = new Dependency();
        Map<Long, Set<Integer>> touching = new HashMap<>();
        for (int i = 0; i < engine.depth(); i++) {
            Footprint footprint = engine.footprintAt(i);
            if (footprint != null) {
                dependency.learn(footprint);
                int letter = Engine.letter(engine.choiceAt(i));
                for (long[] words : List.of(footprint.reads, footprint.writes, footprint.guards)) {
                    for (long word : words) {
                        touching.computeIfAbsent(word, w -> new TreeSet<>()).add(letter);
                    }
                }
            }
        }
        boolean anyShared = touching.values().stream().anyMatch(letters -> letters.size() > 1);
        List<Trace.Step> told = new ArrayList<>();
        for (int node = 0; node < engine.depth(); node++) {
            boolean noticed = node == engine.depth() - 1 || isNoticed(engine, dependency, node);
            for (int i = 0; i < engine.grantsAt(node) && told.size() < steps.size(); i++) {
                int at = told.size();
                Trace.Step step = steps.get(at);
                Set<String> names = new LinkedHashSet<>();
                for (int k = 0; k < step.writes().size(); k++) {
                    long word = scribe.wordsOf(at).get(k);
                    if (!execution.isBookkeeping(step.writes().get(k))
                            && (!anyShared
                                    || touching.getOrDefault(word, Set.of()).size() > 1)) {
                        names.add(step.writes().get(k));
                    }
                }
                told.add(step.storing(List.copyOf(names)).touching(noticed && step.touchesShared()));
            }
        }
        return told;
    }

    private static boolean isNoticed(Engine engine, Dependency dependency, int node) {
        Footprint step = engine.footprintAt(node);
        for (int other = 0; other < engine.depth(); other++) {
            if (Engine.letter(engine.choiceAt(other)) != Engine.letter(engine.choiceAt(node))
                    && (step == null
                            || engine.footprintAt(other) == null
                            || dependency.dependent(step, engine.footprintAt(other)))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks for data races in so many random executions: accesses that nothing puts in an order. They are warnings.
     *
     * @param until asked between executions whether to stop with what there is
     */
    public List<DataRace> races(int samples, BooleanSupplier until) {
        return new Races(execution, options.limits()).look(options.seed(), samples, until);
    }

    /**
     * What random executions came to.
     *
     * @param executions how many there were
     * @param steps operations granted in all of them
     * @param failures how many of them went wrong
     */
    public record Walks(long executions, long steps, long failures) {}

    /**
     * Executes so many times, each time choosing at random, and counts what goes wrong.
     *
     * @param until asked between executions whether to stop with what there is
     */
    public Walks walk(long seed, long most, BooleanSupplier until) {
        Engine engine = Engine.judging(execution, options.limits());
        Guide guide = Guides.randomWalk(new Guides.Dice(seed));
        long done = 0;
        long failures = 0;
        while (done < most && !until.getAsBoolean()) {
            failures += engine.run(guide) == Engine.Ending.FAILED ? 1 : 0;
            done++;
        }
        return new Walks(done, engine.grantedSteps(), failures);
    }

    /** One execution under a schedule. */
    public record Replayed(Finding finding, Trace trace, Schedule schedule) {}

    /**
     * Executes once under a schedule, leaving out what cannot be followed, and tells what came of it: does an old schedule still
     * hurt?
     */
    public Replayed replay(Schedule schedule) {
        Engine engine = new Engine(execution, options.limits());
        Trace trace = told(engine, new Segments(schedule));
        return new Replayed(engine.finding(), trace, engine.schedule());
    }

    /**
     * Executes once under a schedule that has to fit in every step.
     *
     * @throws ReplaySchedule.Stale when it belongs to another scenario, or cannot be followed: where, and why
     */
    public void follow(Schedule schedule) {
        if (!schedule.digest().equals(execution.digest())) {
            throw new ReplaySchedule.Stale("the schedule belongs to other commands or another kernel: its digest is "
                    + schedule.digest() + ", that of this scenario is " + execution.digest());
        }
        execution.reset();
        ReplaySchedule strict = new ReplaySchedule(schedule);
        Sched sched = execution.sched();
        sched.strategy(strict);
        sched.fuelPerSystemCall(options.limits().fuel());
        sched.run(() -> strict.isFinished() || execution.isOver());
        if (!strict.isFinished() && sched.crash() == null) {
            throw new ReplaySchedule.Stale("schedule not reproducible: the commands ended before it did");
        }
    }

    /** Follows the segments of a schedule, counted in granted operations. */
    private static final class Segments implements Guide {
        private final Schedule schedule;
        private int segment;
        private int begun;

        Segments(Schedule schedule) {
            this.schedule = schedule;
        }

        @Override
        public int next(Engine engine, long enabled) {
            while (segment < schedule.segments().size()) {
                Schedule.Segment now = schedule.segments().get(segment);
                int done = engine.grantsSince(begun);
                boolean can = (enabled & 1L << now.thread()) != 0;
                if (done < now.steps() && can) {
                    boolean last = done == now.steps() - 1 && now.outcome() >= 0;
                    int outcome = last ? Math.min(now.outcome(), engine.outcomes(now.thread()) - 1) : 0;
                    return Engine.choice(now.thread(), outcome);
                }
                segment++;
                begun = engine.depth();
            }
            int last = engine.last();
            return Engine.choice(
                    last >= 0 && (enabled & 1L << last) != 0 ? last : Long.numberOfTrailingZeros(enabled), 0);
        }
    }
}
