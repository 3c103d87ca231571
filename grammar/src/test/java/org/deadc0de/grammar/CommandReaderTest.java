package org.deadc0de.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandReaderTest {

    @Test
    void createWithMoreWordsBecomesClausesInTypedOrder() {
        ReadResult<Command> read =
                CommandReader.command(List.of("ifconfig", "bridge", "create", "name", "foo", "up", "mtu", "1400"));

        Command.Ifconfig command = (Command.Ifconfig) ((ReadResult.Parsed<Command>) read).value();
        assertThat(command.ifname()).isEqualTo(Optional.of("bridge"));
        assertThat(command.parameters())
                .containsExactly(
                        new Clause("create", List.of()),
                        new Clause("name", List.of("foo")),
                        new Clause("up", List.of()),
                        new Clause("mtu", List.of("1400")));
    }

    @Test
    void anUnknownStrategyIsToldWhatCouldStandThere() {
        ReadResult<Command> read = CommandReader.command(List.of(":explore", "pctt"));

        assertThat(((ReadResult.Refused<Command>) read).message())
                .isEqualTo("column 10: found \"pctt\", expected random, pct, dpor or replay");
    }

    @Test
    void anUnfinishedLoopAsksForMore() {
        ReadResult<Script> read = CommandReader.readScript("for i in a b; do");

        assertThat(read).isEqualTo(new ReadResult.Incomplete<Script>("a command"));
    }
}
