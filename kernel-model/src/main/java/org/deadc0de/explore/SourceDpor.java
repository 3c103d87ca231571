package org.deadc0de.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.deadc0de.explore.Footprint.Op;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/**
 * Executes each partial order of dependent steps once: dynamic partial order reduction with source sets and sleep sets (Abdulla,
 * Aronis, Jonsson, Sagonas, 2014). A race is a pair of steps whose order could be turned round; where one is found, the node
 * before the first is told to try the second.
 *
 * <p>An acquire races with the acquire before it, never with the release between them: that only has to come first.
 */
final class SourceDpor {
    private static final int UNKNOWN = -1;

    /** A node of the execution that is being varied. */
    private static final class Node {
        private long backtrack;
        private long done;
        private long sleeping;
        private List<List<Footprint>> sleepers;
        private long enabled;
        private int current;
        private int outcomes;
        private List<Footprint> currentSteps;
    }

    private final Execution execution;
    private final Limits limits;
    private Engine engine;
    private final Dependency dependency;
    private final Dependency naming;
    private Clocks clocks;
    private final List<Node> nodes = new ArrayList<>();
    private final Set<Long> traces = new TreeSet<>();
    private final Set<Long> finals = new TreeSet<>();
    private final TreeMap<String, Finding> findings = new TreeMap<>();
    private boolean keepTraces;
    private boolean changesOnly;
    private boolean watching;
    private int watchedWords;
    private boolean stopAtFirst = true;
    private boolean learnt;
    private long executions;
    private long blocked;
    private boolean asleep;
    private boolean exhausted;
    private boolean tooLong;
    private boolean unsure;
    private boolean panicked;
    private int follow;

    SourceDpor(Execution execution, Limits limits) {
        this(execution, limits, new Dependency(), new Dependency());
    }

    /**
     * A search that a test may cripple.
     *
     * @param dependency what decides what is tried
     * @param naming what decides which executions are called the same
     */
    SourceDpor(Execution execution, Limits limits, Dependency dependency, Dependency naming) {
        this.execution = execution;
        this.limits = limits;
        engine = new Engine(execution, limits);
        engine.record(true);
        this.dependency = dependency;
        this.naming = naming;
    }

    /** Keeps the hashes of all partial orders, and goes on after failures. */
    void keepTraces() {
        keepTraces = true;
        stopAtFirst = false;
        engine.goOnAfterViolation(true);
    }

    /**
     * Takes two steps to be independent also where they store to the same words, if each leaves these as they were: two that take and
     * release one lock. Then there are fewer partial orders, and each still stands for executions that end alike.
     */
    void countChangesOnly() {
        changesOnly = true;
        engine.countChangesOnly(true);
    }

    /**
     * Tries both orders of two steps that each change something invariants look at, though nothing else makes them dependent: between
     * the two an invariant may be broken in one order only. Where invariants turn out to look at more, it begins again.
     */
    void watchInvariants() {
        watching = true;
        engine.watching(true);
    }

    /** Goes on after failures. */
    void findAll() {
        stopAtFirst = false;
    }

    /** Searches until all is done, something is found, or {@code stop} says so. */
    void search(BooleanSupplier stop) {
        try {
            searchAll(stop);
        } catch (PlayBack.Impossible impossible) {
            engine = new Engine(execution, limits, false);
            engine.record(true);
            engine.countChangesOnly(changesOnly);
            engine.watching(watching);
            engine.goOnAfterViolation(keepTraces);
            searchAll(stop);
        }
    }

    private void searchAll(BooleanSupplier stop) {
        do {
            learnt = false;
            restart();
            while (!exhausted && !learnt && !stop.getAsBoolean() && (!stopAtFirst || findings.isEmpty())) {
                executeOnce();
            }
        } while (learnt && !stop.getAsBoolean());
    }

    private void restart() {
        nodes.clear();
        traces.clear();
        finals.clear();
        findings.clear();
        executions = 0;
        blocked = 0;
        exhausted = false;
        follow = -1;
        clocks = new Clocks(dependency, engine.threadCount());
    }

    private void executeOnce() {
        asleep = false;
        int from = Math.max(0, follow);
        Engine.Ending ending = follow < 0 ? engine.run(this::next) : engine.runFrom(follow, this::next);
        clocks.truncate(from);
        for (int i = from; i < engine.depth(); i++) {
            int choice = engine.choiceAt(i);
            step(i, Engine.letter(choice), Engine.outcome(choice), engine.footprintAt(i));
        }
        if (learnt) {
            return;
        }
        unsure |= holderWaits();
        if (asleep) {
            blocked++;
        } else {
            executions++;
            waitingThreads();
            if (keepTraces) {
                finals.add(engine.memoryLow());
                Clocks named = new Clocks(naming, engine.threadCount());
                named.follow(engine, 0);
                traces.add(named.traceHash());
            }
            if (ending == Engine.Ending.FAILED) {
                findings.putIfAbsent(engine.finding().signature(), engine.finding());
            }
            tooLong |= ending == Engine.Ending.TOO_LONG;
            panicked |= ending == Engine.Ending.PANICKED;
        }
        follow = backtrack();
        exhausted = follow < 0;
        if (watching && engine.watchedWords() > watchedWords) {
            watchedWords = engine.watchedWords();
            learnt = true;
        }
    }

    // ---- going forward -------------------------------------------------------------------------------------------

    private int next(Engine e, long enabled) {
        int depth = e.depth();
        if (depth < nodes.size()) {
            Node known = nodes.get(depth);
            if (known.outcomes == UNKNOWN) {
                known.outcomes = e.outcomes(Engine.letter(known.current));
            }
            return known.current;
        }
        Node node = new Node();
        node.enabled = enabled;
        node.sleepers = new ArrayList<>(e.threadCount());
        for (int i = 0; i < e.threadCount(); i++) {
            node.sleepers.add(null);
        }
        if (depth > 0) {
            inheritSleep(nodes.get(depth - 1), node, e.footprintAt(depth - 1));
        }
        long awake = enabled & ~node.sleeping;
        if (awake == 0) {
            asleep = true;
            return Guide.STOP;
        }
        int last = e.last();
        int letter = last >= 0 && (awake & 1L << last) != 0 ? last : Long.numberOfTrailingZeros(awake);
        node.backtrack = 1L << letter;
        node.current = Engine.choice(letter, 0);
        node.outcomes = e.outcomes(letter);
        node.currentSteps = new ArrayList<>(1);
        nodes.add(node);
        return node.current;
    }

    /** Who was asleep stays so unless the step taken wakes him: then his step would no longer be the same. */
    private void inheritSleep(Node parent, Node child, Footprint step) {
        for (int q = 0; q < parent.sleepers.size(); q++) {
            List<Footprint> steps = parent.sleepers.get(q);
            if (steps == null || q == Engine.letter(parent.current)) {
                continue;
            }
            boolean wakes = false;
            for (Footprint other : steps) {
                wakes |= dependency.dependent(other, step);
            }
            if (!wakes) {
                child.sleeping |= 1L << q;
                child.sleepers.set(q, steps);
            }
        }
    }

    // ---- races ---------------------------------------------------------------------------------------------------

    private void step(int index, int thread, int outcome, Footprint footprint) {
        nodes.get(index).currentSteps.add(footprint);
        learnt |= dependency.learn(footprint);
        naming.learn(footprint);
        boolean afterTime = engine.timeMovedBefore(index);
        races(index, thread, footprint, afterTime);
        clocks.add(thread, outcome, footprint, afterTime);
    }

    /** At the end, what those wait for who never got it, might have been got at an earlier place. */
    private void waitingThreads() {
        for (int t = 0; t < engine.threadCount(); t++) {
            if (engine.thread(t).isAlive() && engine.thread(t).pendingGuard() != null) {
                races(clocks.size(), t, engine.pendingFootprint(t), false);
            }
        }
    }

    private void races(int index, int thread, Footprint footprint, boolean afterTime) {
        int[] clock = clocks.ofThread(thread, afterTime);
        int previous = clocks.latest(thread);
        for (int i = index - 1; i >= 0; i--) {
            int other = clocks.owner(i);
            if (other == thread || clocks.covers(clock, i) || !dependency.dependent(clocks.footprint(i), footprint)) {
                continue;
            }
            boolean pendingThere = previous < i;
            boolean enabledThere = (nodes.get(i).enabled & 1L << thread) != 0;
            if (pendingThere && !enabledThere || holds(other, i, footprint)) {
                continue; // the first had to come first: an edge, no race
            }
            turnRound(i, index, thread, footprint);
            if (pendingThere) {
                clocks.join(clock, i);
            }
        }
    }

    private boolean holderWaits() {
        for (int i = 0; i < clocks.size(); i++) {
            Footprint step = clocks.footprint(i);
            for (Op op : step.ops) {
                if (op.guard() != null && step.kept(op.object()) != null && waitsElsewhere(i, op, step)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the thread that took a lock in a step stood at another wait before it gave it back. */
    private boolean waitsElsewhere(int taken, Op lock, Footprint taking) {
        for (int i = taken + 1; i < clocks.size(); i++) {
            if (clocks.owner(i) == clocks.owner(taken)) {
                Footprint step = clocks.footprint(i);
                if (lock.guard().asksWhetherHolderWaits(step.ops[0].kind(), step.ops[0].guard())) {
                    return true;
                }
                if (Footprint.meet(step.writes, step.writeBits, taking.guards, taking.guardBits)) {
                    return false;
                }
            }
        }
        SimThread thread = engine.thread(clocks.owner(taken));
        return thread.isAlive() && lock.guard().asksWhetherHolderWaits(thread.pendingKind(), thread.pendingGuard());
    }

    /** Whether thread {@code other} held, just before its step {@code index}, a lock that the waiting operation takes. */
    private boolean holds(int other, int index, Footprint waiting) {
        Op wants = waiting.ops[0];
        if (wants.kind() != Kind.ACQUIRE) {
            return false;
        }
        for (int i = index - 1; i >= 0; i--) {
            if (clocks.owner(i) != other) {
                continue;
            }
            Footprint step = clocks.footprint(i);
            Op taken = step.kept(wants.object());
            if (taken != null) {
                return taken.guard() == null || !taken.guard().commute(taken.object(), taken.detail(), wants.detail());
            }
            if (Footprint.meet(step.writes, step.writeBits, waiting.guards, waiting.guardBits)) {
                return false;
            }
        }
        return false;
    }

    /** Makes the node before step {@code first} try what comes after it and does not need it. */
    private void turnRound(int first, int second, int thread, Footprint footprint) {
        Node node = nodes.get(first);
        long initials = 0;
        int lead = -1;
        int[] seen = new int[second - first];
        int count = 0;
        for (int k = first + 1; k < second; k++) {
            if (clocks.isAfter(k, first)) {
                continue;
            }
            initials = addInitial(initials, seen, count, k);
            seen[count++] = k;
            lead = lead < 0 ? clocks.owner(k) : lead;
        }
        if (isInitial(seen, count, thread, footprint)) {
            initials |= 1L << thread;
        }
        lead = lead < 0 ? thread : lead;
        if ((node.backtrack & initials) != 0) {
            return;
        }
        if ((node.enabled & 1L << lead) != 0) {
            node.backtrack |= 1L << lead;
        } else if ((node.enabled & initials) != 0) {
            node.backtrack |= Long.lowestOneBit(node.enabled & initials);
        } else {
            node.backtrack |= node.enabled;
        }
    }

    private long addInitial(long initials, int[] seen, int count, int step) {
        for (int i = 0; i < count; i++) {
            if (clocks.isAfter(step, seen[i])) {
                return initials;
            }
        }
        return initials | 1L << clocks.owner(step);
    }

    private boolean isInitial(int[] seen, int count, int thread, Footprint footprint) {
        for (int i = 0; i < count; i++) {
            if (clocks.owner(seen[i]) == thread || dependency.dependent(clocks.footprint(seen[i]), footprint)) {
                return false;
            }
        }
        return true;
    }

    // ---- going back ----------------------------------------------------------------------------------------------

    /** Finds the last node with something left to try and sets it up; -1 when there is none. */
    private int backtrack() {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            int letter = Engine.letter(node.current);
            int outcome = Engine.outcome(node.current) + 1;
            if (outcome < node.outcomes) {
                node.current = Engine.choice(letter, outcome);
                return i;
            }
            node.done |= 1L << letter;
            node.sleeping |= 1L << letter;
            node.sleepers.set(letter, node.currentSteps);
            long rest = node.backtrack & ~node.done & ~node.sleeping & node.enabled;
            if (rest != 0) {
                int next = Long.numberOfTrailingZeros(rest);
                node.current = Engine.choice(next, 0);
                node.outcomes = UNKNOWN;
                node.currentSteps = new ArrayList<>(1);
                return i;
            }
            nodes.remove(i);
        }
        return -1;
    }

    // ---- what came of it -----------------------------------------------------------------------------------------

    /** The number of executions that came to an end. */
    long executions() {
        return executions;
    }

    /** The number of executions given up because all that was left had been tried elsewhere. */
    long blocked() {
        return blocked;
    }

    /**
     * Whether a thread waited for something while it held what others may get just because of that: then orders may have been missed,
     * for which words make that possible no step tells.
     */
    boolean isUnsure() {
        return unsure;
    }

    /** Whether a kernel stopped and nobody minded: what the others would have done then is not known. */
    boolean hasPanicked() {
        return panicked;
    }

    /** Whether nothing is left to try. */
    boolean isExhausted() {
        return exhausted && !tooLong && !unsure && !panicked;
    }

    Set<Long> traces() {
        return traces;
    }

    /** The hashes of memory at the ends, if partial orders are kept. */
    Set<Long> finals() {
        return finals;
    }

    /** What was found, by signature. */
    NavigableMap<String, Finding> findings() {
        return findings;
    }

    Engine engine() {
        return engine;
    }
}
