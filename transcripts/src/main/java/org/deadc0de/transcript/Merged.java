package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Sequences of lines, one per variant, laid over each other: lines in common appear once. */
final class Merged {
    private static final long LARGEST_TABLE = 4_000_000;

    /** A line and the variants that have it there. */
    record Item(String text, TreeSet<String> variants) {}

    private Merged() {}

    /** The shortest list found that holds each variant's lines in that variant's order. */
    static List<Item> of(Map<String, List<String>> linesByVariant) {
        List<Item> merged = new ArrayList<>();
        linesByVariant.forEach((variant, lines) -> {
            List<Item> next = merge(merged, variant, lines);
            merged.clear();
            merged.addAll(next);
        });
        return merged;
    }

    private static List<Item> merge(List<Item> items, String variant, List<String> lines) {
        int head = 0;
        int least = Math.min(items.size(), lines.size());
        while (head < least && items.get(head).text().equals(lines.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < least - head
                && items.get(items.size() - 1 - tail).text().equals(lines.get(lines.size() - 1 - tail))) {
            tail++;
        }
        List<Item> result = new ArrayList<>();
        for (Item item : items.subList(0, head)) {
            item.variants().add(variant);
            result.add(item);
        }
        middle(items.subList(head, items.size() - tail), variant, lines.subList(head, lines.size() - tail), result);
        for (Item item : items.subList(items.size() - tail, items.size())) {
            item.variants().add(variant);
            result.add(item);
        }
        return result;
    }

    private static void middle(List<Item> items, String variant, List<String> lines, List<Item> result) {
        int rows = items.size();
        int columns = lines.size();
        if ((long) (rows + 1) * (columns + 1) > LARGEST_TABLE) {
            result.addAll(items);
            lines.forEach(line -> result.add(alone(line, variant)));
            return;
        }
        int[][] common = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] = items.get(i).text().equals(lines.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows || j < columns) {
            if (i < rows && j < columns && items.get(i).text().equals(lines.get(j))) {
                items.get(i).variants().add(variant);
                result.add(items.get(i));
                i++;
                j++;
            } else if (j == columns || (i < rows && common[i + 1][j] >= common[i][j + 1])) {
                result.add(items.get(i++));
            } else {
                result.add(alone(lines.get(j++), variant));
            }
        }
    }

    private static Item alone(String line, String variant) {
        return new Item(line, new TreeSet<>(List.of(variant)));
    }
}
