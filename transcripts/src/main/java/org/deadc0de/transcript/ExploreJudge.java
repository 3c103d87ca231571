package org.deadc0de.transcript;

/** Searches the interleavings of an {@code explore} fence. */
@FunctionalInterface
public interface ExploreJudge {
    /**
     * What a search found.
     *
     * @param agrees whether it confirms the row
     * @param found the row as it should read: {@code holds (exhausted, 120 schedules)}
     * @param detail more about it, in lines; may be empty
     */
    record Judgement(boolean agrees, String found, String detail) {}

    /**
     * Judges one row.
     *
     * @throws SetupRefused when the setup cannot be booted
     */
    Judgement judge(Setup setup, ExploreFence fence, ExploreFence.Row row) throws SetupRefused;
}
