package org.deadc0de.grammar;

/** A piece of a word. */
public sealed interface WordPart {

    /** Text that stood in no quotes. */
    record Literal(String text) implements WordPart {}

    /** Text from quotes or after a backslash; may be empty, and then still makes a word. */
    record Quoted(String text) implements WordPart {}

    /**
     * {@code $NAME}, {@code ${NAME}}, {@code $?} or {@code $!}.
     *
     * @param name without the dollar: {@code NAME}, {@code ?} or {@code !}
     * @param quoted whether it stood in double quotes, where its value is not split at blanks
     */
    record Variable(String name, boolean quoted) implements WordPart {}
}
