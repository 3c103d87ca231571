package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deadc0de.kernel.Fix;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.KernelRelease;
import org.deadc0de.session.Limits;
import org.deadc0de.session.Result;
import org.deadc0de.session.Session;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.world.Host;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;

/** The real thing: boots the simulated hosts that a transcript asks for. */
public final class SimulatedSessions implements SessionFactory {
    private static final String DEFAULT_KERNEL = "freebsd";

    private final Limits limits;
    private final Watch watch;

    /** Somebody who has a clock, and ends sessions that take too long with {@link Session#exhaust}. */
    @FunctionalInterface
    public interface Watch {
        /** Told that a session has begun; what it gives is run when that session ends. */
        Runnable begin(Session session);
    }

    /** Sessions that may use up so much, and any time. */
    public SimulatedSessions(Limits limits) {
        this(limits, session -> () -> {});
    }

    /** Sessions that may use up so much, watched by somebody. */
    public SimulatedSessions(Limits limits, Watch watch) {
        this.limits = limits;
        this.watch = watch;
    }

    @Override
    public ConsoleSession open(Setup setup) throws SetupRefused {
        Session session = boot(setup, limits);
        return new Console(session, watch.begin(session));
    }

    /** What a transcript asks for, in the words of a session. */
    public static org.deadc0de.session.Setup setup(Setup setup, Limits limits) throws SetupRefused {
        List<HostSetup> hosts = new ArrayList<>();
        if (setup.hosts().isEmpty()) {
            KernelRelease release = release("kernel", setup.kernel().isEmpty() ? DEFAULT_KERNEL : setup.kernel());
            hosts.addAll(HostSetup.all(release, setup.fixes(), options(setup, release)));
        }
        for (Setup.Host host : setup.hosts()) {
            KernelRelease release = release("hosts", host.kernel());
            hosts.add(new HostSetup(host.name(), release, setup.fixes(), options(setup, release)));
        }
        Optional<Schedule> schedule;
        try {
            schedule = setup.schedule().isEmpty() ? Optional.empty() : Optional.of(Schedule.parse(setup.schedule()));
        } catch (IllegalArgumentException e) {
            throw new SetupRefused("schedule", setup.schedule(), e.getMessage(), List.of());
        }
        return new org.deadc0de.session.Setup(hosts, setup.seed().orElse(0), schedule, limits);
    }

    /** Boots what a transcript asks for, as a session. */
    public static Session boot(Setup setup, Limits limits) throws SetupRefused {
        org.deadc0de.session.Setup wanted = setup(setup, limits);
        try {
            return Session.open(wanted);
        } catch (FixSet.Refused e) {
            List<String> known = wanted.hosts().get(0).release().fixes().stream()
                    .map(Fix::name)
                    .toList();
            throw new SetupRefused("variants", String.join("+", setup.fixes()), e.getMessage(), known);
        } catch (Host.UnknownOption e) {
            throw new SetupRefused("options", String.join(", ", setup.options()), e.getMessage(), List.of());
        }
    }

    private static KernelRelease release(String key, String name) throws SetupRefused {
        Optional<KernelRelease> release = Kernels.named(name);
        if (release.isEmpty()) {
            throw new SetupRefused(
                    key,
                    name,
                    "there is no such kernel",
                    Kernels.all().stream().map(KernelRelease::name).toList());
        }
        return release.get();
    }

    private static Map<String, String> options(Setup setup, KernelRelease release) throws SetupRefused {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : setup.options()) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            if (!release.options().containsKey(name)) {
                throw new SetupRefused(
                        "options",
                        option,
                        release.name() + " has no such option",
                        List.copyOf(release.options().keySet()));
            }
            options.put(name, equals < 0 ? "on" : option.substring(equals + 1));
        }
        return options;
    }

    /** A session as transcripts see it. */
    private record Console(Session session, Runnable whenClosed) implements ConsoleSession {
        Console {
            String unseen = session.bootText();
            if (unseen == null) {
                throw new IllegalStateException("no boot text");
            }
        }

        @Override
        public String prompt() {
            return session.prompt();
        }

        @Override
        public Output execute(String line) {
            Result result = session.execute(line);
            return new Output(result.text(), result.status(), Ending.of(result.ending()));
        }

        @Override
        public void selectHost(String name) {
            Host host = session.world().host(name);
            if (host != null) {
                session.host(host);
            }
        }

        @Override
        public void close() {
            whenClosed.run();
            session.close();
        }
    }
}
