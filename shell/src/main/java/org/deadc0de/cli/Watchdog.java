package org.deadc0de.cli;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.deadc0de.session.Session;
import org.deadc0de.transcript.Explorations;
import org.deadc0de.transcript.SimulatedSessions;

/** Ends sessions and searches that take too long: they count everything else themselves, but have no clock. */
final class Watchdog implements SimulatedSessions.Watch, Explorations.Watch, AutoCloseable {
    private final long seconds;
    private final ScheduledThreadPoolExecutor timer;

    /** @param seconds how long each session, and each search, may take, of the host's time */
    Watchdog(long seconds) {
        if (seconds < 1) {
            throw new Refusal(Exit.USAGE, "--budget takes a number of seconds from 1 on");
        }
        this.seconds = seconds;
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Runnable begin(Session session) {
        Future<?> bark = timer.schedule(() -> session.exhaust(budget()), seconds, TimeUnit.SECONDS);
        return () -> bark.cancel(false);
    }

    @Override
    public BooleanSupplier beginSearch() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return () -> System.nanoTime() - end >= 0;
    }

    @Override
    public String budget() {
        return seconds + (seconds == 1 ? " second" : " seconds");
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
