package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deadc0de.transcript.Alignment.What;

/** A unified diff of one step, from the file's lines to what the file would have to say. */
final class Diff {
    private static final int CONTEXT = 3;
    private static final int MOST_LINES = 400;

    /** One line: {@code ' '}, {@code '-'} or {@code '+'}. */
    private record DiffLine(char mark, String text) {}

    private final Transcript transcript;
    private final Step step;
    private final String variant;
    private final Set<String> names;
    private final List<DiffLine> lines = new ArrayList<>();
    private final List<DiffLine> added = new ArrayList<>();
    private int next;

    private Diff(Transcript transcript, Step step, String variant, Set<String> names) {
        this.transcript = transcript;
        this.step = step;
        this.variant = variant;
        this.names = names;
    }

    /**
     * The hunks of a step that differs.
     *
     * @param names names that captures bind somewhere in the file
     * @param before names bound before this step
     */
    static String hunks(Transcript transcript, Judge judge, String variant, Set<String> names, Bindings before) {
        Diff diff = new Diff(transcript, judge.run().step(), variant, names);
        diff.collect(judge, before);
        return diff.render();
    }

    private void collect(Judge judge, Bindings before) {
        for (SourceLine head : step.head()) {
            lines.add(new DiffLine(' ', head.text()));
        }
        if (judge.alignment() != null) {
            Bindings bindings = before;
            for (Alignment.Pair pair : judge.alignment().pairs()) {
                bindings = pair(pair, bindings);
            }
        }
        Entry.Status expected = step.status(variant);
        Output output = judge.run().output();
        while (next < step.entries().size()) {
            Entry entry = step.entries().get(next++);
            if (entry == expected && !judge.statusAgrees()) {
                lines.add(new DiffLine('-', entry.source().text()));
                addStatus(output);
            } else {
                keep(entry);
            }
        }
        if (expected == null && !judge.statusAgrees()) {
            addStatus(output);
        }
        flush();
    }

    private void addStatus(Output output) {
        String status = ExpectedText.ofStatus(output);
        if (status != null) {
            added.add(new DiffLine('+', margin() + status));
        }
    }

    private Bindings pair(Alignment.Pair pair, Bindings before) {
        if (pair.what() == What.INSERT) {
            added.add(new DiffLine('+', margin() + ExpectedText.of(pair.actual(), transcript.dialect(), names)));
            return before;
        }
        while (step.entries().get(next) != pair.expected()) {
            keep(step.entries().get(next++));
        }
        Entry entry = step.entries().get(next++);
        if (pair.what() == What.KEEP) {
            keep(entry);
            LineMatcher.Found found =
                    LineMatcher.match(pair.expected(), pair.actual(), before, new Work(Work.PER_LINE));
            return found.bindings();
        }
        if (pair.what() == What.PASS_OVER) {
            keep(entry);
            return before;
        }
        lines.add(new DiffLine('-', entry.source().text()));
        if (pair.what() == What.REPLACE) {
            String text = ExpectedText.replacing(pair.expected(), pair.actual(), before, transcript.dialect(), names);
            added.add(new DiffLine('+', margin() + text));
        }
        return before;
    }

    private void keep(Entry entry) {
        flush();
        lines.add(new DiffLine(' ', entry.source().text()));
    }

    private void flush() {
        lines.addAll(added);
        added.clear();
    }

    private String margin() {
        return " ".repeat(step.indent());
    }

    private String render() {
        StringBuilder out = new StringBuilder();
        int number = step.line();
        int written = 0;
        int at = 0;
        int shift = 0;
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
