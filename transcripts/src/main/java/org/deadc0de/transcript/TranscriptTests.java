package org.deadc0de.transcript;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Transcripts as JUnit tests: one container per file, one test per variant.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> stories() throws IOException {
 *     return TranscriptTests.of(Path.of("corpus"), sessions);
 * }
 * }</pre>
 *
 * <p>Whoever uses this class brings junit-jupiter-api; nothing else here needs it.
 */
public final class TranscriptTests {
    private TranscriptTests() {}

    /** The tests of all transcripts below a directory; explore fences are skipped. */
    public static Stream<DynamicNode> of(Path directory, SessionFactory factory) throws IOException {
        return of(directory, factory, null);
    }

    /**
     * The tests of all transcripts below a directory.
     *
     * @param explorer judges explore fences; null skips them
     * @throws IllegalStateException when there is no transcript at all: tests are not green because nothing ran
     */
    public static Stream<DynamicNode> of(Path directory, SessionFactory factory, ExploreJudge explorer)
            throws IOException {
        List<Path> files = TranscriptFiles.find(List.of(directory));
        if (files.isEmpty()) {
            throw new IllegalStateException("no transcript below " + directory);
        }
        List<DynamicNode> nodes = new ArrayList<>();
        for (Path file : files) {
            String name = TranscriptFiles.name(directory.relativize(file));
            nodes.add(node(file, name, factory, explorer));
        }
        return nodes.stream();
    }

    private static DynamicNode node(Path file, String name, SessionFactory factory, ExploreJudge explorer)
            throws IOException {
        try {
            Transcript transcript = TranscriptFiles.read(file);
            List<String> results = Replayer.names(transcript);
            if (results.isEmpty()) {
                return test(name, file, result -> true, factory, explorer);
            }
            String title = transcript.title().equals(transcript.file()) ? name : name + ": " + transcript.title();
            return DynamicContainer.dynamicContainer(
                    Escapes.shown(title),
                    file.toUri(),
                    results.stream().map(result -> test(shortName(result), file, result::equals, factory, explorer)));
        } catch (TranscriptSyntaxException e) {
            return DynamicTest.dynamicTest(name, file.toUri(), () -> {
                throw new AssertionFailedError("\n" + e.getMessage());
            });
        }
    }

    private static String shortName(String result) {
        return result.substring(result.lastIndexOf('[') + 1, result.length() - 1);
    }

    private static DynamicTest test(
            String name, Path file, Predicate<String> selected, SessionFactory factory, ExploreJudge explorer) {
        return DynamicTest.dynamicTest(name, file.toUri(), () -> {
            Replayer replayer = new Replayer(factory, explorer, new Replayer.Options(1, selected, () -> 0L));
            List<Result> results = Suite.replay(file, replayer);
            if (results.isEmpty()) {
                throw new AssertionFailedError(name + ": nothing was replayed; did the file change meanwhile?");
            }
            for (Result result : results) {
                if (result.verdict() == Verdict.SKIP || result.verdict() == Verdict.XFAIL) {
                    throw new TestAbortedException(result.verdict() + ": " + result.reason());
                }
                if (!result.verdict().isGreen()) {
                    throw new AssertionFailedError(message(result));
                }
            }
        });
    }

    private static String message(Result result) {
        String where = result.line() > 0 ? result.file() + ":" + result.line() + ": " : result.file() + ": ";
        return where + result.verdict() + ": " + result.reason() + "\n" + result.detail();
    }
}
