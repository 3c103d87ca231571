package org.deadc0de.userland;

import org.deadc0de.kernel.ProgramContext;

/** false(1): does nothing, and fails. */
public final class False extends Tool {
    public False(ProgramContext context) {
        super(context);
    }

    @Override
    protected int main() {
        return 1;
    }
}
