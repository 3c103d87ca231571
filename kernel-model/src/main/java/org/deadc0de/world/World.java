package org.deadc0de.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.mem.Journal;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.time.Clock;

/** One or more hosts that share one scheduler and one virtual clock. */
public final class World {
    /** Virtual nanoseconds after which a process that waits without a deadline counts as waiting for ever. */
    private static final long PATIENCE = 600 * Clock.SECOND;

    /** Places that a thread may pass inside one system call before it counts as spinning. */
    public static final long FUEL = 30_000_000;

    private final Sched sched;
    private final Clock clock;
    private final long seed;
    private final List<Host> hosts = new ArrayList<>();

    /** How waiting for something ended. */
    public enum Ending {
        /** It happened. */
        DONE,
        /** A kernel crashed; that host's console shows it. */
        PANIC,
        /** What was waited for can never happen: the threads wait for one another. */
        DEADLOCK,
        /** What was waited for can never happen: a thread never leaves the kernel. */
        HANG,
        /** It waits in a way that a signal could end, and nothing else will. */
        WAITS_FOR_EVER,
        /** The budget of steps ran out. */
        OUT_OF_STEPS
    }

    /**
     * Builds the hosts; none is booted yet.
     *
     * @param seed what random bytes inside the world are derived from
     * @throws FixSet.Refused when fixes are unknown or conflict
     * @throws Host.UnknownOption when an option is unknown
     */
    public World(List<HostSetup> setups, long seed) throws FixSet.Refused, Host.UnknownOption {
        this.seed = seed;
        sched = new Sched();
        sched.fuelPerSystemCall(FUEL);
        clock = new Clock(new Memory(Memory.Abi.AMD64).journal());
        sched.idle(clock);
        for (HostSetup setup : setups) {
            hosts.add(new Host(this, setup));
        }
    }

    /** Boots every host. */
    public void boot() {
        hosts.forEach(Host::boot);
    }

    public Sched sched() {
        return sched;
    }

    public Clock clock() {
        return clock;
    }

    public long seed() {
        return seed;
    }

    public List<Host> hosts() {
        return List.copyOf(hosts);
    }

    /** The host of that name, or null. */
    public Host host(String name) {
        return hosts.stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Lets everybody run until a process has ended. */
    public Ending runUntilEnded(Proc process) {
        return run(process::hasEnded, process.thread());
    }

    /** Lets everybody run until a thread has ended. */
    public Ending runUntilEnded(SimThread thread) {
        return run(() -> !thread.isAlive(), thread);
    }

    /** Lets everybody run until nobody can go on; virtual time stands still. */
    public Ending settle() {
        sched.idle(() -> false);
        try {
            return ending(sched.run(() -> false), null);
        } finally {
            sched.idle(clock);
        }
    }

    /** Lets everybody run for so many nanoseconds of virtual time. */
    public Ending runFor(long nanoseconds) {
        long until = clock.now() + nanoseconds;
        Clock.Timers alarm = () -> clock.now() < until ? until : Long.MAX_VALUE;
        clock.add(alarm);
        try {
            Sched.Outcome outcome = sched.run(() -> clock.now() >= until && nobodyCanRun());
            return outcome == Sched.Outcome.STUCK ? Ending.DONE : ending(outcome, null);
        } finally {
            clock.remove(alarm);
        }
    }

    /** Gives threads that spin inside the kernel a little more time, in case somebody changed what they wait for. */
    public void nudgeSpinners() {
        sched.resumeSpinners(FUEL / 100);
    }

    private boolean nobodyCanRun() {
        return sched.threads().stream()
                .noneMatch(thread -> thread.state() != SimThread.State.SPINNING && thread.isEnabled());
    }

    private Ending run(BooleanSupplier finished, SimThread awaited) {
        Patience patience = new Patience(awaited);
        sched.idle(patience);
        try {
            return ending(sched.run(finished), awaited);
        } finally {
            sched.idle(clock);
        }
    }

    private Ending ending(Sched.Outcome outcome, SimThread awaited) {
        return switch (outcome) {
            case FINISHED -> Ending.DONE;
            case CRASHED -> {
                Crash crash = sched.takeCrash();
                Host host = hosts.stream()
                        .filter(h -> h.name().equals(crash.host()))
                        .findFirst()
                        .orElseThrow();
                host.crashed(crash);
                yield Ending.PANIC;
            }
            case SPINNING -> awaited == null ? Ending.DONE : Ending.HANG;
            case STUCK -> {
                if (awaited == null) {
                    yield Ending.DONE;
                }
                yield isInterruptible(awaited) ? Ending.WAITS_FOR_EVER : Ending.DEADLOCK;
            }
            case OUT_OF_STEPS -> Ending.OUT_OF_STEPS;
        };
    }

    private static boolean isInterruptible(SimThread thread) {
        return switch (thread.pendingKind()) {
            case WAKE, AWAIT -> thread.pendingDetail() != 0;
            default -> false;
        };
    }

    /** Lets time pass, but not for ever while the awaited thread makes no progress and has no deadline. */
    private final class Patience implements Sched.Idle {
        private final SimThread awaited;
        private final Host host;
        private long lastSteps = -1;
        private long since;

        Patience(SimThread awaited) {
            this.awaited = awaited;
            host = host(awaited.host());
        }

        @Override
        public boolean advance() {
            if (awaited.steps() != lastSteps) {
                lastSteps = awaited.steps();
                since = clock.now();
            }
            if (clock.now() - since > PATIENCE && !hasDeadline()) {
                return false;
            }
            return clock.advance();
        }

        private boolean hasDeadline() {
            return awaited.control() != 0
                    && org.deadc0de.sim.lock.WaitChannels.deadlineOf(
                                    host.machine().memory(), awaited)
                            != 0;
        }
    }

    /** Undoes and redoes nothing by itself; the journals of all hosts, for whoever takes snapshots. */
    public List<Journal> journals() {
        List<Journal> journals = new ArrayList<>();
        hosts.forEach(host -> journals.add(host.machine().memory().journal()));
        journals.add(clock.journal());
        return journals;
    }
}
