package org.deadc0de.repl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.deadc0de.cli.Io;

/** Lines as they come: from a pipe, or from a terminal that can do nothing. Prints no escape sequence. */
final class PlainLines implements Lines {
    private final Io io;
    private final BufferedReader reader;

    PlainLines(Io io) {
        this.io = io;
        reader = new BufferedReader(new InputStreamReader(io.in(), StandardCharsets.UTF_8));
    }

    @Override
    public String read(String prompt) {
        if (io.inIsTerminal()) {
            io.out().print(prompt);
            io.out().flush();
        }
        try {
            return reader.readLine();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() {
        // Standard input is not ours to close.
    }
}
