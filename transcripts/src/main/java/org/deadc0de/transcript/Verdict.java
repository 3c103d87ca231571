package org.deadc0de.transcript;

/** What a replay says about one story and variant. */
public enum Verdict {
    /** Everything matched. */
    PASS(true),
    /** Something differed. */
    FAIL(false),
    /** Not run, for a reason that the file gives. */
    SKIP(true),
    /** Could not be judged: the file, its setup, a budget or ourselves. */
    ERROR(false),
    /** Two runs of the same setup differed. */
    NONDET(false),
    /** Differed, as the file says it does. */
    XFAIL(true),
    /** Matched, though the file says it does not. */
    XPASS(false);

    private final boolean green;

    Verdict(boolean green) {
        this.green = green;
    }

    /** Whether a run with this verdict may still count as a success. */
    public boolean isGreen() {
        return green;
    }
}
