package org.deadc0de.sim.sched;

import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;

/**
 * A coroutine on a platform thread that is borrowed from a pool while the body lives. The two sides hand one baton to and fro, so
 * exactly one of them runs at any time.
 */
final class ThreadCoroutine implements Coroutine {
    private static final ArrayDeque<Worker> IDLE = new ArrayDeque<>();
    private static final int SPINS = 200;

    private final Runnable body;
    private Worker worker;
    private Thread resumer;
    private volatile boolean bodyRuns;
    private volatile boolean done;
    private boolean abandoned;
    private Throwable thrown;

    ThreadCoroutine(Runnable body) {
        this.body = body;
    }

    @Override
    public void resume() {
        if (done) {
            throw new IllegalStateException("this coroutine has ended");
        }
        resumer = Thread.currentThread();
        if (worker == null) {
            worker = borrow();
            bodyRuns = true;
            worker.start(this);
        } else {
            bodyRuns = true;
            LockSupport.unpark(worker);
        }
        await(false);
        Throwable failure = thrown;
        thrown = null;
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    @Override
    public void suspend() {
        Thread waiting = resumer;
        bodyRuns = false;
        LockSupport.unpark(waiting);
        await(true);
        if (abandoned) {
            throw new Abandoned();
        }
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public void abandon() {
        if (worker == null || done) {
            done = true;
            return;
        }
        abandoned = true;
        resume();
    }

    private void await(boolean until) {
        for (int i = 0; i < SPINS; i++) {
            if (bodyRuns == until) {
                return;
            }
            Thread.onSpinWait();
        }
        while (bodyRuns != until) {
            LockSupport.park(this);
        }
    }

    private void runBody() {
        try {
            body.run();
        } catch (Abandoned expected) {
            // The stack is unwound; that was all.
        } catch (Throwable failure) {
            thrown = failure;
        }
        done = true;
    }

    private void finish() {
        Thread waiting = resumer;
        bodyRuns = false;
        LockSupport.unpark(waiting);
    }

    private static Worker borrow() {
        synchronized (IDLE) {
            Worker idle = IDLE.poll();
            if (idle != null) {
                return idle;
            }
        }
        Worker fresh = new Worker();
        fresh.setDaemon(true);
        fresh.setUncaughtExceptionHandler((thread, failure) -> {});
        fresh.start();
        return fresh;
    }

    /** A pooled thread; runs one body after another. */
    private static final class Worker extends Thread {
        private volatile ThreadCoroutine task;

        Worker() {
            super(null, null, "simulated-thread", 1L << 20);
        }

        void start(ThreadCoroutine coroutine) {
            task = coroutine;
            LockSupport.unpark(this);
        }

        @Override
        public void run() {
            while (true) {
                ThreadCoroutine current = task;
                if (current == null) {
                    LockSupport.park(this);
                    continue;
                }
                current.runBody();
                task = null;
                synchronized (IDLE) {
                    IDLE.push(this);
                }
                current.finish();
            }
        }
    }
}
