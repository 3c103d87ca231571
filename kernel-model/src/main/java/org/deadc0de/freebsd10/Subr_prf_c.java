package org.deadc0de.freebsd10;

import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.Struct;

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
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (int i = 0; i < fmt.length(); i++) {
            char c = fmt.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            int start = i++;
            while ("-#0123456789.+ lhzjtq*".indexOf(fmt.charAt(i)) >= 0) {
                i++;
            }
            char conversion = fmt.charAt(i);
            if (conversion == '%') {
                out.append('%');
                continue;
            }
            String flags = fmt.substring(start + 1, i);
            out.append(k.format.convert(flags, conversion, args[next++], this::STRING_AT));
        }
        return out.toString();
    }

    private String STRING_AT(long address) {
        return mem.loadString(address, 0, 1024);
    }

    /** What a pointer argument is as a number. */
    static long address(Object argument) {
        return argument instanceof Struct struct ? struct.address() : ((Number) argument).longValue();
    }
}
