package org.deadc0de.dragonfly111.user;

import org.deadc0de.kernel.ProgramContext;

/** true(1): does nothing, well. */
public final class True extends Tool {
    public True(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        return 0;
    }
}
