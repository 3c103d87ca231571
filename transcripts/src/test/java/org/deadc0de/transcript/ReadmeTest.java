package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deadc0de.session.Limits;
import org.junit.jupiter.api.Test;

/** The console block of the README is a transcript like any other. */
class ReadmeTest {
    @Test
    void thePanicOfTheReadmeIsWhatTheKernelShows() throws IOException, TranscriptSyntaxException {
        String text = Files.readString(Path.of("../README.md"), StandardCharsets.UTF_8);
        Transcript readme = TranscriptReader.read("README.md", text);

        List<Result> results =
                new Replayer(new SimulatedSessions(Limits.DEFAULT), null, Replayer.Options.PLAIN).replay(readme);

        assertThat(results).hasSize(1);
        assertThat(results.get(0).verdict()).as(results.get(0).detail()).isEqualTo(Verdict.PASS);
        assertThat(results.get(0).commands()).isGreaterThan(5);
    }
}
