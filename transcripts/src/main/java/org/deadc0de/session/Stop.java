package org.deadc0de.session;

/** Ends the line that runs: nothing after it on the line is done. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final Result.Ending ending;
    final int status;

    Stop(Result.Ending ending, int status) {
        super(null, null, false, false);
        this.ending = ending;
        this.status = status;
    }
}
