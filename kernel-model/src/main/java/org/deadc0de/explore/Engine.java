package org.deadc0de.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deadc0de.explore.Footprint.Op;
import org.deadc0de.sim.lock.WaitChannels;
import org.deadc0de.sim.mem.AccessLog;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.ReplaySchedule;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.sched.Strategy;

/**
 * Executes an {@link Execution} under a {@link Guide}, and keeps what happened: who went on at each node, who could have, what the
 * state was. A node is a place where somebody has to be chosen; between two nodes lies one choice, which grants one operation, or
 * several where the kernel cannot be preempted.
 */
final class Engine implements Strategy {
    /** How an execution ended. */
    enum Ending {
        /** Everybody ended. */
        COMPLETED,
        /** It went wrong: {@link #finding()} tells how. */
        FAILED,
        /** The guide wanted no more of it. */
        STOPPED,
        /** A kernel stopped, which nobody judges. */
        PANICKED,
        /** It used up its steps. */
        TOO_LONG
    }

    private static final int LETTERS = 60;
    private static final int CONTROL_SIZE = 32;
    private static final int MOST_WAITS = 100_000;
    private static final long LONGEST_WAIT = 3600_000_000_000L;
    private static final long ENDED = 0x656e6465;
    private static final Op[] NO_OPS = {};

    private final Execution execution;
    private final Limits limits;
    private final Sched sched;
    private final List<Memory> memories;
    private final AccessLog log = new AccessLog();
    private final Oracle oracle;
    private final PlayBack playBack;
    private final ChangedWords changedWords;
    private final int threadCount;
    private final SimThread[] threads;

    // What happened, by node.
    private int depth;
    private int[] choices = new int[64];
    private long[] enabledAt = new long[64];
    private long[] allowedAt = new long[64];
    private int[] grants = new int[64];
    private boolean[] privateAt = new boolean[64];
    private int[] outcomesAt = new int[64];
    private int[] preemptionsAt = new int[64];
    private boolean[] timeMoved = new boolean[64];
    private Footprint[] footprints = new Footprint[64];

    // What each thread has observed; the last slot is for all without a letter. Behind them, in the same order, what
    // each knew when it
    // was last in user mode.
    private final long[] seenLow;
    private final long[] seenHigh;
    private final int[] grantedOf;

    /** The same without forgetting anything at marks; right only where nothing is played back. */
    private final long[] fullSeen;

    private int actor;

    private Guide guide;
    private boolean recording;
    private boolean changesOnly;
    private boolean watching;
    private boolean findingPrivate;
    private Trace.Scribe scribe;
    private Orders orders;
    private boolean stepIsPrivate;
    private int dictated;
    private boolean dictating;
    private boolean orderingTwins;
    private boolean goOnAfterViolation;
    private boolean forgetting;

    /** Whether nobody asks what states there are or what steps did: then nothing is told of what is read, and nothing hashed. */
    private boolean onlyJudging;

    private int decisions;
    private boolean stopping;
    private boolean tooLong;
    private boolean backAtNode;
    private Finding finding;
    private Finding firstViolation;
    private final Set<Long> singleWakeups = new HashSet<>();
    private boolean learnt;
    private int waits;
    private long grantedAt;
    private long executions;
    private long grantedSteps;
    private final List<Op> stepOps = new ArrayList<>();
    private long[] guardWords = new long[16];
    private int guardWordCount;

    Engine(Execution execution, Limits limits) {
        this(execution, limits, execution.isMemoryOnly());
    }

    /**
     * An engine for one execution.
     *
     * @param mayPlayBack whether to go back without executing again
     */
    Engine(Execution execution, Limits limits, boolean mayPlayBack) {
        this.execution = execution;
        this.limits = limits;
        sched = execution.sched();
        memories = List.copyOf(execution.memories());
        oracle = new Oracle(execution, memories);
        execution.reset();
        threads = execution.threads().toArray(new SimThread[0]);
        threadCount = threads.length;
        if (threadCount == 0 || threadCount > LETTERS) {
            throw new IllegalArgumentException(threadCount + " threads: from 1 to " + LETTERS + " can be explored");
        }
        for (int i = 0; i < threadCount; i++) {
            threads[i].letter(i);
        }
        seenLow = new long[2 * (threadCount + 1)];
        seenHigh = new long[2 * (threadCount + 1)];
        grantedOf = new int[threadCount];
        fullSeen = new long[threadCount + 1];
        playBack = mayPlayBack ? new PlayBack(execution, this, log) : null;
        changedWords = new ChangedWords(memories);
    }

    /** An engine that is asked how executions end and nothing else: neither for states nor for what steps did. */
    static Engine judging(Execution execution, Limits limits) {
        Engine engine = new Engine(execution, limits, false);
        engine.onlyJudging = true;
        return engine;
    }

    // ---- configuration -------------------------------------------------------------------------------------------

    /** Whether to keep the footprint of every step. */
    void record(boolean on) {
        recording = on;
    }

    /** Whether a store counts in footprints only where, at the end of its step, something else lies there than before it. */
    void countChangesOnly(boolean on) {
        changesOnly = on;
    }

    /** Whether two steps count as dependent when each changes something that invariants look at: they may hold between the two, or not. */
    void watching(boolean on) {
        watching = on;
    }

    /** How many words the invariants have looked at so far: with more of them, more steps are dependent. */
    int watchedWords() {
        return oracle.watchedWords();
    }

    /** Is told of what puts steps of different threads in an order. */
    interface Orders {
        /** A thread was granted an operation, or does it besides one; its guard, if it has one, has read {@code guards} words. */
        void ordered(SimThread thread, Kind kind, long object, long[] guardWords, int guards);
    }

    /** Who is told of orders; only while footprints are kept. */
    void tellOfOrder(Orders newOrders) {
        orders = newOrders;
    }

    /** Who takes down what happens, or null. */
    void dictateTo(Trace.Scribe newScribe) {
        scribe = newScribe;
    }

    /** Whether threads forget what they met in the kernel when they are back in user mode: who compares states wants that. */
    void forgetting(boolean on) {
        forgetting = on;
    }

    /** Whether an execution in which an invariant broke goes on to its end. */
    void goOnAfterViolation(boolean on) {
        goOnAfterViolation = on;
    }

    // ---- running -------------------------------------------------------------------------------------------------

    /** One execution from the first state. */
    Ending run(Guide newGuide) {
        execution.reset();
        for (Memory memory : memories) {
            memory.hash(!onlyJudging);
        }
        oracle.begin();
        depth = 0;
        Arrays.fill(seenLow, 0);
        Arrays.fill(seenHigh, 0);
        Arrays.fill(fullSeen, 0);
        Arrays.fill(grantedOf, 0);
        actor = threadCount;
        backAtNode = false;
        grantedAt = execution.time();
        if (playBack != null) {
            playBack.begin();
        }
        return go(newGuide);
    }

    /** Goes on from node {@code node} of the last execution, without executing again what came before. */
    Ending runFrom(int node, Guide newGuide) {
        if (playBack == null) {
            int[] prefix = Arrays.copyOf(choices, node);
            return run(new Prefix(prefix, newGuide));
        }
        oracle.beforeUndo(playBack.mark(node));
        playBack.backTo(node);
        depth = node;
        backAtNode = true;
        return go(newGuide);
    }

    private Ending go(Guide newGuide) {
        guide = newGuide;
        stopping = false;
        tooLong = false;
        finding = null;
        firstViolation = null;
        decisions = 0;
        executions++;
        sched.strategy(this);
        sched.fuelPerSystemCall(limits.fuel());
        listen();
        log.pause();
        log.clear();
        log.truncateList(0);
        log.list(recording || findingPrivate);
        Sched.Idle idle = sched.idle();
        waits = 0;
        sched.idle(() -> isWorthWaiting() && idle.advance());
        try {
            return end(sched.run(this::isFinished));
        } finally {
            sched.idle(idle);
            log.pause();
            for (Memory memory : memories) {
                memory.log(null);
            }
        }
    }

    private void listen() {
        AccessLog listener = onlyJudging ? null : log;
        for (int i = 0; i < memories.size(); i++) {
            memories.get(i).log(listener);
        }
    }

    /** Timers of the kernel may go off for ever; who has not got on after so many of them or so long waits for nothing. */
    private boolean isWorthWaiting() {
        return ++waits <= MOST_WAITS && execution.time() - grantedAt <= LONGEST_WAIT;
    }

    private boolean isFinished() {
        return stopping || execution.isOver();
    }

    private Ending end(Sched.Outcome first) {
        Sched.Outcome outcome = first;
        deciding(sched);
        while (outcome == Sched.Outcome.SPINNING && sched.resumeSpinners(limits.fuel())) {
            outcome = sched.run(this::isFinished);
        }
        closeStep();
        switch (outcome) {
            case CRASHED -> finding = execution.judgesPanic() ? oracle.crashed(sched.crash(), schedule()) : null;
            case STUCK -> finding = execution.judgesStuck() ? oracle.stuck(schedule()) : null;
            case SPINNING -> finding = oracle.spinning(schedule());
            default -> {}
        }
        boolean panicked = outcome == Sched.Outcome.CRASHED && finding == null;
        if (finding == null && !stopping && !panicked) {
            checkInvariants(false); // a kernel that stopped was in the middle of something
        }
        if (finding == null) {
            finding = firstViolation;
        }
        if (finding != null && (!finding.equals(firstViolation) || !goOnAfterViolation || !stopping)) {
            return Ending.FAILED;
        }
        if (panicked) {
            return Ending.PANICKED;
        }
        return tooLong ? Ending.TOO_LONG : stopping ? Ending.STOPPED : Ending.COMPLETED;
    }

    private void checkInvariants(boolean onlyWhenQuiet) {
        if (firstViolation != null || onlyWhenQuiet && !execution.isQuiet()) {
            return;
        }
        Oracle.Broken broken = oracle.check();
        listen();
        if (broken != null) {
            firstViolation = oracle.violated(broken, schedule());
            if (!goOnAfterViolation) {
                finding = firstViolation;
            }
        }
    }

    // ---- what happened -------------------------------------------------------------------------------------------

    /** How the last execution went wrong, or null. */
    Finding finding() {
        return finding;
    }

    /** The number of nodes passed. */
    int depth() {
        return depth;
    }

    /** The choice made at a node. */
    int choiceAt(int node) {
        return choices[node];
    }

    /** A copy of all choices made. */
    int[] choices() {
        return Arrays.copyOf(choices, depth);
    }

    /** Who could go on at a node, one bit for each letter. */
    long enabledAt(int node) {
        return enabledAt[node];
    }

    /** Whether to find out which steps nobody else could notice. */
    void findPrivate(boolean on) {
        findingPrivate = on && playBack != null;
    }

    /** Whether interchangeable threads start in the order of their letters. */
    void orderTwins(boolean on) {
        orderingTwins = on;
    }

    /** Who is worth trying at a node. */
    long allowedAt(int node) {
        return allowedAt[node];
    }

    /** How many preemptions came before a node. */
    int preemptionsAt(int node) {
        return preemptionsAt[node];
    }

    /** Whether virtual time had to move before anybody could go on at a node. */
    boolean timeMovedBefore(int node) {
        return timeMoved[node];
    }

    /** What the step after a node did, if footprints are kept. */
    Footprint footprintAt(int node) {
        return footprints[node];
    }

    /** The letter of the thread that made the last step, or -1 before the first. */
    int last() {
        return depth == 0 ? -1 : letter(choices[depth - 1]);
    }

    /** How often a thread was chosen or restarted so far. */
    long executions() {
        return executions;
    }

    /** How many operations have been granted in all executions. */
    long grantedSteps() {
        return grantedSteps;
    }

    int threadCount() {
        return threadCount;
    }

    SimThread thread(int letter) {
        return threads[letter];
    }

    Execution execution() {
        return execution;
    }

    /** Whether the choice of {@code letter} at the present node preempts the thread that made the last step. */
    boolean wouldPreempt(int letter, long enabled) {
        int last = last();
        return last >= 0 && last != letter && (enabled & 1L << last) != 0;
    }

    private long withoutTwins(long enabled) {
        long allowed = enabled;
        for (int i = 1; i < threadCount; i++) {
            if ((enabled & 1L << i) != 0 && grantedOf[i] <= 1) {
                int kind = execution.kind(i);
                for (int j = 0; kind >= 0 && j < i; j++) {
                    if (execution.kind(j) == kind && areAlike(i, j)) {
                        allowed &= ~(1L << i);
                    }
                }
            }
        }
        return allowed;
    }

    /** Whether two threads stand alike before their first or second operation. */
    private boolean areAlike(int i, int j) {
        return threads[i].isAlive()
                && threads[j].isAlive()
                && grantedOf[i] == grantedOf[j]
                && threads[i].pendingKind() == threads[j].pendingKind()
                && threads[i].pendingObject() == threads[j].pendingObject()
                && seenLow[i] == seenLow[j]
                && seenHigh[i] == seenHigh[j];
    }

    /** Whether the step after a node did nothing that anybody else could notice. */
    boolean isPrivateAt(int node) {
        return privateAt[node];
    }

    /** Whether the next step of a thread looks like one that nobody else could notice. */
    boolean maybePrivate(int letter) {
        return isPrivate(threads[letter].pendingKind());
    }

    private static boolean isPrivate(Kind kind) {
        return switch (kind) {
            case START, WAKE, PREEMPT, MAY_SLEEP, SYSCALL -> true;
            default -> false;
        };
    }

    /** How many outcomes the pending operation of a thread has. */
    int outcomes(int letter) {
        SimThread thread = threads[letter];
        return thread.pendingKind() == Kind.CHOICE ? Math.max(1, (int) thread.pendingDetail()) : 1;
    }

    /** What follows the choice made at a node, in the order of letters and outcomes, or -1 when it was the last. */
    int alternativeAfter(int node) {
        int letter = letter(choices[node]);
        if (outcome(choices[node]) + 1 < outcomesAt[node]) {
            return choice(letter, outcome(choices[node]) + 1);
        }
        long rest = enabledAt[node] & -1L << letter + 1;
        return rest == 0 ? -1 : choice(Long.numberOfTrailingZeros(rest), 0);
    }

    /** How many operations were granted by the choice made at a node. */
    int grantsAt(int node) {
        return grants[node];
    }

    /** How many operations were granted from a node on. */
    int grantsSince(int node) {
        int sum = 0;
        for (int i = node; i < depth; i++) {
            sum += grants[i];
        }
        return sum;
    }

    /** How many outcomes the choice made at a node had. */
    int outcomesAt(int node) {
        return outcomesAt[node];
    }

    /** The low half of the hash of the present state: memories, what every thread knows, time. */
    long stateLow() {
        long h = execution.time();
        for (Memory memory : memories) {
            h = h * 31 + memory.hashLow();
        }
        for (int i = 0; i <= threadCount; i++) {
            h += Hash.mix(hasEnded(i) ? ENDED : seenLow[i], i);
        }
        return singleWakeups.isEmpty() ? h : h + queues();
    }

    /** Who has ended knows nothing any more. */
    private boolean hasEnded(int slot) {
        return slot < threadCount && threads[slot].state() == SimThread.State.DONE;
    }

    /** The order of the sleepers on channels where it matters. */
    private long queues() {
        long h = 0;
        for (int i = 0; i < threadCount; i++) {
            if (threads[i].pendingKind() == Kind.WAKE && singleWakeups.contains(threads[i].pendingObject())) {
                int rank = 1;
                long place = WaitChannels.placeOf(execution.memoryOf(threads[i]), threads[i]);
                for (int j = 0; j < threadCount; j++) {
                    rank += place > 0
                                    && threads[j].pendingKind() == Kind.WAKE
                                    && threads[j].pendingObject() == threads[i].pendingObject()
                                    && WaitChannels.placeOf(execution.memoryOf(threads[j]), threads[j]) < place
                            ? 1
                            : 0;
                }
                h += Hash.mix(rank, i);
            }
        }
        return h;
    }

    /** Whether a channel was found on which single sleepers are woken since this was last asked: states differ by more then. */
    boolean hasLearnt() {
        boolean was = learnt;
        learnt = false;
        return was;
    }

    /** The channels on which single sleepers are woken, as far as any has been met. */
    Set<Long> singleWakeups() {
        return singleWakeups;
    }

    /** The high half. */
    long stateHigh() {
        long h = execution.time();
        for (Memory memory : memories) {
            h = h * 31 + memory.hashHigh();
        }
        for (int i = 0; i <= threadCount; i++) {
            h += Hash.mix2(hasEnded(i) ? ENDED : seenHigh[i], i);
        }
        return singleWakeups.isEmpty() ? h : h ^ queues() * 31;
    }

    /** A hash of the present state in which no thread has forgotten anything. */
    long fullState() {
        long h = stateHigh();
        for (int i = 0; i <= threadCount; i++) {
            h += Hash.mix(fullSeen[i], i);
        }
        return h;
    }

    /** The low half of the hash of the memories alone. */
    long memoryLow() {
        long h = 0;
        for (Memory memory : memories) {
            h = h * 31 + memory.hashLow();
        }
        return h;
    }

    /** What a thread would do if it could go on, with the words that decide that. */
    Footprint pendingFootprint(int letter) {
        guardWordCount = 0;
        SimThread thread = threads[letter];
        log.list(true);
        for (Memory memory : memories) {
            memory.log(log);
        }
        collectGuard(thread);
        for (Memory memory : memories) {
            memory.log(null);
        }
        return Footprint.pending(op(thread), Arrays.copyOf(guardWords, guardWordCount));
    }

    /** A choice: who goes on, and with which outcome if it stands at one. */
    static int choice(int letter, int outcome) {
        return letter | outcome << 8;
    }

    static int letter(int choice) {
        return choice & 0xff;
    }

    static int outcome(int choice) {
        return choice >>> 8;
    }

    /** The schedule of what has been done so far. */
    Schedule schedule() {
        return schedule(execution.digest(), depth);
    }

    private Schedule schedule(String digest, int nodes) {
        List<Schedule.Segment> segments = new ArrayList<>();
        int thread = -1;
        int steps = 0;
        boolean preempts = false;
        for (int i = 0; i < nodes; i++) {
            int letter = letter(choices[i]);
            if (letter != thread) {
                if (steps > 0) {
                    segments.add(new Schedule.Segment(thread, steps, preempts, -1));
                }
                preempts = thread >= 0 && (enabledAt[i] & 1L << thread) != 0;
                thread = letter;
                steps = 0;
            }
            if (outcomesAt[i] > 1) {
                segments.add(new Schedule.Segment(thread, steps + 1, preempts, outcome(choices[i])));
                preempts = false;
                steps = grants[i] - 1;
            } else {
                steps += grants[i];
            }
        }
        if (steps > 0) {
            segments.add(new Schedule.Segment(thread, steps, preempts, -1));
        }
        return new Schedule(digest, List.copyOf(segments));
    }

    // ---- the strategy --------------------------------------------------------------------------------------------

    @Override
    public void deciding(Sched s) {
        decisions++;
        if (onlyJudging) {
            return;
        }
        log.pause();
        fold(log.low(), log.high());
        if (playBack != null) {
            playBack.tape(actor);
        }
        log.clear();
    }

    @Override
    public SimThread choose(Sched s, SimThread running, SimThread[] enabled, int count) {
        if (stopping) {
            return null;
        }
        SimThread unlettered = ReplaySchedule.withoutLetter(running, enabled, count);
        if (unlettered != null) {
            return unlettered;
        }
        long mask = 0;
        if (backAtNode) {
            mask = enabledAt[depth];
        } else {
            for (int i = 0; i < count; i++) {
                mask |= 1L << enabled[i].letter();
            }
            closeStep();
            checkInvariants(true);
            if (finding != null) {
                stopping = true;
                return null;
            }
            open(mask);
        }
        backAtNode = false;
        int choice = depth >= limits.steps() ? tooLong() : guide.next(this, mask);
        if (choice < 0) {
            stopping = true;
            return null;
        }
        return take(choice, mask);
    }

    private int tooLong() {
        tooLong = true;
        return Guide.STOP;
    }

    /** A new node, with nothing chosen yet. */
    private void open(long mask) {
        if (depth + 1 >= choices.length) {
            int n = choices.length * 2;
            choices = Arrays.copyOf(choices, n);
            enabledAt = Arrays.copyOf(enabledAt, n);
            allowedAt = Arrays.copyOf(allowedAt, n);
            grants = Arrays.copyOf(grants, n);
            outcomesAt = Arrays.copyOf(outcomesAt, n);
            privateAt = Arrays.copyOf(privateAt, n);
            preemptionsAt = Arrays.copyOf(preemptionsAt, n);
            timeMoved = Arrays.copyOf(timeMoved, n);
            footprints = Arrays.copyOf(footprints, n);
        }
        enabledAt[depth] = mask;
        allowedAt[depth] = orderingTwins ? withoutTwins(mask) : mask;
        timeMoved[depth] = decisions > 1;
        if (depth == 0) {
            preemptionsAt[0] = 0;
        }
        if (playBack != null) {
            playBack.node(depth);
        }
    }

    private SimThread take(int choice, long mask) {
        int letter = letter(choice);
        if ((mask & 1L << letter) == 0) {
            throw new IllegalStateException("thread " + Schedule.letters(letter) + " cannot go on");
        }
        boolean preempts = wouldPreempt(letter, mask);
        choices[depth] = choice;
        grants[depth] = 0;
        outcomesAt[depth] = outcomes(letter);
        preemptionsAt[depth + 1] = preemptionsAt[depth] + (preempts ? 1 : 0);
        depth++;
        if (recording || findingPrivate) {
            stepOps.clear();
            guardWordCount = 0;
            log.truncateList(0);
            stepIsPrivate = true;
        }
        dictated = log.size();
        if (playBack != null) {
            playBack.bringBack(letter);
        }
        if (changesOnly) {
            changedWords.begin();
        }
        return threads[letter];
    }

    private void closeStep() {
        if (findingPrivate && depth > 0) {
            privateAt[depth - 1] = stepIsPrivate && touchesOnlyItself();
        }
        if (scribe != null) {
            dictateWrites();
        }
        if (recording && depth > 0 && !stepOps.isEmpty()) {
            footprints[depth - 1] = Footprint.of(
                    stepOps.toArray(NO_OPS),
                    keptLocks(),
                    log,
                    changesOnly ? changedWords.of(log) : null,
                    Arrays.copyOf(guardWords, guardWordCount),
                    this::isControl,
                    watching ? oracle::looksAt : granule -> false);
            stepOps.clear();
        }
    }

    /** Whether a word belongs to the lock that the step took: that it was written goes without saying. */
    private boolean isGuardWord(long granule) {
        for (int i = 0; i < guardWordCount; i++) {
            if (guardWords[i] == granule) {
                return true;
            }
        }
        return false;
    }

    /** A finding that an execution which uses up its steps even when everybody has his turn goes on for ever: it begins with {@code nodes}. */
    Finding endless(int nodes) {
        return oracle.endless(schedule(execution.digest(), nodes));
    }

    /** Tells the scribe what was stored since the last operation. */
    private void dictateWrites() {
        if (depth == 0) {
            return;
        }
        SimThread doer = threads[letter(choices[depth - 1])];
        String own = ownPrefix(doer);
        List<String> names = new ArrayList<>();
        List<Long> granules = new ArrayList<>();
        boolean shared = false;
        for (int i = dictated; i < log.size(); i++) {
            shared |= !isControlOf(doer, log.granule(i));
            if (log.isWrite(i) && !isGuardWord(log.granule(i))) {
                String name = execution.describe(execution.memoryOf(doer), log.granule(i));
                if (name != null && !name.startsWith(own)) {
                    names.add(Words.field(name));
                    granules.add(log.granule(i));
                }
            }
        }
        dictated = log.size();
        if (!dictating) {
            return;
        }
        dictating = false;
        scribe.close(names, granules, shared);
    }

    /** What the names of a thread's own fields begin with: nobody wants to read of those. */
    private String ownPrefix(SimThread thread) {
        String name = thread.control() == 0 ? null : execution.describe(execution.memoryOf(thread), thread.control());
        int dot = name == null ? -1 : name.indexOf('.');
        return dot < 0 ? "\0" : name.substring(0, dot + 1);
    }

    private boolean touchesOnlyItself() {
        SimThread doer = threads[letter(choices[depth - 1])];
        for (int i = 0; i < log.size(); i++) {
            if (!isControlOf(doer, log.granule(i))) {
                return false;
            }
        }
        return true;
    }

    /** The locks taken in this step that another thread could not take now. */
    private Op[] keptLocks() {
        List<Op> kept = new ArrayList<>(1);
        int doer = letter(choices[depth - 1]);
        SimThread another = threads[doer == 0 ? threadCount - 1 : doer - 1];
        for (Op op : stepOps) {
            if (op.kind() == Kind.ACQUIRE
                    && op.guard() != null
                    && !op.guard().permits(another, op.object(), op.detail())) {
                kept.add(op);
            }
        }
        return kept.toArray(NO_OPS);
    }

    @Override
    public void granted(Sched s, SimThread thread) {
        int letter = thread.letter();
        actor = letter < 0 ? threadCount : letter;
        if (letter >= 0) {
            waits = 0;
            grantedAt = execution.time();
            if (depth > 0) {
                grants[depth - 1]++;
            }
            grantedOf[letter]++;
            stepIsPrivate &= isPrivate(thread.pendingKind());
            grantedSteps++;
        }
        if (thread.pendingKind() == Kind.WAKEUP_ONE) {
            learnt |= singleWakeups.add(thread.pendingObject());
        }
        if (recording) {
            collectGuard(thread);
            stepOps.add(op(thread));
            if (orders != null) {
                orders.ordered(
                        thread,
                        thread.pendingKind(),
                        thread.pendingObject(),
                        guardWords,
                        thread.pendingGuard() == null ? 0 : guardWordCount);
            }
        }
        if (scribe != null && letter >= 0) {
            if (grants[depth - 1] > 1) {
                dictateWrites();
            }
            dictating = true;
            scribe.step(
                    letter,
                    execution.describe(thread)
                            + (outcomesAt[depth - 1] > 1 ? ": number " + outcome(choices[depth - 1]) : ""),
                    execution.where(thread),
                    depth > 0 && grants[depth - 1] == 1 && preemptionsAt[depth] > preemptionsAt[depth - 1]);
        }
        decisions = 0;
        if (onlyJudging) {
            return;
        }
        fold(thread.pendingObject() + code(thread.pendingKind()), thread.pendingDetail());
        fold(execution.time(), 0);
        if (playBack != null) {
            playBack.granted(letter);
        }
        log.clear();
        log.resume();
    }

    /** Lists the words that the guard of a thread reads. */
    private void collectGuard(SimThread thread) {
        if (thread.pendingGuard() == null) {
            return;
        }
        int before = log.size();
        log.resume();
        thread.isEnabled();
        log.pause();
        for (int i = before; i < log.size(); i++) {
            if (guardWordCount == guardWords.length) {
                guardWords = Arrays.copyOf(guardWords, guardWordCount * 2);
            }
            guardWords[guardWordCount++] = log.granule(i);
        }
        log.truncateList(before);
    }

    @Override
    public int chooseOutcome(Sched s, SimThread thread, int outcomes) {
        int outcome = thread.letter() < 0 || depth == 0 ? 0 : outcome(choices[depth - 1]);
        return (int) log.observe(outcome);
    }

    @Override
    public long observed(Sched s, SimThread thread, long value) {
        return log.observe(value);
    }

    @Override
    public void also(Sched s, SimThread thread, Kind kind, long object) {
        stepIsPrivate = false;
        if (recording && !log.isPlaying()) {
            stepOps.add(new Op(kind, object, 0, null));
            if (orders != null) {
                orders.ordered(thread, kind, object, guardWords, 0);
            }
        }
    }

    @Override
    public void marked(Sched s, SimThread thread, String label, long[] values) {
        if (onlyJudging || log.isPlaying()) {
            return;
        }
        fullSeen[actor] = Hash.mix(fullSeen[actor], log.low() ^ log.high());
        long low = label.hashCode();
        long high = low;
        for (long value : values) {
            low = Hash.mix(low, value);
            high = Hash.mix2(high, value);
        }
        seenLow[actor] = low;
        seenHigh[actor] = high;
        if (playBack != null) {
            playBack.marked(actor);
        }
        log.clear();
    }

    @Override
    public boolean wantsKnowledge() {
        return forgetting;
    }

    @Override
    public void leftUserMode(Sched s, SimThread thread) {
        if (forgetting && !log.isPlaying()) {
            keepWhatWasRead();
            seenLow[actor + threadCount + 1] = seenLow[actor];
            seenHigh[actor + threadCount + 1] = seenHigh[actor];
        }
    }

    @Override
    public void enteredUserMode(Sched s, SimThread thread, long known) {
        if (forgetting && !log.isPlaying()) {
            keepWhatWasRead();
            int user = actor + threadCount + 1;
            seenLow[user] = Hash.mix(seenLow[user], known);
            seenHigh[user] = Hash.mix2(seenHigh[user], known);
            seenLow[actor] = seenLow[user];
            seenHigh[actor] = seenHigh[user];
        }
    }

    private void keepWhatWasRead() {
        fold(log.low(), log.high());
        if (playBack != null) {
            playBack.marked(actor);
        }
        log.clear();
    }

    /** How many hashes of knowledge there are. */
    int slots() {
        return seenLow.length;
    }

    private void fold(long low, long high) {
        if ((low | high) != 0) {
            seenLow[actor] = Hash.mix(seenLow[actor], low);
            seenHigh[actor] = Hash.mix2(seenHigh[actor], high);
            fullSeen[actor] = Hash.mix(fullSeen[actor], low ^ high);
        }
    }

    long seenLow(int slot) {
        return seenLow[slot];
    }

    long seenHigh(int slot) {
        return seenHigh[slot];
    }

    void restoreGranted(int letter, int granted) {
        grantedOf[letter] = granted;
    }

    void restoreSeen(long[] low, long[] high, int at) {
        System.arraycopy(low, at, seenLow, 0, seenLow.length);
        System.arraycopy(high, at, seenHigh, 0, seenHigh.length);
    }

    private static Op op(SimThread thread) {
        return new Op(thread.pendingKind(), thread.pendingObject(), thread.pendingDetail(), thread.pendingGuard());
    }

    @SuppressWarnings("EnumOrdinal") // any numbering will do that does not change while a search runs
    private static long code(Kind kind) {
        return (kind.ordinal() + 1L) << 56;
    }

    /** Whether an address lies in the control words of some thread. */
    boolean isControl(long granule) {
        List<SimThread> all = sched.threads();
        for (int i = 0; i < threadCount; i++) {
            if (isControlOf(threads[i], granule)) {
                return true;
            }
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).letter() < 0 && isControlOf(all.get(i), granule)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isControlOf(SimThread thread, long granule) {
        long offset = granule - thread.control();
        return thread.control() != 0 && offset >= 0 && offset < CONTROL_SIZE;
    }

    /** Follows recorded choices, then hands over. */
    static final class Prefix implements Guide {
        private final int[] choices;
        private final Guide then;

        Prefix(int[] choices, Guide then) {
            this.choices = choices;
            this.then = then;
        }

        @Override
        public int next(Engine engine, long enabled) {
            int depth = engine.depth();
            return depth < choices.length ? choices[depth] : then.next(engine, enabled);
        }
    }
}
