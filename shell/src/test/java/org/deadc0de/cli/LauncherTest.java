package org.deadc0de.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a Java that only says what it was given. */
@Timeout(60)
class LauncherTest {
    private static final String JAVA = """
            #!/bin/sh
            for argument; do
              case $argument in
                -XX:ArchiveClassesAtExit=*) echo classes > "${argument#*=}" ;;
                rehearse) exit 0 ;;
              esac
            done
            printf '%s\\n' "$@"
            """;
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    @TempDir
    Path folder;

    private Path home;
    private Path launcher;
    private Path target;

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no sh here");
        home = Files.createDirectories(folder.resolve("a java/bin")).getParent();
        Files.writeString(home.resolve("bin/java"), JAVA, StandardCharsets.UTF_8);
        assertThat(home.resolve("bin/java").toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"21.0.1\"\n", StandardCharsets.UTF_8);
        target = Files.createDirectories(folder.resolve("check out/shell/target"));
        launcher = Files.copy(Path.of("deadc0de"), target.resolveSibling("deadc0de"));
        Files.createFile(target.resolve("deadc0de.jar"));
        Files.createFile(folder.resolve("a story.md"));
    }

    private List<String> start(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", home.toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.lines().toList();
    }

    @Test
    void aCheckoutMayHaveABlankInItsName() throws Exception {
        List<String> given = start("run", "-c", "echo a  b");

        assertThat(given)
                .endsWith("-jar", target.resolve("deadc0de.jar").toString(), "run", "-c", "echo a  b")
                .contains("-XX:SharedArchiveFile=" + target.resolve("deadc0de-21.jsa"))
                .noneMatch(word -> word.startsWith("b/"));
        assertThat(target.toFile().list()).containsExactlyInAnyOrder("deadc0de.jar", "deadc0de-21.jsa");
    }

    @Test
    void onlyLongSearchesGetTheOptimizingCompiler() throws Exception {
        assertThat(start("run", "-c", "true")).contains(QUICK);
        assertThat(start("replay")).contains(QUICK);
        assertThat(start("replay", "--jobs", "2", "check out")).contains(QUICK);
        assertThat(start("replay", "--slow")).doesNotContain(QUICK);
        assertThat(start("replay", "a story.md")).doesNotContain(QUICK);
        assertThat(start("explore", "-c", "true & true & wait")).doesNotContain(QUICK);
        assertThat(start()).doesNotContain(QUICK);
    }
}
