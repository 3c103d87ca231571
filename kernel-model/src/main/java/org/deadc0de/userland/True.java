package org.deadc0de.userland;

import org.deadc0de.kernel.ProgramContext;

/** true(1): does nothing, well. */
public final class True extends Tool {
    public True(ProgramContext context) {
        super(context);
    }

    @Override
    protected int main() {
        return 0;
    }
}
