package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.sched.Sched;
import org.junit.jupiter.api.Test;

/** What WITNESS says, in its words. */
class WitnessTest {
    private final Box box = new Box(FreeBsd10Release.CURRENT, FixSet.HISTORY);
    private final Kern_synch_c file = box.k.kern_synch_c;
    private final Mtx a = mtx("a lock");
    private final Mtx b = mtx("b lock");

    private Mtx mtx(String name) {
        Mtx m = box.k.data.defineStruct("test " + name + box.k.data.variables().size(), Mtx.TYPE);
        file.mtx_init(m, name, null, KernelFile.MTX_DEF);
        return m;
    }

    private Sx sx(String name, int opts) {
        Sx sx = box.k.data.defineStruct("test " + name, Sx.TYPE);
        file.sx_init_flags(sx, name, opts);
        return sx;
    }

    @Test
    void aReversalIsReportedOnceWithBothLocks() {
        box.run(() -> {
            file.mtx_lock(a, 10);
            file.mtx_lock(b, 20);
            file.mtx_unlock(b, 21);
            file.mtx_unlock(a, 22);
            for (int i = 0; i < 2; i++) {
                file.mtx_lock(b, 30);
                file.mtx_lock(a, 40);
                file.mtx_unlock(a, 41);
                file.mtx_unlock(b, 42);
            }
        });

        assertThat(box.printed())
                .startsWith("lock order reversal:\n"
                        + " 1st 0x" + Long.toHexString(b.address())
                        + " b lock (b lock) @ /usr/src/sys/kern/kern_synch.c:30\n"
                        + " 2nd 0x" + Long.toHexString(a.address())
                        + " a lock (a lock) @ /usr/src/sys/kern/kern_synch.c:40\n"
                        + "KDB: stack backtrace:\n")
                .containsOnlyOnce("lock order reversal");
    }

    @Test
    void nobodyLooksWhileTheWatchIsOff() {
        box.k.subr_witness_c.SYSCTL_DEBUG_WITNESS_WATCH(0, null);
        box.run(() -> {
            file.mtx_lock(a, 10);
            file.MALLOC(16, box.k.mallocType("temp"), KernelFile.M_WAITOK);
            file.mtx_unlock(a, 11);
            pair(a, b);
            pair(b, a);
        });

        assertThat(box.printed()).isEmpty();
    }

    @Test
    void whatWasTakenWhileTheWatchWasDeadIsGivenBackInSilence() {
        box.run(() -> {
            file.mtx_lock(b, 9);
            box.k.subr_witness_c.SYSCTL_DEBUG_WITNESS_WATCH(-1, null);
            file.mtx_lock(a, 10);
            file.mtx_unlock(a, 11);
            file.mtx_unlock(b, 12);
        });

        assertThat(box.sched.crash()).isNull();
        assertThat(box.k.subr_witness_c.SYSCTL_DEBUG_WITNESS_WATCH(1, null))
                .isEqualTo(new Syscalls.Failure(Errno.EINVAL));
    }

    @Test
    void anOrderIsKnownThroughOthers() {
        Mtx c = mtx("c lock");
        box.run(() -> {
            pair(a, b);
            pair(b, c);
            pair(c, a);
        });

        assertThat(box.printed()).contains(" 1st ").contains("c lock").contains("a lock");
    }

    private void pair(Mtx first, Mtx second) {
        file.mtx_lock(first, 1);
        file.mtx_lock(second, 2);
        file.mtx_unlock(second, 3);
        file.mtx_unlock(first, 4);
    }

    @Test
    void aSleepableLockAfterAMutexIsAReversal() {
        Sx sx = sx("ifnet_sx2", KernelFile.SX_RECURSE);
        box.run(() -> {
            file.mtx_lock(a, 10);
            file.sx_xlock(sx, 20);
        });

        assertThat(box.printed()).startsWith("lock order reversal: (sleepable after non-sleepable)\n 1st ");
    }

    @Test
    void twoLocksOfOneTypeAreReported() {
        Mtx other = mtx("a lock");
        box.run(() -> pair(a, other));

        assertThat(box.printed()).startsWith("""
                        acquiring duplicate lock of same type: "a lock"
                         1st a lock @ /usr/src/sys/kern/kern_synch.c:1
                         2nd a lock @ /usr/src/sys/kern/kern_synch.c:2
                        """);
    }

    @Test
    void allocatingWithAMutexHeldIsReportedEveryTime() {
        box.run(() -> {
            file.mtx_lock(a, 530);
            file.MALLOC(496, box.k.kern_malloc_c.M_DEVBUF, KernelFile.M_WAITOK);
            file.MALLOC(496, box.k.kern_malloc_c.M_DEVBUF, KernelFile.M_WAITOK);
            file.mtx_unlock(a, 531);
        });

        String warning = "uma_zalloc_arg: zone \"512\" with the following non-sleepable locks held:\n"
                + "exclusive sleep mutex a lock (a lock) r = 0 (0x" + Long.toHexString(a.address())
                + ") locked @ /usr/src/sys/kern/kern_synch.c:530\nKDB: stack backtrace:\n";
        String printed = box.printed();
        assertThat(printed).startsWith(warning);
        assertThat(printed.split(java.util.regex.Pattern.quote(warning), -1)).hasSize(3);
    }

    @Test
    void aSleepableLockMayBeHeldWhileAllocating() {
        Sx sx = sx("naming", 0);
        box.run(() -> {
            file.sx_xlock(sx, 1);
            file.MALLOC(496, box.k.kern_malloc_c.M_DEVBUF, KernelFile.M_WAITOK);
            file.sx_xunlock(sx, 2);
        });

        assertThat(box.printed()).isEmpty();
    }

    @Test
    void sharingALockHeldExclusivelyPanics() {
        Sx sx = sx("naming", KernelFile.SX_RECURSE);
        Sched.Outcome outcome = box.run(() -> {
            file.sx_xlock(sx, 1);
            file.sx_slock(sx, 2);
        });

        assertThat(outcome).isEqualTo(Sched.Outcome.CRASHED);
        assertThat(box.printed()).isEqualTo("""
                        shared lock of (sx) naming @ /usr/src/sys/kern/kern_synch.c:2
                        while exclusively locked from /usr/src/sys/kern/kern_synch.c:1
                        """);
        assertThat(box.sched.crash().cause()).hasMessage("share->excl");
    }

    @Test
    void noLockMayBeHeldOnTheWayOut() {
        box.k.kern_sysctl_c.SYSCTL_PROC("test.lock", (value, td) -> {
            file.mtx_lock(a, 77);
            return 0;
        });

        box.program(sys -> sys.sysctl("test.lock", null));

        assertThat(box.printed())
                .startsWith("System call __sysctl returning with the following locks held:\n"
                        + "exclusive sleep mutex a lock (a lock) r = 0 (");
        assertThat(box.sched.crash().cause()).hasMessage("witness_warn");
    }
}
