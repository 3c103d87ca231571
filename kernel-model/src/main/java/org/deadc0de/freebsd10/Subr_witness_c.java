package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;

/** WITNESS: which thread holds which locks, and in which order. */
@KernelSource("sys/kern/subr_witness.c")
final class Subr_witness_c extends KernelFile {
    static final int LOP_NEWORDER = 0x1;
    static final int LOP_QUIET = 0x2;
    static final int LOP_TRYLOCK = 0x4;
    static final int LOP_EXCLUSIVE = 0x8;
    static final int LOP_DUPOK = 0x10;

    private static final int LI_EXCLUSIVE = 0x00010000;
    private static final int LI_RECURSEMASK = 0x0000ffff;

    private static final int COUNT = Kthread.TD_NLOCKS.offset();
    private static final int LOCKS = Kthread.TD_SLEEPLOCKS.offset();
    private static final int SIZE = Kthread.LOCK_INSTANCE_SIZE;
    private static final int LI_LOCK = 0;
    private static final int LI_FILE = 8;
    private static final int LI_LINE = 16;
    private static final int LI_FLAGS = 20;

    Subr_witness_c(FreeBsd10 k) {
        super(k);
    }

    /** A lock comes into being. subr_witness.c:745. */
    void witness_init(LockObject lock, String type) {}

    /** A lock ends; nobody may hold it. subr_witness.c:788. */
    void witness_destroy(LockObject lock) {}

    /** Would taking this lock now be against the order seen so far? subr_witness.c:1035. */
    void witness_checkorder(LockObject lock, int flags, long file, int line, LockObject interlock) {}

    /** The current thread has taken a lock. subr_witness.c:1328. */
    void witness_lock(LockObject lock, int flags, long file, int line) {
        long td = k.CURTHREAD();
        long instance = INSTANCE(td, lock.address());
        if (instance != 0) {
            mem.poke(instance + LI_FLAGS, 4, mem.peek(instance + LI_FLAGS, 4) + 1);
            mem.poke(instance + LI_FILE, 8, file);
            mem.poke(instance + LI_LINE, 4, line);
            return;
        }
        int count = (int) mem.peek(td + COUNT, 4);
        if (count == Kthread.MAX_LOCKS) {
            throw new IllegalStateException("a thread holds more than " + count + " locks");
        }
        long li = td + LOCKS + (long) count * SIZE;
        mem.poke(td + COUNT, 4, count + 1);
        mem.poke(li + LI_LOCK, 8, lock.address());
        mem.poke(li + LI_FILE, 8, file);
        mem.poke(li + LI_LINE, 4, line);
        mem.poke(li + LI_FLAGS, 4, (flags & LOP_EXCLUSIVE) != 0 ? LI_EXCLUSIVE : 0);
    }

    /** The current thread gives a lock back. subr_witness.c:1478. */
    void witness_unlock(LockObject lock, int flags, long file, int line) {
        long td = k.CURTHREAD();
        long instance = INSTANCE(td, lock.address());
        if (instance == 0) {
            panic("lock (%s) %s not locked @ %s:%d", CLASS_NAME(lock), lock.lo_name(), file, line);
        }
        long liFlags = mem.peek(instance + LI_FLAGS, 4);
        if ((liFlags & LI_RECURSEMASK) > 0) {
            mem.poke(instance + LI_FLAGS, 4, liFlags - 1);
            return;
        }
        int count = (int) mem.peek(td + COUNT, 4) - 1;
        mem.poke(td + COUNT, 4, count);
        long end = td + LOCKS + (long) count * SIZE;
        for (long li = instance; li < end; li += SIZE) {
            for (int i = 0; i < SIZE; i += 8) {
                mem.poke(li + i, 8, mem.peek(li + SIZE + i, 8));
            }
        }
    }

    /** Complains when the current thread holds locks that it must not hold here. subr_witness.c:1591. */
    int witness_warn(int flags, LockObject lock, String fmt, Object... args) {
        return 0;
    }

    /** No lock may be held when a system call returns. */
    void SYSCALL_RETURNS(String name) {
        if (mem.peek(k.CURTHREAD() + COUNT, 4) != 0) {
            witness_warn(WARN_PANIC, k.NO_LOCK, "System call %s returning", name);
        }
    }

    /** The file where the current thread took a lock, for after a sleep. */
    long WITNESS_SAVE_FILE(LockObject lock) {
        long instance = INSTANCE(k.CURTHREAD(), lock.address());
        return instance == 0 ? 0 : mem.peek(instance + LI_FILE, 8);
    }

    /** The line where it took it. */
    int WITNESS_SAVE_LINE(LockObject lock) {
        long instance = INSTANCE(k.CURTHREAD(), lock.address());
        return instance == 0 ? 0 : (int) mem.peek(instance + LI_LINE, 4);
    }

    /** Puts file and line back. */
    void WITNESS_RESTORE(LockObject lock, long file, int line) {
        long instance = INSTANCE(k.CURTHREAD(), lock.address());
        if (instance != 0) {
            mem.poke(instance + LI_FILE, 8, file);
            mem.poke(instance + LI_LINE, 4, line);
        }
    }

    private long INSTANCE(long td, long lock) {
        int count = (int) mem.peek(td + COUNT, 4);
        for (int i = count - 1; i >= 0; i--) {
            long li = td + LOCKS + (long) i * SIZE;
            if (mem.peek(li + LI_LOCK, 8) == lock) {
                return li;
            }
        }
        return 0;
    }

    private static String CLASS_NAME(LockObject lock) {
        LockClass lockClass = LockClass.of(lock.lo_flags());
        return lockClass == null ? "unknown" : lockClass.lcName();
    }
}
