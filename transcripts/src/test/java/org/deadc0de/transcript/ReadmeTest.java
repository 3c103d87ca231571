package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deadc0de.session.Limits;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every console block of the README and of the documents is a transcript like any other. */
class ReadmeTest {
    private static final Path TOP = Path.of("..");

    @TestFactory
    Stream<DynamicTest> whatADocumentShowsIsWhatTheKernelShows() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            String text = Files.readString(page, StandardCharsets.UTF_8);
            if (hasConsole(text)) {
                tests.add(dynamicTest(TOP.relativize(page).toString(), page.toUri(), () -> replay(page, text)));
            }
        }
        return tests.stream();
    }

    private static void replay(Path page, String text) throws TranscriptSyntaxException {
        Transcript transcript = TranscriptReader.read(TOP.relativize(page).toString(), text);

        List<Result> results =
                new Replayer(new SimulatedSessions(Limits.DEFAULT), null, Replayer.Options.PLAIN).replay(transcript);

        assertThat(results)
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.verdict())
                        .as(result.reason() + "\n" + result.detail())
                        .isEqualTo(Verdict.PASS));
    }

    @Test
    void theReadmeShowsASession() throws IOException {
        assertThat(hasConsole(Files.readString(TOP.resolve("README.md"), StandardCharsets.UTF_8)))
                .isTrue();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(TOP.resolve("README.md")));
        try (Stream<Path> below = Files.walk(TOP.resolve("docs"))) {
            below.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    /** Whether there is a console fence that is not part of a longer fence, which shows what one looks like. */
    private static boolean hasConsole(String text) {
        String open = "";
        for (String line : text.split("\n", -1)) {
            String mark = line.replaceFirst("[^`].*", "");
            if (open.isEmpty() && mark.length() >= 3) {
                if (line.equals("```console")) {
                    return true;
                }
                open = mark;
            } else if (!open.isEmpty() && line.equals(open)) {
                open = "";
            }
        }
        return false;
    }
}
