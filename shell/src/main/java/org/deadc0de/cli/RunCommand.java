package org.deadc0de.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.deadc0de.session.Result;
import org.deadc0de.session.Session;
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
        String text = lines != null ? lines : read(file);
        return run(machine.open(), text);
    }

    private Integer run(Session session, String text) {
        int status = 0;
        boolean crashed = false;
        StringBuilder pending = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (echo && !(line.isEmpty() && pending.length() == 0)) {
                io.out().println((pending.length() == 0 ? session.prompt() : "> ") + line);
            }
            pending.append(pending.length() == 0 ? "" : "\n").append(line);
            Result result = session.execute(pending.toString());
            if (result.ending() == Result.Ending.INCOMPLETE) {
                continue;
            }
            pending.setLength(0);
            io.out().print(result.text());
            io.out().flush();
            status = line.isBlank() ? status : result.status();
            switch (result.ending()) {
                case PANIC, HANG, DEADLOCK -> {
                    crashed = true;
                    result.notices().forEach(io.err()::println);
                }
                case QUIT -> {
                    return crashed ? Exit.CRASHED : status;
                }
                case BUDGET -> {
                    return Exit.BUDGET;
                }
                default -> {}
            }
        }
        if (pending.length() > 0) {
            throw new Refusal(Exit.UNREADABLE, "the lines end in the middle of a command: " + pending);
        }
        return crashed ? Exit.CRASHED : status;
    }

    private String read(String name) {
        try {
            byte[] bytes = name.equals("-") ? io.in().readAllBytes() : Files.readAllBytes(Path.of(name));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException | RuntimeException e) {
            throw new Refusal(Exit.UNREADABLE, name + ": cannot be read");
        }
    }
}
