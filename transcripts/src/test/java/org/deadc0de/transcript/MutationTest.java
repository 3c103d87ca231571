package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, reading, replaying and updating it end, and without an exception. */
class MutationTest {
    private static final int MUTANTS = 10_000;

    private static final int STORIES = 200;

    private static final List<String> SPLINTERS = List.of(
            "---\n",
            "```console\n",
            "```\n",
            "````\n",
            "~~~\n",
            "# ",
            "db> ",
            "> ",
            "[1]\n",
            "[panic]\n",
            "...\n",
            "  {history}",
            "  {fix-1}",
            "{",
            "}",
            "<a:hex>",
            "<a>",
            "<a>+0x1c",
            "<:word>",
            "<:/(a*)*b/>",
            "<",
            ">",
            " (re)",
            " (glob)",
            " (esc)",
            " (no-eol)",
            " (?)",
            " (=)",
            "(.*)*x (re)\n",
            "\\x1b",
            "\\",
            "\u001b",
            "\u0000",
            "\r",
            "\n",
            "\t",
            " ",
            "variants: ",
            "kernel: ",
            "```explore\n",
            "history: holds\n",
            "\ud800",
            "fn+0x1f3",
            "0x10 at fn+0x1",
            "((((((((((",
            "*",
            "?",
            "99999999999999999999");

    @Test
    void mutatedTranscriptsCauseNoExceptionAndNoUnboundedLoop() {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(10), () -> {
            List<String> texts = new ArrayList<>();
            List<SessionFactory> machines = new ArrayList<>();
            for (int seed = 0; seed < STORIES; seed++) {
                Stories story = new Stories(seed);
                Transcript skeleton = TranscriptReader.read("s.md", story.skeleton());
                machines.add(story.machine());
                texts.add(story.patterned(
                        Update.update(skeleton, story.machine(), null).text()));
            }
            int readable = 0;
            for (int seed = 0; seed < MUTANTS; seed++) {
                String mutant = mutated(texts.get(seed % STORIES), new Random(seed));
                readable += judged(mutant, machines.get(seed % STORIES), seed) ? 1 : 0;
            }
            assertThat(readable).isBetween(MUTANTS / 10, MUTANTS * 9 / 10);
        });
    }

    private static boolean judged(String mutant, SessionFactory machine, int seed) throws Exception {
        Transcript transcript;
        try {
            transcript = TranscriptReader.read("m.md", mutant);
        } catch (TranscriptSyntaxException e) {
            assertThat(e.problems()).isNotEmpty();
            assertThat(e.getMessage())
                    .startsWith("m.md:")
                    .doesNotContain("\u001b")
                    .doesNotContain("\u0000");
            return false;
        }
        assertThat(transcript.text()).isEqualTo(mutant);
        List<Result> results = new Replayer(machine, null, Replayer.Options.PLAIN).replay(transcript);
        assertThat(results).noneMatch(result -> result.cause() == Result.Cause.INTERNAL);
        if (seed % 8 > 0) {
            return true;
        }
        Update.Outcome outcome = Update.update(transcript, machine, null);
        List<Result> after = new Replayer(machine, null, Replayer.Options.PLAIN)
                .replay(TranscriptReader.read("m.md", outcome.text()));
        assertThat(after)
                .as("seed %d\n%s\n%s\n%s", seed, mutant, outcome.text(), new Summary(after).text())
                .noneMatch(result ->
                        result.verdict() == Verdict.FAIL && outcome.notes().isEmpty());
        return true;
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutant = new StringBuilder(text);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(mutant.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> mutant.insert(at, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
                case 1 -> mutant.delete(at, Math.min(mutant.length(), at + 1 + random.nextInt(20)));
                case 2 -> mutant.insert(at, mutant.substring(at, Math.min(mutant.length(), at + random.nextInt(60))));
                default -> {
                    if (at < mutant.length()) {
                        mutant.setCharAt(at, (char)
                                (random.nextInt(8) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(95)));
                    }
                }
            }
        }
        return mutant.toString();
    }
}
