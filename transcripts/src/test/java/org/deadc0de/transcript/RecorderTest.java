package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    private static final Setup SETUP =
            new Setup("freebsd", List.of(), List.of("nics=2"), List.of("naming-lock"), OptionalLong.of(7), "", "");

    @TempDir
    Path directory;

    private static final class Tape implements Recorder.Sink {
        final StringBuilder text = new StringBuilder();
        boolean closed;

        @Override
        public void append(String more) {
            text.append(more);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void aRecordingIsAReadyTranscriptWithCapturesForPointersAndPids() throws Exception {
        Tape tape = new Tape();
        try (Recorder recorder = new Recorder(tape, SETUP, "What was typed")) {
            recorder.record("# ", "sleep 5 &", Output.of("[1] 734\n", 0));
            recorder.record("# ", "  ", Output.of("", 0));
            recorder.record(
                    "# ",
                    "show",
                    new Output(
                            "softc 0xfffffe0001a2b3c0, again 0xfffffe0001a2b3c0\nmask 0xffffff00\n# x\n",
                            0,
                            Ending.PANIC));
            recorder.record("db> ", "bt", Output.of("pid 734 at 0xfffffe0001a2b3c0\n", 3));
        }

        assertThat(tape.closed).isTrue();
        assertThat(tape.text.toString()).isEqualTo("""
                        ---
                        kernel: freebsd
                        options: nics=2
                        variants: naming-lock
                        seed: 7
                        ---
                        # What was typed

                        ```console
                        # sleep 5 &
                        [1] <pid1:pid>
                        # show
                        softc <ptr1:ptr>, again <ptr1>
                        mask 0xffffff00
                        \\x23 x (esc)
                        [panic]
                        db> bt
                        pid <pid1> at <ptr1>
                        [3]
                        ```
                        """);
    }

    @Test
    void aRecordingThatWasCutShortLosesNothingButTheRunningCommand() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            Stories story = new Stories(seed);
            Path file = directory.resolve("r" + seed + ".md");
            ConsoleSession session = story.machine().open(SETUP);
            Recorder recorder = new Recorder(TranscriptFiles.sink(file), SETUP, "cut");
            int typed = story.random().nextInt(story.commands.size() + 1);
            for (String command : story.commands.subList(0, typed)) {
                recorder.record(session.prompt(), command, session.execute(command));
            }

            Transcript read = TranscriptFiles.read(file); // never closed

            assertThat(read.steps()).extracting(Step::command).isEqualTo(story.commands.subList(0, typed));
        }
    }

    @Test
    void aRecordingReplaysWhateverWasPrinted() throws Exception {
        Setup history = new Setup("", List.of(), List.of(), List.of(), OptionalLong.empty(), "", "");
        for (int seed = 0; seed < 1_000; seed++) {
            Stories story = new Stories(seed);
            Tape tape = new Tape();
            ConsoleSession session = story.machine().open(history);
            try (Recorder recorder = new Recorder(tape, history, "generated")) {
                for (String command : story.commands) {
                    recorder.record(session.prompt(), command, session.execute(command));
                }
            }

            List<Result> results = ReplayerTest.replay(tape.text.toString(), story.machine());

            assertThat(results)
                    .as("seed %d\n%s\n%s", seed, tape.text, new Summary(results).text())
                    .allMatch(result -> result.verdict() == Verdict.PASS);
        }
    }

    @Test
    void aFileThatIsThereIsNeverRecordedOver() throws Exception {
        Path file = Files.writeString(directory.resolve("a.md"), "precious", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> TranscriptFiles.sink(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void commandsThatLookLabelledAreWrittenSoThatTheyAreNot() throws Exception {
        String text = "```console\n" + TranscriptWriter.command("# ", "echo a  {b}\nmore") + "```\n";

        assertThat(TranscriptReader.read("a.md", text).steps().get(0).command()).isEqualTo("echo a  {b} #\nmore");
    }
}
