package org.deadc0de.explore;

import java.util.Arrays;
import org.deadc0de.sim.mem.AccessLog;
import org.deadc0de.sim.mem.Journal;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/**
 * Goes back to an earlier node without executing from the start: the journal undoes memory; a thread that has run ahead is made
 * anew and fed what it had read, but only when it is chosen next.
 */
final class PlayBack {
    private final Engine engine;
    private final Execution execution;
    private final AccessLog log;
    private final Journal[] journals;
    private final Tape[] tapes;
    private final int width;
    private int[] marks = new int[64];
    private int[] counts = {};
    private long[] seenLow = {};
    private long[] seenHigh = {};

    /** What one thread has done and read. */
    private static final class Tape {
        private int granted;
        private boolean stale;
        private long[] values = new long[64];
        private int end;
        private int[] starts = new int[16];
        private Kind[] kinds = new Kind[16];
        private Guard[] guards = new Guard[16];
        private long[] objects = new long[16];
        private long[] details = new long[16];
        private boolean[] insides = new boolean[16];

        void grant(SimThread thread) {
            int k = granted++;
            if (k == starts.length) {
                int n = k * 2;
                starts = Arrays.copyOf(starts, n);
                kinds = Arrays.copyOf(kinds, n);
                guards = Arrays.copyOf(guards, n);
                objects = Arrays.copyOf(objects, n);
                details = Arrays.copyOf(details, n);
                insides = Arrays.copyOf(insides, n);
            }
            starts[k] = end;
            kinds[k] = thread.pendingKind();
            guards[k] = thread.pendingGuard();
            objects[k] = thread.pendingObject();
            details[k] = thread.pendingDetail();
            insides[k] = thread.stack().depth() > 0;
        }

        void append(AccessLog log) {
            int more = log.tapeSize();
            if (more == 0) {
                return;
            }
            if (end + more > values.length) {
                values = Arrays.copyOf(values, Math.max(values.length * 2, end + more));
            }
            end = log.tapedInto(values, end);
        }
    }

    /** The threads do what cannot be played back: the search has to begin anew and execute everything again each time. */
    static final class Impossible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Impossible(String message, Throwable cause) {
            super(message, cause, false, false);
        }
    }

    PlayBack(Execution execution, Engine engine, AccessLog log) {
        this.execution = execution;
        this.engine = engine;
        this.log = log;
        journals = execution.journals().toArray(new Journal[0]);
        width = engine.threadCount();
        tapes = new Tape[width];
        for (int i = 0; i < width; i++) {
            tapes[i] = new Tape();
        }
        log.tape(true);
    }

    /** A new execution from the first state. */
    void begin() {
        for (Tape tape : tapes) {
            tape.granted = 0;
            tape.end = 0;
            tape.stale = false;
        }
    }

    /** The execution has come to a node. */
    void node(int depth) {
        if ((depth + 1) * journals.length > marks.length) {
            marks = Arrays.copyOf(marks, (depth + 1) * journals.length * 2);
        }
        int slots = engine.slots();
        if ((depth + 1) * slots > seenLow.length) {
            int n = Math.max(64, (depth + 1) * 2) * slots;
            seenLow = Arrays.copyOf(seenLow, n);
            seenHigh = Arrays.copyOf(seenHigh, n);
            counts = Arrays.copyOf(counts, n);
        }
        for (int i = 0; i < journals.length; i++) {
            marks[depth * journals.length + i] = journals[i].mark();
        }
        for (int i = 0; i < slots; i++) {
            seenLow[depth * slots + i] = engine.seenLow(i);
            seenHigh[depth * slots + i] = engine.seenHigh(i);
        }
        for (int i = 0; i < width; i++) {
            counts[depth * slots + i] = tapes[i].granted;
        }
    }

    void granted(int letter) {
        if (letter < 0) {
            throw new Impossible("a thread without a letter runs", null);
        }
        tapes[letter].grant(engine.thread(letter));
    }

    private void repeating(boolean on) {
        for (Journal journal : journals) {
            journal.repeating(on);
        }
    }

    /** Keeps what the acting thread read. */
    void tape(int actor) {
        if (actor < width) {
            tapes[actor].append(log);
        }
    }

    /** The acting thread forgets what it knew; what it read stays on its tape. */
    void marked(int actor) {
        tape(actor);
    }

    /** Where the journal stood at a node. */
    int mark(int depth) {
        return marks[depth * journals.length];
    }

    /** Undoes everything after a node. */
    void backTo(int depth) {
        for (int i = 0; i < journals.length; i++) {
            journals[i].undoTo(marks[depth * journals.length + i]);
        }
        execution.sched().takeCrash();
        int slots = engine.slots();
        for (int i = 0; i < width; i++) {
            Tape tape = tapes[i];
            int k = counts[depth * slots + i];
            engine.restoreGranted(i, k);
            if (tape.granted != k) {
                tape.granted = k;
                tape.end = tape.starts[k];
                tape.stale = true;
                execution
                        .sched()
                        .park(engine.thread(i), tape.kinds[k], tape.guards[k], tape.objects[k], tape.details[k]);
                engine.thread(i).stack().standIn(tape.insides[k]);
            }
        }
        engine.restoreSeen(seenLow, seenHigh, depth * slots);
    }

    /** The thread is chosen: sees to it that it stands where it is taken to stand. */
    void bringBack(int letter) {
        Tape tape = tapes[letter];
        if (!tape.stale) {
            return;
        }
        tape.stale = false;
        SimThread thread = engine.thread(letter);
        if (tape.granted == 0) {
            execution.sched().catchUp(thread, 0);
            return;
        }
        int k = tape.granted;
        Kind kind = thread.pendingKind();
        Guard guard = thread.pendingGuard();
        long object = thread.pendingObject();
        long detail = thread.pendingDetail();
        repeating(true);
        execution.beforePlayBack(thread);
        log.play(tape.values, tape.end);
        try {
            execution.sched().catchUp(thread, k);
            log.stopPlaying();
            execution.afterPlayBack(thread);
        } catch (IllegalStateException | ArrayIndexOutOfBoundsException e) {
            throw new Impossible(e.getMessage(), e);
        } finally {
            repeating(false);
        }
        if (thread.pendingKind() != kind
                || thread.pendingGuard() != guard
                || thread.pendingObject() != object
                || thread.pendingDetail() != detail) {
            throw new Impossible(thread + " came back to another operation than it stood at", null);
        }
    }
}
