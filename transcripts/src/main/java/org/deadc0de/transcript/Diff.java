package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;

/** A unified diff of one step, from the file's lines to what an update would make of them in this variant. */
final class Diff {
    private static final int CONTEXT = 3;
    private static final int MOST_LINES = 400;

    /** One line: {@code ' '}, {@code '-'} or {@code '+'}. */
    private record DiffLine(char mark, String text) {}

    /**
     * The hunks of a step.
     *
     * @param shift how many more lines the new side has than the old one, up to here
     */
    record Hunks(String text, int shift) {}

    private final Step step;
    private final List<DiffLine> lines = new ArrayList<>();
    private final List<DiffLine> added = new ArrayList<>();
    private int shift;

    private Diff(Step step, int shift) {
        this.step = step;
        this.shift = shift;
    }

    /**
     * The hunks of a step that differs.
     *
     * @param edit what an update would change
     * @param shift the shift of the hunks before
     */
    static Hunks hunks(Step step, VariantEdit edit, String variant, int shift) {
        Diff diff = new Diff(step, shift);
        diff.collect(edit, variant);
        return new Hunks(diff.render(), diff.shift);
    }

    private void collect(VariantEdit edit, String variant) {
        step.head().forEach(this::keep);
        String margin = " ".repeat(step.indent());
        for (int i = 0; i <= step.entries().size(); i++) {
            edit.added(i).forEach(line -> added.add(new DiffLine('+', margin + line)));
            if (i == step.entries().size()) {
                break;
            }
            Entry entry = step.entries().get(i);
            if (entry.label().holdsIn(variant) && !edit.keeps(entry)) {
                lines.add(new DiffLine('-', entry.source().text()));
            } else {
                keep(entry.source());
            }
        }
        flush();
    }

    private void keep(SourceLine line) {
        flush();
        lines.add(new DiffLine(' ', line.text()));
    }

    private void flush() {
        lines.addAll(added);
        added.clear();
    }

    private String render() {
        StringBuilder out = new StringBuilder();
        int number = step.line();
        int written = 0;
        int at = 0;
        while (at < lines.size()) {
            int change = nextChange(at);
            if (change == lines.size()) {
                break;
            }
            int from = Math.max(at, change - CONTEXT);
            number += count(at, from, '+');
            int to = change;
            while (to < lines.size()) {
                int following = nextChange(to);
                if (following - to > 2 * CONTEXT || following == lines.size()) {
                    to = Math.min(lines.size(), to + CONTEXT);
                    break;
                }
                to = following + 1;
            }
            int removed = count(from, to, '+');
            int inserted = count(from, to, '-');
            out.append("@@ -").append(number).append(',').append(removed);
            out.append(" +").append(number + shift).append(',').append(inserted).append(" @@ ");
            String command =
                    step.prompt().full() + step.command().lines().findFirst().orElse("");
            out.append(Escapes.shown(Shorten.to(command, 70))).append('\n');
            for (DiffLine line : lines.subList(from, to)) {
                if (++written > MOST_LINES) {
                    return out.append("(and more)\n").toString();
                }
                out.append(line.mark())
                        .append(Escapes.shown(Shorten.to(line.text(), 1_000)))
                        .append('\n');
            }
            shift += inserted - removed;
            number += removed;
            at = to;
        }
        return out.toString();
    }

    private int nextChange(int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).mark() == ' ') {
            at++;
        }
        return at;
    }

    /** Lines in a range that do not bear that mark: those of the other side. */
    private int count(int from, int to, char otherSide) {
        int count = 0;
        for (DiffLine line : lines.subList(from, to)) {
            count += line.mark() == otherSide ? 0 : 1;
        }
        return count;
    }
}
