package org.deadc0de.grammar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** Says of each stretch of a line what it is: the shell's structure by its lexer, arguments by the program's keywords. */
final class SpanFinder {
    private final String text;
    private final List<Span> spans = new ArrayList<>();
    private final List<Span> command = new ArrayList<>(); // the words of the command at hand
    private final List<String> argv = new ArrayList<>();
    private final int[] chars; // where each code point begins, and the end
    private boolean names; // reserved or free words follow, no command: for NAME in WORDS
    private boolean count; // the number of repeat follows
    private boolean target; // what a redirection leads to follows

    private SpanFinder(String text) {
        this.text = text;
        this.chars = new int[text.codePointCount(0, text.length()) + 1];
        for (int i = 0, at = 0; i < chars.length; i++) {
            chars[i] = at;
            at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
        }
    }

    /** The spans of a line, in order; blanks belong to none. */
    static List<Span> find(String text) {
        SpanFinder finder = new SpanFinder(text);
        finder.run();
        finder.spans.sort(Comparator.comparingInt(Span::from)); // a redirection is known before the command around it
        return List.copyOf(finder.spans);
    }

    private void run() {
        int wrongFrom = wrongFrom();
        CommandLexer lexer = new CommandLexer(CharStreams.fromString(text));
        List<Token> word = new ArrayList<>();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (chars[token.getStartIndex()] >= wrongFrom) {
                break;
            }
            boolean inside = !word.isEmpty() && PlaceFinder.insideQuotes(word);
            boolean joins = PlaceFinder.isWord(token) || token.getType() == CommandLexer.GLUE;
            boolean glued = !word.isEmpty()
                    && (inside
                            || token.getType() == CommandLexer.GLUE
                            || word.get(word.size() - 1).getType() == CommandLexer.GLUE);
            if (!word.isEmpty() && !glued) {
                finish(word);
            }
            if (joins) {
                word.add(token);
            } else if (!inside) {
                other(token);
            }
        }
        if (!word.isEmpty()) {
            finish(word);
        }
        endCommand();
        if (wrongFrom < text.length()) {
            spans.add(new Span(wrongFrom, text.length(), Span.Kind.WRONG));
        }
    }

    /** Where the shell stops understanding; the length of the text when it understands all, or waits for more. */
    private int wrongFrom() {
        ReadResult<Script> read = CommandReader.readScript(text);
        if (!(read instanceof ReadResult.Refused<Script> refused)) {
            return text.length();
        }
        int at = 0;
        for (int line = 1; line < refused.line(); line++) {
            at = text.indexOf('\n', at) + 1;
        }
        int left = text.codePointCount(at, text.length());
        return text.offsetByCodePoints(at, Math.min(refused.column() - 1, left));
    }

    private void other(Token token) {
        Span.Kind kind = switch (token.getType()) {
            case CommandLexer.COMMENT -> Span.Kind.COMMENT;
            case CommandLexer.BLANKS,
                    CommandLexer.CONTINUATION,
                    CommandLexer.DOUBLE_CONTINUATION,
                    CommandLexer.NEWLINE -> null;
            default -> Span.Kind.OPERATOR;
        };
        switch (token.getType()) {
            case CommandLexer.CLOBBER,
                    CommandLexer.DGREAT,
                    CommandLexer.GREAT,
                    CommandLexer.GREAT_AND,
                    CommandLexer.LESS,
                    CommandLexer.LESS_AND,
                    CommandLexer.LESS_GREAT -> target = true;
            case CommandLexer.AMPERSAND,
                    CommandLexer.AND_IF,
                    CommandLexer.NEWLINE,
                    CommandLexer.OR_IF,
                    CommandLexer.PIPE,
                    CommandLexer.SEMICOLON -> endCommand();
            default -> {}
        }
        if (kind != null) {
            add(token.getStartIndex(), token.getStopIndex() + 1, kind);
        }
    }

    private void finish(List<Token> word) {
        Token first = word.get(0);
        int type = word.size() == 1 ? first.getType() : CommandLexer.LITERAL;
        int from = first.getStartIndex();
        int to = word.get(word.size() - 1).getStopIndex() + 1;
        boolean begins = argv.isEmpty() && !names && !count && !target;
        if (type == CommandLexer.REST_TEXT) {
            explore(from, to);
        } else if (begins && isReserved(type)) {
            add(from, to, Span.Kind.RESERVED);
            names = type == CommandLexer.FOR || type == CommandLexer.DONE;
            count = type == CommandLexer.REPEAT;
        } else if (names && type == CommandLexer.IN) {
            add(from, to, Span.Kind.RESERVED);
        } else if (names || count || target) {
            add(from, to, plainKind(word));
            count = false;
            target = false;
        } else if (argv.isEmpty() && PlaceFinder.isAssignment(word)) {
            add(from, to, Span.Kind.VARIABLE);
        } else {
            argv.add(PlaceFinder.text(word));
            command.add(new Span(chars[from], chars[to], plainKind(word)));
        }
        word.clear();
    }

    private static boolean isReserved(int type) {
        return switch (type) {
            case CommandLexer.DO, CommandLexer.DONE, CommandLexer.FOR, CommandLexer.REPEAT, CommandLexer.WHILE -> true;
            default -> false;
        };
    }

    private static Span.Kind plainKind(List<Token> word) {
        Span.Kind kind = Span.Kind.WORD;
        for (Token token : word) {
            switch (token.getType()) {
                case CommandLexer.ARITHMETIC, CommandLexer.VARIABLE, CommandLexer.BRACED_VARIABLE -> {
                    return Span.Kind.VARIABLE;
                }
                case CommandLexer.SINGLE_OPEN, CommandLexer.DOUBLE_OPEN -> kind = Span.Kind.QUOTED;
                default -> {}
            }
        }
        return kind;
    }

    // ---- one command

    private void endCommand() {
        if (!argv.isEmpty()) {
            List<Span.Kind> kinds = kinds(argv);
            for (int i = 0; i < argv.size(); i++) {
                Span span = command.get(i);
                boolean plain = span.kind() == Span.Kind.WORD || i == 0;
                spans.add(new Span(span.from(), span.to(), plain ? kinds.get(i) : span.kind()));
            }
        }
        argv.clear();
        command.clear();
        names = false;
        count = false;
        target = false;
    }

    /** What each word is to its program. */
    private static List<Span.Kind> kinds(List<String> argv) {
        List<Span.Kind> kinds = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < argv.size(); i++) {
            kinds.add(Span.Kind.WORD);
            numbers.add(i + 1);
        }
        boolean meta = ArgumentTokens.isMeta(argv.get(0));
        List<Token> tokens = ArgumentTokens.of(argv, numbers);
        List<Integer> types = new ArrayList<>();
        tokens.forEach(token -> types.add(token.getType()));
        int understood =
                meta ? AtnWalk.walk(CommandParser.RULE_metaCommand, types).consumed() : tokens.size();
        for (int i = tokens.size() - 1; i >= 0; i--) {
            int word = tokens.get(i).getCharPositionInLine();
            if (word < kinds.size()) {
                kinds.set(word, i < understood ? kind(tokens.get(i), i == 0, meta) : Span.Kind.WRONG);
            }
        }
        return kinds;
    }

    private static Span.Kind kind(Token token, boolean first, boolean meta) {
        int type = token.getType();
        if (first) {
            boolean known = meta || type != CommandLexer.WORD || token.getText().equals(":");
            return meta ? Span.Kind.META : known ? Span.Kind.PROGRAM : Span.Kind.OTHER_PROGRAM;
        }
        return switch (type) {
            case CommandLexer.FLAG, CommandLexer.SIGNAL, CommandLexer.VALUE_FLAG -> Span.Kind.OPTION;
            case CommandLexer.VALUE -> Span.Kind.WORD;
            default -> Keywords.literal(type) == null ? Span.Kind.WORD : Span.Kind.KEYWORD;
        };
    }

    /** After :explore: its own words, then a line that is coloured as a line. */
    private void explore(int from, int to) {
        String rest = text.substring(chars[from], chars[to]);
        List<Token> tokens = ArgumentTokens.of(List.of(":explore", rest), List.of(1, from + 1));
        for (Token token : tokens.subList(1, tokens.size())) {
            int begin = chars[token.getCharPositionInLine()];
            if (token.getType() == CommandLexer.REST) {
                for (Span span : find(token.getText())) {
                    spans.add(new Span(begin + span.from(), begin + span.to(), span.kind()));
                }
            } else {
                spans.add(new Span(begin, begin + token.getText().length(), kind(token, false, true)));
            }
        }
    }

    private void add(int from, int to, Span.Kind kind) {
        spans.add(new Span(chars[from], chars[to], kind));
    }
}
