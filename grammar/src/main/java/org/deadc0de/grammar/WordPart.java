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

    /**
     * {@code $((EXPRESSION))}.
     *
     * @param expression the text between the parentheses; what is wrong with it shows when it is expanded
     * @param quoted whether it stood in double quotes
     */
    record Arithmetic(String expression, boolean quoted) implements WordPart {}
}
