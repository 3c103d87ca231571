package org.deadc0de.transcript;

import java.util.Objects;

/**
 * What one command line left on the console.
 *
 * @param text standard output and standard error as the console interleaved them, lines ended by {@code \n}; neither
 *     the prompt nor the echo of the command
 * @param status exit status of the line, 0 to 255; meaningless unless {@code ending} is {@link Ending#NONE}
 * @param ending how the machine was left
 */
public record Output(String text, int status, Ending ending) {
    public Output {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(ending, "ending");
    }

    /** Output of a command that ended with a status. */
    public static Output of(String text, int status) {
        return new Output(text, status, Ending.NONE);
    }
}
