package org.deadc0de.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.deadc0de.sim.lock.WaitChannels;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.time.Clock;

/** A machine just large enough for a few threads, with the words a small model is written in. */
class SmallModel implements Execution {
    /** Where the model's variables lie, four bytes each. */
    static final long WORDS = 0x1_0000;

    private static final long CONTROLS = 0x2_0000;

    final Memory memory = new Memory(Memory.Abi.I386);
    final Sched sched;
    final Clock clock = new Clock(memory.journal());
    final WaitChannels channels;
    private final List<SimThread> threads = new ArrayList<>();
    private final List<Integer> kinds = new ArrayList<>();
    private final Map<String, Supplier<List<String>>> invariants = new LinkedHashMap<>();
    private final Map<Long, String> names = new LinkedHashMap<>();
    private boolean memoryOnly = true;
    private int start;

    final Guard free = new Guard() {
        @Override
        public boolean permits(SimThread thread, long object, long detail) {
            return memory.peek(object, 4) == 0;
        }

        @Override
        public SimThread holder(SimThread thread, long object, long detail) {
            long owner = memory.peek(object, 4);
            return owner == 0 ? null : threads.get((int) owner - 1);
        }

        @Override
        public String describe(long object) {
            return name(object);
        }
    };

    SmallModel() {
        this(new Sched());
    }

    SmallModel(Sched sched) {
        this.sched = sched;
        memory.map(WORDS, 0x1_0000);
        memory.map(CONTROLS, 0x1_0000);
        sched.idle(clock);
        channels = new WaitChannels("host", sched, memory, clock, CONTROLS - 8);
    }

    // ---- building ------------------------------------------------------------------------------------------------

    /** The address of variable number {@code index}, which gets a name. */
    final long word(int index, String name) {
        names.put(WORDS + 4L * index, name);
        return WORDS + 4L * index;
    }

    final void thread(String name, Runnable body) {
        thread(name, -1, body);
    }

    final void thread(String name, int kind, Runnable body) {
        int n = threads.size();
        SimThread thread = sched.spawn("host", 100 + n, 100 + n, name, body);
        thread.control(CONTROLS + 64L * n);
        thread.letter(n);
        threads.add(thread);
        kinds.add(kind);
        start = memory.journal().mark();
    }

    final void invariant(String name, Supplier<List<String>> check) {
        invariants.put(name, check);
    }

    final SmallModel executingAgain() {
        memoryOnly = false;
        return this;
    }

    // ---- the words of a model ------------------------------------------------------------------------------------

    final int me() {
        return sched.current().letter();
    }

    final void lock(long mutex) {
        sched.point(Kind.ACQUIRE, free, mutex, 0);
        memory.store4(mutex, 0, me() + 1);
    }

    final void unlock(long mutex) {
        memory.store4(mutex, 0, 0);
    }

    final void msleep(long channel, long mutex) {
        channels.sleep(channel, "model", false, WaitChannels.NEVER, () -> unlock(mutex));
        lock(mutex);
    }

    final int get(long word) {
        return memory.load4(word, 0);
    }

    final void set(long word, int value) {
        memory.store4(word, 0, value);
    }

    /** A store that others may come before. */
    final void storeAt(long word, int value) {
        sched.point(Kind.STORE, word);
        set(word, value);
    }

    /** A load that others may come before. */
    final int loadAt(long word) {
        sched.point(Kind.LOAD, word);
        return get(word);
    }

    final int peek(long word) {
        return (int) memory.peek(word, 4);
    }

    // ---- the seam ------------------------------------------------------------------------------------------------

    @Override
    public void reset() {
        memory.journal().undoTo(start);
        sched.restart(threads);
    }

    @Override
    public Sched sched() {
        return sched;
    }

    @Override
    public List<Memory> memories() {
        return List.of(memory);
    }

    @Override
    public List<SimThread> threads() {
        return threads;
    }

    @Override
    public Map<String, Supplier<List<String>>> invariants() {
        return invariants;
    }

    @Override
    public long time() {
        return clock.now();
    }

    @Override
    public int kind(int letter) {
        return kinds.get(letter);
    }

    @Override
    public boolean isMemoryOnly() {
        return memoryOnly;
    }

    @Override
    public String describe(Memory where, long address) {
        return names.get(address);
    }

    @Override
    public String describe(SimThread thread) {
        String object = name(thread.pendingObject());
        return switch (thread.pendingKind()) {
            case ACQUIRE -> "lock(" + object + ")";
            case SLEEP -> "sleeps on " + object;
            case WAKEUP -> "wakeup(" + object + ")";
            case WAKEUP_ONE -> "wakeup_one(" + object + ")";
            case LOAD -> "reads " + object;
            case STORE -> "writes " + object;
            default -> Words.of(thread);
        };
    }

    final String name(long address) {
        return names.getOrDefault(address, "0x" + Long.toHexString(address));
    }
}
