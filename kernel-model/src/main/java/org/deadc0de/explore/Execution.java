package org.deadc0de.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.deadc0de.sim.mem.Journal;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;

/**
 * Something that can be executed again and again from one first state under different schedules: a booted world with the commands
 * that are to run at once, or a small model.
 *
 * <p>One step of a schedule is one operation granted to a thread that has a letter ({@code Strategy.granted}): its start, and
 * everything that {@code Sched.point} declares. Threads without a letter run as soon as they can and are not counted.
 *
 * <p>What the threads share has to lie in the memories, or in Java objects that register every change with {@code
 * Journal.onUndo}. What a thread learns otherwise it has to learn through {@code Sched.observe}.
 */
public interface Execution {
    /**
     * Goes back to the first state: undoes what the memories and journals have kept, then {@code Sched.restart}s every thread.
     * Called before each execution, also the first.
     */
    void reset();

    /** Who runs. The engine sets its strategy; its preemption policy is the kernel's. */
    Sched sched();

    /** The memories of all hosts. */
    List<Memory> memories();

    /** The memory of the host that a thread belongs to. */
    default Memory memoryOf(SimThread thread) {
        return memories().get(0);
    }

    /** The threads that schedules mention: the one at index 0 has letter 0. At most 60. */
    List<SimThread> threads();

    /** What should hold, by name: each gives one sentence for each place where it does not. */
    default Map<String, Supplier<List<String>>> invariants() {
        return Map.of();
    }

    /**
     * Whether the invariants may be asked now: nobody stands in the middle of changing what they read, as when none of the locks
     * that guard it is held. They are asked after every step at which this is so, and at the end.
     */
    default boolean isQuiet() {
        return true;
    }

    /** Whether it is wrong that some wait and nobody can go on; otherwise the execution ends there like any other. */
    default boolean judgesStuck() {
        return true;
    }

    /** Whether it is wrong that a kernel stops; otherwise the execution ends there, apart from those that came to their end. */
    default boolean judgesPanic() {
        return true;
    }

    /**
     * What the invariants depend on besides the words of memory that they read, as a number: whether some thread stands inside a
     * kernel. Where two states agree in both, the invariants must say the same.
     */
    default long surroundings() {
        return 0;
    }

    /** Whether it has come to its end; by default when every thread with a letter has. */
    default boolean isOver() {
        List<SimThread> threads = threads();
        for (int i = 0; i < threads.size(); i++) {
            if (threads.get(i).isAlive()) {
                return false;
            }
        }
        return true;
    }

    /** Virtual time in nanoseconds; part of the state. */
    default long time() {
        return 0;
    }

    /**
     * The group of interchangeable threads that the one with this letter belongs to: same body, same first state, and what the
     * others see of it does not tell which it is. A negative number when it is in none.
     */
    default int kind(int letter) {
        return -1;
    }

    /**
     * Whether the threads read and write nothing but the memories, and each of them is in {@link #threads}: then a thread can be
     * brought anywhere by playing back what it read, and searches need not execute again from the start. What else a thread has,
     * {@link #beforePlayBack} and {@link #afterPlayBack} see to. Where that turns out not to be so, a search begins anew without.
     */
    default boolean isMemoryOnly() {
        return false;
    }

    /** What keeps the changes: those of the memories come first, in their order. Undoing all of them to one moment restores it. */
    default List<Journal> journals() {
        List<Journal> journals = new ArrayList<>();
        memories().forEach(memory -> journals.add(memory.journal()));
        return journals;
    }

    /** A thread is about to do again what it has done since its start, without any effect on what is shared. */
    default void beforePlayBack(SimThread thread) {}

    /** The thread stands where it is to stand. */
    default void afterPlayBack(SimThread thread) {}

    /** Eight hexadecimal digits that say which scenario this is: commands, kernel, model version, first state. */
    default String digest() {
        return "00000000";
    }

    /** What the pending operation of a thread does, in the kernel's words: {@code mtx_lock(sermtx)}. */
    default String describe(SimThread thread) {
        return Words.of(thread);
    }

    /** The kernel function in which a thread stands, for people; the empty string outside the kernel. */
    default String where(SimThread thread) {
        return thread.stack().topFunction();
    }

    /** Names an address of the given memory for people: {@code bridge0.if_xname}; null when it is nothing known. */
    default String describe(Memory memory, long address) {
        return null;
    }

    /** Whether what has this name only counts or serves memory: everybody stores there, and nobody cares. */
    default boolean isBookkeeping(String name) {
        return false;
    }

    /** Whether the real kernel changes what has this name by locked instructions, where the model may load and store. */
    default boolean isAtomic(String name) {
        return false;
    }

    /** Whether a thread can be preempted between any two accesses in the real machine; otherwise no two accesses race. */
    default boolean isPreemptible() {
        return true;
    }
}
