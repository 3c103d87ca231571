package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptReaderTest {
    private static final String STORY = """
            ---
            kernel: darwin-9.0           # the kernel of the post
            options: DIAGNOSTIC, tap=tuntaposx-20071114
            variants: history, purge-on-detach, a+b (xfail: bug #12, not yet), c (skip: too long)
            seed: 0x10
            schedule: x1:deadbeef:a3!b2
            clock: 2007-11-05T12:00:00Z
            ---
            # A closed tap leaves its address behind

            Prose.

            ```console
            # exec 3<>/dev/tap0
            # ifconfig \\
            > tap0
            tap0: flags=8842<BROADCAST> mtu 1500    {purge-on-detach}
            panic(cpu 0 caller <pc:hex>): ...       {history}
            [panic]                                 {history}
            db> bt                                  {history}
            ```
            """;

    @Test
    void frontMatterIsReadKeyByKey() throws Exception {
        FrontMatter front = TranscriptReader.read("s.md", STORY).frontMatter();

        assertThat(front.kernel()).isEqualTo("darwin-9.0");
        assertThat(front.options()).containsExactly("DIAGNOSTIC", "tap=tuntaposx-20071114");
        assertThat(front.variantNames()).containsExactly("history", "purge-on-detach", "a+b", "c");
        assertThat(front.variants().get(2).expectation()).isEqualTo(Variant.Expectation.XFAIL);
        assertThat(front.variants().get(2).reason()).isEqualTo("bug #12, not yet");
        assertThat(front.variants().get(2).fixes()).containsExactly("a", "b");
        assertThat(front.variants().get(3).expectation()).isEqualTo(Variant.Expectation.SKIP);
        assertThat(front.seed()).isEqualTo(OptionalLong.of(16));
        assertThat(front.schedule()).isEqualTo("x1:deadbeef:a3!b2");
        assertThat(front.clock()).isEqualTo("2007-11-05T12:00:00Z");
    }

    @Test
    void commandsKeepTheirPromptsContinuationsAndVariants() throws Exception {
        Transcript transcript = TranscriptReader.read("s.md", STORY);

        assertThat(transcript.title()).isEqualTo("A closed tap leaves its address behind");
        assertThat(transcript.steps())
                .extracting(Step::command)
                .containsExactly("exec 3<>/dev/tap0", "ifconfig \\\ntap0", "bt");
        assertThat(transcript.steps("history")).hasSize(3);
        assertThat(transcript.steps("purge-on-detach")).hasSize(2);
        assertThat(transcript.steps().get(2).prompt().kind()).isEqualTo(Prompt.Kind.DEBUGGER);
        Step ifconfig = transcript.steps().get(1);
        assertThat(ifconfig.expected("purge-on-detach"))
                .extracting(Entry.Line::written)
                .containsExactly("tap0: flags=8842<BROADCAST> mtu 1500");
        assertThat(ifconfig.status("history").ending()).isEqualTo(Ending.PANIC);
        assertThat(ifconfig.status("c")).isNull();
    }

    @Test
    void readingKeepsEveryByteOfTheFile() throws Exception {
        String text = "# Title  \r\n\r\n```console\r\n# true\r\n```\r\nlast line without end";

        Transcript transcript = TranscriptReader.read("s.md", text);

        assertThat(transcript.text()).isEqualTo(text);
        assertThat(transcript.steps().get(0).command()).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "# ls|SHELL|\"\"",
                "$ ls|SHELL|\"\"",
                "db> bt|DEBUGGER|\"\"",
                "db{0}> bt|DEBUGGER|\"\"",
                "vitsch# ls|SHELL|vitsch",
                "sh-3.2# ls|SHELL|sh-3.2",
                "caller.example.org# ls|SHELL|caller.example.org",
                "#|SHELL|\"\"",
                "db>|DEBUGGER|\"\"",
            })
    void promptsOfEveryKernelAndHostBeginACommand(String line, Prompt.Kind kind, String host) {
        Prompt prompt = Prompt.at(line);

        assertThat(prompt.kind()).isEqualTo(kind);
        assertThat(prompt.host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#0 0xffffffff8098e390 at kdb_backtrace+0x60",
                "tap0: flags=8843<UP>",
                "  # indented",
                "default 10.0.0.1 UGSc link#1 en0",
                "#!/bin/sh",
                "dbx> ",
                "db{x}> ",
                "-v# x",
                "$5",
                "",
            })
    void otherLinesAreNoPrompts(String line) {
        assertThat(Prompt.at(line)).isNull();
    }

    @Test
    void hostsAreChosenByTheirPrompts() throws Exception {
        String text = """
                ---
                hosts: caller=netbsd-2.99.16, called=netbsd-2.0
                ---
                ```console
                caller# pppd
                called# pppd
                ```
                """;

        Transcript transcript = TranscriptReader.read("s.md", text);

        assertThat(transcript.frontMatter().hosts())
                .containsExactly(new Setup.Host("caller", "netbsd-2.99.16"), new Setup.Host("called", "netbsd-2.0"));
        assertThat(transcript.steps()).extracting(step -> step.prompt().host()).containsExactly("caller", "called");
    }

    @Test
    void wordsAfterExploreSayWhatIsLookedFor() throws Exception {
        String text = "```explore panics, deadlocks names-are-unique\n# a & b & wait\nhistory: panics\n```\n";

        Transcript transcript = TranscriptReader.read("a.md", text);

        assertThat(transcript.explores().get(0).lookingFor())
                .containsExactly("panics", "deadlocks", "names-are-unique");
        assertThat(transcript.explores().get(0).slow()).isFalse();
    }

    @Test
    void aFirstWordSlowIsNothingToLookFor() throws Exception {
        String text = "```explore slow panics\n# a & b & wait\nhistory: panics\n```\n";

        ExploreFence fence = TranscriptReader.read("a.md", text).explores().get(0);

        assertThat(fence.slow()).isTrue();
        assertThat(fence.lookingFor()).containsExactly("panics");
    }

    @Test
    void anExploreFenceIsReadIntoCommandsAndVerdicts() throws Exception {
        String text = """
                ```explore
                # ifconfig bridge0 create & ifconfig tap0 name bridge0 & wait
                history: violates interface-names-are-unique        (exhausted)
                naming-lock: holds                                  (exhausted, 120 schedules)
                a+b: panics
                ```
                """;

        ExploreFence fence = TranscriptReader.read("s.md", text).explores().get(0);

        assertThat(fence.commands()).hasSize(1);
        assertThat(fence.rows())
                .containsExactly(
                        new ExploreFence.Row(
                                3,
                                "history",
                                ExploreFence.Word.VIOLATES,
                                List.of("interface-names-are-unique"),
                                "exhausted"),
                        new ExploreFence.Row(
                                4, "naming-lock", ExploreFence.Word.HOLDS, List.of(), "exhausted, 120 schedules"),
                        new ExploreFence.Row(5, "a+b", ExploreFence.Word.PANICS, List.of(), ""));
    }

    @Test
    void onlyConsoleFencesAreReplayed() throws Exception {
        String text = """
                ````markdown
                ```console
                # not me
                ```
                ````
                ~~~c
                # define X
                ~~~
                  ```console
                  # me
                  out
                  ```
                ```console
                # open to the end of the file
                """;

        Transcript transcript = TranscriptReader.read("s.md", text);

        assertThat(transcript.steps()).extracting(Step::command).containsExactly("me", "open to the end of the file");
        assertThat(transcript.steps().get(0).expected("history").get(0).written())
                .isEqualTo("out");
    }

    @Test
    void cramFilesAreReadToo() throws Exception {
        String text = "Prose\n\n  $ echo a \\\n  > b\n  a b\n  # no prompt here\n  [1]\n\nMore\n  $ true\n";

        Transcript transcript = TranscriptReader.read("s.t", text);

        assertThat(transcript.steps()).extracting(Step::command).containsExactly("echo a \\\nb", "true");
        assertThat(transcript.steps().get(0).expected("history")).hasSize(2);
        assertThat(transcript.steps().get(0).status("history").status()).isEqualTo(1);
    }

    static List<Problem> problems(String text) {
        return catchThrowableOfType(TranscriptSyntaxException.class, () -> TranscriptReader.read("s.md", text))
                .problems();
    }

    @Test
    void aProblemIsShownWithCaretExpectationAndSuggestion() {
        Problem problem = problems("---\nkernle: darwin\n---\n").get(0);

        assertThat(problem.render()).isEqualTo("""
                        s.md:2:1: unknown key "kernle"; did you mean "kernel"?
                            2 | kernle: darwin
                              | ^~~~~~
                              = expected kernel, hosts, options, variants, seed, schedule or clock
                        """);
    }
}
