package org.deadc0de.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.deadc0de.transcript.Capture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a transcript of a pasted console session. */
@Command(
        name = "capture",
        description = {
            "Makes a transcript of a pasted console session or mail: lines that begin with a prompt become commands, quotation"
                    + " marks (> ) go away, everything else stays as prose or expected output."
        },
        mixinStandardHelpOptions = true)
final class CaptureCommand implements Callable<Integer> {
    private final Io io;

    @Option(
            names = {"-k", "--kernel"},
            paramLabel = "KERNEL",
            description = "The kernel for the front matter.")
    private String kernel = "";

    @Option(names = "--title", paramLabel = "TITLE", description = "The transcript's title.")
    private String title = "A captured session";

    @Option(names = "-o", paramLabel = "OUT", description = "Write to this new file instead of standard output.")
    private Path out;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "What was pasted; - or nothing is standard input.")
    private String file = "-";

    CaptureCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        String name = kernel.isEmpty() ? "" : MachineOptions.release(kernel).name();
        String transcript = Capture.transcript(Texts.read(io, file), name, title);
        if (transcript == null) {
            throw new Refusal(
                    Exit.UNREADABLE,
                    file + ": no line begins with a prompt (#, $, db>, host#), so nothing was typed here");
        }
        if (out == null) {
            io.out().print(transcript);
            return Exit.FINE;
        }
        try {
            Files.writeString(out, transcript, StandardCharsets.UTF_8, java.nio.file.StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new Refusal(Exit.UNREADABLE, out + ": cannot be written, or is there already");
        }
        return Exit.FINE;
    }
}
