package org.deadc0de.transcript;

/** How much comparing may be done for one output. Counted in characters and steps, not in time: same input, same answer. */
final class Work {
    /** Enough for an honest comparison of any console line. */
    static final int PER_LINE = 200_000;

    /** Enough for an honest comparison of an output of tens of thousands of lines. */
    static final long PER_OUTPUT = 60_000_000;

    private long left;
    private long lineLeft;

    Work(long left) {
        this.left = left;
    }

    static Work forOutput() {
        return new Work(PER_OUTPUT);
    }

    void startLine() {
        lineLeft = Math.min(PER_LINE, left);
    }

    /** Takes some of the budget of this line; false when there is none left. */
    boolean spend(long amount) {
        lineLeft -= amount;
        left -= amount;
        return lineLeft >= 0;
    }

    /** Takes some of the budget of the output; false when there is none left. */
    boolean spendOutside(long amount) {
        left -= amount;
        return left >= 0;
    }
}
