package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes one step anew from what its variants want changed; lines that nobody wants changed stay as they are. */
final class StepEdit {
    /** A line of the new file; {@code kept} when it is a line of the old one, untouched. */
    record NewLine(String text, SourceLine kept) {}

    private final Step step;
    private final List<String> fileVariants;
    private final Map<String, VariantEdit> edits;
    private final Map<String, StepRun> runs;
    private final List<NewLine> lines = new ArrayList<>();
    private final int labelColumn;

    /**
     * @param fileVariants all variants of the file, also those that were not played
     * @param edits what the played variants want
     * @param runs how they were played
     */
    StepEdit(Step step, List<String> fileVariants, Map<String, VariantEdit> edits, Map<String, StepRun> runs) {
        this.step = step;
        this.fileVariants = fileVariants;
        this.edits = edits;
        this.runs = runs;
        this.labelColumn = labelColumn(step);
    }

    List<NewLine> write() {
        Map<String, Set<String>> groups = groups();
        groups.forEach((prompt, group) -> write(prompt, group, groups.size() == 1));
        return lines;
    }

    /** Variants in which the command is typed, by the prompt it is typed at; empty means the prompt of the file. */
    private Map<String, Set<String>> groups() {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        for (String variant : fileVariants) {
            if (step.label().holdsIn(variant)) {
                StepRun run = runs.get(variant);
                String prompt = run != null && run.isAtOtherPrompt() ? run.promptShown() : "";
                groups.computeIfAbsent(prompt, none -> new TreeSet<>()).add(variant);
            }
        }
        return groups;
    }

    private void write(String prompt, Set<String> group, boolean only) {
        head(prompt, group, only);
        for (int i = 0; i <= step.entries().size(); i++) {
            TreeMap<String, List<String>> added = new TreeMap<>();
            for (String variant : group) {
                if (edits.containsKey(variant)) {
                    added.put(variant, edits.get(variant).added(i));
                }
            }
            for (Merged.Item item : Merged.of(added)) {
                boolean all = item.variants().equals(group);
                add(ExpectedText.labelled(item.text(), all ? Label.ALL : inOrder(item.variants()), labelColumn));
            }
            if (i < step.entries().size()) {
                entry(step.entries().get(i), group);
            }
        }
    }

    private void head(String prompt, Set<String> group, boolean only) {
        if (prompt.isEmpty() && only) {
            step.head().forEach(this::keep);
            return;
        }
        String first = (prompt.isEmpty() ? step.prompt().full() : prompt)
                + step.command().lines().findFirst().orElse("");
        Label label = only ? step.label() : inOrder(group);
        String text = label.names().isEmpty()
                ? first
                : first.stripTrailing()
                        + " "
                                .repeat(Math.max(
                                        2, labelColumn - first.stripTrailing().length()))
                        + label;
        add(text);
        step.head().subList(1, step.head().size()).forEach(this::keep);
    }

    private void entry(Entry entry, Set<String> group) {
        Set<String> full = new TreeSet<>();
        Set<String> keepers = new TreeSet<>();
        for (String variant : group) {
            if (entry.label().holdsIn(variant)) {
                full.add(variant);
                VariantEdit edit = edits.get(variant);
                if (edit == null || edit.keeps(entry)) {
                    keepers.add(variant);
                }
            }
        }
        if (keepers.isEmpty()) {
            return;
        }
        if (keepers.equals(full)) {
            keep(entry.source());
            return;
        }
        String written = entry instanceof Entry.Line line
                ? line.written()
                : LineSyntax.label(step.body(entry.source())).written();
        add(ExpectedText.labelled(written, inOrder(keepers), labelColumn));
    }

    private void keep(SourceLine line) {
        lines.add(new NewLine(line.text(), line));
    }

    private void add(String text) {
        lines.add(new NewLine(" ".repeat(step.indent()) + text, null));
    }

    private Label inOrder(Set<String> variants) {
        return new Label(fileVariants.stream().filter(variants::contains).toList());
    }

    /** Where the first variants of this step begin, so that new ones stand below them; 0 when there are none. */
    private static int labelColumn(Step step) {
        for (Entry entry : step.entries()) {
            String body = step.body(entry.source());
            if (!entry.label().names().isEmpty()) {
                return body.lastIndexOf('{');
            }
        }
        return 0;
    }
}
