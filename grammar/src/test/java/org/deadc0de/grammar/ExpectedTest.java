package org.deadc0de.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                "ifc @ ifconfig",
                "ls; ro @ route",
                "ls && ro @ route",
                "ls | gr @ grep",
                "ls & wa @ wait",
                "ls >/dev/null 2>&1 | wc; unam @ uname",
                "ifconfig em0 mt @ mtu",
                "ifconfig em0 mtu 1500 netm @ netmask",
                "ifconfig em0 mtu mtu netm @ netmask",
                "ifconfig 'em0' -ali @ -alias",
                "ifconfig em0 >/dev/null mt @ mtu",
                "ifconfig gif0 tunnel a b deletet @ deletetunnel",
                "ifconfig em0 inet 10.0.0.1 al @ alias",
                "ifconfig em0 ine @ inet inet6",
                "route -n ad @ add",
                "route add -netm @ -netmask",
                "kill -US @ -USR1 -USR2",
                "pppd call x pers @ persist",
                ":tr @ :trace",
                ":trace o @ off on",
                ":fix x o @ off on",
                ":explore p @ pct pgrep pkill pppd ps",
                ":explore pct --s @ --save --seed --strategy",
                ":explore pct --seed 4 ifconfig em0 mt @ mtu",
                ":explore ls & unam @ uname",
                "for i @ ''",
                "for x i @ in",
                "for i in a; d @ do",
                "for i in a; do ls; don @ done",
                "for i in a; do unam @ uname",
                "while true; d @ date dmesg do",
                "repeat 5 unam @ uname",
                "for i in a; do ls; done; unam @ uname",
            })
    void keywordsThatMayStandThere(String prefix, String expected) {
        String words = expected.equals("''") ? "" : expected;

        assertThat(String.join(" ", CommandReader.expected(prefix))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "ifconfig em0 mtu @",
                "ifconfig gif0 tunnel a @",
                "netstat -f @",
                "route add -netmask @",
                "pppd call @",
                ":fix @",
                ":explore --seed @",
                "repeat @",
                "ls > @",
                "for @",
                "for i in @",
                "echo 'foo @",
                "echo \"ifc @",
                "kill -HUP @",
                "done; @",
                "frobnicate @",
            })
    void noKeywordStandsWhereAFreeWordMust(String prefix) {
        assertThat(CommandReader.expected(prefix + " ")).isEmpty();
    }

    @Test
    void anEmptyLineMayBeginWithProgramsLoopsAndMetaCommands() {
        List<String> expected = CommandReader.expected("");

        assertThat(expected).contains("ifconfig", "route", "wait", "for", "while", "repeat", ":help", ":explore");
        assertThat(expected).doesNotContain("done", "do", "in", "if", "create").isSorted();
    }

    @Test
    void optionsAreOfferedOnlyBeforeOperands() {
        assertThat(CommandReader.expected("netstat -r -")).contains("-r", "-n", "-f");
        assertThat(CommandReader.expected("netstat x -")).isEmpty();
    }

    @Test
    void aPlaceTellsWhichNamesMayStandThere() {
        assertThat(CommandReader.place("ifconfig ").names()).containsExactly("an interface name");
        assertThat(CommandReader.place(":fix allo").names()).containsExactly("a fix name");
        assertThat(CommandReader.place(":host ").names()).containsExactly("a host name");
    }

    @Test
    void aPlaceTellsTheWordsBeforeTheCursor() {
        Place place = CommandReader.place("ls; ifconfig \"br\"idge0 >x addm em");

        assertThat(place.argv()).containsExactly("ifconfig", "bridge0", "addm");
        assertThat(place.partial()).isEqualTo("em");
    }
}
