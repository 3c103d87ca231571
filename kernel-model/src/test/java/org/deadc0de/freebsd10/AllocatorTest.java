package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.sim.sched.Sched;
import org.junit.jupiter.api.Test;

/** malloc(9) and the zones under it. */
class AllocatorTest {
    @Test
    void theNinthAllocationOfASizeTakesWhatWasFreedLast() throws Exception {
        Box box = new Box("reuse=uma");
        List<Long> taken = new ArrayList<>();
        long[] freed = new long[1];

        box.run(() -> {
            MallocType mtp = box.k.kern_malloc_c.M_DEVBUF;
            long first = box.k.kern_malloc_c.MALLOC(500, mtp, KernelFile.M_WAITOK);
            box.k.kern_malloc_c.FREE(first, mtp);
            freed[0] = first;
            for (int i = 0; i < 8; i++) {
                taken.add(box.k.kern_malloc_c.MALLOC(500, mtp, KernelFile.M_WAITOK));
            }
        });

        assertThat(taken.subList(0, 7)).doesNotContain(freed[0]).doesNotHaveDuplicates();
        assertThat(taken.get(7)).isEqualTo(freed[0]);
    }

    @Test
    void freeFillsAllButTheLastWordAndNotesTheType() throws Exception {
        Box box = new Box();
        long[] at = new long[1];

        box.run(() -> {
            MallocType mtp = box.k.kern_malloc_c.M_DEVBUF;
            at[0] = box.k.kern_malloc_c.MALLOC(496, mtp, KernelFile.M_WAITOK | KernelFile.M_ZERO);
            box.k.kern_malloc_c.FREE(at[0], mtp);
        });

        assertThat(box.memory.peek(at[0], 8)).isEqualTo(0xdeadc0dedeadc0deL);
        assertThat(box.memory.peek(at[0] + 496, 8)).isEqualTo(0xdeadc0dedeadc0deL);
        assertThat(box.memory.peek(at[0] + 504, 8)).isEqualTo(box.k.kern_malloc_c.M_DEVBUF.address());
        assertThat(box.k.heap().chunkAt(at[0] + 8).live()).isFalse();
        assertThat(box.k.heap().chunkAt(at[0] + 8).kind()).isEqualTo("devbuf");
    }

    @Test
    void memoryWrittenAfterItsFreeIsFoundWhenItIsHandedOutAgain() throws Exception {
        Box box = new Box("reuse=lifo");

        Sched.Outcome outcome = box.run(() -> {
            MallocType mtp = box.k.kern_malloc_c.M_DEVBUF;
            long at = box.k.kern_malloc_c.MALLOC(496, mtp, KernelFile.M_WAITOK);
            box.k.kern_malloc_c.FREE(at, mtp);
            box.memory.store4(at, 16, 7);
            box.k.kern_malloc_c.MALLOC(496, mtp, KernelFile.M_WAITOK);
        });

        assertThat(outcome).isEqualTo(Sched.Outcome.CRASHED);
        assertThat(box.printed())
                .contains("Memory modified after free 0xfffffe0")
                .contains("(504) val=7 @ 0x");
        assertThat(box.sched.crash().cause()).hasMessage("Most recently used by devbuf\n");
    }

    @Test
    void aSecondFreeOfTheSameMemoryPanics() throws Exception {
        Box box = new Box();

        Sched.Outcome outcome = box.run(() -> {
            MallocType mtp = box.k.kern_malloc_c.M_DEVBUF;
            long at = box.k.kern_malloc_c.MALLOC(496, mtp, KernelFile.M_WAITOK);
            box.k.kern_malloc_c.FREE(at, mtp);
            box.k.kern_malloc_c.FREE(at, mtp);
        });

        assertThat(outcome).isEqualTo(Sched.Outcome.CRASHED);
        assertThat(box.sched.crash().cause().getMessage()).startsWith("Duplicate free of item 0xfffffe0");
    }
}
