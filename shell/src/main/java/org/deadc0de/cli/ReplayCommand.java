package org.deadc0de.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deadc0de.session.Limits;
import org.deadc0de.transcript.Replayer;
import org.deadc0de.transcript.Result;
import org.deadc0de.transcript.SimulatedSessions;
import org.deadc0de.transcript.Transcript;
import org.deadc0de.transcript.TranscriptReader;
import org.deadc0de.transcript.TranscriptSyntaxException;
import org.deadc0de.transcript.Update;
import org.deadc0de.transcript.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs saved transcripts again and compares. */
@Command(
        name = "replay",
        description = "Runs saved transcripts again and compares; without a path, those that come with deadc0de.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private final Io io;

    @Option(names = "--list", description = "List what would be replayed.")
    private boolean list;

    @Option(names = "--filter", paramLabel = "TEXT", description = "Only those whose name or variant contains this.")
    private String filter = "";

    @Option(names = "--jobs", paramLabel = "N", defaultValue = "1", description = "How many at once.")
    private int jobs;

    @Option(names = "--repeat", paramLabel = "N", defaultValue = "1", description = "Run each so often and compare.")
    private int repeat;

    @Option(
            names = "--update",
            description = "Accept the new output: rewrite what changed in the files, and nothing else.")
    private boolean update;

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
        Map<String, String> texts = new LinkedHashMap<>();
        if (paths.isEmpty()) {
            texts.putAll(Corpus.bundled());
        } else {
            Corpus.files(paths).forEach(path -> texts.put(path.toString(), Corpus.read(path)));
        }
        List<Transcript> transcripts = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        texts.forEach((name, text) -> {
            try {
                transcripts.add(TranscriptReader.read(name, text));
            } catch (TranscriptSyntaxException e) {
                results.add(Replayer.unreadable(name, e));
            }
        });
        if (list) {
            transcripts.forEach(transcript -> Replayer.names(transcript).stream()
                    .filter(name -> name.contains(filter))
                    .forEach(io.out()::println));
            return results.isEmpty() ? Exit.FINE : Exit.UNREADABLE;
        }
        if (update) {
            updateFiles(transcripts);
            return results.isEmpty() ? Exit.FINE : report(results);
        }
        results.addAll(replay(transcripts));
        return report(results);
    }

    private void updateFiles(List<Transcript> transcripts) {
        if (paths.isEmpty()) {
            throw new Refusal(Exit.USAGE, "--update needs the files to rewrite");
        }
        if ("true".equals(io.environment().get("CI"))) {
            throw new Refusal(Exit.USAGE, "--update never writes where CI=true");
        }
        for (Transcript transcript : transcripts) {
            Update.Outcome outcome = Update.update(transcript, new SimulatedSessions(Limits.DEFAULT), null);
            outcome.notes().forEach(note -> io.out().println(transcript.file() + ": " + note));
            if (outcome.changed()) {
                try {
                    Files.writeString(Path.of(transcript.file()), outcome.text(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new Refusal(Exit.UNREADABLE, transcript.file() + ": cannot be written");
                }
                io.out().println("updated " + transcript.file());
            }
        }
    }

    private List<Result> replay(List<Transcript> transcripts) {
        List<Result> results = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<List<Result>>> futures = new ArrayList<>();
            for (Transcript transcript : transcripts) {
                futures.add(pool.submit(() -> new Replayer(
                                new SimulatedSessions(Limits.DEFAULT),
                                null,
                                new Replayer.Options(repeat, name -> name.contains(filter), System::nanoTime))
                        .replay(transcript)));
            }
            for (Future<List<Result>> future : futures) {
                results.addAll(future.get());
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

    private Integer report(List<Result> results) {
        if (results.isEmpty()) {
            throw new Refusal(Exit.UNREADABLE, "nothing was selected");
        }
        int status = Exit.FINE;
        int passed = 0;
        int skipped = 0;
        for (Result result : results) {
            io.out().printf("%-6s %s%n", result.verdict(), result.name());
            if (!result.reason().isEmpty()) {
                io.out().println("       " + result.reason().replace("\n", "\n       "));
            }
            io.out().print(result.detail());
            passed += result.verdict().isGreen() && result.verdict() != Verdict.SKIP ? 1 : 0;
            skipped += result.verdict() == Verdict.SKIP ? 1 : 0;
            status = Math.max(status, statusOf(result));
        }
        io.out().printf("%d passed, %d failed, %d skipped%n", passed, results.size() - passed - skipped, skipped);
        return status;
    }

    private static int statusOf(Result result) {
        if (result.verdict().isGreen()) {
            return Exit.FINE;
        }
        return switch (result.cause()) {
            case UNREADABLE -> Exit.UNREADABLE;
            case REFUSED -> Exit.USAGE;
            case BUDGET -> Exit.BUDGET;
            case INTERNAL -> Exit.DEFECT;
            case NONE -> Exit.FOUND;
        };
    }
}
