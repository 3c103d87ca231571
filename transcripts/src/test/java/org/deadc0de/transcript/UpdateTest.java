package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateTest {
    private static Update.Outcome update(String text, SessionFactory console) throws Exception {
        return Update.update(TranscriptReader.read("a.md", text), console, null);
    }

    @Test
    void aLineThatHoldsInFewerVariantsThanBeforeGetsThemWrittenBehindIt() throws Exception {
        String text = """
                ---
                variants: history, fix
                ---
                ```console
                # a
                one <x:hex>
                two\s
                three
                ```
                """;
        FakeConsole console = new FakeConsole()
                .says("history", "a", Output.of("one 12\ntwo \nthree\n", 0))
                .says("fix", "a", new Output("one 13\n2\nthree\nfour\n", 0, Ending.PANIC));

        Update.Outcome outcome = update(text, console);

        assertThat(outcome.text()).isEqualTo("""
                        ---
                        variants: history, fix
                        ---
                        ```console
                        # a
                        one <x:hex>
                        2  {fix}
                        two\\x20 (esc)  {history}
                        three
                        four  {fix}
                        [panic]  {fix}
                        ```
                        """);
    }

    @Test
    void capturesOfAChangedLineAreKeptWhereTheyStillFit() throws Exception {
        String text = "```console\n# a\npanic(cpu 0 caller <pc:hex>): old reason, refs <n:dec>\nat <pc>+0x4\n```\n";
        FakeConsole console =
                new FakeConsole().says("a", "panic(cpu 0 caller 0x1a8cd4): new reason, refs 4\nat 0x1a8cd8\n");

        Update.Outcome outcome = update(text, console);

        assertThat(outcome.text())
                .isEqualTo(
                        "```console\n# a\npanic(cpu 0 caller <pc:hex>): new reason, refs <n:dec>\nat <pc>+0x4\n```\n");
    }

    @Test
    void commandsTypedAfterAnUnexpectedPanicGetTheDebuggersPrompt() throws Exception {
        String text = """
                ---
                variants: history, fix
                ---
                ```console
                # a
                # b
                out
                ```
                """;
        FakeConsole console = new FakeConsole()
                .says("b", "out\n")
                .says("fix", "a", Output.of("", 0))
                .says("history", "a", new Output("panic: x\n", 0, Ending.PANIC));

        Update.Outcome outcome = update(text, console);

        assertThat(outcome.text()).isEqualTo("""
                        ---
                        variants: history, fix
                        ---
                        ```console
                        # a
                        panic: x  {history}
                        [panic]  {history}
                        db> b  {history}
                        out
                        # b  {fix}
                        out
                        ```
                        """);
    }

    @Test
    void variantsThatCannotBeJudgedAreLeftAloneAndNamed() throws Exception {
        String text = "---\nvariants: history, no-such, slow (xfail: later)\n---\n```console\n# a\nold\n```\n";

        Update.Outcome outcome = update(text, new FakeConsole().says("a", "new\n"));

        assertThat(outcome.notes())
                .containsExactly(
                        "no-such: left alone: variants \"no-such\": there is no such fix; known are go-fix or naming-lock",
                        "slow: left alone, for the file says: later");
        assertThat(outcome.text()).contains("new  {history}\nold  {no-such, slow}\n");
    }

    @Test
    void exploreRowsAreUpdatedWhenAnExplorerIsAtHand() throws Exception {
        String text = "```explore\n# a & b\nhistory: holds   (exhausted)\nfix: holds\n```\n";
        ExploreJudge explorer = (setup, fence, row) ->
                new ExploreJudge.Judgement(!row.fixes().isEmpty(), "violates names-are-unique  (exhausted)", "", "");

        Update.Outcome outcome = Update.update(TranscriptReader.read("a.md", text), new FakeConsole(), explorer);

        assertThat(outcome.text())
                .isEqualTo("```explore\n# a & b\nhistory: violates names-are-unique  (exhausted)\nfix: holds\n```\n");
    }

    @Test
    void cramFilesAreUpdatedInTheirOwnFormat() throws Exception {
        Transcript transcript = TranscriptReader.read("a.t", "Prose\n  $ a\n  old\n");
        FakeConsole console = new FakeConsole().says("", "a", Output.of("# new\n\n$ x\n", 3));

        Update.Outcome outcome = Update.update(transcript, console, null);

        assertThat(outcome.text()).isEqualTo("Prose\n  $ a\n  # new\n  \n  \\x24 x (esc)\n  [3]\n");
    }

    @Test
    void anUnstableMachineIsNotWrittenDown() throws Exception {
        int[] runs = new int[1];
        SessionFactory moody =
                setup -> new FakeConsole().says("a", runs[0]++ + "\n").open(setup);

        Update.Outcome outcome = update("```console\n# a\nold\n```\n", moody);

        assertThat(outcome.changed()).isFalse();
        assertThat(outcome.notes())
                .isEqualTo(List.of(
                        "history: left alone, for it is not deterministic: run 2 answered \"a\" otherwise than run 1"));
    }
}
