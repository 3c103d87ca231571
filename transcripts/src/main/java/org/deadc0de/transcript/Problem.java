package org.deadc0de.transcript;

import java.util.List;
import java.util.Locale;

/**
 * Something in a file that cannot be understood.
 *
 * @param file name of the file
 * @param line line, from 1
 * @param column column, from 1, in characters
 * @param sourceLine the line itself
 * @param length characters to mark, at least 1
 * @param found what stands there, as a clause
 * @param expected what could stand there; empty when that needs no saying
 * @param suggestion the nearest thing that could stand there, or other help; empty when there is none
 */
public record Problem(
        String file,
        int line,
        int column,
        String sourceLine,
        int length,
        String found,
        String expected,
        String suggestion) {
    private static final int SHOWN_CHARACTERS = 100;

    /** The message on one line: {@code alias.md:2:1: unknown key "kernle"; did you mean "kernel"?}. */
    public String headline() {
        StringBuilder text = new StringBuilder();
        text.append(Escapes.shown(file)).append(':').append(line).append(':').append(column);
        text.append(": ").append(Escapes.shown(found));
        if (!suggestion.isEmpty()) {
            text.append("; ").append(Escapes.shown(suggestion));
        }
        return text.toString();
    }

    /** The whole message: headline, the line with a caret, what could stand there. Ends with a newline. */
    public String render() {
        StringBuilder text = new StringBuilder(headline()).append('\n');
        int from = Math.max(0, Math.min(column - 1, sourceLine.length()) - SHOWN_CHARACTERS / 2);
        int to = Math.min(sourceLine.length(), from + SHOWN_CHARACTERS);
        String gutter = String.format(Locale.ROOT, "%5d | ", line);
        text.append(gutter)
                .append(Escapes.shown(sourceLine.substring(from, to)))
                .append('\n');
        text.append("      | ").append(padding(from)).append("^");
        text.append("~".repeat(Math.max(0, Math.min(length, to - column + 1) - 1)))
                .append('\n');
        if (!expected.isEmpty()) {
            text.append("      = expected ").append(Escapes.shown(expected)).append('\n');
        }
        return text.toString();
    }

    /** All problems, one after the other. */
    public static String renderAll(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        problems.forEach(problem -> text.append(problem.render()));
        return text.toString();
    }

    private String padding(int from) {
        StringBuilder blanks = new StringBuilder();
        for (int i = from; i < Math.min(column - 1, sourceLine.length()); i++) {
            char c = sourceLine.charAt(i);
            blanks.append(
                    c == '\t'
                            ? "\t"
                            : " ".repeat(Escapes.shown(String.valueOf(c)).length()));
        }
        return blanks.toString();
    }
}
