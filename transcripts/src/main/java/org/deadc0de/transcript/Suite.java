package org.deadc0de.transcript;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Replays many files, several at a time; results come in the order of the files whatever finishes first. */
public final class Suite {
    private Suite() {}

    /**
     * Replays files.
     *
     * @param jobs how many at a time, at least 1; the factory must bear that
     */
    public static Summary replay(List<Path> files, Replayer replayer, int jobs) throws IOException {
        List<Callable<List<Result>>> tasks = new ArrayList<>();
        for (Path file : files) {
            tasks.add(() -> replay(file, replayer));
        }
        List<Result> results = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(jobs, Math.max(1, files.size()))));
        try {
            for (Future<List<Result>> future : pool.invokeAll(tasks)) {
                results.addAll(future.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while replaying", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
        return new Summary(results);
    }

    /** Replays one file; a file that cannot be read gives an ERROR. */
    public static List<Result> replay(Path file, Replayer replayer) {
        String name = TranscriptFiles.name(file);
        try {
            return replayer.replay(TranscriptFiles.read(file));
        } catch (TranscriptSyntaxException e) {
            return replayer.isSelected(name) ? List.of(Replayer.unreadable(name, e)) : List.of();
        } catch (IOException e) {
            return replayer.isSelected(name) ? List.of(Replayer.unreadable(name, e)) : List.of();
        }
    }
}
