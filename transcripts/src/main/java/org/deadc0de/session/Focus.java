package org.deadc0de.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.deadc0de.explore.Execution;
import org.deadc0de.sim.mem.Journal;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;

/**
 * What an exploration looks for. What it does not look for may happen: an execution in which everybody waits or a kernel stops ends
 * there, a broken invariant is passed over. Executions that end in a panic are counted apart.
 *
 * @param names {@code panics}, {@code deadlocks} and names of invariants; empty for everything but what
 *     a kernel breaks in every ordinary session
 */
public record Focus(List<String> names) {
    /** Looks for all that can go wrong. */
    public static final Focus EVERYTHING = new Focus(List.of());

    /** The kernel stops. */
    public static final String PANICS = "panics";

    /** Some wait and nobody can go on. */
    public static final String DEADLOCKS = "deadlocks";

    public Focus {
        names = List.copyOf(names);
    }

    /** The first name that means nothing to a kernel with those invariants, or the empty string. */
    String unknown(Map<String, Supplier<List<String>>> invariants) {
        List<String> known = new ArrayList<>(List.of(PANICS, DEADLOCKS));
        known.addAll(invariants.keySet());
        return names.stream().filter(name -> !known.contains(name)).findFirst().orElse("");
    }

    /**
     * The same execution, judged by this alone.
     *
     * @param unsought what counts only where it is named
     */
    Execution of(Execution execution, Set<String> unsought) {
        if (!names.isEmpty()) {
            return new Focused(execution, names);
        }
        if (unsought.isEmpty()) {
            return execution;
        }
        List<String> sought = new ArrayList<>(List.of(PANICS, DEADLOCKS));
        sought.addAll(execution.invariants().keySet());
        sought.removeAll(unsought);
        return new Focused(execution, sought);
    }

    private record Focused(Execution execution, List<String> names) implements Execution {
        @Override
        public void reset() {
            execution.reset();
        }

        @Override
        public Sched sched() {
            return execution.sched();
        }

        @Override
        public List<Memory> memories() {
            return execution.memories();
        }

        @Override
        public Memory memoryOf(SimThread thread) {
            return execution.memoryOf(thread);
        }

        @Override
        public List<SimThread> threads() {
            return execution.threads();
        }

        @Override
        public Map<String, Supplier<List<String>>> invariants() {
            Map<String, Supplier<List<String>>> wanted = new LinkedHashMap<>(execution.invariants());
            wanted.keySet().retainAll(names);
            return wanted;
        }

        @Override
        public boolean isQuiet() {
            return execution.isQuiet();
        }

        @Override
        public boolean judgesStuck() {
            return names.contains(DEADLOCKS);
        }

        @Override
        public boolean judgesPanic() {
            return names.contains(PANICS);
        }

        @Override
        public boolean isOver() {
            return execution.isOver();
        }

        @Override
        public long time() {
            return execution.time();
        }

        @Override
        public int kind(int letter) {
            return execution.kind(letter);
        }

        @Override
        public boolean isMemoryOnly() {
            return execution.isMemoryOnly();
        }

        @Override
        public long surroundings() {
            return execution.surroundings();
        }

        @Override
        public List<Journal> journals() {
            return execution.journals();
        }

        @Override
        public void beforePlayBack(SimThread thread) {
            execution.beforePlayBack(thread);
        }

        @Override
        public void afterPlayBack(SimThread thread) {
            execution.afterPlayBack(thread);
        }

        @Override
        public String digest() {
            return execution.digest();
        }

        @Override
        public String describe(SimThread thread) {
            return execution.describe(thread);
        }

        @Override
        public String where(SimThread thread) {
            return execution.where(thread);
        }

        @Override
        public String describe(Memory memory, long address) {
            return execution.describe(memory, address);
        }

        @Override
        public boolean isPreemptible() {
            return execution.isPreemptible();
        }

        @Override
        public boolean isBookkeeping(String name) {
            return execution.isBookkeeping(name);
        }

        @Override
        public boolean isAtomic(String name) {
            return execution.isAtomic(name);
        }
    }
}
