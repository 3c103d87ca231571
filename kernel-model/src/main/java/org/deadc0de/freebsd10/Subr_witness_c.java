package org.deadc0de.freebsd10;

import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.crash.KernelSource;

/** WITNESS: which thread holds which locks, and in which order. */
@KernelSource("sys/kern/subr_witness.c")
final class Subr_witness_c extends KernelFile {
    static final int LOP_NEWORDER = 0x1;
    static final int LOP_QUIET = 0x2;
    static final int LOP_TRYLOCK = 0x4;
    static final int LOP_EXCLUSIVE = 0x8;
    static final int LOP_DUPOK = 0x10;

    static final int LI_EXCLUSIVE = 0x00010000;
    static final int LI_RECURSEMASK = 0x0000ffff;

    static final int COUNT = Kthread.TD_NLOCKS.offset();
    static final int LOCKS = Kthread.TD_SLEEPLOCKS.offset();
    static final int SIZE = Kthread.LOCK_INSTANCE_SIZE;
    static final int LI_LOCK = 0;
    static final int LI_FILE = 8;
    static final int LI_LINE = 16;
    static final int LI_FLAGS = 20;

    static final int WITNESS_PARENT = 0x01;
    static final int WITNESS_ANCESTOR = 0x02;
    static final int WITNESS_ANCESTOR_MASK = WITNESS_PARENT | WITNESS_ANCESTOR;
    static final int WITNESS_CHILD = 0x04;
    static final int WITNESS_DESCENDANT = 0x08;
    static final int WITNESS_REVERSAL = 0x10;
    static final int WITNESS_LOCK_ORDER_KNOWN = 0x80;

    private static final int WITNESS_COUNT = 256;
    private static final int HASH_SIZE = 1024;

    final long witness_watch = k.data.define("witness_watch", 4);
    final long witness_trace = k.data.define("witness_trace", 4);
    final long witness_kdb = k.data.define("witness_kdb", 4);

    private final long w_count = k.data.define("w_count", 4);
    private final long w_data = WITNESS ? k.data.define("w_data", WITNESS_COUNT * Witness.TYPE.size()) : 0;
    private final long w_hash = WITNESS ? k.data.define("w_hash", HASH_SIZE * 8) : 0;
    private final long w_rmatrix = WITNESS ? k.data.define("w_rmatrix", WITNESS_COUNT * WITNESS_COUNT) : 0;

    Subr_witness_c(FreeBsd10 k) {
        super(k);
        mem.poke(witness_watch, 4, 1);
        mem.poke(witness_trace, 4, 1);
    }

    /** 1 checks everything, 0 no orders; who has said -1 cannot have it back. subr_witness.c:2127. */
    Object SYSCTL_DEBUG_WITNESS_WATCH(Object newValue, Kthread td) {
        int before = WATCH();
        if (newValue instanceof Number number) {
            int value = number.intValue();
            if (value > 1 || value < -1 || before == -1 && value != before) {
                return new Syscalls.Failure(Errno.EINVAL);
            }
            mem.poke(witness_watch, 4, value & 0xffff_ffffL);
        }
        return before;
    }

    private int WATCH() {
        return (int) mem.peek(witness_watch, 4);
    }

    /** The type that a lock's order is kept by, or NULL when it is not checked. subr_witness.c:745. */
    void witness_init(LockObject lock, String type) {
        if ((lock.lo_flags() & LockObject.LO_WITNESS) == 0 || WATCH() == -1) {
            lock.lo_witness(new Witness(mem, 0));
        } else {
            lock.lo_witness(enroll(type, lock));
        }
    }

    /** A lock ends. subr_witness.c:788. */
    void witness_destroy(LockObject lock) {
        Witness w = lock.lo_witness();
        if (!w.isNull()) {
            w.w_refcount(w.w_refcount() - 1);
        }
    }

    /** Finds the type or makes it. subr_witness.c:1688. */
    private Witness enroll(String description, LockObject lock) {
        long type = string(description);
        int slot = (int) (type >>> 4) & HASH_SIZE - 1;
        long known;
        while ((known = mem.peek(w_hash + slot * 8L, 8)) != 0) {
            Witness w = new Witness(mem, known);
            if (w.w_type() == type) {
                w.w_refcount(w.w_refcount() + 1);
                if (w.w_class() != lock.lo_flags() >>> LockObject.LO_CLASSSHIFT) {
                    panic(
                            "lock (%s) %s does not match earlier (%s) lock",
                            description,
                            CLASS_NAME(lock.lo_flags()),
                            CLASS_NAME(w.w_class() << LockObject.LO_CLASSSHIFT));
                }
                return w;
            }
            slot = slot + 1 & HASH_SIZE - 1;
        }
        int index = (int) mem.peek(w_count, 4);
        if (index == WITNESS_COUNT) {
            throw new IllegalStateException("WITNESS: more than " + index + " lock types");
        }
        Witness w = WITNESS(index);
        mem.poke(w_count, 4, index + 1);
        mem.poke(w_hash + slot * 8L, 8, w.address());
        w.w_name(description);
        w.w_type(type);
        w.w_index(index);
        w.w_class(lock.lo_flags() >>> LockObject.LO_CLASSSHIFT);
        w.w_refcount(1);
        return w;
    }

    /** The type of that number. */
    Witness WITNESS(int index) {
        return new Witness(mem, w_data + (long) index * Witness.TYPE.size());
    }

    /** How many types there are. */
    int WITNESSES() {
        return (int) mem.peek(w_count, 4);
    }

    /** What is known of two types, as bits. */
    int RELATION(int w1, int w2) {
        return (int) mem.peek(w_rmatrix + (long) w1 * WITNESS_COUNT + w2, 1);
    }

    private void RELATE(int w1, int w2, int bits) {
        mem.poke(w_rmatrix + (long) w1 * WITNESS_COUNT + w2, 1, RELATION(w1, w2) | bits);
    }

    /** Would taking this lock now be against the order seen so far? subr_witness.c:1035. */
    void witness_checkorder(LockObject lock, int flags, long file, int line, LockObject interlock) {
        long td = k.CURTHREAD();
        int count = (int) mem.peek(td + COUNT, 4);
        Witness w = lock.lo_witness();
        if (w.isNull() || count == 0 || WATCH() < 1) {
            return;
        }
        long held = INSTANCE(td, lock.address());
        if (held != 0) {
            boolean exclusive = (mem.peek(held + LI_FLAGS, 4) & LI_EXCLUSIVE) != 0;
            if (exclusive && (flags & LOP_EXCLUSIVE) == 0) {
                printf("shared lock of (%s) %s @ %s:%d\n", CLASS_NAME(lock.lo_flags()), lock.lo_name(), file, line);
                printf("while exclusively locked from %s:%d\n", FILE(held), LINE(held));
                panic("share->excl");
            }
            if (!exclusive && (flags & LOP_EXCLUSIVE) != 0) {
                printf("exclusive lock of (%s) %s @ %s:%d\n", CLASS_NAME(lock.lo_flags()), lock.lo_name(), file, line);
                printf("while share locked from %s:%d\n", FILE(held), LINE(held));
                panic("excl->share");
            }
            return;
        }
        long plock = td + LOCKS + (long) (count - 1) * SIZE;
        Witness w1 = LOCK(plock).lo_witness();
        if (!w1.isNull()) {
            if ((RELATION(w1.w_index(), w.w_index()) & WITNESS_LOCK_ORDER_KNOWN) != 0) {
                return;
            }
            RELATE(w1.w_index(), w.w_index(), WITNESS_LOCK_ORDER_KNOWN);
            if (w1.is(w)) {
                DUPLICATE(lock, w, plock, flags, file, line);
                return;
            }
            if ((RELATION(w1.w_index(), w.w_index()) & WITNESS_PARENT) != 0) {
                return;
            }
        }
        for (int i = count - 1; i >= 0; i--) {
            long instance = td + LOCKS + (long) i * SIZE;
            LockObject lock1 = LOCK(instance);
            w1 = lock1.lo_witness();
            if (w1.isNull()) {
                continue;
            }
            boolean sleepable = (lock.lo_flags() & LockObject.LO_SLEEPABLE) != 0
                    && (lock1.lo_flags() & LockObject.LO_SLEEPABLE) == 0;
            if (!sleepable && (RELATION(w.w_index(), w1.w_index()) & WITNESS_ANCESTOR_MASK) == 0) {
                continue;
            }
            if ((RELATION(w1.w_index(), w.w_index()) & WITNESS_REVERSAL) != 0) {
                return;
            }
            RELATE(w1.w_index(), w.w_index(), WITNESS_REVERSAL);
            RELATE(w.w_index(), w1.w_index(), WITNESS_REVERSAL);
            w1.w_reversed(1);
            w.w_reversed(1);
            printf(sleepable ? "lock order reversal: (sleepable after non-sleepable)\n" : "lock order reversal:\n");
            REVERSAL(lock, w, td, i, file, line);
            WITNESS_DEBUGGER(1, "witness_checkorder");
            return;
        }
        w1 = LOCK(plock).lo_witness();
        if ((flags & LOP_NEWORDER) != 0 && !w1.isNull()) {
            itismychild(w1, w);
        }
    }

    /** Two locks of one type, taken one after the other. */
    private void DUPLICATE(LockObject lock, Witness w, long plock, int flags, long file, int line) {
        int i = w.w_index();
        if ((lock.lo_flags() & LockObject.LO_DUPOK) != 0
                || (flags & LOP_DUPOK) != 0
                || (RELATION(i, i) & WITNESS_REVERSAL) != 0) {
            return;
        }
        RELATE(i, i, WITNESS_REVERSAL);
        w.w_reversed(1);
        printf("acquiring duplicate lock of same type: \"%s\"\n", w.w_name());
        printf(" 1st %s @ %s:%d\n", LOCK(plock).lo_name(), FILE(plock), LINE(plock));
        printf(" 2nd %s @ %s:%d\n", lock.lo_name(), file, line);
        WITNESS_DEBUGGER(1, "witness_checkorder");
    }

    /** Prints who is in the wrong order; an earlier lock of the new one's type comes first if there is one. */
    private void REVERSAL(LockObject lock, Witness w, long td, int wrong, long file, int line) {
        long lock1 = td + LOCKS + (long) wrong * SIZE;
        long lock2 = 0;
        for (int i = wrong; i >= 0 && lock2 == 0; i--) {
            long instance = td + LOCKS + (long) i * SIZE;
            if (LOCK(instance).lo_witness().is(w)) {
                lock2 = instance;
            }
        }
        if (lock2 == 0) {
            PRINT_ORDER(" 1st", LOCK(lock1), FILE(lock1), LINE(lock1));
            PRINT_ORDER(" 2nd", lock, file, line);
        } else {
            PRINT_ORDER(" 1st", LOCK(lock2), FILE(lock2), LINE(lock2));
            PRINT_ORDER(" 2nd", LOCK(lock1), FILE(lock1), LINE(lock1));
            PRINT_ORDER(" 3rd", lock, file, line);
        }
    }

    private void PRINT_ORDER(String which, LockObject lock, long file, int line) {
        printf(
                "%s %p %s (%s) @ %s:%d\n",
                which, lock, lock.lo_name(), lock.lo_witness().w_name(), file, line);
    }

    /** From now on the child comes after the parent, and after all that comes before the parent. subr_witness.c:1776. */
    private void itismychild(Witness parent, Witness child) {
        int pi = parent.w_index();
        int ci = child.w_index();
        if ((RELATION(pi, ci) & WITNESS_PARENT) != 0) {
            return;
        }
        RELATE(pi, ci, WITNESS_PARENT);
        RELATE(ci, pi, WITNESS_CHILD);
        int count = WITNESSES();
        for (int i = 0; i < count; i++) {
            if (i != pi && (RELATION(i, pi) & WITNESS_ANCESTOR_MASK) == 0) {
                continue;
            }
            for (int j = 0; j < count; j++) {
                if (j == ci || (RELATION(ci, j) & WITNESS_ANCESTOR_MASK) != 0) {
                    RELATE(i, j, WITNESS_ANCESTOR);
                    RELATE(j, i, WITNESS_DESCENDANT);
                }
            }
        }
    }

    /** Prints a backtrace when something was found. */
    private void WITNESS_DEBUGGER(int cond, String msg) {
        _witness_debugger(cond, msg);
    }

    /** subr_witness.c:2480. */
    void _witness_debugger(int cond, String msg) {
        if (mem.peek(witness_trace, 4) != 0 && cond != 0) {
            k.subr_kdb_c.kdb_backtrace();
        }
        if (mem.peek(witness_kdb, 4) != 0 && cond != 0) {
            k.subr_kdb_c.KDB_ENTER("witness", msg);
        }
    }

    /** The current thread has taken a lock. subr_witness.c:1328. */
    void witness_lock(LockObject lock, int flags, long file, int line) {
        if (WATCH() == -1) {
            return;
        }
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
        Witness w = lock.lo_witness();
        if (!w.isNull()) {
            // Nobody but a debugger reads them.
            mem.note(w.address() + Witness.W_FILE.offset(), file);
            mem.note(w.address() + Witness.W_LINE.offset(), line);
        }
    }

    /** The current thread gives a lock back. subr_witness.c:1478. */
    void witness_unlock(LockObject lock, int flags, long file, int line) {
        long td = k.CURTHREAD();
        long instance = INSTANCE(td, lock.address());
        if (instance == 0) {
            if (WATCH() < 1) {
                return; // it was taken while nobody looked
            }
            panic("lock (%s) %s not locked @ %s:%d", CLASS_NAME(lock.lo_flags()), lock.lo_name(), file, line);
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
        if (WATCH() < 1) {
            return 0;
        }
        long td = k.CURTHREAD();
        int n = 0;
        for (int i = (int) mem.peek(td + COUNT, 4) - 1; i >= 0; i--) {
            long instance = td + LOCKS + (long) i * SIZE;
            LockObject lock1 = LOCK(instance);
            if (lock1.is(lock) || (flags & WARN_SLEEPOK) != 0 && (lock1.lo_flags() & LockObject.LO_SLEEPABLE) != 0) {
                continue;
            }
            if (n == 0) {
                printf(fmt, args);
                printf(" with the following");
                if ((flags & WARN_SLEEPOK) != 0) {
                    printf(" non-sleepable");
                }
                printf(" locks held:\n");
            }
            n++;
            witness_list_lock(instance);
        }
        if ((flags & WARN_PANIC) != 0 && n != 0) {
            panic("%s", "witness_warn");
        } else if (n != 0) {
            WITNESS_DEBUGGER(n, "witness_warn");
        }
        return n;
    }

    /** Prints one lock that a thread holds. subr_witness.c:2081. */
    private void witness_list_lock(long instance) {
        LockObject lock = LOCK(instance);
        long liFlags = mem.peek(instance + LI_FLAGS, 4);
        printf(
                "%s %s %s",
                (liFlags & LI_EXCLUSIVE) != 0 ? "exclusive" : "shared", CLASS_NAME(lock.lo_flags()), lock.lo_name());
        printf(" (%s)", lock.lo_witness().w_name());
        printf(" r = %d (%p) locked @ %s:%d\n", liFlags & LI_RECURSEMASK, lock, FILE(instance), LINE(instance));
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

    private LockObject LOCK(long instance) {
        return new LockObject(mem, mem.peek(instance + LI_LOCK, 8));
    }

    private long FILE(long instance) {
        return mem.peek(instance + LI_FILE, 8);
    }

    private int LINE(long instance) {
        return (int) mem.peek(instance + LI_LINE, 4);
    }

    /** {@code LOCK_CLASS(lock)->lc_name}: where there is no such class, a NULL pointer is followed. */
    private String CLASS_NAME(int loFlags) {
        LockClass lockClass = LockClass.of(loFlags);
        return lockClass == null ? mem.loadString(mem.loadPointer(0, 0), 0, 64) : lockClass.lcName();
    }
}
