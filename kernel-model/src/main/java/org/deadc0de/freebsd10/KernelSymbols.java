package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.crash.Image;

/**
 * The functions of the machine-dependent code that backtraces show around the model's own, with the offsets at which they are
 * always seen. Offsets that a genuine trace of that time shows are taken from it, the others are this image's own.
 */
final class KernelSymbols {
    private static final int BYTES_PER_PLACE = 0x12;

    private final Image image;
    private final boolean ddb;

    /** One line of a backtrace: a function and how far into it. */
    record Spot(String function, long address, int offset) {}

    KernelSymbols(FreeBsd10 k) {
        image = k.machine.image();
        ddb = k.machine.has("DDB");
        add("sys/amd64/amd64/exception.S", "calltrap", 0x40);
        add("sys/amd64/amd64/exception.S", "Xfast_syscall", 0x120);
        add("sys/amd64/amd64/trap.c", "trap", 0x640);
        add("sys/amd64/amd64/trap.c", "trap_pfault", 0x3a0);
        add("sys/amd64/amd64/trap.c", "trap_fatal", 0x3c0);
        add("sys/amd64/amd64/trap.c", "dblfault_handler", 0x90);
        add("sys/amd64/amd64/trap.c", "amd64_syscall", 0x700);
        add("sys/amd64/amd64/db_trace.c", "db_trace_self_wrapper", 0x40);
        add("sys/amd64/amd64/locore.S", "btext", 0x40);
        add("sys/kern/init_main.c", "mi_startup", 0xa0);
        add("sys/kern/subr_kdb.c", "kdb_enter", 0x60);
        add("sys/kern/kern_synch.c", "mi_switch", 0x260);
        add("sys/kern/sched_ule.c", "sched_switch", 0x300);
        add("sys/kern/subr_sleepqueue.c", "sleepq_switch", 0x180);
        add("sys/kern/subr_sleepqueue.c", "sleepq_wait", 0x60);
        add("sys/kern/subr_sleepqueue.c", "sleepq_catch_signals", 0x400);
        add("sys/kern/subr_sleepqueue.c", "sleepq_wait_sig", 0x40);
        add("sys/kern/kern_fork.c", "fork_trampoline", 0x20);
    }

    private void add(String file, String function, int bytes) {
        image.add(file, function, bytes / BYTES_PER_PLACE + 1);
    }

    /** A function of the machine-dependent code at the place where it is always seen. */
    Spot fixed(String function) {
        int offset = switch (function) {
            case "calltrap" -> 0x8;
            case "Xfast_syscall" -> 0xf7;
            case "trap" -> ddb ? 0x3e9 : 0x365;
            case "trap_pfault" -> 0x21c;
            case "trap_fatal" -> 0x290;
            case "dblfault_handler" -> 0x5c;
            case "amd64_syscall" -> ddb ? 0x299 : 0x5ea;
            case "db_trace_self_wrapper" -> 0x2a;
            case "kdb_backtrace" -> ddb ? 0x37 : 0x66;
            case "panic" -> ddb ? 0x187 : 0x1ce;
            case "kdb_enter" -> 0x3b;
            case "mi_startup" -> 0x77;
            case "btext" -> 0x2c;
            case "mi_switch" -> 0x238;
            case "sched_switch" -> 0x1f5;
            case "sleepq_switch" -> 0x123;
            case "sleepq_wait" -> 0x4d;
            case "turnstile_wait" -> 0x22;
            case "_sx_xlock_hard" -> 0x46;
            case "_sx_slock_hard" -> 0x34;
            case "_mtx_lock_sleep" -> 0x6a;
            case "_rw_wlock_hard" -> 0x46;
            case "sleepq_catch_signals" -> 0x30e;
            case "sleepq_wait_sig" -> 0xc;
            default -> throw new IllegalArgumentException(function);
        };
        return new Spot(function, image.symbolNamed(function).address(), offset);
    }

    /** The place where a frame called the next one. */
    Spot calling(Frame frame) {
        if (frame.function().equals("panic") || frame.function().equals("kdb_backtrace")) {
            return fixed(frame.function());
        }
        return new Spot(
                frame.function(),
                image.symbol(frame.file(), frame.function()).address(),
                Image.returnOffset(frame.place()));
    }

    /** The instruction that a frame has come to. */
    Spot at(Frame frame) {
        return new Spot(
                frame.function(), image.symbol(frame.file(), frame.function()).address(), Image.offset(frame.place()));
    }

    /** The function that holds a text address with how far into it, as DDB prints addresses; null when none does. */
    String name(long address) {
        Image.Symbol symbol = image.at(address);
        if (symbol == null) {
            return null;
        }
        long offset = address - symbol.address();
        return offset == 0 ? symbol.name() : symbol.name() + "+0x" + Long.toHexString(offset);
    }
}
