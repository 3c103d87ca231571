package org.deadc0de.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private static final String PASSING = "# It says a\n\n```console\n# echo a\na\n```\n";
    private static final String FAILING = "# It says b\n\n```console\n# echo a\nb\n```\n";
    private static final String PANIC =
            "ifconfig bridge create; ifconfig bridge0 name bridge1; ifconfig bridge create; ifconfig bridge1 destroy";

    @TempDir
    Path folder;

    private final Console console = new Console();

    @BeforeEach
    void write() throws IOException {
        put("passing.md", PASSING);
        put("failing.md", FAILING);
        put("broken.md", "---\nkernel: freebsd\nnosuchkey: 1\n---\n# x\n\n```console\n# echo a\na\n```\n");
        put("refused.md", "---\nkernel: freebsd\nvariants: nosuchfix\n---\n# x\n\n```console\n# echo a\na\n```\n");
        put("endless.md", "# Without end\n\n```console\n# while true; do ifconfig bridge create; done\n...\n```\n");
        Files.createDirectory(folder.resolve("slow"));
        put("slow/slow.md", "---\nvariants: history (slow: it says so)\n---\n" + PASSING);
        put("prose.md", "# Nothing but prose\n");
        put("mail.txt", "Hello,\n\n> # ifconfig em0\n> em0: flags=8843\n");
        put("lines.sh", "echo a\nfor i in 1 2\ndo echo $i\ndone\n");
        put("empty.txt", "");
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private int run(String... arguments) {
        String[] real = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            real[i] = arguments[i].replace("DIR", folder.toString());
        }
        return console.run("", Map.of(), real);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                "run|-c|true @ 0",
                "run|-c|false @ 1",
                "run|-c|exit 7 @ 7",
                "run|-c|nosuch @ 127",
                "run|-c|true; false;  @ 1",
                "run|-c|PANIC @ 134",
                "run|-c|PANICNreboot @ 134",
                "run|-k|freebsd-9.0|-c|echo a @ 0",
                "run|DIR/lines.sh @ 0",
                "run @ 2",
                "run|-c|true|DIR/lines.sh @ 2",
                "run|-k|nosuch|-c|true @ 2",
                "run|--fix|nosuch|-c|true @ 2",
                "run|--option|NOSUCH|-c|true @ 2",
                "run|--seed|x|-c|true @ 2",
                "run|--schedule|nonsense|-c|true @ 2",
                "run|DIR/nosuch @ 3",
                "run|DIR @ 3",
                "run|/dev/zero @ 3",
                "explore|/dev/null @ 2",
                "capture|/dev/zero @ 3",
                "replay|/dev/zero @ 3",
                "replay|/dev/null @ 3",
                "run|-c|done @ 3",
                "run|-c|for i in 1 2; do @ 3",
                "run|-c|echo 'a @ 3",
                "run|-c|while true; do true; done @ 4",
                "run|--budget|1|-c|while true; do ifconfig bridge create > /dev/null; done @ 4",
                "run|--budget|0|-c|true @ 2",
                "replay|--budget|1|DIR/endless.md @ 4",
                "replay|--tap-version|13|DIR/passing.md @ 0",
                "replay|--tap-version|12|DIR/passing.md @ 2",
                "replay|DIR/slow/slow.md @ 0",
                "replay|DIR/slow @ 3",
                "replay|--slow|DIR/slow @ 0",
                "replay|DIR/passing.md @ 0",
                "replay|DIR/failing.md @ 1",
                "replay|DIR/passing.md|DIR/failing.md @ 1",
                "replay|DIR/broken.md @ 3",
                "replay|DIR/prose.md @ 3",
                "replay|DIR/nosuch.md @ 3",
                "replay|DIR/refused.md @ 3",
                "replay|--filter|nosuch|DIR/passing.md @ 3",
                "replay|--list|DIR/passing.md @ 0",
                "replay|--list|--json|DIR/passing.md @ 0",
                "replay|--list|--filter|nosuch|DIR/passing.md @ 3",
                "replay|--jobs|0|DIR/passing.md @ 2",
                "replay|--repeat|0|DIR/passing.md @ 2",
                "replay|--repeat|2|DIR/passing.md @ 0",
                "replay|--tap|--json|DIR/passing.md @ 2",
                "replay|--tap|DIR/failing.md @ 1",
                "replay|--json|DIR/failing.md @ 1",
                "replay|--github|DIR/failing.md @ 1",
                "replay|--update @ 2",
                "replay|--update|DIR/passing.md @ 0",
                "replay|--junit-xml|DIR/no/such/dir.xml|DIR/passing.md @ 3",
                "capture|DIR/mail.txt @ 0",
                "capture|-k|freebsd|DIR/mail.txt @ 0",
                "capture|-k|nosuch|DIR/mail.txt @ 2",
                "capture|DIR/empty.txt @ 3",
                "capture|DIR/nosuch @ 3",
                "capture|-o|DIR/passing.md|DIR/mail.txt @ 3",
                "report|DIR/passing.md @ 0",
                "report|--format|html|DIR/passing.md @ 0",
                "report|--format|markdown|DIR/passing.md @ 0",
                "report|--format|pdf|DIR/passing.md @ 2",
                "report @ 2",
                "report|DIR/nosuch.md @ 3",
                "report|DIR/broken.md @ 3",
                "report|DIR/prose.md @ 3",
                "bugs @ 0",
                "bugs|--json @ 0",
                "fixes @ 0",
                "fixes|-k|freebsd|--json @ 0",
                "fixes|-k|nosuch @ 2",
                "kernels @ 0",
                "kernels|--json @ 0",
                "doctor @ 0",
                "demo @ 0",
                "demo|--fast|unknown-command @ 0",
                "demo|nosuchbug @ 2",
                "record @ 2",
                "record|DIR/passing.md @ 3",
                "record|DIR/no/such/dir.md @ 3",
                "nosuch @ 2",
                "--nosuch @ 2",
                "--help @ 0",
                "replay|--help @ 0",
                "--version @ 0",
                " @ 0",
            })
    void everyCommandEndsWithTheStatusThatItPromises(String words, int status) {
        String[] arguments = words == null
                ? new String[0]
                : words.replace("PANIC", PANIC).replace("Nreboot", "\nreboot").split("\\|", -1);

        int ended = run(arguments);

        assertThat(ended).as(console.out() + console.err()).isEqualTo(status);
        assertThat(console.out() + console.err())
                .doesNotContain("\tat ")
                .doesNotContain("Exception")
                .doesNotContain("\u001b");
        if (status == 2 || status == 3 && !words.startsWith("replay")) {
            assertThat(console.out() + console.err()).isNotBlank();
        }
    }

    @Test
    void aSearchThatIsStoppedIsTakenUpAgainAndOnlyThatOne() throws IOException {
        Path checkpoint = folder.resolve("renames.checkpoint");
        String lines = "ifconfig em0 name foo & ifconfig lo0 name foo & wait";

        int stopped = console.run(
                "",
                Map.of(),
                "explore",
                "--fix",
                "naming-lock",
                "--max-executions",
                "50",
                "--checkpoint",
                checkpoint.toString(),
                "-c",
                lines);

        assertThat(stopped).isEqualTo(4);
        assertThat(console.err()).contains("go on with --resume " + checkpoint);
        assertThat(Files.readString(checkpoint)).startsWith("deadc0de checkpoint 1\nscenario ");
        String[] again = {
            "explore", "--fix", "naming-lock", "--max-executions", "60", "--resume", checkpoint.toString(), "-c", lines
        };
        assertThat(console.run("", Map.of(), again)).isEqualTo(4);
        assertThat(console.out()).contains("count: 60 executions");
        again[8] = "true & true & wait";
        assertThat(console.run("", Map.of(), again)).isEqualTo(3);
        assertThat(console.err()).contains("the checkpoint belongs to other commands or another kernel");
        assertThat(console.run("", Map.of(), "explore", "--strategy", "dpor", "--resume", "x", "-c", lines))
                .isEqualTo(2);
    }

    @Test
    void theRehearsalUsesTheEditorAndShowsNothing() {
        assertThat(run("rehearse")).isZero();
        assertThat(console.out() + console.err()).isEmpty();
    }

    @Test
    void aCheckpointThatWasDamagedIsRefusedWithTheReason() throws IOException {
        Path checkpoint = folder.resolve("damaged.checkpoint");
        String lines = "ifconfig em0 name foo & ifconfig lo0 name foo & wait";
        String[] words = {"explore", "--fix", "naming-lock", "--max-executions", "50", "-c", lines, "", ""};
        words[7] = "--checkpoint";
        words[8] = checkpoint.toString();
        console.run("", Map.of(), words);
        String text = Files.readString(checkpoint);
        words[7] = "--resume";

        Files.writeString(checkpoint, text.replace("executions 5", "executions 6"));
        assertThat(console.run("", Map.of(), words)).isEqualTo(3);
        assertThat(console.err()).contains(checkpoint + ": the checkpoint is damaged: its checksum is ");
        Files.writeString(checkpoint, text.substring(0, text.length() / 2));
        assertThat(console.run("", Map.of(), words)).isEqualTo(3);
        assertThat(console.err()).contains(checkpoint + ": the checkpoint is cut off");
        Files.write(checkpoint, new byte[] {(byte) 0xff, 0, 1});
        assertThat(console.run("", Map.of(), words)).isEqualTo(3);
        assertThat(console.err()).contains(checkpoint + ": this is no checkpoint: it is no text");
        Files.delete(checkpoint);
        assertThat(console.run("", Map.of(), words)).isEqualTo(3);
        assertThat(console.err()).contains(checkpoint + ": cannot be read");
    }

    @Test
    void aStaleScheduleIsRefusedUnlessWhatDoesNotFitMayBeLeftOut() {
        String lines = "ifconfig em0 name foo & ifconfig lo0 name foo & wait";
        console.run("", Map.of(), "explore", "-c", lines);
        String schedule = console.out().substring(console.out().indexOf("x1:")).split("\\s", 2)[0];

        assertThat(console.run("", Map.of(), "explore", "-c", lines, "--replay", schedule))
                .isEqualTo(1);
        String others = "ifconfig em0 name foo & ifconfig lo0 name bar & wait";
        assertThat(console.run("", Map.of(), "explore", "-c", others, "--replay", schedule))
                .isEqualTo(3);
        assertThat(console.err()).contains("the schedule belongs to other commands or another kernel: its digest is ");
        String[] repaired = {"explore", "--fix", "naming-lock", "-c", lines, "--replay", schedule, ""};
        repaired[7] = "--races";
        assertThat(console.run("", Map.of(), repaired)).isEqualTo(3);
        assertThat(console.err()).contains("expected a step of A, found it waiting for sx ");
        repaired[7] = "--replay-lenient";
        assertThat(console.run("", Map.of(), repaired)).isZero();
    }

    @Test
    void theObjectTellsWhatTheTextTells() {
        String lines = "true\nifconfig em0 name foo & ifconfig lo0 name foo & wait";

        assertThat(console.run("", Map.of(), "explore", "--json", "--races", "-c", lines))
                .isEqualTo(1);
        assertThat(console.out())
                .startsWith("{\"verdict\":\"VIOLATED\",")
                .contains("\"why\":\"at step ")
                .contains("\"least\":{\"given\":3,\"left\":2,\"lines\":[\"ifconfig em0 name foo & ifconfig lo0")
                .contains("\"races\":[{\"word\":\"")
                .endsWith(",\"checkpoint\":null}\n");
    }

    @Test
    void runPrintsWhatTheConsoleShowsAndNothingElse() {
        assertThat(run("run", "-c", "echo a; nosuch; sleep 5 &")).isZero();

        assertThat(console.out()).isEqualTo("a\nnosuch: Command not found.\n");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void theEndOfAScriptsLastLineIsNoEmptyLineToADebugger() {
        String lines = "ifconfig lo1 create; ifconfig lo1 name epair; ifconfig epair0 create\nshow panic\n";

        assertThat(console.run(lines, Map.of(), "run", "-")).isEqualTo(134);
        assertThat(console.out().split("failed: 17", -1))
                .as("the panic, and show panic")
                .hasSize(3);
    }

    @Test
    void runWithEchoPrintsASessionThatCaptureReadsBack() {
        assertThat(run("run", "--echo", "DIR/lines.sh")).isZero();
        assertThat(console.out()).isEqualTo("vitsch# echo a\na\nvitsch# for i in 1 2\n> do echo $i\n> done\n1\n2\n");

        Console again = new Console();
        assertThat(again.run(console.out(), Map.of(), "capture", "-k", "freebsd", "-"))
                .isZero();
        assertThat(again.out()).contains("vitsch# for i in 1 2\n> do echo $i\n> done\n1\n2\n");
    }

    @Test
    void controlCharactersOfAScriptNeverReachTheOutput() {
        assertThat(run("run", "-c", "echo 'a\u001b[31mb\u202ec'; \u001b[2J\u0007"))
                .isEqualTo(127);

        assertThat(console.out() + console.err()).doesNotContain("\u001b", "\u0007", "\u202e");
    }

    @Test
    void updateAcceptsTheNewOutputButNeverInCi() throws IOException {
        String file = folder.resolve("failing.md").toString();

        assertThat(console.run("", Map.of("CI", "true"), "replay", "--update", file))
                .isEqualTo(1);
        assertThat(console.out()).contains("failing.md: not written: CI never accepts output");
        assertThat(Files.readString(folder.resolve("failing.md"))).isEqualTo(FAILING);
        assertThat(console.run("", Map.of(), "replay", "--update", file)).isZero();
        assertThat(Files.readString(folder.resolve("failing.md"))).isEqualTo(FAILING.replace("\nb\n", "\na\n"));
        assertThat(console.run("", Map.of(), "replay", file)).isZero();
    }

    @Test
    void resultsGoToTheFilesThatServersRead() throws IOException {
        Path xml = folder.resolve("results.xml");
        Path summary = folder.resolve("summary.md");
        Files.writeString(summary, "before\n");

        int status = console.run(
                "",
                Map.of("GITHUB_STEP_SUMMARY", summary.toString()),
                "replay",
                "--github",
                "--junit-xml",
                xml.toString(),
                folder.resolve("failing.md").toString());

        assertThat(status).isEqualTo(1);
        assertThat(Files.readString(xml)).contains("<testsuites>", "failures=\"1\"");
        assertThat(Files.readString(summary)).startsWith("before\n## Transcripts");
        assertThat(console.out()).contains("::error file=");
    }

    @Test
    void proveReadsWhatTapPrints() throws Exception {
        Path prove = Path.of("/usr/bin/prove");
        assumeTrue(Files.isExecutable(prove), "Perl's prove is not here");
        run("replay", "--tap-version", "13", "DIR/passing.md", "DIR/failing.md", "DIR/prose.md");
        Files.writeString(folder.resolve("stories.tap"), console.out());
        Process process = new ProcessBuilder(prove.toString(), "-e", "cat", "stories.tap")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said).contains("Failed 2/3 subtests", "Failed tests:  2-3").doesNotContain("Parse errors");
    }

    @Test
    void tapSpeaksTheVersionThatItsReaderKnows() {
        String file = folder.resolve("passing.md").toString();

        assertThat(console.run("", Map.of("HARNESS_VERSION", "3.44"), "replay", "--tap", file))
                .isZero();
        assertThat(console.out()).startsWith("TAP version 13\n1..1\nok 1 - ");
        assertThat(run("replay", "--tap", file)).isZero();
        assertThat(console.out()).contains("TAP version 14\n1..1\nok 1 - ");
    }

    @Test
    void theDoctorNamesWhatThreadsRunOn() {
        assertThat(run("doctor")).isZero();

        assertThat(console.out()).containsPattern("simulated threads +run on (continuations|platform threads)");
    }

    @Test
    void colourComesOnlyWhenAskedForOrWhereItCanBeSeen() {
        assertThat(run("replay", "--color=always", "DIR/failing.md")).isEqualTo(1);
        assertThat(console.out())
                .contains("\u001b[1;31mFAIL")
                .contains("\u001b[31m-b")
                .contains("\u001b[32m+a");

        Map<String, String> terminal = Map.of("TERM", "xterm");
        assertThat(io(terminal).wantsColour()).isTrue();
        assertThat(io(Map.of("TERM", "xterm", "NO_COLOR", "1")).wantsColour()).isFalse();
        assertThat(io(Map.of("TERM", "dumb")).wantsColour()).isFalse();
        assertThat(io(Map.of()).isSmart()).isFalse();
    }

    private static Io io(Map<String, String> environment) {
        return new Io(
                java.io.InputStream.nullInputStream(),
                new java.io.PrintWriter(java.io.Writer.nullWriter()),
                new java.io.PrintWriter(java.io.Writer.nullWriter()),
                environment,
                true,
                true);
    }

    @Test
    void whatIsRecordedReplays() throws IOException {
        Path file = folder.resolve("recorded.md");
        String typed = "ifconfig bridge create\nfor i in 1 2\ndo echo $i\ndone\nfalse\nps | tail -1\n:quit\n";

        assertThat(console.run(typed, Map.of(), "record", file.toString())).isZero();
        Console again = new Console();

        assertThat(again.run("", Map.of(), "replay", file.toString()))
                .as(again.out())
                .isZero();
        assertThat(Files.readString(file))
                .contains("kernel: freebsd-10-current", "vitsch# ifconfig bridge create", "[1]");
    }

    @Test
    void recordingMayBeginInTheMiddle() throws IOException {
        Path file = folder.resolve("recorded.md");

        assertThat(console.run("ifconfig bridge create\n:record " + file + "\necho more\n", Map.of()))
                .isZero();
        Console again = new Console();

        assertThat(again.run("", Map.of(), "replay", file.toString()))
                .as(again.out())
                .isZero();
        assertThat(Files.readString(file))
                .contains("vitsch# ifconfig bridge create", "vitsch# echo more")
                .doesNotContain(":record");
    }

    @Test
    void aPipeGetsNoPromptAndNoEscape() {
        assertThat(console.run("echo a\nfor i in 1\ndo echo $i; done\n", Map.of("TERM", "xterm")))
                .isZero();

        assertThat(console.out()).isEqualTo("a\n1\n");
    }

    @Test
    void reportsEscapeWhatCouldDisturbAPage() throws IOException {
        put("markup.md", "# <script>alert(1)</script>\n\n```console\n# echo '<b>&'\n<b>&\n```\n");

        assertThat(run("report", "--format", "html", "DIR/markup.md")).isZero();

        assertThat(console.out())
                .contains("&lt;script&gt;", "echo '&lt;b&gt;&amp;'")
                .doesNotContain("<script>", "<b>");
    }

    @Test
    void languageAndTimeZoneOfTheHostChangeNoByte() {
        List<String[]> lines = List.of(
                new String[] {
                    "run", "--echo", "-c", "ifconfig -a; date; ps; dmesg; netstat -rn; vmstat -m; echo $((10/3)) | wc"
                },
                new String[] {"run", "-k", "darwin", "--echo", "-c", "ifconfig -a; date; ps; netstat -rn"},
                new String[] {"run", "--echo", "-c", PANIC + "\nbt\nps\nshow registers"},
                new String[] {"replay", "--json", folder.resolve("failing.md").toString()},
                new String[] {"replay", "--tap", folder.resolve("failing.md").toString()},
                new String[] {"bugs"},
                new String[] {"kernels"},
                new String[] {"--help"},
                new String[] {"nosuch"});
        String usual = everything(lines);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));

                assertThat(everything(lines)).as(tag).isEqualTo(usual);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static String everything(List<String[]> lines) {
        StringBuilder text = new StringBuilder();
        for (String[] line : lines) {
            Console one = new Console();
            text.append(one.run("", Map.of(), line))
                    .append('\n')
                    .append(one.out())
                    .append(one.err());
        }
        return text.toString()
                .replaceAll("\"(nanoseconds|milliseconds|seconds)\": [0-9.]+", "\"time\"")
                .replaceAll("duration_ms: [0-9.]+", "time");
    }
}
