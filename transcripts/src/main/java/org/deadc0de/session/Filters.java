package org.deadc0de.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.deadc0de.kernel.Invocation;

/** The programs that a pipe may lead to: grep, head, tail and wc. They see text alone. */
final class Filters {
    private static final Set<String> NAMES = Set.of("grep", "head", "tail", "wc");
    private static final int LINES_BY_DEFAULT = 10;

    /** What a filter did. */
    record Filtered(String text, String complaint, int status) {}

    private Filters() {}

    static boolean has(String program) {
        return NAMES.contains(program);
    }

    /** The file operands of a filter's command line. */
    static List<String> files(Invocation invocation) {
        List<String> operands = invocation.operands();
        boolean hasPattern = invocation.program().equals("grep") && invocation.valueOf("-e") == null;
        return hasPattern && !operands.isEmpty() ? operands.subList(1, operands.size()) : operands;
    }

    static Filtered run(Invocation invocation, String in) {
        return switch (invocation.program()) {
            case "grep" -> grep(invocation, in);
            case "head" -> head(invocation, in);
            case "tail" -> tail(invocation, in);
            default -> wc(invocation, in);
        };
    }

    private static Filtered grep(Invocation invocation, String in) {
        String pattern = invocation.valueOf("-e");
        if (pattern == null && !invocation.operands().isEmpty()) {
            pattern = invocation.operands().get(0);
        }
        if (pattern == null) {
            return new Filtered("", "usage: grep [-cEFinqvwx] [-e pattern] [pattern] [file]\n", 2);
        }
        BasicRegex regex;
        try {
            regex = BasicRegex.compile(pattern, invocation.has("-E"), invocation.has("-F"), invocation.has("-i"));
        } catch (IllegalArgumentException e) {
            return new Filtered("", "grep: " + e.getMessage() + "\n", 2);
        }
        StringBuilder out = new StringBuilder();
        int matches = 0;
        List<String> lines = lines(in);
        for (int i = 0; i < lines.size(); i++) {
            boolean found = regex.matches(lines.get(i), invocation.has("-x"), invocation.has("-w"));
            if (found != invocation.has("-v")) {
                matches++;
                if (!invocation.has("-c") && !invocation.has("-q")) {
                    out.append(invocation.has("-n") ? i + 1 + ":" : "")
                            .append(lines.get(i))
                            .append('\n');
                }
            }
        }
        if (invocation.has("-c")) {
            out.append(matches).append('\n');
        }
        return new Filtered(out.toString(), "", matches > 0 ? 0 : 1);
    }

    private static Filtered head(Invocation invocation, String in) {
        Integer count = count(invocation);
        if (count == null) {
            return new Filtered("", "head: illegal line count -- " + invocation.valueOf("-n") + "\n", 1);
        }
        List<String> lines = lines(in);
        return new Filtered(join(lines.subList(0, Math.min(count, lines.size())), in), "", 0);
    }

    private static Filtered tail(Invocation invocation, String in) {
        Integer count = count(invocation);
        if (count == null) {
            return new Filtered("", "tail: illegal offset -- " + invocation.valueOf("-n") + "\n", 1);
        }
        List<String> lines = lines(in);
        return new Filtered(join(lines.subList(Math.max(0, lines.size() - count), lines.size()), in), "", 0);
    }

    private static Filtered wc(Invocation invocation, String in) {
        boolean all = !invocation.has("-l") && !invocation.has("-w") && !invocation.has("-c");
        int words = in.isBlank() ? 0 : in.trim().split("\\s+").length;
        long newlines = in.chars().filter(c -> c == '\n').count();
        StringBuilder out = new StringBuilder();
        if (all || invocation.has("-l")) {
            out.append(String.format(Locale.ROOT, " %7d", newlines));
        }
        if (all || invocation.has("-w")) {
            out.append(String.format(Locale.ROOT, " %7d", words));
        }
        if (all || invocation.has("-c")) {
            out.append(String.format(Locale.ROOT, " %7d", in.length()));
        }
        return new Filtered(out.append('\n').toString(), "", 0);
    }

    /** The number after -n, or in the old form as {@code -3}; null when it is no number above 0. */
    private static Integer count(Invocation invocation) {
        String text = invocation.valueOf("-n");
        if (text == null) {
            for (String word : invocation.arguments()) {
                if (word.matches("-[0-9]{1,9}")) {
                    text = word.substring(1);
                }
            }
        }
        if (text == null) {
            return LINES_BY_DEFAULT;
        }
        return text.matches("[0-9]{1,9}") && Integer.parseInt(text) > 0 ? Integer.valueOf(text) : null;
    }

    private static List<String> lines(String in) {
        List<String> lines = new ArrayList<>(List.of(in.split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private static String join(List<String> lines, String in) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        if (text.length() > 0 && !in.endsWith("\n")) {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }
}
