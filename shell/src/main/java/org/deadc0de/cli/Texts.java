package org.deadc0de.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Texts from files of the host or standard input. */
final class Texts {
    private static final long LARGEST = 8L << 20;

    private Texts() {}

    /**
     * The text of a file; {@code -} is standard input.
     *
     * @throws Refusal when it cannot be read or is too large
     */
    static String read(Io io, String name) {
        try {
            byte[] bytes;
            if (name.equals("-")) {
                bytes = io.in().readNBytes((int) LARGEST + 1);
            } else if (Files.size(Path.of(name)) > LARGEST) {
                throw new Refusal(Exit.UNREADABLE, name + ": larger than 8 MiB");
            } else {
                bytes = Files.readAllBytes(Path.of(name));
            }
            if (bytes.length > LARGEST) {
                throw new Refusal(Exit.UNREADABLE, "standard input: larger than 8 MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new Refusal(Exit.UNREADABLE, name + ": cannot be read");
        }
    }
}
