package org.deadc0de.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The host command line. The only class that touches System.out, System.exit and the environment. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        // The launcher looks, for Java 17 cannot say which of the two is a terminal.
        String terminal = System.getProperty("deadc0de.terminal", "");
        Io io = new Io(System.in, out, err, System.getenv(), terminal.contains("i"), terminal.contains("o"));
        int status = run(io, arguments);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** Runs one command line; gives its exit status. */
    public static int run(Io io, String... arguments) {
        CommandLine line = new CommandLine(new RootCommand(io), new Factory(io));
        line.setOut(io.out());
        line.setErr(io.err());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((exception, command, result) -> {
            if (exception instanceof Refusal refusal) {
                io.err().println("deadc0de: " + refusal.getMessage());
                return refusal.status();
            }
            io.err().println("deadc0de: internal error, a defect of ours: " + exception);
            io.err().println("deadc0de: please report it with the lines that led here");
            return Exit.DEFECT;
        });
        line.setParameterExceptionHandler((exception, args) -> {
            io.err().println("deadc0de: " + exception.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(exception, io.err());
            io.err()
                    .println("try: "
                            + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            return Exit.USAGE;
        });
        try {
            return line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError e) {
            io.err().println("deadc0de: internal error, a defect of ours: " + e);
            return Exit.DEFECT;
        }
    }

    /** Makes subcommands; each gets the same way to the host. */
    private record Factory(Io io) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                return type.getDeclaredConstructor(Io.class).newInstance(io);
            } catch (NoSuchMethodException e) {
                return CommandLine.defaultFactory().create(type);
            }
        }
    }
}
