package org.deadc0de.repl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;
import org.deadc0de.session.Session;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;

/** Lines from the line editor: history, completion, colours, a suggestion from what was typed before. */
final class EditedLines implements Lines {
    private static final int MOST_HISTORY = 5_000;

    private final Terminal terminal;
    private final LineReader reader;

    /**
     * @param history the history file, or null to keep none
     * @param colour whether lines are coloured as they are typed
     */
    EditedLines(Terminal terminal, Session session, Path history, boolean colour) {
        this.terminal = terminal;
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("deadc0de")
                .parser(new LineParser(session))
                .completer(new Completions(session))
                .highlighter(new Colouring(session, colour))
                .history(new DefaultHistory())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                .option(LineReader.Option.HISTORY_IGNORE_DUPS, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .option(LineReader.Option.HISTORY_INCREMENTAL, true)
                .option(LineReader.Option.CASE_INSENSITIVE, false)
                .option(LineReader.Option.AUTO_FRESH_LINE, false)
                .option(LineReader.Option.AUTO_MENU, true)
                .option(LineReader.Option.AUTO_LIST, true)
                .option(LineReader.Option.BRACKETED_PASTE, true)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "> ")
                .variable(LineReader.HISTORY_SIZE, MOST_HISTORY)
                .variable(LineReader.HISTORY_FILE_SIZE, MOST_HISTORY)
                .variable(LineReader.BELL_STYLE, "none");
        if (history != null) {
            builder.variable(LineReader.HISTORY_FILE, history);
        }
        reader = builder.build();
        reader.setAutosuggestion(LineReader.SuggestionType.HISTORY);
        acceptSuggestionWith("forward-char", "deadc0de-forward");
        acceptSuggestionWith("end-of-line", "deadc0de-end");
        Widget accept = reader.getWidgets().get(LineReader.ACCEPT_LINE);
        reader.getWidgets().put(LineReader.ACCEPT_LINE, () -> {
            session.forgetInterrupt(); // from here on ^C is meant for this line
            return accept.apply();
        });
    }

    /** At the end of the line, a movement to the right takes over what is suggested. */
    private void acceptSuggestionWith(String builtin, String name) {
        reader.getWidgets().put(name, () -> {
            String tip = reader.getTailTip();
            boolean atEnd = reader.getBuffer().cursor() == reader.getBuffer().length();
            if (atEnd && tip != null && !tip.isEmpty()) {
                reader.setTailTip("");
                reader.getBuffer().write(tip);
            } else {
                reader.callWidget(builtin);
            }
            return true;
        });
        KeyMap<Binding> keys = reader.getKeyMaps().get(LineReader.MAIN);
        new TreeMap<>(keys.getBoundKeys()).forEach((sequence, binding) -> {
            if (binding instanceof Reference reference && reference.name().equals(builtin)) {
                keys.bind(new Reference(name), sequence);
            }
        });
    }

    @Override
    public String read(String prompt) {
        try {
            String line = reader.readLine(prompt);
            return Thread.interrupted() ? INTERRUPTED : line; // ^C after Enter, while the editor was still at work
        } catch (UserInterruptException e) {
            return INTERRUPTED;
        } catch (EndOfFileException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            reader.getHistory().save();
            terminal.close();
        } catch (IOException e) {
            // The terminal is going away anyway, and a history that cannot be written is no reason to complain.
        }
    }
}
