package org.deadc0de.explore;

/**
 * How long one execution may get.
 *
 * @param steps nodes at which a choice is made, before it counts as too long
 * @param fuel places that a thread may pass in one system call before it counts as spinning
 */
public record Limits(int steps, long fuel) {
    /** Enough for some dozen system calls. */
    public static final Limits DEFAULT = new Limits(4_000, 400_000);
}
