package org.deadc0de.dragonfly111;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.DoubleFault;
import org.deadc0de.sim.crash.Fault;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.crash.Image;
import org.deadc0de.sim.sched.SimThread;

/**
 * What a crash prints: trap_fatal of trap.c:1009-1100, panic and boot of kern_shutdown.c, kdb_trap of db_interface.c and the traces of
 * db_trace.c. Registers that the crash does not determine are 0.
 */
final class DragonFlyPanicText {
    @SuppressWarnings("InlineFormatString") // the report can be seen here
    private static final String POINTERS = """
        instruction pointer\t= 0x8:0x%x
        stack pointer\t        = 0x10:0x%x
        frame pointer\t        = 0x10:0x%x
        """;

    private static final String CODE_SEGMENT = """
        code segment\t\t= base 0x0, limit 0xfffff, type 0x1b
        \t\t\t= DPL 0, pres 1, def32 1, gran 1
        """;

    @SuppressWarnings("InlineFormatString") // as above
    private static final String TRAP_FRAMES = """
        trap_fatal(%x,%x) at trap_fatal+0x3c1
        trap_pfault(%x,0,%x) at trap_pfault+0x1a7
        trap(%x) at trap+0x5b6
        calltrap() at calltrap+0xd
        --- trap 0xc, eip = 0x%x, esp = 0x%x, ebp = 0x%x ---
        """;

    private static final String DEBUGGER = "Debugger+0x34:\tmovb\t$0,in_Debugger.0\n";
    private static final int GUESSED_ARGUMENTS = 5;
    private static final int FRAME = 0x180;
    private static final int OUTERMOST = 0x100 - 0x150;
    private static final int BELOW_FRAME_POINTER = 0x24;
    private static final int MEMORY_MEGABYTES = 512;

    /** Where memory begins on a device of one gigabyte: at its end. */
    private static final long DUMP_BLOCK = 1_048_576;

    private static final long USER_EIP = 0x280c4b57L;

    private final DragonFly111 k;
    private final Crash crash;
    private final Image image;
    private final boolean smp;

    DragonFlyPanicText(DragonFly111 k, Crash crash) {
        this.k = k;
        this.crash = crash;
        image = k.machine().image();
        smp = k.machine().has("SMP");
    }

    // ---- the thread that crashed ---------------------------------------------------------------------------------

    /** The simulated thread that crashed; null when nobody had been started yet. */
    SimThread thread() {
        for (SimThread each : k.machine().sched().threads()) {
            if (each.host().equals(k.machine().host())
                    && each.tid() == crash.tid()
                    && each.name().equals(crash.threadName())
                    && each.control() != 0) {
                return each;
            }
        }
        return null;
    }

    /** Its struct. */
    Td td() {
        SimThread thread = thread();
        return thread == null ? k.lwkt.thread0 : k.lwkt.td(thread);
    }

    private int priority() {
        return (int) k.machine().memory().peek(td().addressOf(Td.TD_PRI), 4);
    }

    private String currentProcess() {
        Td td = td();
        int pid = (int) k.machine().memory().peek(td.addressOf(Td.TD_PID), 4);
        return pid < 0 ? "Idle" : pid + " (" + k.machine().memory().peekString(td.addressOf(Td.TD_COMM), 20) + ")";
    }

    // ---- the report ----------------------------------------------------------------------------------------------

    /** Everything up to the debugger's prompt, or up to the reboot when no debugger is to be entered. */
    String text() {
        StringBuilder text = new StringBuilder();
        boolean debugger = k.debuggerOnPanic();
        if (crash.cause() instanceof Fault fault) {
            text.append(trapBlock(fault));
            if (debugger) {
                text.append("kernel: type 12 trap, code=").append(code(fault)).append('\n');
                text.append(stop()).append("Stopped at\t").append(location(pc()));
                return text.toString();
            }
            text.append("trap number\t\t= 12\n");
            explicit(text, "page fault", true);
        } else if (crash.cause() instanceof DoubleFault) {
            text.append(String.format(
                    Locale.ROOT,
                    "\nFatal double fault:\neip = 0x%x\nesp = 0x%x\nebp = 0x%x\n",
                    pc(),
                    stackPointer(),
                    framePointer(crash.frames(), 0, stackTop())));
            if (smp) {
                text.append(mpLock(true));
            }
            explicit(text, "double fault", false);
        } else {
            explicit(text, crash.cause().getMessage(), false);
        }
        if (debugger) {
            text.append("Debugger(\"panic\")\n")
                    .append(stop())
                    .append("Stopped at\t")
                    .append(DEBUGGER);
        } else {
            text.append(reboot());
        }
        return text.toString();
    }

    /** The debugger that stops here, or null when none is to be entered. */
    Ddb debugger() {
        return k.debuggerOnPanic() ? new Ddb(k, this) : null;
    }

    /** {@code panic} at the debugger's prompt. */
    String fromDebugger() {
        return "panic: from debugger\n" + (smp ? mpLock(false) : "") + reboot();
    }

    /** After {@code continue}: a fault happens again, a panic goes on to the reboot. */
    String again() {
        return crash.cause() instanceof Fault ? restarted() + text() : restarted() + reboot();
    }

    /** Whether the instruction that trapped can only trap again. */
    boolean isFault() {
        return crash.cause() instanceof Fault;
    }

    private String trapBlock(Fault fault) {
        StringBuilder text = new StringBuilder("\n\nFatal trap 12: page fault while in kernel mode\n");
        boolean vkernel = k.machine().has("VKERNEL");
        if (smp) {
            text.append(mpLock(!vkernel));
        }
        text.append(String.format(Locale.ROOT, "fault virtual address\t= 0x%x\n", fault.address() & 0xffff_ffffL));
        text.append(String.format(
                Locale.ROOT,
                "fault code\t\t= supervisor %s, %s\n",
                fault.access() == Fault.Access.WRITE ? "write" : "read",
                fault.kind() == Fault.Kind.PROTECTION ? "protection violation" : "page not present"));
        text.append(String.format(
                Locale.ROOT, POINTERS, pc(), stackPointer(), framePointer(crash.frames(), 0, stackTop())));
        if (!vkernel) {
            text.append(CODE_SEGMENT);
        }
        text.append("processor eflags\t= interrupt enabled, resume, IOPL = 0\n");
        text.append("current process\t\t= ").append(currentProcess()).append('\n');
        text.append("current thread          = pri ").append(priority()).append(' ');
        text.append(priority() >= Lwkt.TDPRI_CRIT ? "(CRIT)" : "").append('\n');
        return text.append(smp ? " <- SMP: XXX\n" : "\n").toString();
    }

    /** The line of an SMP kernel: the MP lock's owner is the processor that got here. */
    private String mpLock(boolean apic) {
        String line = String.format(Locale.ROOT, "mp_lock = %08x; cpuid = %d", crash.cpu(), crash.cpu());
        return line + (apic ? String.format(Locale.ROOT, "; lapic.id = %08x", crash.cpu() << 24) : "") + "\n";
    }

    private static int code(Fault fault) {
        return (fault.access() == Fault.Access.WRITE ? 2 : 0) | (fault.kind() == Fault.Kind.PROTECTION ? 1 : 0);
    }

    /** The other processors are stopped before the debugger is entered. */
    private String stop() {
        return smp
                ? String.format(
                        Locale.ROOT, "\nCPU%d stopping CPUs: 0x%08x\n stopped\n", crash.cpu(), otherProcessors())
                : "";
    }

    private String restarted() {
        return smp
                ? String.format(
                        Locale.ROOT, "\nCPU%d restarting CPUs: 0x%08x\n restarted\n", crash.cpu(), otherProcessors())
                : "";
    }

    private int otherProcessors() {
        return (1 << k.ncpus()) - 1 & ~(1 << crash.cpu());
    }

    /** panic(): the message, who has the MP lock, and with DDB_TRACE the trace that begins with panic's own frame, twice. */
    private void explicit(StringBuilder text, String message, boolean trapped) {
        text.append("panic: ").append(message).append('\n');
        if (smp) {
            text.append(mpLock(false));
        }
        if (!k.traceOnPanic()) {
            return;
        }
        List<Frame> frames = crash.frames();
        boolean own = !frames.isEmpty() && frames.get(0).function().equals("panic");
        long ebp = framePointer(frames, own ? 0 : -1, stackTop());
        text.append(String.format(Locale.ROOT, "Trace beginning at frame 0x%x\n", ebp));
        String panic = own
                ? line(frames, 0, stackTop())
                : String.format(
                        Locale.ROOT,
                        "panic(%x) at panic+0x%x\n",
                        k.machine().data().string(message),
                        Image.returnOffset(1));
        text.append(panic).append(panic);
        if (trapped) {
            text.append(trapFrames());
        }
        text.append(frames(frames, own ? 1 : 0, stackTop()));
    }

    /** The handlers between panic and the function that faulted. */
    private String trapFrames() {
        Fault fault = (Fault) crash.cause();
        long address = fault.address() & 0xffff_ffffL;
        long trapframe = stackPointer() - 0x40;
        return String.format(
                Locale.ROOT,
                TRAP_FRAMES,
                trapframe,
                address,
                trapframe,
                address,
                trapframe,
                pc(),
                stackPointer(),
                framePointer(crash.frames(), 0, stackTop()));
    }

    // ---- what follows without a debugger -------------------------------------------------------------------------

    private String reboot() {
        StringBuilder text = new StringBuilder();
        if (k.ncpus() > 1) {
            text.append("boot() called on cpu#").append(crash.cpu()).append('\n');
        }
        if (k.syncOnPanic()) {
            text.append("\nsyncing disks... \ndone\n");
        }
        text.append("Uptime: ")
                .append(uptime(k.machine().clock().now() / 1_000_000_000L))
                .append('\n');
        String dumpdev = k.machine().option("dumpdev", "none");
        if (!dumpdev.equals("none")) {
            text.append(dump(dumpdev));
        }
        text.append("Automatic reboot in 15 seconds - press a key on the console to abort\n");
        return text.append("Rebooting...\n").toString();
    }

    /** dumpsys(): all of memory goes to the end of the device, with a countdown in megabytes. */
    private static String dump(String dumpdev) {
        StringBuilder text = new StringBuilder();
        text.append("\ndumping to dev ")
                .append(dumpdev)
                .append(", blockno ")
                .append(DUMP_BLOCK)
                .append("\ndump ");
        for (int megabyte = MEMORY_MEGABYTES - 1; megabyte >= 0; megabyte--) {
            text.append(megabyte).append(' ');
        }
        return text.append("succeeded\n").toString();
    }

    private static String uptime(long seconds) {
        StringBuilder text = new StringBuilder();
        boolean shown = false;
        for (Object[] unit : new Object[][] {{86_400L, "d"}, {3_600L, "h"}, {60L, "m"}}) {
            long size = (Long) unit[0];
            if (shown || seconds >= size) {
                text.append(seconds / size % (size == 60 ? 60 : size == 3_600 ? 24 : Long.MAX_VALUE))
                        .append(unit[1]);
                shown = true;
            }
        }
        return text.append(seconds % 60).append('s').toString();
    }

    // ---- places --------------------------------------------------------------------------------------------------

    private long pc() {
        if (crash.cause() instanceof Fault fault && fault.access() == Fault.Access.EXECUTE) {
            return fault.address() & 0xffff_ffffL;
        }
        return crash.frames().isEmpty() ? 0 : image.instruction(crash.frames().get(0));
    }

    private String location(long pc) {
        return place(pc) + ":\t" + instruction() + "\n";
    }

    /** An address as ddb shows it: symbol and offset if there is one. */
    String place(long address) {
        Image.Symbol symbol = image.at(address);
        if (symbol != null) {
            return withOffset(symbol.name(), address - symbol.address());
        }
        var variable = k.machine().data().at(address);
        return variable != null
                ? withOffset(variable.name(), address - variable.address())
                : "0x" + Long.toHexString(address);
    }

    private static String withOffset(String name, long offset) {
        return offset == 0 ? name : name + "+0x" + Long.toHexString(offset);
    }

    /** The instruction that made the access: what was followed is in a register, the field's offset is in the instruction. */
    private String instruction() {
        Fault fault = (Fault) crash.cause();
        if (fault.access() == Fault.Access.EXECUTE) {
            return "*** error reading from address " + Long.toHexString(fault.address() & 0xffff_ffffL) + " ***";
        }
        String operand = (fault.offset() == 0 ? "0" : "0x" + Long.toHexString(fault.offset())) + "("
                + (fault.offset() == 0 ? "%ebx" : "%eax") + ")";
        if (fault.access() == Fault.Access.WRITE) {
            return (fault.width() == 1 ? "movb\t%cl," : fault.width() == 2 ? "movw\t%cx," : "movl\t%ecx,") + operand;
        }
        return switch (fault.width()) {
            case 1 -> "movzbl\t" + operand + ",%eax";
            case 2 -> "movzwl\t" + operand + ",%eax";
            default -> "movl\t" + operand + ",%eax";
        };
    }

    // ---- traces --------------------------------------------------------------------------------------------------

    /** The stack of the thread that crashed. */
    String trace() {
        if (crash.cause() instanceof Fault) {
            return frames(crash.frames(), 0, stackTop());
        }
        return "Debugger(" + Long.toHexString(k.machine().data().string("panic")) + ") at Debugger+0x34\n"
                + frames(crash.frames(), 0, stackTop());
    }

    private long stackTop() {
        return td().address() + Lwkt.USPACE;
    }

    /** The stack of any thread. */
    String trace(SimThread thread) {
        return frames(thread.stack().frames(), 0, thread.control() + Lwkt.USPACE);
    }

    private String frames(List<Frame> frames, int skipped, long stackTop) {
        StringBuilder text = new StringBuilder();
        for (int i = skipped; i < frames.size(); i++) {
            text.append(line(frames, i, stackTop));
        }
        return text.append(bottom(frames)).toString();
    }

    private String line(List<Frame> frames, int i, long stackTop) {
        Frame frame = frames.get(i);
        boolean faulted = i == 0 && !frame.function().equals("panic");
        return String.format(
                Locale.ROOT,
                "%s(%s) at %s+0x%x\n",
                frame.function(),
                arguments(frames, i, stackTop),
                frame.function(),
                faulted ? Image.offset(frame.place()) : Image.returnOffset(frame.place()));
    }

    /** What lies below the C functions: a system call's entry, or where a kernel thread would return to. */
    private static String bottom(List<Frame> frames) {
        if (frames.isEmpty()) {
            return "";
        }
        return switch (frames.get(frames.size() - 1).function()) {
            case "syscall2" -> "Xint0x80_syscall() at Xint0x80_syscall+0x36\n";
            case "lwkt_process_ipiq" -> "Xipiq() at Xipiq+0x9e\n";
            case "main", "mi_startup" -> "begin() at begin+0x52\n";
            default -> "lwkt_exit() at lwkt_exit\n";
        };
    }

    /**
     * The argument words. What the caller pops after the call says how many there are; when it pops nothing five are guessed, and
     * what lies above the return address is the caller's own frame: its saved frame pointer, its return address, its arguments.
     */
    private String arguments(List<Frame> frames, int index, long stackTop) {
        List<String> words = new ArrayList<>();
        List<Long> own = frames.get(index).arguments();
        own.forEach(word -> words.add(Long.toHexString(word & 0xffff_ffffL)));
        for (int i = index + 1; own.isEmpty() && i < frames.size() && words.size() < GUESSED_ARGUMENTS; i++) {
            words.add(Long.toHexString(framePointer(frames, i, stackTop)));
            words.add(Long.toHexString(i + 1 < frames.size() ? image.returnAddress(frames.get(i + 1)) : USER_EIP));
            frames.get(i).arguments().forEach(word -> words.add(Long.toHexString(word & 0xffff_ffffL)));
        }
        while (own.isEmpty() && words.size() < GUESSED_ARGUMENTS) {
            words.add("0");
        }
        int shown = own.isEmpty() ? GUESSED_ARGUMENTS : words.size();
        return String.join(",", words.subList(0, shown));
    }

    private static long framePointer(List<Frame> frames, int index, long stackTop) {
        return stackTop - OUTERMOST - (long) FRAME * (frames.size() - index);
    }

    private long stackPointer() {
        return framePointer(crash.frames(), 0, stackTop()) - BELOW_FRAME_POINTER;
    }

    // ---- registers -----------------------------------------------------------------------------------------------

    /** The registers at the crash by name, in the order in which the debugger shows them. */
    Map<String, Long> registers() {
        boolean fault = crash.cause() instanceof Fault;
        long base = fault ? ((Fault) crash.cause()).base() & 0xffff_ffffL : 0;
        boolean atStart = fault && ((Fault) crash.cause()).offset() == 0;
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("cs", 0x8L);
        all.put("ds", 0x10L);
        all.put("es", 0x10L);
        all.put("fs", 0x18L);
        all.put("gs", 0L);
        all.put("ss", 0x10L);
        all.put("eax", atStart ? 0 : base);
        all.put("ecx", 0L);
        all.put("edx", 0L);
        all.put("ebx", atStart ? base : 0);
        all.put("esp", stackPointer());
        all.put("ebp", framePointer(crash.frames(), 0, stackTop()));
        all.put("esi", 0L);
        all.put("edi", 0L);
        all.put("eip", pc());
        all.put("efl", fault ? 0x10246L : 0x246L);
        return all;
    }

    /** Where the machine stopped, as the debugger shows it after the registers. */
    String stoppedAt() {
        return crash.cause() instanceof Fault ? location(pc()) : DEBUGGER;
    }
}
