package org.deadc0de.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.deadc0de.cli.Io;
import org.deadc0de.session.Session;
import org.deadc0de.session.Setup;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Drives the real line editor with the bytes that a terminal would send. */
@Timeout(60)
class EditorTest {
    private static final String TAB = "\t";
    private static final String ENTER = "\r";
    private static final String INTERRUPT = "\u0003";
    private static final String END = "\u0004";
    private static final String SEARCH = "\u0012";
    private static final String RIGHT = "\u001bOC";
    private static final String PASTE = "\u001b[200~";
    private static final String PASTED = "\u001b[201~";

    /** What the terminal sends, for whoever reads it. */
    private static final class Keys extends InputStream {
        private final LinkedBlockingQueue<Integer> waiting = new LinkedBlockingQueue<>();

        @Override
        public int read() throws IOException {
            try {
                return waiting.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            bytes[offset] = (byte) read();
            return 1;
        }

        @Override
        public int available() {
            return waiting.size();
        }
    }

    @TempDir
    Path folder;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private Session session;
    private Keys keys;
    private Terminal terminal;

    @BeforeEach
    void boot() throws Exception {
        session = Session.open(Setup.of(HostSetup.of(Kernels.named("freebsd").orElseThrow())));
        assertThat(session.execute("ifconfig bridge create").status()).isZero();
        keys = new Keys();
        terminal = TerminalBuilder.builder()
                .provider("exec")
                .system(false)
                .type("xterm")
                .encoding(StandardCharsets.UTF_8)
                .graphemeCluster(false)
                .streams(keys, screen)
                .build();
        terminal.setSize(Size.of(80, 24));
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
        session.close();
    }

    private EditedLines editor() {
        return new EditedLines(terminal, session, folder.resolve("history"), true);
    }

    /** Reads one line at a prompt; the keys come when the prompt is there, as they do from people. */
    private String read(EditedLines lines, String prompt, String text) {
        int before = screen.size();
        Thread typist = new Thread(() -> {
            while (!screen.toString(StandardCharsets.UTF_8)
                    .substring(Math.min(before, screen.size()))
                    .contains(prompt)) {
                Thread.onSpinWait();
            }
            for (byte key : text.getBytes(StandardCharsets.UTF_8)) {
                keys.waiting.add(key & 0xff);
            }
        });
        typist.setDaemon(true);
        typist.start();
        return lines.read(prompt);
    }

    @Test
    void aLineIsReadAsTyped() throws IOException {
        assertThat(read(editor(), "# ", "echo hello" + ENTER)).isEqualTo("echo hello");
    }

    @Test
    void tabCompletesWhatOnlyTheLiveKernelKnows() throws IOException {
        assertThat(read(editor(), "# ", "ifconfig bri" + TAB + "dest" + TAB + ENTER))
                .isEqualTo("ifconfig bridge0 destroy ");
    }

    @Test
    void completionSaysWhatTheWordsDo() throws IOException {
        assertThat(read(editor(), "# ", "ifconfig bridge0 d" + TAB + INTERRUPT)).isEqualTo(Lines.INTERRUPTED);
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("estroy", "SIOCIFDESTROY");
    }

    @Test
    void aLineGoesOnUntilItIsComplete() throws IOException {
        assertThat(read(editor(), "# ", "for i in 1 2" + ENTER + "do echo $i" + ENTER + "done" + ENTER))
                .isEqualTo("for i in 1 2\ndo echo $i\ndone");
    }

    @Test
    void halfAPasteIsNeverRun() throws IOException {
        assertThat(read(editor(), "# ", PASTE + "echo one\nfor x in a b\ndo echo $x\ndone" + PASTED + ENTER))
                .isEqualTo("echo one\nfor x in a b\ndo echo $x\ndone");
    }

    @Test
    void interruptDropsTheLineAndEndLeaves() throws IOException {
        EditedLines lines = editor();

        assertThat(read(lines, "# ", "half a li" + INTERRUPT)).isEqualTo(Lines.INTERRUPTED);
        assertThat(read(lines, "# ", END)).isNull();
    }

    /** ^C between Enter and the line's first step drops that line, and no other. */
    @Test
    void interruptAfterEnterDropsTheLineAndNotTheNext() throws IOException {
        EditedLines lines = editor();
        session.interrupt(); // before anything was typed: nobody's
        assertThat(read(lines, "# ", "echo one" + ENTER)).isEqualTo("echo one");
        assertThat(session.execute("echo one").text()).isEqualTo("one\n");

        assertThat(read(lines, "# ", "echo two" + ENTER)).isEqualTo("echo two");
        session.interrupt();
        assertThat(session.execute("echo two").status()).isEqualTo(130);
        assertThat(session.execute("echo three").text()).isEqualTo("three\n");
    }

    /** ^C on a terminal without an editor, before and after the line has come. */
    @Test
    void aPlainTerminalDropsALineThatWasInterruptedAfterEnter() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        Io io = new Io(
                new PipedInputStream(typed),
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                Map.of("TERM", "dumb"),
                true,
                true);
        AtomicInteger interrupts = new AtomicInteger();
        try (PlainLines lines = new PlainLines(io, interrupts::incrementAndGet, () -> interrupts.set(0))) {
            typed.write("echo one\necho two\n".getBytes(StandardCharsets.UTF_8));
            typed.flush();
            assertThat(lines.read("# ")).isEqualTo("echo one");
            lines.interrupted();
            assertThat(interrupts).hasValue(1);

            assertThat(lines.read("# ")).isEqualTo("echo two");
            assertThat(interrupts).as("forgotten at the prompt").hasValue(0);
        }
    }

    @Test
    void whatWasTypedBeforeIsSuggestedAndTakenWithTheRightArrow() throws IOException {
        EditedLines lines = editor();
        assertThat(read(lines, "# ", "ifconfig bridge0 mtu 1400" + ENTER)).isEqualTo("ifconfig bridge0 mtu 1400");

        assertThat(read(lines, "# ", "ifc" + RIGHT + ENTER)).isEqualTo("ifconfig bridge0 mtu 1400");
    }

    @Test
    void historyIsSearchedBackwards() throws IOException {
        EditedLines lines = editor();
        assertThat(read(lines, "# ", "echo first" + ENTER)).isEqualTo("echo first");
        assertThat(read(lines, "# ", "echo second" + ENTER)).isEqualTo("echo second");

        assertThat(read(lines, "# ", SEARCH + "fir" + ENTER)).isEqualTo("echo first");
    }

    @Test
    void aLeadingBlankKeepsALineOutOfTheHistoryFile() throws IOException {
        EditedLines lines = editor();
        assertThat(read(lines, "# ", "echo kept" + ENTER)).isEqualTo("echo kept");
        assertThat(read(lines, "# ", " echo secret" + ENTER).strip()).isEqualTo("echo secret");
        lines.close();

        assertThat(Files.readString(folder.resolve("history")))
                .contains("echo kept")
                .doesNotContain("secret");
    }

    @Test
    void twentyColumnsAreEnough() throws IOException {
        terminal.setSize(Size.of(20, 5));
        String line = "ifconfig bridge0 inet 10.0.0.1 netmask 255.255.255.0 description something";

        assertThat(read(editor(), "# ", line + "\u0001" + "\u0005" + ENTER)).isEqualTo(line);
    }

    @Test
    void unknownProgramsAreMarkedAndKnownOnesAreNot() {
        Colouring colours = new Colouring(session, true);

        assertThat(colours.highlight(null, "nosuch x").toAnsi()).contains("\u001b[4;31mnosuch");
        assertThat(colours.highlight(null, "ifconfig lo0 up").toAnsi()).contains("\u001b[1mifconfig");
        assertThat(new Colouring(session, false).highlight(null, "nosuch x").toAnsi())
                .isEqualTo("nosuch x");
    }

    @Test
    void completionsInTheDebuggerAreTheDebuggers() throws IOException {
        assertThat(session.execute("ifconfig bridge0 name bridge1; ifconfig bridge create; ifconfig bridge1 destroy")
                        .status())
                .isEqualTo(134);

        assertThat(read(editor(), "db> ", "sho" + TAB + ENTER)).isEqualTo("show ");
    }
}
