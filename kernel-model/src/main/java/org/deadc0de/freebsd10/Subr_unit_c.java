package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.TailQ;

/**
 * The unit number allocator: always the lowest free number. Runs are never packed into bitmaps here, so a number freed twice is
 * always reported as one of a run.
 */
@KernelSource("sys/kern/subr_unit.c")
final class Subr_unit_c extends KernelFile {
    private final MallocType M_UNIT = MALLOC_DEFINE("Unitno");
    private final Mtx unitmtx = MTX_SYSINIT("unitmtx", "unr allocator", MTX_DEF);

    Subr_unit_c(FreeBsd10 k) {
        super(k);
    }

    /** Makes an allocator for the numbers from low to high; without a mutex it takes a common one. subr_unit.c:320. */
    Unrhdr new_unrhdr(int low, int high, Mtx mutex) {
        if (INVARIANTS) {
            KASSERT(low >= 0 && low <= high, "UNR: use error: new_unrhdr(%d, %d)", low, high);
        }
        Unrhdr uh = malloc(Unrhdr.TYPE, M_UNIT, M_WAITOK | M_ZERO);
        uh.mtx(mutex.isNull() ? unitmtx : mutex);
        HEAD(uh).init();
        PPFREE(uh).init();
        uh.low(low);
        uh.high(high);
        uh.first(0);
        uh.last(1 + high - low);
        return uh;
    }

    /** Ends an allocator none of whose numbers is taken. subr_unit.c:344. */
    void delete_unrhdr(Unrhdr uh) {
        if (INVARIANTS) {
            KASSERT(uh.busy() == 0, "unrhdr has %u allocations", uh.busy());
            KASSERT(uh.alloc() == 0, "UNR memory leak in delete_unrhdr");
            KASSERT(PPFREE(uh).isEmpty(), "unrhdr has postponed item for free");
        }
        free(uh, M_UNIT);
    }

    /** Takes the lowest free number; -1 when none is. Sleeps on nothing but the mutex. subr_unit.c:620. */
    int alloc_unr(Unrhdr uh) {
        mtx_lock(uh.mtx(), 625);
        int i = alloc_unrl(uh);
        clean_unrhdrl(uh);
        mtx_unlock(uh.mtx(), 628);
        return i;
    }

    /** Takes that number; -1 when it is taken or out of range. subr_unit.c:707. */
    int alloc_unr_specific(Unrhdr uh, int item) {
        WITNESS_WARN(WARN_GIANTOK | WARN_SLEEPOK, k.NO_LOCK, "alloc_unr_specific");
        Unr[] spare = {malloc(Unr.TYPE, M_UNIT, M_WAITOK), malloc(Unr.TYPE, M_UNIT, M_WAITOK)};
        mtx_lock(uh.mtx(), 716);
        int i = alloc_unr_specificl(uh, item, spare);
        mtx_unlock(uh.mtx(), 718);
        FREE_SPARE(spare);
        return i;
    }

    /** Gives a number back. subr_unit.c:877. */
    void free_unr(Unrhdr uh, int item) {
        WITNESS_WARN(WARN_GIANTOK | WARN_SLEEPOK, k.NO_LOCK, "free_unr");
        Unr[] spare = {malloc(Unr.TYPE, M_UNIT, M_WAITOK), malloc(Unr.TYPE, M_UNIT, M_WAITOK)};
        mtx_lock(uh.mtx(), 884);
        free_unrl(uh, item, spare);
        clean_unrhdrl(uh);
        mtx_unlock(uh.mtx(), 887);
        FREE_SPARE(spare);
    }

    /** subr_unit.c:570. */
    private int alloc_unrl(Unrhdr uh) {
        if (INVARIANTS) {
            mtx_assert(uh.mtx(), MA_OWNED, 577);
        }
        TailQ<Unr> head = HEAD(uh);
        Unr up = head.first();
        int x = uh.low() + uh.first();
        if (up.isNull()) {
            if (uh.last() == 0) {
                return -1;
            }
            uh.first(uh.first() + 1);
            uh.last(uh.last() - 1);
            uh.busy(uh.busy() + 1);
            return x;
        }
        uh.first(uh.first() + 1);
        up.len(up.len() - 1);
        if (up.len() == 0) {
            delete_unr(uh, up);
        }
        uh.busy(uh.busy() + 1);
        collapse_unr(uh);
        return x;
    }

    /** subr_unit.c:636. */
    private int alloc_unr_specificl(Unrhdr uh, int item, Unr[] spare) {
        if (INVARIANTS) {
            mtx_assert(uh.mtx(), MA_OWNED, 642);
        }
        if (item < uh.low() + uh.first() || item > uh.high()) {
            return -1;
        }
        TailQ<Unr> head = HEAD(uh);
        int i = uh.low() + uh.first();
        Unr up = head.first();
        while (!up.isNull() && item >= i + up.len()) {
            i += up.len();
            up = head.next(up);
        }
        if (up.isNull()) {
            int free = item - i;
            if (free > 0) {
                TAILQ_INSERT_TAIL(head, new_unr(uh, spare, free, k.NO_LOCK));
            }
            TAILQ_INSERT_TAIL(head, new_unr(uh, spare, 1, uh));
            uh.last(uh.last() - free - 1);
        } else {
            if (!up.ptr().isNull()) {
                return -1;
            }
            int before = item - i;
            int after = up.len() - before - 1;
            if (before > 0) {
                TAILQ_INSERT_BEFORE(head, up, new_unr(uh, spare, before, k.NO_LOCK));
            }
            if (after > 0) {
                TAILQ_INSERT_AFTER(head, up, new_unr(uh, spare, after, k.NO_LOCK));
            }
            up.len(1);
            up.ptr(uh);
        }
        uh.busy(uh.busy() + 1);
        collapse_unr(uh);
        return item;
    }

    /** subr_unit.c:743. */
    private void free_unrl(Unrhdr uh, int item, Unr[] spare) {
        if (INVARIANTS) {
            KASSERT(
                    item >= uh.low() && item <= uh.high(),
                    "UNR: free_unr(%u) out of range [%u...%u]",
                    item,
                    uh.low(),
                    uh.high());
            mtx_assert(uh.mtx(), MA_OWNED, 753);
        }
        TailQ<Unr> head = HEAD(uh);
        item -= uh.low();
        Unr first = head.first();
        if (item + 1 == uh.first() && first.isNull()) {
            uh.last(uh.last() + 1);
            uh.first(uh.first() - 1);
            uh.busy(uh.busy() - 1);
            return;
        }
        if (item < uh.first()) {
            int taken = uh.first() - item - 1;
            if (taken > 0) {
                TAILQ_INSERT_HEAD(head, new_unr(uh, spare, taken, uh));
            }
            TAILQ_INSERT_HEAD(head, new_unr(uh, spare, 1, k.NO_LOCK));
            uh.first(item);
        } else {
            item -= uh.first();
            Unr up = first;
            while (!up.isNull() && item >= up.len()) {
                item -= up.len();
                up = head.next(up);
            }
            boolean taken = !up.ptr().isNull();
            if (INVARIANTS) {
                KASSERT(taken, "UNR Freeing free item %d (run))\n", item);
            }
            int after = up.len() - item - 1;
            if (item > 0) {
                TAILQ_INSERT_BEFORE(head, up, new_unr(uh, spare, item, uh));
            }
            if (after > 0) {
                TAILQ_INSERT_AFTER(head, up, new_unr(uh, spare, after, uh));
            }
            up.len(1);
            up.ptr(k.NO_LOCK);
        }
        uh.busy(uh.busy() - 1);
        collapse_unr(uh);
    }

    /** Joins neighbours of one kind; a taken run at the front and a free one at the end become numbers. subr_unit.c:497. */
    private void collapse_unr(Unrhdr uh) {
        TailQ<Unr> head = HEAD(uh);
        Unr up = head.first();
        while (!up.isNull()) {
            Unr next = head.next(up);
            if (!next.isNull() && next.ptr().isNull() == up.ptr().isNull()) {
                up.len(up.len() + next.len());
                delete_unr(uh, next);
            } else {
                up = next;
            }
        }
        up = head.first();
        if (!up.isNull() && !up.ptr().isNull()) {
            uh.first(uh.first() + up.len());
            delete_unr(uh, up);
        }
        Unr last = LAST(head);
        if (!last.isNull() && last.ptr().isNull()) {
            uh.last(uh.last() + last.len());
            delete_unr(uh, last);
        }
    }

    /** subr_unit.c:466. */
    private Unr new_unr(Unrhdr uh, Unr[] spare, int len, org.deadc0de.sim.mem.Struct ptr) {
        int i = spare[0].isNull() ? 1 : 0;
        if (INVARIANTS) {
            KASSERT(!spare[i].isNull(), "Out of cached unr's");
        }
        Unr up = spare[i];
        spare[i] = new Unr(mem, 0);
        up.len(len);
        up.ptr(ptr);
        uh.alloc(uh.alloc() + 1);
        return up;
    }

    /** Freed later, when the mutex may be dropped. subr_unit.c:485. */
    private void delete_unr(Unrhdr uh, Unr up) {
        TAILQ_REMOVE(HEAD(uh), up);
        uh.alloc(uh.alloc() - 1);
        TAILQ_INSERT_TAIL(PPFREE(uh), up);
    }

    /** Frees what was put off; drops the mutex for each. subr_unit.c:291. */
    private void clean_unrhdrl(Unrhdr uh) {
        TailQ<Unr> ppfree = PPFREE(uh);
        Unr up = ppfree.first();
        while (!up.isNull()) {
            TAILQ_REMOVE(ppfree, up);
            mtx_unlock(uh.mtx(), 298);
            free(up, M_UNIT);
            mtx_lock(uh.mtx(), 300);
            up = ppfree.first();
        }
    }

    private void FREE_SPARE(Unr[] spare) {
        for (Unr up : spare) {
            if (!up.isNull()) {
                free(up, M_UNIT);
            }
        }
    }

    private TailQ<Unr> HEAD(Unrhdr uh) {
        return new TailQ<>(mem, uh.addressOf(Unrhdr.HEAD), Unr.TYPE, Unr.LIST);
    }

    private TailQ<Unr> PPFREE(Unrhdr uh) {
        return new TailQ<>(mem, uh.addressOf(Unrhdr.PPFREE), Unr.TYPE, Unr.LIST);
    }

    /** TAILQ_LAST, by walking. */
    private static Unr LAST(TailQ<Unr> head) {
        Unr last = head.first();
        for (Unr up = last; !up.isNull(); up = head.next(up)) {
            last = up;
        }
        return last;
    }
}
