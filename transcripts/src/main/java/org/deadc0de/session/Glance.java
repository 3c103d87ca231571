package org.deadc0de.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deadc0de.grammar.Command;
import org.deadc0de.grammar.ReadResult;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.mem.Journal;
import org.deadc0de.sim.sched.RunOn;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.Strategy;
import org.deadc0de.world.Host;
import org.deadc0de.world.World;

/** Runs a program that only looks, and undoes whatever that did to the machine. */
final class Glance {
    private static final long STEPS = 2_000_000;
    private static final int LONGEST = 1 << 20;

    private Glance() {}

    /** What the program prints; empty when nobody can look now: the kernel has crashed, or somebody else is in it. */
    static Optional<String> at(World world, Host host, Readings readings, List<String> argv, Strategy after) {
        Sched sched = world.sched();
        if (host.crash() != null || !sched.threads().isEmpty() || !host.has(argv.get(0))) {
            return Optional.empty();
        }
        List<Integer> columns = argv.stream().map(word -> 1).toList();
        Command command = ((ReadResult.Parsed<Command>) readings.command(argv, columns)).value();
        Optional<Invocation> invocation = command.accept(new Invocations());
        if (invocation.isEmpty()) {
            return Optional.empty();
        }
        List<Journal> journals = world.journals();
        List<Integer> marks = new ArrayList<>();
        journals.forEach(journal -> marks.add(journal.mark()));
        StringBuilder text = new StringBuilder();
        sched.strategy(new RunOn());
        sched.stepBudget(STEPS);
        sched.idle(() -> false);
        boolean finished = false;
        try {
            Proc process = host.spawn(
                    invocation.get(),
                    more -> text.append(more, 0, Math.min(more.length(), LONGEST - Math.min(LONGEST, text.length()))),
                    more -> {},
                    "");
            finished = sched.run(process::hasEnded) == Sched.Outcome.FINISHED;
            return finished ? Optional.of(text.toString()) : Optional.empty();
        } finally {
            if (!finished) {
                sched.abandonAll();
            }
            for (int i = 0; i < journals.size(); i++) {
                journals.get(i).undoTo(marks.get(i));
                journals.get(i).stop();
            }
            sched.idle(world.clock());
            sched.strategy(after);
        }
    }
}
