package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.deadc0de.sim.sched.Sched;
import org.junit.jupiter.api.Test;

/** alloc_unr(9) and its kin. */
class UnitNumbersTest {
    private final Box box = new Box(FreeBsd10Release.CURRENT, org.deadc0de.kernel.FixSet.HISTORY);
    private final Subr_unit_c unit = box.k.subr_unit_c;
    private final Mtx none = Mtx.TYPE.at(box.memory, 0);

    @Test
    void theLowestFreeNumberComesFirst() {
        List<Integer> taken = new ArrayList<>();

        box.run(() -> {
            Unrhdr uh = unit.new_unrhdr(0, 9, none);
            taken.add(unit.alloc_unr(uh));
            taken.add(unit.alloc_unr(uh));
            taken.add(unit.alloc_unr_specific(uh, 4));
            unit.free_unr(uh, 0);
            taken.add(unit.alloc_unr(uh));
            taken.add(unit.alloc_unr(uh));
            taken.add(unit.alloc_unr_specific(uh, 4));
            taken.add(unit.alloc_unr_specific(uh, 10));
        });

        assertThat(taken).containsExactly(0, 1, 4, 0, 2, -1, -1);
    }

    @Test
    void itAgreesWithAPlainSet() {
        List<String> differences = new ArrayList<>();

        box.run(() -> {
            SplittableRandom random = new SplittableRandom(7);
            Unrhdr uh = unit.new_unrhdr(3, 42, none);
            TreeSet<Integer> free = new TreeSet<>();
            for (int i = 3; i <= 42; i++) {
                free.add(i);
            }
            for (int step = 0; step < 3000; step++) {
                int item = 3 + random.nextInt(40);
                int expected;
                int got;
                switch (random.nextInt(3)) {
                    case 0 -> {
                        expected = free.isEmpty() ? -1 : free.first();
                        got = unit.alloc_unr(uh);
                    }
                    case 1 -> {
                        expected = free.contains(item) ? item : -1;
                        got = unit.alloc_unr_specific(uh, item);
                    }
                    default -> {
                        expected = 0;
                        got = 0;
                        if (!free.contains(item)) {
                            unit.free_unr(uh, item);
                            free.add(item);
                        }
                    }
                }
                free.remove(expected);
                if (got != expected) {
                    differences.add(step + ": " + got + " instead of " + expected);
                }
            }
            for (int i = 3; i <= 42; i++) {
                if (!free.contains(i)) {
                    unit.free_unr(uh, i);
                }
            }
            unit.delete_unrhdr(uh);
        });

        assertThat(differences).isEmpty();
        assertThat(box.sched.crash()).isNull();
    }

    @Test
    void anAllocatorMustBeEmptyAtItsEnd() {
        Sched.Outcome outcome = box.run(() -> {
            Unrhdr uh = unit.new_unrhdr(0, 32767, none);
            unit.alloc_unr(uh);
            unit.delete_unrhdr(uh);
        });

        assertThat(outcome).isEqualTo(Sched.Outcome.CRASHED);
        assertThat(box.sched.crash().cause()).hasMessage("unrhdr has 1 allocations");
    }

    @Test
    void aNumberFreedTwiceIsNoticed() {
        box.run(() -> {
            Unrhdr uh = unit.new_unrhdr(0, 9, none);
            unit.alloc_unr_specific(uh, 5);
            unit.free_unr(uh, 2);
        });

        assertThat(box.sched.crash().cause()).hasMessage("UNR Freeing free item 2 (run))\n");
    }
}
