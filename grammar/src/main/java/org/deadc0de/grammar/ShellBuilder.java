package org.deadc0de.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/** Makes the records of the shell's language from a parse tree. */
final class ShellBuilder extends CommandParserBaseVisitor<ShellCommand> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
    static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*=");

    /** Something that only shows when the words are put together; never leaves this package. */
    static final class Unfit extends RuntimeException {
        private final Token token;

        Unfit(Token token, String problem) {
            super(problem, null, false, false);
            this.token = token;
        }

        Token token() {
            return token;
        }
    }

    Script script(CommandParser.ScriptContext tree) {
        return new Script(lines(tree.element()));
    }

    private List<Line> lines(List<CommandParser.ElementContext> elements) {
        List<Line> lines = new ArrayList<>();
        for (CommandParser.ElementContext element : elements) {
            Token start = element.andOr().getStart();
            lines.add(new Line(
                    andOr(element.andOr()),
                    element.terminator() instanceof CommandParser.InBackgroundContext,
                    source(element.andOr()),
                    start.getLine(),
                    column(start)));
        }
        return lines;
    }

    private AndOr andOr(CommandParser.AndOrContext tree) {
        List<AndOr.Link> rest = new ArrayList<>();
        for (CommandParser.ChainedContext chained : tree.chained()) {
            boolean and = chained.operator.getType() == CommandLexer.AND_IF;
            rest.add(new AndOr.Link(and ? AndOr.Operator.AND : AndOr.Operator.OR, pipeline(chained.pipeline())));
        }
        return new AndOr(pipeline(tree.first), rest);
    }

    private Pipeline pipeline(CommandParser.PipelineContext tree) {
        List<ShellCommand> commands = new ArrayList<>();
        for (CommandParser.ShellCommandContext command : tree.shellCommand()) {
            commands.add(command.accept(this));
        }
        return new Pipeline(commands);
    }

    @Override
    public ShellCommand visitForLoop(CommandParser.ForLoopContext tree) {
        String variable = tree.variable.getText();
        if (!NAME.matcher(variable).matches()) {
            throw new Unfit(
                    tree.variable.getStart(), "Bad for loop variable \"" + PeopleErrors.printable(variable) + '"');
        }
        return new ShellCommand.For(
                variable, words(tree.word()), body(tree.body()), redirections(tree.redirection()), source(tree));
    }

    @Override
    public ShellCommand visitWhileLoop(CommandParser.WhileLoopContext tree) {
        return new ShellCommand.While(
                lines(tree.condition.element()), body(tree.body()), redirections(tree.redirection()), source(tree));
    }

    @Override
    public ShellCommand visitRepeatLoop(CommandParser.RepeatLoopContext tree) {
        Word count = word(tree.count);
        Optional<String> literal = count.literal();
        if (literal.isPresent() && !ArgumentTokens.isNumber(literal.get())) {
            throw new Unfit(
                    tree.count.getStart(),
                    "\"repeat\" needs a number, not \"" + PeopleErrors.printable(literal.get()) + '"');
        }
        return new ShellCommand.Repeat(count, tree.shellCommand().accept(this), source(tree));
    }

    @Override
    public ShellCommand visitExploreLine(CommandParser.ExploreLineContext tree) {
        List<Word> words = new ArrayList<>();
        Token name = tree.EXPLORE_LINE().getSymbol();
        words.add(new Word(List.of(new WordPart.Literal(name.getText())), name.getLine(), column(name)));
        StringBuilder text = new StringBuilder();
        tree.REST_TEXT().forEach(piece -> text.append(piece.getText()));
        String rest = text.toString();
        int blanks = 0;
        while (blanks < rest.length() && rest.charAt(blanks) <= ' ') {
            blanks++;
        }
        if (blanks < rest.length()) {
            Token first = tree.REST_TEXT(0).getSymbol();
            WordPart part = new WordPart.Quoted(rest.substring(blanks).stripTrailing());
            words.add(new Word(List.of(part), first.getLine(), column(first) + blanks));
        }
        return new ShellCommand.SimpleCommand(List.of(), words, List.of(), source(tree));
    }

    @Override
    public ShellCommand visitInvocation(CommandParser.InvocationContext tree) {
        List<Word> words = new ArrayList<>();
        List<Redirection> redirections = new ArrayList<>(redirections(tree.redirection()));
        List<ShellCommand.Assignment> assignments = new ArrayList<>();
        add(commandWord(tree.commandWord()), words, assignments);
        for (CommandParser.ArgumentContext argument : tree.argument()) {
            if (argument instanceof CommandParser.WordArgumentContext it) {
                add(word(it.word()), words, assignments);
            } else {
                redirections.add(redirection(((CommandParser.RedirectionArgumentContext) argument).redirection()));
            }
        }
        return new ShellCommand.SimpleCommand(assignments, words, redirections, source(tree));
    }

    /** Before the command's name, {@code NAME=VALUE} assigns; after it, it is a word like any other. */
    private static void add(Word word, List<Word> words, List<ShellCommand.Assignment> assignments) {
        String name = words.isEmpty() ? assigned(word) : null;
        if (name == null) {
            words.add(word);
            return;
        }
        String first = ((WordPart.Literal) word.parts().get(0)).text();
        List<WordPart> value = new ArrayList<>(word.parts());
        if (first.length() == name.length() + 1) {
            value.remove(0);
        } else {
            value.set(0, new WordPart.Literal(first.substring(name.length() + 1)));
        }
        assignments.add(
                new ShellCommand.Assignment(name, new Word(value, word.line(), word.column() + name.length() + 1)));
    }

    private static String assigned(Word word) {
        if (word.parts().get(0) instanceof WordPart.Literal first
                && ASSIGNMENT.matcher(first.text()).lookingAt()) {
            return first.text().substring(0, first.text().indexOf('='));
        }
        return null;
    }

    @Override
    public ShellCommand visitRedirectionsOnly(CommandParser.RedirectionsOnlyContext tree) {
        return new ShellCommand.SimpleCommand(List.of(), List.of(), redirections(tree.redirection()), source(tree));
    }

    private List<Line> body(CommandParser.BodyContext tree) {
        return lines(tree.elements().element());
    }

    private List<Redirection> redirections(List<CommandParser.RedirectionContext> trees) {
        List<Redirection> redirections = new ArrayList<>();
        for (CommandParser.RedirectionContext tree : trees) {
            redirections.add(redirection(tree));
        }
        return redirections;
    }

    private Redirection redirection(CommandParser.RedirectionContext tree) {
        Word target = word(tree.target);
        int operator = tree.operator.getType();
        boolean reads = operator == CommandLexer.LESS
                || operator == CommandLexer.LESS_AND
                || operator == CommandLexer.LESS_GREAT;
        Redirection.Kind kind = switch (operator) {
            case CommandLexer.LESS -> Redirection.Kind.READ;
            case CommandLexer.LESS_GREAT -> Redirection.Kind.READ_WRITE;
            case CommandLexer.DGREAT -> Redirection.Kind.APPEND;
            case CommandLexer.LESS_AND, CommandLexer.GREAT_AND -> copied(tree, target);
            default -> Redirection.Kind.WRITE;
        };
        int descriptor = reads ? 0 : 1;
        if (tree.descriptor != null) {
            String digits = tree.descriptor.getText();
            if (digits.length() > 4) {
                throw badDescriptor(tree.descriptor, digits);
            }
            descriptor = Integer.parseInt(digits);
        }
        return new Redirection(descriptor, kind, target);
    }

    private static Redirection.Kind copied(CommandParser.RedirectionContext tree, Word target) {
        String text = target.literal().orElse("$");
        if (text.equals("-")) {
            return Redirection.Kind.CLOSE;
        }
        if (!ArgumentTokens.isNumber(text) || text.length() > 4) {
            throw badDescriptor(tree.target.getStart(), text);
        }
        return Redirection.Kind.DUPLICATE;
    }

    private static Unfit badDescriptor(Token token, String text) {
        return new Unfit(token, "Bad fd number \"" + PeopleErrors.printable(text) + '"');
    }

    private List<Word> words(List<CommandParser.WordContext> trees) {
        List<Word> words = new ArrayList<>();
        for (CommandParser.WordContext tree : trees) {
            words.add(word(tree));
        }
        return words;
    }

    private static Word commandWord(CommandParser.CommandWordContext tree) {
        List<WordPart> parts = new ArrayList<>();
        addPart(tree.plainPart(), parts);
        tree.part().forEach(part -> addPart(part, parts));
        return new Word(parts, tree.getStart().getLine(), column(tree.getStart()));
    }

    private static Word word(CommandParser.WordContext tree) {
        List<WordPart> parts = new ArrayList<>();
        tree.part().forEach(part -> addPart(part, parts));
        return new Word(parts, tree.getStart().getLine(), column(tree.getStart()));
    }

    private static void addPart(CommandParser.PartContext tree, List<WordPart> parts) {
        if (tree.reserved() != null) {
            parts.add(new WordPart.Literal(tree.reserved().getText()));
        } else {
            addPart(tree.plainPart(), parts);
        }
    }

    private static void addPart(CommandParser.PlainPartContext tree, List<WordPart> parts) {
        if (tree instanceof CommandParser.EscapedPartContext) {
            parts.add(new WordPart.Quoted(tree.getText().substring(1)));
        } else if (tree instanceof CommandParser.VariablePartContext it) {
            parts.add(variable(it.variable, false));
        } else if (tree instanceof CommandParser.ArithmeticPartContext it) {
            parts.add(new WordPart.Arithmetic(expression(it.arithmetic()), false));
        } else if (tree instanceof CommandParser.SingleQuotedContext it) {
            parts.add(new WordPart.Quoted(
                    it.SINGLE_TEXT() == null ? "" : it.SINGLE_TEXT().getText()));
        } else if (tree instanceof CommandParser.DoubleQuotedContext it) {
            addDoubleQuoted(it, parts);
        } else {
            parts.add(new WordPart.Literal(tree.getText()));
        }
    }

    private static void addDoubleQuoted(CommandParser.DoubleQuotedContext tree, List<WordPart> parts) {
        StringBuilder text = new StringBuilder();
        int before = parts.size();
        for (CommandParser.DoublePartContext piece : tree.doublePart()) {
            WordPart expanded = piece instanceof CommandParser.DoubleVariableContext it
                    ? variable(it.variable, true)
                    : piece instanceof CommandParser.DoubleArithmeticContext it
                            ? new WordPart.Arithmetic(expression(it.arithmetic()), true)
                            : null;
            if (expanded != null) {
                if (text.length() > 0) {
                    parts.add(new WordPart.Quoted(text.toString()));
                    text.setLength(0);
                }
                parts.add(expanded);
            } else if (piece instanceof CommandParser.DoubleEscapedContext) {
                text.append(piece.getText(), 1, piece.getText().length());
            } else {
                text.append(piece.getText());
            }
        }
        if (text.length() > 0 || parts.size() == before) {
            parts.add(new WordPart.Quoted(text.toString()));
        }
    }

    private static WordPart variable(Token token, boolean quoted) {
        String text = token.getText();
        boolean braced = token.getType() == CommandLexer.BRACED_VARIABLE;
        return new WordPart.Variable(braced ? text.substring(2, text.length() - 1) : text.substring(1), quoted);
    }

    private static String expression(CommandParser.ArithmeticContext tree) {
        StringBuilder text = new StringBuilder();
        tree.piece.forEach(piece -> text.append(piece.getText()));
        return text.toString();
    }

    private static int column(Token token) {
        return token.getCharPositionInLine() + 1;
    }

    private static String source(ParserRuleContext tree) {
        int from = tree.getStart().getStartIndex();
        int to = tree.getStop().getStopIndex();
        return tree.getStart().getInputStream().getText(Interval.of(from, to));
    }
}
