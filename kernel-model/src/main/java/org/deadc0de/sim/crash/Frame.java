package org.deadc0de.sim.crash;

import java.util.List;

/**
 * One active function of a kernel stack.
 *
 * @param file the C file that holds it
 * @param function its kernel name
 * @param place how far it has come; places count from 1 in the order of its code, 0 is its very beginning
 * @param arguments the words it was called with, at most {@link KernelStack#MAX_ARGUMENTS}
 */
public record Frame(String file, String function, int place, List<Long> arguments) {}
