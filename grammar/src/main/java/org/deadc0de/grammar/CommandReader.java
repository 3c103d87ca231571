package org.deadc0de.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
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
        CommandParser parser =
                parser(new CommonTokenStream(new CommandLexer(CharStreams.fromString(clean(text) + "\n"))));
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
     * @return the command; refused for a command of the simulator (a word that begins with a colon) that makes no sense, as
     *     {@code column 10: found "pctt", expected random, pct, dpor or replay}, and for builtins of sh that this shell lacks
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
        if (PeopleErrors.isMissingBuiltin(argv.get(0))) {
            return PeopleErrors.missingBuiltin(argv.get(0), columns.get(0));
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
        List<Token> tokens = tokensOfDebugger(clean(line));
        List<String> words = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        for (Token token : tokens) {
            words.add(token.getText());
            types.add(token.getType());
        }
        types.add(Token.EOF);
        if (AtnWalk.walk(CommandParser.RULE_debuggerCommand, types).consumed() < types.size()) {
            return new DebuggerCommand.DebuggerWords(words);
        }
        return parser(tokens).debuggerCommand().accept(new DebuggerBuilder(words));
    }

    // ---- what may follow

    /**
     * The keywords that may stand where a beginning of a line ends, in the order of the alphabet: those that complete its last
     * word or, after a blank, those that may begin the next one. Names that only the kernel knows are not among them.
     */
    public static List<String> expected(String prefixOfLine) {
        return place(prefixOfLine).keywords();
    }

    /** Where a beginning of a line ends: in which command, after which words, and what may follow. */
    public static Place place(String prefixOfLine) {
        return PlaceFinder.find(clean(prefixOfLine));
    }

    /** The keywords that may stand where a beginning of a debugger line ends. */
    public static List<String> expectedInDebugger(String prefixOfLine) {
        return PlaceFinder.debugger(tokensOfDebugger(clean(prefixOfLine)), prefixOfLine);
    }

    /**
     * What each stretch of a line is, for colouring; in order and without overlap, blanks left out. A line that cannot be
     * understood has its rest marked wrong; an unfinished one has not.
     */
    public static List<Span> spans(String line) {
        return SpanFinder.find(clean(line));
    }

    // ---- the machinery

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

    private static List<Token> tokensOfDebugger(String line) {
        CommandLexer lexer = new CommandLexer(CharStreams.fromString(line));
        lexer.pushMode(CommandLexer.DEBUGGER);
        List<Token> tokens = new ArrayList<>();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (token.getChannel() != Token.DEFAULT_CHANNEL) {
                continue;
            }
            if (token.getType() == CommandLexer.DEBUGGER_WORD) {
                Keywords known = Keywords.inside(CommandParser.RULE_ddb);
                ((WritableToken) token).setType(known.type(token.getText(), CommandLexer.WORD));
            }
            tokens.add(token);
        }
        return tokens;
    }

    /** Half of a surrogate pair is no character; it becomes the replacement character. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            clean.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c);
        }
        return clean.toString();
    }
}
