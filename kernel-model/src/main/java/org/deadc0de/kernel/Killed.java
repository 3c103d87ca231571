package org.deadc0de.kernel;

/**
 * A signal ends the calling process. Thrown by a system call on its way back to user mode, when the kernel stack is empty and
 * nothing is held; the host catches it and lets the process exit. Programs do not catch it.
 */
public final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int signal;

    /** Ended by the signal of that number. */
    public Killed(int signal) {
        super("signal " + signal, null, false, false);
        this.signal = signal;
    }

    public int signal() {
        return signal;
    }
}
