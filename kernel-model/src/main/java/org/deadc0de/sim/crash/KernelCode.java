package org.deadc0de.sim.crash;

/** What every class that stands for one C file has below it. */
public abstract class KernelCode {
    /** The stack of the simulated thread that runs now. */
    protected abstract KernelStack kernelStack();

    /** The functions of this file in source order, each as {@code "name places"}; woven in at build time. */
    public String[] kernelFunctions() {
        return new String[0];
    }
}
