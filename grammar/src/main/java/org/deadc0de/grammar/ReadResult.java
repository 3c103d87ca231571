package org.deadc0de.grammar;

import java.util.Optional;
import java.util.function.Function;

/**
 * What came of reading a text: a value, a wish for more text, or a refusal in words for people. Reading never throws.
 *
 * @param <T> what was read
 */
public sealed interface ReadResult<T> {

    /** The text was understood. */
    record Parsed<T>(T value) implements ReadResult<T> {}

    /**
     * The text is a beginning: an open quote, a trailing backslash, an unfinished loop, nothing after {@code &&}. Read one
     * more line, join it with a newline, and try again.
     *
     * @param wanted what is missing, for people: {@code "done"}, {@code a closing quote}
     */
    record Incomplete<T>(String wanted) implements ReadResult<T> {}

    /**
     * The text cannot be understood.
     *
     * @param message one line, complete with place, to be printed as it stands
     * @param line from 1, in the text read
     * @param column from 1, in characters (code points) of that line
     * @param suggestion the nearest word that could have stood there, where one is near
     */
    record Refused<T>(String message, int line, int column, Optional<String> suggestion) implements ReadResult<T> {}

    /** One of the three, as a function of which it is. Java 17 has no pattern switch. */
    default <R> R match(
            Function<Parsed<T>, R> parsed, Function<Incomplete<T>, R> incomplete, Function<Refused<T>, R> refused) {
        if (this instanceof Parsed<T> it) {
            return parsed.apply(it);
        }
        if (this instanceof Incomplete<T> it) {
            return incomplete.apply(it);
        }
        return refused.apply((Refused<T>) this);
    }
}
