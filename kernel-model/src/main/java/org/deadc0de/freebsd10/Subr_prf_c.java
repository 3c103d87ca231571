package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;

/** printf(9) and its kin. */
@KernelSource("sys/kern/subr_prf.c")
final class Subr_prf_c extends KernelFile {
    Subr_prf_c(FreeBsd10 k) {
        super(k);
    }

    /** To the console and the message buffer. subr_prf.c:350. */
    @Override
    void printf(String fmt, Object... args) {
        k.machine.console().kernelPrint(kvprintf(fmt, args));
    }

    /** To the message buffer while somebody reads the log device, else to the console. subr_prf.c:261. */
    @Override
    void log(int level, String fmt, Object... args) {
        String text = kvprintf(fmt, args);
        if (k.logIsOpen()) {
            k.machine.console().log(text);
        } else {
            k.machine.console().kernelPrint(text);
        }
    }

    /** subr_prf.c:536. */
    String vsnprintf(String fmt, Object... args) {
        return kvprintf(fmt, args);
    }

    /** Formats; a {@code %s} given as an address reads the string there, and faults where there is none. subr_prf.c:617. */
    String kvprintf(String fmt, Object... args) {
        return k.format.all(fmt, args, this::STRING_AT);
    }

    private String STRING_AT(long address) {
        return mem.loadString(address, 0, 1024);
    }
}
