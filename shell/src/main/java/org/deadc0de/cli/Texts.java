package org.deadc0de.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Texts from files of the host or standard input. */
final class Texts {
    private static final int LARGEST = 8 << 20;

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
                bytes = io.in().readNBytes(LARGEST + 1);
            } else {
                try (InputStream in = Files.newInputStream(Path.of(name))) { // a device has no size and never ends
                    bytes = in.readNBytes(LARGEST + 1);
                }
            }
            if (bytes.length > LARGEST) {
                throw new Refusal(
                        Exit.UNREADABLE, (name.equals("-") ? "standard input" : name) + ": larger than 8 MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new Refusal(Exit.UNREADABLE, name + ": cannot be read");
        }
    }
}
