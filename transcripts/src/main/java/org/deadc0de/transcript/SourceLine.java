package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a file, byte for byte.
 *
 * @param number line number, from 1
 * @param text the line without its end
 * @param end {@code \n}, {@code \r\n} or empty at the end of a file
 */
public record SourceLine(int number, String text, String end) {
    /** Cuts a text into lines; joining text and end of each gives the same text again. */
    public static List<SourceLine> cut(String whole) {
        List<SourceLine> lines = new ArrayList<>();
        int start = 0;
        while (start < whole.length()) {
            int feed = whole.indexOf('\n', start);
            int stop = feed < 0 ? whole.length() : feed;
            String end = feed < 0 ? "" : "\n";
            if (feed > start && whole.charAt(feed - 1) == '\r') {
                stop = feed - 1;
                end = "\r\n";
            }
            lines.add(new SourceLine(lines.size() + 1, whole.substring(start, stop), end));
            start = feed < 0 ? whole.length() : feed + 1;
        }
        return lines;
    }

    String whole() {
        return text + end;
    }
}
