package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelCode;
import org.deadc0de.sim.crash.KernelStack;
import org.deadc0de.sim.lock.WaitChannels;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.ListHead;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;
import org.deadc0de.sim.mem.TailQ;
import org.deadc0de.sim.sched.Sched;

/**
 * The words that every C file of this kernel has: what its headers declare. They are macros, so none of them leaves a frame; those
 * that stand for functions call the function of its own file, which does.
 *
 * <p>Lock calls carry the line of the C source, for WITNESS prints it.
 */
abstract class KernelFile extends KernelCode {
    static final int M_NOWAIT = 0x0001;
    static final int M_WAITOK = 0x0002;
    static final int M_ZERO = 0x0100;

    static final int MTX_DEF = 0x0;
    static final int MTX_RECURSE = 0x4;
    static final int MTX_NOWITNESS = 0x8;
    static final int MTX_DUPOK = 0x10;
    static final int SX_DUPOK = 0x01;
    static final int SX_NOWITNESS = 0x04;
    static final int SX_RECURSE = 0x20;
    static final int RW_DUPOK = 0x01;
    static final int RW_NOWITNESS = 0x04;
    static final int RW_RECURSE = 0x10;

    static final int MA_OWNED = 0x01;
    static final int MA_NOTOWNED = 0x02;
    static final int SA_LOCKED = 0x01;
    static final int SA_XLOCKED = 0x02;
    static final int SA_UNLOCKED = 0x08;

    static final int PCATCH = 0x100;
    static final int PDROP = 0x200;

    static final int WARN_PANIC = 0x01;
    static final int WARN_GIANTOK = 0x02;
    static final int WARN_SLEEPOK = 0x04;

    static final int LOG_EMERG = 0;
    static final int LOG_ALERT = 1;
    static final int LOG_CRIT = 2;
    static final int LOG_ERR = 3;
    static final int LOG_WARNING = 4;
    static final int LOG_NOTICE = 5;
    static final int LOG_INFO = 6;
    static final int LOG_DEBUG = 7;

    /** The kernel that this file is part of. */
    final FreeBsd10 k;

    private final Sched sched;

    /** Its memory. */
    final Memory mem;

    /** Whether options INVARIANTS is on: the KASSERTs are there. */
    final boolean INVARIANTS;

    /** Whether options WITNESS is on. */
    final boolean WITNESS;

    /** Whether lock calls are functions, not inlines: LOCK_DEBUG of sys/lock.h. Modules always call the functions. */
    private boolean lockDebug;

    /** The address of this file's name as the compiler was given it. */
    private long file;

    private String path = "";
    private String module = "";

    KernelFile(FreeBsd10 k) {
        this.k = k;
        sched = k.sched;
        mem = k.mem;
        INVARIANTS = k.INVARIANTS;
        WITNESS = k.WITNESS;
        lockDebug = INVARIANTS || WITNESS;
    }

    /** Says where this file stands; {@link FreeBsd10#file} calls it. */
    final void stands(String newPath, String newModule) {
        path = newPath;
        module = newModule;
        lockDebug |= !module.isEmpty();
        String compiled = module.isEmpty()
                ? "/usr/src/" + path
                : "/usr/src/sys/modules/" + module + "/../../" + path.substring("sys/".length());
        file = k.data.string(compiled);
    }

    /** The path of this file in the source tree. */
    final String path() {
        return path;
    }

    /** The kernel module it belongs to, or the empty string. */
    final String module() {
        return module;
    }

    @Override
    protected final KernelStack kernelStack() {
        return sched.currentStack();
    }

    // ---- panics and assertions -----------------------------------------------------------------------------------

    /** panic(9). It does not come back; the value is for {@code throw panic(...)} where Java wants to know. */
    RuntimeException panic(String fmt, Object... args) {
        return k.kern_shutdown_c.panic(fmt, args);
    }

    /** KASSERT(9); where the condition loads from memory, write {@code if (INVARIANTS) KASSERT(...)}. */
    final void KASSERT(boolean condition, String fmt, Object... args) {
        if (INVARIANTS && !condition) {
            panic(fmt, args);
        }
    }

    // ---- variables, types, queues --------------------------------------------------------------------------------

    /** The segment of global variables. */
    final DataSegment data() {
        return k.data;
    }

    /** The address of a constant string. */
    final long string(String text) {
        return k.STRING(text);
    }

    /** MALLOC_DEFINE(9). */
    final MallocType MALLOC_DEFINE(String shortdesc) {
        return k.mallocType(shortdesc);
    }

    /** A global mutex, ready to use: MTX_SYSINIT. */
    final Mtx MTX_SYSINIT(String variable, String name, int opts) {
        Mtx m = k.data.defineStruct(variable, Mtx.TYPE);
        k.atLockInit(() -> mtx_init(m, name, null, opts));
        return m;
    }

    /** A global sx lock, ready to use: SX_SYSINIT_FLAGS. */
    final Sx SX_SYSINIT(String variable, String name, int opts) {
        Sx sx = k.data.defineStruct(variable, Sx.TYPE);
        k.atLockInit(() -> sx_init_flags(sx, name, opts));
        return sx;
    }

    /** A global rw lock, ready to use: RW_SYSINIT_FLAGS. */
    final Rwlock RW_SYSINIT(String variable, String name, int opts) {
        Rwlock rw = k.data.defineStruct(variable, Rwlock.TYPE);
        k.atLockInit(() -> rw_init_flags(rw, name, opts));
        return rw;
    }

    /** A global TAILQ, initialised. */
    final <T extends Struct> TailQ<T> TAILQ_HEAD(String variable, StructType<T> type, Field link) {
        TailQ<T> head = new TailQ<>(mem, k.data.defineHead(variable, 2, type), type, link);
        head.init();
        return head;
    }

    /** A global LIST, initialised. */
    final <T extends Struct> ListHead<T> LIST_HEAD(String variable, StructType<T> type, Field link) {
        ListHead<T> head = new ListHead<>(mem, k.data.defineHead(variable, 1, type), type, link);
        head.init();
        return head;
    }

    /** LIST_INSERT_HEAD of sys/queue.h with its INVARIANTS check. */
    final <T extends Struct> void LIST_INSERT_HEAD(ListHead<T> head, T elm) {
        if (INVARIANTS) {
            QMD_LIST_CHECK_HEAD(head);
        }
        head.insertHead(elm);
    }

    /** LIST_INSERT_AFTER. */
    final <T extends Struct> void LIST_INSERT_AFTER(ListHead<T> head, T listelm, T elm) {
        if (INVARIANTS) {
            QMD_LIST_CHECK_NEXT(head, listelm);
        }
        head.insertAfter(listelm, elm);
    }

    /** LIST_REMOVE. */
    final <T extends Struct> void LIST_REMOVE(ListHead<T> head, T elm) {
        if (INVARIANTS) {
            QMD_LIST_CHECK_NEXT(head, elm);
            QMD_LIST_CHECK_PREV(head, elm);
        }
        head.remove(elm);
    }

    private <T extends Struct> void QMD_LIST_CHECK_HEAD(ListHead<T> head) {
        T first = head.first();
        if (!first.isNull() && head.prev(first) != head.address()) {
            panic("Bad list head %p first->prev != head", head.address());
        }
    }

    private <T extends Struct> void QMD_LIST_CHECK_NEXT(ListHead<T> head, T elm) {
        T next = head.next(elm);
        if (!next.isNull() && head.prev(next) != head.addressOfNext(elm)) {
            panic("Bad link elm %p next->prev != elm", elm);
        }
    }

    private <T extends Struct> void QMD_LIST_CHECK_PREV(ListHead<T> head, T elm) {
        if (mem.loadPointer(head.prev(elm), 0) != elm.address()) {
            panic("Bad link elm %p prev->next != elm", elm);
        }
    }

    /** TAILQ_INSERT_HEAD. */
    final <T extends Struct> void TAILQ_INSERT_HEAD(TailQ<T> head, T elm) {
        if (INVARIANTS) {
            QMD_TAILQ_CHECK_HEAD(head);
        }
        head.insertHead(elm);
    }

    /** TAILQ_INSERT_TAIL. */
    final <T extends Struct> void TAILQ_INSERT_TAIL(TailQ<T> head, T elm) {
        if (INVARIANTS && mem.loadPointer(head.last(), 0) != 0) {
            panic("Bad tailq NEXT(%p->tqh_last) != NULL", head.address());
        }
        head.insertTail(elm);
    }

    /** TAILQ_INSERT_AFTER. */
    final <T extends Struct> void TAILQ_INSERT_AFTER(TailQ<T> head, T listelm, T elm) {
        if (INVARIANTS) {
            QMD_TAILQ_CHECK_NEXT(head, listelm);
        }
        head.insertAfter(listelm, elm);
    }

    /** TAILQ_INSERT_BEFORE. */
    final <T extends Struct> void TAILQ_INSERT_BEFORE(TailQ<T> head, T listelm, T elm) {
        if (INVARIANTS) {
            QMD_TAILQ_CHECK_PREV(head, listelm);
        }
        head.insertBefore(listelm, elm);
    }

    /** TAILQ_REMOVE. */
    final <T extends Struct> void TAILQ_REMOVE(TailQ<T> head, T elm) {
        if (INVARIANTS) {
            QMD_TAILQ_CHECK_NEXT(head, elm);
            QMD_TAILQ_CHECK_PREV(head, elm);
        }
        head.remove(elm);
    }

    private <T extends Struct> void QMD_TAILQ_CHECK_PREV(TailQ<T> head, T elm) {
        if (mem.loadPointer(head.prev(elm), 0) != elm.address()) {
            panic("Bad link elm %p prev->next != elm", elm);
        }
    }

    private <T extends Struct> void QMD_TAILQ_CHECK_HEAD(TailQ<T> head) {
        T first = head.first();
        if (!first.isNull() && head.prev(first) != head.address()) {
            panic("Bad tailq head %p first->prev != head", head.address());
        }
    }

    private <T extends Struct> void QMD_TAILQ_CHECK_NEXT(TailQ<T> head, T elm) {
        T next = head.next(elm);
        if (!next.isNull() && head.prev(next) != head.addressOfNext(elm)) {
            panic("Bad link elm %p next->prev != elm", elm);
        }
    }

    // ---- memory --------------------------------------------------------------------------------------------------

    /** malloc(9) of one struct. With M_WAITOK it may sleep and never fails; with M_NOWAIT it gives NULL when memory is short. */
    final <T extends Struct> T malloc(StructType<T> type, MallocType mtp, int flags) {
        return type.at(mem, malloc(type, type.size(), mtp, flags));
    }

    /** malloc(9) of a struct with more bytes behind it. */
    final long malloc(StructType<?> type, long size, MallocType mtp, int flags) {
        k.uma_core_c.CALLER(kernelStack().topNumber(), type);
        return k.kern_malloc_c.malloc(size, mtp, flags);
    }

    /** malloc(9) of so many bytes. */
    final long MALLOC(long size, MallocType mtp, int flags) {
        k.uma_core_c.CALLER(kernelStack().topNumber(), null);
        return k.kern_malloc_c.malloc(size, mtp, flags);
    }

    /** free(9). */
    final void free(Struct object, MallocType mtp) {
        FREE(object.address(), mtp);
    }

    /** free(9). */
    final void FREE(long address, MallocType mtp) {
        k.uma_core_c.CALLER(kernelStack().topNumber(), null);
        k.kern_malloc_c.free(address, mtp);
    }

    /** uma_zalloc(9). */
    final <T extends Struct> T uma_zalloc(UmaZone zone, StructType<T> type, int flags) {
        k.uma_core_c.CALLER(kernelStack().topNumber(), type);
        return type.at(mem, k.uma_core_c.uma_zalloc_arg(zone, 0, flags));
    }

    /** uma_zfree(9). */
    final void uma_zfree(UmaZone zone, Struct item) {
        k.uma_core_c.CALLER(kernelStack().topNumber(), null);
        k.uma_core_c.uma_zfree_arg(zone, item.address(), 0);
    }

    /** bzero(9) of a multiple of four bytes at such an address. */
    final void bzero(long address, int length) {
        mem.fill(address, length, 0);
    }

    /** bcopy(9): byte by byte, lowest address first. */
    final void bcopy(long from, long to, int length) {
        for (int i = 0; i < length; i++) {
            mem.store1(to, i, mem.load1(from, i));
        }
    }

    /** strlcpy(3) from a string that the caller holds. */
    final void strlcpy(long to, String from, int size) {
        mem.storeString(to, 0, size, from);
    }

    // ---- locks ---------------------------------------------------------------------------------------------------

    /** mtx_init(9); {@code type} may be null: WITNESS then takes the name. */
    void mtx_init(Mtx m, String name, String type, int opts) {
        k.kern_mutex_c.mtx_init(m, name, type, opts);
    }

    /** mtx_destroy(9). */
    void mtx_destroy(Mtx m) {
        k.kern_mutex_c.mtx_destroy(m);
    }

    /** mtx_lock(9) at that line of this file. */
    final void mtx_lock(Mtx m, int line) {
        if (lockDebug) {
            k.kern_mutex_c._mtx_lock_flags(m, 0, file, line);
        } else {
            k.kern_mutex_c.GET_SLEEP_LOCK(m, 0, file, line);
        }
    }

    /** mtx_unlock(9). */
    final void mtx_unlock(Mtx m, int line) {
        if (lockDebug) {
            k.kern_mutex_c._mtx_unlock_flags(m, 0, file, line);
        } else {
            k.kern_mutex_c.REL_SLEEP_LOCK(m, 0, file, line);
        }
    }

    /** mtx_trylock(9). */
    final boolean mtx_trylock(Mtx m, int line) {
        return k.kern_mutex_c._mtx_trylock(m, 0, file, line) != 0;
    }

    /** mtx_owned(9). */
    final boolean mtx_owned(Mtx m) {
        return (m.mtx_lock() & ~Kern_mutex_c.MTX_FLAGMASK) == k.CURTHREAD();
    }

    /** mtx_assert(9): only with INVARIANTS. */
    final void mtx_assert(Mtx m, int what, int line) {
        if (INVARIANTS) {
            k.kern_mutex_c._mtx_assert(m, what, file, line);
        }
    }

    void sx_init_flags(Sx sx, String name, int opts) {
        k.kern_sx_c.sx_init_flags(sx, name, opts);
    }

    void sx_destroy(Sx sx) {
        k.kern_sx_c.sx_destroy(sx);
    }

    /** sx_xlock(9). */
    final void sx_xlock(Sx sx, int line) {
        if (lockDebug) {
            k.kern_sx_c._sx_xlock(sx, 0, file, line);
        } else {
            k.kern_sx_c.SX_XLOCK(sx, 0, file, line);
        }
    }

    /** sx_xunlock(9). */
    final void sx_xunlock(Sx sx, int line) {
        if (lockDebug) {
            k.kern_sx_c._sx_xunlock(sx, file, line);
        } else {
            k.kern_sx_c.SX_XUNLOCK(sx, file, line);
        }
    }

    /** sx_slock(9). */
    final void sx_slock(Sx sx, int line) {
        if (lockDebug) {
            k.kern_sx_c._sx_slock(sx, 0, file, line);
        } else {
            k.kern_sx_c.SX_SLOCK(sx, 0, file, line);
        }
    }

    /** sx_sunlock(9). */
    final void sx_sunlock(Sx sx, int line) {
        if (lockDebug) {
            k.kern_sx_c._sx_sunlock(sx, file, line);
        } else {
            k.kern_sx_c.SX_SUNLOCK(sx, file, line);
        }
    }

    final void sx_assert(Sx sx, int what, int line) {
        if (INVARIANTS) {
            k.kern_sx_c._sx_assert(sx, what, file, line);
        }
    }

    void rw_init_flags(Rwlock rw, String name, int opts) {
        k.kern_rwlock_c.rw_init_flags(rw, name, opts);
    }

    void rw_destroy(Rwlock rw) {
        k.kern_rwlock_c.rw_destroy(rw);
    }

    /** rw_wlock(9). */
    final void rw_wlock(Rwlock rw, int line) {
        if (lockDebug) {
            k.kern_rwlock_c._rw_wlock(rw, file, line);
        } else {
            k.kern_rwlock_c.RW_WLOCK(rw, file, line);
        }
    }

    /** rw_wunlock(9). */
    final void rw_wunlock(Rwlock rw, int line) {
        if (lockDebug) {
            k.kern_rwlock_c._rw_wunlock(rw, file, line);
        } else {
            k.kern_rwlock_c.RW_WUNLOCK(rw, file, line);
        }
    }

    /** rw_rlock(9): a function in every kernel. */
    final void rw_rlock(Rwlock rw, int line) {
        k.kern_rwlock_c._rw_rlock(rw, file, line);
    }

    /** rw_runlock(9): a function in every kernel. */
    final void rw_runlock(Rwlock rw, int line) {
        k.kern_rwlock_c._rw_runlock(rw, file, line);
    }

    // ---- sleeping ------------------------------------------------------------------------------------------------

    /**
     * msleep(9).
     *
     * @param timo ticks of 1 ms, 0 for ever
     * @return 0, EWOULDBLOCK or, with PCATCH, EINTR
     */
    final int msleep(long ident, LockObject lock, int priority, String wmesg, int timo) {
        return k.kern_synch_c._sleep(ident, lock, priority, string(wmesg), timo);
    }

    /** tsleep(9). */
    final int tsleep(long ident, int priority, String wmesg, int timo) {
        return k.kern_synch_c._sleep(ident, k.NO_LOCK, priority, string(wmesg), timo);
    }

    /** wakeup(9): every sleeper. */
    void wakeup(long ident) {
        k.kern_synch_c.wakeup(ident);
    }

    /** wakeup_one(9). */
    void wakeup_one(long ident) {
        k.kern_synch_c.wakeup_one(ident);
    }

    /** A place where the real machine could switch threads and no word of the C source says so. */
    final void preempt(String reason) {
        k.sched.preemptible(reason);
    }

    /** curthread. */
    final Kthread curthread() {
        return new Kthread(mem, k.CURTHREAD());
    }

    /** ticks: milliseconds since boot, as GENERIC has hz 1000. */
    final int ticks() {
        return (int) (k.NOW() / 1_000_000L);
    }

    // ---- printing ------------------------------------------------------------------------------------------------

    /** printf(9): to the console and the message buffer. */
    void printf(String fmt, Object... args) {
        k.subr_prf_c.printf(fmt, args);
    }

    /** log(9). */
    void log(int level, String fmt, Object... args) {
        k.subr_prf_c.log(level, fmt, args);
    }

    /** WITNESS_WARN(9). */
    final void WITNESS_WARN(int flags, LockObject lock, String fmt, Object... args) {
        if (WITNESS) {
            k.subr_witness_c.witness_warn(flags, lock, fmt, args);
        }
    }

    /** A timeout that never comes, in nanoseconds. */
    static final long NEVER = WaitChannels.NEVER;
}
