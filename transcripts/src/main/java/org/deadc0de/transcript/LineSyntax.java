package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;

/** Takes the marks off the end of a console line: first the variants, then the suffixes. */
final class LineSyntax {
    private LineSyntax() {}

    /**
     * A line with its variants taken off.
     *
     * @param written what stands before them
     * @param names variant names; empty when the line ends in none
     * @param columns index of each name in the line
     */
    record Labelled(String written, List<String> names, List<Integer> columns) {
        Label label() {
            return new Label(names);
        }
    }

    /** How the text of an expected line is to be read. */
    enum Mode {
        PLAIN,
        ESCAPES,
        REGEX,
        GLOB
    }

    /**
     * A line with its suffixes taken off.
     *
     * @param text what stands before them
     * @param mode how it is to be read
     * @param optional {@code (?)}
     * @param unended {@code (no-eol)}
     * @param exact {@code (=)}: offsets of code addresses count
     */
    record Suffixed(String text, Mode mode, boolean optional, boolean unended, boolean exact) {}

    /** Takes {@code   {a, b}} off; two blanks must stand before it, and names between the braces. */
    static Labelled label(String body) {
        int end = body.length();
        while (end > 0 && Chars.isBlank(body.charAt(end - 1))) {
            end--;
        }
        Labelled none = new Labelled(body, List.of(), List.of());
        int open = end > 0 && body.charAt(end - 1) == '}' ? body.lastIndexOf('{', end - 1) : -1;
        if (open < 2 || !Chars.isBlank(body.charAt(open - 1)) || !Chars.isBlank(body.charAt(open - 2))) {
            return none;
        }
        List<String> names = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        int from = open + 1;
        while (from < end) {
            int comma = body.indexOf(',', from);
            int stop = comma < 0 || comma >= end ? end - 1 : comma;
            String name = body.substring(from, stop).strip();
            if (!isVariantName(name)) {
                return none;
            }
            names.add(name);
            columns.add(body.indexOf(name, from));
            from = stop + 1;
        }
        int textEnd = open;
        while (textEnd > 0 && Chars.isBlank(body.charAt(textEnd - 1))) {
            textEnd--;
        }
        return new Labelled(body.substring(0, textEnd), names, columns);
    }

    /** Takes suffixes off: from the right any of (?), (no-eol), (=), then at most one of (re), (glob), (esc). */
    static Suffixed suffixes(String written) {
        String text = written;
        boolean optional = false;
        boolean unended = false;
        boolean exact = false;
        while (true) {
            if (text.endsWith(" (?)")) {
                optional = true;
                text = text.substring(0, text.length() - 4);
            } else if (text.endsWith(" (no-eol)")) {
                unended = true;
                text = text.substring(0, text.length() - 9);
            } else if (text.endsWith(" (=)")) {
                exact = true;
                text = text.substring(0, text.length() - 4);
            } else {
                break;
            }
        }
        Mode mode = Mode.PLAIN;
        if (text.endsWith(" (esc)")) {
            mode = Mode.ESCAPES;
            text = text.substring(0, text.length() - 6);
        } else if (text.endsWith(" (glob)")) {
            mode = Mode.GLOB;
            text = text.substring(0, text.length() - 7);
        } else if (text.endsWith(" (re)")) {
            mode = Mode.REGEX;
            text = text.substring(0, text.length() - 5);
        }
        return new Suffixed(text, mode, optional, unended, exact);
    }

    /** The ending between brackets, {@code [1]} or {@code [panic]}; null when the text is none. */
    static Output status(String written) {
        if (written.length() < 3 || written.charAt(0) != '[' || !written.endsWith("]")) {
            return null;
        }
        String word = written.substring(1, written.length() - 1);
        for (Ending ending : Ending.values()) {
            if (!ending.word().isEmpty() && ending.word().equals(word)) {
                return new Output("", 0, ending);
            }
        }
        if (word.length() > 3 || CaptureType.run(word, 0, 10) < word.length()) {
            return null;
        }
        return Output.of("", Integer.parseInt(word));
    }

    /** Lower case letters, digits, dots, underscores and hyphens; {@code +} joins fixes. */
    static boolean isVariantName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean wordy = Chars.isLower(c) || Chars.isDigit(c);
            if (!wordy && (i == 0 || "+-._".indexOf(c) < 0)) {
                return false;
            }
        }
        return !name.isEmpty() && !name.endsWith("+") && !name.contains("++");
    }
}
