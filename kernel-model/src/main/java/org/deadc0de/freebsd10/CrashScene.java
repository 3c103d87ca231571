package org.deadc0de.freebsd10;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.sim.crash.Breakpoint;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.Fault;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.sched.SimThread;

/**
 * What the processor and the stack looked like when the kernel stopped: registers, stack and frame pointer, the instruction. The
 * values follow from the crash, so that the same crash always shows the same ones; a register that the faulting instruction
 * followed holds the pointer it followed.
 */
final class CrashScene {
    private static final long STACKS = 0xffffff80d5000000L;
    private static final long STACK_STRIDE = 0x5000;
    private static final long STACK_TOP = 0x4000 - 0x440;
    private static final int FIRST_TID = 100000;
    private static final String[] BASE_REGISTERS = {"rax", "rbx", "rdx", "r12", "r13"};
    private static final String[] ARGUMENT_REGISTERS = {"rdi", "rsi", "rdx", "rcx", "r8", "r9"};

    private final FreeBsd10 k;
    private final Crash crash;
    private final long stackPointer;
    private final long framePointer;

    CrashScene(FreeBsd10 k, Crash crash) {
        this.k = k;
        this.crash = crash;
        long pointer = stackTop(crash.tid());
        for (int i = crash.frames().size() - 1; i > 0; i--) {
            pointer -= frameSize(crash.frames().get(i));
        }
        framePointer = pointer - 0x10;
        stackPointer = pointer
                - (crash.frames().isEmpty() ? 0x20 : frameSize(crash.frames().get(0)) - 0x10);
    }

    Crash crash() {
        return crash;
    }

    /** The fault, or null when it was a plain panic. */
    Fault fault() {
        return crash.cause() instanceof Fault fault ? fault : null;
    }

    /** Whether the kernel called its debugger and can go on. */
    boolean isBreakpoint() {
        return crash.cause() instanceof Breakpoint;
    }

    long stackPointer() {
        return stackPointer;
    }

    long framePointer() {
        return framePointer;
    }

    /** The address of the instruction that faulted, or of the one DDB stopped at. */
    long instructionPointer() {
        Fault fault = fault();
        if (fault == null || crash.frames().isEmpty()) {
            KernelSymbols.Spot spot = k.symbols.fixed("kdb_enter");
            return spot.address() + spot.offset();
        }
        if (fault.access() == Fault.Access.EXECUTE) {
            return fault.address();
        }
        KernelSymbols.Spot spot = k.symbols.at(crash.frames().get(0));
        return spot.address() + spot.offset();
    }

    /** The trap number: 9 for a general protection fault, 12 for a page fault. */
    int trap() {
        return fault().kind() == Fault.Kind.NON_CANONICAL ? 9 : 12;
    }

    /** The thread that crashed, or null. */
    SimThread thread() {
        for (SimThread thread : k.sched.threads()) {
            if (thread.tid() == crash.tid() && thread.host().equals(crash.host())) {
                return thread;
            }
        }
        return null;
    }

    /** The address of its struct thread. */
    long td() {
        SimThread thread = thread();
        return thread == null ? k.thread0() : thread.control() - Kthread.TD_CONTROL.offset();
    }

    /** The instruction as the disassembler of DDB writes it, a tab before its operands. */
    String instruction() {
        Fault fault = fault();
        if (fault == null) {
            return "movq\t$0,0x" + Long.toHexString(kdbWhyDisplacement()) + "(%rip)";
        }
        if (fault.access() == Fault.Access.EXECUTE) {
            return "";
        }
        long offset = fault.offset();
        String displacement =
                offset == 0 ? "" : offset < 0 ? "-0x" + Long.toHexString(-offset) : "0x" + Long.toHexString(offset);
        String memory = displacement + "(%" + baseRegister() + ")";
        String target = offset >= 0 && baseRegister().equals("rax") ? "rax" : "rcx";
        if (fault.access() == Fault.Access.WRITE) {
            return switch (fault.width()) {
                case 1 -> "movb\t%sil," + memory;
                case 2 -> "movw\t%si," + memory;
                case 4 -> "movl\t%esi," + memory;
                default -> "movq\t%rsi," + memory;
            };
        }
        return switch (fault.width()) {
            case 1 -> "movzbl\t" + memory + ",%e" + target.substring(1);
            case 2 -> "movzwl\t" + memory + ",%e" + target.substring(1);
            case 4 -> "movl\t" + memory + ",%e" + target.substring(1);
            default -> "movq\t" + memory + ",%" + target;
        };
    }

    /** The registers in the order of DDB. */
    Map<String, Long> registers() {
        Map<String, Long> registers = new LinkedHashMap<>();
        registers.put("cs", 0x20L);
        registers.put("ds", 0x3bL);
        registers.put("es", 0x3bL);
        registers.put("fs", 0x13L);
        registers.put("gs", 0x1bL);
        registers.put("ss", 0x28L);
        for (String name : List.of("rax", "rcx", "rdx", "rbx")) {
            registers.put(name, general(name));
        }
        registers.put("rsp", stackPointer);
        registers.put("rbp", framePointer);
        for (String name : List.of("rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15")) {
            registers.put(name, general(name));
        }
        registers.put("rip", instructionPointer());
        registers.put("rflags", fault() == null ? 0x82L : 0x10246L);
        return registers;
    }

    /** The active functions as a backtrace shows them, up to the system call. */
    List<KernelSymbols.Spot> spots() {
        List<KernelSymbols.Spot> spots = new ArrayList<>();
        List<Frame> frames = crash.frames();
        for (int i = 0; i < frames.size(); i++) {
            boolean top = i == 0 && fault() != null && fault().access() != Fault.Access.EXECUTE;
            spots.add(top ? k.symbols.at(frames.get(i)) : k.symbols.calling(frames.get(i)));
        }
        return spots;
    }

    /** The address where the kernel stack of a thread begins, going down. */
    static long stackTop(int tid) {
        return STACKS + Math.max(tid - FIRST_TID, 0) * STACK_STRIDE + STACK_TOP;
    }

    private static int frameSize(Frame frame) {
        return 0x40 + 0x10 * (frame.function().length() % 7 + frame.arguments().size());
    }

    private long kdbWhyDisplacement() {
        return k.kdbWhy() - (instructionPointer() + 0xb);
    }

    private String baseRegister() {
        Fault fault = fault();
        Frame top = crash.frames().isEmpty() ? null : crash.frames().get(0);
        if (top != null) {
            for (int i = 0; i < Math.min(top.arguments().size(), ARGUMENT_REGISTERS.length); i++) {
                if (top.arguments().get(i) == fault.base()) {
                    return ARGUMENT_REGISTERS[i];
                }
            }
        }
        return BASE_REGISTERS[0];
    }

    private long general(String name) {
        if (fault() != null && fault().access() != Fault.Access.EXECUTE && name.equals(baseRegister())) {
            return fault().base();
        }
        if (fault() == null) {
            return switch (name) {
                case "rax" -> 0x12;
                case "rbx" -> k.kdbWhyString(!isBreakpoint());
                case "r12" -> td();
                default -> 0;
            };
        }
        List<Long> words =
                crash.frames().isEmpty() ? List.of() : crash.frames().get(0).arguments();
        for (int i = 0; i < Math.min(words.size(), ARGUMENT_REGISTERS.length); i++) {
            if (name.equals(ARGUMENT_REGISTERS[i])) {
                return words.get(i);
            }
        }
        return switch (name) {
            case "r14" -> td();
            case "r15" -> words.isEmpty() ? 0 : words.get(0);
            default -> 0;
        };
    }
}
