package org.deadc0de.grammar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * What is wrong with a line, in words. The shell complains as sh does; the simulator's own commands say what was found and
 * what could have stood there.
 */
final class PeopleErrors {
    private static final int LIST_AT_MOST = 8; // more words than that help nobody

    private static final Map<Integer, String> PHRASES = new TreeMap<>();
    private static final Map<Integer, String> NOT_SUPPORTED = new TreeMap<>();

    static {
        PHRASES.put(CommandParser.RULE_fileName, "a file name");
        PHRASES.put(CommandParser.RULE_fixName, "a fix name");
        PHRASES.put(CommandParser.RULE_helpTopic, "a command");
        PHRASES.put(CommandParser.RULE_hostName, "a host name");
        PHRASES.put(CommandParser.RULE_interfaceName, "an interface name");
        PHRASES.put(CommandParser.RULE_kernelName, "a kernel name");
        PHRASES.put(CommandParser.RULE_object, "an object");
        PHRASES.put(CommandParser.RULE_oneSchedule, "a schedule");
        PHRASES.put(CommandParser.RULE_optionName, "an option name");
        PHRASES.put(CommandParser.RULE_schedule, "a schedule");

        NOT_SUPPORTED.put(CommandLexer.BACKQUOTE, "command substitution \"`\"");
        NOT_SUPPORTED.put(CommandLexer.BANG, "\"!\"");
        NOT_SUPPORTED.put(CommandLexer.CASE, "\"case\"");
        NOT_SUPPORTED.put(CommandLexer.COMMAND_SUBSTITUTION, "command substitution \"$(\"");
        NOT_SUPPORTED.put(CommandLexer.FUNCTION, "\"function\"");
        NOT_SUPPORTED.put(CommandLexer.HERE, "here document \"<<\"");
        NOT_SUPPORTED.put(CommandLexer.IF, "\"if\"");
        NOT_SUPPORTED.put(CommandLexer.LBRACE, "command group \"{\"");
        NOT_SUPPORTED.put(CommandLexer.PARAMETER_EXPANSION, "parameter expansion \"${\" other than ${NAME}");
        NOT_SUPPORTED.put(CommandLexer.PIPE_BOTH, "\"|&\"");
        NOT_SUPPORTED.put(CommandLexer.UNTIL, "\"until\"");
    }

    private static final Set<String> MISSING_BUILTINS = new TreeSet<>(List.of(
            ".",
            "alias",
            "bg",
            "bind",
            "break",
            "builtin",
            "cd",
            "chdir",
            "command",
            "continue",
            "declare",
            "eval",
            "export",
            "fc",
            "fg",
            "getopts",
            "hash",
            "history",
            "let",
            "local",
            "printf",
            "pwd",
            "read",
            "readonly",
            "return",
            "set",
            "setenv",
            "setvar",
            "shift",
            "source",
            "times",
            "trap",
            "type",
            "ulimit",
            "umask",
            "unalias",
            "unset"));

    private PeopleErrors() {}

    // ---- the shell

    /** {@code sh: 1: Syntax error: "done" unexpected (column 10)}. */
    static <T> ReadResult<T> shell(int line, int column, String problem) {
        return new ReadResult.Refused<>(
                "sh: " + line + ": Syntax error: " + problem + " (column " + column + ")",
                line,
                column,
                Optional.empty());
    }

    /** What sh has and this shell has not. */
    static boolean isMissingBuiltin(String name) {
        return MISSING_BUILTINS.contains(name);
    }

    /** {@code sh: 1: cd: not supported (column 1)}. */
    static <T> ReadResult<T> missingBuiltin(String name, int column) {
        return new ReadResult.Refused<>(
                "sh: 1: " + name + ": not supported (column " + column + ")", 1, column, Optional.empty());
    }

    /** What is wrong with that token, given what could have stood there. */
    static String shellProblem(Token found, Token before, IntervalSet expected) {
        int type = found.getType();
        String what = NOT_SUPPORTED.get(type);
        if (type == CommandLexer.SPECIAL_PARAMETER) {
            what = "parameter \"" + found.getText() + "\"";
        } else if (type == CommandLexer.LPAREN) {
            boolean afterWord = before != null && before.getType() == CommandLexer.LITERAL;
            what = afterWord ? "function definition \"" + printable(before.getText()) + "()\"" : "subshell \"(\"";
        }
        if (what != null) {
            return what + " is not supported";
        }
        String text = type == CommandLexer.NEWLINE ? "newline" : '"' + printable(found.getText()) + '"';
        String keyword = expected != null && expected.size() == 1 ? Keywords.literal(expected.getMinElement()) : null;
        return text + " unexpected" + (keyword == null ? "" : " (expecting \"" + keyword + "\")");
    }

    /** What an unfinished text waits for. */
    static String wanted(IntervalSet expected) {
        if (expected == null) {
            return "more";
        }
        if (expected.contains(CommandLexer.SINGLE_CLOSE) || expected.contains(CommandLexer.DOUBLE_CLOSE)) {
            return "a closing quote";
        }
        if (expected.contains(CommandLexer.ARITHMETIC_END)) {
            return "\"))\"";
        }
        if (expected.contains(CommandLexer.SEMICOLON)) {
            return "the rest of the line";
        }
        if (expected.contains(CommandLexer.DONE)) {
            return "\"done\"";
        }
        if (expected.contains(CommandLexer.IN)) {
            return expected.contains(CommandLexer.LITERAL) ? "a command" : "\"in\"";
        }
        if (expected.contains(CommandLexer.DO)) {
            return "\"do\"";
        }
        return "a command";
    }

    // ---- the simulator's own commands

    /** {@code column 10: found "pctt", expected random, pct, dpor or replay}. */
    static <T> ReadResult<T> meta(List<Token> tokens, AtnWalk.Reach reach, int endColumn) {
        Token found = reach.consumed() < tokens.size() ? tokens.get(reach.consumed()) : null;
        int column = found == null ? endColumn : found.getCharPositionInLine() + 1;
        String text = found == null ? "the end of the line" : '"' + printable(found.getText()) + '"';
        List<String> expected =
                names(reach.expected(), found != null && found.getText().startsWith("--"));
        Optional<String> nearest = found == null ? Optional.empty() : nearest(found.getText(), expected);
        String hope;
        if (expected.size() <= LIST_AT_MOST) {
            hope = ", expected " + list(expected);
        } else if (nearest.isPresent()) {
            hope = ", expected " + nearest.get();
        } else {
            hope = ", expected one of the words that :help lists";
        }
        return new ReadResult.Refused<>("column " + column + ": found " + text + hope, 1, column, nearest);
    }

    /** The expectations in words: keywords and names of free words first, in the grammar's order; the end of the line last. */
    private static List<String> names(List<AtnWalk.Expectation> expectations, boolean options) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> last = new LinkedHashSet<>();
        for (AtnWalk.Expectation expectation : expectations) {
            String phrase = phrase(expectation);
            if (expectation.type() == Token.EOF) {
                last.add("the end of the line");
            } else if (expectation.type() == CommandLexer.REST) {
                last.add("a command line");
            } else if (phrase != null) {
                names.add(phrase);
            } else if (Keywords.literal(expectation.type()) != null) {
                String literal = Keywords.literal(expectation.type());
                if (literal.startsWith("--") == options || !literal.startsWith("-")) {
                    names.add(literal);
                }
            }
        }
        boolean strategies = names.contains("dpor");
        if (!strategies) {
            names.addAll(last); // after :explore anything may follow: naming the strategies is enough
        }
        return new ArrayList<>(names);
    }

    static String phrase(AtnWalk.Expectation expectation) {
        if (expectation.type() == CommandLexer.NUMBER && !expectation.rules().contains(CommandParser.RULE_metaWord)) {
            return "a number";
        }
        if (expectation.type() == CommandLexer.ASSIGNED && !expectation.rules().contains(CommandParser.RULE_metaWord)) {
            return "NAME=VALUE";
        }
        for (int rule : expectation.rules()) {
            if (PHRASES.containsKey(rule)) {
                return PHRASES.get(rule);
            }
        }
        return null;
    }

    /** {@code a}; {@code a or b}; {@code a, b or c}. */
    static String list(List<String> words) {
        if (words.size() == 1) {
            return words.get(0);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }

    // ---- words

    /** The nearest word that could have been meant: at most a third of its letters differ. */
    static Optional<String> nearest(String word, List<String> candidates) {
        if (word.length() > 40) {
            return Optional.empty();
        }
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int distance = distance(word, candidate);
            if (distance < bestDistance && candidate.indexOf(' ') < 0) {
                best = candidate;
                bestDistance = distance;
            }
        }
        boolean near = best != null && bestDistance <= Math.max(1, best.length() / 3);
        return near ? Optional.of(best) : Optional.empty();
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }

    /** Short, and without control characters: a message must not be able to drive a terminal. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder();
        int length = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (++length > 40) {
                return out.append("...").toString();
            }
            out.appendCodePoint(isPlain(c) ? c : '?');
        }
        return out.toString();
    }

    private static boolean isPlain(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        int kind = Character.getType(c);
        return c > 0xa0
                && kind != Character.FORMAT
                && kind != Character.SURROGATE
                && kind != Character.UNASSIGNED
                && kind != Character.LINE_SEPARATOR
                && kind != Character.PARAGRAPH_SEPARATOR;
    }
}
