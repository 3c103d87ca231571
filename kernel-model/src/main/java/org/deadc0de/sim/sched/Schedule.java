package org.deadc0de.sim.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An interleaving as one short line: {@code x1:5c1e90d2:A8!B3.A4}. Each segment is a thread's letter and how many operations it
 * performs; {@code !} stands before a segment that preempts the one before, {@code .} before one that goes on because the other
 * blocked, slept or ended; {@code ?v} after a count is the value of a data choice made at the end of it.
 *
 * @param digest eight hexadecimal digits of the scenario the schedule belongs to
 * @param segments in order
 */
public record Schedule(String digest, List<Segment> segments) {
    /**
     * A run of operations of one thread.
     *
     * @param thread its letter as a number, A is 0
     * @param steps how many operations
     * @param preempts whether the thread before could have gone on
     * @param outcome the data choice made after these steps, or -1 for none
     */
    public record Segment(int thread, int steps, boolean preempts, int outcome) {}

    /** The number of preemptions. */
    public int preemptions() {
        int n = 0;
        for (Segment segment : segments) {
            n += segment.preempts() ? 1 : 0;
        }
        return n;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("x1:").append(digest).append(':');
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (i > 0) {
                text.append(segment.preempts() ? '!' : '.');
            }
            text.append(letters(segment.thread())).append(segment.steps());
            if (segment.outcome() >= 0) {
                text.append('?').append(segment.outcome());
            }
        }
        return text.toString();
    }

    /** The schedule in lines of at most {@code width} characters, as for a mail. */
    public List<String> wrapped(int width) {
        String text = toString();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < text.length(); i += width) {
            lines.add(text.substring(i, Math.min(text.length(), i + width)));
        }
        return lines;
    }

    /**
     * Reads a schedule; white space and mail quoting ({@code >} at the start of a line) are ignored.
     *
     * @throws IllegalArgumentException says at which character what was expected
     */
    public static Schedule parse(String text) {
        StringBuilder plain = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            plain.append(line.replaceFirst("^[> \t]+", "").replaceAll("\\s", ""));
        }
        String s = plain.toString();
        if (!s.matches("(?s)x1:[0-9a-f]{8}:.*")) {
            throw new IllegalArgumentException(
                    "schedule: expected \"x1:\", eight hexadecimal digits and \":\", found \"" + start(s, 0) + "\"");
        }
        List<Segment> segments = new ArrayList<>();
        int i = 12;
        while (i < s.length()) {
            boolean preempts = false;
            if (!segments.isEmpty()) {
                if (s.charAt(i) != '!' && s.charAt(i) != '.') {
                    throw expected(s, i, "\"!\" or \".\"");
                }
                preempts = s.charAt(i++) == '!';
            }
            int from = i;
            int thread = 0;
            while (i < s.length() && s.charAt(i) >= 'A' && s.charAt(i) <= 'Z' && i - from < 3) {
                thread = thread * 26 + s.charAt(i++) - 'A' + (i - from > 1 ? 26 : 0);
            }
            if (i == from) {
                throw expected(s, i, "a thread's letter");
            }
            int digits = i;
            while (i < s.length() && isDigit(s.charAt(i)) && i - digits < 9) {
                i++;
            }
            if (i == digits) {
                throw expected(s, i, "a number of steps");
            }
            int steps = Integer.parseInt(s.substring(digits, i));
            int outcome = -1;
            if (i < s.length() && s.charAt(i) == '?') {
                int value = ++i;
                while (i < s.length() && isDigit(s.charAt(i)) && i - value < 9) {
                    i++;
                }
                if (i == value) {
                    throw expected(s, i, "the value of a choice");
                }
                outcome = Integer.parseInt(s.substring(value, i));
            }
            segments.add(new Segment(thread, steps, preempts, outcome));
        }
        return new Schedule(s.substring(3, 11), List.copyOf(segments));
    }

    /** A thread's place in schedules as its letter: A to Z, then AA. */
    public static String letters(int thread) {
        return thread < 26
                ? String.valueOf((char) ('A' + thread))
                : letters(thread / 26 - 1) + (char) ('A' + thread % 26);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static IllegalArgumentException expected(String s, int at, String what) {
        return new IllegalArgumentException(String.format(
                Locale.ROOT, "schedule: character %d: expected %s, found \"%s\"", at + 1, what, start(s, at)));
    }

    private static String start(String s, int from) {
        return s.substring(Math.min(from, s.length()), Math.min(s.length(), from + 12));
    }
}
