package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws of updating, over generated stories and machines. */
class UpdateLawsTest {
    private static final int SEEDS = 500;

    private static String update(String text, SessionFactory machine) throws Exception {
        Update.Outcome outcome = Update.update(TranscriptReader.read("story.md", text), machine, null);
        assertThat(outcome.notes()).isEmpty();
        assertThat(outcome.changed()).isEqualTo(!outcome.text().equals(text));
        return outcome.text();
    }

    private static void assertPasses(long seed, String text, SessionFactory machine) throws Exception {
        List<Result> results =
                new Replayer(machine, null, Replayer.Options.PLAIN).replay(TranscriptReader.read("story.md", text));
        assertThat(results)
                .as("seed %d\n%s\n%s", seed, text, new Summary(results).text())
                .allMatch(result -> result.verdict() == Verdict.PASS);
    }

    @Test
    void afterUpdatingAReplayPassesAndASecondUpdateChangesNothing() throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            Stories story = new Stories(seed);

            String recorded = update(story.skeleton(), story.machine());

            assertPasses(seed, recorded, story.machine());
            assertThat(update(recorded, story.machine())).as("seed %d", seed).isEqualTo(recorded);
        }
    }

    @Test
    void theLawsHoldForPatternsAndAChangedMachineToo() throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            Stories story = new Stories(seed);
            String patterned = story.patterned(update(story.skeleton(), story.machine()));
            story.change();

            String updated = update(patterned, story.machine());

            assertPasses(seed, updated, story.machine());
            assertThat(update(updated, story.machine())).as("seed %d", seed).isEqualTo(updated);
        }
    }

    @Test
    void proseAndStepsThatStillMatchStayByteIdentical() throws Exception {
        int untouched = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Stories story = new Stories(seed);
            String before = story.patterned(update(story.skeleton(), story.machine()));
            story.change();
            Transcript old = TranscriptReader.read("story.md", before);

            String after = update(before, story.machine());

            List<String> stay = staying(old, story.machine());
            untouched += stay.size();
            assertThat(after.lines().toList()).as("seed %d", seed).containsSubsequence(stay);
        }
        assertThat(untouched).isGreaterThan(10 * SEEDS);
    }

    /** Lines of the file outside steps, and of steps that every variant answers as expected. */
    private static List<String> staying(Transcript old, SessionFactory machine) {
        List<Integer> changing = new ArrayList<>();
        for (Variant variant : old.frontMatter().variants()) {
            Bindings bindings = Bindings.NONE;
            for (StepRun run : VariantRun.play(old, variant, machine).steps()) {
                Judge judge = Judge.compare(run, variant.name(), bindings);
                bindings = judge.after();
                if (!judge.isClean() || bindings != Bindings.NONE) {
                    for (int line = run.step().line(); line <= run.step().lastLine(); line++) {
                        changing.add(line);
                    }
                }
            }
        }
        return old.source().stream()
                .filter(line -> !changing.contains(line.number()))
                .map(SourceLine::text)
                .toList();
    }

    @Test
    void theDiffOfAFailureTurnsTheFileIntoTheUpdatedFile() throws Exception {
        int patched = 0;
        for (long seed = 0; seed < 2 * SEEDS; seed++) {
            Stories story = new Stories(seed);
            String before = story.patterned(update(story.skeleton(), story.machine()));
            story.change();
            Transcript old = TranscriptReader.read("story.md", before);
            List<Result> results = new Replayer(story.machine(), null, Replayer.Options.PLAIN).replay(old);
            String whole = results.get(0).detail();
            if (results.size() > 1
                    || !whole.contains("@@")
                    || whole.contains("not compared")
                    || whole.contains("typed at")) {
                continue;
            }

            String after = update(before, story.machine());

            assertThat(patched(before, whole))
                    .as("seed %d%n%s%n%s", seed, before, whole)
                    .isEqualTo(after);
            patched++;
        }
        assertThat(patched).isGreaterThan(SEEDS / 10);
    }

    /** Applies a unified diff as patch does: every old line must be where the hunk says. */
    private static String patched(String text, String diff) {
        List<String> old = text.lines().toList();
        List<String> result = new ArrayList<>();
        int at = 0;
        for (String line : diff.lines().skip(2).toList()) {
            if (line.startsWith("@@ -")) {
                int from = Integer.parseInt(line.substring(4, line.indexOf(','))) - 1;
                result.addAll(old.subList(at, from));
                at = from;
                int to = Integer.parseInt(line.substring(line.indexOf('+') + 1, line.indexOf(',', line.indexOf('+'))))
                        - 1;
                assertThat(result).hasSize(to);
            } else if (line.startsWith("line ") || line.startsWith("To accept")) {
                break;
            } else {
                if (!line.startsWith("+")) {
                    assertThat(old.get(at++)).isEqualTo(line.substring(1));
                }
                if (!line.startsWith("-")) {
                    result.add(line.substring(1));
                }
            }
        }
        result.addAll(old.subList(at, old.size()));
        return String.join("\n", result) + (text.endsWith("\n") ? "\n" : "");
    }

    @Test
    void oneChangedLineChangesOneLineOfTheFile() throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            Stories story = new Stories(seed);
            StringBuilder output = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                output.append("line ")
                        .append(i)
                        .append(" of ")
                        .append(story.random().nextInt(1000))
                        .append('\n');
            }
            String other = "line " + story.random().nextInt(12) + " of ";
            String changed = output.toString().replaceFirst(other, other + "other ");
            String before = update("```console\n# a\n```\n", new FakeConsole().says("a", output.toString()));

            String after = update(before, new FakeConsole().says("a", changed));

            assertThat(after).isEqualTo(before.replaceFirst(other, other + "other "));
        }
    }
}
