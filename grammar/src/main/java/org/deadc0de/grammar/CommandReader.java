package org.deadc0de.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * The only entrance for text. Reading has two steps, for words may hold variables: {@link #readScript} gives the shell's
 * lists, loops and words; when a simple command's turn comes, its words are expanded ({@link Word#expand}) and {@link
 * #command} says what they ask for. A line at a kernel debugger's prompt goes to {@link #debugger}.
 *
 * <p>No input makes any of these throw, and the time they take grows with the length of the input alone.
 */
public final class CommandReader {
    private CommandReader() {}

    // ---- the shell

    /**
     * Reads a text in the shell's language: one line or many, with or without a newline at the end.
     *
     * @return the script; incomplete when more lines are needed; or a refusal in sh's words, such as {@code sh: 1: Syntax error:
     *     "done" unexpected (column 10)}
     */
    public static ReadResult<Script> readScript(String text) {
        return readScript(text, 0);
    }

    private static ReadResult<Script> readScript(String text, int columnsBefore) {
        CommandParser parser = parser(new CommonTokenStream(new CommandLexer(stream(text + "\n"))));
        parser.getInterpreter().setPredictionMode(PredictionMode.LL);
        try {
            return new ReadResult.Parsed<>(new ShellBuilder().script(parser.script()));
        } catch (GuardedParser.TooDeep e) {
            return refused(e.token(), columnsBefore, "nested too deeply");
        } catch (ShellBuilder.Unfit e) {
            return refused(e.token(), columnsBefore, e.getMessage());
        } catch (ParseCancellationException e) {
            RecognitionException cause = (RecognitionException) e.getCause();
            Token found = cause.getOffendingToken();
            IntervalSet expected = cause.getExpectedTokens();
            if (found.getType() == Token.EOF) {
                return new ReadResult.Incomplete<>(PeopleErrors.wanted(expected));
            }
            int index = found.getTokenIndex();
            Token before = index > 0 ? parser.getInputStream().get(index - 1) : null;
            return refused(found, columnsBefore, PeopleErrors.shellProblem(found, before, expected));
        }
    }

    private static ReadResult<Script> refused(Token token, int columnsBefore, String problem) {
        int column = token.getCharPositionInLine() + 1 + (token.getLine() == 1 ? columnsBefore : 0);
        return PeopleErrors.shell(token.getLine(), column, problem);
    }

    // ---- one command

    /**
     * What the words of a simple command ask for, as if they stood with one blank between them.
     *
     * @param argv the expanded words, quotes removed, the program's name first
     * @return the command; refused only for a command of the simulator (a word that begins with a colon), as {@code column 10:
     *     found "pctt", expected random, pct, dpor or replay}
     */
    public static ReadResult<Command> command(List<String> argv) {
        List<Integer> columns = new ArrayList<>();
        int column = 1;
        for (String word : argv) {
            columns.add(column);
            column += word.codePointCount(0, word.length()) + 1;
        }
        return command(argv, columns);
    }

    /**
     * What the words of a simple command ask for.
     *
     * @param columns where each word began in its line, from 1: {@link Word#column} of the word it came from
     * @throws IllegalArgumentException when the lists differ in length, a mistake of the caller
     */
    public static ReadResult<Command> command(List<String> argv, List<Integer> columns) {
        if (argv.size() != columns.size()) {
            throw new IllegalArgumentException(argv.size() + " words, " + columns.size() + " columns");
        }
        if (argv.isEmpty() || argv.get(0).equals(":")) {
            return new ReadResult.Parsed<>(new Command.True(argv));
        }
        List<Token> tokens = ArgumentTokens.of(argv, columns);
        if (ArgumentTokens.isMeta(argv.get(0))) {
            String last = argv.get(argv.size() - 1);
            int end = columns.get(argv.size() - 1) + last.codePointCount(0, last.length());
            return meta(argv, tokens, end);
        }
        return new ReadResult.Parsed<>(parser(tokens).command().accept(new CommandBuilder(argv)));
    }

    private static ReadResult<Command> meta(List<String> argv, List<Token> tokens, int end) {
        List<Integer> types = new ArrayList<>();
        tokens.forEach(token -> types.add(token.getType()));
        types.add(Token.EOF);
        AtnWalk.Reach reach = AtnWalk.walk(CommandParser.RULE_metaCommand, types);
        if (reach.consumed() < types.size()) {
            return PeopleErrors.meta(tokens, reach, end);
        }
        Script script = new Script(List.of());
        for (Token token : tokens) {
            int column = token.getCharPositionInLine() + 1;
            if (token.getType() == CommandLexer.NUMBER && token.getText().length() > 18) {
                String message = "column " + column + ": number too large";
                return new ReadResult.Refused<>(message, 1, column, Optional.empty());
            }
            if (token.getType() == CommandLexer.REST) {
                ReadResult<Script> lines = readScript(token.getText(), column - 1);
                if (lines instanceof ReadResult.Refused<Script> it) {
                    return new ReadResult.Refused<>(it.message(), it.line(), it.column(), it.suggestion());
                }
                if (lines instanceof ReadResult.Incomplete<Script> it) {
                    String message = "column " + end + ": found the end of the line, expected " + it.wanted();
                    return new ReadResult.Refused<>(message, 1, end, Optional.empty());
                }
                script = ((ReadResult.Parsed<Script>) lines).value();
            }
        }
        return new ReadResult.Parsed<>(parser(tokens).metaCommand().accept(new MetaBuilder(argv, script)));
    }

    // ---- the debugger

    /** Reads a line typed at a kernel debugger's prompt. Never refused: complaints are the debugger's. */
    public static DebuggerCommand debugger(String line) {
        CommandLexer lexer = new CommandLexer(stream(line));
        lexer.pushMode(CommandLexer.DEBUGGER);
        List<Token> tokens = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                int type = token.getType();
                if (type == CommandLexer.DEBUGGER_WORD) {
                    type = Keywords.inside(CommandParser.RULE_ddb).type(token.getText(), CommandLexer.WORD);
                }
                ((WritableToken) token).setType(type);
                tokens.add(token);
                words.add(token.getText());
                types.add(type);
            }
        }
        types.add(Token.EOF);
        if (AtnWalk.walk(CommandParser.RULE_debuggerCommand, types).consumed() < types.size()) {
            return new DebuggerCommand.DebuggerWords(words, Optional.empty());
        }
        return parser(tokens).debuggerCommand().accept(new DebuggerBuilder(words));
    }

    // ---- what may follow

    private static CommandParser parser(List<Token> tokens) {
        CommandParser parser = parser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        return parser;
    }

    private static CommandParser parser(CommonTokenStream tokens) {
        CommandParser parser = new CommandParser(tokens);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        return parser;
    }

    /** Half of a surrogate pair is no character; it becomes the replacement character. */
    private static CharStream stream(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            clean.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c);
        }
        return CharStreams.fromString(clean.toString());
    }
}
