package org.deadc0de.session;

import java.util.List;

/**
 * What one line did.
 *
 * @param text what appeared on the console
 * @param status the exit status of the last command
 * @param ending how it ended
 * @param notices lines of an interactive shell about its jobs and hints of ours; never part of a transcript
 */
public record Result(String text, int status, Ending ending, List<String> notices) {
    /** How a line ended. */
    public enum Ending {
        /** Like any other: the prompt is back. */
        DONE,
        /** The kernel panicked. */
        PANIC,
        /** The kernel called its debugger, which can let it go on. */
        DEBUGGER,
        /** The command waits for what can never happen. */
        DEADLOCK,
        /** The command never leaves the kernel. */
        HANG,
        /** A budget ran out. */
        BUDGET,
        /** The schedule to follow cannot be followed: nothing can be said about the kernel. */
        STALE,
        /** More lines are needed before anything can run. */
        INCOMPLETE,
        /** The user asked to leave. */
        QUIT
    }

    public Result {
        notices = List.copyOf(notices);
    }

    static Result done(String text, int status) {
        return new Result(text, status, Ending.DONE, List.of());
    }
}
