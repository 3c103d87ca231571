package org.deadc0de.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The regular expressions of grep(1), basic and extended, with a bound on how long a match may take. */
final class BasicRegex {
    private static final int MOST_CHARACTERS_LOOKED_AT = 2_000_000;

    private final Pattern pattern;

    private BasicRegex(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException says what is wrong with it
     */
    static BasicRegex compile(String text, boolean extended, boolean fixed, boolean ignoreCase) {
        int flags = ignoreCase ? Pattern.CASE_INSENSITIVE : 0;
        if (fixed) {
            return new BasicRegex(Pattern.compile(Pattern.quote(text), flags));
        }
        try {
            return new BasicRegex(Pattern.compile(extended ? text : fromBasic(text), flags));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("bad regular expression: " + e.getDescription());
        }
    }

    boolean matches(String line, boolean whole, boolean word) {
        try {
            Matcher matcher = pattern.matcher(new Bounded(line, new Allowance(), 0, line.length()));
            if (whole) {
                return matcher.matches();
            }
            while (matcher.find()) {
                if (!word || isWord(line, matcher.start(), matcher.end())) {
                    return true;
                }
            }
        } catch (TookTooLong | StackOverflowError e) {
            return false;
        }
        return false;
    }

    private static boolean isWord(String line, int from, int to) {
        return (from == 0 || !isWordCharacter(line.charAt(from - 1)))
                && (to == line.length() || !isWordCharacter(line.charAt(to)));
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** In basic expressions the bare characters + ? | { } ( ) stand for themselves and escaped ones are special. */
    private static String fromBasic(String text) {
        StringBuilder out = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inClass) {
                out.append(c == '[' || c == '&' || c == '\\' ? "\\" + c : String.valueOf(c));
                inClass = c != ']';
            } else if (c == '[') {
                out.append('[');
                inClass = true;
                while (i + 1 < text.length() && (text.charAt(i + 1) == '^' && out.charAt(out.length() - 1) == '[')) {
                    out.append(text.charAt(++i));
                }
            } else if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                out.append("(){}+?|".indexOf(next) >= 0 ? String.valueOf(next) : "\\" + next);
            } else if ("(){}+?|".indexOf(c) >= 0) {
                out.append('\\').append(c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static final class TookTooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TookTooLong() {
            super(null, null, false, false);
        }
    }

    /** How many more characters may be looked at. */
    private static final class Allowance {
        private int left = MOST_CHARACTERS_LOOKED_AT;

        void use() {
            if (--left < 0) {
                throw new TookTooLong();
            }
        }
    }

    /** Text that can be looked at only so often. */
    private record Bounded(String text, Allowance left, int from, int to) implements CharSequence {
        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            left.use();
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Bounded(text, left, from + start, from + end);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
