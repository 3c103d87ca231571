package org.deadc0de.dragonfly111;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deadc0de.sim.crash.Panic;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.world.World;
import org.junit.jupiter.api.Test;

class SlabTest {
    private final Box box = new Box("SMP=off");
    private final DragonFly111 k = box.k;
    private final Memory memory = k.machine().memory();

    private long allocate() {
        return k.in_c.KMALLOC_BYTES(212, InIfaddr.TYPE, k.M_IFADDR, KernelFile.M_ZERO);
    }

    private int word(long address, int offset) {
        return (int) memory.peek(address + offset, 4);
    }

    @Test
    void onlySixtyFourBytesOfAFreedChunkArePoisonedAndTheFirstWordIsTheLink() {
        long a = allocate();
        long b = allocate();
        for (int at = 0; at < 212; at += 4) {
            memory.store4(a, at, 0x11111111);
        }

        k.in_c.KFREE_AT(a, k.M_IFADDR);
        k.in_c.KFREE_AT(b, k.M_IFADDR);

        assertThat(word(a, 0)).isZero();
        assertThat(word(b, 0)).isEqualTo((int) a);
        assertThat(word(a, 4)).isEqualTo(0xdeadc0de);
        assertThat(word(a, 60)).isEqualTo(0xdeadc0de);
        assertThat(word(a, 64)).isEqualTo(0x11111111);
    }

    @Test
    void theChunkFreedLastIsHandedOutFirst() {
        long a = allocate();
        long b = allocate();
        k.in_c.KFREE_AT(a, k.M_IFADDR);
        k.in_c.KFREE_AT(b, k.M_IFADDR);

        assertThat(allocate()).isEqualTo(b);
        assertThat(allocate()).isEqualTo(a);
    }

    @Test
    void theSecondFreeOfAChunkIsNoticedByTheListOrByTheBitmap() {
        long a = allocate();
        long b = allocate();
        k.in_c.KFREE_AT(a, k.M_IFADDR);

        assertThatThrownBy(() -> k.in_c.KFREE_AT(a, k.M_IFADDR))
                .isInstanceOf(Panic.class)
                .hasMessage("memory chunk 0x" + Long.toHexString(a) + " is already free!");
        k.in_c.KFREE_AT(b, k.M_IFADDR);
        assertThatThrownBy(() -> k.in_c.KFREE_AT(b, k.M_IFADDR))
                .isInstanceOf(Panic.class)
                .hasMessage("Double free at 0x" + Long.toHexString(b));
    }

    @Test
    void aStoreIntoAFreedChunkTurnsTheFreeListAsideAndTheSecondAllocationDiesOfIt() {
        long x = allocate();
        memory.store4(x, 0xa4, 0x00000210);
        k.in_c.KFREE_AT(x, k.M_IFADDR);
        memory.store4(x, 0, (int) (x + 0xa4)); // as line 686 of in.c does

        assertThat(k.kern_slaballoc_c.kmalloc(212, k.M_IFADDR, 0)).isEqualTo(x);
        assertThatThrownBy(() -> k.kern_slaballoc_c.kmalloc(212, k.M_IFADDR, 0))
                .isInstanceOf(Panic.class)
                .hasMessageStartingWith("chunkNEXT 0x" + Long.toHexString(x + 0xa4) + " 0x210 FFPG ")
                .hasMessageEndingWith("/32");
    }

    @Test
    void freeingNothingAndFreeingWithADamagedTypeAreNoticed() {
        long a = allocate();

        assertThatThrownBy(() -> k.in_c.KFREE_AT(0, k.M_IFADDR)).hasMessage("trying to free NULL pointer");
        assertThatThrownBy(() -> k.in_c.KFREE_AT(a, MallocType.TYPE.at(memory, a)))
                .hasMessage("free: malloc type lacks magic");
        assertThatThrownBy(() -> k.in_c.KFREE_AT(0x1000, k.M_IFADDR)).hasMessage("BADFREE 0x1000");
    }

    /** A process on processor 1 gives a chunk of processor 0 back twice before that one looks at its queue. */
    private static Box freedTwiceFromAfar(boolean lonely) {
        Box box = new Box("cpus=2");
        DragonFly111 k = box.k;
        box.sys(sys -> {
            k.lwkt.setCpu(0);
            long other = k.in_c.KMALLOC_BYTES(212, InIfaddr.TYPE, k.M_IFADDR, KernelFile.M_ZERO);
            long chunk = k.in_c.KMALLOC_BYTES(212, InIfaddr.TYPE, k.M_IFADDR, KernelFile.M_ZERO);
            if (!lonely) {
                k.in_c.KFREE_AT(other, k.M_IFADDR);
            }
            k.lwkt.setCpu(1);
            k.in_c.KFREE_AT(chunk, k.M_IFADDR);
            k.in_c.KFREE_AT(chunk, k.M_IFADDR);
            return 0;
        });
        box.sys(sys -> sys.close(99));
        return box;
    }

    @Test
    void theSecondRemoteFreeOfOneQueueTakesTheLinkForTheTypeAndReadsItsMagicThroughNull() {
        Box box = freedTwiceFromAfar(true);

        assertThat(box.last).isEqualTo(World.Ending.PANIC);
        assertThat(box.faultAddress()).isEqualTo(MallocType.KS_MAGIC.offset());
        assertThat(box.functions()).startsWith("kfree", "free_remote", "lwkt_process_ipiq");
    }

    @Test
    void whereTheLinkLeadsToAnotherChunkItsMagicIsWrong() {
        Box box = freedTwiceFromAfar(false);

        assertThat(box.last).isEqualTo(World.Ending.PANIC);
        assertThat(box.crash().cause()).hasMessage("free: malloc type lacks magic");
        assertThat(box.functions()).startsWith("panic", "kfree", "free_remote", "lwkt_process_ipiq");
    }

    @Test
    void withoutInvariantsNothingIsPoisonedAndNothingIsNoticed() {
        Box plain = new Box("SMP=off", "INVARIANTS=off");
        long a = plain.k.in_c.KMALLOC_BYTES(212, null, plain.k.M_IFADDR, KernelFile.M_ZERO);

        plain.k.in_c.KFREE_AT(a, plain.k.M_IFADDR);
        plain.k.in_c.KFREE_AT(a, plain.k.M_IFADDR);

        assertThat(plain.k.machine().memory().peek(a + 4, 4)).isZero();
        assertThat(plain.k.machine().memory().peek(a, 4)).isEqualTo(a);
    }
}
