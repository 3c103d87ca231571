package org.deadc0de.cli;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.deadc0de.session.Session;
import org.deadc0de.transcript.SimulatedSessions;

/** Ends sessions that take too long: a session counts everything else itself, but has no clock. */
final class Watchdog implements SimulatedSessions.Watch, AutoCloseable {
    private final long seconds;
    private final ScheduledThreadPoolExecutor timer;

    /** @param seconds how long each session may take, of the host's time */
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
        Future<?> bark = timer.schedule(
                () -> session.exhaust(seconds + (seconds == 1 ? " second" : " seconds")), seconds, TimeUnit.SECONDS);
        return () -> bark.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
