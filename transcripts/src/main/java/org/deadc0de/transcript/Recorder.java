package org.deadc0de.transcript;

import java.io.IOException;

/**
 * Writes a transcript while somebody types. Nothing is ever rewritten: each command is appended together with its
 * output, so whatever kills the process takes at most the command that was running.
 */
public final class Recorder implements AutoCloseable {
    /** Where a recording goes. */
    public interface Sink extends AutoCloseable {
        /** Adds text at the end; when this returns, the text survives the process. */
        void append(String text) throws IOException;

        @Override
        void close() throws IOException;
    }

    private final Sink sink;
    private final TranscriptWriter writer = new TranscriptWriter(true);
    private boolean closed;

    /**
     * Begins a recording.
     *
     * @param setup the machine
     * @param title what the session is going to show
     */
    public Recorder(Sink sink, Setup setup, String title) throws IOException {
        this.sink = sink;
        sink.append(TranscriptWriter.head(setup, title));
    }

    /** Adds one command with what came back; empty lines are not worth telling. */
    public void record(String prompt, String command, Output output) throws IOException {
        if (closed) {
            throw new IllegalStateException("a recording that is closed");
        }
        if (!command.isBlank() || !output.text().isEmpty()) {
            sink.append(writer.step(prompt, command, output));
        }
    }

    /** Ends the recording. A recording that is never closed can be read all the same. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            sink.append(TranscriptWriter.closeFence());
            sink.close();
        }
    }
}
