package org.deadc0de.transcript;

/** How the machine was left by one command line. */
public enum Ending {
    /** The command ended and the console waits for the next line. */
    NONE("", "the command ended"),
    /** The kernel panicked. */
    PANIC("panic", "the kernel panicked"),
    /** The kernel called its debugger and can go on. */
    DEBUGGER("debugger", "the kernel called its debugger"),
    /** No thread could go on. */
    DEADLOCK("deadlock", "the kernel deadlocked"),
    /** A thread never left the kernel. */
    HANG("hang", "the kernel hung"),
    /** A budget of steps, time, memory or output ran out: nothing can be said about the kernel. */
    BUDGET("", "a budget ran out"),
    /** The schedule it was to follow belongs to another history: nothing can be said about the kernel. */
    STALE("", "the schedule cannot be followed");

    private final String word;
    private final String sentence;

    Ending(String word, String sentence) {
        this.word = word;
        this.sentence = sentence;
    }

    /** What a transcript calls an ending of a session's line. */
    public static Ending of(org.deadc0de.session.Result.Ending ending) {
        return switch (ending) {
            case PANIC -> PANIC;
            case DEBUGGER -> DEBUGGER;
            case DEADLOCK -> DEADLOCK;
            case HANG -> HANG;
            case BUDGET -> BUDGET;
            case STALE -> STALE;
            case DONE, INCOMPLETE, QUIT -> NONE;
        };
    }

    /** The word between brackets in a transcript; empty when a transcript cannot say it. */
    public String word() {
        return word;
    }

    /** What happened, as a clause: {@code the kernel panicked}. */
    public String sentence() {
        return sentence;
    }
}
