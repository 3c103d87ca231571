package org.deadc0de.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules of the house that no compiler knows. */
class TidyTest {
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> PORTABLE = List.of("kernel-model", "grammar", "transcripts");

    @Test
    void onlyMainTouchesTheStandardStreamsAndTheEnvironment() {
        assertThat(found(
                        "System\\.(out|err|in|exit|getenv|getProperty|console)\\b",
                        path -> path.getFileName().toString().equals("Main.java")))
                .isEmpty();
    }

    @Test
    void theModelKnowsNoHostClockNoHashOrderAndNoSleep() {
        String pattern = "System\\.(currentTimeMillis|nanoTime|identityHashCode)|Thread\\.sleep|Math\\.random"
                + "|new Random\\(\\)|LocalDate(Time)?\\.now|Instant\\.now|ZonedDateTime\\.now|Locale\\.getDefault"
                + "|TimeZone\\.getDefault|ZoneId\\.systemDefault|new Date\\(\\)";

        assertThat(foundIn(PORTABLE, pattern, path -> false)).isEmpty();
    }

    @Test
    void nothingIsSwitchedOffOrLeftUndone() {
        assertThat(found(
                        "\\b(TODO|FIXME|XXX:)|@Disabled|UnsupportedOperationException",
                        path -> path.endsWith("Tap.java"))) // the protocol has such a word
                .isEmpty();
    }

    @Test
    void everyTranscriptSaysWhatItShowsInItsFirstHeading() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(TOP.resolve("transcripts/corpus"))) {
            files.filter(path -> path.toString().endsWith(".md")).sorted().forEach(path -> {
                if (!Pattern.compile("(?m)^# \\S").matcher(read(path)).find()) {
                    wrong.add(TOP.relativize(path).toString());
                }
            });
        }

        assertThat(wrong).isEmpty();
    }

    private static List<String> found(String pattern, Predicate<Path> except) {
        return foundIn(List.of("kernel-model", "grammar", "transcripts", "shell"), pattern, except);
    }

    private static List<String> foundIn(List<String> modules, String pattern, Predicate<Path> except) {
        Pattern compiled = Pattern.compile(pattern);
        List<String> found = new ArrayList<>();
        for (Map.Entry<Path, String> file : sources(modules).entrySet()) {
            if (!except.test(file.getKey())) {
                int number = 0;
                for (String line : file.getValue().lines().toList()) {
                    number++;
                    if (compiled.matcher(line).find()) {
                        found.add(TOP.relativize(file.getKey()) + ":" + number + ": " + line.strip());
                    }
                }
            }
        }
        return found;
    }

    private static Map<Path, String> sources(List<String> modules) {
        Map<Path, String> sources = new java.util.TreeMap<>();
        for (String module : modules) {
            try (Stream<Path> files = Files.walk(TOP.resolve(module + "/src/main"))) {
                files.filter(path -> path.toString().endsWith(".java")).forEach(path -> sources.put(path, read(path)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(sources).hasSizeGreaterThan(5);
        return sources;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
