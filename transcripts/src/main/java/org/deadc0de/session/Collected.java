package org.deadc0de.session;

import org.deadc0de.kernel.ProgramContext.TextSink;

/** What a command writes into a pipe or a file, up to a size that no host would notice. */
final class Collected implements TextSink {
    private static final int LARGEST = 1 << 24;

    private final StringBuilder text = new StringBuilder();

    /**
     * {@inheritDoc}
     *
     * @throws Stop when it gets too much
     */
    @Override
    public void print(String more) {
        if (text.length() + more.length() > LARGEST) {
            throw Stop.outOf(LARGEST + " characters in one pipe or file");
        }
        text.append(more);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
