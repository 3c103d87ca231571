package org.deadc0de.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.KernelRelease;
import org.deadc0de.session.Limits;
import org.deadc0de.session.Session;
import org.deadc0de.session.Setup;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.world.Host;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import picocli.CommandLine.Option;

/** The options that say which machine to boot; mixed into every command that boots one. */
final class MachineOptions {
    @Option(
            names = {"-k", "--kernel"},
            paramLabel = "KERNEL",
            defaultValue = "freebsd",
            description = "The kernel to boot (default: ${DEFAULT-VALUE}); see deadc0de kernels.")
    private String kernel;

    @Option(names = "--fix", paramLabel = "FIX", description = "A candidate fix to build in; see deadc0de fixes.")
    private List<String> fixes = new ArrayList<>();

    @Option(names = "--option", paramLabel = "OPTION", description = "A kernel option: NAME, NAME=off or name=value.")
    private List<String> options = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "What random bytes inside the machine are derived from.")
    private long seed;

    @Option(
            names = "--schedule",
            paramLabel = "SCHEDULE",
            description = "The interleaving of background jobs to follow.")
    private String schedule;

    /**
     * The kernel of that name.
     *
     * @throws Refusal when there is none
     */
    static KernelRelease release(String name) {
        return Kernels.named(name)
                .orElseThrow(() ->
                        new Refusal(Exit.USAGE, "no kernel is called \"" + name + "\"; there are " + Kernels.names()));
    }

    Setup setup() {
        KernelRelease release = release(kernel);
        Map<String, String> set = new LinkedHashMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            set.put(
                    equals < 0 ? option : option.substring(0, equals),
                    equals < 0 ? "on" : option.substring(equals + 1));
        }
        Optional<Schedule> parsed;
        try {
            parsed = Optional.ofNullable(schedule).map(Schedule::parse);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Exit.USAGE, e.getMessage());
        }
        return new Setup(HostSetup.all(release, fixes, set), seed, parsed, Limits.DEFAULT);
    }

    Session open() {
        try {
            return Session.open(setup());
        } catch (FixSet.Refused | Host.UnknownOption e) {
            throw new Refusal(Exit.USAGE, e.getMessage());
        }
    }
}
