package org.deadc0de.darwin9;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.DoubleFault;
import org.deadc0de.sim.crash.Fault;
import org.deadc0de.sim.crash.Frame;
import org.deadc0de.sim.crash.Image;
import org.deadc0de.sim.crash.Panic;

/**
 * What a crash leaves on the text console and in the panic log of 9.0.0. Text addresses and frame sizes are those of the simulated
 * kernel's own image; argument words are the real arguments, and zero where the model has nothing.
 */
final class DarwinPanicText {
    @SuppressWarnings("InlineFormatString") // the report can be seen here
    private static final String REGISTERS = """
            CR0: 0x8001003b, CR2: 0x%08x, CR3: 0x0109a000, CR4: 0x00000660
            EAX: 0x%08x, EBX: 0x%08x, ECX: 0x%08x, EDX: 0x%08x
            CR2: 0x%08x, EBP: 0x%08x, ESI: 0x%08x, EDI: 0x%08x
            EFL: 0x00010246, EIP: 0x%08x, CS:  0x00000008, DS:  0x00000010
            Error code: 0x%08x
            """;

    @SuppressWarnings("InlineFormatString") // the report can be seen here
    private static final String TAIL = """

            BSD process name corresponding to current thread: %s

            Mac OS version:
            9A581

            Kernel version:
            %s
            System model name: MacBookPro3,1 (Mac-F4238BC8)
            """;

    private static final int MOST_LINES = 16;
    private static final int OUTERMOST = 0x3fc8;
    private static final int ABOVE_DEBUGGER = 0x50;
    private static final int ABOVE_PANIC = 0xe0;
    private static final int ABOVE_TRAP = 0x10;
    private static final int ABOVE_FALSE_FRAME = 0xc0;
    private static final int SAVED_STATE32 = 0xe;
    private static final int PROCESS_NAME = 31;

    private final Darwin9 k;
    private final Image image;

    DarwinPanicText(Darwin9 k) {
        this.k = k;
        image = k.machine().image();
    }

    /** One line of the backtrace: a frame and where its function returns to. */
    private record Line(long frame, long returnAddress, List<Long> words) {}

    /** The whole report. */
    String of(Crash crash) {
        List<Frame> frames = crash.frames();
        long stack = stackOf(crash);
        StringBuilder text = new StringBuilder();
        List<Line> lines = new ArrayList<>();
        if (crash.cause() instanceof Panic panic) {
            boolean called = !frames.isEmpty() && frames.get(0).function().equals("Debugger");
            List<Frame> below = called ? frames.subList(2, frames.size()) : frames;
            long caller = below.isEmpty() ? 0 : image.returnAddress(below.get(0));
            text.append(String.format(Locale.ROOT, "panic(cpu %d caller 0x%08X): ", crash.cpu(), caller));
            text.append(panic.getMessage()).append('\n');
            List<Long> words = called
                    ? List.of(word(frames, 1, 0), word(frames, 1, 1), word(frames, 1, 2), word(frames, 1, 3))
                    : List.of(k.machine().data().string(panic.getMessage()), 0L, 0L, 0L);
            List<Long> pointers = framePointers(below, stack);
            long panicFrame = (pointers.isEmpty() ? stack + OUTERMOST : pointers.get(0)) - size(below, 0);
            panicLines(lines, panicFrame, caller, words);
            rest(lines, below, pointers, 0);
        } else {
            trap(crash, stack, text, lines);
        }
        boolean fromUser =
                !frames.isEmpty() && frames.get(frames.size() - 1).function().equals("unix_syscall");
        backtrace(text, lines, fromUser);
        modules(text, lines);
        String name = crash.threadName();
        text.append(String.format(
                Locale.ROOT, TAIL, name.substring(0, Math.min(PROCESS_NAME, name.length())), Boot.VERSION));
        return text.toString();
    }

    private void trap(Crash crash, long stack, StringBuilder text, List<Line> lines) {
        List<Frame> frames = crash.frames();
        boolean isPageFault = crash.cause() instanceof Fault;
        int type = isPageFault ? 14 : 8;
        String typeName = crash.cause() instanceof DoubleFault ? "double fault" : "page fault";
        long cr2 = 0;
        long base = 0;
        int errorCode = 0;
        long eip = frames.isEmpty() ? 0 : image.instruction(frames.get(0));
        if (crash.cause() instanceof Fault fault) {
            cr2 = fault.address() & 0xffff_ffffL;
            base = fault.base() & 0xffff_ffffL;
            errorCode =
                    (fault.kind() == Fault.Kind.PROTECTION ? 1 : 0) | (fault.access() == Fault.Access.WRITE ? 2 : 0);
            eip = fault.access() == Fault.Access.EXECUTE ? cr2 : eip;
        }
        List<Long> pointers = framePointers(frames, stack);
        long ebp = pointers.isEmpty() ? stack + OUTERMOST : pointers.get(0);
        long inTrap = image.symbol("osfmk/i386/trap.c", "kernel_trap").address() + Image.returnOffset(24);
        long inLocore = image.symbol("osfmk/i386/locore.s", "trap_from_kernel").address() + Image.returnOffset(3);
        text.append(String.format(Locale.ROOT, "panic(cpu %d caller 0x%08X): ", crash.cpu(), inTrap));
        text.append(String.format(Locale.ROOT, "Kernel trap at 0x%08x, type %d=%s, registers:\n", eip, type, typeName));
        text.append(String.format(
                Locale.ROOT,
                REGISTERS,
                cr2,
                base,
                word(frames, 0, 0),
                word(frames, 0, 2),
                word(frames, 0, 1),
                cr2,
                ebp,
                word(frames, 1, 0),
                word(frames, 1, 1),
                eip,
                errorCode));
        text.append('\n');

        long falseFrame = ebp - ABOVE_FALSE_FRAME;
        long trapFrame = falseFrame - ABOVE_TRAP;
        long format = k.machine().data().string("Kernel trap at 0x%08x, type %d=%s, registers:\n");
        long name = k.machine().data().string(typeName);
        panicLines(lines, trapFrame - ABOVE_PANIC, inTrap, List.of(format, eip, (long) type, name));
        lines.add(new Line(trapFrame, inLocore, List.of(trapFrame + 0x18, 0L, ebp, eip)));
        lines.add(new Line(falseFrame, eip, List.of((long) SAVED_STATE32, 0x48L, 0x10L, 0x10L)));
        rest(lines, frames, pointers, 0);
    }

    private static long word(List<Frame> frames, int frame, int argument) {
        if (frame >= frames.size() || argument >= frames.get(frame).arguments().size()) {
            return 0;
        }
        return frames.get(frame).arguments().get(argument) & 0xffff_ffffL;
    }

    /** The frames of Debugger and panic. */
    private void panicLines(List<Line> lines, long panicFrame, long caller, List<Long> words) {
        Image.Symbol panic = image.symbol("osfmk/kern/debug.c", "panic");
        long inOsfmk = image.symbol("osfmk/kern/debug.c", "Debugger").address() + Image.returnOffset(1);
        lines.add(new Line(
                panicFrame - ABOVE_DEBUGGER,
                panic.address() + Image.returnOffset(1),
                List.of(k.machine().data().string("panic"), panicFrame - 0x1c, inOsfmk, 0L)));
        lines.add(new Line(panicFrame, caller, words));
    }

    /** One line for each function from {@code first} on: where it returns to is in its caller. */
    private void rest(List<Line> lines, List<Frame> frames, List<Long> pointers, int first) {
        for (int i = first; i < frames.size(); i++) {
            List<Long> words = List.of(word(frames, i, 0), word(frames, i, 1), word(frames, i, 2), word(frames, i, 3));
            lines.add(new Line(pointers.get(i), returnAddressOf(frames, i), words));
        }
    }

    private long returnAddressOf(List<Frame> frames, int i) {
        if (i + 1 < frames.size()) {
            return image.returnAddress(frames.get(i + 1));
        }
        boolean fromUser = frames.get(i).function().equals("unix_syscall");
        return image.symbol("osfmk/i386/locore.s", fromUser ? "lo_unix_scall" : "thread_continue")
                        .address()
                + Image.returnOffset(2);
    }

    /** Where each frame lies: the outermost at the stack's end, the others below it by the size of their callers. */
    private List<Long> framePointers(List<Frame> frames, long stack) {
        Long[] pointers = new Long[frames.size()];
        long at = stack + OUTERMOST;
        for (int i = frames.size() - 1; i >= 0; i--) {
            pointers[i] = at;
            at -= size(frames, i);
        }
        return List.of(pointers);
    }

    /** How far below a function's frame that of its callee lies. */
    private long size(List<Frame> frames, int i) {
        if (i >= frames.size()) {
            return 0x30;
        }
        Frame frame = frames.get(i);
        return switch (frame.function()) {
            case "unix_syscall" -> 0x50;
            case "ioctl" -> 0xe0;
            case "__sysctl" -> 0x90;
            case "userland_sysctl" -> 0x50;
            case "sysctl_rtsock" -> 0x60;
            default -> 0x20 + (image.symbol(frame.file(), frame.function()).size() & 0x70);
        };
    }

    private long stackOf(Crash crash) {
        for (var thread : k.machine().sched().threads()) {
            if (thread.tid() == crash.tid() && thread.host().equals(crash.host()) && thread.control() != 0) {
                return k.machine().memory().peek(thread.control() + Uthread.KERNEL_STACK.offset(), 4);
            }
        }
        return k.bootThread.address() & -Darwin9.KERNEL_STACK_SIZE;
    }

    private void backtrace(StringBuilder text, List<Line> lines, boolean fromUser) {
        text.append("Backtrace, Format - Frame : Return Address (4 potential args on stack) \n");
        int printed = 0;
        for (Line line : lines) {
            if (printed == MOST_LINES) {
                text.append("\tBacktrace continues...\n");
                return;
            }
            text.append(Cformat.pointer(line.frame()));
            text.append(String.format(
                    Locale.ROOT,
                    " : 0x%x (0x%x 0x%x 0x%x 0x%x) \n",
                    line.returnAddress(),
                    line.words().get(0),
                    line.words().get(1),
                    line.words().get(2),
                    line.words().get(3)));
            printed++;
        }
        if (printed == MOST_LINES) {
            text.append("\tBacktrace continues...\n");
            return;
        }
        if (fromUser) {
            text.append("No mapping exists for frame pointer\n");
        }
        text.append("Backtrace terminated-invalid frame pointer ")
                .append(Cformat.pointer(fromUser ? UserArgument.USER_STACK + 0x28 : 0))
                .append('\n');
    }

    /** The drivers that a printed return address lies in. */
    private void modules(StringBuilder text, List<Line> lines) {
        long end = Boot.KEXT_END;
        for (int i = 0; i < Math.min(MOST_LINES, lines.size()); i++) {
            long at = lines.get(i).returnAddress();
            if (at >= Boot.KEXT_TEXT && at < end) {
                text.append("      Kernel loadable modules in backtrace (with dependencies):\n");
                text.append(String.format(
                        Locale.ROOT,
                        "         %s(%s)@0x%x->0x%x\n",
                        k.kextName(),
                        Boot.KEXT_VERSION,
                        Boot.KEXT_TEXT,
                        end - 1));
                return;
            }
        }
    }
}
