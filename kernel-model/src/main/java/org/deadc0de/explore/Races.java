package org.deadc0de.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.mem.AccessLog;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/**
 * Looks for data races in random executions, by vector clocks. What guards read is a lock: storing there releases it, being granted
 * the operation takes it. A wakeup comes before the end of a sleep on its channel. Storing to a word that belongs to no object, as
 * allocators and WITNESS do, comes before whatever reads it later, so that a chunk's old life is over before its new one; that can
 * hide races and never makes one up.
 */
final class Races {
    /** The last accesses to one byte. */
    private static final class Shadow {
        private int writer = -1;
        private int writeTime;
        private DataRace.Access write;
        private int[] readTimes = {};
        private DataRace.Access[] reads = {};
    }

    private static final int GRANULE = AccessLog.GRANULE;

    private final Execution execution;
    private final Engine engine;
    private final Set<Long> locks = new HashSet<>();
    private final TreeMap<String, DataRace> found = new TreeMap<>();
    private final Map<String, Long> granules = new HashMap<>();
    private Map<SimThread, Integer> numbers = new HashMap<>();
    private List<int[]> clocks = new ArrayList<>();
    private Map<Long, int[]> orders = new HashMap<>();
    private Map<Long, int[]> channels = new HashMap<>();
    private Map<Long, Shadow> shadows = new HashMap<>();

    Races(Execution execution, Limits limits) {
        this.execution = execution;
        engine = new Engine(execution, limits, false);
        engine.record(true);
        engine.tellOfOrder(this::ordered);
    }

    /** Looks in so many random executions, or until {@code stop} says so; gives what was found, by word and functions. */
    List<DataRace> look(long seed, int executions, BooleanSupplier stop) {
        Guides.Dice dice = new Guides.Dice(seed);
        for (int i = 0; i < executions && !stop.getAsBoolean(); i++) {
            numbers = new HashMap<>();
            clocks = new ArrayList<>();
            orders = new HashMap<>();
            channels = new HashMap<>();
            shadows = new HashMap<>();
            Guide walk = Guides.randomWalk(dice);
            for (Memory memory : execution.memories()) {
                memory.watch((address, length, write) -> access(memory, address, length, write));
            }
            try {
                engine.run(walk);
            } finally {
                execution.memories().forEach(memory -> memory.watch(null));
            }
        }
        List<DataRace> races = new ArrayList<>();
        found.forEach((name, race) -> {
            if (!locks.contains(granules.get(name))) {
                races.add(race);
            }
        });
        return races;
    }

    private int number(SimThread thread) {
        Integer known = numbers.get(thread);
        if (known != null) {
            return known;
        }
        int n = numbers.size();
        numbers.put(thread, n);
        int[] clock = new int[n + 1];
        clock[n] = 1;
        clocks.add(clock);
        return n;
    }

    /** An operation was granted, or done besides one. */
    private void ordered(SimThread thread, Kind kind, long object, long[] guardWords, int guards) {
        int me = number(thread);
        switch (kind) {
            case WAKEUP, WAKEUP_ONE -> release(channels, object, me);
            case WAKE, LEAVE -> join(me, channels.get(object));
            default -> {
                for (int i = 0; i < guards; i++) {
                    if (!engine.isControl(guardWords[i])) {
                        locks.add(guardWords[i]);
                        join(me, orders.get(guardWords[i]));
                    }
                }
            }
        }
    }

    private void access(Memory memory, long address, int length, boolean write) {
        SimThread thread = execution.sched().current();
        if (thread == null) {
            return;
        }
        int me = number(thread);
        for (long granule = address & -GRANULE; granule < address + length; granule += GRANULE) {
            if (locks.contains(granule)) {
                order(granule, me, write);
            } else if (!engine.isControl(granule)) {
                String name = execution.describe(memory, granule);
                if (name == null || !isField(name)) {
                    order(granule, me, write);
                } else if (!execution.isAtomic(name)) {
                    DataRace.Access access =
                            new DataRace.Access(address, length, write, thread.toString(), thread.cpu(), functions());
                    long end = Math.min(granule + GRANULE, address + length);
                    for (long at = Math.max(granule, address); at < end; at++) {
                        check(at, name, me, access);
                    }
                }
            }
        }
    }

    private static boolean isField(String name) {
        return name.indexOf('.') > 0 && !name.contains("+0x");
    }

    private void order(long granule, int me, boolean write) {
        join(me, orders.get(granule));
        if (write) {
            release(orders, granule, me);
        }
    }

    private void check(long at, String name, int me, DataRace.Access access) {
        Shadow shadow = shadows.computeIfAbsent(at, a -> new Shadow());
        int[] clock = clocks.get(me);
        long granule = at & -GRANULE;
        if (shadow.writer >= 0 && shadow.writer != me && shadow.writeTime > at(clock, shadow.writer)) {
            report(granule, name, shadow.write, access);
        }
        if (access.write()) {
            for (int other = 0; other < shadow.readTimes.length; other++) {
                if (other != me && shadow.readTimes[other] > at(clock, other)) {
                    report(granule, name, shadow.reads[other], access);
                }
            }
            shadow.writer = me;
            shadow.writeTime = clock[me];
            shadow.write = access;
            shadow.readTimes = new int[0];
            shadow.reads = new DataRace.Access[0];
        } else {
            if (shadow.readTimes.length <= me) {
                shadow.readTimes = Arrays.copyOf(shadow.readTimes, me + 1);
                shadow.reads = Arrays.copyOf(shadow.reads, me + 1);
            }
            shadow.readTimes[me] = clock[me];
            shadow.reads[me] = access;
        }
    }

    private List<String> functions() {
        List<String> functions = new ArrayList<>();
        for (Frame frame : execution.sched().currentStack().frames()) {
            functions.add(frame.function());
        }
        return functions;
    }

    /** The same two places are told once, whichever came first and whatever the object is called. */
    private void report(long granule, String name, DataRace.Access first, DataRace.Access second) {
        String field = name.substring(name.lastIndexOf('.'));
        List<String> places = new ArrayList<>(List.of(
                first.function() + (first.write() ? " writes" : " reads"),
                second.function() + (second.write() ? " writes" : " reads")));
        Collections.sort(places);
        String key = field + " " + places;
        if (found.putIfAbsent(key, new DataRace(name, first, second)) == null) {
            granules.put(key, granule);
        }
    }

    private static int at(int[] clock, int thread) {
        return thread < clock.length ? clock[thread] : 0;
    }

    private void join(int me, int[] other) {
        if (other != null) {
            int[] mine = clocks.get(me);
            if (mine.length < other.length) {
                mine = Arrays.copyOf(mine, other.length);
                clocks.set(me, mine);
            }
            for (int i = 0; i < other.length; i++) {
                mine[i] = Math.max(mine[i], other[i]);
            }
        }
    }

    private void release(Map<Long, int[]> to, long key, int me) {
        join(me, to.get(key));
        to.put(key, clocks.get(me).clone());
        clocks.get(me)[me]++;
    }
}
