package org.deadc0de.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.deadc0de.explore.Finding;
import org.deadc0de.explore.Trace;
import org.deadc0de.explore.Verdict;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.ReplaySchedule;
import org.deadc0de.sim.sched.RunOn;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.sched.Strategy;
import org.deadc0de.sim.time.Clock;
import org.deadc0de.world.Host;

/**
 * Every order of the system calls of the jobs of one line and of the daemons that answer them, on a kernel where a process keeps the
 * processor until it sleeps or returns to user mode: whoever could make his next call is tried at each place. Daemons do not begin
 * again, so that each execution boots the machines and types the lines before once more. It ends when the jobs have ended, and what
 * stands behind their {@code wait}.
 *
 * <p>The processes of other machines, and interrupts, run as soon as they can. An execution is given up where the same state was
 * met before: the words of all memories, what each process has learnt from its calls, the time.
 */
final class Orders {
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    /** Virtual time after which jobs that have not ended never will. */
    private static final long LONGEST = 3600 * Clock.SECOND;

    /**
     * Where an execution stands, as two hashes.
     *
     * @param left how often somebody may still be preempted, and who made the last call: where preemptions are counted
     */
    private record State(long low, long high, long left) {}

    private final Setup setup;
    private final List<String> lines;
    private final Focus focus;
    private final long maxExecutions;
    private final Set<State> states = new HashSet<>();
    private long executions;
    private long ends;
    private long panicked;
    private int bound = UNBOUNDED;
    private boolean stopped;

    Orders(Setup setup, List<String> lines, Focus focus, long maxExecutions) {
        this.setup = setup;
        this.lines = lines;
        this.focus = focus;
        this.maxExecutions = maxExecutions;
    }

    /** A place where somebody was chosen: who, among whom, and whether the one before could have gone on. */
    private record Place(int chosen, List<Integer> among, int before) {
        boolean preempts() {
            return before >= 0 && before != chosen && among.contains(before);
        }
    }

    /** Searches until all is done, something is found, or {@code until} says so; what is found, with as few preemptions as can be. */
    Verdict search(BooleanSupplier until) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        One found = first(until);
        if (found == null) {
            return stopped
                    ? new Verdict.Inconclusive(
                            "stopped after " + executions + " executions",
                            "orders that begin otherwise are left",
                            executions,
                            states.size(),
                            -1)
                    : new Verdict.Closed(bounds(), states.size(), executions, -1, missProbability(), panicked);
        }
        String by = "orders of system calls, execution " + executions;
        boolean certified = found.finding.preemptions() == 0;
        for (int fewer = 0; fewer < found.finding.preemptions() && !stopped; fewer++) {
            bound = fewer;
            states.clear();
            One better = first(until);
            if (better != null) {
                found = better;
            }
            certified = !stopped;
            if (better != null) {
                break;
            }
        }
        return new Verdict.Violated(found.finding, certified, by, new Trace(found.names, found.steps), null, List.of());
    }

    /** The first execution in which something goes wrong, or null: then all were tried, or it was stopped. */
    private One first(BooleanSupplier until) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        List<Integer> prefix = List.of();
        while (prefix != null) {
            if (until.getAsBoolean() || maxExecutions > 0 && executions >= maxExecutions) {
                stopped = true;
                return null;
            }
            One one = new One(prefix, true);
            executions++;
            if (one.run()) {
                return one;
            }
            ends += one.pruned ? 0 : 1;
            prefix = next(one.places);
        }
        return null;
    }

    /**
     * Executes everything, whatever goes wrong, and says what came out.
     *
     * @param prunes whether to give up what leads to a state met before; the outcomes must be the same
     */
    Set<String> outcomes(boolean prunes) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        Set<String> outcomes = new TreeSet<>();
        List<Integer> prefix = List.of();
        while (prefix != null) {
            One one = new One(prefix, prunes);
            executions++;
            boolean wrong = one.run();
            if (wrong || !one.pruned) {
                outcomes.add(wrong ? one.finding.text() : "nothing");
            }
            prefix = next(one.places);
        }
        return outcomes;
    }

    /** How many executions there were. */
    long executions() {
        return executions;
    }

    private List<String> bounds() {
        return List.of(
                "system calls of the jobs and of the daemons of the console's machine",
                ends + " different ends",
                "zebra, interrupts and other machines as soon as they can");
    }

    private double missProbability() {
        return (double) states.size() * states.size() * 0x1p-129;
    }

    /** Follows one schedule, leaving out what cannot be followed; null when nothing goes wrong. */
    Finding replay(Schedule schedule) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        One one = follow(schedule);
        return one.run() ? one.finding : null;
    }

    /** The same, but follows it in every step or refuses it. */
    Finding replayStrictly(Schedule schedule) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        One one = follow(schedule);
        String digest = one.session.digest();
        if (!schedule.digest().equals(digest)) {
            one.session.close();
            throw new ReplaySchedule.Stale("the schedule belongs to other commands or another kernel: its digest is "
                    + schedule.digest() + ", that of this scenario is " + digest);
        }
        boolean wrong = one.run();
        if (one.strayed >= 0) {
            throw new ReplaySchedule.Stale("schedule not reproducible at step " + (one.strayed + 1) + ": "
                    + Schedule.letters(one.given.get(one.strayed)) + " cannot go on there");
        }
        if (!wrong && one.places.size() < one.given.size()) {
            throw new ReplaySchedule.Stale("schedule not reproducible: the commands ended before it did");
        }
        return wrong ? one.finding : null;
    }

    /** What the console shows under a schedule after which the kernel stops. */
    String console(Schedule schedule) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        One one = follow(schedule);
        return one.run() ? one.console : "";
    }

    private One follow(Schedule schedule) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        List<Integer> choices = new ArrayList<>();
        for (Schedule.Segment segment : schedule.segments()) {
            for (int i = 0; i < segment.steps(); i++) {
                choices.add(segment.thread());
            }
        }
        return new One(choices, false);
    }

    /** The choices up to the last place where somebody else could be chosen, and him; null when there is none. */
    private static List<Integer> next(List<Place> places) {
        for (int i = places.size() - 1; i >= 0; i--) {
            Place place = places.get(i);
            int at = place.among().indexOf(place.chosen());
            if (at + 1 < place.among().size()) {
                List<Integer> next = new ArrayList<>();
                for (int j = 0; j < i; j++) {
                    next.add(places.get(j).chosen());
                }
                next.add(place.among().get(at + 1));
                return next;
            }
        }
        return null;
    }

    /** One execution: follows the choices it was given, then the first of each. */
    private final class One implements Strategy {
        private final List<Integer> given;
        private final boolean prunes;
        private final Session session;
        private final Host host;
        private final List<SimThread> jobs;
        private final SimThread afterwards;
        private List<Proc> daemons = List.of();
        private final List<SimThread> ordered = new ArrayList<>();
        private final Map<SimThread, Long> learnt = new LinkedHashMap<>();
        private final List<String> names = new ArrayList<>();
        private final List<Place> places = new ArrayList<>();
        private final List<Trace.Step> steps = new ArrayList<>();
        private final RunOn usual = new RunOn();
        private int last = -1;

        /** The first place at which the given choice could not be taken, or -1. */
        private int strayed = -1;

        private int preemptions;
        private long patience;
        private boolean pruned;
        private String broken = "";
        private Finding finding;
        private String console = "";

        One(List<Integer> given, boolean prunes) throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
            this.given = given;
            this.prunes = prunes;
            session = Session.open(setup);
            Session.Started started;
            try {
                started = started();
            } catch (Scenario.Unfit | RuntimeException e) {
                session.close();
                throw e;
            }
            host = session.host();
            jobs = started.jobs();
            afterwards = started.afterwards();
            ordered.addAll(jobs);
            daemons.forEach(daemon -> ordered.add(daemon.thread()));
            for (int i = 0; i < ordered.size(); i++) {
                names.add(Schedule.letters(i) + " " + ordered.get(i));
            }
        }

        /** Runs all lines but the last and starts the jobs of that one. */
        private Session.Started started() throws Scenario.Unfit {
            for (String line : lines.subList(0, lines.size() - 1)) {
                Result result = session.execute(line);
                if (result.ending() != Result.Ending.DONE) {
                    throw new Scenario.Unfit(
                            "\"" + line + "\" ends the session before anything runs at once: " + result.ending());
                }
            }
            String unknown = focus.unknown(invariants());
            if (!unknown.isEmpty()) {
                throw new Scenario.Unfit(
                        "\"" + unknown + "\" is not panics, deadlocks, or an invariant of this kernel: "
                                + String.join(", ", invariants().keySet()));
            }
            daemons = session.host().kernel().daemons();
            Session.Started started = session.startJobs(lines.get(lines.size() - 1));
            int jobCount = started.jobs().size();
            if (jobCount == 0 || jobCount + daemons.size() < 2) {
                throw new Scenario.Unfit("\"" + lines.get(lines.size() - 1) + "\" starts " + jobCount
                        + " background jobs, and " + daemons.size()
                        + " daemons are there; at least two are needed, as in: pkill -HUP pppd & sleep 5 & wait");
            }
            return started;
        }

        private Map<String, Supplier<List<String>>> invariants() {
            Map<String, Supplier<List<String>>> all = new LinkedHashMap<>();
            session.host().kernel().invariants().forEach((name, invariant) -> all.put(name, invariant::check));
            return all;
        }

        /** Whether something went wrong. */
        boolean run() {
            Sched sched = session.world().sched();
            session.world().hosts().forEach(each -> each.machine().memory().startHashing());
            sched.strategy(this);
            patience = session.world().clock().now() + LONGEST;
            Sched.Outcome outcome = sched.run(this::isOver);
            if (outcome == Sched.Outcome.CRASHED && !counts(Focus.PANICS)) {
                panicked++;
            } else if (outcome == Sched.Outcome.CRASHED) {
                finding = crashed(sched.crash());
                session.world().settle(); // the machine reports
                console = host.console().take();
            } else if (outcome == Sched.Outcome.SPINNING) {
                finding = endless(Finding.Kind.LIVELOCK);
            } else if ((outcome == Sched.Outcome.STUCK || isLate()) && counts(Focus.DEADLOCKS)) {
                finding = endless(Finding.Kind.DEADLOCK);
            } else {
                look();
                finding = broken.isEmpty() ? null : violated();
            }
            session.close();
            return finding != null;
        }

        private Finding endless(Finding.Kind kind) {
            return new Finding(kind, kind.name(), "the jobs never end", List.of(), null, schedule());
        }

        private boolean counts(String name) {
            return focus.names().isEmpty() || focus.names().contains(name);
        }

        private void look() {
            if (!broken.isEmpty()) {
                return;
            }
            host.kernel().invariants().forEach((name, invariant) -> {
                if (counts(name) && broken.isEmpty()) {
                    List<String> sentences = invariant.check();
                    broken = sentences.isEmpty() ? "" : name + ": " + sentences.get(0);
                }
            });
        }

        private Finding violated() {
            String name = broken.substring(0, broken.indexOf(':'));
            return new Finding(
                    Finding.Kind.INVARIANT,
                    "invariant " + name,
                    "INVARIANT VIOLATED: " + broken,
                    List.of(),
                    null,
                    schedule());
        }

        private Finding crashed(Crash crash) {
            List<String> frames = new ArrayList<>();
            for (Frame frame : crash.frames()) {
                frames.add(frame.function() + "() " + frame.file());
            }
            return new Finding(
                    Finding.Kind.CRASH, "crash " + frames, crash.cause().getMessage(), frames, crash, schedule());
        }

        private Schedule schedule() {
            List<Schedule.Segment> segments = new ArrayList<>();
            int from = 0;
            for (int i = 1; i <= places.size(); i++) {
                if (i == places.size()
                        || places.get(i).chosen() != places.get(from).chosen()) {
                    segments.add(new Schedule.Segment(
                            places.get(from).chosen(),
                            i - from,
                            places.get(from).preempts(),
                            -1));
                    from = i;
                }
            }
            return new Schedule(session.digest(), segments);
        }

        private boolean isLate() {
            return session.world().clock().now() > patience;
        }

        private boolean isOver() {
            return pruned
                    || isLate()
                    || !broken.isEmpty()
                    || jobs.stream().noneMatch(SimThread::isAlive) && (afterwards == null || !afterwards.isAlive());
        }

        // ---- the strategy ----------------------------------------------------------------------------------------

        @Override
        public SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count) {
            if (pruned) {
                return null;
            }
            List<SimThread> others = new ArrayList<>();
            List<Integer> able = new ArrayList<>();
            boolean goesOn = false;
            for (int i = 0; i < count; i++) {
                int letter = ordered.indexOf(enabled[i]);
                goesOn |= enabled[i] == running;
                if (letter >= 0) {
                    able.add(letter);
                } else {
                    others.add(enabled[i]);
                }
            }
            if (goesOn && running.pendingKind() != Kind.SYSCALL && running.pendingKind() != Kind.START) {
                // In the middle of a call nobody but an interrupt comes in; on its way out the next call is the place
                // to choose.
                others.add(running);
                return usual.choose(sched, running, others.toArray(SimThread[]::new), others.size());
            }
            if (!others.isEmpty()) {
                return usual.choose(sched, null, others.toArray(SimThread[]::new), others.size());
            }
            if (able.size() == 1) {
                return took(able.get(0), false);
            }
            return place(able);
        }

        private SimThread place(List<Integer> able) {
            List<Integer> among = able;
            if (preemptions >= bound && able.contains(last)) {
                among = List.of(last);
            }
            int chosen = among.get(0);
            if (places.size() < given.size()) {
                int wanted = given.get(places.size());
                if (among.contains(wanted)) {
                    chosen = wanted;
                } else if (strayed < 0) {
                    strayed = places.size();
                }
            } else {
                look();
                if (!broken.isEmpty() || prunes && !states.add(state())) {
                    pruned = true;
                    return null;
                }
            }
            Place place = new Place(chosen, among, last);
            places.add(place);
            preemptions += place.preempts() ? 1 : 0;
            return took(chosen, place.preempts());
        }

        private SimThread took(int letter, boolean preempts) {
            SimThread thread = ordered.get(letter);
            String call = host.kernel().callOf(thread);
            if (!call.isEmpty() || thread.pendingKind() == Kind.START) {
                steps.add(new Trace.Step(
                        steps.size() + 1, letter, call.isEmpty() ? "starts" : call, "", List.of(), preempts, true));
            }
            last = letter;
            return thread;
        }

        private State state() {
            long low = session.world().clock().now();
            long high = low;
            for (Host each : session.world().hosts()) {
                Memory memory = each.machine().memory();
                long[] words = {memory.hashLow(), memory.hashHigh()};
                each.kernel().unread((address, length) -> {
                    words[0] -= memory.hashedLow(address, length);
                    words[1] -= memory.hashedHigh(address, length);
                });
                low = low * 31 + words[0];
                high = high * 37 + words[1];
            }
            for (Map.Entry<SimThread, Long> each : learnt.entrySet()) {
                long knows = each.getValue()
                        + each.getKey().host().hashCode() * 31L
                        + each.getKey().pid();
                low += knows * 0xd6e8feb86659fd93L;
                high += (knows ^ knows >>> 31) * 0x9fb21c651e98df25L;
            }
            for (SimThread thread : ordered) {
                int does = thread.isAlive() ? thread.pendingKind().name().hashCode() : 0;
                low = low * 31 + does;
                high = high * 31 + does;
            }
            return new State(low, high, bound == UNBOUNDED ? 0 : (long) preemptions << 8 | last + 1);
        }

        @Override
        public boolean wantsKnowledge() {
            return true;
        }

        @Override
        public void enteredUserMode(Sched sched, SimThread thread, long known) {
            learnt.merge(thread, known, (before, now) -> (before ^ now) * 0x9e3779b97f4a7c15L + (before >>> 29));
        }
    }
}
