package org.deadc0de.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deadc0de.grammar.MetaCommand;
import org.deadc0de.grammar.MetaVisitor;
import org.deadc0de.kernel.Fix;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.KernelRelease;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.world.Host;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;

/** The commands that belong to the simulator and begin with a colon. */
final class MetaCommands implements MetaVisitor<Integer> {
    private static final int USAGE = 2;

    private final Session session;
    private Streams streams;

    MetaCommands(Session session) {
        this.session = session;
    }

    int run(MetaCommand command, Streams to) {
        streams = to;
        return command.acceptMeta(this);
    }

    private void say(String line) {
        streams.out().print(line + "\n");
    }

    private int refuse(String line) {
        streams.err().print(line + "\n");
        return USAGE;
    }

    @Override
    public Integer visitHelp(MetaCommand.Help command) {
        Help.text(command.topic(), session).forEach(this::say);
        return 0;
    }

    @Override
    public Integer visitKernel(MetaCommand.Kernel command) {
        if (command.name().isEmpty()) {
            String now = session.host().setup().release().name();
            Kernels.all()
                    .forEach(release -> say((release.name().equals(now) ? "* " : "  ") + release.name() + "  "
                            + release.description()));
            return 0;
        }
        Optional<KernelRelease> release = Kernels.named(command.name().get());
        if (release.isEmpty()) {
            return refuse("no kernel is called \"" + command.name().get() + "\"; there are " + Kernels.names());
        }
        return restart(new Setup(
                HostSetup.all(release.get(), List.of(), Map.of()),
                session.setup().seed(),
                Optional.empty(),
                session.setup().limits()));
    }

    @Override
    public Integer visitFix(MetaCommand.Fix command) {
        HostSetup setup = session.host().setup();
        if (command.setting().isEmpty()) {
            for (Fix fix : setup.release().fixes()) {
                say((setup.fixes().contains(fix.name()) ? "on   " : "off  ") + fix.name() + "  " + fix.description());
            }
            return 0;
        }
        List<String> fixes = new ArrayList<>(setup.fixes());
        fixes.remove(command.setting().get().name());
        if (command.setting().get().on()) {
            fixes.add(command.setting().get().name());
        } else if (setup.release().fixes().stream()
                .noneMatch(fix -> fix.name().equals(command.setting().get().name()))) {
            return refuse(setup.release().name() + " has no fix called \""
                    + command.setting().get().name() + "\"");
        }
        return restartAlike(new HostSetup(setup.name(), setup.release(), fixes, setup.options()));
    }

    @Override
    public Integer visitSetOption(MetaCommand.SetOption command) {
        HostSetup setup = session.host().setup();
        Map<String, String> options = new LinkedHashMap<>(setup.release().options());
        options.putAll(setup.options());
        if (command.setting().isEmpty()) {
            options.forEach((name, value) -> say(name + "=" + value));
            return 0;
        }
        Map<String, String> changed = new LinkedHashMap<>(setup.options());
        changed.put(command.setting().get().name(), command.setting().get().value());
        return restartAlike(new HostSetup(setup.name(), setup.release(), setup.fixes(), changed));
    }

    /** All machines of a kernel are built alike, as on the command line and in a transcript; the console stays where it is. */
    private int restartAlike(HostSetup changed) {
        List<HostSetup> hosts = new ArrayList<>(session.setup().hosts());
        hosts.replaceAll(host -> host.release() == changed.release()
                ? new HostSetup(host.name(), host.release(), changed.fixes(), changed.options())
                : host);
        int status = restart(new Setup(
                hosts,
                session.setup().seed(),
                session.setup().schedule(),
                session.setup().limits()));
        if (status == 0 && !session.isRerunning()) {
            session.host(session.world().host(changed.name()));
        }
        return status;
    }

    private int restart(Setup setup) {
        if (session.isRerunning()) {
            return 0; // whoever runs the session again has booted what it needs
        }
        try {
            session.start(setup);
            return 0;
        } catch (FixSet.Refused | Host.UnknownOption refused) {
            return refuse(refused.getMessage());
        }
    }

    @Override
    public Integer visitHosts(MetaCommand.Hosts command) {
        session.world()
                .hosts()
                .forEach(host -> say((host == session.host() ? "* " : "  ") + host.name() + "  "
                        + host.setup().release().name() + (host.crash() == null ? "" : "  (stopped)")));
        return 0;
    }

    @Override
    public Integer visitHost(MetaCommand.Host command) {
        Host host = session.world().host(command.name());
        if (host == null) {
            return refuse("no host is called \"" + command.name() + "\"");
        }
        session.host(host);
        return 0;
    }

    @Override
    public Integer visitSeed(MetaCommand.Seed command) {
        return restart(new Setup(
                session.setup().hosts(),
                command.seed(),
                session.setup().schedule(),
                session.setup().limits()));
    }

    @Override
    public Integer visitSchedule(MetaCommand.Schedule command) {
        if (command.schedule().isEmpty()) {
            say(session.schedule().toString());
            return 0;
        }
        try {
            return restart(new Setup(
                    session.setup().hosts(),
                    session.setup().seed(),
                    Optional.of(Schedule.parse(command.schedule())),
                    session.setup().limits()));
        } catch (IllegalArgumentException e) {
            return refuse(e.getMessage());
        }
    }

    @Override
    public Integer visitInvariants(MetaCommand.Invariants command) {
        if (command.on().isPresent()) {
            session.checksInvariants(command.on().get());
            return 0;
        }
        session.host().kernel().invariants().forEach((name, invariant) -> {
            List<String> broken = invariant.check();
            say(name + ": " + (broken.isEmpty() ? "holds" : "broken"));
            broken.forEach(line -> say("  " + line));
        });
        return 0;
    }

    @Override
    public Integer visitTrace(MetaCommand.Trace command) {
        session.trace(command.on());
        return 0;
    }

    @Override
    public Integer visitQuit(MetaCommand.Quit command) {
        throw new Stop(Result.Ending.QUIT, 0);
    }

    @Override
    public Integer visitBack(MetaCommand.Back command) {
        return travelTo(session.history().size() - command.steps());
    }

    @Override
    public Integer visitGoto(MetaCommand.Goto command) {
        return travelTo(command.step());
    }

    /** Runs the session again from boot up to its line of that number. */
    private int travelTo(long line) {
        if (session.isRerunning()) {
            return 0;
        }
        List<String> lines = session.history();
        if (line < 0 || line > lines.size()) {
            return refuse("this session has lines 0 to " + lines.size());
        }
        int status = restart(session.setup());
        if (status == 0) {
            session.forgetOutput();
            session.rerun(lines.subList(0, (int) line));
            say("at line " + line + (line == 0 ? "" : ": " + lines.get((int) line - 1)));
        }
        return status;
    }

    @Override
    public Integer visitExplore(MetaCommand.Explore command) {
        return new ExploreInSession(session, streams).run(command);
    }

    @Override
    public Integer visitGraph(MetaCommand.Graph command) {
        if (command.object().isEmpty()) {
            ObjectGraph.roots(session.host()).forEach(this::say);
            return 0;
        }
        String name = String.join(" ", command.object());
        List<String> lines = ObjectGraph.from(session.host(), name);
        if (lines == null) {
            return refuse("nothing is called \"" + name
                    + "\": name a variable (:graph lists them), an address, or an interface");
        }
        lines.forEach(this::say);
        return 0;
    }

    @Override
    public Integer visitLedger(MetaCommand.Ledger command) {
        String about = String.join(" ", command.object());
        List<String> lines = session.host().kernel().ledger(about);
        if (lines == null) {
            return refuse("this kernel keeps no ledger of references");
        }
        if (lines.isEmpty()) {
            return refuse(
                    about.isEmpty() ? "no reference was ever taken" : "nothing counted is called \"" + about + "\"");
        }
        lines.forEach(this::say);
        return 0;
    }

    @Override
    public Integer visitRecordTo(MetaCommand.RecordTo command) {
        String problem = session.record(command.file());
        return problem.isEmpty() ? 0 : refuse(problem);
    }

    @Override
    public Integer visitWhy(MetaCommand.Why command) {
        if (session.isRerunning()) {
            return 0;
        }
        try {
            new Why(session.setup(), session.history()).find().forEach(this::say);
            return 0;
        } catch (FixSet.Refused | Host.UnknownOption refused) {
            return refuse(refused.getMessage());
        }
    }
}
