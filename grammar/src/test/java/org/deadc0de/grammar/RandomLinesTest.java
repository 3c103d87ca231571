package org.deadc0de.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines nobody would type. The same ones every time: the seed is fixed. */
class RandomLinesTest {
    private static final int LINES = 20_000;

    private static final List<String> SEEDS = List.of(
            "ifconfig bridge create name foo up mtu 1400",
            "ifconfig em0 inet 10.0.0.1 netmask 0xffffff00 broadcast 10.0.0.255 alias",
            "ifconfig -ag bridge; ifconfig -l inet",
            "ifconfig gif0 tunnel 192.0.2.1 192.0.2.2",
            "ifconfig bridge0 create & ifconfig tap0 name bridge0 & wait",
            "route -n add -net 10.0.0.0/8 -netmask 255.0.0.0 192.168.1.1",
            "netstat -rnf inet | grep -v '^default' | head -5 > /dev/null 2>&1",
            "pppd /dev/tty00 57600 10.1.1.1:10.1.1.2 persist holdoff 60 +ipv6",
            "kill -s HUP 1; pkill -HUP pppd || echo \"none $? $!\"",
            "for i in 1 2 3; do ifconfig tap$i create && echo ${i}; done",
            "while ifconfig bridge create; do :; done >/dev/null &",
            "repeat 5 repeat $n ifconfig bridge create",
            "exec 3<>/dev/tap0; exec 3>&-; exec 3<&-",
            "echo 'a b'\"c \\\" d\"e\\ f # comment",
            ":explore pct --seed 4 ifconfig bridge0 create & wait",
            ":fix alloc-unr on; :option nics=2; :trace off; :schedule x1:5c1e90d2:A8!B3.A4",
            "if true; then echo $(ls) `ls` ${a:-b} $((1+1)); fi",
            "cat << EOF; (ls); f() { ls; }; x=1; case a in b) c;; esac",
            "show all ifnets; x/s 0xdeadc0de,4; trace/u 12",
            "while a; do\n  b &&\n  c\ndone\nls \\\n  -l\n");

    private static final String CHARACTERS =
            "abcdefioutx019 \t\n\r'\"\\$`&|;<>(){}#!*?[]=-+%/.,:~@^_\u0000\u001b\u007f\u00e4\u202e\ud800\udc00\uffff";

    private final Random random = new Random(20071119);

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void noLineMakesTheReaderThrow() {
        int parsed = 0;
        int incomplete = 0;
        for (int i = 0; i < LINES; i++) {
            String text = line();
            ReadResult<Script> read = CommandReader.readScript(text);
            if (read instanceof ReadResult.Parsed<Script> it) {
                parsed++;
                it.value().lines().forEach(line -> commandsOf(line.andOr()));
                sourcesSayTheSame(it.value());
            } else if (read instanceof ReadResult.Refused<Script> it) {
                fitToPrint(it.message());
                assertThat(it.line())
                        .isBetween(
                                1, 2 + (int) text.chars().filter(c -> c == '\n').count());
                assertThat(it.column()).isBetween(1, text.length() + 1);
            } else {
                incomplete++;
            }
            everythingElse(text);
        }
        assertThat(parsed).isGreaterThan(LINES / 10);
        assertThat(incomplete).isGreaterThan(LINES / 100);
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void noWordsMakeAProgramsRuleThrow() {
        List<String> programs = Keywords.PROGRAMS.words();
        List<String> words =
                new ArrayList<>(List.of("a", "-", "--", "-a", "-ag", "", "-9", "-HUP", "-s", "%1", "x=1", "-f", "-5"));
        words.addAll(Keywords.inside(CommandParser.RULE_ifconfig).words());
        words.addAll(Keywords.inside(CommandParser.RULE_route).words());
        words.addAll(Keywords.inside(CommandParser.RULE_pppd).words());
        for (int i = 0; i < LINES; i++) {
            List<String> argv = new ArrayList<>(List.of(programs.get(random.nextInt(programs.size()))));
            for (int more = random.nextInt(6); more > 0; more--) {
                argv.add(words.get(random.nextInt(random.nextBoolean() ? 13 : words.size())));
            }

            ReadResult<Command> read = CommandReader.command(argv);

            Command command = ((ReadResult.Parsed<Command>) read).value();
            assertThat(command.argv()).isEqualTo(argv);
            assertThat(command).isNotInstanceOf(Command.Words.class);
        }
    }

    private void everythingElse(String text) {
        if (CommandReader.command(List.of(text.split("[ \n]+"))) instanceof ReadResult.Refused<Command> it) {
            fitToPrint(it.message());
        }
        assertThat(CommandReader.debugger(text)).isNotNull();
        if (random.nextInt(4) == 0) {
            whatMayFollow(text, text.substring(0, random.nextInt(text.length() + 1)));
        }
    }

    private static void whatMayFollow(String text, String prefix) {
        assertThat(CommandReader.expected(prefix)).isSorted().doesNotHaveDuplicates();
        assertThat(CommandReader.expectedInDebugger(prefix)).isSorted();
        int end = 0;
        for (Span span : CommandReader.spans(text)) {
            assertThat(span.from()).as(text).isGreaterThanOrEqualTo(end);
            assertThat(span.to()).as(text).isGreaterThan(span.from());
            end = span.to();
        }
        assertThat(end).as(text).isLessThanOrEqualTo(text.length());
    }

    /** A line's source, read alone, is that line again. */
    private static void sourcesSayTheSame(Script script) {
        for (Line line : script.lines()) {
            ReadResult<Script> again = CommandReader.readScript(line.source());
            assertThat(again).as(line.source()).isInstanceOf(ReadResult.Parsed.class);
            Script alone = ((ReadResult.Parsed<Script>) again).value();
            assertThat(Shown.script(alone))
                    .isEqualTo(Shown.script(new Script(List.of(new Line(line.andOr(), false, line.source(), 1, 1)))));
        }
    }

    private static void commandsOf(AndOr andOr) {
        List<Pipeline> pipelines = new ArrayList<>(List.of(andOr.first()));
        andOr.rest().forEach(link -> pipelines.add(link.pipeline()));
        for (Pipeline pipeline : pipelines) {
            for (ShellCommand command : pipeline.commands()) {
                command.accept(new EveryCommand());
            }
        }
    }

    private static void fitToPrint(String message) {
        boolean fit =
                message.chars().allMatch(c -> c >= ' ' && c != 0x7f && c != 0x202e && !Character.isSurrogate((char) c));
        assertThat(fit).as(message).isTrue();
    }

    /** Expands and reads each simple command, as a session would. */
    private static final class EveryCommand implements ShellVisitor<Void> {
        @Override
        public Void visitSimpleCommand(ShellCommand.SimpleCommand command) {
            List<String> argv = new ArrayList<>();
            List<Integer> columns = new ArrayList<>();
            for (Word word : command.words()) {
                for (String one : word.expand(name -> name.equals("i") ? " 1  2 " : name)) {
                    argv.add(one);
                    columns.add(word.column());
                }
            }
            ReadResult<Command> read = CommandReader.command(argv, columns);
            if (read instanceof ReadResult.Parsed<Command> it) {
                assertThat(it.value().argv()).isEqualTo(argv);
            } else {
                fitToPrint(((ReadResult.Refused<Command>) read).message());
            }
            return null;
        }

        @Override
        public Void visitFor(ShellCommand.For command) {
            command.body().forEach(line -> commandsOf(line.andOr()));
            return null;
        }

        @Override
        public Void visitWhile(ShellCommand.While command) {
            command.condition().forEach(line -> commandsOf(line.andOr()));
            command.body().forEach(line -> commandsOf(line.andOr()));
            return null;
        }

        @Override
        public Void visitRepeat(ShellCommand.Repeat command) {
            return command.command().accept(this);
        }
    }

    private String line() {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            change(text);
        }
        return text.toString();
    }

    private void change(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(7)) {
            case 0 -> text.insert(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
            case 2 -> text.insert(at, SEEDS.get(random.nextInt(SEEDS.size())));
            case 3 -> text.setLength(at);
            case 4 -> {
                int from = random.nextInt(text.length() + 1);
                text.insert(at, text.substring(Math.min(from, at), Math.max(from, at)));
            }
            case 5 -> {
                if (at < text.length()) {
                    text.setCharAt(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
                }
            }
            default -> {
                String[] words = text.toString().split(" ");
                int one = random.nextInt(words.length);
                int other = random.nextInt(words.length);
                String word = words[one];
                words[one] = words[other];
                words[other] = word;
                text.setLength(0);
                text.append(String.join(" ", words));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a ",
                "-a ",
                "mtu 1 up netmask ",
                "-net -netmask ",
                "persist call x ",
                "ls;",
                "ls&&",
                "ls|",
                "&",
                "while ",
                "repeat 2 ",
                "for i in a; do ",
                "'a'\"b\"",
                "$a",
                "${a}",
                "$",
                ">x ",
                "2>&1 ",
                "\n",
                "\\\n",
                "\\",
                "#",
                "1",
                "(",
                "/",
                ",",
                ":explore ",
                "--seed 1 ",
                "done;",
                "\"",
                "x=1 "
            })
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aLongLineTakesTimeInProportion(String piece) {
        for (String begin :
                List.of("", "ifconfig ", "route ", "pppd ", "kill ", ":help ", ":explore ", "echo \"", "x/")) {
            String text = begin + piece.repeat(5_000 / piece.length());

            assertThat(CommandReader.readScript(text)).isNotNull();
            assertThat(CommandReader.command(List.of(text.split(" ", -1)))).isNotNull();
            assertThat(CommandReader.debugger(text)).isNotNull();
            assertThat(CommandReader.place(text)).isNotNull();
            assertThat(CommandReader.spans(text)).isNotNull();
        }
    }
}
