package org.deadc0de.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a package of deadc0de installs beside it. */
@Command(
        name = "generate",
        description = "Prints the completion script for bash and zsh, or the manual page.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    /** What can be made. */
    enum What {
        COMPLETION,
        MAN
    }

    private final Io io;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "WHAT", description = "completion or man.")
    private What what;

    GenerateCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        io.out().print(what == What.MAN ? ManPage.of(root) : AutoComplete.bash("deadc0de", root));
        return Exit.FINE;
    }
}
