package org.deadc0de.transcript;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression that cannot run away: it reads no more characters than its budget and then gives up. */
final class SafeRegex {
    /** Longest text tried: java.util.regex recurses once per character in some groups. */
    static final int LONGEST = 2_000;

    private static final int LONGEST_EXPRESSION = 1_000;

    /** What became of an attempt. */
    enum Answer {
        YES,
        NO,
        GAVE_UP
    }

    private final Pattern pattern;

    private SafeRegex(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Compiles an expression; null when it is too long or not one, with the reason appended to {@code why}. */
    static SafeRegex compile(String expression, StringBuilder why) {
        if (expression.length() > LONGEST_EXPRESSION) {
            why.append("it is longer than ").append(LONGEST_EXPRESSION).append(" characters");
            return null;
        }
        try {
            return new SafeRegex(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            why.append(e.getDescription());
            return null;
        } catch (IllegalArgumentException | StackOverflowError e) {
            why.append("it is too deep or inconsistent");
            return null;
        }
    }

    /** Whether the whole of {@code text} between two indices matches. */
    Answer matches(String text, int from, int to, Work work) {
        if (to - from > LONGEST) {
            return Answer.GAVE_UP;
        }
        Matcher matcher = pattern.matcher(new Counted(text.substring(from, to), work));
        try {
            return matcher.matches() ? Answer.YES : Answer.NO;
        } catch (OutOfBudget | StackOverflowError e) {
            return Answer.GAVE_UP;
        }
    }

    private static final class OutOfBudget extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfBudget() {
            super(null, null, false, false);
        }
    }

    private static final class Counted implements CharSequence {
        private final String text;
        private final Work work;

        Counted(String text, Work work) {
            this.text = text;
            this.work = work;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (!work.spend(1)) {
                throw new OutOfBudget();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
