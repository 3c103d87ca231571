package org.deadc0de.cli;

import java.util.concurrent.Callable;
import org.deadc0de.repl.Repl;
import org.deadc0de.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The interactive shell, writing a transcript as it goes. */
@Command(
        name = "record",
        description = "Boots a kernel, gives its root prompt, and writes a transcript of what is typed as it goes.",
        mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {
    private final Io io;

    @Mixin
    private MachineOptions machine;

    @Mixin
    private Look look;

    @Parameters(arity = "1", paramLabel = "FILE", description = "The transcript to write; it must not exist yet.")
    private String file;

    RecordCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        Session session = machine.open();
        Repl repl = new Repl(io, session, look.isColoured(io));
        String problem = repl.record(file);
        if (!problem.isEmpty()) {
            throw new Refusal(Exit.UNREADABLE, problem);
        }
        return repl.run();
    }
}
