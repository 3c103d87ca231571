package org.deadc0de.repl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.deadc0de.cli.Io;
import org.deadc0de.session.Result;
import org.deadc0de.session.Session;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The interactive prompt: reads lines, has the session execute them, prints what it says. */
public final class Repl {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    private final Io io;
    private final Session session;

    public Repl(Io io, Session session) {
        this.io = io;
        this.session = session;
    }

    /** Where lines come from: a line editor, or plain input. */
    private interface Lines extends AutoCloseable {
        /** The next line; null at the end; the empty string when ^C dropped it. */
        String read(String prompt);

        @Override
        void close();
    }

    /** Runs until the user leaves; gives the exit status. */
    public int run() {
        boolean typed = io.inIsTerminal();
        if (typed) {
            print(session.bootText());
            print("Type commands of this system; :help tells what belongs to the simulator.\n");
        } else {
            String unseen = session.bootText();
            assert unseen != null;
        }
        try (Lines lines = io.isSmart() ? edited() : plain(typed)) {
            return loop(lines, typed);
        }
    }

    private int loop(Lines lines, boolean typed) {
        int status = 0;
        StringBuilder pending = new StringBuilder();
        while (true) {
            String line = lines.read(pending.length() == 0 ? session.prompt() : "> ");
            if (line == null) {
                return status;
            }
            if (line.equals(INTERRUPTED)) {
                pending.setLength(0);
                continue;
            }
            pending.append(pending.length() == 0 ? "" : "\n").append(line);
            Result result = session.execute(pending.toString());
            if (result.ending() == Result.Ending.INCOMPLETE) {
                continue;
            }
            pending.setLength(0);
            print(result.text());
            if (typed) {
                result.notices().forEach(notice -> print(notice + "\n"));
            }
            if (result.ending() == Result.Ending.QUIT) {
                return result.status();
            }
            status = result.status();
        }
    }

    private static final String INTERRUPTED = "\u0003";

    private void print(String text) {
        io.out().print(text);
        io.out().flush();
    }

    private Lines plain(boolean prompts) {
        BufferedReader reader = new BufferedReader(new InputStreamReader(io.in(), StandardCharsets.UTF_8));
        return new Lines() {
            @Override
            public String read(String prompt) {
                if (prompts) {
                    print(prompt);
                }
                try {
                    return reader.readLine();
                } catch (IOException e) {
                    return null;
                }
            }

            @Override
            public void close() {
                // Standard input is not ours to close.
            }
        };
    }

    private Lines edited() {
        Terminal terminal;
        try {
            terminal = TerminalBuilder.builder()
                    .provider("exec")
                    .system(true)
                    .graphemeCluster(false)
                    .build();
        } catch (IOException | RuntimeException e) {
            return plain(true);
        }
        if (terminal.getSize().getColumns() == 0 || terminal.getSize().getRows() == 0) {
            terminal.setSize(Size.of(COLUMNS, ROWS));
        }
        LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
        reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
        return new Lines() {
            @Override
            public String read(String prompt) {
                try {
                    return reader.readLine(prompt);
                } catch (UserInterruptException e) {
                    return INTERRUPTED;
                } catch (EndOfFileException e) {
                    return null;
                }
            }

            @Override
            public void close() {
                try {
                    terminal.close();
                } catch (IOException e) {
                    // The terminal is going away anyway.
                }
            }
        };
    }
}
