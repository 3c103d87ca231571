package org.deadc0de.session;

import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.world.Host;
import org.deadc0de.world.World;

/** How a shell waits for a process it started: from outside the machine, or as a process of it. */
interface Waiter {
    /**
     * Lets the process run to its end.
     *
     * @throws Stop when it cannot end
     */
    void await(Host host, Proc process);

    /** Waits from outside: runs the world. */
    static Waiter outside(World world) {
        return (host, process) -> {
            World.Ending ending = world.runUntilEnded(process);
            if (ending == World.Ending.WAITS_FOR_EVER) {
                host.console().print("^C\n");
                SimThread interrupter =
                        host.asShell(() -> host.kernel().syscalls(host.shell()).kill(process.pid(), 2));
                world.runUntilEnded(interrupter);
                ending = world.runUntilEnded(process);
            }
            switch (ending) {
                case DONE -> {}
                case PANIC -> throw new Stop(Result.Ending.PANIC, Session.STATUS_OF_A_CRASH);
                case HANG -> throw new Stop(Result.Ending.HANG, Session.STATUS_OF_A_CRASH);
                case OUT_OF_STEPS -> throw new Stop(Result.Ending.BUDGET, Session.STATUS_OF_A_BUDGET);
                default -> throw new Stop(Result.Ending.DEADLOCK, Session.STATUS_OF_A_CRASH);
            }
        };
    }

    /** Waits on the simulated thread of a subshell. */
    static Waiter inside(World world) {
        return (host, process) -> world.sched()
                .point(
                        Kind.AWAIT,
                        new Guard() {
                            @Override
                            public boolean permits(SimThread thread, long object, long detail) {
                                return process.hasEnded();
                            }

                            @Override
                            public SimThread holder(SimThread thread, long object, long detail) {
                                return process.thread();
                            }

                            @Override
                            public String describe(long object) {
                                return "the end of " + process;
                            }
                        },
                        process.pid(),
                        1);
    }
}
