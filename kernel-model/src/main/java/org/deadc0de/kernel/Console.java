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
    private int messageBufferSize = 65536;
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
        if (journal.isRepeating()) {
            return;
        }
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
        if (journal.isRepeating()) {
            return;
        }
        int before = messages.length();
        if (before + more.length() <= 2 * messageBufferSize) {
            journal.onUndo(() -> messages.setLength(before));
            messages.append(more);
        } else {
            String all = messages.toString();
            journal.onUndo(() -> messages.replace(0, messages.length(), all));
            messages.append(more);
            messages.delete(0, messages.length() - messageBufferSize - 1); // one more, to tell where a line begins
        }
    }

    /** Says how many characters the kernel's message buffer holds. */
    public void messageBufferSize(int characters) {
        messageBufferSize = characters;
    }

    /** Whether the last character printed ended a line, or nothing was printed since the last {@link #take}. */
    public boolean atLineStart() {
        return text.length() == 0 || text.charAt(text.length() - 1) == '\n';
    }

    /** The kernel's message buffer: what was logged last, from the start of a line on. */
    public String messageBuffer() {
        if (journal.isRepeating()) {
            throw new IllegalStateException("what the message buffer held cannot be repeated");
        }
        int from = messages.length() - messageBufferSize;
        return from <= 0 ? messages.toString() : messages.substring(messages.indexOf("\n", from - 1) + 1);
    }

    /** What has been printed since the last {@link #take}, without its first characters; it stays to be taken. */
    public String printedSince(int from) {
        return from >= text.length() ? "" : text.substring(from);
    }

    /** Gives what has been printed since the last time. */
    public String take() {
        String taken = text.toString();
        text.setLength(0);
        overflown = false;
        return taken;
    }
}
