package org.deadc0de.darwin9;

import org.deadc0de.sim.crash.KernelCode;
import org.deadc0de.sim.crash.KernelStack;
import org.deadc0de.sim.lock.WaitChannels;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/** The words every C file of this kernel has: panic, printf, MALLOC, the lck_ functions, sleeps. */
abstract class KernelFile extends KernelCode {
    static final int M_WAITOK = 0;
    static final int M_NOWAIT = 1;
    static final int M_ZERO = 4;

    /** Nanoseconds in a clock tick. */
    static final long TICK = 10_000_000L;

    final Darwin9 k;
    final Memory memory;

    KernelFile(Darwin9 k) {
        this.k = k;
        memory = k.machine().memory();
    }

    @Override
    protected final KernelStack kernelStack() {
        return k.machine().sched().currentStack();
    }

    /** The statement that follows, for reports that say where an invariant broke. */
    final void AT(int line, String statement) {
        kernelStack().statement(line, statement);
    }

    // ---- panic and printf ----------------------------------------------------------------------------------------

    /**
     * The panic macro of osfmk/kern/debug.h:120, which prints its first argument as a string literal with the place it stands at.
     *
     * @param literal the format as the source spells it, escapes included
     * @param arguments what its directives print
     */
    final void panic(String literal, int line, Object... arguments) {
        String format = "\"" + literal + "\"@/SourceCache/xnu/xnu-1228/" + sourceFile() + ":" + line;
        k.debug_c.panic(
                k.machine().data().string(format),
                WORD(arguments, 0),
                WORD(arguments, 1),
                WORD(arguments, 2),
                Cformat.format(format, arguments));
    }

    /** An argument of panic as the word it is on the stack: a number, or the address of a string. */
    private long WORD(Object[] arguments, int index) {
        if (index >= arguments.length) {
            return 0;
        }
        return arguments[index] instanceof Number number
                ? number.longValue()
                : k.machine().data().string((String) arguments[index]);
    }

    /** The path of this C file, as __FILE__ gives it. */
    private String sourceFile() {
        return kernelStack().topFile();
    }

    /** printf(9): text console and message buffer. */
    final void printf(String format, Object... arguments) {
        say(Cformat.format(format, arguments));
    }

    /** log(9): shows where printf shows. */
    final void log(String format, Object... arguments) {
        say(Cformat.format(format, arguments));
    }

    private void say(String text) {
        if (k.isBooting()) {
            k.machine().console().log(text);
        } else {
            k.machine().console().kernelPrint(text);
        }
    }

    /** Serial console only: nobody sees it here. */
    final void kprintf(String format) {
        if (format.isEmpty()) {
            throw new IllegalArgumentException("empty format");
        }
    }

    /** kev_post_msg(9): allocates, takes a lock, tells whoever listens. Nobody listens here; what remains is that it may sleep. */
    final void kev_post_msg() {
        k.machine().sched().point(Kind.MAY_SLEEP, 0);
    }

    // ---- atomic operations ---------------------------------------------------------------------------------------

    /** OSAddAtomic(9) where nobody looks at the result: whoever adds learns nothing of the value. */
    final void OSAddAtomic(int amount, long address) {
        if (!memory.isMapped(address, 4)) {
            memory.store4(address, 0, 0); // faults: a locked instruction writes
        }
        memory.store4(address, 0, (int) memory.peekUnseen(address, 4) + amount);
    }

    /** OSAddAtomic(9) where all that is asked of the value before is whether it was a certain one. */
    final boolean OSAddAtomicTo(int expected, int amount, long address) {
        if (!memory.isMapped(address, 4)) {
            memory.store4(address, 0, 0); // faults: a locked instruction writes
        }
        int before = (int) memory.peekUnseen(address, 4);
        memory.store4(address, 0, before + amount);
        return k.machine().sched().observe(before == expected ? 1 : 0) != 0;
    }

    /**
     * A loop around OSCompareAndSwap(9) that adds one to a count, but leaves a count of zero alone: all it asks of the value is whether it
     * is zero.
     *
     * @return whether it has added
     */
    final boolean OSCompareAndSwapUnlessZero(long address) {
        if (!memory.isMapped(address, 4)) {
            memory.load4(address, 0); // faults: the value is read first
        }
        int before = (int) memory.peekUnseen(address, 4);
        boolean adds = k.machine().sched().observe(before == 0 ? 0 : 1) != 0;
        if (adds) {
            memory.store4(address, 0, before + 1);
        }
        return adds;
    }

    // ---- memory --------------------------------------------------------------------------------------------------

    /** MALLOC of one struct. */
    final <T extends Struct> T MALLOC(StructType<T> type, MallocType kind, int flags) {
        return type.at(memory, allocate(type.size(), type, kind, flags));
    }

    /** _MALLOC of so many bytes that hold a struct at their beginning, or none. */
    final long _MALLOC(int size, StructType<?> type, MallocType kind, int flags) {
        return allocate(size, type, kind, flags);
    }

    private long allocate(int size, StructType<?> type, MallocType kind, int flags) {
        if ((flags & M_NOWAIT) == 0) {
            k.machine().sched().point(Kind.MAY_SLEEP, 0);
        }
        int total = size + Darwin9.MALLOC_HEADER;
        long element = k.zones.hasOwners()
                ? k.zones.kallocOwn(k.stackNumber(get_bsdthread_info()), total, type, kind.name(), kernelStack())
                : k.zones.kalloc(total, type, kind.name(), kernelStack());
        memory.store4(element, 0, total);
        long object = element + Darwin9.MALLOC_HEADER;
        if ((flags & M_ZERO) != 0) {
            bzero(object, size);
        }
        return object;
    }

    final void FREE(Struct object) {
        FREE(object.address());
    }

    final void FREE(long object) {
        if (object != 0) {
            long element = object - Darwin9.MALLOC_HEADER;
            k.zones.kfree(element, memory.load4(element, 0), kernelStack());
        }
    }

    final void bzero(long address, int length) {
        int words = length & ~3;
        memory.fill(address, words, 0);
        for (int i = words; i < length; i++) {
            memory.store1(address, i, 0);
        }
    }

    /** Copies by words where both ends are aligned, by bytes otherwise; the two may not overlap. */
    final void bcopy(long from, long to, int length) {
        int words = ((from | to) & 3) == 0 ? length & ~3 : 0;
        for (int i = 0; i < words; i += 4) {
            memory.store4(to, i, memory.load4(from, i));
        }
        for (int i = words; i < length; i++) {
            memory.store1(to, i, memory.load1(from, i));
        }
    }

    final boolean bcmpEquals(long a, long b, int length) {
        for (int i = 0; i < length; i++) {
            if (memory.load1(a, i) != memory.load1(b, i)) {
                return false;
            }
        }
        return true;
    }

    /** The macro equal() of route.c and if.c: compares as many bytes as the first address says it has. */
    final boolean EQUAL(Sockaddr a, Sockaddr b) {
        return bcmpEquals(a.address(), b.address(), a.sa_len());
    }

    final Sockaddr SA(long address) {
        return new Sockaddr(memory, address);
    }

    final SockaddrIn SIN(Struct sa) {
        return new SockaddrIn(memory, sa.address());
    }

    final SockaddrDl SDL(Struct sa) {
        return new SockaddrDl(memory, sa.address());
    }

    // ---- who runs ------------------------------------------------------------------------------------------------

    /** The address of the running thread, or of the boot thread. */
    final long current_thread() {
        SimThread thread = k.machine().sched().current();
        return thread == null ? k.bootThread.address() : thread.control();
    }

    final Uthread get_bsdthread_info() {
        return new Uthread(memory, current_thread());
    }

    // ---- locks ---------------------------------------------------------------------------------------------------

    final void lck_mtx_lock(LckMtx m) {
        k.locks.lock(m, current_thread());
    }

    final void lck_mtx_unlock(LckMtx m) {
        m.owner(0);
    }

    final void lck_rw_lock_shared(LckRw l) {
        k.locks.lockShared(l);
    }

    final void lck_rw_lock_exclusive(LckRw l) {
        k.locks.lockExclusive(l, current_thread());
    }

    final void lck_rw_done(LckRw l) {
        k.locks.done(l);
    }

    // ---- sleeps --------------------------------------------------------------------------------------------------

    /** tsleep for so many ticks, without PCATCH. */
    final void tsleep(long chan, String wmesg, int ticks) {
        k.waits.sleep(chan, wmesg, false, ticks * TICK, () -> {});
    }

    final void wakeup(long chan) {
        if (k.machine().sched().current() != null) {
            k.waits.wakeup(chan);
        }
    }

    /** What WaitChannels gives for a sleep without timeout. */
    static final long FOREVER = WaitChannels.NEVER;
}
