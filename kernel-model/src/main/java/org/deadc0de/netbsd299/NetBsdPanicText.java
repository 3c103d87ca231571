package org.deadc0de.netbsd299;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.Fault;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.crash.Image;
import org.deadc0de.sim.crash.Panic;
import org.deadc0de.sim.sched.SimThread;

/**
 * What an i386 prints when it crashes, with ddb configured: trap.c 331-339 and 674, db_interface.c 160-195, db_trap.c 84-97,
 * subr_prf.c 208-241.
 */
final class NetBsdPanicText {
    /** The word "supervisor" came between February 2004 and November 2006. */
    private static final String KERNEL_TRAP = "kernel: supervisor trap page fault, code=%d\n";

    private static final long KERNBASE = 0xc0000000L;
    private static final int GUESSED_ARGUMENTS = 5;
    private static final long USER_PC = 0x480d4b57L;
    private static final int VMSPACE_MAP = 0x7c0;

    private final NetBsd299 k;
    private final Crash crash;
    private final Image image;

    NetBsdPanicText(NetBsd299 k, Crash crash) {
        this.k = k;
        this.crash = crash;
        image = k.machine().image();
    }

    // ---- the report ----------------------------------------------------------------------------------------------

    /** Everything up to the debugger's prompt, or up to the reboot when the debugger is not to be entered. */
    String report() {
        if (k.sysctls().value("ddb.onpanic") == 0) {
            return withoutDebugger();
        }
        if (crash.cause() instanceof Fault fault) {
            return uvmFault(fault.address(), access(fault)) + kernelTrap(fault) + stopped();
        }
        return "panic: " + message() + "\n" + stopped();
    }

    /** After {@code continue}: the instruction faults again; a panic cannot be gone on from. */
    String again() {
        return crash.cause() instanceof Fault ? report() : "";
    }

    private String message() {
        return crash.cause() instanceof Panic ? crash.cause().getMessage() : "kernel stack overflow";
    }

    private static int access(Fault fault) {
        return fault.access() == Fault.Access.WRITE ? 2 : 1;
    }

    private static int code(Fault fault) {
        return fault.access() == Fault.Access.WRITE ? 2 : 0;
    }

    private static String hash(long value) {
        return value == 0 ? "0" : "0x" + Long.toHexString(value);
    }

    /** The line of the fault handler; left out when no process was there to be blamed. */
    private String uvmFault(long faultAddress, int access) {
        Lwp l = k.cpu.curlwp();
        if (l.isNull()) {
            return "";
        }
        long address = faultAddress & 0xffff_ffffL;
        long map = address >= KERNBASE ? k.kernelMap() : l.address() + VMSPACE_MAP;
        return String.format(Locale.ROOT, "uvm_fault(0x%x, %s, 0, %d) -> 0xe\n", map, hash(address & ~0xfffL), access);
    }

    private static String kernelTrap(Fault fault) {
        return String.format(Locale.ROOT, KERNEL_TRAP, code(fault));
    }

    /** Whether the kernel jumped to an address where there is no code. */
    boolean isJumpToNowhere() {
        return crash.cause() instanceof Fault fault && fault.access() == Fault.Access.EXECUTE;
    }

    private long pc() {
        if (crash.cause() instanceof Fault fault && fault.access() == Fault.Access.EXECUTE) {
            return fault.address() & 0xffff_ffffL;
        }
        return crash.frames().isEmpty() ? 0 : image.instruction(crash.frames().get(0));
    }

    private String stopped() {
        Lwp l = k.cpu.curlwp();
        String where = l.isNull()
                ? "Stopped at\t"
                : String.format(Locale.ROOT, "Stopped in pid %d.1 (%s) at\t", l.l_pid(), l.p_comm());
        if (!(crash.cause() instanceof Fault)) {
            return where + "netbsd:cpu_Debugger+0x4:\tpopl\t%ebp\n";
        }
        return where + location(pc());
    }

    private String location(long pc) {
        return place(pc) + ":\t" + (isJumpToNowhere() ? "invalid address" : instruction()) + "\n";
    }

    /** An address as ddb shows it: symbol and offset if there is one. */
    String place(long address) {
        Image.Symbol symbol = image.at(address);
        if (symbol != null) {
            long offset = address - symbol.address();
            return "netbsd:" + symbol.name() + (offset == 0 ? "" : "+0x" + Long.toHexString(offset));
        }
        var variable = k.machine().data().at(address);
        if (variable != null) {
            long offset = address - variable.address();
            return "netbsd:" + variable.name() + (offset == 0 ? "" : "+0x" + Long.toHexString(offset));
        }
        return "0x" + Long.toHexString(address);
    }

    /** The instruction that made the access: what was followed is in a register, the field's offset is in the instruction. */
    private String instruction() {
        Fault fault = (Fault) crash.cause();
        String register = fault.offset() == 0 ? "%edx" : "%eax";
        String operand = (fault.offset() == 0 ? "0" : "0x" + Long.toHexString(fault.offset())) + "(" + register + ")";
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

    /** The stack, without the innermost frames that are skipped. */
    String trace(int skipped) {
        StringBuilder text = new StringBuilder();
        if (!(crash.cause() instanceof Fault) && skipped == 0) {
            text.append("cpu_Debugger() at netbsd:cpu_Debugger+0x4\npanic() at netbsd:panic+0x12b\n");
        }
        text.append(frames(crash.frames(), skipped, stackOf(crash.threadName(), crash.tid())));
        return text.toString();
    }

    private long stackOf(String name, int tid) {
        for (SimThread thread : k.machine().sched().threads()) {
            if (thread.host().equals(k.machine().host())
                    && thread.tid() == tid
                    && thread.name().equals(name)) {
                return k.cpu.stackTop(thread);
            }
        }
        return k.cpu.stackTop(null);
    }

    /** Frames as trace prints them, down to the system call or the interrupt, and what that interrupted. */
    String frames(List<Frame> frames, int skipped, long stackTop) {
        StringBuilder text = new StringBuilder();
        for (int i = skipped; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            long offset = i == 0 ? Image.offset(frame.place()) : Image.returnOffset(frame.place());
            boolean entry = frame.function().equals("syscall_plain");
            text.append(String.format(
                    Locale.ROOT,
                    "%s(%s) at netbsd:%s+0x%x\n",
                    frame.function(),
                    entry ? "" : arguments(frames, i, stackTop),
                    frame.function(),
                    offset));
        }
        return text.append(bottom(frames)).toString();
    }

    private String bottom(List<Frame> frames) {
        if (frames.isEmpty()) {
            return "";
        }
        String last = frames.get(frames.size() - 1).function();
        if (last.equals("syscall_plain")) {
            return String.format(
                    Locale.ROOT,
                    "--- syscall (number %d) ---\n0x%x:\n",
                    k.cpu.curlwp().isNull() ? 0 : k.cpu.curlwp().l_syscall(),
                    USER_PC);
        }
        String stub = switch (last) {
            case "softclock" -> "Xsoftclock() at netbsd:Xsoftclock+0x2f\n";
            case "ipintr", "ip6intr" -> "Xsoftnet() at netbsd:Xsoftnet+0x54\n";
            default -> "Xintr_legacy4() at netbsd:Xintr_legacy4+0xa4\n";
        };
        return stub + "--- interrupt ---\n" + interrupted();
    }

    /** The stack of the process that was interrupted; in the idle loop there is none. */
    private String interrupted() {
        long curlwp = k.cpu.curlwp().address();
        for (SimThread thread : k.machine().sched().threads()) {
            if (curlwp != 0
                    && thread.control() == curlwp
                    && thread.host().equals(k.machine().host())) {
                return frames(thread.stack().frames(), 0, k.cpu.stackTop(thread));
            }
        }
        return "idle_loop() at netbsd:idle_loop+0x21\n";
    }

    /**
     * The five words above the return address. Those the call pushed come first; what follows them on the stack is the caller's
     * own frame: its saved frame pointer, its return address, its arguments.
     */
    private String arguments(List<Frame> frames, int index, long stackTop) {
        List<String> words = new ArrayList<>();
        for (int i = index; i < frames.size() && words.size() < GUESSED_ARGUMENTS; i++) {
            for (long word : frames.get(i).arguments()) {
                words.add(Long.toHexString(word & 0xffff_ffffL));
            }
            if (i + 1 < frames.size()) {
                words.add(Long.toHexString(framePointer(frames, i + 1, stackTop)));
                words.add(Long.toHexString(i + 2 < frames.size() ? image.returnAddress(frames.get(i + 2)) : USER_PC));
            }
        }
        while (words.size() < GUESSED_ARGUMENTS) {
            words.add("0");
        }
        return String.join(",", words.subList(0, GUESSED_ARGUMENTS));
    }

    private static long framePointer(List<Frame> frames, int index, long stackTop) {
        return stackTop - 0x98 - 0x3cL * (frames.size() - index);
    }

    // ---- what ddb prints when it faults itself -------------------------------------------------------------------

    /** The debugger looked at code that is not there. */
    String faultedInDdb() {
        return faultedInDdb(pc());
    }

    /** The debugger read an address that is not mapped. */
    String faultedInDdb(long address) {
        return uvmFault(address, 1) + String.format(Locale.ROOT, KERNEL_TRAP, 0) + "Faulted in DDB; continuing...\n";
    }

    // ---- registers -----------------------------------------------------------------------------------------------

    /** The value of a register at the crash, or null when there is none of that name. */
    Long register(String name) {
        Map<String, Long> all = registerValues();
        return all.get(name);
    }

    private Map<String, Long> registerValues() {
        long top = stackOf(crash.threadName(), crash.tid());
        long base = crash.cause() instanceof Fault fault ? fault.base() & 0xffff_ffffL : 0;
        boolean atStart = crash.cause() instanceof Fault fault && fault.offset() == 0;
        Map<String, Long> all = new LinkedHashMap<>();
        for (String name : List.of("ds", "es")) {
            all.put(name, 0x10L);
        }
        all.put("fs", 0x30L);
        all.put("gs", 0x10L);
        all.put("edi", 0L);
        all.put("esi", 0L);
        all.put("ebp", framePointer(crash.frames(), 0, top));
        all.put("ebx", 0L);
        all.put("edx", atStart ? base : 0L);
        all.put("ecx", 0L);
        all.put("eax", atStart ? 0L : base);
        all.put("eip", pc());
        all.put("cs", 0x8L);
        all.put("eflags", 0x10246L);
        all.put("esp", framePointer(crash.frames(), 0, top) - 0x30);
        all.put("ss", 0x10L);
        return all;
    }

    String registers() {
        StringBuilder text = new StringBuilder();
        registerValues().forEach((name, value) -> {
            String place = place(value);
            text.append(String.format(
                    Locale.ROOT,
                    "%-12s%s%s\n",
                    name,
                    hash(value),
                    place.startsWith("netbsd:") ? "\t" + place.substring(7) : ""));
        });
        return text.append(location(pc())).toString();
    }

    // ---- without the debugger ------------------------------------------------------------------------------------

    /** What appears when ddb.onpanic is 0: the trap, a traceback, a dump that is not possible, and the reboot. */
    private String withoutDebugger() {
        StringBuilder text = new StringBuilder();
        if (crash.cause() instanceof Fault fault) {
            long cr2 = fault.address() & 0xffff_ffffL;
            text.append(uvmFault(fault.address(), access(fault)))
                    .append("fatal page fault in supervisor mode\n")
                    .append(String.format(
                            Locale.ROOT,
                            "trap type 6 code %x eip %x cs 8 eflags 10246 cr2 %x ilevel %x\n",
                            code(fault),
                            pc(),
                            cr2,
                            k.cpu.level()))
                    .append("panic: trap\nBegin traceback...\ntrap() at netbsd:trap+0x1e3\n--- trap (number 6) ---\n");
            if (isJumpToNowhere()) {
                text.append(String.format(
                        Locale.ROOT,
                        "?(%s) at 0x%x\n",
                        arguments(crash.frames(), 0, stackOf(crash.threadName(), crash.tid())),
                        pc()));
            }
            text.append(frames(crash.frames(), isJumpToNowhere() ? 1 : 0, stackOf(crash.threadName(), crash.tid())));
        } else {
            text.append("panic: ").append(message()).append("\nBegin traceback...\n");
            text.append(trace(0));
        }
        return text.append(
                        "End traceback...\nsyncing disks... done\n\ndump to dev 0,1 not possible\n\n\nrebooting...\n")
                .toString();
    }

    /** ddb never prints a tab: it moves on to the next multiple of eight columns with blanks, before something visible. */
    static String columns(String text) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        int pending = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                pending = (column + pending) / 8 * 8 + 8 - column;
            } else if (c == '\n') {
                out.append(c);
                column = 0;
                pending = 0;
            } else {
                out.append(" ".repeat(pending)).append(c);
                column += pending + 1;
                pending = 0;
            }
        }
        return out.toString();
    }
}
