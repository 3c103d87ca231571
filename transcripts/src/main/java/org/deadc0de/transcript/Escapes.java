package org.deadc0de.transcript;

import java.util.Locale;

/** How characters that must not reach a terminal are spelled: {@code \x1b}, {@code \}{@code u202e}. */
public final class Escapes {
    private Escapes() {}

    /**
     * The text with every character made visible that could move a cursor, change a colour or reorder what is read. Tabs
     * and newlines stay; backslashes stay, so this is for eyes and not for reading back.
     */
    public static String shown(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            if (isUnsafe(text, i) && text.charAt(i) != '\n') {
                if (out == null) {
                    out = new StringBuilder(text.length() + 8).append(text, 0, i);
                }
                spell(text.charAt(i), out);
            } else if (out != null) {
                out.append(text.charAt(i));
            }
        }
        return out == null ? text : out.toString();
    }

    /** Whether a line holds a character that must be spelled. */
    static boolean needsSpelling(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (isUnsafe(line, i)) {
                return true;
            }
        }
        return false;
    }

    /** The line as it is written before {@code (esc)}: {@link #decode} gives the same line back. */
    static String escaped(String line) {
        StringBuilder out = new StringBuilder(line.length() + 8);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                out.append("\\\\");
            } else if (isUnsafe(line, i)) {
                spell(c, out);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Spells one character, whatever it is. */
    static String spelled(char c) {
        StringBuilder out = new StringBuilder();
        spell(c, out);
        return out.toString();
    }

    /** Characters of a line written before {@code (esc)}, and where each of them stands there. */
    static final class Decoded {
        private final String text;
        private final int[] origins;
        private final int badAt;

        /**
         * @param origins for each character its index in the written line, complemented when it was spelled and thus has
         *     no special meaning
         */
        private Decoded(String text, int[] origins, int badAt) {
            this.text = text;
            this.origins = origins;
            this.badAt = badAt;
        }

        /** The characters meant. */
        String text() {
            return text;
        }

        /** Index of an escape that means nothing; -1 when all do. */
        int badAt() {
            return badAt;
        }

        boolean isSpelled(int index) {
            return origins[index] < 0;
        }

        /** Index in the written line; the end of the text maps to the end of the line. */
        int origin(int index) {
            if (index >= text.length()) {
                return text.isEmpty() ? 0 : origin(text.length() - 1) + 1;
            }
            int origin = origins[index];
            return origin < 0 ? ~origin : origin;
        }
    }

    /** A line without escapes. */
    static Decoded plain(String written) {
        int[] origins = new int[written.length()];
        for (int i = 0; i < written.length(); i++) {
            origins[i] = i;
        }
        return new Decoded(written, origins, -1);
    }

    /** Reads {@code \t}, {@code \\}, {@code \xNN} and {@code \}{@code uNNNN}. */
    static Decoded decode(String written) {
        StringBuilder out = new StringBuilder(written.length());
        int[] origins = new int[written.length()];
        int badAt = -1;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            int used = c == '\\' ? escapeLength(written, i) : 0;
            if (used == 0) {
                badAt = c == '\\' && badAt < 0 ? i : badAt;
                origins[out.length()] = i;
                out.append(c);
                continue;
            }
            origins[out.length()] = ~i;
            out.append(meant(written, i, used));
            i += used - 1;
        }
        return new Decoded(out.toString(), origins, badAt);
    }

    private static int escapeLength(String written, int at) {
        char kind = at + 1 < written.length() ? written.charAt(at + 1) : 0;
        int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 0;
        if (kind == '\\' || kind == 't' || kind == 'r') {
            return 2;
        }
        if (digits == 0 || at + 2 + digits > written.length()) {
            return 0;
        }
        for (int i = at + 2; i < at + 2 + digits; i++) {
            if (Character.digit(written.charAt(i), 16) < 0 || written.charAt(i) > 'f') {
                return 0;
            }
        }
        return 2 + digits;
    }

    private static char meant(String written, int at, int length) {
        char kind = written.charAt(at + 1);
        if (length == 2) {
            return kind == 't' ? '\t' : kind == 'r' ? '\r' : kind;
        }
        return (char) Integer.parseInt(written.substring(at + 2, at + length), 16);
    }

    private static void spell(char c, StringBuilder out) {
        out.append(String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u%04x", (int) c));
    }

    /** Control, format and line-separating characters, halves of pairs and non-characters; a tab is safe. */
    private static boolean isUnsafe(String text, int at) {
        char c = text.charAt(at);
        if (c < 0x7f) {
            return c < 0x20 && c != '\t';
        }
        if (c < 0xa0 || c == 0xad || c == 0x61c || c == 0x180e || c == 0xfeff) {
            return true;
        }
        if (c >= 0xfff9) {
            return c != 0xfffd;
        }
        if (Chars.isBetween(c, 0x200b, 0x200f)
                || Chars.isBetween(c, 0x2028, 0x202e)
                || Chars.isBetween(c, 0x2060, 0x206f)) {
            return true;
        }
        if (c == 0xdb40 || c == 0xdb7f || c == 0xdbbf || c == 0xdbff) {
            return true; // tags, variation selectors and the non-characters at the end of planes 14 to 16
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            boolean pair = at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
            return !pair || isUnsafe(text, at - 1);
        }
        return false;
    }
}
