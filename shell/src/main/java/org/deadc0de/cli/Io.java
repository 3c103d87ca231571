package org.deadc0de.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;

/**
 * All of the host that the command line may touch.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param environment the environment's variables
 * @param inIsTerminal whether somebody types at standard input
 * @param outIsTerminal whether somebody reads standard output on a terminal
 */
public record Io(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        boolean inIsTerminal,
        boolean outIsTerminal) {
    public Io {
        environment = Map.copyOf(environment);
    }

    /** Whether the terminal can do more than print lines. */
    public boolean isSmart() {
        return inIsTerminal && outIsTerminal && !isDumb();
    }

    /** Whether colour is welcome on standard output: a terminal that can, and no NO_COLOR. */
    public boolean wantsColour() {
        return outIsTerminal
                && !isDumb()
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Whether a build server runs us. */
    boolean isInCi() {
        String ci = environment.getOrDefault("CI", "");
        return !ci.isEmpty() && !ci.equals("false") && !ci.equals("0");
    }

    private boolean isDumb() {
        String term = environment.getOrDefault("TERM", "dumb");
        return term.equals("dumb") || term.isEmpty();
    }
}
