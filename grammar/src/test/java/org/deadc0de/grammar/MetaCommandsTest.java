package org.deadc0de.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaCommandsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                ":back @ Back[steps=1]",
                ":back 3 @ Back[steps=3]",
                ":explore @ Explore[strategy=-, schedule=-, options=[], text=]",
                ":explore pct @ Explore[strategy=PCT, schedule=-, options=[], text=]",
                ":explore random --seed 3 --max-executions 100 @ Explore[strategy=RANDOM, schedule=-, options=[(--seed: 3), (--max-executions: 100)], text=]",
                ":explore replay x1:5c1e90d2:A8!B3 @ Explore[strategy=REPLAY, schedule=x1:5c1e90d2:A8!B3, options=[], text=]",
                ":explore --strategy dpor --fixes all ls & wait @ Explore[strategy=DPOR, schedule=-, options=[(--fixes: all)], text=ls & wait]",
                ":explore --replay x1:5c1e90d2:A8 ls & @ Explore[strategy=REPLAY, schedule=x1:5c1e90d2:A8, options=[], text=ls &]",
                ":explore /root/a & /root/b & @ Explore[strategy=-, schedule=-, options=[], text=/root/a & /root/b &]",
                ":explore for i in a; do b; done @ Explore[strategy=-, schedule=-, options=[], text=for i in a; do b; done]",
                ":fix @ Fix[setting=-]",
                ":fix alloc-unr on @ Fix[setting=Switch[name=alloc-unr, on=true]]",
                ":fix on off @ Fix[setting=Switch[name=on, on=false]]",
                ":goto 12 @ Goto[step=12]",
                ":graph @ Graph[object=[]]",
                ":ledger 10.0.0.1 @ Ledger[object=[10.0.0.1]]",
                ":graph bridge0 @ Graph[object=[bridge0]]",
                ":graph struct ifnet 0xc0ffee @ Graph[object=[struct, ifnet, 0xc0ffee]]",
                ":help @ Help[topic=[]]",
                ":help ifconfig @ Help[topic=[ifconfig]]",
                ":help :fix @ Help[topic=[:fix]]",
                ":host called @ Host[name=called]",
                ":hosts @ Hosts[]",
                ":invariants @ Invariants[on=-]",
                ":invariants on @ Invariants[on=true]",
                ":kernel @ Kernel[name=-]",
                ":kernel netbsd-2.0 @ Kernel[name=netbsd-2.0]",
                ":option @ SetOption[setting=-]",
                ":option INVARIANTS off @ SetOption[setting=Setting[name=INVARIANTS, value=off]]",
                ":option nics=2 @ SetOption[setting=Setting[name=nics, value=2]]",
                ":option tap=tuntaposx-20071114 @ SetOption[setting=Setting[name=tap, value=tuntaposx-20071114]]",
                ":option x= @ SetOption[setting=Setting[name=x, value=]]",
                ":quit @ Quit[]",
                ":record story.md @ RecordTo[file=story.md]",
                ":schedule @ Schedule[schedule=]",
                ":schedule x1:5c1e90d2:A8!B3.A4 @ Schedule[schedule=x1:5c1e90d2:A8!B3.A4]",
                ":schedule x1:5c1e90d2: A8!B3 .A4 @ Schedule[schedule=x1:5c1e90d2:A8!B3.A4]",
                ":seed 42 @ Seed[seed=42]",
                ":trace on @ Trace[on=true]",
                ":trace off @ Trace[on=false]",
                ":why @ Why[]",
            })
    void everyMetaCommandHasItsRecord(String line, String shown) {
        assertThat(Shown.line(line)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                ":explore pctt @ column 10: found \"pctt\", expected random, pct, dpor or replay",
                ":explore frobnicate em0 & ls @ column 10: found \"frobnicate\", expected random, pct, dpor or replay",
                ":explore pct --sede 3 ls @ column 14: found \"--sede\", expected --seed",
                ":explore --seed @ column 16: found the end of the line, expected a number",
                ":explore --seed x @ column 17: found \"x\", expected a number",
                ":explore --strategy @ column 20: found the end of the line, expected random, pct, dpor or replay",
                ":explore --strategy fast @ column 21: found \"fast\", expected random, pct, dpor or replay",
                ":explore replay @ column 16: found the end of the line, expected a schedule",
                ":explore ls && @ column 15: found the end of the line, expected a command",
                ":explore ls & ( @ sh: 1: Syntax error: subshell \"(\" is not supported (column 15)",
                ":explore pct dpor @ column 14: found \"dpor\", expected a command line or the end of the line",
                ":back x @ column 7: found \"x\", expected a number or the end of the line",
                ":back 1 2 @ column 9: found \"2\", expected the end of the line",
                ":back 99999999999999999999 @ column 7: number too large",
                ":fix alloc-unr @ column 15: found the end of the line, expected on or off",
                ":fix alloc-unr maybe @ column 16: found \"maybe\", expected on or off",
                ":fix alloc-unr on on @ column 19: found \"on\", expected the end of the line",
                ":goto @ column 6: found the end of the line, expected a number",
                ":goto now @ column 7: found \"now\", expected a number",
                ":host @ column 6: found the end of the line, expected a host name",
                ":host a b @ column 9: found \"b\", expected the end of the line",
                ":hosts x @ column 8: found \"x\", expected the end of the line",
                ":invariants x @ column 13: found \"x\", expected on, off or the end of the line",
                ":invariants on on @ column 16: found \"on\", expected the end of the line",
                ":kernel a b @ column 11: found \"b\", expected the end of the line",
                ":option INVARIANTS @ column 19: found the end of the line, expected on or off",
                ":option INVARIANTS perhaps @ column 20: found \"perhaps\", expected on or off",
                ":option nics=2 x @ column 16: found \"x\", expected the end of the line",
                ":quit now @ column 7: found \"now\", expected the end of the line",
                ":record @ column 8: found the end of the line, expected a file name",
                ":record a b @ column 11: found \"b\", expected the end of the line",
                ":seed @ column 6: found the end of the line, expected a number",
                ":seed abc @ column 7: found \"abc\", expected a number",
                ":seed -1 @ column 7: found \"-1\", expected a number",
                ":trace @ column 7: found the end of the line, expected on or off",
                ":trace onn @ column 8: found \"onn\", expected on or off",
                ":trace on on @ column 11: found \"on\", expected the end of the line",
                ":why not @ column 6: found \"not\", expected the end of the line",
                ":trcae on @ column 1: found \":trcae\", expected :trace",
                ":expolre @ column 1: found \":expolre\", expected :explore",
                ":zzz @ column 1: found \":zzz\", expected one of the words that :help lists",
                ":1 @ column 1: found \":1\", expected one of the words that :help lists",
            })
    void aWrongMetaCommandIsToldWhatWasFoundAndWhatCouldStandThere(String line, String shown) {
        assertThat(Shown.line(line)).isEqualTo(shown);
    }

    @Test
    void exploreCarriesItsLinesAsAScript() {
        ReadResult<Command> read = CommandReader.command(List.of(
                ":explore", "pct", "ifconfig", "bridge0", "create", "&", "ifconfig", "tap0", "name", "bridge0", "&"));

        MetaCommand.Explore explore = (MetaCommand.Explore) ((ReadResult.Parsed<Command>) read).value();
        assertThat(explore.script().lines())
                .extracting(Line::source)
                .containsExactly("ifconfig bridge0 create", "ifconfig tap0 name bridge0");
    }

    @Test
    void columnsAreThoseOfTheLineTyped() {
        assertThat(Shown.line("   :trace    maybe")).isEqualTo("column 14: found \"maybe\", expected on or off");
        assertThat(Shown.line(":explore   pct   --seed   x")).startsWith("column 27: found \"x\"");
        assertThat(Shown.line(" :explore  ls;  done"))
                .isEqualTo("sh: 1: Syntax error: \"done\" unexpected (column 17)");
    }

    @Test
    void aRefusalSuggestsTheNearestWord() {
        ReadResult<Command> read = CommandReader.command(List.of(":explore", "pctt"));

        assertThat(((ReadResult.Refused<Command>) read).suggestion()).contains("pct");
    }

    @Test
    void whatIsShownOfTheInputHoldsNoControlCharacters() {
        assertThat(Shown.command(":trace", "\u001b[2J\u202eo\nn"))
                .isEqualTo("column 8: found \"?[2J?o?n\", expected on or off");
    }
}
