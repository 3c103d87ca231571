package org.deadc0de.transcript;

import java.util.List;
import java.util.function.LongSupplier;

/** Makes the result of one story in one variant. */
final class Results {
    private final Transcript transcript;
    private final String variant;
    private final LongSupplier nanoClock;
    private final long started;

    Results(Transcript transcript, String variant, LongSupplier nanoClock) {
        this.transcript = transcript;
        this.variant = variant;
        this.nanoClock = nanoClock;
        this.started = nanoClock.getAsLong();
    }

    String name() {
        return of(Verdict.PASS, "", 0, 0, 0).name();
    }

    Result of(Verdict verdict, String reason, int line, int column, int commands) {
        return make(verdict, Result.Cause.NONE, reason, line, column, List.of(), commands);
    }

    Result error(Result.Cause cause, String reason, int line, int column, int commands) {
        return make(Verdict.ERROR, cause, reason, line, column, List.of(), commands);
    }

    Result differs(Verdict verdict, String reason, List<Result.Mismatch> mismatches, int commands) {
        int line = mismatches.get(0).line();
        return make(verdict, Result.Cause.NONE, reason, line, 1, mismatches, commands);
    }

    private Result make(
            Verdict verdict,
            Result.Cause cause,
            String reason,
            int line,
            int column,
            List<Result.Mismatch> mismatches,
            int commands) {
        long took = nanoClock.getAsLong() - started;
        return new Result(
                transcript.file(),
                transcript.title(),
                variant,
                verdict,
                cause,
                reason,
                line,
                column,
                mismatches,
                commands,
                took);
    }
}
