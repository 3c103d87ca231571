package org.deadc0de.explore.report;

/**
 * What a report says of where it comes from.
 *
 * @param kernel the kernel and its preemption policy: {@code FreeBSD 10-CURRENT, SMP, preemptive}
 * @param scenario what was run
 * @param replay the command that replays it, up to the schedule: {@code deadc0de explore --replay}
 */
public record Context(String kernel, String scenario, String replay) {}
