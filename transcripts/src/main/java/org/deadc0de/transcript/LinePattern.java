package org.deadc0de.transcript;

import java.util.List;
import java.util.Map;

/**
 * What an expected line matches, once its text did not match literally.
 *
 * @param kind how to compare
 * @param text the characters meant, suffixes removed and escapes read
 * @param parts the pieces of a {@link Kind#TEMPLATE}
 * @param regex the expression of a {@link Kind#REGEX}
 * @param optional whether the line may be missing: {@code (?)}
 * @param unended whether the output line has no newline: {@code (no-eol)}
 */
record LinePattern(Kind kind, String text, List<Part> parts, SafeRegex regex, boolean optional, boolean unended) {
    /** How lines are compared. */
    enum Kind {
        /** Character by character. */
        LITERAL,
        /** Piece by piece: captures, references, code addresses. */
        TEMPLATE,
        /** By regular expression: {@code (re)}. */
        REGEX,
        /** By {@code *} and {@code ?}: {@code (glob)}. */
        GLOB,
        /** Any lines at all: {@code ...}. */
        ANY
    }

    /** A piece of a template. */
    sealed interface Part {
        /** These characters. */
        record Text(String text) implements Part {}

        /** The digits after {@code fn+0x}: whatever they are. */
        record CodeOffset() implements Part {}

        /** The address before {@code at fn+0x1f3}: whatever it is. */
        record CodeAddress() implements Part {}

        /** {@code <name:type>}; an empty name binds nothing. */
        record Capture(String name, CaptureType type, SafeRegex regex) implements Part {}

        /** {@code <name>+0x1c}; characters as written while nothing is bound to the name. */
        record Reference(String name, String written, long delta, String deltaWritten) implements Part {}
    }

    LinePattern {
        parts = List.copyOf(parts);
    }

    boolean isAny() {
        return kind == Kind.ANY;
    }

    /** Whether matching may bind or read a name. */
    boolean hasNames() {
        for (Part part : parts) {
            if (part instanceof Part.Reference || part instanceof Part.Capture) {
                return true;
            }
        }
        return false;
    }

    /** Adds the names that this line may bind. */
    void declare(Map<String, CaptureType> types) {
        for (Part part : parts) {
            if (part instanceof Part.Capture capture && !capture.name().isEmpty()) {
                types.putIfAbsent(capture.name(), capture.type());
            }
        }
    }
}
