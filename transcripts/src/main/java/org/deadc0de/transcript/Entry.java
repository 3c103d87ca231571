package org.deadc0de.transcript;

/** One line under a command: output or a status. */
public sealed interface Entry {
    /** The line in the file. */
    SourceLine source();

    /** Where it holds. */
    Label label();

    /**
     * A line of expected output.
     *
     * @param source the line in the file
     * @param written the line without fence indentation and label: what literal comparison uses
     * @param label where it holds
     * @param pattern what it matches
     */
    record Line(SourceLine source, String written, Label label, LinePattern pattern) implements Entry {}

    /**
     * The way the command is expected to end.
     *
     * @param source the line in the file
     * @param label where it holds
     * @param status exit status; 0 unless {@code ending} is {@link Ending#NONE}
     * @param ending how the machine is left
     */
    record Status(SourceLine source, Label label, int status, Ending ending) implements Entry {
        boolean agrees(Output output) {
            return ending == output.ending() && (ending != Ending.NONE || status == output.status());
        }
    }
}
