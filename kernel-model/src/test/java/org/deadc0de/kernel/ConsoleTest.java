package org.deadc0de.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.deadc0de.sim.mem.Journal;
import org.deadc0de.sim.mem.Memory;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private final Journal journal = new Memory(Memory.Abi.AMD64).journal();
    private final Console console = new Console(journal);

    @Test
    void theMessageBufferKeepsTheTailFromTheStartOfALineOn() {
        console.messageBufferSize(24);
        for (int i = 10; i < 40; i++) {
            console.log("line " + i + "\n");
        }

        assertThat(console.messageBuffer()).isEqualTo("line 37\nline 38\nline 39\n");

        console.log("and 40\n");

        assertThat(console.messageBuffer()).isEqualTo("line 38\nline 39\nand 40\n");
    }

    @Test
    void whatTheBufferLostComesBackWhenItIsUndone() {
        console.messageBufferSize(16);
        console.log("0123456\n");
        int mark = journal.mark();
        for (int i = 0; i < 20; i++) {
            console.log("abcdefg\n");
        }
        assertThat(console.messageBuffer()).isEqualTo("abcdefg\nabcdefg\n");

        journal.undoTo(mark);

        assertThat(console.messageBuffer()).isEqualTo("0123456\n");
    }
}
