package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.sim.mem.Memory;

/** The locks that threads hold, as WITNESS noted them, read as a debugger reads. */
final class HeldLocks {
    private final Memory mem;

    HeldLocks(Memory mem) {
        this.mem = mem;
    }

    /** The lock of one instance of a thread's list. */
    record Held(long lock, boolean exclusive, int recursed, long file, int line) {}

    /** The locks of a thread, the one taken last first. */
    List<Held> of(long td) {
        List<Held> list = new ArrayList<>();
        for (int i = (int) mem.peek(td + Subr_witness_c.COUNT, 4) - 1; i >= 0; i--) {
            long at = td + Subr_witness_c.LOCKS + (long) i * Subr_witness_c.SIZE;
            long flags = mem.peek(at + Subr_witness_c.LI_FLAGS, 4);
            list.add(new Held(
                    mem.peek(at + Subr_witness_c.LI_LOCK, 8),
                    (flags & Subr_witness_c.LI_EXCLUSIVE) != 0,
                    (int) flags & Subr_witness_c.LI_RECURSEMASK,
                    mem.peek(at + Subr_witness_c.LI_FILE, 8),
                    (int) mem.peek(at + Subr_witness_c.LI_LINE, 4)));
        }
        return list;
    }

    /** Whether a lock may be held while asleep. */
    boolean isSleepable(long lock) {
        return (mem.peek(lock + LockObject.LO_FLAGS.offset(), 4) & LockObject.LO_SLEEPABLE) != 0;
    }

    /** A lock as witness_list_lock prints it, with its newline. */
    String line(Held held) {
        LockClass lockClass = LockClass.of((int) mem.peek(held.lock() + LockObject.LO_FLAGS.offset(), 4));
        String name = mem.peekString(mem.peekPointer(held.lock()), 128);
        long witness = mem.peekPointer(held.lock() + LockObject.LO_WITNESS_PTR.offset());
        return (held.exclusive() ? "exclusive " : "shared ")
                + (lockClass == null ? "" : lockClass.lcName()) + " " + name + " (" + mem.peekString(witness, 64)
                + ") r = "
                + held.recursed() + " (0x" + Long.toHexString(held.lock()) + ") locked @ "
                + mem.peekString(held.file(), 256) + ":" + held.line() + "\n";
    }
}
