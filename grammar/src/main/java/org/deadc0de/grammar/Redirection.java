package org.deadc0de.grammar;

/**
 * One redirection.
 *
 * @param descriptor the one that changes: as typed, or 0 for the kinds that read and 1 for those that write
 * @param target the file; for {@link Kind#DUPLICATE} the decimal number of the descriptor to copy; for {@link Kind#CLOSE}
 *     the dash
 */
public record Redirection(int descriptor, Kind kind, Word target) {

    /** What happens to the descriptor. */
    public enum Kind {
        /** {@code < FILE}. */
        READ,
        /** {@code > FILE} and {@code >| FILE}. */
        WRITE,
        /** {@code >> FILE}. */
        APPEND,
        /** {@code <> FILE}. */
        READ_WRITE,
        /** {@code >&N} and {@code <&N}. */
        DUPLICATE,
        /** {@code >&-} and {@code <&-}. */
        CLOSE
    }
}
