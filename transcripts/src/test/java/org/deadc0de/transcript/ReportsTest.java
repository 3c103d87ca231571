package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final Pattern RAW = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202e\\u200b]");

    /** Results of every verdict, with hostile names and outputs among them. */
    private static Summary everything() throws Exception {
        List<Result> results = new ArrayList<>();
        for (int seed = 0; seed < 40; seed++) {
            Stories story = new Stories(seed);
            Transcript recorded = TranscriptReader.read(
                    "dir<&\">/s" + seed + ".md",
                    Update.update(TranscriptReader.read("s.md", story.skeleton()), story.machine(), null)
                            .text());
            if (seed % 3 > 0) {
                story.change();
            }
            results.addAll(new Replayer(story.machine(), null, Replayer.Options.PLAIN).replay(recorded));
        }
        String marked =
                "---\nvariants: history (xfail: bug #12 <b>), no-fix, fix (skip: too slow)\n---\n```console\n# a\nb\n```\n";
        results.addAll(ReplayerTest.replay(marked, new FakeConsole()));
        results.addAll(ReplayerTest.replay(
                "---\nvariants: history (xfail: ]]> x)\n---\n```console\n# a\n```\n", new FakeConsole().says("a", "")));
        String hostile = "---\nkernel\u001b]0;x\u0007: <script>\n---\n";
        try {
            TranscriptReader.read("h\u202e.md", hostile);
        } catch (TranscriptSyntaxException e) {
            results.add(Replayer.unreadable("h\u202e.md", e));
        }
        Summary summary = new Summary(results);
        assertThat(results)
                .extracting(Result::verdict)
                .contains(Verdict.PASS, Verdict.FAIL, Verdict.SKIP, Verdict.ERROR, Verdict.XFAIL, Verdict.XPASS);
        return summary;
    }

    @Test
    void nothingRawReachesAnyReport() throws Exception {
        Summary summary = everything();

        assertThat(RAW.matcher(summary.text()).find()).isFalse();
        assertThat(RAW.matcher(Tap.of(summary)).find()).isFalse();
        assertThat(RAW.matcher(Json.of(summary)).find()).isFalse();
        assertThat(RAW.matcher(GitHub.annotations(summary)).find()).isFalse();
        assertThat(RAW.matcher(GitHub.jobSummary(summary)).find()).isFalse();
        assertThat(RAW.matcher(JUnitXml.of(summary, "2026-11-20T09:36:27", "host"))
                        .find())
                .isFalse();
    }

    @Test
    void theXmlIsValidForTheStrictestReaders() throws Exception {
        String xml = JUnitXml.of(everything(), "2026-11-20T09:36:27", "host");

        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ReportsTest.class.getResource("junit-strict.xsd"));
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
        assertThat(xml).contains("<skipped message=\"fails as expected: bug #12 &lt;b&gt;\"/>");
    }

    @Test
    void theXmlCountsEachKindOnce() throws Exception {
        List<Result> results = ReplayerTest.replay(
                "---\nvariants: history, a-fix (xfail: x), b-fix (skip: y), no-fix\n---\n```console\n# a\nb\n```\n",
                new FakeConsole());

        String xml = JUnitXml.of(new Summary(results), "2026-11-20T09:36:27", "host");

        assertThat(xml).contains("tests=\"4\" failures=\"1\" errors=\"1\" skipped=\"2\" time=\"0.000000\"");
    }

    @Test
    void tapTellsPlanPointsDirectivesAndDiagnostics() throws Exception {
        List<Result> results = ReplayerTest.replay(
                "---\nvariants: history, fix (xfail: bug #12), slow (skip: too \\slow)\n---\n```console\n# a\nb\n```\n",
                new FakeConsole().says("a", "c\n"));

        String tap = Tap.of(new Summary(results));

        assertThat(tap).isEqualTo("""
                        TAP version 14
                        1..3
                        not ok 1 - tap.md [history]
                          ---
                          message: "\\"a\\" answered otherwise"
                          severity: fail
                          at:
                            file: "tap.md"
                            line: 5
                            column: 1
                          detail: |
                            FAIL
                            --- tap.md
                            +++ tap.md (history)
                            @@ -5,2 +5,2 @@ # a
                             # a
                            -b
                            +c
                            To accept the new output: deadc0de replay --update tap.md
                          ...
                        not ok 2 - tap.md [fix] # TODO bug \\#12
                          ---
                          message: "bug #12"
                          severity: xfail
                          at:
                            file: "tap.md"
                            line: 5
                            column: 1
                          detail: |
                            XFAIL
                            --- tap.md
                            +++ tap.md (fix)
                            @@ -5,2 +5,2 @@ # a
                             # a
                            -b
                            +c
                          ...
                        ok 3 - tap.md [slow] # SKIP too \\\\slow
                        """);
    }

    @Test
    void aProveThatIsTooOldForVersion14GetsVersion13() {
        assertThat(Tap.versionFor("3.44")).isEqualTo(13);
        assertThat(Tap.versionFor("3.48")).isEqualTo(14);
        assertThat(Tap.versionFor("4")).isEqualTo(14);
        assertThat(Tap.versionFor("")).isEqualTo(14);
        assertThat(Tap.versionFor("3.x")).isEqualTo(14);
    }

    @Test
    void tapOfNothingBailsOut() {
        assertThat(Tap.of(new Summary(List.of()))).isEqualTo("TAP version 14\n1..0\nBail out! nothing was selected\n");
        assertThat(Tap.of(new Summary(List.of()), 13)).startsWith("TAP version 13\n");
        assertThatThrownBy(() -> Tap.of(new Summary(List.of()), 12)).hasMessage("TAP version 12 is neither 13 nor 14");
    }

    @Test
    void annotationsPointAtTheLineAndCannotBreakOutOfTheirCommand() throws Exception {
        List<Result> results = new Replayer(
                        new FakeConsole().says("a", "::set-env name=X::%0A\n"), null, Replayer.Options.PLAIN)
                .replay(TranscriptReader.read("a:b,c.md", "```console\n# a\nb\n```\n"));

        String annotations = GitHub.annotations(new Summary(results));

        assertThat(annotations)
                .isEqualTo(
                        "::error file=a%3Ab%2Cc.md,line=2,col=1,title=FAIL a%3Ab%2Cc.md [history]::\"a\" answered otherwise%0A"
                                + "--- a:b,c.md%0A+++ a:b,c.md (history)%0A@@ -2,2 +2,2 @@ # a%0A # a%0A-b%0A+::set-env"
                                + " name=X::%250A%0ATo accept the new output: deadc0de replay --update a:b,c.md\n");
    }

    @Test
    void theJobSummaryShowsDiffsInFencesThatTheirTextCannotClose() throws Exception {
        List<Result> results =
                ReplayerTest.replay("```console\n# a\nb\n```\n", new FakeConsole().says("a", "x ```` y <img src=x>\n"));

        String summary = GitHub.jobSummary(new Summary(results));

        assertThat(summary)
                .contains("\n`````diff\n")
                .contains("\n+x ```` y <img src=x>\n")
                .endsWith("\n`````\n");
        assertThat(summary).startsWith("## Transcripts\n\n1 replay: 1 failed.\n");
    }

    @Test
    void jsonHoldsWhatAScriptNeeds() throws Exception {
        List<Result> results =
                ReplayerTest.replay("```console\n# a\nb\n```\n", new FakeConsole().says("a", "\u001b \"q\"\n"));

        String json = Json.of(new Summary(results));

        assertThat(json).isEqualTo("""
                        {
                          "exitCode": 1,
                          "summary": "1 replay: 1 failed",
                          "results": [
                            {"file": "tap.md", "title": "tap.md", "variant": "history", "verdict": "FAIL", "reason": "\\"a\\" answered otherwise", "line": 2, "column": 1, "commands": 1, "nanoseconds": 0, "accept": "deadc0de replay --update tap.md", "mismatches": [{"line": 2, "command": "a", "diff": "@@ -2,2 +2,2 @@ # a\\n # a\\n-b\\n+\\\\x1b \\"q\\" (esc)\\n", "meaning": []}]}
                          ]
                        }
                        """);
        assertThat(Json.list(List.of())).isEqualTo("[]\n");
        assertThat(Json.list(List.of("a", "b\n"))).isEqualTo("[\n  \"a\",\n  \"b\\n\"\n]\n");
    }

    @Test
    void theWorstResultDecidesTheExitStatus() throws Exception {
        FakeConsole broken = new FakeConsole();
        broken.says("", "a", new Output("out of steps\n", 0, Ending.BUDGET));
        List<Result> budget = ReplayerTest.replay("```console\n# a\n```\n", broken);
        List<Result> internal = ReplayerTest.replay("```console\n# a\n```\n", setup -> {
            throw new IllegalStateException("toy_list is linked twice");
        });

        assertThat(budget.get(0).reason()).isEqualTo("a budget ran out: out of steps");
        assertThat(new Summary(budget).exitCode()).isEqualTo(4);
        assertThat(internal.get(0).reason())
                .isEqualTo("internal error: IllegalStateException: toy_list is linked twice");
        assertThat(new Summary(internal).exitCode()).isEqualTo(5);
        assertThat(new Summary(ReplayerTest.replay("no fence", new FakeConsole())).exitCode())
                .isEqualTo(3);
    }
}
