package org.deadc0de.repl;

import java.io.IOException;
import org.deadc0de.cli.Io;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Opens the terminal, and says what it is like. */
public final class TerminalFindings {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    private TerminalFindings() {}

    /**
     * The terminal, ready for line editing. It asks programs of the system (stty), no native library, so that no Java warns.
     *
     * @throws IOException when there is none
     */
    static Terminal open() throws IOException {
        Terminal terminal = TerminalBuilder.builder()
                .provider("exec")
                .system(true)
                .dumb(false)
                .graphemeCluster(false)
                .build();
        if (terminal.getSize().getColumns() <= 0 || terminal.getSize().getRows() <= 0) {
            terminal.setSize(Size.of(COLUMNS, ROWS));
        }
        return terminal;
    }

    /** Its size, for people. */
    public static String size(Io io) {
        if (!io.isSmart()) {
            return "not asked for";
        }
        try (Terminal terminal = open()) {
            return terminal.getSize().getColumns() + " columns, "
                    + terminal.getSize().getRows() + " rows";
        } catch (IOException | RuntimeException e) {
            return "cannot be found out; " + COLUMNS + " columns are assumed";
        }
    }
}
