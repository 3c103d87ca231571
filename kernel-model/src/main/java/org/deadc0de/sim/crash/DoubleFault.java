package org.deadc0de.sim.crash;

/** A kernel function recursed until the kernel stack was used up. */
public final class DoubleFault extends KernelCrash {
    private static final long serialVersionUID = 1L;

    public DoubleFault(String function) {
        super("kernel stack overflow in " + function);
    }
}
