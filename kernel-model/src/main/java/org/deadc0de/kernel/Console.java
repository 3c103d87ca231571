package org.deadc0de.kernel;

import org.deadc0de.sim.mem.Journal;

/**
 * Where a host's kernel messages and its programs' output appear, in the order in which they were printed. What has been taken is
 * gone; what has not is undone with the memory of its host.
 */
public final class Console {
    private final Journal journal;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder messages = new StringBuilder();
    private int limit = 1 << 24;
    private boolean overflown;

    public Console(Journal journal) {
        this.journal = journal;
    }

    /** Keeps at most so many characters between two calls of {@link #take}; what comes after is dropped. */
    public void limit(int characters) {
        limit = characters;
    }

    /** Whether output was dropped since the last {@link #take}. */
    public boolean hasOverflown() {
        return overflown;
    }

    /** Prints text as it is. */
    public void print(String more) {
        int before = text.length();
        if (before + more.length() > limit) {
            overflown = true;
            return;
        }
        journal.onUndo(() -> text.setLength(Math.min(before, text.length())));
        text.append(more);
    }

    /** printf(9): prints text and keeps it in the message buffer. */
    public void kernelPrint(String more) {
        print(more);
        log(more);
    }

    /** log(9) while somebody reads the log device: text for the message buffer alone. */
    public void log(String more) {
        int before = messages.length();
        journal.onUndo(() -> messages.setLength(before));
        messages.append(more);
    }

    /** Whether the last character printed ended a line, or nothing was printed since the last {@link #take}. */
    public boolean atLineStart() {
        return text.length() == 0 || text.charAt(text.length() - 1) == '\n';
    }

    /** The kernel's message buffer since boot. */
    public String messageBuffer() {
        return messages.toString();
    }

    /** Gives what has been printed since the last time. */
    public String take() {
        String taken = text.toString();
        text.setLength(0);
        overflown = false;
        return taken;
    }
}
