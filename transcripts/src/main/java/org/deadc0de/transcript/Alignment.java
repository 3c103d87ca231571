package org.deadc0de.transcript;

import java.util.List;

/**
 * Which printed line belongs to which expected line.
 *
 * @param pairs one operation after the other, in the order of both
 * @param bindings names bound by the kept lines
 */
record Alignment(List<Pair> pairs, Bindings bindings) {
    /** What becomes of a line. */
    enum What {
        /** The expected line matches the printed line. */
        KEEP,
        /** The printed line stands where the expected line stood. */
        REPLACE,
        /** Nothing was printed for the expected line. */
        DELETE,
        /** Nothing was expected for the printed line. */
        INSERT,
        /** A {@code ...} that took any number of lines, or a {@code (?)} line that did not come. */
        PASS_OVER
    }

    /**
     * One operation.
     *
     * @param expected the expected line; null for INSERT
     * @param actual the printed line; null for DELETE and PASS_OVER
     * @param complaint for REPLACE and INSERT, which unequal name is to blame; usually empty
     */
    record Pair(What what, Entry.Line expected, ActualLine actual, String complaint) {}

    Alignment {
        pairs = List.copyOf(pairs);
    }

    boolean isClean() {
        return pairs.stream().allMatch(pair -> pair.what() == What.KEEP || pair.what() == What.PASS_OVER);
    }
}
