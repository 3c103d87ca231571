package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;

/**
 * A pointer into user memory. What lies there is the program's own Java object, which nobody shares; copyin and copyout turn it into
 * bytes of kernel memory and back.
 */
final class UserArgument extends Struct {
    /** Where programs keep such things on their stacks. */
    static final long USER_STACK = 0xbfff_f6b0L;

    private final Object object;

    UserArgument(Memory memory, Object object) {
        super(memory, object == null ? 0 : USER_STACK);
        this.object = object;
    }

    Object object() {
        return object;
    }
}
