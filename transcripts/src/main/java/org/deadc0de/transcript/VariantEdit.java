package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.deadc0de.transcript.Alignment.What;

/**
 * What one variant wants changed under one command: which of its entries stay, and which lines come between them. Slots
 * count entries: slot 0 is before the first entry, slot n behind the last.
 */
final class VariantEdit {
    private final Step step;
    private final String variant;
    private final IdentityHashMap<Entry, Boolean> kept = new IdentityHashMap<>();
    private final TreeMap<Integer, List<String>> added = new TreeMap<>();
    private Bindings after;

    private VariantEdit(Step step, String variant) {
        this.step = step;
        this.variant = variant;
    }

    /**
     * Works out the change that makes a step accept what was printed.
     *
     * @param literally whether to give up all patterns of the step; the last resort
     */
    static VariantEdit of(
            Transcript transcript, Judge judge, String variant, Set<String> names, Bindings before, boolean literally) {
        StepRun run = judge.run();
        VariantEdit edit = new VariantEdit(run.step(), variant);
        if (judge.alignment() == null) {
            run.step().expected(variant).forEach(line -> edit.kept.put(line, true));
            edit.after = judge.after();
        } else if (literally || !edit.patterned(transcript, judge, names, before)) {
            edit.literal(transcript, run, names, before);
        }
        edit.status(judge);
        return edit;
    }

    boolean keeps(Entry entry) {
        return kept.containsKey(entry);
    }

    /** Lines to write before the entry of that index. */
    List<String> added(int slot) {
        return added.getOrDefault(slot, List.of());
    }

    Bindings after() {
        return after;
    }

    private void add(int slot, String line) {
        added.computeIfAbsent(slot, none -> new ArrayList<>()).add(line);
    }

    /** Keeps what can be kept; false when the outcome would not match after all. */
    private boolean patterned(Transcript transcript, Judge judge, Set<String> names, Bindings before) {
        List<Entry.Line> result = new ArrayList<>();
        Bindings bindings = before;
        int slot = 0;
        for (Alignment.Pair pair : judge.alignment().pairs()) {
            String text = null;
            if (pair.expected() != null) {
                slot = indexOf(pair.expected());
            }
            if (pair.what() == What.REPLACE) {
                text = ExpectedText.replacing(pair.expected(), pair.actual(), bindings, transcript.dialect(), names);
            } else if (pair.what() == What.INSERT) {
                text = ExpectedText.of(pair.actual(), transcript.dialect(), names);
            } else if (pair.what() == What.KEEP || pair.what() == What.PASS_OVER) {
                kept.put(pair.expected(), true);
                result.add(pair.expected());
            }
            if (text != null) {
                add(slot, text);
                result.add(reread(text));
            }
            if (pair.actual() != null && !result.isEmpty()) {
                Entry.Line last = result.get(result.size() - 1);
                bindings = LineMatcher.match(last, pair.actual(), bindings, new Work(Work.PER_LINE))
                        .bindings();
            }
            if (pair.expected() != null) {
                slot++;
            }
        }
        List<ActualLine> actual = ActualLine.cut(judge.run().output().text());
        OutputMatcher.Found found = OutputMatcher.match(result, actual, before);
        after = found.bindings();
        if (!found.matches()) {
            kept.clear();
            added.clear();
        }
        return found.matches();
    }

    private void literal(Transcript transcript, StepRun run, Set<String> names, Bindings before) {
        List<Entry.Line> expected = step.expected(variant);
        int slot = expected.isEmpty() ? 0 : indexOf(expected.get(0));
        for (ActualLine line : ActualLine.cut(run.output().text())) {
            add(slot, ExpectedText.of(line, transcript.dialect(), names));
        }
        after = before;
    }

    private void status(Judge judge) {
        Entry.Status expected = step.status(variant);
        if (judge.statusAgrees()) {
            if (expected != null) {
                kept.put(expected, true);
            }
            return;
        }
        String text = ExpectedText.ofStatus(judge.run().output());
        if (text != null) {
            add(expected == null ? step.entries().size() : indexOf(expected), text);
        }
    }

    private int indexOf(Entry entry) {
        for (int i = 0; i < step.entries().size(); i++) {
            if (step.entries().get(i) == entry) {
                return i;
            }
        }
        throw new IllegalStateException(
                "an entry that is not of this step: line " + entry.source().number());
    }

    private Entry.Line reread(String text) {
        try {
            SourceLine source = new SourceLine(step.line(), text, "\n");
            return new Entry.Line(source, text, Label.ALL, PatternCompiler.compile(text));
        } catch (PatternCompiler.Mistake e) {
            throw new IllegalStateException("wrote a line that cannot be read: " + text, e);
        }
    }
}
