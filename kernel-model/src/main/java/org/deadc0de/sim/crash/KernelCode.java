package org.deadc0de.sim.crash;

/** What every class marked {@link KernelSource} extends: the way from kernel code to the stack it runs on. */
public abstract class KernelCode {
    /** The kernel stack of the simulated thread that runs now. Woven code calls this once for every function entered. */
    protected abstract KernelStack kernelStack();

    /**
     * The functions of this file in source order, each as its name, a blank and the number of places in it. The build overrides
     * this in every class marked {@link KernelSource}; {@link Image} gives them their text addresses.
     */
    public String[] kernelFunctions() {
        return new String[0];
    }
}
