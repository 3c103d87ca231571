package org.deadc0de.transcript;

/**
 * A prompt at the beginning of a line.
 *
 * @param text the prompt as written, with its trailing blank where the line has one
 * @param kind who asks
 * @param host the host named by the prompt; empty when it names none
 */
public record Prompt(String text, Kind kind, String host) {
    /** Who asks. */
    public enum Kind {
        /** A shell: {@code # }, {@code $ }, {@code vitsch# }. */
        SHELL,
        /** The kernel's debugger: {@code db> }, {@code db{0}> }. */
        DEBUGGER
    }

    /**
     * The prompt that a line begins with.
     *
     * <p>A line that is nothing but a prompt may lack the trailing blank, because editors strip it.
     *
     * @return the prompt, or null when the line does not begin with one
     */
    static Prompt at(String line) {
        int mark = markEnd(line);
        if (mark < 0) {
            return null;
        }
        boolean bare = mark == line.length();
        if (!bare && line.charAt(mark) != ' ') {
            return null;
        }
        String text = line.substring(0, bare ? mark : mark + 1);
        if (line.startsWith("db") && line.charAt(mark - 1) == '>') {
            return new Prompt(text, Kind.DEBUGGER, "");
        }
        return new Prompt(text, Kind.SHELL, line.substring(0, mark - 1));
    }

    /** Who asks with this prompt, as a session shows it; null when nobody seems to. */
    static Kind kindOf(String prompt) {
        Prompt found = at(prompt);
        return found == null || found.text().length() != prompt.length() ? null : found.kind();
    }

    /** The same prompt with its trailing blank. */
    String full() {
        return text.endsWith(" ") ? text : text + " ";
    }

    private static int markEnd(String line) {
        if (line.startsWith("# ") || line.startsWith("$ ") || line.equals("#") || line.equals("$")) {
            return 1;
        }
        if (line.startsWith("db>")) {
            return 3;
        }
        if (line.startsWith("db{")) {
            int close = 3;
            while (close < line.length() && Chars.isDigit(line.charAt(close))) {
                close++;
            }
            return close > 3 && line.startsWith("}>", close) ? close + 2 : -1;
        }
        int i = 0;
        while (i < line.length() && isNamePart(line.charAt(i))) {
            i++;
        }
        boolean name = i > 0 && line.charAt(0) != '-' && line.charAt(0) != '.';
        return name && i < line.length() && line.charAt(i) == '#' ? i + 1 : -1;
    }

    private static boolean isNamePart(char c) {
        return Chars.isLetter(c) || Chars.isDigit(c) || c == '-' || c == '.' || c == '_';
    }
}
