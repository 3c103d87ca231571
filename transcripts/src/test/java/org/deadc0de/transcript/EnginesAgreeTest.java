package org.deadc0de.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.deadc0de.explore.Options;
import org.deadc0de.explore.Verdict;
import org.deadc0de.session.Exploration;
import org.deadc0de.session.Focus;
import org.deadc0de.session.Limits;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the search of states says holds in the corpus, the search of partial orders says by itself. */
class EnginesAgreeTest {
    private static final Path CORPUS = Path.of("corpus");

    /** Most executions that the second engine may take for one row. */
    private static final long EXECUTIONS = 120_000;

    /** Executions after which a row that is known to have too many is left alone. */
    private static final long FEW = 10_000;

    /** The rows with more partial orders than that, each by its name. Whoever adds one says so in docs/model-limits.md. */
    private static final Set<String> TOO_MANY = Set.of(
            "darwin/fixes.md [primary-null-test] panics: ifconfig stf0 172.16.1.1/24 alias & ifconfig stf0 -alias 172.16.1.1 & wait",
            "darwin/fixes.md [null-test-and-purge] panics: ifconfig stf0 172.16.1.1/24 alias & ifconfig stf0 -alias 172.16.1.1 & wait",
            "darwin/fixes.md [null-test-purge-reference] panics: ifconfig stf0 172.16.1.1/24 alias & ifconfig stf0 -alias 172.16.1.1 & wait",
            "darwin/fixes.md [primary-null-test] panics: ifconfig stf0 172.16.1.1/24 & ifconfig stf0 172.16.1.1/24 & wait",
            "darwin/fixes.md [address-ioctl-mutex] panics: ifconfig stf0 172.16.1.1/24 & ifconfig stf0 172.16.1.1/24 & wait",
            "darwin/fixes.md [null-test-and-purge] panics: ifconfig stf0 172.16.1.1/24 & ifconfig stf0 172.16.1.1/24 & wait",
            "darwin/fixes.md [null-test-purge-reference] panics: ifconfig stf0 172.16.1.1/24 & ifconfig stf0 172.16.1.1/24 & wait",
            "darwin/race-route-flag.md [address-list-end+route-flag-under-lock] routes-name-listed-addresses: ifconfig stf0 up & ifconfig stf0 -alias 172.16.1.1 & wait",
            "darwin/race-two-aliases.md [address-ioctl-mutex] addresses-are-unique: ifconfig stf0 172.16.1.1/24 alias & ifconfig stf0 172.16.1.1/24 alias & wait",
            "darwin/race-up-delete.md [address-list-end] panics: ifconfig stf0 up & ifconfig stf0 -alias 172.16.1.1 & wait");

    /** Stories of several processors: of what holds in them the second engine confirms what is not slow. */
    private static final Set<Path> SEVERAL_CPUS = Set.of(
            Path.of("dragonfly/classes.md"),
            Path.of("dragonfly/classes-three-cpus.md"),
            Path.of("dragonfly/fixes.md"),
            Path.of("dragonfly/fixes-three-cpus.md"));

    private record Row(String name, Transcript transcript, ExploreFence fence, ExploreFence.Row row) {}

    @TestFactory
    Stream<DynamicTest> theSecondEngineCloses() throws IOException {
        return rows().stream()
                .map(row -> dynamicTest(row.name(), () -> {
                    boolean tooMany = TOO_MANY.contains(row.name());
                    Options options =
                            Options.DEFAULT.with(Options.Method.DPOR).withMaxExecutions(tooMany ? FEW : EXECUTIONS);
                    Variant variant = new Variant(row.row().variant(), Variant.Expectation.PASS, "", 1, 1);
                    Verdict verdict = new Exploration(
                                    SimulatedSessions.setup(
                                            row.transcript().frontMatter().setup(variant), Limits.DEFAULT),
                                    row.fence().commands().stream()
                                            .map(ExploreFence.Typed::command)
                                            .toList(),
                                    options)
                            .lookingFor(new Focus(row.fence().lookingFor()))
                            .run(() -> false, status -> {});
                    assertThat(verdict)
                            .as("%s", row.name())
                            .isInstanceOf(tooMany ? Verdict.Inconclusive.class : Verdict.Closed.class);
                }));
    }

    @Test
    void rowsWithTooManyPartialOrdersAreRowsOfTheCorpus() throws IOException {
        assertThat(rows().stream().map(Row::name)).containsAll(TOO_MANY);
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CORPUS)) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(story -> {
                Transcript transcript = read(story);
                for (ExploreFence fence : transcript.explores()) {
                    for (ExploreFence.Row row : fence.rows()) {
                        if (row.word() == ExploreFence.Word.HOLDS) {
                            String name = CORPUS.relativize(story) + " [" + row.variant() + "] "
                                    + String.join(" ", fence.lookingFor()) + ": "
                                    + fence.commands()
                                            .get(fence.commands().size() - 1)
                                            .command();
                            // NetBSD's daemons are explored in a way of their own: OrdersTest.
                            if (!name.startsWith("netbsd") && !isLeftAlone(story, fence, row)) {
                                rows.add(new Row(name, transcript, fence, row));
                            }
                        }
                    }
                }
            });
        }
        return rows;
    }

    /** Partial orders prove nothing past a panic, and take too long for the slow rows of several processors. */
    private static boolean isLeftAlone(Path story, ExploreFence fence, ExploreFence.Row row) {
        return row.extent().endsWith("panics apart") || fence.slow() && SEVERAL_CPUS.contains(CORPUS.relativize(story));
    }

    private static Transcript read(Path story) {
        try {
            return TranscriptReader.read(
                    CORPUS.relativize(story).toString(), Files.readString(story, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TranscriptSyntaxException e) {
            throw new AssertionError(Problem.renderAll(e.problems()), e);
        }
    }
}
