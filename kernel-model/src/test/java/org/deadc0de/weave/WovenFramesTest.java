package org.deadc0de.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.sim.crash.DoubleFault;
import org.junit.jupiter.api.Test;

/** What {@link If_woven_c} does to the kernel stack, woven as this module's build weaves every kernel file. */
class WovenFramesTest {
    private final If_woven_c file = new If_woven_c();

    /** The stack each time the file looked around. */
    private final List<List<String>> seen = new ArrayList<>();

    WovenFramesTest() {
        file.probe = () -> seen.add(Frames.of(file.stack));
    }

    @Test
    void aCallPushesItsFrameAndPopsItOnReturn() {
        int sum = file.woven_add(3, 4);

        assertThat(sum).isEqualTo(7);
        assertThat(seen).containsExactly(List.of("sys/net/if_woven.c:woven_add [3, 4] at 1"));
        assertThat(Frames.of(file.stack)).isEmpty();
    }

    @Test
    void aCalleeStandsOnItsCallersPlace() {
        int sum = file.woven_outer(10);

        assertThat(sum).isEqualTo(24);
        assertThat(seen)
                .containsExactly(
                        List.of(
                                "sys/net/if_woven.c:woven_outer [10] at 1",
                                "sys/net/if_woven.c:woven_add [10, 1] at 1"),
                        List.of(
                                "sys/net/if_woven.c:woven_outer [10] at 2",
                                "sys/net/if_woven.c:woven_add [11, 2] at 1"),
                        List.of("sys/net/if_woven.c:woven_outer [10] at 3"));
    }

    @Test
    void numbersAreSignExtendedAndTheNinthArgumentIsLeftOut() {
        file.woven_words((byte) -1, (short) -2, 'A', true, Integer.MIN_VALUE, 1L << 40, new Softc(0x1000), "text", 9);

        assertThat(seen)
                .containsExactly(List.of(
                        "sys/net/if_woven.c:woven_words [-1, -2, 65, 1, -2147483648, 1099511627776, 4096, 0] at 1"));
    }

    @Test
    void pointersAreTheirAddressesAndEverythingElseIsZero() {
        file.woven_pointers(new Softc(0xc0de_0000L), new Object(), 1.5, null);

        assertThat(seen).containsExactly(List.of("sys/net/if_woven.c:woven_pointers [3235774464, 0, 0, 0] at 1"));
    }

    @Test
    void aTypeVariableBoundToPointersIsAPointer() {
        long address = file.woven_generic(new Softc(0x20));

        assertThat(address).isEqualTo(0x20);
        assertThat(seen).containsExactly(List.of("sys/net/if_woven.c:woven_generic [32] at 1"));
    }

    @Test
    void aCrashLeavesEveryFrameStandingAtItsPlace() {
        Softc sc = new Softc(0xdead);

        assertThatThrownBy(() -> file.woven_fault(sc, 1)).isInstanceOf(Fault.class);

        assertThat(Frames.of(file.stack))
                .containsExactly(
                        "sys/net/if_woven.c:woven_fault [57005, 1] at 2",
                        "sys/net/if_woven.c:woven_fault [57005, 0] at 4");
    }

    @Test
    void macrosLeaveNoFrameAndMoveNoPlace() {
        int result = file.woven_by_macro(1);

        assertThat(result).isEqualTo(2);
        assertThat(seen).containsExactly(List.of("sys/net/if_woven.c:woven_by_macro [1] at 1"));
    }

    @Test
    void aLambdaBodyLeavesNoFrameAndMovesNoPlace() {
        int result = file.woven_lambda(21);

        assertThat(result).isEqualTo(42);
        assertThat(seen).containsExactly(List.of("sys/net/if_woven.c:woven_lambda [21] at 2"));
    }

    @Test
    void aFunctionCalledFromNestedLambdasStandsOnTheFunctionAroundThem() {
        int result = file.woven_nested_lambda(5);

        assertThat(result).isEqualTo(10);
        assertThat(seen)
                .containsExactly(List.of(
                        "sys/net/if_woven.c:woven_nested_lambda [5] at 2", "sys/net/if_woven.c:woven_add [5, 5] at 1"));
    }

    @Test
    void aPrivateFunctionHasAFrame() {
        file.woven_calls_private(3);

        assertThat(seen)
                .containsExactly(List.of(
                        "sys/net/if_woven.c:woven_calls_private [3] at 1",
                        "sys/net/if_woven.c:woven_private [3] at 1"));
    }

    @Test
    void aStatementOverSeveralLinesIsAsManyPlaces() {
        int result = file.woven_operands(2, 1);

        assertThat(result).isEqualTo(3 * 2 + 4);
        assertThat(seen)
                .extracting(frames -> frames.get(0))
                .containsExactly(
                        "sys/net/if_woven.c:woven_operands [2, 1] at 1",
                        "sys/net/if_woven.c:woven_operands [2, 1] at 3",
                        "sys/net/if_woven.c:woven_operands [2, 1] at 5",
                        "sys/net/if_woven.c:woven_operands [2, 1] at 6");
    }

    @Test
    void everyShapeOfCodeComputesWhatItDidUnwoven() {
        assertThat(file.woven_loop(100, 5, 2.0)).isEqualTo(242);
        assertThat(file.woven_do(8)).isEqualTo(4);
        assertThat(List.of(file.woven_table(0), file.woven_table(1), file.woven_table(3), file.woven_table(9)))
                .containsExactly(10, 6, 6, -1);
        assertThat(List.of(file.woven_lookup("up"), file.woven_lookup("down"), file.woven_lookup("link0")))
                .containsExactly(1, 2, 5);
        assertThat(List.of(file.woven_catch(0), file.woven_catch(5))).containsExactly(999, 1020);
        assertThat(List.of(file.woven_new(true, 1), file.woven_new(false, 1))).containsExactly(0x80000002L, 4L);
        assertThat(file.woven_sections(new Object(), 4)).isEqualTo(8);
        assertThat(file.woven_one_line(4)).isEqualTo(6);
        int[] left = {3};
        file.woven_loop_first(left);
        assertThat(left[0]).isEqualTo(-1);
        assertThat(Frames.of(file.stack)).isEmpty();
    }

    @Test
    void aLoopUsesUpFuelEachTimeItGoesBack() {
        file.stack.refuel(1_000, () -> {
            throw new IllegalStateException(file.stack.topFunction());
        });

        assertThatThrownBy(() -> file.woven_loop_first(new int[] {Integer.MAX_VALUE}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("woven_loop_first");
    }

    @Test
    void aReturnUsesUpFuelSoThatALoopOfCallsIsNoticedInWhatItCalls() {
        file.stack.refuel(1_000, () -> {
            throw new IllegalStateException(file.stack.topFunction());
        });

        assertThatThrownBy(() -> {
                    while (true) {
                        file.woven_add(1, 2);
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("woven_add");
    }

    @Test
    void aFunctionThatNeverStopsCallingItselfUsesUpTheStack() {
        assertThatThrownBy(() -> file.woven_fault(new Softc(1), 1_000))
                .isInstanceOf(DoubleFault.class)
                .hasMessage("kernel stack overflow in woven_fault");

        assertThat(file.stack.depth()).isEqualTo(256);
    }

    @Test
    void aTracedCallShowsItsArgumentsBeforeWhatItCalls() {
        List<String> lines = new ArrayList<>();
        file.stack.trace(lines::add);

        file.woven_outer(10);

        assertThat(lines)
                .containsExactly("  woven_outer(0xa)\n", "    woven_add(0xa, 0x1)\n", "    woven_add(0xb, 0x2)\n");
    }

    @Test
    void theFileListsItsFunctionsInSourceOrderWithTheirPlaces() {
        String[] functions = file.kernelFunctions();

        // Comments and blank lines are no places; macros, lambdas, statics and Java's own methods are no functions.
        assertThat(functions)
                .containsExactly(
                        "woven_add 2",
                        "woven_words 2",
                        "woven_pointers 2",
                        "woven_outer 4",
                        "woven_fault 5",
                        "woven_by_macro 1",
                        "woven_lambda 2",
                        "woven_nested_lambda 2",
                        "woven_loop 8",
                        "woven_loop_first 2",
                        "woven_do 5",
                        "woven_table 8",
                        "woven_lookup 5",
                        "woven_catch 7",
                        "woven_new 6",
                        "woven_operands 6",
                        "woven_sections 3",
                        "woven_generic 3",
                        "woven_private 2",
                        "woven_calls_private 1",
                        "woven_one_line 1");
    }
}
