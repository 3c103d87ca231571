package org.deadc0de.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.deadc0de.grammar.Word;
import org.deadc0de.grammar.WordPart;

/**
 * File names that a word with an unquoted {@code *}, {@code ?} or {@code [...]} stands for. As in sh(1), a word that matches nothing stays
 * as it is, and a leading dot is matched by a dot alone.
 */
final class Globs {
    private static final String SPECIAL = "*?[]!-\\";

    private Globs() {}

    /**
     * Gives what a pattern matches, in the order of names.
     *
     * @param word with a pattern in it
     * @param variables what its variables stand for
     * @param list gives the names in a directory, null for none
     * @return the names; empty when there is none
     */
    static List<String> matches(Word word, Word.Variables variables, Function<String, List<String>> list) {
        StringBuilder pattern = new StringBuilder();
        for (WordPart part : word.parts()) {
            if (part instanceof WordPart.Arithmetic) {
                return List.of(); // it may assign, and would be evaluated twice
            }
            String text = new Word(List.of(part), word.line(), word.column()).expandWhole(variables);
            pattern.append(part instanceof WordPart.Literal ? text : escaped(text));
        }
        if (pattern.indexOf("/") != 0) {
            return List.of(); // the simulated shells stay where they are
        }
        List<String> found = List.of("");
        for (String component : pattern.substring(1).split("/", -1)) {
            found = below(found, component, list);
        }
        return found;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(
                        c -> escaped.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append((char) c));
        return escaped.toString();
    }

    private static List<String> below(List<String> directories, String component, Function<String, List<String>> list) {
        List<String> found = new ArrayList<>();
        for (String directory : directories) {
            if (component.isEmpty()) {
                found.add(directory + "/");
                continue;
            }
            List<String> names = list.apply(directory.isEmpty() ? "/" : directory);
            if (names != null) {
                names.stream()
                        .filter(name -> name.startsWith(".") == component.startsWith(".") && matches(component, name))
                        .sorted()
                        .forEach(name -> found.add(directory + "/" + name));
            }
        }
        return found;
    }

    /** Whether a pattern matches a name: the last star seen takes one character more whenever the rest does not fit. */
    private static boolean matches(String pattern, String name) {
        int at = 0;
        int from = 0;
        int star = -1;
        int starFrom = 0;
        while (from < name.length() || at < pattern.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                starFrom = from;
                continue;
            }
            int next = from < name.length() && at < pattern.length() ? one(pattern, at, name.charAt(from)) : -1;
            if (next >= 0) {
                at = next;
                from++;
            } else if (star >= 0 && starFrom < name.length()) {
                at = star + 1;
                from = ++starFrom;
            } else {
                return false;
            }
        }
        return true;
    }

    /** Where the pattern goes on after the one character that it has at a place; -1 when that is another. */
    private static int one(String pattern, int at, char c) {
        char expected = pattern.charAt(at);
        int end = expected == '[' ? pattern.indexOf(']', at + 2) : -1;
        if (end > 0) {
            return isOneOf(pattern.substring(at + 1, end), c) ? end + 1 : -1;
        }
        if (expected == '?') {
            return at + 1;
        }
        int literal = expected == '\\' && at + 1 < pattern.length() ? at + 1 : at;
        return pattern.charAt(literal) == c ? literal + 1 : -1;
    }

    private static boolean isOneOf(String set, char c) {
        boolean negated = set.startsWith("!");
        boolean found = false;
        for (int i = negated ? 1 : 0; i < set.length(); i++) {
            if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
                found |= set.charAt(i) <= c && c <= set.charAt(i + 2);
                i += 2;
            } else {
                found |= set.charAt(i) == c;
            }
        }
        return found != negated;
    }
}
