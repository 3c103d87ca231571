package org.deadc0de.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebuggerLinesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                "bt @ Trace[modifier=-, arguments=[], count=-]",
                "trace @ Trace[modifier=-, arguments=[], count=-]",
                "where @ Trace[modifier=-, arguments=[], count=-]",
                "t @ Trace[modifier=-, arguments=[], count=-]",
                "bt 1834 @ Trace[modifier=-, arguments=[1834], count=-]",
                "trace/u @ Trace[modifier=u, arguments=[], count=-]",
                "trace/t 1834 @ Trace[modifier=t, arguments=[1834], count=-]",
                "trace $ebp @ Trace[modifier=-, arguments=[$ebp], count=-]",
                "bt 0xc0ffee,10 @ Trace[modifier=-, arguments=[0xc0ffee], count=10]",
                "ps @ Ps[modifier=-]",
                "ps/l @ Ps[modifier=l]",
                "show registers @ Show[all=false, topic=registers, modifier=-, arguments=[]]",
                "show pcpu @ Show[all=false, topic=pcpu, modifier=-, arguments=[]]",
                "show pcpu 1 @ Show[all=false, topic=pcpu, modifier=-, arguments=[1]]",
                "show alllocks @ Show[all=false, topic=alllocks, modifier=-, arguments=[]]",
                "show all locks @ Show[all=true, topic=locks, modifier=-, arguments=[]]",
                "show locks @ Show[all=false, topic=locks, modifier=-, arguments=[]]",
                "show lock 0xffffff00023c5b58 @ Show[all=false, topic=lock, modifier=-, arguments=[0xffffff00023c5b58]]",
                "show witness @ Show[all=false, topic=witness, modifier=-, arguments=[]]",
                "show all ifnets @ Show[all=true, topic=ifnets, modifier=-, arguments=[]]",
                "show ifnet @ Show[all=false, topic=ifnet, modifier=-, arguments=[]]",
                "show ifnet 0xffffff0002c3a000 @ Show[all=false, topic=ifnet, modifier=-, arguments=[0xffffff0002c3a000]]",
                "show thread @ Show[all=false, topic=thread, modifier=-, arguments=[]]",
                "show thread 100071 @ Show[all=false, topic=thread, modifier=-, arguments=[100071]]",
                "show malloc @ Show[all=false, topic=malloc, modifier=-, arguments=[]]",
                "show uma @ Show[all=false, topic=uma, modifier=-, arguments=[]]",
                "show lockchain 100071 @ Show[all=false, topic=lockchain, modifier=-, arguments=[100071]]",
                "show allchains @ Show[all=false, topic=allchains, modifier=-, arguments=[]]",
                "show all chains @ Show[all=true, topic=chains, modifier=-, arguments=[]]",
                "show sleepq 0xc0ffee @ Show[all=false, topic=sleepq, modifier=-, arguments=[0xc0ffee]]",
                "show all procs @ Show[all=true, topic=procs, modifier=-, arguments=[]]",
                "show all @ DebuggerWords[]",
                "show @ DebuggerWords[]",
                "show frobs @ DebuggerWords[]",
                "show frobs 1 @ DebuggerWords[]",
                "sh reg @ DebuggerWords[]",
                "x 0xdeadc0de @ Examine[modifier=-, address=[0xdeadc0de], count=-]",
                "x/s 0xdeadc0de @ Examine[modifier=s, address=[0xdeadc0de], count=-]",
                "x/x 0xdeadc0de,8 @ Examine[modifier=x, address=[0xdeadc0de], count=8]",
                "x @ Examine[modifier=-, address=[], count=-]",
                "examine/i $eip @ Examine[modifier=i, address=[$eip], count=-]",
                "x foo + 4 , 2 @ Examine[modifier=-, address=[foo, +, 4], count=2]",
                "print $eax @ Print[modifier=-, expression=[$eax]]",
                "print/x 1+2 @ Print[modifier=x, expression=[1+2]]",
                "p foo @ Print[modifier=-, expression=[foo]]",
                "continue @ Continue[]",
                "c @ Continue[]",
                "c 3 @ Continue[]",
                "reboot @ Reboot[modifier=-, arguments=[]]",
                "reset @ Reboot[modifier=-, arguments=[]]",
                "reboot 0x100 @ Reboot[modifier=-, arguments=[0x100]]",
                "call doadump @ Call[expression=[doadump]]",
                "call foo(1,2) @ Call[expression=[foo(1, ,, 2)]]",
                "sync @ Sync[]",
                "dump @ Dump[]",
                "panic @ Panic[]",
                "help @ Help[arguments=[]]",
                "help show @ Help[arguments=[show]]",
                "break in_ifinit @ DebuggerWords[]",
                "frobnicate @ DebuggerWords[]",
                "cont @ DebuggerWords[]",
                "BT @ DebuggerWords[]",
                "/ , / @ DebuggerWords[]",
            })
    void everyDebuggerCommandHasItsRecord(String line, String shown) {
        assertThat(Shown.debugger(line)).isEqualTo(shown);
    }

    @Test
    void theLineKeepsItsPieces() {
        DebuggerCommand command = CommandReader.debugger(" x/s  0xc0de,4 ");

        assertThat(command.words()).containsExactly("x", "/", "s", "0xc0de", ",", "4");
    }

    @Test
    void anEmptyLineHasNoWords() {
        assertThat(CommandReader.debugger("  ")).isEqualTo(new DebuggerCommand.DebuggerWords(List.of()));
    }

    @Test
    void completionKnowsTheTopicsOfShow() {
        assertThat(CommandReader.expectedInDebugger("sh")).containsExactly("show");
        assertThat(CommandReader.expectedInDebugger("show al"))
                .containsExactly("all", "allchains", "alllocks", "allpcpu");
        assertThat(CommandReader.expectedInDebugger("show all if")).containsExactly("ifnet", "ifnets");
        assertThat(CommandReader.expectedInDebugger("x/s ")).isEmpty();
    }
}
