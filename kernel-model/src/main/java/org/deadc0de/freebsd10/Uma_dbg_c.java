package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;

/** What INVARIANTS does to memory that is free: fills it, and looks whether the filling is still there. */
@KernelSource("sys/vm/uma_dbg.c")
final class Uma_dbg_c extends KernelFile {
    static final int UMA_JUNK = 0xdeadc0de;

    Uma_dbg_c(FreeBsd10 k) {
        super(k);
    }

    /** An item of a zone of its own is handed out. uma_dbg.c:55. */
    void trash_ctor(long item, int size) {
        int at = mem.mismatch(item, size & ~7, UMA_JUNK);
        if (at >= 0) {
            printf("Memory modified after free %p(%d) val=%x @ %p\n", item, size, mem.load4(item, at), item + at);
        }
    }

    /** An item of such a zone comes back. uma_dbg.c:80. */
    void trash_dtor(long item, int size) {
        mem.fill(item, size & ~3, UMA_JUNK);
    }

    /** An item of a malloc zone is handed out; its last word names the type that had it. uma_dbg.c:125. */
    void mtrash_ctor(long item, int size) {
        int at = mem.mismatch(item, size - 8, UMA_JUNK);
        if (at >= 0) {
            printf("Memory modified after free %p(%d) val=%x @ %p\n", item, size - 8, mem.load4(item, at), item + at);
            MallocType ksp = new MallocType(mem, mem.load8(item, size - 8));
            panic("Most recently used by %s\n", ksp.isNull() ? "none" : ksp.ks_shortdesc());
        }
    }

    /** An item of a malloc zone comes back: all but its last word is filled. uma_dbg.c:156. */
    void mtrash_dtor(long item, int size) {
        mem.fill(item, size - 8, UMA_JUNK);
    }

    /** Fresh memory of a malloc zone. uma_dbg.c:176. */
    void MTRASH_INIT(long item, int size) {
        mem.fill(item, size - 8, UMA_JUNK);
        mem.store8(item, size - 8, 0);
    }
}
