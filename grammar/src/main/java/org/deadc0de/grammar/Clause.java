package org.deadc0de.grammar;

import java.util.List;

/**
 * A keyword and the words it takes, as typed: {@code mtu 1500}, {@code up}, {@code tunnel A B}.
 *
 * <p>A word that is no keyword stands in a clause of its own with an empty keyword: {@code Clause("", ["10.0.0.1"])}; what it
 * is (an address, a destination) depends on the program and on the place. A keyword at the end of the line that lacks an
 * argument has fewer arguments than usual: about that the program complains.
 */
public record Clause(String keyword, List<String> arguments) {
    public Clause {
        arguments = List.copyOf(arguments);
    }
}
