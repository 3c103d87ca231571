package org.deadc0de.transcript;

import java.util.List;

/**
 * One way to replay a story.
 *
 * @param name {@code history}, or fix names joined by {@code +}
 * @param expectation what the file expects of the replay
 * @param reason why it is expected to fail, skipped or slow; empty for {@link Expectation#PASS}
 * @param line line of the front matter that names it; 0 when nothing names it
 * @param column column there, from 1
 */
public record Variant(String name, Expectation expectation, String reason, int line, int column) {
    /** The kernel as it was. */
    public static final String HISTORY = "history";

    /** What a file expects of a variant. */
    public enum Expectation {
        /** Everything matches. */
        PASS,
        /** Something is known to differ. */
        XFAIL,
        /** Not to be run. */
        SKIP,
        /** Everything matches, but it takes so long that it is replayed only when asked for. */
        SLOW
    }

    /** Names of the fixes to apply; empty for history. */
    public List<String> fixes() {
        return name.equals(HISTORY) ? List.of() : List.of(name.split("\\+", -1));
    }
}
