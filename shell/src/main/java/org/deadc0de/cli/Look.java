package org.deadc0de.cli;

import picocli.CommandLine.Option;

/** Whether to colour; mixed into every command that could. */
final class Look {
    /** What --color takes. */
    enum When {
        AUTO,
        ALWAYS,
        NEVER
    }

    private static final String ESCAPE = "\u001b[";

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colour: auto (on a terminal, unless NO_COLOR is set), always or never.")
    private When when;

    /** Whether what goes to standard output is coloured. */
    boolean isColoured(Io io) {
        return when == When.ALWAYS || when == When.AUTO && io.wantsColour();
    }

    /** Text in one of the terminal's own colours or weights, when it is coloured at all. */
    String paint(Io io, String code, String text) {
        return isColoured(io) && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }
}
