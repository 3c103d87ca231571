package org.deadc0de.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.deadc0de.explore.Explorer;
import org.deadc0de.explore.Finding;
import org.deadc0de.explore.Options;
import org.deadc0de.explore.Verdict;
import org.deadc0de.grammar.Clause;
import org.deadc0de.grammar.MetaCommand;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.world.Host;
import org.deadc0de.world.HostSetup;

/**
 * {@code :explore}: what the lines of this session have led to is where every execution starts. There is no clock in a session, so a
 * budget in seconds stands for so many executions: the same lines get the same answer on every machine.
 */
final class ExploreInSession {
    private static final int USAGE = 2;
    private static final int FOUND = 1;
    private static final long EXECUTIONS_PER_SECOND = 2_000;
    private static final long DEFAULT_EXECUTIONS = 60 * EXECUTIONS_PER_SECOND;

    private final Session session;
    private final Streams streams;
    private final List<String> fixes = new ArrayList<>();
    private boolean allFixes;
    private boolean otherFixes;
    private long executions = DEFAULT_EXECUTIONS;
    private long seed = 1;

    ExploreInSession(Session session, Streams streams) {
        this.session = session;
        this.streams = streams;
    }

    int run(MetaCommand.Explore command) {
        List<String> lines = new ArrayList<>(session.history());
        if (!lines.isEmpty() && lines.get(lines.size() - 1).startsWith(":explore")) {
            lines.remove(lines.size() - 1);
        }
        lines.removeIf(line -> !Session.changesMachines(line));
        command.text().lines().filter(line -> !line.isBlank()).forEach(lines::add);
        try {
            String problem = options(command.options());
            if (!problem.isEmpty()) {
                return refuse(problem);
            }
            return explore(command, lines);
        } catch (NumberFormatException e) {
            return refuse(":explore: " + e.getMessage() + " is no number");
        } catch (FixSet.Refused | Host.UnknownOption | Scenario.Unfit | Explorer.Nondeterministic e) {
            return refuse(":explore: " + e.getMessage());
        }
    }

    private String options(List<Clause> options) {
        for (Clause option : options) {
            String value = option.arguments().get(0);
            switch (option.keyword()) {
                case "--budget" -> executions = Long.parseLong(value) * EXECUTIONS_PER_SECOND;
                case "--max-executions" -> executions = Long.parseLong(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--fix" -> {
                    otherFixes = true;
                    fixes.add(value);
                }
                case "--fixes" -> {
                    if (!value.equals("all")) {
                        return ":explore: --fixes takes \"all\"; for one fix say --fix " + value;
                    }
                    allFixes = true;
                }
                case "--save" -> {
                    return ":explore: a session writes no files; deadc0de explore --save does, :schedule keeps what was found";
                }
                default -> {
                    return ":explore: " + option.keyword() + " is no option of it";
                }
            }
        }
        return "";
    }

    private int explore(MetaCommand.Explore command, List<String> lines)
            throws FixSet.Refused, Host.UnknownOption, Scenario.Unfit {
        List<HostSetup> hosts = new ArrayList<>();
        session.setup()
                .hosts()
                .forEach(host -> hosts.add(
                        otherFixes ? new HostSetup(host.name(), host.release(), fixes, host.options()) : host));
        Setup setup = new Setup(
                hosts, session.setup().seed(), Optional.empty(), session.setup().limits());
        Exploration exploration = new Exploration(
                setup,
                lines,
                Options.DEFAULT.with(method(command)).withSeed(seed).withMaxExecutions(executions));
        if (command.schedule().isPresent()) {
            Schedule schedule;
            try {
                schedule = Schedule.parse(command.schedule().get());
            } catch (IllegalArgumentException e) {
                return refuse(":explore: " + e.getMessage());
            }
            Finding finding = exploration.replay(schedule);
            streams.out().print((finding == null ? "nothing goes wrong under this schedule" : finding.text()) + "\n");
            return finding == null ? 0 : FOUND;
        }
        BooleanSupplier stop = session::isInterrupted;
        if (allFixes) {
            boolean found = false;
            for (FixMatrix.Row row : new FixMatrix(exploration, () -> stop)
                    .judge(1, row -> streams.out().print(row.text() + "\n"))) {
                found |= row.verdict() instanceof Verdict.Violated;
            }
            return found ? FOUND : 0;
        }
        Verdict verdict = exploration.run(stop, status -> {});
        streams.out().print(exploration.report(verdict, ":explore replay"));
        return verdict instanceof Verdict.Violated ? FOUND : 0;
    }

    private static Options.Method method(MetaCommand.Explore command) {
        return switch (command.strategy().orElse(MetaCommand.Strategy.REPLAY)) {
            case RANDOM -> Options.Method.RANDOM;
            case PCT -> Options.Method.PCT;
            case DPOR -> Options.Method.DPOR;
            case REPLAY -> Options.Method.AUTO;
        };
    }

    private int refuse(String line) {
        streams.err().print(line + "\n");
        return USAGE;
    }
}
