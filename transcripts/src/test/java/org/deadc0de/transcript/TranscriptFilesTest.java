package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class TranscriptFilesTest {
    private static final String STORY = "# Title\n\n```console\n# a\nb\n```\n";

    @TempDir
    Path directory;

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    @Test
    void transcriptsAreFoundInOrderAndOtherFilesAreLeft() throws Exception {
        Path b = write("b.md", STORY);
        Path a = write("sub/a.t", "  $ a\n");
        write("README.md", "no fence");
        write(".git/c.md", STORY);
        write("d.txt", STORY);

        assertThat(TranscriptFiles.find(List.of(directory))).containsExactly(b, a);
        assertThat(TranscriptFiles.find(List.of(directory.resolve("d.txt")))).hasSize(1);
    }

    @Test
    void manyFilesAreReplayedAtOnceAndToldInOrder() throws Exception {
        for (int i = 0; i < 30; i++) {
            write("s" + (10 + i) + ".md", i == 7 ? "```console\nout\n" : STORY);
        }
        List<Path> files = TranscriptFiles.find(List.of(directory));
        Replayer replayer =
                new Replayer(setup -> new FakeConsole().says("a", "b\n").open(setup), null, Replayer.Options.PLAIN);

        Summary summary = Suite.replay(files, replayer, 4);

        assertThat(summary.results()).hasSize(30);
        assertThat(summary.results().get(7).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(summary.count(Verdict.PASS)).isEqualTo(29);
        assertThat(summary.results()).extracting(Result::file).isSorted();
    }

    @Test
    void unreadableFilesAreErrorsAndNotExceptions() throws Exception {
        Path latin = directory.resolve("latin.md");
        Files.write(latin, "one\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        Replayer replayer = new Replayer(new FakeConsole(), null, Replayer.Options.PLAIN);

        Result bytes = Suite.replay(latin, replayer).get(0);
        Result missing = Suite.replay(directory.resolve("none.md"), replayer).get(0);

        assertThat(bytes.reason())
                .contains("latin.md:2:4: a byte 0xe9 that is not UTF-8")
                .contains("    2 | caf?\n");
        assertThat(missing.reason()).isEqualTo("there is no such file");
        assertThat(new Summary(List.of(bytes, missing)).exitCode()).isEqualTo(3);
    }

    /** A pipe in a directory never ends, and neither do links that go round; a device that is named ends where a transcript does. */
    @Test
    void pipesLinksAndDevicesKeepNobodyWaiting() throws Exception {
        Path a = write("a.md", STORY);
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero), "another system");
        assertThat(new ProcessBuilder("mkfifo", directory.resolve("pipe.md").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.createSymbolicLink(directory.resolve("round"), directory);
        Files.createSymbolicLink(directory.resolve("self.md"), directory.resolve("self.md"));

        assertThat(TranscriptFiles.find(List.of(directory))).containsExactly(a);
        assertThatThrownBy(() -> TranscriptFiles.read(zero))
                .isInstanceOf(TranscriptSyntaxException.class)
                .hasMessageContaining("a file of 8388609 bytes");
    }

    @Test
    void updatingRewritesTheFileUnlessCiIsAtWork() throws Exception {
        Path file = write("a.md", STORY);
        FakeConsole console = new FakeConsole().says("a", "c\n");

        Update.Outcome refused = TranscriptFiles.update(file, console, null, TranscriptFiles.Writing.NEVER_IN_CI);
        String untouched = Files.readString(file, StandardCharsets.UTF_8);
        Update.Outcome written = TranscriptFiles.update(file, console, null, TranscriptFiles.Writing.ALLOWED);

        assertThat(refused.changed()).isTrue();
        assertThat(refused.notes()).containsExactly("not written: CI never accepts output");
        assertThat(untouched).isEqualTo(STORY);
        assertThat(written.changed()).isTrue();
        assertThat(file).hasContent(STORY.replace("\nb\n", "\nc\n"));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void eachStoryAndVariantIsADynamicTestWithAUsefulName() throws Throwable {
        write("one/a.md", "---\nvariants: history, fix (skip: later), x (xfail: y)\n---\n" + STORY);
        write("broken.md", "```console\nout\n");

        List<DynamicNode> nodes = TranscriptTests.of(directory, new FakeConsole().says("a", "b\n"))
                .toList();

        assertThat(nodes).extracting(DynamicNode::getDisplayName).containsExactly("broken.md", "one/a.md: Title");
        List<DynamicTest> tests = ((DynamicContainer) nodes.get(1))
                .getChildren()
                .map(DynamicTest.class::cast)
                .toList();
        assertThat(tests).extracting(DynamicNode::getDisplayName).containsExactly("history", "fix", "x");
        tests.get(0).getExecutable().execute();
        assertThatThrownBy(() -> tests.get(1).getExecutable().execute())
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("SKIP: later");
        assertThatThrownBy(() -> tests.get(2).getExecutable().execute())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("XPASS");
        assertThatThrownBy(() -> ((DynamicTest) nodes.get(0)).getExecutable().execute())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("output before the first command");
    }

    @Test
    void aDirectoryWithoutTranscriptsIsNoSuccess() {
        assertThatThrownBy(() -> TranscriptTests.of(directory, new FakeConsole()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("no transcript below ");
    }

    @Test
    void aStoryThatDiffersFailsItsTestWithPlaceAndDiff() throws Exception {
        write("a.md", STORY);

        DynamicNode node = TranscriptTests.of(directory, new FakeConsole().says("a", "c\n"))
                .toList()
                .get(0);
        DynamicTest test =
                (DynamicTest) ((DynamicContainer) node).getChildren().toList().get(0);

        assertThatThrownBy(() -> test.getExecutable().execute())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("a.md:4: FAIL: \"a\" answered otherwise")
                .hasMessageContaining("\n-b\n+c\n");
    }
}
