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
    static Waiter outside(Session session, World world) {
        return (host, process) -> {
            session.letterKernelThreads();
            World.Ending ending = world.runUntilEnded(process);
            if (ending == World.Ending.OUT_OF_STEPS && session.isInterrupted()) {
                kill(session, world, host, process);
                throw new Stop(Result.Ending.DONE, Session.STATUS_OF_AN_INTERRUPT);
            }
            if (ending == World.Ending.WAITS_FOR_EVER) {
                ending = kill(session, world, host, process);
            }
            switch (ending) {
                case DONE -> {}
                case PANIC -> throw new Stop(Result.Ending.PANIC, Session.STATUS_OF_A_CRASH);
                case HANG -> throw new Stop(Result.Ending.HANG, Session.STATUS_OF_A_CRASH);
                case OUT_OF_STEPS -> throw session.outOfSteps();
                default -> throw new Stop(Result.Ending.DEADLOCK, Session.STATUS_OF_A_CRASH);
            }
        };
    }

    /** What the terminal does when ^C is typed. */
    private static World.Ending kill(Session session, World world, Host host, Proc process) {
        host.console().print(session.isInterrupted() ? "\n" : "^C\n");
        world.sched().stepBudget(session.setup().limits().stepsPerLine());
        SimThread interrupter =
                host.asShell(() -> host.kernel().syscalls(host.shell()).kill(process.pid(), 2));
        world.runUntilEnded(interrupter);
        return world.runUntilEnded(process);
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
