package org.deadc0de.repl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.deadc0de.session.Session;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Types a line into an editor that nobody sees, so that an archive of classes holds what the first prompt needs. */
public final class Rehearsal {
    private static final String KEYS = "ifco\tlo\t\rroute g\u0003:he\t\r\u0004";

    /** What only a terminal of the system needs. */
    private static final List<String> OF_THE_SYSTEM = List.of(
            "org.jline.terminal.impl.PosixSysTerminal",
            "org.jline.terminal.impl.PosixSysTerminal$1",
            "org.jline.terminal.impl.exec.ExecPty",
            "org.jline.terminal.impl.exec.ExecTerminalProvider$RedirectPipeCreator",
            "org.jline.utils.ExecHelper",
            "org.jline.utils.NonBlockingInputStreamImpl",
            "org.jline.utils.Signals");

    private Rehearsal() {}

    /**
     * Rehearses.
     *
     * @return the lines that the editor gave
     * @throws IOException when there is not even a terminal in memory
     */
    public static List<String> run(Session session) throws IOException {
        for (String name : OF_THE_SYSTEM) {
            try {
                Class.forName(name, false, Rehearsal.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                // Another JLine has another one; it is read from the jar when it is needed.
            }
        }
        Terminal terminal = TerminalBuilder.builder()
                .provider("exec")
                .system(false)
                .type("xterm")
                .encoding(StandardCharsets.UTF_8)
                .graphemeCluster(false)
                .streams(new ByteArrayInputStream(KEYS.getBytes(StandardCharsets.UTF_8)), new ByteArrayOutputStream())
                .build();
        terminal.setSize(Size.of(80, 24));
        List<String> read = new ArrayList<>();
        try (Lines lines = new EditedLines(terminal, session, null, true)) {
            for (String line = lines.read("# "); line != null; line = lines.read("# ")) {
                read.add(line.strip());
            }
        }
        return read;
    }
}
