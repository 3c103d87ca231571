package org.deadc0de.grammar;

import java.util.List;

/**
 * What stands between {@code $((} and {@code ))}: sh's integer arithmetic in 64 bits. Variables may be named with or without a
 * dollar; one without a value counts as 0.
 */
public final class Arithmetic {
    private static final int DEEPEST = 200;

    /** Operators with two sides, weakest first; those of one row bind equally, from the left. */
    private static final List<List<String>> BINARY = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("|"),
            List.of("^"),
            List.of("&"),
            List.of("==", "!="),
            List.of("<=", ">=", "<", ">"),
            List.of("<<", ">>"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private static final List<String> ASSIGNING =
            List.of("<<=", ">>=", "*=", "/=", "%=", "+=", "-=", "&=", "^=", "|=", "=");

    /** An expression that makes no sense; the message is sh's, without its prefix. */
    public static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super("arithmetic expression: " + message, null, false, false);
        }
    }

    private final String text;
    private final Word.Variables variables;
    private int at;
    private int depth;

    private Arithmetic(String text, Word.Variables variables) {
        this.text = text;
        this.variables = variables;
    }

    /**
     * Evaluates an expression; an empty one is 0.
     *
     * @throws Wrong when it makes no sense
     */
    public static long evaluate(String expression, Word.Variables variables) {
        Arithmetic it = new Arithmetic(substituted(expression, variables), variables);
        it.skipBlanks();
        if (it.at == it.text.length()) {
            return 0;
        }
        long value = it.assignment(true);
        if (it.at < it.text.length()) {
            throw it.wrong("expecting EOF");
        }
        return value;
    }

    /** Replaces {@code $NAME} and {@code ${NAME}} by their values, and {@code $((} by parentheses. */
    private static String substituted(String expression, Word.Variables variables) {
        if (expression.indexOf('$') < 0) {
            return expression;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c != '$' || expression.startsWith("((", i + 1)) {
                text.append(c == '$' ? "" : c);
                continue;
            }
            boolean braced = i + 1 < expression.length() && expression.charAt(i + 1) == '{';
            int from = i + (braced ? 2 : 1);
            int to = from;
            if (to < expression.length() && (expression.charAt(to) == '?' || expression.charAt(to) == '!')) {
                to++;
            } else {
                while (to < expression.length() && isNamePart(expression.charAt(to))) {
                    to++;
                }
            }
            boolean closed = !braced || to < expression.length() && expression.charAt(to) == '}';
            if (to == from || !closed || isDigit(expression.charAt(from))) {
                throw new Wrong("expecting primary: \"" + PeopleErrors.printable(expression) + '"');
            }
            text.append(variables.value(expression.substring(from, to)));
            i = braced ? to : to - 1;
        }
        return text.toString();
    }

    // ---- levels of binding, weakest first

    /** @param live false where the value is not wanted: {@code 0 && (n = 1)} assigns nothing */
    private long assignment(boolean live) {
        if (++depth > DEEPEST) {
            throw wrong("nested too deeply");
        }
        try {
            int start = at;
            String name = name();
            String operator = name == null ? null : assigningOperator();
            if (operator == null) {
                at = start;
                return conditional(live);
            }
            at += operator.length();
            skipBlanks();
            long right = assignment(live);
            if (!live) {
                return 0;
            }
            long value = operator.equals("=")
                    ? right
                    : apply(operator.substring(0, operator.length() - 1), variable(name), right);
            variables.set(name, Long.toString(value));
            return value;
        } finally {
            depth--;
        }
    }

    private String assigningOperator() {
        for (String operator : ASSIGNING) {
            if (text.startsWith(operator, at) && !(operator.equals("=") && text.startsWith("==", at))) {
                return operator;
            }
        }
        return null;
    }

    private long conditional(boolean live) {
        long condition = binary(0, live);
        if (!takes("?")) {
            return condition;
        }
        long yes = assignment(live && condition != 0);
        if (!takes(":")) {
            throw wrong("expecting ':'");
        }
        long no = assignment(live && condition == 0);
        return condition != 0 ? yes : no;
    }

    private long binary(int level, boolean live) {
        if (level == BINARY.size()) {
            return unary(live);
        }
        long left = binary(level + 1, live);
        while (true) {
            String operator = binaryOperator(level);
            if (operator == null) {
                return left;
            }
            at += operator.length();
            skipBlanks();
            if (operator.equals("&&")) {
                boolean right = binary(level + 1, live && left != 0) != 0;
                left = left != 0 && right ? 1 : 0;
            } else if (operator.equals("||")) {
                boolean right = binary(level + 1, live && left == 0) != 0;
                left = left != 0 || right ? 1 : 0;
            } else {
                long right = binary(level + 1, live);
                left = live ? apply(operator, left, right) : 0;
            }
        }
    }

    /** The operator of that level that stands here, unless it only begins a longer one. */
    private String binaryOperator(int level) {
        for (String operator : BINARY.get(level)) {
            if (text.startsWith(operator, at)) {
                char next = at + operator.length() < text.length() ? text.charAt(at + operator.length()) : ' ';
                boolean longer = operator.length() == 1 && (next == '=' || next == operator.charAt(0))
                        || (operator.equals("<<") || operator.equals(">>")) && next == '=';
                boolean doubled = next == operator.charAt(0) && "+-*".contains(operator);
                return longer && !doubled ? null : operator;
            }
        }
        return null;
    }

    private long apply(String operator, long left, long right) {
        return switch (operator) {
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "&" -> left & right;
            case "==" -> left == right ? 1 : 0;
            case "!=" -> left != right ? 1 : 0;
            case "<=" -> left <= right ? 1 : 0;
            case ">=" -> left >= right ? 1 : 0;
            case "<" -> left < right ? 1 : 0;
            case ">" -> left > right ? 1 : 0;
            case "<<" -> left << right;
            case ">>" -> left >> right;
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            default -> {
                if (right == 0) {
                    throw wrong("division by zero");
                }
                yield operator.equals("/") ? left / right : left % right;
            }
        };
    }

    private long unary(boolean live) {
        if (++depth > DEEPEST) {
            throw wrong("nested too deeply");
        }
        try {
            if (takes("!")) {
                return unary(live) == 0 ? 1 : 0;
            }
            if (takes("~")) {
                return ~unary(live);
            }
            if (takes("-")) {
                return -unary(live);
            }
            if (takes("+")) {
                return unary(live);
            }
            return primary(live);
        } finally {
            depth--;
        }
    }

    private long primary(boolean live) {
        if (takes("(")) {
            long value = assignment(live);
            if (!takes(")")) {
                throw wrong("expecting ')'");
            }
            return value;
        }
        String name = name();
        if (name != null) {
            return live ? variable(name) : 0;
        }
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw wrong("expecting primary");
        }
        long value = number(text.substring(start, at));
        skipBlanks();
        return value;
    }

    private long variable(String name) {
        String value = variables.value(name).strip();
        if (value.isEmpty()) {
            return 0;
        }
        boolean negative = value.startsWith("-");
        long number = number(negative || value.startsWith("+") ? value.substring(1) : value);
        return negative ? -number : number;
    }

    /** A decimal, octal (0...) or hexadecimal (0x...) number. */
    private long number(String digits) {
        boolean hexadecimal = digits.startsWith("0x") || digits.startsWith("0X");
        boolean octal = !hexadecimal && digits.length() > 1 && digits.startsWith("0");
        try {
            String meant = hexadecimal ? digits.substring(2) : digits;
            if (meant.isEmpty() || !isDigitOrLetter(meant.charAt(0))) {
                throw wrong("expecting primary");
            }
            return Long.parseLong(meant, hexadecimal ? 16 : octal ? 8 : 10);
        } catch (NumberFormatException e) {
            throw wrong("bad number");
        }
    }

    // ---- characters

    private String name() {
        int start = at;
        if (at >= text.length() || !isNamePart(text.charAt(at)) || isDigit(text.charAt(at))) {
            return null;
        }
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        skipBlanks();
        return name;
    }

    private boolean takes(String operator) {
        if (!text.startsWith(operator, at) || operator.equals("!") && text.startsWith("!=", at)) {
            return false;
        }
        at += operator.length();
        skipBlanks();
        return true;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isDigitOrLetter(char c) {
        return c != '_' && isNamePart(c);
    }

    private Wrong wrong(String problem) {
        return new Wrong(problem + ": \"" + PeopleErrors.printable(text.strip()) + '"');
    }
}
