package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;

/** The argument of an operation on a vnode, struct vnop_open_args and its kin, which lies on the kernel stack. The vnode of a device stands for itself. */
final class VnopArgs extends Struct {
    /** Where on a kernel stack it lies. */
    private static final int ON_STACK = 0x3e60;

    private static final int A_VP = 4;

    VnopArgs(Memory memory, Uthread uthread, long vp) {
        super(memory, uthread.kernel_stack() + ON_STACK);
        memory.storePointer(address(), A_VP, vp);
    }

    /** What the node stands for: the bit bucket, or the address of the driver's object. */
    long a_vp() {
        return memory().loadPointer(address(), A_VP);
    }
}
