/**
 * Runs while this module is built, never after: it is left out of the jar, and so is the library it needs. It writes
 * the kernel stack's frames into the compiled {@link org.deadc0de.sim.crash.KernelSource} classes.
 */
package org.deadc0de.weave;
