package org.deadc0de.repl;

import org.deadc0de.grammar.CommandReader;
import org.deadc0de.grammar.Span;
import org.deadc0de.session.Session;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours a line as it is typed, by what the grammar makes of it. */
final class Colouring implements Highlighter {
    private static final int LONGEST = 2_000; // beyond that, colour is not worth the waiting

    private final Session session;
    private final boolean colour;

    Colouring(Session session, boolean colour) {
        this.session = session;
        this.colour = colour;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        if (!colour || buffer.length() > LONGEST || session.host().crash() != null) {
            return new AttributedString(buffer);
        }
        AttributedStringBuilder line = new AttributedStringBuilder();
        int at = 0;
        for (Span span : CommandReader.spans(buffer)) {
            line.append(buffer, at, span.from());
            String text = buffer.substring(span.from(), span.to());
            line.styled(style(span.kind(), text), text);
            at = span.to();
        }
        return line.append(buffer, at, buffer.length()).toAttributedString();
    }

    private AttributedStyle style(Span.Kind kind, String text) {
        AttributedStyle plain = AttributedStyle.DEFAULT;
        return switch (kind) {
            case PROGRAM -> session.host().has(text) || isBuiltin(text) ? plain.bold() : unknown();
            case OTHER_PROGRAM -> session.host().has(text) ? plain.bold() : unknown();
            case META -> plain.foreground(AttributedStyle.MAGENTA);
            case KEYWORD -> plain.foreground(AttributedStyle.CYAN);
            case OPTION -> plain.foreground(AttributedStyle.BLUE);
            case RESERVED -> plain.foreground(AttributedStyle.YELLOW);
            case OPERATOR -> plain.foreground(AttributedStyle.YELLOW);
            case QUOTED, VARIABLE -> plain.foreground(AttributedStyle.GREEN);
            case COMMENT -> plain.faint();
            case WRONG -> unknown();
            case WORD -> plain;
        };
    }

    private static AttributedStyle unknown() {
        return AttributedStyle.DEFAULT.foreground(AttributedStyle.RED).underline();
    }

    private static boolean isBuiltin(String name) {
        return switch (name) {
            case "[",
                    ":",
                    "echo",
                    "exec",
                    "exit",
                    "false",
                    "grep",
                    "head",
                    "jobs",
                    "tail",
                    "test",
                    "true",
                    "wait",
                    "wc" -> true;
            default -> false;
        };
    }
}
