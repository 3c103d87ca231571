package org.deadc0de.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.deadc0de.cli.Io;
import org.deadc0de.session.Result;
import org.deadc0de.session.Session;
import org.deadc0de.transcript.Escapes;
import org.jline.terminal.Terminal;

/** The interactive prompt: reads lines, has the session execute them, prints what it says. */
public final class Repl {
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final Io io;
    private final Session session;
    private final boolean colour;
    private final Recording recording;
    private final StringBuilder shown = new StringBuilder();

    /** @param colour whether standard output may be coloured */
    public Repl(Io io, Session session, boolean colour) {
        this.io = io;
        this.session = session;
        this.colour = colour;
        this.recording = new Recording(session.setup());
        session.onRecord(this::record);
        session.onProgress(this::showProgress);
    }

    /**
     * Writes a transcript from now on, with everything that was typed before.
     *
     * @return why that cannot be done; empty when it is done
     */
    public String record(String file) {
        return recording.begin(file);
    }

    /** Runs until the user leaves; gives the exit status. */
    public int run() {
        String boot = session.bootText();
        if (io.inIsTerminal()) {
            print(Escapes.shown(boot));
            hint(":help tells what belongs to the simulator; deadc0de demo plays a bug");
        }
        try (Lines lines = lines()) {
            return loop(lines);
        } finally {
            recording.end();
            session.close();
        }
    }

    private Lines lines() {
        if (io.isSmart()) {
            try {
                Terminal terminal = TerminalFindings.open();
                terminal.handle(Terminal.Signal.INT, signal -> session.interrupt());
                return new EditedLines(terminal, session, historyFile(), colour);
            } catch (IOException | RuntimeException e) {
                return plainLines(); // a terminal that cannot be edited in can still be read from
            }
        }
        return plainLines();
    }

    private Lines plainLines() {
        return new PlainLines(io, session::interrupt, session::forgetInterrupt);
    }

    private int loop(Lines lines) {
        int status = 0;
        StringBuilder pending = new StringBuilder();
        while (true) {
            String prompt = pending.length() == 0 ? session.prompt() : "> ";
            String line = lines.read(prompt);
            if (line == null) {
                if (io.inIsTerminal()) {
                    print("\n");
                }
                return status;
            }
            if (line.equals(Lines.INTERRUPTED)) {
                pending.setLength(0);
                continue;
            }
            pending.append(pending.length() == 0 ? "" : "\n").append(line);
            String typed = pending.toString();
            String shownBefore = session.prompt();
            shown.setLength(0);
            Result result;
            try {
                result = session.execute(typed);
            } catch (RuntimeException | StackOverflowError e) {
                pending.setLength(0);
                print("deadc0de: internal error, a defect of ours: " + Escapes.shown(String.valueOf(e)) + "\n");
                hint("please report it with the lines that led here; :back 1 goes back to before that line");
                continue;
            }
            if (result.ending() == Result.Ending.INCOMPLETE) {
                continue;
            }
            pending.setLength(0);
            print(Escapes.shown(remaining(result.text())));
            String problem = recording.add(shownBefore, typed, result);
            if (!problem.isEmpty()) {
                print(problem + "\n");
            }
            if (io.inIsTerminal()) {
                result.notices().forEach(notice -> print(Escapes.shown(notice) + "\n"));
                afterCrash(result);
            }
            if (result.ending() == Result.Ending.QUIT) {
                return result.status();
            }
            status = result.status();
        }
    }

    /** What a long line prints is seen while it runs. */
    private void showProgress(String more) {
        shown.append(more);
        print(Escapes.shown(more));
    }

    /** What of a line's output has not been seen yet. */
    private String remaining(String text) {
        return text.startsWith(shown.toString()) ? text.substring(shown.length()) : text;
    }

    private void afterCrash(Result result) {
        if (result.ending() == Result.Ending.PANIC) {
            hint(
                    session.host().kernel().debugger() == null
                            ? "reboot starts the machine again; :back 1 goes back to before that line"
                            : "bt, ps and show look around; reboot starts the machine again; :back 1 goes back to before"
                                    + " that line");
        } else if (result.ending() == Result.Ending.DEBUGGER) {
            hint("bt, ps and show look around; continue goes on");
        } else if (result.ending() == Result.Ending.HANG || result.ending() == Result.Ending.DEADLOCK) {
            hint("the prompt is ours again, the command waits for ever; :back 1 goes back to before that line");
        }
    }

    /** A line of ours, dim, and never part of a transcript. */
    private void hint(String text) {
        print((colour ? DIM + text + PLAIN : text) + "\n");
    }

    private void print(String text) {
        io.out().print(text);
        io.out().flush();
    }

    /** Where lines typed are kept: as DEADC0DE_HISTORY says, or in the usual place; null when there is none. */
    private Path historyFile() {
        String named = io.environment().get("DEADC0DE_HISTORY");
        String state = io.environment().getOrDefault("XDG_STATE_HOME", "");
        String home = io.environment().getOrDefault("HOME", "");
        try {
            Path file;
            if (named != null) {
                file = named.isEmpty() ? null : Path.of(named);
            } else if (!state.isEmpty()) {
                file = Path.of(state, "deadc0de", "history");
            } else {
                file = home.isEmpty() ? null : Path.of(home, ".local", "state", "deadc0de", "history");
            }
            if (file != null && file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            boolean usable = file != null && (Files.isWritable(file) || Files.notExists(file));
            return usable && Files.isWritable(file.toAbsolutePath().getParent()) ? file : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
