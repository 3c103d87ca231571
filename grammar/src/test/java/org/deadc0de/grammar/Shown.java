package org.deadc0de.grammar;

import java.util.List;
import java.util.stream.Collectors;

/** Writes what was read in one short line, so that a table of tests can hold it. */
final class Shown implements ShellVisitor<String> {
    private Shown() {}

    static String script(String text) {
        return CommandReader.readScript(text)
                .match(
                        parsed -> lines(parsed.value().lines()),
                        incomplete -> "incomplete: " + incomplete.wanted(),
                        refused -> refused.message());
    }

    static String script(Script script) {
        return lines(script.lines());
    }

    /** The record of a command, without its argv. */
    static String command(String... argv) {
        return CommandReader.command(List.of(argv))
                .match(
                        parsed -> record(parsed.value().toString()),
                        incomplete -> "incomplete: " + incomplete.wanted(),
                        ReadResult.Refused::message);
    }

    /** The words of a script's first command, expanded without variables, read as a command. */
    static String line(String text) {
        ReadResult<Script> read = CommandReader.readScript(text);
        Script script = ((ReadResult.Parsed<Script>) read).value();
        ShellCommand first = script.lines().get(0).andOr().first().commands().get(0);
        List<Word> words = ((ShellCommand.SimpleCommand) first).words();
        List<String> argv =
                words.stream().flatMap(word -> word.expand(name -> "").stream()).toList();
        List<Integer> columns = words.stream()
                .flatMap(word -> word.expand(name -> "").stream().map(unused -> word.column()))
                .toList();
        return CommandReader.command(argv, columns)
                .match(
                        parsed -> record(parsed.value().toString()),
                        incomplete -> "incomplete: " + incomplete.wanted(),
                        ReadResult.Refused::message);
    }

    static String debugger(String line) {
        return record(CommandReader.debugger(line).toString());
    }

    /** Records print themselves; this takes out what makes them long. */
    private static String record(String text) {
        return text.replaceFirst(", script=Script\\[.*", "]")
                .replaceFirst("(argv|words)=\\[.*?](, )?(?=[a-z]+=|]$)", "")
                .replaceAll("Clause\\[keyword=([^,]*), arguments=\\[([^]]*)]]", "($1: $2)")
                .replaceAll("Option\\[name=([^,]*), argument=Optional\\[([^]]*)]]", "{$1 $2}")
                .replaceAll("Option\\[name=([^,]*), argument=Optional.empty]", "{$1}")
                .replaceAll("Optional\\[([^]]*)]", "$1")
                .replace("Optional.empty", "-");
    }

    private static String lines(List<Line> lines) {
        return lines.stream()
                .map(line -> andOr(line.andOr()) + (line.background() ? " &" : ";"))
                .collect(Collectors.joining(" "));
    }

    private static String andOr(AndOr andOr) {
        StringBuilder text = new StringBuilder(pipeline(andOr.first()));
        andOr.rest()
                .forEach(link ->
                        text.append(' ').append(link.operator()).append(' ').append(pipeline(link.pipeline())));
        return text.toString();
    }

    private static String pipeline(Pipeline pipeline) {
        return pipeline.commands().stream()
                .map(command -> command.accept(new Shown()))
                .collect(Collectors.joining(" PIPE "));
    }

    @Override
    public String visitSimpleCommand(ShellCommand.SimpleCommand command) {
        String assignments = command.assignments().stream()
                .map(it -> it.name() + ":=" + word(it.value()) + " ")
                .collect(Collectors.joining());
        return "[" + assignments + words(command.words()) + redirections(command.redirections()) + "]";
    }

    @Override
    public String visitFor(ShellCommand.For command) {
        return "for " + command.variable() + " in (" + words(command.words()) + ") {" + lines(command.body()) + "}"
                + redirections(command.redirections());
    }

    @Override
    public String visitWhile(ShellCommand.While command) {
        return "while {" + lines(command.condition()) + "} {" + lines(command.body()) + "}"
                + redirections(command.redirections());
    }

    @Override
    public String visitRepeat(ShellCommand.Repeat command) {
        return "repeat " + word(command.count()) + " " + command.command().accept(this);
    }

    private static String redirections(List<Redirection> redirections) {
        return redirections.stream()
                .map(it -> " " + it.descriptor() + ":" + it.kind() + ":" + word(it.target()))
                .collect(Collectors.joining());
    }

    private static String words(List<Word> words) {
        return words.stream().map(Shown::word).collect(Collectors.joining(" "));
    }

    private static String word(Word word) {
        return word.parts().stream().map(Shown::part).collect(Collectors.joining("+"));
    }

    private static String part(WordPart part) {
        if (part instanceof WordPart.Variable it) {
            return it.quoted() ? "'<" + it.name() + ">'" : "<" + it.name() + ">";
        }
        if (part instanceof WordPart.Arithmetic it) {
            return it.quoted() ? "'((" + it.expression() + "))'" : "((" + it.expression() + "))";
        }
        if (part instanceof WordPart.Quoted it) {
            return "'" + it.text() + "'";
        }
        return ((WordPart.Literal) part).text();
    }
}
