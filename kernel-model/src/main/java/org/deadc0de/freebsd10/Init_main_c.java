package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;

/**
 * The beginning. The copyright, the version and the warning are the kernel's; which processors, memory and disk there are is this
 * machine's.
 */
@KernelSource("sys/kern/init_main.c")
final class Init_main_c extends KernelFile {
    private static final String COPYRIGHT = """
            Copyright (c) 1992-%d The FreeBSD Project.
            Copyright (c) 1979, 1980, 1983, 1986, 1988, 1989, 1991, 1992, 1993, 1994
            \tThe Regents of the University of California. All rights reserved.
            FreeBSD is a registered trademark of The FreeBSD Foundation.
            """;

    private static final String WITNESS_WARNING = "WARNING: WITNESS option enabled, expect reduced performance.\n";

    Init_main_c(FreeBsd10 k) {
        super(k);
        k.sysinit(FreeBsd10.SI_SUB_COPYRIGHT, 0, this::print_version);
        k.sysinit(FreeBsd10.SI_SUB_CPU, 0, this::cpu_startup);
        k.sysinit(FreeBsd10.SI_SUB_SMP, 0, this::smp_start);
    }

    /** init_main.c:293-324. */
    private void print_version() {
        printf(COPYRIGHT, k.version.release().startsWith("9.0") ? 2012 : 2011);
        String version = k.version.text();
        printf("%s %s\n", version.substring(0, version.length() - 1), "amd64");
        if (WITNESS) {
            printf(WITNESS_WARNING);
        }
    }

    /** What amd64/machdep.c says of the processors and the memory. */
    private void cpu_startup() {
        printf("CPU: QEMU Virtual CPU version 0.15.0 (2394.05-MHz K8-class CPU)\n");
        printf("real memory  = 536870912 (512 MB)\n");
        printf("avail memory = 493686784 (470 MB)\n");
        if (k.machine.has("SMP")) {
            printf("FreeBSD/SMP: Multiprocessor System Detected: 2 CPUs\n");
            printf(" cpu0 (BSP): APIC ID:  0\n");
            printf(" cpu1 (AP): APIC ID:  1\n");
        }
    }

    /** The other processor starts; the root file system is found. */
    private void smp_start() {
        printf("Timecounters tick every 1.000 msec\n");
        if (k.machine.has("SMP")) {
            printf("SMP: AP CPU #1 Launched!\n");
        }
        if (WITNESS) {
            printf(WITNESS_WARNING);
        }
        printf("Trying to mount root from ufs:/dev/ada0p2 [rw]...\n");
    }
}
