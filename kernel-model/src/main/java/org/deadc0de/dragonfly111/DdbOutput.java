package org.deadc0de.dragonfly111;

import org.deadc0de.kernel.Console;

/** ddb/db_output.c: tabs become blanks, blanks at the end of a line are never sent. */
final class DdbOutput {
    private static final int MAX_WIDTH = 79;
    private static final int TAB = 8;

    private final Console console;
    private int position;
    private int lastNonSpace;

    DdbOutput(Console console) {
        this.console = console;
    }

    /** db_printf() of a text. */
    void print(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    /** The column, from 0. */
    int position() {
        return position;
    }

    /** db_end_line(): a new line when a field of that width would not fit. */
    void endLine(int width) {
        if (position + width > MAX_WIDTH) {
            print("\n");
        }
    }

    /** Ends a line that was begun. */
    void finish() {
        if (position != 0) {
            print("\n");
        }
    }

    private void put(char c) {
        if (c == '\n') {
            console.print("\n");
            position = 0;
            lastNonSpace = 0;
        } else if (c == '\t') {
            position = (position + TAB) / TAB * TAB;
        } else if (c == ' ') {
            position++;
        } else {
            console.print(" ".repeat(position - lastNonSpace) + c);
            position++;
            lastNonSpace = position;
        }
    }
}
