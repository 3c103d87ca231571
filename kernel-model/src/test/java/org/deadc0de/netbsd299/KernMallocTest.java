package org.deadc0de.netbsd299;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.sim.crash.Panic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** malloc(9): order, poison and complaints. */
class KernMallocTest {
    private static final int SIZE = 2000;

    private static long take(Box box) {
        return box.k.kern_malloc_c.ALLOCATE(SIZE, "temp", KernelFile.M_NOWAIT, null);
    }

    @Test
    void aFreshPageIsHandedOutFromItsHighestAddressDownwards() {
        Box box = new Box("K0");

        long first = take(box);
        long second = take(box);

        assertThat(first & 0xfff).isEqualTo(0x800);
        assertThat(second).isEqualTo(first - 0x800);
    }

    @Test
    void theFirstBlockFreedIsTheFirstReused() {
        Box box = new Box("K0");
        long first = take(box);
        long second = take(box);

        box.k.kern_malloc_c.free(second, "temp");
        box.k.kern_malloc_c.free(first, "temp");

        assertThat(List.of(take(box), take(box))).containsExactly(second, first);
    }

    @ParameterizedTest
    @CsvSource({"K0,1,1", "K1,deadbeef,1", "K2,deadbeef,deadbeef"})
    void theProfileDecidesHowMuchOfAFreedBlockIsPoisoned(String profile, String word3, String word200) {
        Box box = new Box(profile);
        long block = take(box);
        box.k.machine().memory().fill(block, 2048, 1);

        box.k.kern_malloc_c.free(block, "temp");

        assertThat(Long.toHexString(box.k.machine().memory().peek(block + 12, 4)))
                .isEqualTo(word3);
        assertThat(Long.toHexString(box.k.machine().memory().peek(block + 800, 4)))
                .isEqualTo(word200);
    }

    @Test
    void aBlockChangedWhileFreeIsNoticedWhenItIsHandedOut() {
        Box box = new Box("K2");
        long block = take(box);
        box.k.kern_malloc_c.free(block, "temp");
        box.k.machine().memory().store4(block, 32, 0);
        box.k.machine().console().take();

        List<Long> taken = new ArrayList<>();
        while (!taken.contains(block)) {
            taken.add(take(box));
        }

        assertThat(box.k.machine().console().take())
                .isEqualTo(
                        "Data modified on freelist: word 8 of object 0x%x size 2000 previous type temp (0x0 != 0xdeadbeef)\n"
                                .formatted(block));
    }

    @Test
    void freeingTwicePanics() {
        Box box = new Box("K1");
        long block = take(box);
        box.k.kern_malloc_c.free(block, "temp");

        assertThatThrownBy(() -> box.k.kern_malloc_c.free(block, "temp"))
                .isInstanceOf(Panic.class)
                .hasMessage("free: duplicated free");
    }

    @Test
    void aTabMovesToTheNextMultipleOfEightColumnsOnlyBeforeSomethingVisible() {
        assertThat(NetBsdPanicText.columns("ab\tc\t\n12345678\tx")).isEqualTo("ab      c\n12345678        x");
    }
}
