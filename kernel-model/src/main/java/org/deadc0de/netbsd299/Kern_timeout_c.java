package org.deadc0de.netbsd299;

import org.deadc0de.sim.crash.KernelSource;

/** Callouts, by due time; softclock runs them in the context of whatever it interrupts. */
@KernelSource("sys/kern/kern_timeout.c")
class Kern_timeout_c extends KernelFile {
    private static final int CALLOUT_PENDING = 2;

    private final long todo;

    Kern_timeout_c(NetBsd299 k) {
        super(k);
        todo = k.machine().data().definePointer("timeout_todo", Callout.TYPE);
    }

    /** Arms a callout for a moment in nanoseconds since boot; one that is pending moves. */
    void callout_reset(Callout c, long due, long func, long arg) {
        if (has(c.c_flags(), CALLOUT_PENDING)) {
            UNLINK(c);
        }
        c.c_time(due);
        c.c_func(func);
        c.c_arg(arg);
        c.c_flags(c.c_flags() | CALLOUT_PENDING);
        long at = todo;
        Callout next = Callout.TYPE.at(mem, mem.loadPointer(todo, 0));
        while (!next.isNull() && next.c_time() <= due) {
            at = next.address();
            next = next.c_next();
        }
        c.c_next(next);
        c.c_prev(at);
        mem.storePointer(at, 0, c.address());
        if (!next.isNull()) {
            next.c_prev(c.address());
        }
    }

    void callout_stop(Callout c) {
        if (has(c.c_flags(), CALLOUT_PENDING)) {
            UNLINK(c);
        }
    }

    private void UNLINK(Callout c) {
        mem.storePointer(c.c_prev(), 0, c.c_next().address());
        if (!c.c_next().isNull()) {
            c.c_next().c_prev(c.c_prev());
        }
        c.c_flags(c.c_flags() & ~CALLOUT_PENDING);
    }

    /** When the next callout is due; asks without being noticed. */
    long NEXT_DUE() {
        long first = mem.peekPointer(todo);
        return first == 0 ? Long.MAX_VALUE : mem.peek(first + Callout.C_TIME.offset(), 8);
    }

    /** Runs what is due; kern_timeout.c:500. */
    void softclock() {
        while (NEXT_DUE() <= k.machine().clock().now()) {
            Callout c = Callout.TYPE.at(mem, mem.loadPointer(todo, 0));
            UNLINK(c);
            k.text.call(c.c_func(), Text.Timer.class).run(c.c_arg());
        }
    }
}
