package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deadc0de.session.Limits;
import org.deadc0de.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One session, the same bytes: on this Java and on every other one that lies beside it, on whatever the simulated threads run there,
 * in other languages and time zones. What is compared is all that the sessions of the corpus print, with every address.
 */
class EveryJavaTest {
    private static final Path CORPUS = Path.of("corpus");

    /** Stories that take seconds because they do one thing thousands of times. */
    private static final Pattern LONG = Pattern.compile("exhaustion|endless");

    private static final int OLDEST = 17;

    @TempDir
    private Path directory;

    /** The process that is compared: types every story and prints what comes back. */
    static final class Typist {
        private Typist() {}

        public static void main(String[] arguments) throws Exception {
            try (PrintStream out = new PrintStream(Files.newOutputStream(Path.of(arguments[0])), false, "UTF-8");
                    Stream<Path> files = Files.walk(CORPUS)) {
                for (Path story : files.filter(file -> file.toString().endsWith(".md"))
                        .filter(file -> !LONG.matcher(file.toString()).find())
                        .sorted()
                        .toList()) {
                    type(TranscriptFiles.read(story), out);
                }
            }
        }

        private static void type(Transcript story, PrintStream out) throws SetupRefused {
            String variant = story.frontMatter().variantNames().get(0);
            out.print("==== " + story.file() + " " + variant + "\n");
            Setup setup = story.frontMatter().setup(new Variant(variant, Variant.Expectation.PASS, "", 0, 0));
            Session session = SimulatedSessions.boot(setup, Limits.DEFAULT);
            out.print(session.bootText());
            for (Step step : story.steps(variant)) {
                out.print(session.prompt() + step.command() + "\n");
                org.deadc0de.session.Result result = session.execute(step.command());
                out.print(result.text() + result.ending() + " " + result.status() + " " + result.notices() + "\n");
            }
            out.print(session.schedule() + "\n");
            session.close();
        }
    }

    @Test
    void everySessionIsTheSameOnEveryJavaInEveryLanguageAndTimeZone() throws Exception {
        Map<Integer, Path> javas = javas();
        List<String> elsewhere = List.of(
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Kiritimati",
                "-Dfile.encoding=ISO-8859-1",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=0");
        List<String> continuations = List.of("--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED");

        Map<String, List<String>> typed = new LinkedHashMap<>();
        for (Map.Entry<Integer, Path> java : javas.entrySet()) {
            typed.put(java.getKey() + " at home", type(java.getValue(), List.of()));
            typed.put(
                    java.getKey() + " elsewhere",
                    type(java.getValue(), java.getKey() > OLDEST ? both(elsewhere, continuations) : elsewhere));
        }

        List<String> first = typed.values().iterator().next();
        assertThat(first).hasSizeGreaterThan(1_000);
        typed.forEach((where, lines) ->
                assertThat(firstDifference(first, lines)).as(where).isEmpty());
    }

    private static List<String> both(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static String firstDifference(List<String> one, List<String> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            String left = i < one.size() ? one.get(i) : "nothing";
            String right = i < other.size() ? other.get(i) : "nothing";
            if (!left.equals(right)) {
                return "line " + (i + 1) + ": \"" + left + "\" became \"" + right + "\"";
            }
        }
        return "";
    }

    private List<String> type(Path home, List<String> options) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "typed", ".txt");
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString(), "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Typist.class.getName(),
                output.toString()));
        Path complaints = Files.createTempFile(directory, "complaints", ".txt");

        int status = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(complaints.toFile())
                .start()
                .waitFor();

        assertThat(status)
                .as(Files.readString(complaints, StandardCharsets.UTF_8))
                .isZero();
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    /** This Java and the others installed where Javas are, one for each release from 17 on. */
    private static Map<Integer, Path> javas() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        Map<Integer, Path> javas = new TreeMap<>();
        for (Path place : List.of(home.getParent(), Path.of("/usr/lib/jvm"))) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> homes = Files.list(place)) {
                    homes.sorted().forEach(other -> javas.put(release(other), other));
                }
            }
        }
        javas.put(Runtime.version().feature(), home);
        javas.keySet().removeIf(release -> release < OLDEST);
        return javas;
    }

    private static int release(Path home) {
        try {
            Matcher version = Pattern.compile("JAVA_VERSION=\"(\\d+)")
                    .matcher(Files.readString(home.resolve("release"), StandardCharsets.UTF_8));
            return Files.isExecutable(home.resolve("bin/java")) && version.find()
                    ? Integer.parseInt(version.group(1))
                    : 0;
        } catch (IOException noJava) {
            return 0;
        }
    }
}
