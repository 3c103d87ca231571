package org.deadc0de.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {

    private static String shown(String line) {
        return CommandReader.spans(line).stream()
                .map(span -> span.kind() + "[" + line.substring(span.from(), span.to()) + "]")
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                "ifconfig em0 mtu 1500 & wait @ PROGRAM[ifconfig] WORD[em0] KEYWORD[mtu] WORD[1500] OPERATOR[&] PROGRAM[wait]",
                "frob -x | grep -v a @ OTHER_PROGRAM[frob] WORD[-x] OPERATOR[|] PROGRAM[grep] OPTION[-v] WORD[a]",
                "netstat -f inet -rn @ PROGRAM[netstat] OPTION[-f] WORD[inet] OPTION[-rn]",
                "kill -HUP %1 @ PROGRAM[kill] OPTION[-HUP] WORD[%1]",
                "ls >a 2>&1 b # c @ PROGRAM[ls] OPERATOR[>] WORD[a] OPERATOR[2] OPERATOR[>&] WORD[1] WORD[b] COMMENT[# c]",
                "ifconfig em0 >x up @ PROGRAM[ifconfig] WORD[em0] OPERATOR[>] WORD[x] KEYWORD[up]",
                "echo 'a b' \"$x\" $x c @ PROGRAM[echo] QUOTED['a b'] VARIABLE[\"$x\"] VARIABLE[$x] WORD[c]",
                "for i in do; do ls; done @ RESERVED[for] WORD[i] RESERVED[in] WORD[do] OPERATOR[;] RESERVED[do] PROGRAM[ls] OPERATOR[;] RESERVED[done]",
                "while a; do b; done @ RESERVED[while] OTHER_PROGRAM[a] OPERATOR[;] RESERVED[do] OTHER_PROGRAM[b] OPERATOR[;] RESERVED[done]",
                "repeat 5 ls @ RESERVED[repeat] WORD[5] PROGRAM[ls]",
                ":fix x on; : @ META[:fix] WORD[x] KEYWORD[on] OPERATOR[;] PROGRAM[:]",
                ":fix x maybe @ META[:fix] WORD[x] WRONG[maybe]",
                ":explore pct --seed 4 ls & wait @ META[:explore] KEYWORD[pct] KEYWORD[--seed] WORD[4] PROGRAM[ls] OPERATOR[&] PROGRAM[wait]",
                "ls; done; ls @ PROGRAM[ls] OPERATOR[;] WRONG[done; ls]",
                "if a @ WRONG[if a]",
                "echo $(ls) a @ PROGRAM[echo] WRONG[$(ls) a]",
                "echo 'open @ PROGRAM[echo] QUOTED['open]",
                "\ud83d\ude00 ls; ls @ OTHER_PROGRAM[\ud83d\ude00] WORD[ls] OPERATOR[;] PROGRAM[ls]",
                "/sbin/ifconfig em0 up @ PROGRAM[/sbin/ifconfig] WORD[em0] KEYWORD[up]",
            })
    void everyStretchSaysWhatItIs(String line, String spans) {
        assertThat(shown(line)).isEqualTo(spans);
    }
}
