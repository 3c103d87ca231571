package org.deadc0de.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deadc0de.session.Limits;
import org.deadc0de.transcript.Escapes;
import org.deadc0de.transcript.Explorations;
import org.deadc0de.transcript.GitHub;
import org.deadc0de.transcript.JUnitXml;
import org.deadc0de.transcript.Json;
import org.deadc0de.transcript.Replayer;
import org.deadc0de.transcript.Result;
import org.deadc0de.transcript.SimulatedSessions;
import org.deadc0de.transcript.Suite;
import org.deadc0de.transcript.Summary;
import org.deadc0de.transcript.Tap;
import org.deadc0de.transcript.Transcript;
import org.deadc0de.transcript.TranscriptFiles;
import org.deadc0de.transcript.TranscriptReader;
import org.deadc0de.transcript.TranscriptSyntaxException;
import org.deadc0de.transcript.Update;
import org.deadc0de.transcript.Verdict;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs saved transcripts again and compares. */
@Command(
        name = "replay",
        description = "Runs saved transcripts again and compares; without a path, those that come with deadc0de.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    /** Most executions that judging one row of an explore fence may take. */
    private static final long EXECUTIONS = 150_000;

    private final Io io;

    @Mixin
    private Look look;

    @Option(names = "--list", description = "List what would be replayed.")
    private boolean list;

    @Option(names = "--filter", paramLabel = "TEXT", description = "Only those whose name or variant contains this.")
    private String filter = "";

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many at once (without it, as many as there are processors).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--slow",
            description = "Also play what its file calls slow; a file that is named itself is played anyway.")
    private boolean slow;

    @Option(names = "--repeat", paramLabel = "N", defaultValue = "1", description = "Run each so often and compare.")
    private int repeat;

    @Option(
            names = "--update",
            description = "Accept the new output: rewrite what changed in the files, and nothing else.")
    private boolean update;

    @Option(
            names = "--budget",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description =
                    "Most seconds that one variant of a transcript, or one row of explore, may take (default: ${DEFAULT-VALUE}).")
    private long budget;

    private Watchdog watchdog;

    @Option(names = "--junit-xml", paramLabel = "FILE", description = "Also write the results as JUnit XML.")
    private Path junitXml;

    @Option(names = "--github", description = "Also annotate the files, and fill $GITHUB_STEP_SUMMARY.")
    private boolean github;

    @ArgGroup
    private Format format = new Format();

    /** What standard output holds; for people when neither is asked for. */
    private static final class Format {
        @Option(
                names = "--tap",
                description = "Print the Test Anything Protocol: version 14, or 13 to a prove that is too old for it.")
        private boolean tap;

        @Option(
                names = "--tap-version",
                paramLabel = "N",
                description = "The same in version 13 (for consumers that know no later one) or 14.")
        private int tapVersion;

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;
    }

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Transcripts, or directories of them.")
    private List<Path> paths = new ArrayList<>();

    ReplayCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        if (jobs < 1 || repeat < 1) {
            throw new Refusal(Exit.USAGE, "--jobs and --repeat take a number from 1 on");
        }
        if (format.tapVersion != 0 && format.tapVersion != 13 && format.tapVersion != 14) {
            throw new Refusal(Exit.USAGE, "--tap-version takes 13 or 14");
        }
        if (update && paths.isEmpty()) {
            throw new Refusal(Exit.USAGE, "--update needs the files to rewrite");
        }
        try (Watchdog started = new Watchdog(budget)) {
            watchdog = started;
            return replayOrUpdate();
        }
    }

    private Integer replayOrUpdate() {
        List<Result> results = new ArrayList<>();
        List<Transcript> transcripts = read(results);
        if (list) {
            return list(transcripts, results);
        }
        if (update) {
            boolean allWritten = updateFiles(transcripts);
            int status = results.isEmpty() && !transcripts.isEmpty() ? Exit.FINE : report(new Summary(results));
            return Math.max(status, allWritten ? Exit.FINE : Exit.FOUND);
        }
        results.addAll(replay(transcripts));
        return report(new Summary(results));
    }

    private boolean playsSlow() {
        return slow || !paths.isEmpty() && paths.stream().allMatch(Files::isRegularFile);
    }

    private Replayer replayer() {
        return new Replayer(
                new SimulatedSessions(Limits.DEFAULT, watchdog),
                new Explorations(EXECUTIONS, watchdog),
                new Replayer.Options(repeat, name -> name.contains(filter), System::nanoTime, playsSlow()));
    }

    /** Reads what is to be replayed; what cannot be read becomes a result. */
    private List<Transcript> read(List<Result> results) {
        List<Transcript> transcripts = new ArrayList<>();
        if (paths.isEmpty()) {
            Corpus.bundled().forEach((name, text) -> {
                try {
                    transcripts.add(TranscriptReader.read(name, text));
                } catch (TranscriptSyntaxException e) {
                    results.add(Replayer.unreadable(name, e));
                }
            });
            return transcripts;
        }
        for (Path file : Corpus.files(paths)) {
            try {
                transcripts.add(TranscriptFiles.read(file));
            } catch (TranscriptSyntaxException | IOException e) {
                results.addAll(Suite.replay(file, replayer())); // says why, as for any file
            }
        }
        return transcripts;
    }

    private Integer list(List<Transcript> transcripts, List<Result> unreadable) {
        List<String> names = new ArrayList<>();
        transcripts.forEach(transcript -> Replayer.names(transcript).stream()
                .filter(name -> name.contains(filter))
                .forEach(names::add));
        if (format.json) {
            io.out().print(Json.list(names));
        } else {
            names.forEach(name -> io.out().println(Escapes.shown(name)));
        }
        unreadable.forEach(result -> io.err().println(Escapes.shown(result.reason())));
        if (names.isEmpty() && unreadable.isEmpty()) {
            throw new Refusal(Exit.UNREADABLE, "nothing was selected");
        }
        return unreadable.isEmpty() ? Exit.FINE : Exit.UNREADABLE;
    }

    /** Rewrites what changed; false when something changed that must not be written. */
    private boolean updateFiles(List<Transcript> transcripts) {
        boolean allWritten = true;
        for (Transcript transcript : transcripts) {
            if (Replayer.names(transcript).stream().noneMatch(name -> name.contains(filter))) {
                continue;
            }
            try {
                Update.Outcome outcome = TranscriptFiles.update(
                        Path.of(transcript.file()),
                        new SimulatedSessions(Limits.DEFAULT, watchdog),
                        new Explorations(EXECUTIONS, watchdog),
                        io.isInCi() ? TranscriptFiles.Writing.NEVER_IN_CI : TranscriptFiles.Writing.ALLOWED);
                outcome.notes().forEach(note -> io.out().println(Escapes.shown(transcript.file() + ": " + note)));
                if (outcome.changed() && io.isInCi()) {
                    allWritten = false; // which the notes say
                } else if (outcome.changed()) {
                    io.out().println("updated " + Escapes.shown(transcript.file()));
                }
            } catch (IOException | TranscriptSyntaxException e) {
                throw new Refusal(Exit.UNREADABLE, transcript.file() + ": cannot be written");
            }
        }
        return allWritten;
    }

    private List<Result> replay(List<Transcript> transcripts) {
        List<Result> results = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        try {
            IdentityHashMap<Transcript, Future<List<Result>>> futures = new IdentityHashMap<>();
            for (Transcript transcript : longestFirst(transcripts)) {
                futures.put(transcript, pool.submit(() -> replayer().replay(transcript)));
            }
            for (Transcript transcript : transcripts) {
                results.addAll(futures.get(transcript).get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Exit.BUDGET, "interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
        return results;
    }

    /** Those with the most searches first, so that no processor is left with a long file while the others have nothing to do. */
    private static List<Transcript> longestFirst(List<Transcript> transcripts) {
        List<Transcript> sorted = new ArrayList<>(transcripts);
        sorted.sort(Comparator.comparingInt(transcript -> -transcript.explores().stream()
                .filter(fence -> !fence.slow())
                .mapToInt(fence -> fence.rows().size())
                .sum()));
        return sorted;
    }

    private Integer report(Summary summary) {
        String harness = io.environment().getOrDefault("HARNESS_VERSION", "");
        if (format.tap || format.tapVersion > 0) {
            io.out().print(Tap.of(summary, format.tapVersion > 0 ? format.tapVersion : Tap.versionFor(harness)));
        } else if (format.json) {
            io.out().print(Json.of(summary));
        } else {
            io.out().print(painted(summary));
        }
        if (junitXml != null) {
            String now = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", java.util.Locale.ROOT)
                    .format(Instant.now().atOffset(ZoneOffset.UTC));
            write(junitXml, JUnitXml.of(summary, now, "localhost"));
        }
        if (github) {
            io.out().print(GitHub.annotations(summary));
            String file = io.environment().getOrDefault("GITHUB_STEP_SUMMARY", "");
            if (!file.isEmpty()) {
                write(Path.of(file), GitHub.jobSummary(summary), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
        return summary.exitCode();
    }

    private static void write(Path file, String text, StandardOpenOption... options) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, options);
        } catch (IOException e) {
            throw new Refusal(Exit.UNREADABLE, file + ": cannot be written");
        }
    }

    /** The summary's text; verdicts, and the lines of diffs, in colour where that is wanted. */
    private String painted(Summary summary) {
        if (!look.isColoured(io)) {
            return summary.text();
        }
        Map<String, String> codes = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            codes.put(verdict + " ", verdict.isGreen() ? "33" : "1;31");
        }
        codes.put("---", "1");
        codes.put("+++", "1");
        codes.put("@@", "36");
        codes.put("-", "31");
        codes.put("+", "32");
        StringBuilder out = new StringBuilder();
        for (String line : summary.text().split("\n", -1)) {
            String code = codes.entrySet().stream()
                    .filter(entry -> line.startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
            out.append(code.isEmpty() ? line : look.paint(io, code, line)).append('\n');
        }
        out.setLength(out.length() - 1);
        return out.toString();
    }
}
