package org.deadc0de.cli;

/** Exit statuses of the host command line. */
final class Exit {
    static final int FINE = 0;
    static final int FOUND = 1;
    static final int USAGE = 2;
    static final int UNREADABLE = 3;
    static final int BUDGET = 4;
    static final int DEFECT = 5;
    static final int CRASHED = 134;

    private Exit() {}
}
