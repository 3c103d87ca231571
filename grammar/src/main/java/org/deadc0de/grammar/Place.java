package org.deadc0de.grammar;

import java.util.List;

/**
 * Where the cursor stands in a line: what a completion needs to know.
 *
 * @param argv the finished words of the command at hand, its name first; empty where a command may begin. A word with a
 *     variable stands as typed
 * @param partial the word under the cursor so far; empty after a blank
 * @param keywords what may stand here as it is, beginning with {@code partial}, in the order of the alphabet
 * @param names what else may stand here, for people: {@code an interface name}, {@code a fix name}
 */
public record Place(List<String> argv, String partial, List<String> keywords, List<String> names) {
    public Place {
        argv = List.copyOf(argv);
        keywords = List.copyOf(keywords);
        names = List.copyOf(names);
    }
}
