package org.deadc0de.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.deadc0de.session.Result;
import org.deadc0de.session.Session;
import org.deadc0de.transcript.Escapes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs lines without a terminal and prints exactly what the console shows. */
@Command(
        name = "run",
        description = "Runs lines at a fresh root prompt and prints exactly what the console shows.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private final Io io;

    @Mixin
    private MachineOptions machine;

    @Option(names = "-c", paramLabel = "LINES", description = "The lines to run.")
    private String lines;

    @Option(
            names = "--echo",
            description = "Print prompts and lines as well, so that the output is a pasteable session.")
    private boolean echo;

    @Option(
            names = "--budget",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "Most seconds that it may take (default: ${DEFAULT-VALUE}).")
    private long budget;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A file of lines; - is standard input.")
    private String file;

    RunCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        if ((lines == null) == (file == null)) {
            throw new Refusal(Exit.USAGE, "run takes either -c LINES or a file (- for standard input)");
        }
        String text = lines != null ? lines : Texts.read(io, file);
        try (Watchdog watchdog = new Watchdog(budget)) {
            Session session = machine.open();
            Runnable enough = watchdog.begin(session);
            try {
                return run(session, text);
            } finally {
                enough.run();
                session.close();
            }
        }
    }

    private Integer run(Session session, String text) {
        int status = 0;
        boolean crashed = false;
        StringBuilder pending = new StringBuilder();
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        for (String line : whole.split("\n", -1)) {
            if (echo && !(line.isEmpty() && pending.length() == 0)) {
                print((pending.length() == 0 ? session.prompt() : "> ") + line + "\n");
            }
            pending.append(pending.length() == 0 ? "" : "\n").append(line);
            String typed = pending.toString();
            Optional<String> problem = session.syntaxProblem(typed);
            if (problem.isPresent()) {
                print(problem.get() + "\n");
                return Exit.UNREADABLE;
            }
            Result result = session.execute(typed);
            if (result.ending() == Result.Ending.INCOMPLETE) {
                continue;
            }
            pending.setLength(0);
            print(result.text());
            status = line.isBlank() ? status : result.status();
            switch (result.ending()) {
                case PANIC, HANG, DEADLOCK -> {
                    crashed = true;
                    result.notices().forEach(notice -> io.err().println(Escapes.shown(notice)));
                }
                case QUIT -> {
                    return crashed ? Exit.CRASHED : status;
                }
                case BUDGET -> {
                    return Exit.BUDGET;
                }
                case STALE -> {
                    return Exit.UNREADABLE;
                }
                default -> {}
            }
        }
        if (pending.length() > 0) {
            throw new Refusal(
                    Exit.UNREADABLE, "the lines end in the middle of a command: " + Escapes.shown(pending.toString()));
        }
        boolean held = session.host().crash() != null; // by its debugger
        return crashed || held ? Exit.CRASHED : status;
    }

    private void print(String text) {
        io.out().print(Escapes.shown(text));
        io.out().flush();
    }
}
