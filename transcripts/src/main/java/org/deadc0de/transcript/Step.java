package org.deadc0de.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * One command and what the console is expected to answer.
 *
 * @param head the command's lines in the file, continuation lines included
 * @param indent blanks before the lines of its block; a line may have fewer
 * @param prompt the prompt it is typed at
 * @param command the line to type, continuation lines joined by {@code \n}
 * @param label where the command is typed at all
 * @param entries expected lines and statuses in the order of the file
 */
public record Step(List<SourceLine> head, int indent, Prompt prompt, String command, Label label, List<Entry> entries) {
    public Step {
        head = List.copyOf(head);
        entries = List.copyOf(entries);
    }

    /** Line number of the prompt. */
    public int line() {
        return head.get(0).number();
    }

    /** Line number of the last line that belongs to this step. */
    public int lastLine() {
        return entries.isEmpty()
                ? head.get(head.size() - 1).number()
                : entries.get(entries.size() - 1).source().number();
    }

    /** A line of this step without its indentation. */
    String body(SourceLine line) {
        int margin = 0;
        while (margin < indent && line.text().startsWith(" ", margin)) {
            margin++;
        }
        return line.text().substring(margin);
    }

    /** The expected output in one variant. */
    public List<Entry.Line> expected(String variant) {
        List<Entry.Line> lines = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Line line && line.label().holdsIn(variant)) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The status line that holds in one variant; null when there is none, which means status 0. */
    public Entry.Status status(String variant) {
        for (Entry entry : entries) {
            if (entry instanceof Entry.Status status && status.label().holdsIn(variant)) {
                return status;
            }
        }
        return null;
    }
}
