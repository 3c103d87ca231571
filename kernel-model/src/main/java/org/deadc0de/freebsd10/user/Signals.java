package org.deadc0de.freebsd10.user;

import java.util.List;
import java.util.Locale;

/** Signal names and numbers of FreeBSD. */
final class Signals {
    static final int TERM = 15;

    private static final List<String> NAMES = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "EMT", "FPE", "KILL", "BUS", "SEGV", "SYS", "PIPE", "ALRM",
            "TERM", "URG", "STOP", "TSTP", "CONT", "CHLD", "TTIN", "TTOU", "IO", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "INFO", "USR1", "USR2");

    private Signals() {}

    /** The number of a name, with or without SIG in any case; -1 when there is none. */
    static int number(String name) {
        String plain = name.toUpperCase(Locale.ROOT);
        if (plain.startsWith("SIG")) {
            plain = plain.substring(3);
        }
        int at = NAMES.indexOf(plain);
        return at < 0 ? -1 : at + 1;
    }

    /** The name of a number, or null. */
    static String name(int number) {
        return number >= 1 && number <= NAMES.size() ? NAMES.get(number - 1) : null;
    }

    /** The list that kill -l prints. */
    static String list() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= NAMES.size(); i++) {
            text.append(NAMES.get(i - 1)).append(i == 16 || i == NAMES.size() ? '\n' : ' ');
        }
        return text.toString();
    }
}
