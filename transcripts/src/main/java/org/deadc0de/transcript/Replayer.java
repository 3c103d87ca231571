package org.deadc0de.transcript;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Plays transcripts: each variant in a fresh session, each command compared with what its file expects. */
public final class Replayer {
    private static final int MOST_MISMATCHES = 10;

    /**
     * How to replay.
     *
     * @param repeat how often each variant is played, at least once; more than once finds NONDET
     * @param selected which results are wanted, by {@link Result#name()}
     * @param nanoClock any clock in nanoseconds, for the durations of results
     * @param slow whether variants and searches are played that their file calls slow
     */
    public record Options(int repeat, Predicate<String> selected, LongSupplier nanoClock, boolean slow) {
        /** Everything, once, without durations. */
        public static final Options PLAIN = new Options(1, name -> true, () -> 0L);

        /** All that is wanted, however slow it is. */
        public Options(int repeat, Predicate<String> selected, LongSupplier nanoClock) {
            this(repeat, selected, nanoClock, true);
        }

        public Options {
            if (repeat < 1) {
                throw new IllegalArgumentException("repeat: " + repeat + " is less than 1");
            }
        }
    }

    private final SessionFactory factory;
    private final ExploreJudge explorer;
    private final Options options;

    /**
     * @param factory boots the machines
     * @param explorer judges explore fences; null when there is none, then they are skipped
     */
    public Replayer(SessionFactory factory, ExploreJudge explorer, Options options) {
        this.factory = factory;
        this.explorer = explorer;
        this.options = options;
    }

    /** Plays every selected variant of one transcript; empty when none is selected. */
    public List<Result> replay(Transcript transcript) {
        List<Result> results = new ArrayList<>();
        if (transcript.steps().isEmpty() && transcript.explores().isEmpty()) {
            Result nothing = new Results(transcript, "", options.nanoClock())
                    .error(Result.Cause.UNREADABLE, "nothing to replay: no console or explore fence", 1, 1, 0);
            return options.selected().test(nothing.name()) ? List.of(nothing) : List.of();
        }
        for (Variant variant : transcript.steps().isEmpty()
                ? List.<Variant>of()
                : transcript.frontMatter().variants()) {
            Results result = new Results(transcript, variant.name(), options.nanoClock());
            if (options.selected().test(result.name())) {
                results.add(replay(transcript, variant, result));
            }
        }
        for (ExploreFence fence : transcript.explores()) {
            for (ExploreFence.Row row : fence.rows()) {
                String name = row.variant() + ", explore line " + fence.line();
                Results result = new Results(transcript, name, options.nanoClock());
                if (options.selected().test(result.name())) {
                    results.add(explore(transcript, fence, row, result));
                }
            }
        }
        return results;
    }

    /** The names of the results that a replay of this transcript would give, without playing it. */
    public static List<String> names(Transcript transcript) {
        String file = Escapes.shown(transcript.file());
        List<String> names = new ArrayList<>();
        if (!transcript.steps().isEmpty()) {
            transcript.frontMatter().variants().forEach(v -> names.add(file + " [" + v.name() + "]"));
        }
        for (ExploreFence fence : transcript.explores()) {
            fence.rows()
                    .forEach(row -> names.add(file + " [" + row.variant() + ", explore line " + fence.line() + "]"));
        }
        return names;
    }

    /** The result for a file that is not a transcript. */
    public static Result unreadable(String file, TranscriptSyntaxException e) {
        List<Problem> problems = e.problems();
        Problem first = problems.get(0);
        String reason = Problem.renderAll(problems).stripTrailing();
        return unreadable(file, reason, first.line(), first.column());
    }

    /** The result for a file that could not be had from the disk. */
    static Result unreadable(String file, IOException e) {
        String what =
                e instanceof NoSuchFileException ? "there is no such file" : "it cannot be read: " + e.getMessage();
        return unreadable(file, what, 0, 0);
    }

    private static Result unreadable(String file, String reason, int line, int column) {
        return new Result(
                file, file, "", Verdict.ERROR, Result.Cause.UNREADABLE, reason, line, column, List.of(), 0, 0);
    }

    /** Whether a result of this name is wanted. */
    boolean isSelected(String name) {
        return options.selected().test(name);
    }

    private Result replay(Transcript transcript, Variant variant, Results result) {
        if (variant.expectation() == Variant.Expectation.SKIP) {
            return result.of(Verdict.SKIP, variant.reason(), variant.line(), variant.column(), 0);
        }
        if (variant.expectation() == Variant.Expectation.SLOW && !options.slow()) {
            String reason = "slow: " + variant.reason() + " (--slow plays it)";
            return result.of(Verdict.SKIP, reason, variant.line(), variant.column(), 0);
        }
        if (transcript.steps(variant.name()).isEmpty()) {
            String reason = "no command is typed in variant " + variant.name();
            return result.error(Result.Cause.UNREADABLE, reason, Math.max(1, variant.line()), 1, 0);
        }
        VariantRun run = VariantRun.play(transcript, variant, factory);
        for (int again = 1; again < options.repeat() && run.trouble() == null; again++) {
            VariantRun other = VariantRun.play(transcript, variant, factory);
            Result differs = Nondeterminism.compare(run, other, result, again + 1);
            if (differs != null) {
                return differs;
            }
        }
        if (run.trouble() != null) {
            VariantRun.Trouble trouble = run.trouble();
            return result.error(
                    trouble.cause(),
                    trouble.reason(),
                    trouble.line(),
                    trouble.column(),
                    run.steps().size());
        }
        return judged(variant, judge(transcript, run), result, run.steps().size());
    }

    private static Result judged(Variant variant, List<Result.Mismatch> mismatches, Results result, int commands) {
        if (variant.expectation() == Variant.Expectation.XFAIL) {
            return mismatches.isEmpty()
                    ? result.of(
                            Verdict.XPASS,
                            "everything matched, but the file expects it to differ: " + variant.reason(),
                            variant.line(),
                            variant.column(),
                            commands)
                    : result.differs(Verdict.XFAIL, variant.reason(), mismatches, commands);
        }
        if (mismatches.isEmpty()) {
            return result.of(Verdict.PASS, "", 0, 0, commands);
        }
        int others = mismatches.size() - 1;
        String more =
                others == 0 ? "" : others == 1 ? ", and another after it" : ", and " + others + " others after it";
        String command = mismatches.get(0).command();
        int newline = command.indexOf('\n');
        String beginning =
                newline < 0 ? Shorten.to(command, 60) : Shorten.to(command.substring(0, newline), 60) + " ...";
        String first = "\"" + beginning + "\" answered otherwise" + more;
        return result.differs(Verdict.FAIL, first, mismatches, commands);
    }

    /** The steps that differ, at most ten; nothing after a machine that was left otherwise than expected. */
    static List<Result.Mismatch> judge(Transcript transcript, VariantRun run) {
        String variant = run.variant().name();
        Map<String, Integer> names = names(transcript.steps());
        List<Result.Mismatch> mismatches = new ArrayList<>();
        Bindings bindings = Bindings.NONE;
        int shift = 0;
        for (int i = 0; i < run.steps().size(); i++) {
            StepRun step = run.steps().get(i);
            Judge judge = Judge.compare(step, variant, bindings);
            if (judge.isClean()) {
                bindings = judge.after();
            } else {
                List<String> meaning = new ArrayList<>(Meaning.of(judge, variant, names));
                boolean last = isLast(judge, variant) || mismatches.size() + 1 >= MOST_MISMATCHES;
                int after = run.steps().size() - i - 1;
                if (last && after > 0) {
                    meaning.add("not compared: " + after + (after == 1 ? " later command" : " later commands"));
                }
                VariantEdit edit = VariantEdit.of(transcript, judge, variant, names.keySet(), bindings, false);
                Diff.Hunks hunks = Diff.hunks(step.step(), edit, variant, shift);
                mismatches.add(
                        new Result.Mismatch(step.step().line(), step.step().command(), hunks.text(), meaning));
                bindings = edit.after();
                shift = hunks.shift();
                if (last) {
                    break;
                }
            }
        }
        return mismatches;
    }

    /** Whether what follows says nothing: the console is somebody else's than the file assumes. */
    private static boolean isLast(Judge judge, String variant) {
        Entry.Status expected = judge.run().step().status(variant);
        Ending ending = expected == null ? Ending.NONE : expected.ending();
        return judge.run().isAtOtherPrompt() || judge.run().output().ending() != ending;
    }

    /** Every name that a capture binds in these steps, with the first line that does. */
    static Map<String, Integer> names(List<Step> steps) {
        TreeMap<String, Integer> lines = new TreeMap<>();
        for (Step step : steps) {
            for (Entry entry : step.entries()) {
                if (entry instanceof Entry.Line line) {
                    TreeMap<String, CaptureType> types = new TreeMap<>();
                    line.pattern().declare(types);
                    types.keySet()
                            .forEach(name ->
                                    lines.putIfAbsent(name, line.source().number()));
                }
            }
        }
        return lines;
    }

    private Result explore(Transcript transcript, ExploreFence fence, ExploreFence.Row row, Results result) {
        if (explorer == null) {
            return result.of(Verdict.SKIP, "no explorer is at hand", row.line(), 1, 0);
        }
        if (fence.slow() && !options.slow()) {
            return result.of(Verdict.SKIP, "slow: a long search (--slow plays it)", row.line(), 1, 0);
        }
        FrontMatter front = transcript.frontMatter();
        Variant variant = new Variant(row.variant(), Variant.Expectation.PASS, "", row.line(), 1);
        int commands = fence.commands().size();
        try {
            ExploreJudge.Judgement found = explorer.judge(front.setup(variant), fence, row);
            if (!found.ranOut().isEmpty()) {
                String reason = "a budget ran out: this search used up its budget of " + found.ranOut();
                return result.error(Result.Cause.BUDGET, reason, row.line(), 1, commands);
            }
            if (found.agrees()) {
                return result.of(Verdict.PASS, "", 0, 0, commands);
            }
            String source = transcript.source().get(row.line() - 1).text();
            String diff = "@@ -" + row.line() + ",1 +" + row.line() + ",1 @@ explore\n-" + Escapes.shown(source) + "\n+"
                    + row.variant() + ": " + Escapes.shown(found.found()) + "\n";
            List<String> detail = found.detail().isEmpty()
                    ? List.of()
                    : found.detail().lines().limit(40).toList();
            Result.Mismatch mismatch =
                    new Result.Mismatch(row.line(), fence.commands().get(0).command(), diff, detail);
            return result.differs(Verdict.FAIL, "the search says otherwise", List.of(mismatch), commands);
        } catch (SetupRefused e) {
            String reason = e.key() + " \"" + Shorten.to(e.value(), 60) + "\": " + e.getMessage();
            return result.error(Result.Cause.REFUSED, reason, row.line(), 1, commands);
        } catch (RuntimeException e) {
            return result.error(Result.Cause.INTERNAL, "internal error: " + e, row.line(), 1, commands);
        }
    }
}
