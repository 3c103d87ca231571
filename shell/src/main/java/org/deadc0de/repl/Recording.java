package org.deadc0de.repl;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.deadc0de.session.Result;
import org.deadc0de.session.Setup;
import org.deadc0de.sim.sched.Schedule;
import org.deadc0de.transcript.Ending;
import org.deadc0de.transcript.Output;
import org.deadc0de.transcript.Recorder;
import org.deadc0de.transcript.TranscriptFiles;

/** What was typed in a session and, once asked for, the transcript that it is written to. */
final class Recording {
    private static final int MOST_KEPT = 1 << 22; // characters

    private record Typed(String prompt, String line, Output output) {}

    private final Setup setup;
    private final List<Typed> typed = new ArrayList<>();
    private int kept;
    private Recorder recorder;

    Recording(Setup setup) {
        this.setup = setup;
    }

    /** Begins to write; everything typed so far goes first, for a transcript starts where the machine boots. */
    String begin(String file) {
        if (recorder != null) {
            return "a recording is under way already";
        }
        if (kept > MOST_KEPT) {
            return "this session is too long to be written down from its beginning";
        }
        try {
            Path path = Path.of(file);
            Recorder fresh = new Recorder(TranscriptFiles.sink(path), head(), "What was typed");
            for (Typed each : typed) {
                fresh.record(each.prompt(), each.line(), each.output());
            }
            recorder = fresh;
            return "";
        } catch (FileAlreadyExistsException e) {
            return file + ": is there already";
        } catch (NoSuchFileException e) {
            return file + ": there is no such directory";
        } catch (IOException | InvalidPathException e) {
            return file + ": cannot be written";
        }
    }

    /** Adds a line with what came of it; gives what went wrong with the file, empty when nothing did. */
    String add(String prompt, String line, Result result) {
        if (isOurs(line)) {
            return "";
        }
        Output output = new Output(result.text(), result.status(), Ending.of(result.ending()));
        if (recorder == null) {
            kept += prompt.length() + line.length() + result.text().length();
            if (kept <= MOST_KEPT) {
                typed.add(new Typed(prompt, line, output));
            } else {
                typed.clear();
            }
            return "";
        }
        try {
            recorder.record(prompt, line, output);
            return "";
        } catch (IOException e) {
            recorder = null;
            return "deadc0de: the recording cannot be written any more, and ends here";
        }
    }

    /** Commands about the recording itself, and leaving, belong in no transcript. */
    private static boolean isOurs(String line) {
        String word = line.strip().split("\\s", 2)[0];
        return word.equals(":record") || word.equals(":quit") || word.equals("exit");
    }

    void end() {
        if (recorder != null) {
            try {
                recorder.close();
            } catch (IOException e) {
                // What was written stays readable.
            }
        }
    }

    private org.deadc0de.transcript.Setup head() {
        List<String> options = setup.hosts().get(0).options().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(option -> option.getKey() + "=" + option.getValue())
                .toList();
        return new org.deadc0de.transcript.Setup(
                setup.hosts().get(0).release().name(),
                List.of(),
                options,
                setup.hosts().get(0).fixes(),
                setup.seed() == 0 ? OptionalLong.empty() : OptionalLong.of(setup.seed()),
                setup.schedule().map(Schedule::toString).orElse(""),
                "");
    }
}
