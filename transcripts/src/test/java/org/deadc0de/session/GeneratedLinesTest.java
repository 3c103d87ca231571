package org.deadc0de.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.deadc0de.kernel.KernelRelease;
import org.deadc0de.world.HostSetup;
import org.deadc0de.world.Kernels;
import org.junit.jupiter.api.Test;

/** What nobody would type: a hundred thousand lines, half sense, half nonsense, always the same ones. */
class GeneratedLinesTest {
    private static final int LINES = 100_000;
    private static final int LINES_PER_BOOT = 400;
    private static final Limits SMALL = new Limits(20_000, 300, 50_000, 1L << 40, 1 << 28);

    private static final List<String> WORDS = List.of(
            "ifconfig",
            "route",
            "netstat",
            "ps",
            "kill",
            "pkill",
            "sysctl",
            "kldload",
            "kldstat",
            "dmesg",
            "arp",
            "uname",
            "echo",
            "true",
            "false",
            "test",
            "[",
            "]",
            "wait",
            "jobs",
            "exec",
            "sleep",
            "cat",
            "ls",
            "vmstat",
            "grep",
            "head",
            "tail",
            "wc",
            "for",
            "in",
            "do",
            "done",
            "while",
            "repeat",
            "nosuch",
            ":help",
            ":graph",
            ":ledger",
            ":invariants",
            ":trace",
            ":schedule",
            ":hosts",
            ":fix",
            ":option",
            ":back",
            ":goto",
            ":why",
            ":seed",
            ":record",
            "em0",
            "lo0",
            "bridge0",
            "bridge",
            "bridge1",
            "vlan0",
            "epair",
            "tap0",
            "create",
            "destroy",
            "name",
            "alias",
            "-alias",
            "delete",
            "inet",
            "inet6",
            "netmask",
            "10.0.0.1",
            "10.0.0.1/24",
            "::1",
            "255.255.255.0",
            "0xffffff00",
            "up",
            "down",
            "mtu",
            "1500",
            "-1",
            "99999999999999999999",
            "-a",
            "-l",
            "-n",
            "-rn",
            "-x",
            "add",
            "default",
            "get",
            "flush",
            "-net",
            "-host",
            "on",
            "off",
            "%1",
            "%",
            "$?",
            "$!",
            "$x",
            "${x}",
            "$((x+1))",
            "$((",
            "))",
            "x=1",
            "x=$x$x",
            "3<>/dev/tap0",
            "3>&-",
            ">/dev/null",
            "2>&1",
            "<",
            ">",
            ">>",
            "&",
            "&&",
            "||",
            "|",
            ";",
            ";;",
            "(",
            ")",
            "'",
            "\"",
            "\\",
            "#",
            "\n",
            "`ls`",
            "$(ls)",
            "{",
            "}",
            "!",
            "*",
            "?",
            "~",
            "\u00e9",
            "\ud83d\ude00",
            "\u0000",
            "\u001b[2J",
            "\t",
            "");

    private final Random random = new Random(20_071_120);

    private String line() {
        StringBuilder line = new StringBuilder();
        switch (random.nextInt(10)) {
            case 0 -> line.append("ifconfig ");
            case 1 -> line.append("for i in 1 2 3; do ");
            case 2 -> line.append("while [ $n -lt 3 ]; do n=$((n+1)); ");
            default -> {}
        }
        int words = 1 + random.nextInt(7);
        for (int i = 0; i < words; i++) {
            line.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(12) == 0 ? "" : " ");
        }
        if (random.nextInt(6) == 0) {
            line.append("; done");
        }
        if (random.nextInt(20) == 0) {
            line.append((char) random.nextInt(0x10000));
        }
        return line.toString();
    }

    @Test
    void noLineMakesAnExceptionOrRunsWithoutEnd() throws Exception {
        List<KernelRelease> releases = Kernels.all();
        List<String> wrong = new ArrayList<>();
        Session session = null;
        int executed = 0;
        for (int i = 0; i < LINES && wrong.size() < 5; i++) {
            if (i % LINES_PER_BOOT == 0) {
                if (session != null) {
                    session.close();
                }
                KernelRelease release = releases.get(i / LINES_PER_BOOT % releases.size());
                session = Session.open(new Setup(List.of(HostSetup.of(release)), 0, Optional.empty(), SMALL));
            }
            String line = line();
            try {
                Result result = session.execute(line);
                if (result.ending() != Result.Ending.INCOMPLETE) {
                    executed++;
                }
                if (session.host().crash() != null && random.nextInt(4) == 0) {
                    executed += session.execute("reboot").status() == 0 ? 1 : 0;
                }
            } catch (RuntimeException | StackOverflowError e) {
                StackTraceElement[] trace = e.getStackTrace();
                wrong.add(session.host().setup().release().name() + " \"" + line + "\": " + e + " at "
                        + (trace.length == 0 ? "?" : trace[0]));
                session.close();
                session = Session.open(Setup.of(HostSetup.of(releases.get(0))));
            }
        }
        if (session != null) {
            session.close();
        }

        assertThat(wrong).isEmpty();
        assertThat(executed).isGreaterThan(LINES / 4);
    }
}
