package org.deadc0de.dragonfly111;

import org.deadc0de.kernel.Machine;

/** What the kernel says of itself: sys/conf/newvers.sh, sys/sys/copyright.h, and the first lines of its boot messages. */
final class BootText {
    static final String OSRELEASE = "1.11.0-DEVELOPMENT";

    private static final String COPYRIGHT = """
        Copyright (c) 2003, 2004, 2005, 2006, 2007 The DragonFly Project.
        Copyright (c) 1992-2003 The FreeBSD Project.
        Copyright (c) 1979, 1980, 1983, 1986, 1988, 1989, 1991, 1992, 1993, 1994
        \tThe Regents of the University of California. All rights reserved.
        """;

    private static final String HARDWARE = """
        CPU: Intel(R) Core(TM)2 CPU          6400  @ 2.13GHz (2133.42-MHz 686-class CPU)
        real memory  = 536870912 (524288K bytes)
        avail memory = 512999424 (500976K bytes)
        """;

    private final Machine machine;

    BootText(Machine machine) {
        this.machine = machine;
    }

    /** The name of the configuration. */
    String ident() {
        return machine.has("VKERNEL") ? "VKERNEL" : machine.has("SMP") ? "SMP" : "GENERIC";
    }

    /** kern.version: two lines, the second with four blanks. */
    String version() {
        return "DragonFly " + OSRELEASE + " #0: Fri Dec 28 11:02:13 PST 2007\n    root@" + machine.host()
                + ":/usr/obj/usr/src/sys/" + ident() + "\n";
    }

    /** From the copyright to the memory. */
    String banner() {
        return COPYRIGHT + version() + HARDWARE;
    }
}
