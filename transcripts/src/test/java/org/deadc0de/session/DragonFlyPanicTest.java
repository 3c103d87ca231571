package org.deadc0de.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What dragonfly-1.11 prints when it dies, and its debugger. Addresses are the simulated image's own and are not compared. */
class DragonFlyPanicTest {
    private static final String UNHASHED = "/root/ifreq ppp0 SIOCSIFADDR 10.1.1.1 12";

    private Session session;

    private void boot(String... options) throws Exception {
        Map<String, String> chosen = new HashMap<>();
        for (String option : options) {
            String[] parts = option.split("=", 2);
            chosen.put(parts[0], parts[1]);
        }
        var release = Kernels.named("dragonfly").orElseThrow();
        HostSetup host = new HostSetup(release.defaultHost(), release, List.of(), chosen);
        session = Session.open(new Setup(List.of(host), 0, Optional.empty(), Limits.DEFAULT));
    }

    @AfterEach
    void close() {
        session.close();
    }

    /** The output with every address of text, stack or heap replaced. */
    private String text(String line) {
        return session.execute(line)
                .text()
                .replaceAll("\\bc[0-9a-f]{7}\\b", "ADDR")
                .replaceAll("0xc[0-9a-f]{7}", "0xADDR");
    }

    @Test
    void aFaultOnAUniprocessorIsPrintedFieldByFieldAndEntersTheDebugger() throws Exception {
        boot("SMP=off");

        String text = text(UNHASHED);

        assertThat(text.replaceAll("\\+0x[0-9a-f]+", "+0xOFF").replaceAll("= [0-9]+ \\(", "= PID ("))
                .isEqualTo("""


                    Fatal trap 12: page fault while in kernel mode
                    fault virtual address\t= 0x0
                    fault code\t\t= supervisor write, page not present
                    instruction pointer\t= 0x8:0xADDR
                    stack pointer\t        = 0x10:0xADDR
                    frame pointer\t        = 0x10:0xADDR
                    code segment\t\t= base 0x0, limit 0xfffff, type 0x1b
                    \t\t\t= DPL 0, pres 1, def32 1, gran 1
                    processor eflags\t= interrupt enabled, resume, IOPL = 0
                    current process\t\t= PID (ifreq)
                    current thread          = pri 6\s

                    kernel: type 12 trap, code=2
                    Stopped at\tin_control+0xOFF:\tmovl\t%ecx,0(%ebx)
                    """);
        assertThat(session.prompt()).isEqualTo("db> ");
    }

    @Test
    void withMoreProcessorsTheMpLockAndTheStoppedOnesAreNamed() throws Exception {
        boot("cpus=3");

        String text = text("/root/rtlock 10.0.0.9");

        assertThat(text)
                .contains("mode\nmp_lock = 00000000; cpuid = 0; lapic.id = 00000000\nfault virtual address\t= 0x4c\n")
                .contains("current process\t\t= Idle\n")
                .contains("""
                     <- SMP: XXX
                    kernel: type 12 trap, code=0

                    CPU0 stopping CPUs: 0x00000006
                     stopped
                    Stopped at\t\
                    """);
    }

    @Test
    void anExplicitPanicShowsItsOwnFrameTwiceAndEndsAtTheDebuggersInstruction() throws Exception {
        boot("cpus=3");
        session.execute(
                "route -n add -net 10.9 10.0.0.254; ifconfig em0 delete; ifconfig em0 10.0.0.1 netmask 255.255.255.0");

        String text = text("route -n add -net 10.9 10.0.0.254");

        assertThat(text.replaceAll("(?<!Debugger)\\+0x[0-9a-f]+", "+0xOFF")).isEqualTo("""
            panic: rtrequest1_msghandler: rtrequest table error was not on cpu #0: 0xADDR
            mp_lock = 00000002; cpuid = 2
            Trace beginning at frame 0xADDR
            panic(ADDR,ADDR) at panic+0xOFF
            panic(ADDR,ADDR) at panic+0xOFF
            rtrequest1_msghandler(ADDR) at rtrequest1_msghandler+0xOFF
            rtable_service_loop(ADDR) at rtable_service_loop+0xOFF
            lwkt_exit() at lwkt_exit
            Debugger("panic")

            CPU2 stopping CPUs: 0x00000003
             stopped
            Stopped at\tDebugger+0x34:\tmovb\t$0,in_Debugger.0
            """);
    }

    @Test
    void aVkernelHasNoLocalApicAndNoCodeSegment() throws Exception {
        boot("VKERNEL=on");

        String text = text(UNHASHED);

        assertThat(text)
                .contains("kernel mode\nmp_lock = 0000000")
                .doesNotContain("lapic.id", "code segment", "DPL 0")
                .contains("processor eflags\t= interrupt enabled, resume, IOPL = 0\n");
    }

    @Test
    void withADumpDeviceMemoryIsWrittenThereBeforeTheReboot() throws Exception {
        boot("SMP=off", "DDB_UNATTENDED=on", "dumpdev=ad0s1b");

        String text = text(UNHASHED);

        assertThat(text)
                .contains("done\nUptime: 0s\n\ndumping to dev ad0s1b, blockno 1048576\ndump 511 510 509 ")
                .endsWith("""
                         2 1 0 succeeded
                        Automatic reboot in 15 seconds - press a key on the console to abort
                        Rebooting...
                        """);
    }

    @Test
    void withoutADebuggerTheTrapBecomesAPanicAndTheMachineRestarts() throws Exception {
        boot("DDB_UNATTENDED=on");

        String text = text(UNHASHED).replaceAll("\\+0x[0-9a-f]+", "+0xOFF");

        assertThat(text)
                .contains(" <- SMP: XXX\ntrap number\t\t= 12\npanic: page fault\nmp_lock = 0000000")
                .contains("""
                    Trace beginning at frame 0xADDR
                    panic(ADDR) at panic+0xOFF
                    panic(ADDR) at panic+0xOFF
                    trap_fatal(\
                    """)
                .contains("""
                    calltrap() at calltrap+0xOFF
                    --- trap 0xc, eip = 0xADDR, esp = 0xADDR, ebp = 0xADDR ---
                    in_control(\
                    """)
                .contains("Xint0x80_syscall() at Xint0x80_syscall+0xOFF\nboot() called on cpu#")
                .endsWith("""

                    syncing disks...\s
                    done
                    Uptime: 0s
                    Automatic reboot in 15 seconds - press a key on the console to abort
                    Rebooting...
                    """);
    }

    @Test
    void continueLetsTheInstructionFaultAgainAndPanicRestarts() throws Exception {
        boot();
        session.execute(UNHASHED);

        assertThat(text("continue"))
                .startsWith("\nCPU")
                .contains(" restarting CPUs: 0x0000000")
                .contains("\n restarted\n\n\nFatal trap 12");
        assertThat(session.prompt()).isEqualTo("db> ");
        assertThat(text("panic")).startsWith("panic: from debugger\nmp_lock = 0000000");
        assertThat(session.prompt()).isEqualTo("test28# ");
    }

    @Test
    void theDebuggerKnowsTheCommandsOfItsTimeAndTheirAbbreviations() throws Exception {
        boot();
        session.execute(UNHASHED);

        assertThat(text("frobnicate")).isEqualTo("No such command\n");
        assertThat(text("w")).isEqualTo("[\"w\" is not modelled]\n");
        assertThat(text("se")).isEqualTo("Ambiguous\n");
        assertThat(text("show thread")).isEqualTo("No such command\n");
        assertThat(text("tr")).startsWith("in_control(").endsWith("Xint0x80_syscall() at Xint0x80_syscall+0x36\n");
        assertThat(text("print 0x10+0x20")).isEqualTo("        30\n");
        assertThat(text("show registers")).startsWith("cs                 0x8\nds                0x10\n");
        assertThat(text("x/x nosuchsymbol")).isEqualTo("Symbol not found\n");
        assertThat(text("ps"))
                .startsWith("  pid      lwp  uid  ppid  pgrp  pflag  lflag stat  wmesg    wchan cmd\n    0 ")
                .contains("\n      INCOMING IPIQS:\n  tdq     thread pid    flags pri/cs/mp        sp    wmesg comm\n")
                .contains("waitport netisr_cpu 1\n");
    }

    @Test
    void theMemoryPictureOfThePostIsWhatTheDebuggerShowsOfAFreedAddress() throws Exception {
        boot();
        String ledger = session.execute("ifconfig em0 delete; :ledger").text();
        String address = ledger.replaceAll("(?s).*in_ifaddr 0x([0-9a-f]+) 10\\.0\\.0\\.1, freed.*", "$1");
        session.execute("/root/rtlock 10.0.0.9");

        String shown = session.execute("x/x 0x" + address + ",2").text();

        assertThat(shown).isEqualTo("0x" + address + ":     0           deadc0de\n");
    }
}
