package org.deadc0de.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What of a host outlives a crash and a reboot: small text files by their full names, and what firmware keeps. */
public final class Disk {
    private final TreeMap<String, String> files = new TreeMap<>();

    /** Writes a file; null removes it. */
    public void write(String name, String text) {
        if (text == null) {
            files.remove(name);
        } else {
            files.put(name, text);
        }
    }

    /** The text of a file, or null. */
    public String read(String name) {
        return files.get(name);
    }

    /** The full names of all files, in order. */
    public List<String> names() {
        return new ArrayList<>(files.keySet());
    }
}
