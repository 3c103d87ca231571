package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** No session escapes the replay by standing in a fence of another kind, in an indented one, or in none. */
    @Test
    void everyLineThatLooksTypedAtAPromptStandsInAConsoleFence() throws IOException {
        for (Path page : pages()) {
            assertThat(escaped(Files.readString(page, StandardCharsets.UTF_8)))
                    .as(page.toString())
                    .isEmpty();
        }
        assertThat(escaped("```\n# ifconfig\n```\n\n    db> bt\n\n~~~sh\nvitsch# true\n~~~\n\n```sh\n$ ls\n```\n"))
                .containsExactly(2, 5, 8, 12);
        assertThat(escaped(
                        "# Title\n```console\n# a\n```\n````markdown\n```\n# a\n```\n````\n```sh\nmvn verify\n```\n"))
                .isEmpty();
    }

    private static final Pattern TYPED = Pattern.compile("(#|\\$|db>|[a-z][a-z0-9-]*#) .*");

    /** The numbers of such lines; a fence of four or more marks shows what a fence looks like. */
    private static List<Integer> escaped(String text) {
        List<Integer> numbers = new ArrayList<>();
        String open = "";
        String info = "";
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            Matcher fence = FENCE.matcher(line);
            boolean replayed = open.length() > 3 || info.equals("console") || info.startsWith("explore");
            if (fence.matches() && open.isEmpty()) {
                open = fence.group(1);
                info = fence.group(2).strip();
            } else if (!open.isEmpty() && line.strip().equals(open)) {
                open = "";
                info = "";
            } else if (TYPED.matcher(line.strip()).matches()
                    && (open.isEmpty() ? line.startsWith("    ") || !line.startsWith("#") : !replayed)) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})([^`]*)");

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
