package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One row per message: a file, and the first problem's headline without the file's name. */
class ReaderErrorsTest {
    private record Row(String text, String headline, String expected) {}

    private static final List<Row> FRONT_MATTER = List.of(
            new Row("kernel darwin", "2:1: a line without a colon", "\"key: value\""),
            new Row("variants", "2:1: a line without a colon; did you mean \"variants\"?", "\"key: value\""),
            new Row("kernel:   # none", "2:7: nothing after \"kernel:\"; leave the line out otherwise", "a value"),
            new Row("kernel: a\nkernel: b", "3:1: \"kernel\" a second time; the first is line 2", "one line"),
            new Row("kernel: a b", "2:11: a second word", "one"),
            new Row(
                    "kernel: a\nhosts: b=c",
                    "3:1: both \"kernel\" and \"hosts\"; hosts name their kernels",
                    "one of them"),
            new Row("hosts: caller", "2:8: a host without a kernel", "\"name=kernel\""),
            new Row("hosts: a=b, a=c", "2:13: host \"a\" a second time", "another name"),
            new Row("hosts: a b=c", "2:8: a host name that no prompt can show", "letters, digits, dots and hyphens"),
            new Row("options: A,, B", "2:12: nothing between commas", "a value"),
            new Row(
                    "options: A B",
                    "2:10: an option with a blank in it; commas stand between options",
                    "\"NAME\" or \"name=value\""),
            new Row("seed: many", "2:7: a seed that is no number", "a decimal or 0x number of 64 bits"),
            new Row("variants: a, a", "2:14: variant \"a\" a second time", "each once"),
            new Row(
                    "variants: Fix",
                    "2:11: \"Fix\", which is no variant name",
                    "history, or names of fixes joined by +"),
            new Row(
                    "variants: a (xfial: x)",
                    "2:13: unknown mark \"xfial\"; did you mean \"xfail\"?",
                    "a name, then perhaps (xfail: reason), (skip: reason) or (slow: reason)"),
            new Row(
                    "variants: a (xfail)",
                    "2:13: a mark without a reason",
                    "a name, then perhaps (xfail: reason), (skip: reason) or (slow: reason)"),
            new Row(
                    "variants: a (skip: )",
                    "2:13: a mark without a reason",
                    "a name, then perhaps (xfail: reason), (skip: reason) or (slow: reason)"),
            new Row("kernel: a\u001bb", "2:10: a control character in the front matter", "plain text"),
            new Row("variants: " + "x, ".repeat(9_000), "2:1: a line of 27010 characters", "at most 20000"));

    private static final String HELP = "output that looks so is written with \" (esc)\" behind it";
    private static final List<Row> CONSOLE = List.of(
            new Row(
                    "out",
                    "5:1: output before the first command of its block",
                    "a prompt: \"# \", \"$ \", \"db> \" or \"name# \""),
            new Row(
                    "# a\nout   {histroy}",
                    "6:8: \"histroy\", which is no variant of this file; did you mean \"history\"?",
                    "history or fix"),
            new Row("# a\nout   {7}", "6:8: \"7\", which is no variant of this file; " + HELP, "history or fix"),
            new Row(
                    "# a  {fix}\nout  {history}",
                    "6:1: a line that holds in no variant; its command is typed only in {fix}",
                    ""),
            new Row("# a\n[300]", "6:1: a status above 255; " + HELP, "[0] to [255]"),
            new Row("# a\n[1]\n[2]", "7:1: a second status; the first is line 6", "one for each variant"),
            new Row(
                    "# a\n[1]\nout",
                    "7:1: output after the status of line 6; the status stands last",
                    "a prompt or the end of the block"),
            new Row(
                    "# a\nat <pc:hx>",
                    "6:8: unknown capture type \"hx\"; did you mean \"hex\"?",
                    "ptr, hex, dec, mac, time, pid, word or /regex/"),
            new Row(
                    "# a\nat <pc:bogus>",
                    "6:8: unknown capture type \"bogus\"; to mean these characters, write \\x3c for \"<\" and end the line in"
                            + " \" (esc)\"",
                    "ptr, hex, dec, mac, time, pid, word or /regex/"),
            new Row(
                    "# a\n<n:/[a/>",
                    "6:5: a regular expression that is none: Unclosed character class",
                    "java.util.regex syntax"),
            new Row(
                    "# a\n<n:/a>",
                    "6:1: a capture that does not end; to mean these characters, write \\x3c for \"<\" and end the line in"
                            + " \" (esc)\"",
                    "\"/>\" after the expression"),
            new Row("# a\n(b (re)", "6:1: a regular expression that is none: Unclosed group", "java.util.regex syntax"),
            new Row(
                    "# a\na\\q (esc)",
                    "6:2: an escape that means nothing; write \\\\ for a backslash",
                    "\\xNN, \\uNNNN, \\t, \\r or \\\\"),
            new Row(
                    "# a\nb\u001b[0m",
                    "6:2: a raw control character; write \\x1b and end the line in \" (esc)\"",
                    "printable text"),
            new Row("# a\n```console", "6:1: a fence inside a fence", "the end of the fence of line 4"));

    private static final List<Row> WHOLE = List.of(
            new Row("---\nkernel: a\n", "1:1: front matter that does not end", "a line \"---\" after it"),
            new Row(
                    "```consle\n```\n",
                    "1:4: a fence \"consle\" that is not replayed; did you mean \"console\"?",
                    "console or explore"),
            new Row(
                    "```Console\n```\n",
                    "1:4: a fence \"Console\" that is not replayed; did you mean \"console\"?",
                    "console or explore"),
            new Row("```explore\n# a\n```\n", "1:1: an explore fence without a verdict", "\"history: holds\""),
            new Row("```explore\nhistory: holds\n```\n", "2:1: a verdict before any command", "a prompt"),
            new Row(
                    "```explore\n# a\nhistory: hold\n```\n",
                    "3:10: unknown verdict \"hold\"; did you mean \"holds\"?",
                    "violates, panics, deadlocks, hangs, holds or inconclusive"),
            new Row("```explore\n# a\nhistory: violates\n```\n", "3:10: \"violates\"", "names of invariants after it"),
            new Row("```explore\n# a\nhistory: holds x\n```\n", "3:10: \"holds x\"", "nothing after it but (...)"),
            new Row("```explore\n# a\nhistory: holds (x\n```\n", "3:16: a parenthesis that stays open", "\")\""),
            new Row("```explore\n# a\nno verdict\n```\n", "3:1: a line that is no verdict", "\"variant: verdict\""),
            new Row("```explore\n# a\na: holds\na: holds\n```\n", "4:1: a second verdict for \"a\"", "one"),
            new Row(
                    "```explore\n# a\na: holds\n# b\n```\n",
                    "4:1: a command after the verdicts",
                    "\"variant: verdict\""),
            new Row(
                    "---\nhosts: caller=a, called=b\n---\n```console\ncalled# a\ncallet# b\n```\n",
                    "6:1: the prompt of a host that is not here; did you mean \"caller\"?",
                    "caller or called"));

    @TestFactory
    Stream<DynamicTest> everyFrontMatterMistakeHasItsMessage() {
        return FRONT_MATTER.stream().map(row -> test(row, "---\n" + row.text() + "\n---\n"));
    }

    @TestFactory
    Stream<DynamicTest> everyConsoleMistakeHasItsMessage() {
        return CONSOLE.stream()
                .map(row -> test(row, "---\nvariants: history, fix\n---\n```console\n" + row.text() + "\n```\n"));
    }

    @TestFactory
    Stream<DynamicTest> everyOtherMistakeHasItsMessage() {
        return WHOLE.stream().map(row -> test(row, row.text()));
    }

    private static DynamicTest test(Row row, String text) {
        return DynamicTest.dynamicTest(row.headline(), () -> {
            Problem problem = TranscriptReaderTest.problems(text).get(0);

            assertThat(problem.headline()).isEqualTo("s.md:" + row.headline());
            assertThat(problem.expected()).isEqualTo(row.expected());
            assertThat(problem.render()).contains("\n      | ").contains("^");
        });
    }

    @Test
    void whatFollowsALineThatIsTooLongIsNoFaultOfItsOwn() {
        String text = "```console\n# echo " + "a".repeat(30_000) + "\na\n[1]\n# echo \u0000\n\u0007\n```\n";

        assertThatThrownBy(() -> TranscriptReader.read("long.md", text))
                .isInstanceOfSatisfying(
                        TranscriptSyntaxException.class,
                        e -> assertThat(e.problems()).extracting(Problem::line).containsExactly(2, 5, 6));
    }
}
