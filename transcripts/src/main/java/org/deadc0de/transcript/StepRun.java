package org.deadc0de.transcript;

/**
 * One command as a session answered it.
 *
 * @param step the command
 * @param promptShown what the console showed before it was typed
 * @param output what came back
 */
record StepRun(Step step, String promptShown, Output output) {
    /** Whether somebody else asks than the file says: the debugger instead of the shell, or the reverse. */
    boolean isAtOtherPrompt() {
        Prompt.Kind kind = Prompt.kindOf(promptShown);
        return kind != null && kind != step.prompt().kind();
    }
}
