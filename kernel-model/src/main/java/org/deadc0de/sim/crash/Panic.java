package org.deadc0de.sim.crash;

/** The kernel called panic(). The message is the kernel's own text, without the {@code panic: } that prints it. */
public final class Panic extends KernelCrash {
    private static final long serialVersionUID = 1L;

    public Panic(String message) {
        super(message);
    }
}
