package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deadc0de.session.Limits;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every story of the corpus, replayed in every variant. */
class CorpusTest {
    private static final Path CORPUS = Path.of("corpus");

    /** Most executions that judging one row of an explore fence may take. */
    private static final long EXECUTIONS = 150_000;

    @TestFactory
    Stream<DynamicTest> everyStoryReplaysInEveryVariant() throws IOException {
        return stories().stream().flatMap(story -> {
            Transcript transcript = read(story);
            return Replayer.names(transcript).stream()
                    .map(name -> dynamicTest(name, story.toUri(), () -> {
                        Replayer replayer = new Replayer(
                                new SimulatedSessions(Limits.DEFAULT),
                                new Explorations(EXECUTIONS),
                                new Replayer.Options(1, name::equals, () -> 0));
                        List<Result> results = replayer.replay(transcript);
                        assertThat(results).hasSize(1);
                        Result result = results.get(0);
                        assertThat(result.verdict().isGreen())
                                .as(result.name() + ": " + result.verdict() + " " + result.reason() + "\n"
                                        + result.detail())
                                .isTrue();
                    }));
        });
    }

    @Test
    void thereAreStories() throws IOException {
        assertThat(stories()).isNotEmpty();
    }

    private static List<Path> stories() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static Transcript read(Path story) {
        try {
            return TranscriptReader.read(
                    CORPUS.relativize(story).toString(), Files.readString(story, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TranscriptSyntaxException e) {
            throw new AssertionError(Problem.renderAll(e.problems()), e);
        }
    }
}
