package org.deadc0de.netbsd299.user;

import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;

/** Cron. */
public final class Cron implements Program {
    @Override
    public int main(ProgramContext context) {
        context.sys().nanosleep(1L << 60);
        return 0;
    }
}
