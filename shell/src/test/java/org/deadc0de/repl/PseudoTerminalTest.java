package org.deadc0de.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.deadc0de.cli.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program on a pseudo-terminal of the system, which script(1) of util-linux opens. */
@Timeout(60)
class PseudoTerminalTest {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final String INTERRUPT = "\u0003";
    private static final String END = "\u0004";
    private static final Pattern ESCAPE = Pattern.compile("\u001b(\\[[0-9;?]*[A-Za-z]|[=>])");
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    @TempDir
    Path folder;

    private final StringBuilder screen = new StringBuilder();
    private Process process;
    private int seen;

    @BeforeEach
    void onlyWhereThereIsScript() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SCRIPT), "script(1) is not here");
        Process asked = new ProcessBuilder(SCRIPT.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(asked.waitFor() == 0 && version.contains("util-linux"), "script(1) is another one here");
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void start(Map<String, String> environment, int columns, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xss2m",
                "-Ddeadc0de.terminal=io",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(List.of(arguments));
        // Whoever runs the tests in the background has ^C ignored, and children inherit that.
        String command = "stty rows 24 cols " + columns + "; tty > tty; exec env --default-signal=INT '"
                + String.join("' '", words) + "'";
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "-qec", command, "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().remove("NO_COLOR");
        builder.environment().putAll(environment);
        process = builder.start();
        Thread reader = new Thread(this::read);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        byte[] bytes = new byte[4096];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                synchronized (screen) {
                    screen.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
                    screen.notifyAll();
                }
            }
        } catch (IOException e) {
            // The terminal is gone, and so is everything there was to read.
        }
    }

    private void type(String keys) throws IOException {
        OutputStream out = process.getOutputStream();
        out.write(keys.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Waits until something new is shown that holds the text, escape sequences aside. */
    private void await(String text) throws InterruptedException {
        synchronized (screen) {
            while (!hasShown(text)) {
                screen.wait();
            }
        }
    }

    private boolean hasShown(String text) {
        int at = ESCAPE.matcher(screen).replaceAll("").indexOf(text, seen);
        seen = at >= 0 ? at + text.length() : seen;
        return at >= 0;
    }

    private String all() {
        synchronized (screen) {
            return screen.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xterm", "dumb"})
    void interruptDropsTheLineOrEndsTheLoopAndTheShellGoesOn(String term) throws Exception {
        start(Map.of("TERM", term), 80);
        await("vitsch# ");

        type("echo half a line");
        await("line");
        type(INTERRUPT);
        await("vitsch# ");
        type("for i in 1 2\n");
        await("> ");
        type(INTERRUPT);
        await("vitsch# ");
        type("n=0; while true; do ifconfig -a | grep nothing; n=$((n+1)); echo round $n; done\n");
        await("round 3");
        type(INTERRUPT);
        await("vitsch# ");
        type("echo alive $((6*7)) $?\n");
        await("alive 42 130");
        await("vitsch# ");
        type(END);

        assertThat(process.waitFor()).isZero();
        assertThat(all())
                .doesNotContain("half a line\r\nhalf")
                .doesNotContain("WARNING: A ")
                .doesNotContain("Unable");
    }

    @Test
    void aDumbTerminalAndNoColorAreHeeded() throws Exception {
        start(Map.of("TERM", "dumb"), 80, "--color=auto");
        await("vitsch# ");
        type("ifconfig lo0\n");
        await("netmask 0xff000000");
        await("vitsch# ");
        type(END);
        assertThat(process.waitFor()).isZero();
        assertThat(all()).doesNotContain("\u001b");
    }

    @Test
    void noColorLeavesTheEditorAndTakesTheColours() throws Exception {
        start(Map.of("TERM", "xterm", "NO_COLOR", "1"), 80);
        await("vitsch# ");
        type("nosuch; ifconfig lo0\n");
        await("netmask 0xff000000");
        await("vitsch# ");
        type(END);

        assertThat(process.waitFor()).isZero();
        assertThat(COLOUR.matcher(all().replace("\u001b[0m", "")).find()).isFalse();
    }

    @Test
    void aTerminalMayBecomeNarrowWhileSomebodyTypes() throws Exception {
        start(Map.of("TERM", "xterm"), 80);
        await("vitsch# ");
        type("echo one two three four five six seven eight nine ");
        await("nine");
        String tty = Files.readString(folder.resolve("tty")).strip();
        Process stty = new ProcessBuilder("stty", "-F", tty, "rows", "10", "cols", "20").start();
        assertThat(stty.waitFor()).isZero();
        type("ten eleven > /dev/null && echo done$((1+1))\n");
        await("done2");
        await("vitsch# ");
        type(END);

        assertThat(process.waitFor()).isZero();
    }

    @Test
    void aPasteRunsOnlyWhenSomebodySaysSo() throws Exception {
        start(Map.of("TERM", "xterm"), 80);
        await("vitsch# ");

        type("\u001b[200~echo first$((1+0))\necho second$((1+1))\u001b[201~");
        await("second");
        type(" third$((1+2))\n"); // goes on where the paste ended
        await("first1");
        await("second2 third3");
        await("vitsch# ");
        type(END);

        assertThat(process.waitFor()).isZero();
    }

    @Test
    void hintsAfterAPanicAreDimAndNotRecorded() throws Exception {
        start(Map.of("TERM", "xterm"), 80, "record", "story.md");
        await("vitsch# ");
        type(
                "ifconfig bridge create; ifconfig bridge0 name bridge1; ifconfig bridge create; ifconfig bridge1 destroy\n");
        await("bt, ps and show look around");
        await("db> ");
        type(END);
        assertThat(process.waitFor()).isEqualTo(134);
        assertThat(all()).contains("\u001b[2mbt, ps and show look around");

        assertThat(Files.readString(folder.resolve("story.md"), StandardCharsets.UTF_8))
                .contains("[panic]")
                .doesNotContain("look around")
                .doesNotContain("\u001b");
    }
}
