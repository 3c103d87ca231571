package org.deadc0de.freebsd10.user;

import org.deadc0de.kernel.ProgramContext;

/** false(1): does nothing, and fails. */
public final class False extends Tool {
    public False(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        return 1;
    }
}
