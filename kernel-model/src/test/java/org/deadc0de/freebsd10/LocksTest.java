package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.sched.Strategy;
import org.junit.jupiter.api.Test;

/** Mutexes, sx and rw locks, and sleeping, between two threads. */
class LocksTest {
    private final Box box = new Box(FreeBsd10Release.CURRENT, FixSet.HISTORY);
    private final Kern_synch_c file = box.k.kern_synch_c;
    private final Mtx m = box.k.data.defineStruct("test mtx", Mtx.TYPE);
    private final Sx sx = box.k.data.defineStruct("test sx", Sx.TYPE);
    private final List<String> log = new ArrayList<>();

    LocksTest() {
        file.mtx_init(m, "naming lock", null, KernelFile.MTX_DEF);
        file.sx_init_flags(sx, "test sx", KernelFile.SX_RECURSE);
        // Whoever can go on takes turns, so that the two meet at every point.
        box.sched.strategy(new Strategy() {
            @Override
            public SimThread choose(Sched sched, SimThread running, SimThread[] enabled, int count) {
                for (int i = 0; i < count; i++) {
                    if (enabled[i] != running) {
                        return enabled[i];
                    }
                }
                return enabled[0];
            }
        });
    }

    @Test
    void onlyOneIsInsideAMutex() {
        int[] inside = new int[1];
        Runnable body = () -> {
            for (int i = 0; i < 20; i++) {
                file.mtx_lock(m, 1);
                inside[0]++;
                log.add("" + inside[0]);
                file.preempt("the other one may try");
                inside[0]--;
                file.mtx_unlock(m, 2);
            }
        };
        box.process("one", body);
        box.process("two", body);

        assertThat(box.run()).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(log).hasSize(40).containsOnly("1");
    }

    @Test
    void sharersGoInTogetherAndKeepAnExclusiveOneOut() {
        Runnable sharer = () -> {
            file.sx_slock(sx, 1);
            log.add("in");
            file.preempt("the others may come");
            log.add("out");
            file.sx_sunlock(sx, 2);
        };
        box.process("one", sharer);
        box.process("two", sharer);
        box.process("three", () -> {
            file.sx_xlock(sx, 3);
            log.add("alone");
            file.sx_xunlock(sx, 4);
        });

        assertThat(box.run()).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(log).containsSubsequence("in", "in", "out").hasSize(5);
        assertThat(log.indexOf("alone")).isIn(0, 4);
    }

    @Test
    void aRecursiveSxTakesAsManyUnlocksAsLocks() {
        box.run(() -> {
            file.sx_xlock(sx, 1);
            file.sx_xlock(sx, 2);
            file.sx_xunlock(sx, 3);
            log.add(Long.toHexString(sx.sx_lock() & Kern_sx_c.SX_LOCK_SHARED));
            file.sx_xunlock(sx, 4);
            log.add(Long.toHexString(sx.sx_lock()));
        });

        assertThat(log).containsExactly("0", "1");
        assertThat(box.printed()).isEmpty();
    }

    @Test
    void aMutexThatDoesNotRecursePanics() {
        box.run(() -> {
            file.mtx_lock(m, 255);
            file.mtx_lock(m, 256);
        });

        assertThat(box.sched.crash().cause())
                .hasMessage("_mtx_lock_sleep: recursed on non-recursive mutex naming lock @ "
                        + "/usr/src/sys/kern/kern_synch.c:256\n");
    }

    @Test
    void waitingForTheMutexOfASleeperPanics() {
        Mtx interlock = box.k.data.defineStruct("test interlock", Mtx.TYPE);
        file.mtx_init(interlock, "interlock", null, KernelFile.MTX_DEF);
        box.process("sleeper", () -> {
            file.mtx_lock(m, 1);
            file.mtx_lock(interlock, 2);
            file.msleep(0x1234, interlock, 0, "ioctl", 0);
        });
        box.process("waiter", () -> file.mtx_lock(m, 3));

        assertThat(box.run()).isEqualTo(Sched.Outcome.CRASHED);
        assertThat(box.printed())
                .contains("Sleeping on \"ioctl\" with the following non-sleepable locks held:\n")
                .contains("""
                        Sleeping thread (tid 100071, pid 1834) owns a non-sleepable lock
                        sched_switch() at sched_switch+0x1f5
                        mi_switch() at mi_switch+0x238
                        sleepq_switch() at sleepq_switch+0x123
                        sleepq_wait() at sleepq_wait+0x4d
                        _sleep() at _sleep+0x""");
        assertThat(box.sched.crash().cause()).hasMessage("sleeping thread");
        assertThat(box.sched.crash().pid()).isEqualTo(1835);
    }

    @Test
    void aSleeperTakesItsInterlockAgain() {
        box.process("sleeper", () -> {
            file.mtx_lock(m, 1);
            log.add("sleeps");
            log.add("woken " + file.msleep(0x1234, m, 0, "ioctl", 0) + " " + file.mtx_owned(m));
            file.mtx_unlock(m, 2);
        });
        box.process("waker", () -> {
            file.mtx_lock(m, 3);
            log.add("wakes");
            file.wakeup(0x1234);
            file.mtx_unlock(m, 4);
        });

        assertThat(box.run()).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(log).containsExactly("sleeps", "wakes", "woken 0 true");
    }

    @Test
    void everythingIsUndoneWithMemory() {
        int mark = box.memory.journal().mark();
        box.run(() -> {
            file.mtx_lock(m, 1);
            file.MALLOC(5000, box.k.kern_malloc_c.M_DEVBUF, KernelFile.M_WAITOK);
            file.MALLOC(50, box.k.kern_malloc_c.M_DEVBUF, KernelFile.M_WAITOK);
            file.mtx_unlock(m, 2);
        });
        List<Long> first = new ArrayList<>();
        box.k.heap().forEachChunk(chunk -> first.add(chunk.address()));
        box.memory.journal().undoTo(mark);
        List<Long> undone = new ArrayList<>();
        box.k.heap().forEachChunk(chunk -> undone.add(chunk.address()));

        box.run(() -> {
            file.MALLOC(5000, box.k.kern_malloc_c.M_DEVBUF, KernelFile.M_WAITOK);
            file.MALLOC(50, box.k.kern_malloc_c.M_DEVBUF, KernelFile.M_WAITOK);
        });
        List<Long> second = new ArrayList<>();
        box.k.heap().forEachChunk(chunk -> second.add(chunk.address()));

        assertThat(second).isEqualTo(first);
        assertThat(undone).hasSizeLessThan(first.size());
    }
}
