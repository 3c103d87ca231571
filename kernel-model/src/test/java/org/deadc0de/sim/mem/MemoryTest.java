package org.deadc0de.sim.mem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deadc0de.sim.crash.Fault;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final long BASE = 0xffff_ff80_0010_0000L;

    private final Memory wide = new Memory(Memory.Abi.AMD64);
    private final Memory narrow = new Memory(Memory.Abi.I386);

    @Test
    void everyWidthReadsWhatItWrote() {
        wide.map(BASE, 4096);

        wide.store8(BASE, 0, 0x1122_3344_5566_7788L);
        wide.store4(BASE, 8, 0xcafe_babe);
        wide.store2(BASE, 12, 0xf00d);
        wide.store1(BASE, 14, 0xab);

        assertThat(wide.load8(BASE, 0)).isEqualTo(0x1122_3344_5566_7788L);
        assertThat(wide.load4(BASE, 0)).isEqualTo(0x5566_7788);
        assertThat(wide.load4(BASE, 4)).isEqualTo(0x1122_3344);
        assertThat(wide.load4(BASE, 8)).isEqualTo(0xcafe_babe);
        assertThat(wide.load2(BASE, 12)).isEqualTo(0xf00d);
        assertThat(wide.load1(BASE, 14)).isEqualTo(0xab);
        assertThat(wide.load1(BASE, 7)).isEqualTo(0x11);
    }

    @Test
    void accessesNeedNotBeAlignedNorStayInOnePage() {
        wide.map(BASE, 8192);

        wide.store8(BASE, 4093, 0x1122_3344_5566_7788L);
        wide.store4(BASE, 101, 0x0102_0304);
        wide.store2(BASE, 203, 0x0506);

        assertThat(wide.load8(BASE, 4093)).isEqualTo(0x1122_3344_5566_7788L);
        assertThat(wide.load2(BASE, 4095)).isEqualTo(0x5566);
        assertThat(wide.load4(BASE, 101)).isEqualTo(0x0102_0304);
        assertThat(wide.load2(BASE, 203)).isEqualTo(0x0506);
        assertThat(wide.peek(BASE + 4093, 8)).isEqualTo(0x1122_3344_5566_7788L);
        assertThat(wide.peek(BASE + 101, 4)).isEqualTo(0x0102_0304);
    }

    @Test
    void anUnmappedPageFaultsWithThePointerAndTheOffset() {
        Fault fault = catchThrowableOfType(Fault.class, () -> wide.load4(0, 0x10));

        assertThat(fault.kind()).isEqualTo(Fault.Kind.PAGE_NOT_PRESENT);
        assertThat(fault.access()).isEqualTo(Fault.Access.READ);
        assertThat(fault.base()).isZero();
        assertThat(fault.offset()).isEqualTo(0x10);
        assertThat(fault.address()).isEqualTo(0x10);
        assertThat(fault.width()).isEqualTo(4);
    }

    @Test
    void anUnalignedStoreThatRunsOffItsPageWritesAsMuchAsTheProcessorWould() {
        wide.map(BASE, 4096);

        assertThatThrownBy(() -> wide.store4(BASE, 4094, -1)).isInstanceOf(Fault.class);

        assertThat(wide.isMapped(BASE + 4094, 4)).isFalse();
        assertThat(wide.isMapped(BASE + 4092, 4)).isTrue();
    }

    @Test
    void anAddressThatIsNotCanonicalIsAGeneralProtectionFault() {
        Fault fault = catchThrowableOfType(Fault.class, () -> wide.store8(0xdead_c0de_dead_c0deL, 0x28, 1));

        assertThat(fault.kind()).isEqualTo(Fault.Kind.NON_CANONICAL);
        assertThat(fault.base()).isEqualTo(0xdead_c0de_dead_c0deL);
        assertThat(wide.isMapped(0xdead_c0de_dead_c0deL, 1)).isFalse();
    }

    @Test
    void addressesOfTheNarrowMachineWrapAt32Bits() {
        narrow.map(0xdead_c000L, 4096);

        narrow.store4(0xdead_c0deL, -2, 7);
        Fault fault = catchThrowableOfType(Fault.class, () -> narrow.load4(0xffff_fff0L, 0x20));

        assertThat(narrow.load4(0xffff_ffff_dead_c0dcL, 0)).isEqualTo(7);
        assertThat(fault.address()).isEqualTo(0x10);
    }

    @Test
    void pointersAreAsWideAsTheMachine() {
        narrow.map(0x1000, 4096);
        wide.map(BASE, 4096);

        narrow.storePointer(0x1000, 0, 0xc2a5_1a40L);
        wide.storePointer(BASE, 0, BASE);

        assertThat(narrow.loadPointer(0x1000, 0)).isEqualTo(0xc2a5_1a40L);
        assertThat(narrow.load4(0x1000, 4)).isZero();
        assertThat(wide.loadPointer(BASE, 0)).isEqualTo(BASE);
        assertThat(wide.peekPointer(BASE)).isEqualTo(BASE);
    }

    @Test
    void aReadOnlyPageCanBeReadAndPokedButNotStoredTo() {
        wide.map(BASE, 4096);
        wide.store4(BASE, 0, 5);
        wide.protect(BASE, 4096);

        Fault fault = catchThrowableOfType(Fault.class, () -> wide.store4(BASE, 0, 6));
        wide.poke(BASE + 8, 4, 9);

        assertThat(fault.kind()).isEqualTo(Fault.Kind.PROTECTION);
        assertThat(wide.load4(BASE, 0)).isEqualTo(5);
        assertThat(wide.load4(BASE, 8)).isEqualTo(9);
    }

    @Test
    void aFillCoversExactlyItsRange() {
        wide.map(BASE, 3 * 4096);

        wide.fill(BASE + 4, 8204, 0xdeadc0de);

        assertThat(wide.load4(BASE, 0)).isZero();
        assertThat(wide.load4(BASE, 4)).isEqualTo(0xdeadc0de);
        assertThat(wide.load8(BASE, 4096)).isEqualTo(0xdeadc0dedeadc0deL);
        assertThat(wide.load4(BASE, 8204)).isEqualTo(0xdeadc0de);
        assertThat(wide.load4(BASE, 8208)).isZero();
    }

    @Test
    void aFillIsUndoneToTheLastWord() {
        wide.map(BASE, 2 * 4096);
        wide.store8(BASE, 4088, 77);
        int mark = wide.journal().mark();

        wide.fill(BASE + 4, 5000, 0xdeadc0de);
        wide.journal().undoTo(mark);

        assertThat(wide.load4(BASE, 4)).isZero();
        assertThat(wide.load8(BASE, 4088)).isEqualTo(77);
        assertThat(wide.load4(BASE, 5000)).isZero();
    }

    @Test
    void fillsAndStoresAreUndoneInWhateverOrderTheyCame() {
        wide.map(BASE, 4 * 4096);
        for (int word = 0; word < 2048; word++) {
            wide.store8(BASE, 8 * word, word % 5 == 0 ? 0 : word);
        }
        Random random = new Random(1);
        int[] marks = new int[30];
        long[][] then = new long[marks.length][];
        int depth = 0;
        for (int i = 0; i < 3_000; i++) {
            if (depth == marks.length || depth > 0 && random.nextInt(3) == 0) {
                depth = random.nextInt(depth);
                wide.journal().undoTo(marks[depth]);
                assertThat(words()).isEqualTo(then[depth]);
            }
            then[depth] = words();
            marks[depth++] = wide.journal().mark();
            int from = random.nextInt(3 * 512) * 8;
            switch (random.nextInt(4)) {
                case 0 -> wide.fill(BASE + from, 4 * random.nextInt(600), random.nextInt(3));
                case 1 -> wide.fill(BASE + from / 4096 * 4096L, 4096 + 8 * random.nextInt(300), random.nextInt(3));
                default -> wide.store8(BASE, from, random.nextLong());
            }
        }
    }

    private long[] words() {
        long[] words = new long[2048];
        for (int word = 0; word < words.length; word++) {
            words[word] = wide.wordAt(BASE + 8L * word);
        }
        return words;
    }

    @Test
    void theJournalUndoesStoresPokesNotesMappingsAndProtectionsInReverse() {
        wide.map(BASE, 4096);
        wide.store8(BASE, 0, 1);
        int mark = wide.journal().mark();
        List<String> undone = new ArrayList<>();

        wide.store8(BASE, 0, 2);
        wide.journal().onUndo(() -> undone.add("first, memory is " + wide.peek(BASE, 8)));
        wide.store8(BASE, 0, 3);
        wide.poke(BASE + 16, 4, 4);
        wide.note(BASE + 24, 5);
        wide.map(BASE + 4096, 4096);
        wide.store8(BASE, 4096, 6);
        wide.protect(BASE, 4096);
        wide.journal().onUndo(() -> undone.add("second"));
        wide.journal().undoTo(mark);

        assertThat(undone).containsExactly("second", "first, memory is 2");
        assertThat(wide.load8(BASE, 0)).isEqualTo(1);
        assertThat(wide.load4(BASE, 16)).isZero();
        assertThat(wide.load8(BASE, 24)).isZero();
        assertThatThrownBy(() -> wide.load8(BASE, 4096)).isInstanceOf(Fault.class);
        wide.store8(BASE, 0, 8);
        assertThat(wide.load8(BASE, 0)).isEqualTo(8);
    }

    @Test
    void unmappingAPageLosesNoOther() {
        for (int page = 0; page < 300; page++) {
            wide.map(BASE + page * 4096L, 1);
            wide.store8(BASE, page * 4096, page);
        }
        int mark = wide.journal().mark();
        for (int page = 300; page < 420; page++) {
            wide.map(BASE + page * 4096L, 1);
        }

        wide.journal().undoTo(mark);

        for (int page = 0; page < 420; page++) {
            assertThat(wide.isMapped(BASE + page * 4096L, 8)).isEqualTo(page < 300);
            assertThat(wide.peek(BASE + page * 4096L, 8)).isEqualTo(page < 300 ? page : 0);
        }
    }

    @Test
    void marksNest() {
        wide.map(BASE, 4096);
        int outer = wide.journal().mark();
        wide.store8(BASE, 0, 1);
        int inner = wide.journal().mark();
        wide.store8(BASE, 0, 2);

        wide.journal().undoTo(inner);
        long afterInner = wide.load8(BASE, 0);
        wide.journal().undoTo(outer);

        assertThat(afterInner).isEqualTo(1);
        assertThat(wide.load8(BASE, 0)).isZero();
    }

    @Test
    void theHashDependsOnContentsAndNotOnTheWayThere() {
        wide.map(BASE, 4096);
        int mark = wide.journal().mark();
        wide.startHashing();

        wide.store8(BASE, 0, 1);
        wide.store4(BASE, 8, 2);
        long low = wide.hashLow();
        long high = wide.hashHigh();
        wide.journal().undoTo(mark);
        long undoneLow = wide.hashLow();
        wide.store4(BASE, 8, 3);
        wide.poke(BASE + 8, 4, 2);
        wide.store8(BASE, 0, 1);

        assertThat(low).isNotZero().isEqualTo(wide.hashLow());
        assertThat(high).isNotZero().isNotEqualTo(low).isEqualTo(wide.hashHigh());
        assertThat(undoneLow).isZero();
    }

    @Test
    void notesAreNoPartOfTheHash() {
        wide.map(BASE, 4096);
        wide.startHashing();

        wide.note(BASE, 42);

        assertThat(wide.hashLow()).isZero();
        assertThat(wide.peek(BASE, 8)).isEqualTo(42);
    }

    @Test
    void swappingTwoValuesChangesTheHash() {
        wide.map(BASE, 4096);
        wide.startHashing();
        wide.store8(BASE, 0, 1);
        wide.store8(BASE, 8, 2);
        long low = wide.hashLow();

        wide.store8(BASE, 0, 2);
        wide.store8(BASE, 8, 1);

        assertThat(wide.hashLow()).isNotEqualTo(low);
    }

    @Test
    void stringsAreCopiedAsStrlcpyDoes() {
        wide.map(BASE, 4096);
        wide.store1(BASE, 4, 0x55);

        wide.storeString(BASE, 0, 4, "bridge0");
        boolean equal = wide.stringEquals(BASE, 0, 16, "bri");
        boolean prefix = wide.stringEquals(BASE, 0, 16, "br");

        assertThat(wide.loadString(BASE, 0, 16)).isEqualTo("bri");
        assertThat(wide.peekString(BASE, 2)).isEqualTo("br");
        assertThat(wide.load1(BASE, 4)).isEqualTo(0x55);
        assertThat(equal).isTrue();
        assertThat(prefix).isFalse();
    }

    @Test
    void theWatcherIsToldBeforeAnAccessAndNeverOfPeeks() {
        wide.map(BASE, 4096);
        List<String> told = new ArrayList<>();
        wide.watch((address, length, write) ->
                told.add((write ? "w" : "r") + length + "@" + (address - BASE) + "=" + wide.peek(address, 1)));

        wide.store4(BASE, 4, 9);
        wide.load2(BASE, 4);
        wide.poke(BASE, 8, 1);
        wide.peek(BASE, 8);
        wide.fill(BASE + 8, 16, 0);

        assertThat(told).containsExactly("w4@4=0", "r2@4=9", "w16@8=0");
    }

    @Test
    void theLogListsWhatIsTouchedAndHashesWhatIsRead() {
        wide.map(BASE, 4096);
        AccessLog log = new AccessLog();
        wide.log(log);
        log.list(true);
        log.resume();

        wide.store8(BASE, 0, 5);
        wide.load4(BASE, 0);
        wide.peek(BASE + 8, 4);
        log.pause();
        wide.load8(BASE, 16);

        assertThat(log.size()).isEqualTo(4);
        assertThat(log.granule(1)).isEqualTo(BASE + 4);
        assertThat(log.isWrite(1)).isTrue();
        assertThat(log.granule(3)).isEqualTo(BASE + 8);
        assertThat(log.isWrite(3)).isFalse();
        assertThat(log.low()).isNotZero();
    }

    @Test
    void aPlayedBackLogAnswersReadsAndSwallowsWrites() {
        wide.map(BASE, 4096);
        AccessLog log = new AccessLog();
        wide.log(log);
        log.tape(true);
        log.resume();
        wide.store4(BASE, 0, -5);
        int first = wide.load4(BASE, 0);
        wide.store4(BASE, 0, 6);

        log.play(log.taped(), log.tapeSize());
        int again = wide.load4(BASE, 0);
        wide.store4(BASE, 0, 7);
        log.stopPlaying();

        assertThat(again).isEqualTo(first).isEqualTo(-5);
        assertThat(wide.load4(BASE, 0)).isEqualTo(6);
    }

    @Test
    void aConstantStringMadeAfterAMarkIsForgottenWithIt() {
        DataSegment data = new DataSegment(wide, BASE);
        long early = data.string("early");
        int mark = wide.journal().mark();

        long late = data.string("late");
        wide.journal().undoTo(mark);
        long other = data.string("other");
        long again = data.string("late");

        assertThat(other).isEqualTo(late);
        assertThat(wide.peekString(again, 16)).isEqualTo("late");
        assertThat(wide.peekString(early, 16)).isEqualTo("early");
        assertThat(data.string("early")).isEqualTo(early);
    }
}
