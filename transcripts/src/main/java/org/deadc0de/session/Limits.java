package org.deadc0de.session;

/**
 * What one session may use up. A line that goes over is ended and says so; nothing of the host can be exhausted. Time is not among
 * them, for a session has no clock: whoever has one calls {@link Session#exhaust}.
 *
 * @param stepsPerLine scheduling points
 * @param commandsPerLine simple commands, loops included
 * @param outputPerLine characters
 * @param outputPerSession characters
 * @param memory bytes of all simulated machines together
 */
public record Limits(long stepsPerLine, long commandsPerLine, int outputPerLine, long outputPerSession, long memory) {
    /** Enough for every story, far from what a host would notice. */
    public static final Limits DEFAULT = new Limits(500_000_000L, 1_000_000, 1 << 24, 1 << 26, 1 << 28);
}
