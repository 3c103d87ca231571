package org.deadc0de.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** Finds what may follow a beginning of a line, by walking the grammar over it. */
final class PlaceFinder {
    private static final List<Integer> FREE_WORDS = List.of(
            CommandParser.RULE_ddbWord,
            CommandParser.RULE_forName,
            CommandParser.RULE_ifconfigWord,
            CommandParser.RULE_metaWord,
            CommandParser.RULE_optionName,
            CommandParser.RULE_plainPart,
            CommandParser.RULE_pppdArgument,
            CommandParser.RULE_reserved,
            CommandParser.RULE_routeArgument,
            CommandParser.RULE_routeOddVerb,
            CommandParser.RULE_routeWord);

    private final List<Token> tokens = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();
    private final List<String> argv = new ArrayList<>();
    private boolean target; // the next word belongs to a redirection
    private boolean count; // the next word is how often repeat repeats
    private boolean list; // inside the words of for, or after done

    private PlaceFinder() {}

    static Place find(String prefix) {
        return new PlaceFinder().place(prefix);
    }

    private Place place(String prefix) {
        CommandLexer lexer = new CommandLexer(CharStreams.fromString(prefix));
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                tokens.add(token);
            }
        }
        int size = tokens.size();
        if (size > 1 && tokens.get(size - 2).getType() == CommandLexer.EXPLORE_LINE) {
            return afterExplore(tokens.get(size - 1).getText());
        }
        boolean open = lexer._mode == CommandLexer.SINGLE_QUOTES
                || lexer._mode == CommandLexer.DOUBLE_QUOTES
                || lexer._mode == CommandLexer.ARITHMETIC_EXPRESSION;
        int end = prefix.codePointCount(0, prefix.length());
        int from = partialFrom(end);
        String partial = text(tokens.subList(from, size));
        readWords(tokens.subList(0, from));
        Set<String> keywords = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        if (!open && !target) {
            collect(keywords, names);
        }
        keywords.removeIf(keyword -> !keyword.startsWith(partial));
        return new Place(list || target ? List.of() : argv, partial, List.copyOf(keywords), List.copyOf(names));
    }

    /** The index of the first token of the word that the text ends in; the number of tokens when it ends in no word. */
    private int partialFrom(int end) {
        int from = tokens.size();
        if (from == 0 || tokens.get(from - 1).getStopIndex() + 1 < end || !isWord(tokens.get(from - 1))) {
            return from;
        }
        from--;
        while (from > 0 && tokens.get(from - 1).getType() != CommandLexer.GLUE && !startsWord(from)) {
            from--;
        }
        while (from > 1 && tokens.get(from - 1).getType() == CommandLexer.GLUE) {
            from -= 2;
            while (from > 0 && !startsWord(from)) {
                from--;
            }
        }
        return from;
    }

    private boolean startsWord(int index) {
        Token before = tokens.get(index - 1);
        return before.getType() == CommandLexer.GLUE
                || before.getStopIndex() + 1 < tokens.get(index).getStartIndex()
                || !isWord(before);
    }

    static boolean isWord(Token token) {
        int type = token.getType();
        return type >= CommandLexer.BANG && type <= CommandLexer.REST_TEXT && type != CommandLexer.GLUE;
    }

    /** Whether a word before a command's name gives a variable a value. */
    static boolean isAssignment(List<Token> word) {
        Token first = word.get(0);
        return first.getType() == CommandLexer.LITERAL
                && ShellBuilder.ASSIGNMENT.matcher(first.getText()).lookingAt();
    }

    static String text(List<Token> word) {
        StringBuilder text = new StringBuilder();
        for (Token token : word) {
            switch (token.getType()) {
                case CommandLexer.SINGLE_OPEN,
                        CommandLexer.SINGLE_CLOSE,
                        CommandLexer.DOUBLE_OPEN,
                        CommandLexer.DOUBLE_CLOSE -> {}
                case CommandLexer.ESCAPED, CommandLexer.DOUBLE_ESCAPED ->
                    text.append(token.getText().substring(1));
                default -> text.append(token.getText());
            }
        }
        return text.toString();
    }

    // ---- the words before the cursor

    private void readWords(List<Token> before) {
        List<Token> word = new ArrayList<>();
        Token last = null;
        for (Token token : before) {
            types.add(token.getType());
            boolean joins = isWord(token) || token.getType() == CommandLexer.GLUE;
            boolean apart = last != null && last.getStopIndex() + 1 < token.getStartIndex();
            if (!word.isEmpty() && (!joins || (apart && last.getType() != CommandLexer.GLUE && !insideQuotes(word)))) {
                finish(word);
            }
            if (joins) {
                word.add(token);
            } else {
                operator(token.getType());
            }
            last = token;
        }
        if (!word.isEmpty()) {
            finish(word);
        }
    }

    static boolean insideQuotes(List<Token> word) {
        int open = 0;
        for (Token token : word) {
            int type = token.getType();
            if (type == CommandLexer.SINGLE_OPEN
                    || type == CommandLexer.DOUBLE_OPEN
                    || type == CommandLexer.ARITHMETIC) {
                open++;
            } else if (type == CommandLexer.SINGLE_CLOSE
                    || type == CommandLexer.DOUBLE_CLOSE
                    || type == CommandLexer.ARITHMETIC_END) {
                open--;
            }
        }
        return open > 0;
    }

    private void operator(int type) {
        switch (type) {
            case CommandLexer.CLOBBER,
                    CommandLexer.DGREAT,
                    CommandLexer.GREAT,
                    CommandLexer.GREAT_AND,
                    CommandLexer.LESS,
                    CommandLexer.LESS_AND,
                    CommandLexer.LESS_GREAT -> target = true;
            case CommandLexer.IO_NUMBER -> {}
            default -> {
                argv.clear();
                target = false;
                list = false;
            }
        }
    }

    private void finish(List<Token> word) {
        int type = word.size() == 1 ? word.get(0).getType() : CommandLexer.LITERAL;
        if (target) {
            target = false;
        } else if (count) {
            count = false;
        } else if (argv.isEmpty() && !list && (type == CommandLexer.DO || type == CommandLexer.WHILE)) {
            list = false; // a command begins
        } else if (argv.isEmpty() && !list && (type == CommandLexer.FOR || type == CommandLexer.DONE)) {
            list = true;
        } else if (argv.isEmpty() && !list && type == CommandLexer.REPEAT) {
            count = true;
        } else if (!list && !(argv.isEmpty() && isAssignment(word))) {
            argv.add(text(word));
        }
        word.clear();
    }

    // ---- what may follow

    private void collect(Set<String> keywords, Set<String> names) {
        AtnWalk.Reach shell = AtnWalk.walk(CommandParser.RULE_script, types);
        if (shell.consumed() < types.size()) {
            return;
        }
        boolean command = false;
        for (AtnWalk.Expectation expectation : shell.expected()) {
            command |= expectation.rules().contains(CommandParser.RULE_commandWord);
            boolean reserved = expectation.type() >= CommandLexer.BANG && expectation.type() <= CommandLexer.WHILE;
            if (reserved && isKeyword(expectation)) {
                keywords.add(Keywords.literal(expectation.type()));
            }
        }
        if (argv.isEmpty() && command) {
            keywords.addAll(Keywords.PROGRAMS.words());
            keywords.addAll(Keywords.beginning(CommandParser.RULE_meta));
        } else if (!argv.isEmpty()) {
            follow(argv, keywords, names);
        }
    }

    private static void follow(List<String> argv, Set<String> keywords, Set<String> names) {
        List<Integer> columns = new ArrayList<>();
        argv.forEach(word -> columns.add(1));
        columns.add(1);
        List<String> longer = new ArrayList<>(argv);
        longer.add("x");
        List<Token> ahead = ArgumentTokens.of(longer, columns);
        if (ahead.get(ahead.size() - 1).getType() == CommandLexer.VALUE) {
            return; // an option's value: no keyword
        }
        List<Integer> types = new ArrayList<>();
        ArgumentTokens.of(argv, columns).forEach(token -> types.add(token.getType()));
        boolean meta = ArgumentTokens.isMeta(argv.get(0));
        AtnWalk.Reach reach = AtnWalk.walk(meta ? CommandParser.RULE_metaCommand : CommandParser.RULE_command, types);
        if (reach.consumed() < types.size()) {
            return;
        }
        String program = ArgumentTokens.programName(argv.get(0));
        for (AtnWalk.Expectation expectation : reach.expected()) {
            String name = PeopleErrors.phrase(expectation);
            if (name != null) {
                names.add(name);
            } else if (isKeyword(expectation)) {
                keywords.add(Keywords.literal(expectation.type()));
            } else if (expectation.type() == CommandLexer.FLAG) {
                keywords.addAll(options(program));
            } else if (expectation.type() == CommandLexer.SIGNAL) {
                ArgumentTokens.SIGNALS.forEach(signal -> keywords.add("-" + signal));
            }
        }
    }

    private static List<String> options(String program) {
        return switch (program) {
            case "echo" -> List.of("-n");
            case "kill" -> List.of("-l", "-s");
            default -> Getopt.options(program);
        };
    }

    private static boolean isKeyword(AtnWalk.Expectation expectation) {
        if (Keywords.literal(expectation.type()) == null) {
            return false;
        }
        for (int rule : expectation.rules()) {
            if (FREE_WORDS.contains(rule)) {
                return false;
            }
        }
        return true;
    }

    /** After :explore stand a strategy and options, then a line of its own. */
    private static Place afterExplore(String rest) {
        List<Token> tokens = ArgumentTokens.of(List.of(":explore", rest), List.of(1, 1));
        Token last = tokens.get(tokens.size() - 1);
        if (last.getType() == CommandLexer.REST) {
            return find(last.getText());
        }
        int blank = rest.length();
        while (blank > 0 && rest.charAt(blank - 1) != ' ' && rest.charAt(blank - 1) != '\t') {
            blank--;
        }
        String partial = rest.substring(blank);
        List<String> argv = new ArrayList<>(List.of(":explore"));
        if (!rest.substring(0, blank).isBlank()) {
            argv.addAll(List.of(rest.substring(0, blank).strip().split("[ \t]+")));
        }
        Set<String> keywords = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        follow(argv, keywords, names);
        if (names.isEmpty()) {
            keywords.addAll(Keywords.PROGRAMS.words());
            keywords.addAll(Keywords.LOOPS);
        }
        keywords.removeIf(keyword -> !keyword.startsWith(partial));
        return new Place(argv, partial, List.copyOf(keywords), List.copyOf(names));
    }

    // ---- the debugger

    static List<String> debugger(List<Token> tokens, String prefix) {
        boolean blank = prefix.isEmpty() || prefix.charAt(prefix.length() - 1) <= ' ';
        Token last = blank || tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        boolean word = last != null && last.getType() != CommandLexer.SLASH && last.getType() != CommandLexer.COMMA;
        String partial = word ? last.getText() : "";
        List<Integer> types = new ArrayList<>();
        tokens.subList(0, tokens.size() - (word ? 1 : 0)).forEach(token -> types.add(token.getType()));
        AtnWalk.Reach reach = AtnWalk.walk(CommandParser.RULE_debuggerCommand, types);
        Set<String> keywords = new TreeSet<>();
        if (reach.consumed() == types.size()) {
            for (AtnWalk.Expectation expectation : reach.expected()) {
                if (isKeyword(expectation)
                        && Keywords.literal(expectation.type()).startsWith(partial)) {
                    keywords.add(Keywords.literal(expectation.type()));
                }
            }
        }
        keywords.remove("/");
        keywords.remove(",");
        return List.copyOf(keywords);
    }
}
