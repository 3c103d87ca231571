package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.Console;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.DoubleFault;
import org.deadc0de.sim.crash.Fault;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.sched.SimThread;

/** What this kernel prints when it crashes: kern_shutdown.c, amd64/trap.c, and the first lines of its debugger. */
final class FreeBsdPanicText {
    private static final String SEGMENT = """
            code segment\t\t= base 0x0, limit 0xfffff, type 0x1b
            \t\t\t= DPL 0, pres 1, long 1, def32 0, gran 1
            processor eflags\t= interrupt enabled, resume, IOPL = 0
            """;

    private static final long USER_STUBS = 0x800ab0000L;
    private static final long USER_STACK = 0x7fffffffe2b8L;

    private final FreeBsd10 k;

    FreeBsdPanicText(FreeBsd10 k) {
        this.k = k;
    }

    /** Prints a crash up to where the machine stands still: DDB's prompt, or the reboot. */
    void print(CrashScene scene) {
        if (scene.crash().cause() instanceof Fault) {
            trap_fatal(scene);
        } else if (scene.crash().cause() instanceof DoubleFault) {
            dblfault(scene);
        } else if (scene.isBreakpoint()) {
            kernel("KDB: enter: " + scene.crash().cause().getMessage() + "\n");
            k.enterDebugger(scene);
        } else {
            panic(scene.crash().cause().getMessage(), scene);
        }
    }

    /** panic(): the message, the trace, then the debugger or the reboot. */
    private void panic(String message, CrashScene scene) {
        kernel("panic: " + message + "\n");
        cpuid(scene.crash());
        if (k.mem.peek(k.kern_shutdown_c.trace_on_panic, 4) != 0) {
            kernel("KDB: stack backtrace:\n");
            List<KernelSymbols.Spot> spots = new ArrayList<>();
            if (hasDebugger()) {
                spots.add(k.symbols.fixed("db_trace_self_wrapper"));
            }
            spots.add(k.symbols.fixed("kdb_backtrace"));
            via(scene).forEach(function -> spots.add(k.symbols.fixed(function)));
            spots.addAll(scene.spots());
            trace(spots, scene.td(), scene);
        }
        if (hasDebugger() && k.mem.peek(k.kern_shutdown_c.debugger_on_panic, 4) != 0) {
            kernel("KDB: enter: panic\n");
            k.enterDebugger(scene);
        } else {
            reboot();
        }
    }

    /** What stands between the backtrace and the stack of a crash that did not call panic() itself. */
    private static List<String> via(CrashScene scene) {
        if (scene.crash().cause() instanceof DoubleFault) {
            return List.of("panic", "dblfault_handler");
        }
        if (scene.fault() == null) {
            return List.of();
        }
        return scene.trap() == 12
                ? List.of("panic", "trap_fatal", "trap_pfault", "trap", "calltrap")
                : List.of("panic", "trap_fatal", "trap", "calltrap");
    }

    /** What follows when no debugger holds the machine: kern_reboot(). */
    void reboot() {
        if (k.mem.peek(k.kern_shutdown_c.sync_on_panic, 4) != 0) {
            kernel("All buffers synced.\n"); // nothing here leaves a dirty one
        }
        kernel("Uptime: " + uptime() + "\n");
        kernel("Automatic reboot in 15 seconds - press a key on the console to abort\n");
        kernel("Rebooting...\n");
    }

    /** {@code panic} typed at the debugger, after a trap or a panic. */
    void panicFromDebugger(Crash crash) {
        kernel("panic: from debugger\n");
        cpuid(crash);
        reboot();
    }

    private void trap_fatal(CrashScene scene) {
        boolean page = scene.trap() == 12;
        if (page && k.WITNESS) {
            kernelPageFault(scene);
        }
        trapBlock(scene);
        if (hasDebugger()) {
            k.enterDebugger(scene);
            return;
        }
        kernel("trap number\t\t= " + scene.trap() + "\n");
        panic(page ? "page fault" : "general protection fault", scene);
    }

    /** The block of a fatal trap; printed again whenever the faulting instruction runs again. */
    void trapBlock(CrashScene scene) {
        Fault fault = scene.fault();
        boolean page = scene.trap() == 12;
        StringBuilder text = new StringBuilder();
        text.append("\n\nFatal trap ").append(scene.trap()).append(": ");
        text.append(page ? "page fault" : "general protection fault").append(" while in kernel mode\n");
        if (smp()) {
            text.append("cpuid = ").append(scene.crash().cpu()).append("; apic id = 0");
            text.append(scene.crash().cpu()).append('\n');
        }
        if (page) {
            text.append("fault virtual address\t= 0x")
                    .append(hex(fault.address()))
                    .append('\n');
            text.append("fault code\t\t= supervisor ");
            text.append(fault.access() == Fault.Access.WRITE ? "write " : "read ");
            text.append(fault.access() == Fault.Access.EXECUTE ? "instruction, " : "data, ");
            text.append(fault.kind() == Fault.Kind.PROTECTION ? "protection violation\n" : "page not present\n");
        }
        text.append("instruction pointer\t= 0x20:0x")
                .append(hex(scene.instructionPointer()))
                .append('\n');
        text.append("stack pointer\t        = 0x28:0x")
                .append(hex(scene.stackPointer()))
                .append('\n');
        text.append("frame pointer\t        = 0x28:0x")
                .append(hex(scene.framePointer()))
                .append('\n');
        text.append(SEGMENT);
        text.append("current process\t\t= ").append(scene.crash().pid()).append(" (");
        text.append(scene.crash().threadName()).append(")\n");
        kernel(text.toString());
    }

    private void kernelPageFault(CrashScene scene) {
        List<HeldLocks.Held> held = k.heldLocks.of(scene.td()).stream()
                .filter(lock -> !k.heldLocks.isSleepable(lock.lock()))
                .toList();
        if (held.isEmpty()) {
            return;
        }
        kernel("Kernel page fault with the following non-sleepable locks held:\n");
        held.forEach(lock -> kernel(k.heldLocks.line(lock)));
        if (k.mem.peek(k.subr_witness_c.witness_trace, 4) != 0) {
            kernel("KDB: stack backtrace:\n");
            List<KernelSymbols.Spot> spots = new ArrayList<>();
            if (hasDebugger()) {
                spots.add(k.symbols.fixed("db_trace_self_wrapper"));
            }
            spots.add(k.symbols.fixed("kdb_backtrace"));
            spots.add(k.symbols.calling(new Frame("sys/kern/subr_witness.c", "_witness_debugger", 2, List.of())));
            spots.add(k.symbols.calling(new Frame("sys/kern/subr_witness.c", "witness_warn", 20, List.of())));
            spots.add(k.symbols.fixed("trap_pfault"));
            spots.add(k.symbols.fixed("trap"));
            spots.add(k.symbols.fixed("calltrap"));
            spots.addAll(scene.spots());
            trace(spots, scene.td(), scene);
        }
    }

    private void dblfault(CrashScene scene) {
        kernel("\nFatal double fault\nrip = 0x" + hex(scene.instructionPointer()) + "\nrsp = 0x"
                + hex(scene.stackPointer()) + "\nrbp = 0x" + hex(scene.framePointer()) + "\n");
        if (smp()) {
            kernel("cpuid = " + scene.crash().cpu() + "; apic id = 0"
                    + scene.crash().cpu() + "\n");
        }
        panic("double fault", scene);
    }

    private void cpuid(Crash crash) {
        if (smp()) {
            kernel("cpuid = " + crash.cpu() + "\n");
        }
    }

    // ---- backtraces ----------------------------------------------------------------------------------------------

    /** kdb_backtrace() of the running thread: what WITNESS prints; {@code frames} begins with kdb_backtrace itself. */
    void printBacktrace(List<Frame> frames) {
        List<KernelSymbols.Spot> spots = new ArrayList<>();
        if (hasDebugger()) {
            spots.add(k.symbols.fixed("db_trace_self_wrapper"));
        }
        frames.forEach(frame -> spots.add(k.symbols.calling(frame)));
        trace(spots, k.CURTHREAD(), null);
    }

    /** db_trace_thread(): the stack of a thread that does not run; without a debugger nothing. */
    void printThread(Kthread td) {
        if (hasDebugger()) {
            sleeping(td.address()).forEach(line -> kernel(line + "\n"));
        }
    }

    /** The lines of a thread that does not run. */
    List<String> sleeping(long td) {
        SimThread thread = k.threadAt(td);
        if (thread == null) {
            return List.of();
        }
        List<KernelSymbols.Spot> spots = new ArrayList<>();
        spots.add(k.symbols.fixed("sched_switch"));
        spots.add(k.symbols.fixed("mi_switch"));
        if (k.channels.channelOf(thread) != 0) {
            spots.add(k.symbols.fixed("sleepq_switch"));
            if (thread.pendingDetail() != 0) {
                spots.add(k.symbols.fixed("sleepq_catch_signals"));
                spots.add(k.symbols.fixed("sleepq_wait_sig"));
            } else {
                spots.add(k.symbols.fixed("sleepq_wait"));
            }
        } else if (k.isBlocked(thread)) {
            blocked(thread, spots);
        }
        thread.stack().frames().forEach(frame -> spots.add(k.symbols.calling(frame)));
        return lines(spots, td, null);
    }

    private void blocked(SimThread thread, List<KernelSymbols.Spot> spots) {
        if (thread.pendingGuard() == k.kern_sx_c.guard()) {
            spots.add(k.symbols.fixed("sleepq_switch"));
            spots.add(k.symbols.fixed("sleepq_wait"));
            spots.add(k.symbols.fixed(thread.pendingDetail() == 0 ? "_sx_xlock_hard" : "_sx_slock_hard"));
        } else {
            spots.add(k.symbols.fixed("turnstile_wait"));
            if (thread.pendingGuard() == k.kern_mutex_c.guard()) {
                spots.add(k.symbols.fixed("_mtx_lock_sleep"));
            } else if (thread.pendingDetail() == 0) {
                spots.add(k.symbols.fixed("_rw_wlock_hard"));
            }
        }
    }

    /** The lines of {@code bt} for the thread that crashed. */
    List<String> crashed(CrashScene scene) {
        List<KernelSymbols.Spot> spots = new ArrayList<>();
        if (scene.fault() == null) {
            spots.add(k.symbols.fixed("kdb_enter"));
            if (scene.crash().cause() instanceof DoubleFault) {
                spots.add(k.symbols.fixed("panic"));
                spots.add(k.symbols.fixed("dblfault_handler"));
            }
        }
        spots.addAll(scene.spots());
        return lines(spots, scene.td(), scene);
    }

    private void trace(List<KernelSymbols.Spot> spots, long td, CrashScene scene) {
        lines(spots, td, scene).forEach(line -> kernel(line + "\n"));
    }

    private List<String> lines(List<KernelSymbols.Spot> spots, long td, CrashScene scene) {
        List<KernelSymbols.Spot> all = new ArrayList<>(spots);
        boolean booting = td == k.thread0();
        if (booting) {
            all.add(k.symbols.fixed("mi_startup"));
            all.add(k.symbols.fixed("btext"));
        } else {
            all.add(k.symbols.fixed("amd64_syscall"));
            all.add(k.symbols.fixed("Xfast_syscall"));
        }
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (KernelSymbols.Spot spot : all) {
            if (hasDebugger()) {
                lines.add(spot.function() + "() at " + spot.function() + "+0x" + hex(spot.offset()));
                if (spot.function().equals("calltrap") && scene != null) {
                    lines.add("--- trap 0x" + hex(scene.trap()) + ", rip = 0x" + hex(scene.instructionPointer())
                            + ", rsp = 0x" + hex(scene.stackPointer()) + ", rbp = 0x" + hex(scene.framePointer())
                            + " ---");
                }
            } else {
                lines.add("#" + number++ + " 0x" + hex(spot.address() + spot.offset()) + " at " + spot.function()
                        + "+0x" + hex(spot.offset()));
            }
        }
        if (hasDebugger() && !booting) {
            int code = (int) k.mem.peek(td + Kthread.TD_SA_CODE.offset(), 4);
            lines.add("--- syscall (" + code + ", FreeBSD ELF64, " + SyscallNames.function(code) + "), rip = 0x"
                    + hex(USER_STUBS + code * 0x20L + 0xc) + ", rsp = 0x" + hex(USER_STACK) + ", rbp = 0x"
                    + hex(USER_STACK + 0x40) + " ---");
        }
        return lines;
    }

    // ---- small things --------------------------------------------------------------------------------------------

    private boolean hasDebugger() {
        return k.machine.has("DDB");
    }

    private boolean smp() {
        return k.machine.has("SMP");
    }

    private void kernel(String text) {
        console().kernelPrint(text);
    }

    private Console console() {
        return k.machine.console();
    }

    /** How long the machine has been up, leading units that are zero left out. */
    private String uptime() {
        long seconds = k.machine.clock().now() / 1_000_000_000L;
        StringBuilder text = new StringBuilder();
        if (seconds >= 86_400) {
            text.append(seconds / 86_400).append('d');
        }
        if (seconds >= 3_600) {
            text.append(seconds / 3_600 % 24).append('h');
        }
        if (seconds >= 60) {
            text.append(seconds / 60 % 60).append('m');
        }
        return text.append(seconds % 60).append('s').toString();
    }

    private static String hex(long value) {
        return Long.toHexString(value);
    }
}
