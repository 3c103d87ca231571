package org.deadc0de.explore.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text for people into lines. ASCII only: anything else becomes a question mark. */
public final class Columns {
    /** The width of every report. */
    public static final int WIDTH = 78;

    private Columns() {}

    /** Lines of at most {@code width} characters, broken at blanks where there are any, else where a name has its joints. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = ascii(text).strip();
        while (rest.length() > width) {
            int at = rest.lastIndexOf(' ', width);
            int end = at <= 0 ? joint(rest, width) : at;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** Where to break a long name: behind a dot or a slash, before a parenthesis, or wherever the line ends. */
    private static int joint(String text, int width) {
        for (int end = width; end > width / 3; end--) {
            if ("./_,".indexOf(text.charAt(end - 1)) >= 0 || "(<@".indexOf(text.charAt(end)) >= 0) {
                return end;
            }
        }
        return width;
    }

    /**
     * Appends a label and a text that hangs behind it, in lines of at most {@link #WIDTH} characters.
     *
     * @param label what stands before the text in its first line, and is blank in the others
     */
    public static void hang(StringBuilder out, String label, String text) {
        String indent = " ".repeat(label.length());
        String lead = label;
        for (String line : wrap(text, WIDTH - label.length())) {
            out.append((lead + line).stripTrailing()).append('\n');
            lead = indent;
        }
    }

    static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    static String ascii(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c >= ' ' && c < 127 ? c : c == '\t' || c == '\n' ? ' ' : '?');
        }
        return plain.toString();
    }
}
