package org.deadc0de.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/**
 * What a shell's lexer must know besides the characters at hand: whether a word goes on, and whether a command may begin.
 * Puts a GLUE token between two parts of one word, and
 * makes a reserved word that is only part of a longer word a literal.
 */
abstract class ShellLexer extends Lexer {
    private boolean inWord;
    private boolean atCommand = true;
    private Token held;
    private int parentheses; // open inside an arithmetic expression

    ShellLexer(CharStream input) {
        super(input);
        removeErrorListeners();
    }

    @Override
    public Token nextToken() {
        if (held != null) {
            Token token = held;
            held = null;
            return token;
        }
        boolean outside = _mode == DEFAULT_MODE;
        Token token = super.nextToken();
        int type = token.getType();
        if (type == CommandLexer.CONTINUATION) {
            return token; // the word goes on in the next line
        }
        if (!outside) {
            countParentheses(token);
            inWord = _mode == DEFAULT_MODE && type != CommandLexer.NEWLINE;
            atCommand = type == CommandLexer.NEWLINE;
            return token;
        }
        if (isReserved(type) && (inWord || wordGoesOn())) {
            ((CommonToken) token).setType(CommandLexer.LITERAL);
            type = CommandLexer.LITERAL;
        }
        // Not a predicate of the rule: behind one, the simulator of lexers remembers no transition, and numbers are
        // frequent.
        if (type == CommandLexer.IO_NUMBER && !beforeRedirection()) {
            ((CommonToken) token).setType(CommandLexer.LITERAL);
            type = CommandLexer.LITERAL;
        }
        if (type == CommandLexer.ARITHMETIC) {
            parentheses = 0;
        }
        boolean part = isPart(type);
        boolean glued = part && inWord;
        if (token.getChannel() == Token.DEFAULT_CHANNEL) {
            atCommand = beginsCommand(type) && (!part || atCommand);
        }
        inWord = part && type != CommandLexer.IO_NUMBER;
        if (!glued) {
            return token;
        }
        held = token;
        CommonToken glue = new CommonToken(CommandLexer.GLUE, "");
        glue.setLine(token.getLine());
        glue.setCharPositionInLine(token.getCharPositionInLine());
        glue.setStartIndex(token.getStartIndex());
        glue.setStopIndex(token.getStartIndex() - 1);
        return glue;
    }

    @Override
    public void reset() {
        super.reset();
        inWord = false;
        atCommand = true;
        held = null;
        parentheses = 0;
    }

    private void countParentheses(Token token) {
        switch (token.getType()) {
            case CommandLexer.ARITHMETIC -> parentheses = 0;
            case CommandLexer.ARITHMETIC_OPEN -> parentheses++;
            case CommandLexer.ARITHMETIC_CLOSE -> {
                if (--parentheses < 0) {
                    parentheses = 0;
                    ((CommonToken) token).setType(CommandLexer.RPAREN); // one closes nothing: two end the expression
                }
            }
            default -> {}
        }
    }

    /** Whether two closing parentheses end the arithmetic expression. */
    final boolean atOutermost() {
        return parentheses == 0;
    }

    /** A number sign in the middle of a word is no comment. */
    final boolean atWordStart() {
        return !inWord;
    }

    /** Digits right before a redirection name its descriptor, unless they end a word. */
    private boolean beforeRedirection() {
        int next = _input.LA(1);
        return !inWord && (next == '<' || next == '>');
    }

    /** Only as the first word of a command, and only as a word of its own. */
    final boolean beforeRest() {
        int next = _input.LA(1);
        return atCommand
                && !inWord
                && (next == ' ' || next == '\t' || next == '\r' || next == '\n' || next == CharStream.EOF);
    }

    /** Whether the next character belongs to the same word: {@code do"ne"} is no reserved word. */
    private boolean wordGoesOn() {
        int next = _input.LA(1);
        return next != CharStream.EOF && " \t\r\n\f\u000b;&|<>()".indexOf(next) < 0;
    }

    private static boolean isPart(int type) {
        return switch (type) {
            case CommandLexer.LITERAL,
                    CommandLexer.ESCAPED,
                    CommandLexer.DOLLAR,
                    CommandLexer.VARIABLE,
                    CommandLexer.BRACED_VARIABLE,
                    CommandLexer.ARITHMETIC,
                    CommandLexer.SINGLE_OPEN,
                    CommandLexer.DOUBLE_OPEN -> true;
            default -> isReserved(type);
        };
    }

    private static boolean isReserved(int type) {
        return type >= CommandLexer.BANG && type <= CommandLexer.WHILE;
    }

    private static boolean beginsCommand(int type) {
        return switch (type) {
            case CommandLexer.AND_IF,
                    CommandLexer.OR_IF,
                    CommandLexer.AMPERSAND,
                    CommandLexer.PIPE,
                    CommandLexer.SEMICOLON,
                    CommandLexer.NEWLINE,
                    CommandLexer.DO,
                    CommandLexer.WHILE -> true;
            default -> false;
        };
    }
}
