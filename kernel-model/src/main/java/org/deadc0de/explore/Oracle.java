package org.deadc0de.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.deadc0de.sim.crash.Breakpoint;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.crash.Panic;
import org.deadc0de.sim.mem.AccessLog;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.sim.sched.SimThread;

/**
 * Judges states and ends. What an invariant says depends on the words of memory that it reads and on {@link
 * Execution#surroundings} alone, so it is asked again only when one of those words is as it never was when it held.
 */
final class Oracle {
    /** An invariant that does not hold. */
    record Broken(String name, List<String> places) {}

    private static final int REMEMBERED = 1 << 20;

    private final Execution execution;
    private final Memory[] memories;
    private final WatchedWords[] watched;
    private final AccessLog reads = new AccessLog();
    private final Map<String, Supplier<List<String>>> invariants;
    private StateTable sound = new StateTable();
    private long checks;

    Oracle(Execution execution, List<Memory> memories) {
        this.execution = execution;
        this.memories = memories.toArray(new Memory[0]);
        watched = new WatchedWords[this.memories.length];
        for (int i = 0; i < watched.length; i++) {
            watched[i] = new WatchedWords(this.memories[i]);
        }
        invariants = new LinkedHashMap<>(execution.invariants());
        reads.list(true);
        reads.seeAll(true);
    }

    /** The execution was reset. */
    void begin() {
        for (WatchedWords words : watched) {
            words.begin();
        }
    }

    /** What the journal of the first memory keeps after a mark is about to be undone. */
    void beforeUndo(int mark) {
        watched[0].beforeUndo(mark);
    }

    /** The first invariant that does not hold now, or null. */
    Broken check() {
        if (invariants.isEmpty()) {
            return null;
        }
        long surroundings = execution.surroundings();
        for (WatchedWords words : watched) {
            words.catchUp();
        }
        if (sound.contains(low(surroundings), high(surroundings))) {
            return null;
        }
        checks++;
        Broken broken = null;
        for (int i = 0; i < memories.length; i++) {
            memories[i].log(reads);
        }
        reads.truncateList(0);
        reads.resume();
        for (Map.Entry<String, Supplier<List<String>>> invariant : invariants.entrySet()) {
            List<String> places = invariant.getValue().get();
            if (!places.isEmpty()) {
                broken = new Broken(invariant.getKey(), places);
                break;
            }
        }
        reads.pause();
        if (broken == null) {
            // With several memories an address does not tell which was read, so it is watched in each.
            for (WatchedWords words : watched) {
                words.watch(reads);
            }
            if (sound.size() >= REMEMBERED) {
                sound = new StateTable();
            }
            sound.add(low(surroundings), high(surroundings));
        }
        return broken;
    }

    /** Whether what an invariant says may depend on what lies at an address, as far as any has looked yet. */
    boolean looksAt(long address) {
        for (WatchedWords words : watched) {
            if (words.isWatched(address)) {
                return true;
            }
        }
        return false;
    }

    /** How many words the invariants have read so far. */
    int watchedWords() {
        int n = 0;
        for (WatchedWords words : watched) {
            n += words.size();
        }
        return n;
    }

    /** How often the invariants were really asked. */
    long checks() {
        return checks;
    }

    private long low(long surroundings) {
        long h = surroundings;
        for (WatchedWords words : watched) {
            h = h * 31 + words.low();
        }
        return h;
    }

    private long high(long surroundings) {
        long h = Hash.mix2(surroundings, 1);
        for (WatchedWords words : watched) {
            h = h * 31 + words.high();
        }
        return h;
    }

    Finding violated(Broken broken, Schedule schedule) {
        return new Finding(
                Finding.Kind.INVARIANT,
                "invariant " + broken.name(),
                "INVARIANT VIOLATED: " + broken.name() + ": " + broken.places().get(0),
                broken.places(),
                null,
                schedule);
    }

    Finding crashed(Crash crash, Schedule schedule) {
        String what = crash.cause().getMessage();
        if (crash.cause() instanceof Panic) {
            what = "panic: " + what;
        } else if (crash.cause() instanceof Breakpoint) {
            what = "KDB: enter: " + what;
        }
        StringBuilder signature = new StringBuilder("crash ")
                .append(crash.cause() instanceof Panic ? what.replaceAll("0x[0-9a-f]+|[0-9]+", "#") : kindOf(crash));
        for (Frame frame : crash.frames().subList(0, Math.min(2, crash.frames().size()))) {
            signature.append(' ').append(frame.function()).append(':').append(frame.place());
        }
        List<String> frames = new ArrayList<>();
        for (Frame frame : crash.frames()) {
            frames.add(frame.function() + "() " + frame.file());
        }
        return new Finding(Finding.Kind.CRASH, signature.toString(), what, frames, crash, schedule);
    }

    private static String kindOf(Crash crash) {
        String text = crash.cause().getMessage();
        int at = text.indexOf(" at 0x");
        return at < 0 ? text : text.substring(0, at);
    }

    Finding stuck(Schedule schedule) {
        List<String> waits = new ArrayList<>();
        boolean locks = false;
        StringBuilder signature = new StringBuilder("deadlock");
        for (SimThread thread : execution.threads()) {
            if (!thread.isAlive()) {
                continue;
            }
            Guard guard = thread.pendingGuard();
            String what = guard == null ? "nothing" : guard.describe(thread.pendingObject());
            SimThread holder =
                    guard == null ? null : guard.holder(thread, thread.pendingObject(), thread.pendingDetail());
            locks |= thread.pendingKind() == Kind.ACQUIRE;
            waits.add(thread + " waits for " + what + (holder == null ? "" : ", held by " + holder));
            signature.append(' ').append(what.replaceAll("0x[0-9a-f]+", "#"));
        }
        String text = locks ? "DEADLOCK: " : "LOST WAKEUP: ";
        return new Finding(
                Finding.Kind.DEADLOCK, signature.toString(), text + String.join("; ", waits), waits, null, schedule);
    }

    Finding spinning(Schedule schedule) {
        List<String> spinners = new ArrayList<>();
        StringBuilder signature = new StringBuilder("livelock");
        for (SimThread thread : execution.threads()) {
            if (thread.state() == SimThread.State.SPINNING) {
                spinners.add(thread + " never leaves the kernel; it is in "
                        + thread.stack().topFunction() + "()");
                signature
                        .append(' ')
                        .append(
                                thread.stack().frames().isEmpty()
                                        ? ""
                                        : thread.stack()
                                                .frames()
                                                .get(thread.stack().depth() - 1)
                                                .function());
            }
        }
        return new Finding(
                Finding.Kind.LIVELOCK,
                signature.toString(),
                "LIVELOCK: " + String.join("; ", spinners),
                spinners,
                null,
                schedule);
    }

    /** Nobody ended, though everybody got steps in turn for a long time. */
    Finding endless(Schedule schedule) {
        List<String> alive = new ArrayList<>();
        for (SimThread thread : execution.threads()) {
            if (thread.isAlive()) {
                alive.add(thread + " goes on: " + execution.describe(thread));
            }
        }
        return new Finding(
                Finding.Kind.LIVELOCK,
                "livelock",
                "LIVELOCK: no end, though every thread gets its turn: " + String.join("; ", alive),
                alive,
                null,
                schedule);
    }
}
