package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Accepts what the machine says now. A line that still matches stays byte-identical, prose and captures included; a
 * second update changes nothing; afterwards a replay passes.
 *
 * <p>Variants that cannot be judged (refused, out of budget, not deterministic) and those that the file expects to fail
 * are left as they are, and a note says so.
 */
public final class Update {
    /**
     * The outcome.
     *
     * @param text the whole new file
     * @param changed whether it differs from the old one
     * @param notes what was left alone, one sentence each
     */
    public record Outcome(String text, boolean changed, List<String> notes) {
        public Outcome {
            notes = List.copyOf(notes);
        }
    }

    private final Transcript transcript;
    private final Set<String> names;
    private final Map<String, VariantRun> runs = new TreeMap<>();
    private final Set<String> literal = new TreeSet<>();
    private final List<String> notes = new ArrayList<>();

    private Update(Transcript transcript) {
        this.transcript = transcript;
        this.names = Replayer.names(transcript.steps()).keySet();
    }

    /**
     * Plays every variant twice and writes the file anew where it differs.
     *
     * @param explorer judges explore fences; null leaves them alone
     */
    public static Outcome update(Transcript transcript, SessionFactory factory, ExploreJudge explorer) {
        Update update = new Update(transcript);
        for (Variant variant : transcript.frontMatter().variants()) {
            update.play(variant, factory);
        }
        String text = update.text(update.explored(explorer));
        return new Outcome(text, !text.equals(transcript.text()), update.notes);
    }

    private void play(Variant variant, SessionFactory factory) {
        if (variant.expectation() == Variant.Expectation.XFAIL || variant.expectation() == Variant.Expectation.SKIP) {
            notes.add(variant.name() + ": left alone, for the file says: " + variant.reason());
            return;
        }
        VariantRun run = VariantRun.play(transcript, variant, factory);
        Results results = new Results(transcript, variant.name(), () -> 0L);
        Result differs = Nondeterminism.compare(run, VariantRun.play(transcript, variant, factory), results, 2);
        if (run.trouble() != null) {
            notes.add(variant.name() + ": left alone: " + run.trouble().reason());
        } else if (differs != null) {
            notes.add(variant.name() + ": left alone, for it is not deterministic: " + differs.reason());
        } else if (!isWritable(run)) {
            notes.add(variant.name() + ": left alone: a host's console is in its debugger, which no prompt can name");
        } else {
            runs.put(variant.name(), run);
        }
    }

    /** Whether every prompt that must change can be written: a debugger's prompt does not say which host it is. */
    private boolean isWritable(VariantRun run) {
        boolean hosts = !transcript.frontMatter().hosts().isEmpty();
        return !hosts || run.steps().stream().noneMatch(StepRun::isAtOtherPrompt);
    }

    /** New text of explore rows, by line number. */
    private Map<Integer, String> explored(ExploreJudge explorer) {
        Map<Integer, String> rows = new TreeMap<>();
        for (ExploreFence fence : explorer == null ? List.<ExploreFence>of() : transcript.explores()) {
            for (ExploreFence.Row row : fence.rows()) {
                Variant variant = new Variant(row.variant(), Variant.Expectation.PASS, "", row.line(), 1);
                try {
                    Setup setup = transcript.frontMatter().setup(variant);
                    ExploreJudge.Judgement found = explorer.judge(setup, fence, row);
                    String old = transcript.source().get(row.line() - 1).text();
                    if (!found.ranOut().isEmpty()) {
                        notes.add(row.variant() + ", explore line " + fence.line()
                                + ": left alone: the search used up its budget of " + found.ranOut());
                    } else if (!found.agrees()) {
                        String head = old.substring(0, old.indexOf(':') + 1);
                        rows.put(
                                row.line(),
                                head + " " + Escapes.shown(found.found()).replace('\n', ' '));
                    }
                } catch (SetupRefused e) {
                    notes.add(row.variant() + ", explore line " + fence.line() + ": left alone: " + e.getMessage());
                }
            }
        }
        return rows;
    }

    private String text(Map<Integer, String> rows) {
        String text = write(rows);
        for (int attempt = 0; attempt < 3 && !verify(text); attempt++) {
            text = write(rows);
        }
        if (!verify(text)) {
            notes.add("left alone: no text was found that a replay accepts");
            return transcript.text();
        }
        return text;
    }

    /** The whole file with every step written anew. */
    private String write(Map<Integer, String> rows) {
        IdentityHashMap<Step, List<StepEdit.NewLine>> edited = new IdentityHashMap<>();
        Map<String, Bindings> bindings = new TreeMap<>();
        Map<String, Integer> next = new TreeMap<>();
        for (Step step : transcript.steps()) {
            Map<String, VariantEdit> edits = new TreeMap<>();
            Map<String, StepRun> answers = new TreeMap<>();
            runs.forEach((variant, run) -> {
                if (step.label().holdsIn(variant)) {
                    StepRun answer = run.steps().get(next.merge(variant, 1, Integer::sum) - 1);
                    Bindings before = bindings.getOrDefault(variant, Bindings.NONE);
                    boolean plain = literal.contains(key(variant, step));
                    Judge judge = Judge.compare(answer, variant, before);
                    VariantEdit edit = VariantEdit.of(transcript, judge, variant, names, before, plain);
                    bindings.put(variant, edit.after());
                    edits.put(variant, edit);
                    answers.put(variant, answer);
                }
            });
            List<String> variants = transcript.frontMatter().variantNames();
            edited.put(step, new StepEdit(step, variants, edits, answers).write());
        }
        return join(edited, rows);
    }

    private String join(IdentityHashMap<Step, List<StepEdit.NewLine>> edited, Map<Integer, String> rows) {
        List<StepEdit.NewLine> lines = new ArrayList<>();
        int at = 1;
        for (Step step : transcript.steps()) {
            for (; at < step.line(); at++) {
                lines.add(outside(at, rows));
            }
            lines.addAll(edited.get(step));
            at = step.lastLine() + 1;
        }
        for (; at <= transcript.source().size(); at++) {
            lines.add(outside(at, rows));
        }
        boolean endsOpen = !transcript.source().isEmpty()
                && transcript.source().get(transcript.source().size() - 1).end().isEmpty();
        String newline = transcript.source().isEmpty()
                        || transcript.source().get(0).end().isEmpty()
                ? "\n"
                : transcript.source().get(0).end();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            StepEdit.NewLine line = lines.get(i);
            boolean own = line.kept() != null && !line.kept().end().isEmpty();
            boolean last = i == lines.size() - 1 && endsOpen;
            text.append(line.text()).append(last ? "" : own ? line.kept().end() : newline);
        }
        return text.toString();
    }

    private StepEdit.NewLine outside(int number, Map<Integer, String> rows) {
        SourceLine line = transcript.source().get(number - 1);
        return rows.containsKey(number)
                ? new StepEdit.NewLine(rows.get(number), null)
                : new StepEdit.NewLine(line.text(), line);
    }

    /** Whether the text accepts all runs; where it does not, that step is written without patterns next time. */
    private boolean verify(String text) {
        Transcript written;
        try {
            written = TranscriptReader.read(transcript.file(), text);
        } catch (TranscriptSyntaxException e) {
            throw new IllegalStateException("wrote a transcript that cannot be read: " + e.getMessage(), e);
        }
        boolean clean = true;
        for (Map.Entry<String, VariantRun> entry : runs.entrySet()) {
            String variant = entry.getKey();
            List<Step> steps = written.steps(variant);
            Bindings bindings = Bindings.NONE;
            for (int i = 0; i < steps.size(); i++) {
                StepRun old = entry.getValue().steps().get(i);
                StepRun run = new StepRun(steps.get(i), old.promptShown(), old.output());
                Judge judge = Judge.compare(run, variant, bindings);
                bindings = judge.after();
                if (!judge.isClean()) {
                    literal.add(key(variant, old.step()));
                    clean = false;
                }
            }
        }
        return clean;
    }

    private static String key(String variant, Step step) {
        return variant + ":" + step.line();
    }
}
