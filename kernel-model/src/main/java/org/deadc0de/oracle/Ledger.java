package org.deadc0de.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.crash.KernelStack;
import org.deadc0de.sim.mem.Journal;
import org.deadc0de.sim.sched.Sched;

/**
 * Who took and who dropped each reference of the objects that count them, and what the counter was afterwards. A kernel's macros
 * keep it; no kernel function reads it. What it keeps is undone with the memory of its host.
 */
public final class Ledger {
    private static final int MOST_ENTRIES = 2_000;

    /** What happened to an object. */
    public enum What {
        CREATED,
        TOOK,
        DROPPED,
        FREED
    }

    /**
     * One line of a ledger.
     *
     * @param what what happened
     * @param count the counter afterwards
     * @param functions the kernel functions that were active, innermost first
     * @param thread who did it: a process or a kernel thread
     * @param cpu on which processor
     */
    public record Entry(What what, long count, List<String> functions, String thread, int cpu) {
        public Entry {
            functions = List.copyOf(functions);
        }
    }

    private final Journal journal;
    private final Sched sched;
    private final Map<Long, List<Entry>> byObject = new LinkedHashMap<>();
    private boolean on = true;

    public Ledger(Journal journal, Sched sched) {
        this.journal = journal;
        this.sched = sched;
    }

    /** Stops or starts keeping: whoever executes a million times has no use for it. */
    public void keep(boolean keep) {
        on = keep;
    }

    /** An object came to be; what was known of another one at that address is forgotten. */
    public void created(long object) {
        if (on) {
            List<Entry> before = byObject.remove(object);
            journal.onUndo(() -> {
                byObject.remove(object);
                if (before != null) {
                    byObject.put(object, before);
                }
            });
            byObject.put(object, new ArrayList<>());
            add(object, What.CREATED, 0);
        }
    }

    /** A reference was taken. */
    public void took(long object, long count) {
        add(object, What.TOOK, count);
    }

    /** A reference was dropped. */
    public void dropped(long object, long count) {
        add(object, What.DROPPED, count);
    }

    /** Whoever dropped a reference found no other one: the object is given back. */
    public void freed(long object) {
        add(object, What.FREED, 0);
    }

    private void add(long object, What what, long count) {
        if (!on) {
            return;
        }
        List<Entry> entries = byObject.get(object);
        if (entries == null || entries.size() >= MOST_ENTRIES) {
            return;
        }
        KernelStack stack = sched.currentStack();
        List<String> functions = new ArrayList<>();
        for (Frame frame : stack.frames()) {
            functions.add(frame.function());
        }
        boolean booting = sched.current() == null;
        entries.add(new Entry(
                what,
                count,
                functions,
                booting
                        ? "boot"
                        : sched.current().name() + "[" + sched.current().pid() + "]",
                booting ? 0 : sched.current().cpu()));
        int size = entries.size();
        journal.onUndo(() -> entries.remove(size - 1));
    }

    /** The objects it knows, in the order in which they came to be. */
    public List<Long> objects() {
        return new ArrayList<>(byObject.keySet());
    }

    /** What happened to an object, in order; empty when it is not known. */
    public List<Entry> of(long object) {
        return List.copyOf(byObject.getOrDefault(object, List.of()));
    }
}
