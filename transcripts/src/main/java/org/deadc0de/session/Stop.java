package org.deadc0de.session;

/** Ends the line that runs: nothing after it on the line is done. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final Result.Ending ending;
    final int status;

    /** What ran out, when that is how it ended; otherwise empty. */
    final String ranOut;

    Stop(Result.Ending ending, int status) {
        this(ending, status, "");
    }

    private Stop(Result.Ending ending, int status, String ranOut) {
        super(null, null, false, false);
        this.ending = ending;
        this.status = status;
        this.ranOut = ranOut;
    }

    /**
     * Ends a line whose budget is gone.
     *
     * @param ranOut what there was, with its number: {@code 1000000 commands}
     */
    static Stop outOf(String ranOut) {
        return new Stop(Result.Ending.BUDGET, Session.STATUS_OF_A_BUDGET, ranOut);
    }
}
