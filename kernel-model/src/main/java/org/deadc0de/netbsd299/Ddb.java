package org.deadc0de.netbsd299;

import java.util.List;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.sim.crash.Crash;

/** The kernel debugger. */
final class Ddb implements Kernel.Debugger {
    private final NetBsd299 k;
    private final Crash crash;

    Ddb(NetBsd299 k, Crash crash) {
        this.k = k;
        this.crash = crash;
    }

    void enter() {
        k.machine().console().kernelPrint(crash.cause().getMessage() + "\n");
    }

    @Override
    public String prompt() {
        return "db> ";
    }

    @Override
    public Next command(List<String> words) {
        return Next.STAY;
    }
}
