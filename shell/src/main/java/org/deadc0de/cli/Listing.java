package org.deadc0de.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deadc0de.transcript.Escapes;
import org.deadc0de.transcript.Json;

/** A table of what is in the box: columns for people, objects for scripts. */
final class Listing {
    private static final int WIDEST = 34;

    private final List<String> names;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param names what the columns hold */
    Listing(String... names) {
        this.names = List.of(names);
    }

    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** One line for each row; the last column is as long as it is. */
    String text() {
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(Escapes.shown(row.get(i).replace('\n', ' ')));
                if (i < row.size() - 1) {
                    line.append(" ".repeat(Math.max(2, start(i + 1) - line.length())));
                }
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private int start(int column) {
        int start = 0;
        for (int i = 0; i < column; i++) {
            int at = i;
            int widest =
                    rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
            start += Math.min(widest, WIDEST) + 2;
        }
        return start;
    }

    /** An array of objects. */
    String json() {
        return rows.stream()
                .map(row -> {
                    Map<String, String> fields = new LinkedHashMap<>();
                    for (int i = 0; i < row.size(); i++) {
                        fields.put(names.get(i), row.get(i));
                    }
                    return "  " + Json.object(fields);
                })
                .collect(Collectors.joining(",\n", rows.isEmpty() ? "[" : "[\n", rows.isEmpty() ? "]\n" : "\n]\n"));
    }
}
