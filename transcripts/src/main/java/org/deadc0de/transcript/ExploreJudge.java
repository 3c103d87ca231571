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
     * @param ranOut the budget that ended the search before it knew, such as {@code 60 seconds}; empty when none did
     */
    record Judgement(boolean agrees, String found, String detail, String ranOut) {}

    /**
     * Judges one row.
     *
     * @throws SetupRefused when the setup cannot be booted
     */
    Judgement judge(Setup setup, ExploreFence fence, ExploreFence.Row row) throws SetupRefused;
}
