package org.deadc0de.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                // words and quotes
                "ls @ [ls];",
                "  ls   -l  @ [ls -l];",
                "echo 'a  b' @ [echo 'a  b'];",
                "echo a'b'c @ [echo a+'b'+c];",
                "echo '' @ [echo ''];",
                "echo \"\" @ [echo ''];",
                "echo \"a b\" @ [echo 'a b'];",
                "echo \"a\\\"b\\$c\\\\d\\e\" @ [echo 'a\"b$c\\d\\e'];",
                "echo a\\ b @ [echo a+' '+b];",
                "echo \\$x @ [echo '$'+x];",
                "echo 'a#b' # c @ [echo 'a#b'];",
                "echo a#b c#d @ [echo a#b c#d];",
                "echo \"a\"#b @ [echo 'a'+#b];",
                // variables
                "echo $x @ [echo <x>];",
                "echo ${x} @ [echo <x>];",
                "echo $x$y @ [echo <x>+<y>];",
                "echo a$x.b @ [echo a+<x>+.b];",
                "echo \"a $x b\" @ [echo 'a '+'<x>'+' b'];",
                "echo '$x' @ [echo '$x'];",
                "echo $? $! @ [echo <?> <!>];",
                "echo $ @ [echo $];",
                "echo a$ @ [echo a+$];",
                "echo \"$\" @ [echo '$'];",
                "$x y @ [<x> y];",
                "echo $x_1-2 @ [echo <x_1>+-2];",
                // arithmetic and assignments
                "echo $((1+1)) @ [echo ((1+1))];",
                "echo a$(( (n+1) * 2 ))b @ [echo a+(( (n+1) * 2 ))+b];",
                "echo \"$n is $((n + $m))\" @ [echo '<n>'+' is '+'((n + $m))'];",
                "echo $(( $((1)) )) @ [echo (( $((1)) ))];",
                "echo $((a&b|c;d)) e @ [echo ((a&b|c;d)) e];",
                "x=1 @ [x:=1 ];",
                "x= @ [x:= ];",
                "x=1 y=\"$x b\"c a z=3 @ [x:=1 y:='<x>'+' b'+c a z=3];",
                "n=$((n+1)) @ [n:=((n+1)) ];",
                "x=1 > f @ [x:=1  1:WRITE:f];",
                "\"x=1\" @ ['x=1'];",
                "[ $n -le 3 ] @ [[ <n> -le 3 ]];",
                // lists
                "a; b @ [a]; [b];",
                "a & b & wait @ [a] & [b] & [wait];",
                "a &b @ [a] & [b];",
                "a && b || c @ [a] AND [b] OR [c];",
                "a || b && c & @ [a] OR [b] AND [c] &",
                "a | b | c @ [a] PIPE [b] PIPE [c];",
                "a|b&&c;d @ [a] PIPE [b] AND [c]; [d];",
                // redirections
                "a > /dev/null @ [a 1:WRITE:/dev/null];",
                "a >/dev/null 2>&1 @ [a 1:WRITE:/dev/null 2:DUPLICATE:1];",
                "a >>f <g @ [a 1:APPEND:f 0:READ:g];",
                "a >|f @ [a 1:WRITE:f];",
                "exec 3<>/dev/tap0 @ [exec 3:READ_WRITE:/dev/tap0];",
                "exec 3>&- @ [exec 3:CLOSE:-];",
                "exec 3<&- @ [exec 3:CLOSE:-];",
                "exec <&4 @ [exec 0:DUPLICATE:4];",
                "a 2 >f @ [a 2 1:WRITE:f];",
                "a2>f @ [a2 1:WRITE:f];",
                "a \"b\"2>f @ [a 'b'+2 1:WRITE:f];",
                ">f @ [ 1:WRITE:f];",
                ">f a <g b @ [a b 1:WRITE:f 0:READ:g];",
                "a > $f @ [a 1:WRITE:<f>];",
                // loops
                "for i in 1 2 3; do echo $i; done @ for i in (1 2 3) {[echo <i>];};",
                "for i in; do a; done @ for i in () {[a];};",
                "for i in a; do b & done @ for i in (a) {[b] &};",
                "for i in a; do b; done & @ for i in (a) {[b];} &",
                "for i in a; do b; done > f 2>&1 @ for i in (a) {[b];} 1:WRITE:f 2:DUPLICATE:1;",
                "for in in in; do in; done @ for in in (in) {[in];};",
                "while a; do b; c; done @ while {[a];} {[b]; [c];};",
                "while a; b; do c; done | head @ while {[a]; [b];} {[c];} PIPE [head];",
                "while a && b; do c; done && d @ while {[a] AND [b];} {[c];} AND [d];",
                "repeat 3 a b @ repeat 3 [a b];",
                "repeat $n a > f @ repeat <n> [a 1:WRITE:f];",
                "repeat 2 repeat 3 a @ repeat 2 repeat 3 [a];",
                "repeat 2 for i in a; do b; done @ repeat 2 for i in (a) {[b];};",
                "for i in a; do for j in b; do c; done; done @ for i in (a) {for j in (b) {[c];};};",
                // reserved words are words elsewhere
                "echo for do done if { } ! @ [echo for do done if { } !];",
                "fork; dodo @ [fork]; [dodo];",
                "do\"ne\" x @ [do+'ne' x];",
                "\"if\" x @ ['if' x];",
                "echo a=b @ [echo a=b];",
                "./a=b @ [./a=b];",
                // the simulator's own commands
                ":trace on; ls @ [:trace on]; [ls];",
                ": @ [:];",
                ":schedule x1:5c1e90d2:A8!B3.A4 @ [:schedule x1:5c1e90d2:A8!B3.A4];",
                ":explore pct a & b; wait # c @ [:explore 'pct a & b; wait # c'];",
                ":explore @ [:explore];",
                "echo :explore a; b @ [echo :explore a]; [b];",
                ":explorer a; b @ [:explorer a]; [b];",
                "ls; :explore a & b @ [ls]; [:explore 'a & b'];",
            })
    void everyFormOfTheShellsLanguageIsRead(String text, String shown) {
        assertThat(Shown.script(text)).isEqualTo(shown);
    }

    @Test
    void blankLinesAndCommentsAreAnEmptyScript() {
        assertThat(Shown.script("")).isEmpty();
        assertThat(Shown.script(" \t\n\n  # nothing but this \\")).isEmpty();
    }

    @Test
    void manyLinesAreOneScript() {
        assertThat(Shown.script("a\n\n# x\nb;\nfor i in 1 2\ndo\n\n  c\ndone\nd &\n\n"))
                .isEqualTo("[a]; [b]; for i in (1 2) {[c];}; [d] &");
    }

    @Test
    void aLineMayGoOnAfterAnOperator() {
        assertThat(Shown.script("a &&\n\nb |\nc ||\nd")).isEqualTo("[a] AND [b] PIPE [c] OR [d];");
    }

    @Test
    void aBackslashBeforeTheLineEndJoinsLinesAndWords() {
        assertThat(Shown.script("ifcon\\\nfig em0 \\\n  up\n\"a\\\nb\"")).isEqualTo("[ifcon+fig em0 up]; ['ab'];");
    }

    @Test
    void windowsLineEndsAreLineEnds() {
        assertThat(Shown.script("a b\r\nc \\\r\nd\r\n")).isEqualTo("[a b]; [c d];");
    }

    @Test
    void quotesMayHoldLineEnds() {
        assertThat(Shown.script("echo 'a\nb' \"c\nd\"; e")).isEqualTo("[echo 'a\nb' 'c\nd']; [e];");
    }

    @Test
    void aLineKnowsItsSourceAndPlace() {
        ReadResult<Script> read =
                CommandReader.readScript("ls\n  ifconfig bridge0 create  &  ifconfig tap0 name bridge0 &");

        List<Line> lines = ((ReadResult.Parsed<Script>) read).value().lines();
        assertThat(lines)
                .extracting(Line::source)
                .containsExactly("ls", "ifconfig bridge0 create", "ifconfig tap0 name bridge0");
        assertThat(lines).extracting(Line::lineNumber).containsExactly(1, 2, 2);
        assertThat(lines).extracting(Line::column).containsExactly(1, 3, 31);
    }

    @Test
    void columnsCountCharactersNotTheirHalves() {
        ReadResult<Script> read = CommandReader.readScript("\ud83d\ude00 done; done");

        assertThat(((ReadResult.Refused<Script>) read).column()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                "echo 'a @ a closing quote",
                "echo \"a @ a closing quote",
                "echo \"a $x @ a closing quote",
                "echo a \\ @ the rest of the line",
                "echo $((1+ @ \"))\"",
                "echo \"a $((1+(2) @ \"))\"",
                "a && @ a command",
                "a || @ a command",
                "a | @ a command",
                "for i in a @ \"do\"",
                "for i in a; @ \"do\"",
                "for i in a; do @ a command",
                "for i in a; do b @ \"done\"",
                "for i in a; do b; done | @ a command",
                "while @ a command",
                "while a @ \"do\"",
                "while a; do @ a command",
                "while a; do b; @ \"done\"",
                "while a; do for i in b; do c; done @ \"done\"",
                "for i @ \"in\"",
            })
    void aBeginningAsksForWhatIsMissing(String text, String wanted) {
        assertThat(Shown.script(text)).isEqualTo("incomplete: " + wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                "done @ \"done\" unexpected (column 1)",
                "a; done @ \"done\" unexpected (column 4)",
                "a; do b @ \"do\" unexpected (column 4)",
                "a ; ; b @ \";\" unexpected (column 5)",
                "; a @ \";\" unexpected (column 1)",
                "a ;; b @ \";;\" unexpected (column 3)",
                "a && ; b @ \";\" unexpected (column 6)",
                "a & & @ \"&\" unexpected (column 5)",
                "| a @ \"|\" unexpected (column 1)",
                "a | | b @ \"|\" unexpected (column 5)",
                "a > @ newline unexpected (column 4)",
                "a > ; b @ \";\" unexpected (column 5)",
                "a ) @ \")\" unexpected (column 3)",
                "for @ newline unexpected (column 4)",
                "for i; do a; done @ \";\" unexpected (expecting \"in\") (column 6)",
                "for i do a; done @ \"do\" unexpected (expecting \"in\") (column 7)",
                "for i in a; b; done @ \"b\" unexpected (expecting \"do\") (column 13)",
                "for i in a; do done @ \"done\" unexpected (column 16)",
                "for i in a; do b; done c @ \"c\" unexpected (column 24)",
                "for 1x in a; do b; done @ Bad for loop variable \"1x\" (column 5)",
                "while; do a; done @ \";\" unexpected (column 6)",
                "repeat x a @ \"repeat\" needs a number, not \"x\" (column 8)",
                "repeat 3 @ newline unexpected (column 9)",
                "a >&b @ Bad fd number \"b\" (column 5)",
                "a >&$b @ Bad fd number \"$\" (column 5)",
                "a 123456>b @ Bad fd number \"123456\" (column 3)",
                "a >&123456 @ Bad fd number \"123456\" (column 5)",
                "fi @ \"fi\" unexpected (column 1)",
                "} @ \"}\" unexpected (column 1)",
                "if a; then b; fi @ \"if\" is not supported (column 1)",
                "case a in b) c;; esac @ \"case\" is not supported (column 1)",
                "until a; do b; done @ \"until\" is not supported (column 1)",
                "function f @ \"function\" is not supported (column 1)",
                "! a @ \"!\" is not supported (column 1)",
                "{ a; } @ command group \"{\" is not supported (column 1)",
                "(a; b) @ subshell \"(\" is not supported (column 1)",
                "a; (b) @ subshell \"(\" is not supported (column 4)",
                "f() { a; } @ function definition \"f()\" is not supported (column 2)",
                "echo $(ls) @ command substitution \"$(\" is not supported (column 6)",
                "echo \"a $(ls)\" @ command substitution \"$(\" is not supported (column 9)",
                "echo `ls` @ command substitution \"`\" is not supported (column 6)",
                "echo a`ls` @ command substitution \"`\" is not supported (column 7)",
                "echo $((1) ) @ \")\" unexpected (column 10)",
                "echo ${a:-b} @ parameter expansion \"${\" other than ${NAME} is not supported (column 6)",
                "echo ${ @ parameter expansion \"${\" other than ${NAME} is not supported (column 6)",
                "echo $1 @ parameter \"$1\" is not supported (column 6)",
                "echo \"$*\" @ parameter \"$*\" is not supported (column 7)",
                "echo $$ @ parameter \"$$\" is not supported (column 6)",
                "cat << EOF @ here document \"<<\" is not supported (column 5)",
                "cat <<- EOF @ here document \"<<\" is not supported (column 5)",
                "cat <<< a @ here document \"<<\" is not supported (column 5)",
                "a |& b @ \"|&\" is not supported (column 3)",
            })
    void whatShLacksHereIsRefusedWithItsPlace(String text, String problem) {
        assertThat(Shown.script(text)).isEqualTo("sh: 1: Syntax error: " + problem);
    }

    @Test
    void aRefusalCountsLines() {
        ReadResult<Script> read = CommandReader.readScript("a\nb\n  done\n");

        assertThat(read)
                .isEqualTo(new ReadResult.Refused<Script>(
                        "sh: 3: Syntax error: \"done\" unexpected (column 3)", 3, 3, Optional.empty()));
    }

    @Test
    void aRefusalHoldsNoControlCharacters() {
        assertThat(Shown.script("echo; \u001b[31m) ")).isEqualTo("sh: 1: Syntax error: \")\" unexpected (column 12)");
        assertThat(Shown.script("for \u001b[31m in a; do b; done"))
                .isEqualTo("sh: 1: Syntax error: Bad for loop variable \"?[31m\" (column 5)");
    }

    @Test
    void loopsInsideLoopsWithoutEndAreRefused() {
        assertThat(Shown.script("while ".repeat(10_000))).startsWith("sh: 1: Syntax error: nested too deeply (column ");
        assertThat(Shown.script("repeat 2 ".repeat(10_000) + "ls"))
                .startsWith("sh: 1: Syntax error: nested too deeply (column ");
    }

    @Test
    void aHundredLoopsInsideEachOtherAreRead() {
        String text = "while a; do ".repeat(100) + "b; " + "done; ".repeat(100);

        assertThat(Shown.script(text)).startsWith("while {[a];} {while {[a];}");
    }
}
