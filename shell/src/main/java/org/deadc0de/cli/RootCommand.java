package org.deadc0de.cli;

import java.util.concurrent.Callable;
import org.deadc0de.repl.Repl;
import org.deadc0de.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Without a subcommand: boots a kernel and gives its root prompt. */
@Command(
        name = "deadc0de",
        description = "Types, replays and proves historic network-configuration bugs on simulated BSD kernels.",
        mixinStandardHelpOptions = true,
        version = "deadc0de 0.1.0",
        subcommands = {
            RunCommand.class,
            ExploreCommand.class,
            ReplayCommand.class,
            RecordCommand.class,
            CaptureCommand.class,
            ReportCommand.class,
            DemoCommand.class,
            BugsCommand.class,
            FixesCommand.class,
            KernelsCommand.class,
            DoctorCommand.class,
            GenerateCommand.class,
            RehearseCommand.class,
        })
final class RootCommand implements Callable<Integer> {
    private final Io io;

    @Mixin
    private MachineOptions machine;

    @Mixin
    private Look look;

    RootCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        Session session = machine.open();
        return new Repl(io, session, look.isColoured(io)).run();
    }
}
