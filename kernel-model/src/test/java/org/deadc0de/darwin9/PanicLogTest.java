package org.deadc0de.darwin9;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deadc0de.sim.crash.Image;
import org.junit.jupiter.api.Test;

/** The panic log, line by line. */
class PanicLogTest {
    private static String seed(Leopard mac) {
        int fd = mac.open("/dev/tap0");
        mac.run("ifconfig tap0 172.16.1.1/24 alias");
        mac.close(fd);
        mac.open("/dev/tap0");
        return mac.run("ifconfig tap0 172.16.1.1/24 alias");
    }

    private static String function(Leopard mac, String line) {
        long address = Long.parseLong(line.replaceFirst(".* : 0x([0-9a-f]+) .*", "$1"), 16);
        Image.Symbol symbol = mac.host.machine().image().at(address);
        return symbol == null ? "?" : symbol.name();
    }

    @Test
    void aStringPanicHasTwelveFramesAndNoModules() {
        Leopard mac = Leopard.with();

        List<String> log = seed(mac).lines().toList();

        assertThat(log.get(0))
                .matches(
                        "panic\\(cpu 0 caller 0x00[0-9A-F]{6}\\): \"ifafree\"@/SourceCache/xnu/xnu-1228/bsd/net/route.c:556");
        assertThat(log.get(1)).isEqualTo("Backtrace, Format - Frame : Return Address (4 potential args on stack) ");
        assertThat(log.subList(2, 14))
                .extracting(line -> function(mac, line))
                .containsExactly(
                        "panic",
                        "ifafree",
                        "in_ifinit",
                        "in_control",
                        "ifioctl",
                        "ifioctllocked",
                        "soioctl",
                        "soo_ioctl",
                        "fo_ioctl",
                        "ioctl",
                        "unix_syscall",
                        "lo_unix_scall");
        assertThat(String.join("\n", log.subList(14, log.size()))).isEqualTo("""
                        No mapping exists for frame pointer
                        Backtrace terminated-invalid frame pointer 0xbffff6d8

                        BSD process name corresponding to current thread: ifconfig

                        Mac OS version:
                        9A581

                        Kernel version:
                        Darwin Kernel Version 9.0.0: Tue Oct  9 21:35:55 PDT 2007; root:xnu-1228~1/RELEASE_I386
                        System model name: MacBookPro3,1 (Mac-F4238BC8)""");
    }

    @Test
    void theFramesLieAsFarApartAsInRealLogs() {
        Leopard mac = Leopard.with();

        List<String> log = seed(mac).lines().toList();

        long debugger = frame(log.get(2));
        long panic = frame(log.get(3));
        assertThat(panic - debugger).isEqualTo(0x50);
        assertThat(frame(log.get(13)) & 0x3fff).isEqualTo(0x3fc8);
        assertThat(log.get(2)).contains(" 0x" + Long.toHexString(panic - 0x1c) + " ");
    }

    private static long frame(String line) {
        return Long.parseLong(line.substring(2, line.indexOf(' ')), 16);
    }

    @Test
    void aFaultInTheDriverPrintsRegistersSixteenFramesAndTheModule() {
        Leopard mac = Leopard.with("tap=tuntaposx-20071114");

        String text = seed(mac);

        List<String> log = text.lines().toList();
        assertThat(log.get(0))
                .matches(
                        "panic\\(cpu 0 caller 0x001A[0-9A-F]{4}\\): Kernel trap at 0x2f4[0-9a-f]{5}, type 14=page fault, registers:");
        assertThat(log.get(1)).isEqualTo("CR0: 0x8001003b, CR2: 0x00000008, CR3: 0x0109a000, CR4: 0x00000660");
        assertThat(log.get(2)).startsWith("EAX: 0x00000000, EBX: 0x");
        assertThat(log.get(3)).startsWith("CR2: 0x00000008, EBP: 0x1b");
        assertThat(log.get(4)).matches("EFL: 0x00010246, EIP: 0x2f4[0-9a-f]{5}, CS:  0x00000008, DS:  0x00000010");
        assertThat(log.get(5)).isEqualTo("Error code: 0x00000000");
        assertThat(log.get(6)).isEmpty();
        assertThat(log.subList(8, 24))
                .extracting(line -> function(mac, line))
                .containsExactly(
                        "panic",
                        "kernel_trap",
                        "trap_from_kernel",
                        "tuntap_interface_if_ioctl",
                        "tap_interface_if_ioctl",
                        "tuntap_if_ioctl",
                        "ifnet_ioctl",
                        "in_ifinit",
                        "in_control",
                        "ifioctl",
                        "ifioctllocked",
                        "soioctl",
                        "soo_ioctl",
                        "fo_ioctl",
                        "ioctl",
                        "unix_syscall");
        assertThat(log.get(24)).isEqualTo("\tBacktrace continues...");
        assertThat(log.get(25)).isEqualTo("      Kernel loadable modules in backtrace (with dependencies):");
        assertThat(log.get(26)).matches("         foo\\.tap\\(1\\.0\\)@0x2f4bf000->0x2f4[0-9a-f]{2}fff");
        assertThat(log.get(11)).contains(" (0xe 0x48 0x10 0x10) ");
        assertThat(frame(log.get(10)) - frame(log.get(9))).isEqualTo(0xe0);
        assertThat(frame(log.get(11)) - frame(log.get(10))).isEqualTo(0x10);
    }

    @Test
    void afterTheRebootTheLogIsAFile() {
        Leopard mac = Leopard.with();
        String log = seed(mac);
        mac.host.boot();
        mac.console();

        String name = mac.run("ls /Library/Logs/PanicReporter");
        String read = mac.run("cat /Library/Logs/PanicReporter/" + name.strip());

        assertThat(name).isEqualTo("2007-11-19-120000_leopard.panic\n");
        assertThat(read).isEqualTo("Mon Nov 19 12:00:00 2007\n" + log);
    }
}
