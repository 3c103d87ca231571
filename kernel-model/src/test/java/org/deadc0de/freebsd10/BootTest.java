package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.FixSet;
import org.junit.jupiter.api.Test;

/** The machine right after it has booted. */
class BootTest {
    @Test
    void theBannerOfTheDevelopmentBranchWarnsOfWitness() {
        Box box = new Box(FreeBsd10Release.CURRENT, FixSet.HISTORY);

        assertThat(box.console.messageBuffer()).startsWith("""
                        Copyright (c) 1992-2011 The FreeBSD Project.
                        Copyright (c) 1979, 1980, 1983, 1986, 1988, 1989, 1991, 1992, 1993, 1994
                        \tThe Regents of the University of California. All rights reserved.
                        FreeBSD is a registered trademark of The FreeBSD Foundation.
                        FreeBSD 10.0-CURRENT #0 r228000: Sun Nov 27 12:00:00 UTC 2011
                            root@vitsch:/usr/obj/usr/src/sys/GENERIC amd64
                        WARNING: WITNESS option enabled, expect reduced performance.
                        """).contains("em0: Ethernet address: 08:00:27:4f:6a:11\n");
    }

    @Test
    void theReleaseHasNoWitness() {
        Box box = new Box(FreeBsd10Release.RELEASE_9_0, FixSet.HISTORY);

        assertThat(box.console.messageBuffer())
                .contains("FreeBSD 9.0-RELEASE #0")
                .doesNotContain("WITNESS");
    }

    @Test
    void kernelMessagesStayOffTheConsoleWhileSyslogdRuns() {
        Box box = new Box(FreeBsd10Release.CURRENT, FixSet.HISTORY);
        List<String> printed = new ArrayList<>();

        box.program(sys -> {
            box.k.kern_synch_c.log(KernelFile.LOG_INFO, "%s: changing name to '%s'\n", "bridge0", "bridge1");
            printed.add(box.printed());
            sys.kill(BootProcesses.SYSLOGD, 15);
            box.k.kern_synch_c.log(KernelFile.LOG_INFO, "%s: changing name to '%s'\n", "bridge1", "bridge0");
            printed.add(box.printed());
        });

        assertThat(printed).containsExactly("", "bridge1: changing name to 'bridge0'\n");
        assertThat(box.console.messageBuffer())
                .endsWith("bridge0: changing name to 'bridge1'\nbridge1: changing name to 'bridge0'\n");
    }

    @Test
    void sysctlsOfAModuleComeAndGoWithIt() {
        Box box = new Box(FreeBsd10Release.CURRENT, FixSet.HISTORY);
        List<Boolean> listed = new ArrayList<>();

        box.program(sys -> {
            listed.add(((List<?>) sys.sysctl("sysctl.names", null)).contains("net.link.bridge.pfil_onlyip"));
            sys.moduleLoad("if_bridge");
            listed.add(((List<?>) sys.sysctl("sysctl.names", null)).contains("net.link.bridge.pfil_onlyip"));
        });

        assertThat(listed).containsExactly(false, true);
    }

    @Test
    void twoBootsAreAlike() {
        Box one = new Box(FreeBsd10Release.CURRENT, FixSet.HISTORY);
        Box two = new Box(FreeBsd10Release.CURRENT, FixSet.HISTORY);

        assertThat(dump(one)).isEqualTo(dump(two));
    }

    private static List<String> dump(Box box) {
        List<String> lines = new ArrayList<>();
        lines.add(box.console.messageBuffer());
        box.k.heap().forEachChunk(chunk -> {
            StringBuilder words = new StringBuilder(Long.toHexString(chunk.address()) + " " + chunk.kind());
            for (int i = 0; i < chunk.size(); i += 8) {
                words.append(' ').append(Long.toHexString(box.memory.peek(chunk.address() + i, 8)));
            }
            lines.add(words.toString());
        });
        return lines;
    }
}
