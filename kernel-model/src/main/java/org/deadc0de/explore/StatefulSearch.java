package org.deadc0de.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Searches states instead of executions: where a state comes back that was seen before, nothing new can follow. A state is what
 * lies in memory, together with what each thread has observed; both as 128-bit hashes.
 *
 * <p>It can go by the number of preemptions, first all executions without one, then all with one, and so on: then what it finds
 * first has the fewest there can be.
 */
final class StatefulSearch {
    private static final int STATES_IN_A_LINE = 1 << 16;

    private static final int REPORT_EVERY = 1024;

    private final Execution execution;
    private final Limits limits;
    private Engine engine;
    private StateTable seen = new StateTable();
    private final TreeMap<String, Finding> findings = new TreeMap<>();
    private final Set<Long> finals = new TreeSet<>();
    private final Deque<int[]> level = new ArrayDeque<>();
    private final List<int[]> nextLevel = new ArrayList<>();
    private Progress progress = status -> {};
    private String wanted;
    private boolean stopAtFirst = true;
    private boolean keepFinals;
    private boolean byPreemptions;
    private int bound = Integer.MAX_VALUE;
    private int checked = -1;
    private long executions;
    private long completed;
    private boolean exhausted;
    private boolean ended;
    private boolean tooLong;
    private int[] longest;
    private int fresh;
    private int current;
    private int alternative;
    private boolean cut;
    private boolean pruned;
    private boolean died;
    private long panicked;
    private byte[] leads = new byte[64];
    private boolean learnt;
    private boolean executesAgain;
    private int floor;
    private long deferredChoices;
    private int levelSize;
    private int[] resumed;

    StatefulSearch(Execution execution, Limits limits) {
        this.execution = execution;
        this.limits = limits;
        engine(new Engine(execution, limits));
    }

    private void engine(Engine newEngine) {
        engine = newEngine;
        engine.orderTwins(true);
        engine.findPrivate(true);
        engine.forgetting(true);
        engine.goOnAfterViolation(keepFinals);
    }

    /** Goes by the number of preemptions, up to so many. */
    void byPreemptions(int most) {
        byPreemptions = true;
        bound = most;
    }

    /** Looks for one kind of failure only; others are kept but do not end the search. */
    void lookFor(String signature) {
        wanted = signature;
    }

    /** Goes on after failures. */
    void findAll() {
        stopAtFirst = false;
    }

    /** Keeps the hashes of memory at the ends, and lets executions go on after an invariant broke. */
    void keepFinals() {
        keepFinals = true;
        engine.goOnAfterViolation(true);
    }

    void progress(Progress listener) {
        progress = listener;
    }

    /** Searches until all is done, something is found, or {@code stop} says so. */
    void search(BooleanSupplier stop) {
        try {
            searchAll(stop);
        } catch (PlayBack.Impossible impossible) {
            executesAgain = true;
            resumed = null;
            engine(new Engine(execution, limits, false));
            searchAll(stop);
        }
    }

    private void searchAll(BooleanSupplier stop) {
        do {
            if (resumed == null) {
                begin();
            }
            while (searchLevel(stop)) {
                checked = current;
                if (nextLevel.isEmpty() || current == bound) {
                    exhausted = nextLevel.isEmpty() && !tooLong;
                    ended = true;
                    return;
                }
                current++;
                nextLevel.forEach(level::addFirst);
                nextLevel.clear();
                levelSize = level.size();
            }
        } while (learnt);
    }

    private void begin() {
        learnt = false;
        exhausted = false;
        ended = false;
        panicked = 0;
        seen = new StateTable();
        findings.clear();
        finals.clear();
        level.clear();
        nextLevel.clear();
        level.add(new int[0]);
        levelSize = 1;
        deferredChoices = 0;
        current = 0;
        checked = -1;
        cut = false;
    }

    private boolean searchLevel(BooleanSupplier stop) {
        if (resumed != null) {
            engine.run(new Engine.Prefix(resumed, (e, enabled) -> Guide.STOP));
            resumed = null;
            learnt = false;
            if (!vary(stop)) {
                return false;
            }
        }
        while (!level.isEmpty()) {
            int[] prefix = level.pollFirst();
            deferredChoices -= prefix.length;
            floor = prefix.length;
            fresh = prefix.length;
            int common = common(prefix);
            Guide guide = new Engine.Prefix(prefix, this::next);
            Engine.Ending ending = common > 0 ? engine.runFrom(common - 1, guide) : engine.run(guide);
            note(ending);
            if (isAtEnd(stop) || !vary(stop)) {
                return false;
            }
        }
        return true;
    }

    /** Tries whatever is left to try behind the first choices of the last execution; false when it was stopped. */
    private boolean vary(BooleanSupplier stop) {
        while (true) {
            int node = backtrack(floor);
            if (node < 0) {
                return true;
            }
            int choice = alternative;
            int at = node;
            fresh = node + 1;
            note(engine.runFrom(node, (e, enabled) -> e.depth() == at ? choice : next(e, enabled)));
            if (isAtEnd(stop)) {
                return false;
            }
        }
    }

    private boolean isAtEnd(BooleanSupplier stop) {
        learnt = engine.hasLearnt();
        return learnt || isFound() || stop.getAsBoolean();
    }

    // ---- to be taken up again ------------------------------------------------------------------------------------

    /** Writes down where a search stands that was stopped. */
    void save(Checkpoint to) {
        to.add("search.again", executesAgain ? 1 : 0);
        to.add("search.level", current);
        to.add("search.levelSize", levelSize);
        to.add("search.checked", checked);
        to.add("search.cut", cut ? 1 : 0);
        to.add("search.tooLong", tooLong ? 1 : 0);
        to.add("search.pruned", pruned ? 1 : 0);
        to.add("search.executions", executions);
        to.add("search.completed", completed);
        to.add("search.died", died ? 1 : 0);
        to.add("search.panicked", panicked);
        to.add("search.floor", floor);
        to.addChoices("search.choices", engine.choices());
        int[] led = new int[engine.depth()];
        for (int i = 0; i < led.length && i < leads.length; i++) {
            led[i] = leads[i];
        }
        to.addChoices("search.leads", led);
        if (longest != null) {
            to.addChoices("search.longest", longest);
        }
        engine.singleWakeups().stream().sorted().forEach(channel -> to.add("search.single", channel));
        level.forEach(prefix -> to.addChoices("search.open", prefix));
        nextLevel.forEach(prefix -> to.addChoices("search.next", prefix));
        seen.texts(STATES_IN_A_LINE).forEach(text -> to.add("search.seen", text));
    }

    /** Stands where a search stood, of the same execution and with the same bounds. */
    void resume(Checkpoint from) {
        if (from.number("search.again") != 0) {
            executesAgain = true;
            engine(new Engine(execution, limits, false));
        }
        begin();
        level.clear();
        current = (int) from.number("search.level");
        levelSize = (int) from.number("search.levelSize");
        checked = (int) from.number("search.checked");
        cut = from.number("search.cut") != 0;
        tooLong = from.number("search.tooLong") != 0;
        pruned = from.number("search.pruned") != 0;
        executions = from.number("search.executions");
        completed = from.number("search.completed");
        died = from.number("search.died") != 0;
        panicked = from.number("search.panicked");
        floor = (int) from.number("search.floor");
        resumed = Checkpoint.choices(from.get("search.choices"));
        int[] led = Checkpoint.choices(from.get("search.leads"));
        leads = new byte[Math.max(64, led.length)];
        for (int i = 0; i < led.length; i++) {
            leads[i] = (byte) led[i];
        }
        longest = from.all("search.longest").isEmpty() ? null : Checkpoint.choices(from.get("search.longest"));
        engine.singleWakeups().addAll(from.numbers("search.single"));
        from.all("search.open").forEach(text -> level.addLast(Checkpoint.choices(text)));
        from.all("search.next").forEach(text -> nextLevel.add(Checkpoint.choices(text)));
        level.forEach(prefix -> deferredChoices += prefix.length);
        nextLevel.forEach(prefix -> deferredChoices += prefix.length);
        from.all("search.seen").forEach(seen::read);
    }

    /**
     * Which part of the present level is done, from 0 to 1: of the places put aside how many are gone, or, without levels, how much of
     * the tree of choices lies behind the present execution if all its branches were alike. As later branches meet more states that
     * are known, less is left than that.
     */
    double done() {
        if (byPreemptions && levelSize > 1) {
            return 1 - (level.size() + 1.0) / levelSize;
        }
        double done = 0;
        double width = 1;
        for (int node = 0; node < engine.depth() && width > 1e-9; node++) {
            if (engine.isPrivateAt(node)) {
                continue;
            }
            long allowed = engine.allowedAt(node);
            int ways = Math.max(1, Long.bitCount(allowed));
            int letter = Engine.letter(engine.choiceAt(node));
            int tried =
                    letter == leads[node] ? 0 : 1 + Long.bitCount(allowed & ~(1L << leads[node]) & (1L << letter) - 1);
            width /= ways;
            done += tried * width;
        }
        return done;
    }

    /** How many choices the last execution shares with a prefix, plus one if a node stands there to go back to. */
    private int common(int[] prefix) {
        int n = Math.min(prefix.length - 1, engine.depth() - 1);
        int i = 0;
        while (i < n && engine.choiceAt(i) == prefix[i]) {
            i++;
        }
        return n < 0 ? 0 : i + 1;
    }

    private void note(Engine.Ending ending) {
        executions++;
        pruned = ending == Engine.Ending.STOPPED;
        died = ending == Engine.Ending.PANICKED;
        if (engine.finding() != null) {
            findings.putIfAbsent(engine.finding().signature(), engine.finding());
        }
        switch (ending) {
            case FAILED -> {}
            case COMPLETED -> completed++;
            case PANICKED -> panicked++;
            case TOO_LONG -> {
                tooLong = true;
                longest = longest == null ? engine.choices() : longest;
            }
            case STOPPED -> {}
        }
        if (keepFinals && ending != Engine.Ending.STOPPED) {
            finals.add(engine.memoryLow());
        }
        if (executions % REPORT_EVERY == 0) {
            progress.on(status());
        }
    }

    /** How far it has come. */
    Progress.Status status() {
        return new Progress.Status(
                byPreemptions ? "states, " + current + " preemptions" : "states",
                executions,
                seen.size(),
                checked,
                level.size() + (long) nextLevel.size(),
                done());
    }

    private boolean isFound() {
        return stopAtFirst && (wanted == null ? !findings.isEmpty() : findings.containsKey(wanted));
    }

    // ---- forward -------------------------------------------------------------------------------------------------

    private int next(Engine e, long enabled) {
        if (e.depth() >= fresh && !isNew(e)) {
            return Guide.STOP;
        }
        long allowed = e.allowedAt(e.depth());
        if (!byPreemptions) {
            for (long rest = allowed; rest != 0; rest &= rest - 1) {
                int letter = Long.numberOfTrailingZeros(rest);
                if (e.maybePrivate(letter)) {
                    return lead(e, letter);
                }
            }
        }
        int last = e.last();
        boolean couldGoOn = last >= 0 && (allowed & 1L << last) != 0;
        return lead(e, couldGoOn ? last : Long.numberOfTrailingZeros(allowed));
    }

    private int lead(Engine e, int letter) {
        if (e.depth() >= leads.length) {
            leads = Arrays.copyOf(leads, leads.length * 2);
        }
        leads[e.depth()] = (byte) letter;
        return Engine.choice(letter, 0);
    }

    private boolean isNew(Engine e) {
        long low = e.stateLow();
        long high = e.stateHigh();
        if (byPreemptions) {
            low = Hash.mix(low, e.last());
        }
        return seen.add(low, high);
    }

    // ---- back ----------------------------------------------------------------------------------------------------

    /** The deepest node from {@code floor} on with something left to try at this level; -1 when there is none. */
    private int backtrack(int floor) {
        for (int node = engine.depth() - 1; node >= Math.max(0, floor - 1); node--) {
            int choice = engine.choiceAt(node);
            int letter = Engine.letter(choice);
            if (Engine.outcome(choice) + 1 < engine.outcomesAt(node)) {
                alternative = Engine.choice(letter, Engine.outcome(choice) + 1);
                return node;
            }
            if (node < floor) {
                break; // who else could go on there was put aside together with this one
            }
            if (!byPreemptions && engine.isPrivateAt(node) && !endedAfter(node)) {
                continue; // whatever the others do they can do after it as well
            }
            int other = nextLetter(node, letter);
            if (other < 0) {
                continue;
            }
            if (byPreemptions && isPreemption(node)) {
                defer(node, letter);
                continue;
            }
            alternative = Engine.choice(other, 0);
            return node;
        }
        return -1;
    }

    /**
     * Whether the step after a node led to a state seen before, or stopped the kernel. If steps that nobody notices went round in
     * circles, or ended everything, the others would never get their turn.
     */
    private boolean endedAfter(int node) {
        return node == engine.depth() - 1 && (pruned || died);
    }

    /** Who is tried after a thread at a node: the thread that was tried first is the lead, the others follow by letter. */
    private int nextLetter(int node, int letter) {
        int lead = leads[node];
        long rest = engine.allowedAt(node) & ~(1L << lead);
        rest = letter == lead ? rest : rest & -1L << letter + 1;
        return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
    }

    private boolean isPreemption(int node) {
        int last = node == 0 ? -1 : Engine.letter(engine.choiceAt(node - 1));
        return last >= 0 && (engine.allowedAt(node) & 1L << last) != 0;
    }

    /** Leaves what would preempt at a node for the next level. */
    private void defer(int node, int last) {
        if (current == bound) {
            cut = true;
            return;
        }
        long others = engine.allowedAt(node) & ~(1L << last);
        for (long rest = others; rest != 0; rest &= rest - 1) {
            int[] prefix = Arrays.copyOf(engine.choices(), node + 1);
            prefix[node] = Engine.choice(Long.numberOfTrailingZeros(rest), 0);
            nextLevel.add(prefix);
            deferredChoices += prefix.length;
        }
    }

    // ---- what came of it -----------------------------------------------------------------------------------------

    /** What was found, by signature. */
    NavigableMap<String, Finding> findings() {
        return findings;
    }

    /** Whether it came to its end, be it that of a bound; otherwise it was stopped. */
    boolean isDone() {
        return ended;
    }

    /** Whether nothing is left to try, without any bound. */
    boolean isExhausted() {
        return exhausted && !cut;
    }

    /** All executions with at most so many preemptions have been checked; -1 when not even those without. */
    int checkedPreemptions() {
        return tooLong ? -1 : checked;
    }

    /** Whether some execution was longer than the limit. */
    boolean isTooLong() {
        return tooLong;
    }

    /** The choices of the first execution that was too long, or null. */
    int[] tooLongChoices() {
        return longest;
    }

    /** The choices of the last execution. */
    int[] choices() {
        return engine.choices();
    }

    long states() {
        return seen.size();
    }

    /** The bytes that states and places put aside take, about. */
    long bytes() {
        return seen.bytes() + 4 * deferredChoices + 24L * (level.size() + nextLevel.size());
    }

    long executions() {
        return executions;
    }

    /** The number of executions that went to their end. */
    long completed() {
        return completed;
    }

    /** The number of executions in which a kernel stopped and nobody minded. */
    long panicked() {
        return panicked;
    }

    Set<Long> finals() {
        return finals;
    }

    Engine engine() {
        return engine;
    }
}
