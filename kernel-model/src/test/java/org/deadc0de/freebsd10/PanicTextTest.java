package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Kernel;
import org.junit.jupiter.api.Test;

/** What the console shows of a crash, and what the debugger answers. */
class PanicTextTest {
    /** A system call whose handler runs {@code body} in the kernel. */
    private static void crash(Box box, Runnable body) {
        box.k.kern_sysctl_c.SYSCTL_PROC("test.crash", (value, td) -> {
            body.run();
            return 0;
        });
        box.program(sys -> sys.sysctl("test.crash", null));
        box.k.report(box.sched.crash());
    }

    private static Box current(String... options) {
        return new Box(FreeBsd10Release.CURRENT, FixSet.HISTORY, options);
    }

    private static Box release(String... options) {
        return new Box(FreeBsd10Release.RELEASE_9_0, FixSet.HISTORY, options);
    }

    private static void lockNullIfaddr(Box box) {
        box.k.kern_synch_c.mtx_lock(Mtx.TYPE.at(box.memory, 232), 2230);
    }

    private static String debug(Box box, String... words) {
        assertThat(box.k.debugger().command(List.of(words))).isEqualTo(Kernel.Debugger.Next.STAY);
        return box.printed();
    }

    @Test
    void aPanicOnCurrentStopsInTheDebuggerWithoutABacktrace() {
        Box box = current();

        crash(box, () -> box.k.kern_synch_c.panic("unrhdr has %u allocations", 1));

        assertThat(box.printed()).matches("""
                        panic: unrhdr has 1 allocations
                        cpuid = 1
                        KDB: enter: panic
                        \\[ thread pid 1834 tid 100071 ]
                        Stopped at      kdb_enter\\+0x3b: movq    \\$0,0x[0-9a-f]+\\(%rip\\)
                        """);
        assertThat(box.k.debugger().prompt()).isEqualTo("db> ");
    }

    @Test
    void aBacktraceGoesFromTheDebuggerToTheSystemCall() {
        Box box = current();
        crash(box, () -> box.k.kern_synch_c.panic("test"));
        box.printed();

        String trace = debug(box, "bt");

        assertThat(trace).matches("""
                        Tracing pid 1834 tid 100071 td 0xfffffe[0-9a-f]{10}
                        kdb_enter\\(\\) at kdb_enter\\+0x3b
                        panic\\(\\) at panic\\+0x187
                        sysctl_root\\(\\) at sysctl_root\\+0x[0-9a-f]+
                        userland_sysctl\\(\\) at userland_sysctl\\+0x[0-9a-f]+
                        amd64_syscall\\(\\) at amd64_syscall\\+0x299
                        Xfast_syscall\\(\\) at Xfast_syscall\\+0xf7
                        --- syscall \\(202, FreeBSD ELF64, sys___sysctl\\), rip = 0x8[0-9a-f]+, rsp = 0x7fffffff[0-9a-f]+, rbp = 0x7fffffff[0-9a-f]+ ---
                        """);
    }

    @Test
    void lockingANullIfaddrIsAReadWithInvariants() {
        Box box = current();

        crash(box, () -> lockNullIfaddr(box));

        assertThat(box.printed()).matches("""


                        Fatal trap 12: page fault while in kernel mode
                        cpuid = 1; apic id = 01
                        fault virtual address\t= 0x100
                        fault code\t\t= supervisor read data, page not present
                        instruction pointer\t= 0x20:0xffffffff80[0-9a-f]{6}
                        stack pointer\t        = 0x28:0xffffff80[0-9a-f]{8}
                        frame pointer\t        = 0x28:0xffffff80[0-9a-f]{8}
                        code segment\t\t= base 0x0, limit 0xfffff, type 0x1b
                        \t\t\t= DPL 0, pres 1, long 1, def32 0, gran 1
                        processor eflags\t= interrupt enabled, resume, IOPL = 0
                        current process\t\t= 1834 \\(ifconfig\\)
                        \\[ thread pid 1834 tid 100071 ]
                        Stopped at      _mtx_lock_flags\\+0x[0-9a-f]+: *movq    0x18\\(%rdi\\),%rcx
                        """);
        assertThat(debug(box, "show", "registers"))
                .contains("rdi               0xe8\n")
                .contains("\nrip         0xffffffff80");
        assertThat(debug(box, "bt"))
                .contains("\n_mtx_lock_flags() at _mtx_lock_flags+0x")
                .doesNotContain("kdb_enter");
    }

    @Test
    void lockingANullIfaddrIsAWriteWithoutInvariants() {
        Box box = release();

        crash(box, () -> lockNullIfaddr(box));

        assertThat(box.printed())
                .contains("fault virtual address\t= 0x100\nfault code\t\t= supervisor write data, page not present\n")
                .contains("""
                        trap number\t\t= 12
                        panic: page fault
                        cpuid = 1
                        KDB: stack backtrace:
                        #0 0xffffffff80""")
                .containsPattern("""
                        at kdb_backtrace\\+0x66
                        #1 0xffffffff80[0-9a-f]{6} at panic\\+0x1ce
                        #2 0xffffffff80[0-9a-f]{6} at trap_fatal\\+0x290
                        #3 0xffffffff80[0-9a-f]{6} at trap_pfault\\+0x21c
                        #4 0xffffffff80[0-9a-f]{6} at trap\\+0x365
                        #5 0xffffffff80[0-9a-f]{6} at calltrap\\+0x8
                        #6 0xffffffff80[0-9a-f]{6} at sysctl_root\\+0x[0-9a-f]+
                        """)
                .endsWith("""
                        Uptime: 0s
                        Automatic reboot in 15 seconds - press a key on the console to abort
                        Rebooting...
                        """);
        assertThat(box.k.debugger()).isNull();
    }

    @Test
    void freedMemoryIsNoAddressAtAll() {
        Box box = current();

        crash(box, () -> box.memory.load8(0xdeadc0dedeadc0deL, 0x420));

        assertThat(box.printed())
                .startsWith("\n\nFatal trap 9: general protection fault while in kernel mode\ncpuid = 1; apic id = 01\n"
                        + "instruction pointer\t= 0x20:0x")
                .contains("movq    0x420(%rax),%rax");
        assertThat(debug(box, "show", "registers")).contains("rax         0xdeadc0dedeadc0de\n");
    }

    @Test
    void lockingADestroyedIfaddrFaultsWhileItSaysSo() {
        Box box = current();

        crash(box, () -> {
            MallocType mtp = box.k.kern_malloc_c.M_DEVBUF;
            long ifa = box.k.kern_synch_c.MALLOC(376, mtp, KernelFile.M_WAITOK | KernelFile.M_ZERO);
            box.k.kern_synch_c.FREE(ifa, mtp);
            box.k.kern_synch_c.mtx_lock(Mtx.TYPE.at(box.memory, ifa + 232), 2230);
        });

        assertThat(box.printed()).startsWith("\n\nFatal trap 9: ");
        assertThat(debug(box, "bt"))
                .containsPattern("kvprintf\\(\\) .*\nvsnprintf\\(\\) .*\npanic\\(\\) .*\n_mtx_lock_flags");
    }

    @Test
    void aPageFaultWithAMutexHeldSaysSoFirst() {
        Box box = current();
        Mtx m = box.k.data.defineStruct("test mtx", Mtx.TYPE);
        box.k.kern_synch_c.mtx_init(m, "if_clone lock", null, KernelFile.MTX_DEF);

        crash(box, () -> {
            box.k.kern_synch_c.mtx_lock(m, 255);
            box.memory.load4(0, 24);
        });

        String lock = "exclusive sleep mutex if_clone lock (if_clone lock) r = 0 (0x" + Long.toHexString(m.address())
                + ") locked @ /usr/src/sys/kern/kern_synch.c:255\n";
        assertThat(box.printed())
                .startsWith("Kernel page fault with the following non-sleepable locks held:\n" + lock
                        + "KDB: stack backtrace:\ndb_trace_self_wrapper() at db_trace_self_wrapper+0x2a\n"
                        + "kdb_backtrace() at kdb_backtrace+0x37\n_witness_debugger() at ")
                .containsPattern("calltrap\\(\\) at calltrap\\+0x8\n--- trap 0xc, rip = 0xffffffff80");
        assertThat(debug(box, "show", "alllocks"))
                .matches("(?s)Process 1834 \\(ifconfig\\) thread 0xfffffe[0-9a-f]+ \\(100071\\)\n"
                        + java.util.regex.Pattern.quote(lock));
        assertThat(debug(box, "show", "lock", "0x" + Long.toHexString(m.address())))
                .matches("""
                         class: sleep mutex
                         name: if_clone lock
                         flags: \\{DEF}
                         state: \\{OWNED}
                         owner: 0xfffffe[0-9a-f]+ \\(tid 100071, pid 1834, "ifconfig"\\)
                        """);
    }

    @Test
    void continuingAfterATrapFaultsAgain() {
        Box box = current();
        crash(box, () -> lockNullIfaddr(box));
        String first = box.printed();

        assertThat(debug(box, "continue")).isEqualTo(first);
    }

    @Test
    void continuingAfterAPanicReboots() {
        Box box = current();
        crash(box, () -> box.k.kern_synch_c.panic("test"));
        box.printed();

        assertThat(box.k.debugger().command(List.of("c"))).isEqualTo(Kernel.Debugger.Next.REBOOT);
        assertThat(box.printed()).startsWith("Uptime: 0s\nAutomatic reboot in 15 seconds");
    }

    @Test
    void theDebuggerComplainsInItsOwnWords() {
        Box box = current();
        crash(box, () -> box.k.kern_synch_c.panic("test"));
        box.printed();

        assertThat(debug(box, "frobnicate")).isEqualTo("No such command\n");
        assertThat(debug(box, "re")).isEqualTo("Ambiguous\n");
        assertThat(debug(box, "show", "ifnet")).isEqualTo("usage: show ifnet <struct ifnet *>\n");
        assertThat(debug(box, "x", "nosuchsymbol")).isEqualTo("Symbol not found\n");
        assertThat(debug(box, "x", "0x10")).isEqualTo("0x10:\n*** error reading from address 10 ***\n");
    }

    @Test
    void examineShowsMemoryInColumns() {
        Box box = current();
        crash(box, () -> box.k.kern_synch_c.panic("test"));
        box.printed();

        long m = box.k.kern_shutdown_c.trace_on_panic;
        assertThat(debug(box, "x/lx", "trace_on_panic", ",", "2")).isEqualTo("trace_on_panic: 0           0\n");
        assertThat(debug(box, "x/gx", "0x" + Long.toHexString(m))).isEqualTo("trace_on_panic: 0\n");
        assertThat(debug(box, "p", "10", "+", "0t10")).isEqualTo("      1a\n");
    }

    @Test
    void psListsTheNewestProcessFirst() {
        Box box = current();
        crash(box, () -> box.k.kern_synch_c.panic("test"));
        box.printed();

        assertThat(debug(box, "ps")).startsWith("""
                          pid  ppid  pgrp   uid   state   wmesg         wchan        cmd
                         1834  1570  1834     0  R+       CPU 1                       ifconfig
                         1570  1561  1570     0  S        wait                        csh
                        """);
    }

    @Test
    void anEmptyLineGoesOnBehindWhatWasExamined() {
        Box box = current();
        crash(box, () -> box.k.kern_synch_c.panic("test"));
        box.printed();
        box.memory.poke(box.k.thread0(), 8, 0x1111);
        box.memory.poke(box.k.thread0() + 8, 8, 0x2222);
        String at = "0x" + Long.toHexString(box.k.thread0());

        assertThat(debug(box, "x/gx", at)).endsWith("1111\n");
        assertThat(debug(box)).endsWith("2222\n");
    }

    @Test
    void anEmptyLineDoesNotRepeatWhatIsNoCommand() {
        Box box = current();
        crash(box, () -> box.k.kern_synch_c.panic("test"));
        box.printed();
        String shown = debug(box, "show", "panic");

        assertThat(debug(box, "nosuch")).isEqualTo("No such command\n");
        assertThat(debug(box)).isEqualTo(shown);
    }
}
