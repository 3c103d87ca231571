package org.deadc0de.repl;

/** Where the lines of an interactive shell come from: a line editor, or plain input. */
interface Lines extends AutoCloseable {
    /** What {@link #read} gives when ^C dropped the line. */
    String INTERRUPTED = "\u0003";

    /** The next line, or several that belong together; null at the end. */
    String read(String prompt);

    @Override
    void close();
}
