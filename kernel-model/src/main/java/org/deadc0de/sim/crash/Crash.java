package org.deadc0de.sim.crash;

import java.util.List;

/**
 * A kernel's end as a value: what every panic text, report and invariant is made from.
 *
 * @param cause why it stopped
 * @param host the machine that stopped
 * @param threadName the name of the process or kernel thread that ran
 * @param pid its process
 * @param tid its thread
 * @param cpu the processor it ran on, from 0
 * @param frames its kernel stack, innermost first
 */
public record Crash(KernelCrash cause, String host, String threadName, int pid, int tid, int cpu, List<Frame> frames) {}
