package org.deadc0de.sim.crash;

/** A kernel called its debugger; where that lets go, the thread goes on behind the call. Never thrown. */
public final class Breakpoint extends KernelCrash {
    private static final long serialVersionUID = 1L;

    /**
     * The reason of one call.
     *
     * @param message what the kernel gave as the reason
     */
    public Breakpoint(String message) {
        super(message);
    }
}
