package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that records is killed at some moment; what it had recorded by then must be there. */
class RecorderKilledTest {
    @TempDir
    Path directory;

    /** Records without end, and says after each command that it is recorded. */
    public static final class Recording {
        private Recording() {}

        /** Takes the file to record to. */
        public static void main(String[] arguments) throws IOException {
            Setup setup = new Setup("", List.of(), List.of(), List.of(), OptionalLong.empty(), "", "");
            try (Recorder recorder = new Recorder(TranscriptFiles.sink(Path.of(arguments[0])), setup, "killed")) {
                for (int i = 0; i < 1_000_000; i++) {
                    recorder.record("# ", "command " + i, Output.of("answer " + i + "\nand more\n", i % 3));
                    System.out.println(i);
                }
            }
        }
    }

    @Test
    void whatWasRecordedBeforeTheKillIsThere() throws Exception {
        for (int seed = 0; seed < 4; seed++) {
            Path file = directory.resolve("killed" + seed + ".md");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Recording.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int until = new Random(seed).nextInt(200);
            try (BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (int i = 0; i <= until; i++) {
                    assertThat(said.readLine()).isEqualTo(Integer.toString(i));
                }
                process.destroyForcibly().waitFor();
            }

            Transcript read = TranscriptReader.read("killed.md", Files.readString(file, StandardCharsets.UTF_8));

            assertThat(read.steps()).hasSizeGreaterThan(until);
            for (int i = 0; i <= until; i++) {
                Step step = read.steps().get(i);
                assertThat(step.command()).isEqualTo("command " + i);
                assertThat(step.expected("history")).hasSize(2);
                assertThat(
                                step.status("history") == null
                                        ? 0
                                        : step.status("history").status())
                        .isEqualTo(i % 3);
            }
        }
    }
}
