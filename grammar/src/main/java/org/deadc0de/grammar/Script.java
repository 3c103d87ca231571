package org.deadc0de.grammar;

import java.util.List;

/** A text in the shell's language: its lists in the order they stand. Empty for blank lines and comments. */
public record Script(List<Line> lines) {
    public Script {
        lines = List.copyOf(lines);
    }
}
