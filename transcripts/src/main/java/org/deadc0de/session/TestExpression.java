package org.deadc0de.session;

import java.util.List;
import java.util.Set;
import org.deadc0de.grammar.Command;

/** What test(1) makes of its words: comparisons of strings and integers, and what joins them. It looks at no file. */
final class TestExpression {
    private static final int WRONG = 2;
    private static final int DEEPEST = 200;
    private static final Set<String> STRINGS = Set.of("=", "==", "!=", "<", ">");
    private static final Set<String> INTEGERS = Set.of("-eq", "-ne", "-gt", "-ge", "-lt", "-le");
    private static final Set<String> FILES = Set.of(
            "-b", "-c", "-d", "-e", "-f", "-g", "-h", "-k", "-L", "-O", "-p", "-r", "-s", "-S", "-t", "-u", "-w", "-x",
            "-G");

    /** The exit status: 0 true, 1 false, 2 with a complaint. */
    record Verdict(int status, String complaint) {}

    /** What ends the judging early; the message lacks the program's name. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    private final List<String> words;
    private int at;
    private int depth;

    private TestExpression(List<String> words) {
        this.words = words;
    }

    static Verdict judge(Command.Test command) {
        String name = command.argv().get(0);
        List<String> words = command.words();
        try {
            if (name.endsWith("[")) {
                if (words.isEmpty() || !words.get(words.size() - 1).equals("]")) {
                    throw new Wrong("missing ]");
                }
                words = words.subList(0, words.size() - 1);
            }
            if (words.isEmpty()) {
                return new Verdict(1, "");
            }
            TestExpression it = new TestExpression(words);
            boolean holds = it.either();
            if (it.at < words.size()) {
                throw new Wrong(words.get(it.at) + ": unexpected operator");
            }
            return new Verdict(holds ? 0 : 1, "");
        } catch (Wrong wrong) {
            return new Verdict(WRONG, name + ": " + wrong.getMessage() + "\n");
        }
    }

    private boolean either() {
        boolean holds = both();
        while (isNext("-o")) {
            at++;
            boolean right = both();
            holds |= right;
        }
        return holds;
    }

    private boolean both() {
        boolean holds = negated();
        while (isNext("-a")) {
            at++;
            boolean right = negated();
            holds &= right;
        }
        return holds;
    }

    private boolean negated() {
        if (++depth > DEEPEST) {
            throw new Wrong("nested too deeply");
        }
        try {
            if (isNext("!") && !isBinaryAt(at + 1)) {
                at++;
                return !negated();
            }
            return primary();
        } finally {
            depth--;
        }
    }

    private boolean primary() {
        if (at >= words.size()) {
            throw new Wrong("argument expected");
        }
        String first = words.get(at);
        if (isBinaryAt(at + 1) && at + 2 < words.size()) {
            at += 3;
            return binary(first, words.get(at - 2), words.get(at - 1));
        }
        if (first.equals("(")) {
            at++;
            boolean holds = either();
            if (!isNext(")")) {
                throw new Wrong("closing paren expected");
            }
            at++;
            return holds;
        }
        boolean hasOperand = at + 1 < words.size();
        if (hasOperand && (first.equals("-n") || first.equals("-z"))) {
            at += 2;
            return words.get(at - 1).isEmpty() == first.equals("-z");
        }
        if (hasOperand && FILES.contains(first)) {
            throw new Wrong(first + ": not supported");
        }
        at++;
        return !first.isEmpty();
    }

    private static boolean binary(String left, String operator, String right) {
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "-eq" -> integer(left) == integer(right);
            case "-ne" -> integer(left) != integer(right);
            case "-gt" -> integer(left) > integer(right);
            case "-ge" -> integer(left) >= integer(right);
            case "-lt" -> integer(left) < integer(right);
            default -> integer(left) <= integer(right);
        };
    }

    private static long integer(String word) {
        String digits = word.strip();
        boolean signed = digits.startsWith("-") || digits.startsWith("+");
        String magnitude = signed ? digits.substring(1) : digits;
        boolean plain = !magnitude.isEmpty() && magnitude.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!plain) {
            throw new Wrong(word + ": bad number");
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new Wrong(word + ": out of range");
        }
    }

    private boolean isNext(String word) {
        return at < words.size() && words.get(at).equals(word);
    }

    private boolean isBinaryAt(int index) {
        return index < words.size() && (STRINGS.contains(words.get(index)) || INTEGERS.contains(words.get(index)));
    }
}
