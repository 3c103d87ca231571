package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file. */
final class Problems {
    private static final int MOST = 50;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    /**
     * Notes a problem.
     *
     * @param at index in the line
     * @param length characters to mark
     */
    void add(SourceLine line, int at, int length, String what, String expected, String suggestion) {
        if (found.size() < MOST) {
            found.add(new Problem(
                    file, line.number(), at + 1, line.text(), Math.max(1, length), what, expected, suggestion));
        }
    }

    void throwIfAny() throws TranscriptSyntaxException {
        if (!found.isEmpty()) {
            throw new TranscriptSyntaxException(found);
        }
    }
}
