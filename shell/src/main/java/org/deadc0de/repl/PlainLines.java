package org.deadc0de.repl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.deadc0de.cli.Io;
import org.jline.utils.Signals;

/**
 * Lines as they come: from a pipe, or from a terminal that can do nothing. Prints no escape sequence.
 *
 * <p>On a terminal ^C drops the line, as in sh, or interrupts what runs. Nobody can take back a read from standard input, so a
 * thread of its own reads, one line each time it is asked; a line that was dropped is asked for again by the next read.
 */
final class PlainLines implements Lines {
    private static final String END = "\u0004";

    private final Io io;
    private final BufferedReader reader;
    private final Runnable interruptRunning;
    private final Runnable forgetInterrupt;
    private final boolean onTerminal;
    private final SynchronousQueue<Boolean> wanted = new SynchronousQueue<>();
    private final LinkedBlockingQueue<String> come = new LinkedBlockingQueue<>();
    private final Object handlerBefore;
    private boolean reading; // guarded by this
    private boolean asked;

    /**
     * @param interruptRunning what ^C does while a line is not read but run; may be called by any thread
     * @param forgetInterrupt takes that back for a line that has ended
     */
    PlainLines(Io io, Runnable interruptRunning, Runnable forgetInterrupt) {
        this.io = io;
        this.interruptRunning = interruptRunning;
        this.forgetInterrupt = forgetInterrupt;
        reader = new BufferedReader(new InputStreamReader(io.in(), StandardCharsets.UTF_8));
        onTerminal = io.inIsTerminal() && io.outIsTerminal();
        handlerBefore = onTerminal ? Signals.register("INT", this::interrupted) : null;
        if (onTerminal) {
            Thread thread = new Thread(this::readWhenAsked, "standard input");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** ^C. It drops the line up to the moment when {@link #read} gives it, and interrupts it from then on. */
    synchronized void interrupted() {
        if (reading) {
            come.add(INTERRUPTED);
        } else {
            interruptRunning.run();
        }
    }

    private void readWhenAsked() {
        try {
            while (wanted.take()) {
                String line = reader.readLine();
                come.add(line == null ? END : line);
            }
        } catch (IOException e) {
            come.add(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String read(String prompt) {
        begin(); // before the prompt shows, for whoever sees it may type ^C at once
        if (io.inIsTerminal()) {
            io.out().print(prompt);
            io.out().flush();
        }
        try {
            return onTerminal ? readOnTerminal() : reader.readLine();
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private synchronized void begin() {
        reading = onTerminal;
        forgetInterrupt.run();
    }

    private String readOnTerminal() throws InterruptedException {
        if (!asked) {
            wanted.put(true);
            asked = true;
        }
        String line = come.take();
        if (end(line)) {
            io.out().println(); // the terminal has shown ^C
            return INTERRUPTED;
        }
        return line.equals(END) ? null : line;
    }

    /** Whether ^C was typed instead of the line, or after it. */
    private synchronized boolean end(String line) {
        reading = false;
        if (line.equals(INTERRUPTED)) {
            return true;
        }
        asked = false;
        return come.remove(INTERRUPTED);
    }

    @Override
    public void close() {
        if (onTerminal) {
            Signals.unregister("INT", handlerBefore);
        }
        // Standard input is not ours to close.
    }
}
