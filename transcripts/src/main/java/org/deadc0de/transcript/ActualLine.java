package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * One line that a session printed.
 *
 * @param text without newline
 * @param ended whether a newline followed
 */
record ActualLine(String text, boolean ended) {
    static List<ActualLine> cut(String output) {
        List<ActualLine> lines = new ArrayList<>();
        int start = 0;
        while (start < output.length()) {
            int feed = output.indexOf('\n', start);
            lines.add(
                    feed < 0
                            ? new ActualLine(output.substring(start), false)
                            : new ActualLine(output.substring(start, feed), true));
            start = feed < 0 ? output.length() : feed + 1;
        }
        return lines;
    }
}
