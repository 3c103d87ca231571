package org.deadc0de.grammar;

/**
 * A stretch of a line and what it is, for colouring.
 *
 * @param from index of its first char (as in {@link String#charAt})
 * @param to index after its last
 */
public record Span(int from, int to, Kind kind) {

    /** What a stretch is. */
    public enum Kind {
        /** The name of a program or builtin that the grammar knows. */
        PROGRAM,
        /** The first word of a command that the grammar does not know; a host may still have such a program. */
        OTHER_PROGRAM,
        /** The name of one of the simulator's own commands. */
        META,
        /** A word that the program at hand knows: {@code create}, {@code -net}, {@code on}. */
        KEYWORD,
        /** Option letters. */
        OPTION,
        /** {@code for}, {@code in}, {@code do}, {@code done}, {@code while}, {@code repeat} in their places. */
        RESERVED,
        /** {@code ;}, {@code &}, {@code |}, redirections. */
        OPERATOR,
        /** A word with quotes in it. */
        QUOTED,
        /** A word with a variable in it. */
        VARIABLE,
        /** From a number sign to the end of the line. */
        COMMENT,
        /** Any other word: a name, an address, a number. */
        WORD,
        /** Where the line cannot be understood, from there to its end. */
        WRONG
    }
}
