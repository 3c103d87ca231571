package org.deadc0de.sim.crash;

/**
 * Why a kernel stopped. Thrown once, inside the kernel, at the place where it happens; the scheduler turns it into a
 * {@link Crash} and nothing else catches it. A {@link Breakpoint} alone is not thrown: its thread can go on.
 */
public abstract sealed class KernelCrash extends RuntimeException permits Fault, Panic, DoubleFault, Breakpoint {
    private static final long serialVersionUID = 1L;

    KernelCrash(String message) {
        super(message, null, false, false);
    }
}
