package org.deadc0de.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * One keyword of a command line with the words that belong to it. A word that is no keyword is a clause with the empty keyword and
 * that word as its argument.
 *
 * @param keyword as typed, or the empty string
 * @param arguments the words that belong to it; fewer than it needs when the line ended
 */
public record Clause(String keyword, List<String> arguments) {
    public Clause {
        arguments = List.copyOf(arguments);
    }

    /** The words as they stood on the command line. */
    public List<String> words() {
        if (keyword.isEmpty()) {
            return arguments;
        }
        List<String> words = new ArrayList<>();
        words.add(keyword);
        words.addAll(arguments);
        return words;
    }
}
