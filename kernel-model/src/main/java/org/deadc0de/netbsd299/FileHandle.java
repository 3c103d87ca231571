package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.Journal;

/** An open file on the disk, and how far it was read or written. */
final class FileHandle {
    private final Disk disk;
    private final Journal journal;
    private final String path;
    private final boolean appends;
    private int offset;

    FileHandle(Disk disk, Journal journal, String path, boolean appends) {
        this.disk = disk;
        this.journal = journal;
        this.path = path;
        this.appends = appends;
    }

    private void moveTo(int place) {
        int before = offset;
        journal.onUndo(() -> offset = before);
        offset = place;
    }

    /** What is left to read, or null at the end. */
    String read() {
        String text = disk.read(path);
        if (text == null || offset >= text.length()) {
            return null;
        }
        String rest = text.substring(offset);
        moveTo(text.length());
        return rest;
    }

    /** Writes at the offset, or at the end of a file that is appended to. */
    void write(String text) {
        String old = disk.read(path);
        String before = old == null ? "" : old;
        int at = appends ? before.length() : Math.min(offset, before.length());
        String after = before.substring(0, at)
                + text
                + (at + text.length() < before.length() ? before.substring(at + text.length()) : "");
        disk.write(path, after);
        moveTo(at + text.length());
    }
}
