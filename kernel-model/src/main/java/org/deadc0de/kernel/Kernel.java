package org.deadc0de.kernel;

import java.util.List;
import java.util.Map;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.sched.SimThread;

/** What every simulated kernel offers to the world around it. */
public interface Kernel {
    /** The machine it was booted on. */
    Machine machine();

    /**
     * Boots: prints the banner and messages, attaches the devices and runs the start-up configuration. Called once, outside any
     * simulated thread.
     */
    void boot();

    /** The process of root's interactive shell. */
    Proc shell();

    /** The root prompt of the interactive shell, with its blank. */
    String prompt();

    /** The program that a command name starts, or null when this system has none of that name. */
    Program program(String name);

    /** What a shell prints for a command that does not exist, with its newline. */
    String commandNotFound(String name);

    /**
     * What root's shell prints when a redirection cannot open its file, with its newline.
     *
     * @param create whether it would have been made
     */
    default String cannotOpen(String path, int errno, boolean create) {
        return "sh: cannot " + (create ? "create " : "open ") + path + ": " + strerror(errno) + "\n";
    }

    /** The status that root's shell goes on with after {@link #cannotOpen}. */
    default int statusOfFailedRedirection() {
        return 2;
    }

    /** What strerror(3) of this system says of an error number. */
    String strerror(int errno);

    /** The names of the programs it has, in alphabetical order. */
    List<String> programs();

    /** The system calls of a process of this host. */
    Syscalls syscalls(Proc process);

    /** The thread number that a new process's thread gets. */
    default int threadId(Proc process) {
        return process.pid();
    }

    /** Prepares a new thread: its control words in simulated memory, its processor. */
    void adopt(SimThread thread);

    /** Says that a process ends: closes its descriptors, wherever that leads. Runs on its own thread. */
    void exit(Proc process);

    /** Says that a thread ends whose process goes on. Runs on that thread. */
    default void exitThread() {
        // Nothing is kept for a thread.
    }

    /** Tells how programs are started that no shell has asked for. */
    default void launcher(Launcher launcher) {
        // No daemon starts any.
    }

    /** What starts processes that no shell has asked for, as people call it; empty when nothing does. */
    default String startsProcesses() {
        return "";
    }

    /** Starts programs for daemons. */
    @FunctionalInterface
    interface Launcher {
        /** Starts a program as a child of a process, beside whatever runs; its output goes nowhere. */
        void launch(Invocation invocation, Proc parent);
    }

    /** Prints to the console what this kernel prints when it crashes, and enters its debugger if it has one. */
    void report(Crash crash);

    /** The debugger that {@link #report} entered, or null: then only {@code reboot} works. */
    Debugger debugger();

    /** What its allocator knows. */
    HeapView heap();

    /** The text ps shows as the state of a process. */
    String processState(Proc process);

    /** Its named invariants: each gives its violations, empty when it holds. */
    Map<String, Invariant> invariants();

    /**
     * Whether nobody is in the middle of changing what the invariants read: no lock is held, no system call stands between two
     * changes that belong together as far as locks tell.
     */
    default boolean isQuiet() {
        return true;
    }

    /**
     * Its threads whose turn matters as much as that of a process: schedules mention them and searches choose among them. They wait
     * for something to do, again and again.
     */
    default List<SimThread> kernelThreads() {
        return List.of();
    }

    /**
     * The processes that go on by themselves and answer what others do, if an exploration is to put their system calls into every
     * order as well; null where an exploration is about the jobs alone.
     */
    default List<Proc> daemons() {
        return null;
    }

    /** The system call that a thread is about to make, where that is known; else the empty string. */
    default String callOf(SimThread thread) {
        return "";
    }

    /** A stretch of memory. */
    @FunctionalInterface
    interface Stretch {
        void at(long address, int length);
    }

    /** Names the memory that nobody reads before he writes it: states that differ there alone are one state. */
    default void unread(Stretch stretches) {
        // Everything counts.
    }

    /** Whether one of {@link #kernelThreads} has nothing to do. */
    default boolean isIdle(SimThread thread) {
        return !thread.isEnabled();
    }

    /**
     * Whether its system calls read nothing but simulated memory, their process's descriptors and what they pass through {@code
     * Sched.observe}, so that a process can be brought anywhere by playing back what it read.
     */
    default boolean readsMemoryOnly() {
        return false;
    }

    /** Whether a thread is in the middle of something that invariants may have to wait for. */
    default boolean isInside(SimThread thread) {
        return thread.stack().depth() > 0;
    }

    /** Whether a thread inside this kernel can be preempted between any two accesses; otherwise it gives way only where it waits. */
    default boolean isPreemptible() {
        return true;
    }

    /**
     * What its invariants depend on besides the words of memory that they read, as a number that differs wherever that differs: by
     * default where each of its threads stands.
     */
    default long surroundings() {
        long all = 0;
        for (SimThread thread : machine().sched().threads()) {
            if (thread.host().equals(machine().host())) {
                long one = thread.tid() * 31L + thread.stack().depth();
                one = one * 31 + thread.pendingKind().name().hashCode();
                one = (one * 31 + thread.pendingObject()) * 0x9e3779b97f4a7c15L;
                one = one * 31 + thread.pendingDetail() * 2 + (thread.isEnabled() ? 1 : 0);
                all = (all ^ one ^ one >>> 29) * 0xd6e8feb86659fd93L;
            }
        }
        return all;
    }

    /** Names an address for people: {@code bridge0.if_xname}, a variable, a lock; null when it is nothing known. */
    default String describe(long address) {
        return null;
    }

    /**
     * The references that this kernel counted.
     *
     * @param about a name or an address of one object, whose whole life is told; empty for one line about each
     * @return lines for people, empty when nothing is called so; null when this kernel keeps no ledger
     */
    default List<String> ledger(String about) {
        return null;
    }

    /** A condition over simulated memory that should hold whenever nobody is in the middle of changing what it reads. */
    @FunctionalInterface
    interface Invariant {
        /** One sentence for each place where it is broken, in a fixed order; empty when it holds. */
        List<String> check();

        /**
         * Whether a search that is asked for nothing in particular looks for it. What this kernel breaks in every ordinary session
         * is sought by name only: it would hide everything else.
         */
        default boolean isSoughtUnasked() {
            return true;
        }
    }

    /** The debugger prompt after a crash. It reads memory without disturbing it. */
    interface Debugger {
        /** The prompt, with its blank. */
        String prompt();

        /**
         * Runs one command; its output goes to the console.
         *
         * @param words the command line's words
         * @return what the machine does next
         */
        Next command(List<String> words);

        /** What happens after a debugger command. */
        enum Next {
            STAY,
            /** The machine goes on where its debugger was called. */
            GO_ON,
            REBOOT
        }
    }
}
