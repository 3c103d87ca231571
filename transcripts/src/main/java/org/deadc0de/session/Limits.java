package org.deadc0de.session;

/**
 * What one session may use up. A line that goes over is ended and says so; nothing of the host can be exhausted.
 *
 * @param stepsPerLine scheduling points
 * @param commandsPerLine simple commands, loops included
 * @param outputPerLine characters
 */
public record Limits(long stepsPerLine, long commandsPerLine, int outputPerLine) {
    /** Enough for every story, far from what a host would notice. */
    public static final Limits DEFAULT = new Limits(500_000_000L, 1_000_000, 1 << 24);
}
