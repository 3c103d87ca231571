package org.deadc0de.darwin9.user;

import java.util.List;
import java.util.Locale;

/** Signal names and numbers of this system. */
final class Signals {
    private static final List<String> NAMES = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "EMT", "FPE", "KILL", "BUS", "SEGV", "SYS", "PIPE", "ALRM",
            "TERM", "URG", "STOP", "TSTP", "CONT", "CHLD", "TTIN", "TTOU", "IO", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "INFO", "USR1", "USR2");

    /** What {@code kill -l} prints. */
    static final String LIST = list();

    private Signals() {}

    private static String list() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < NAMES.size(); i++) {
            String cell = String.format(Locale.ROOT, "%2d) SIG%s", i + 1, NAMES.get(i));
            boolean endsLine = i % 4 == 3 || i == NAMES.size() - 1;
            text.append(cell).append(endsLine ? "\n" : "\t");
        }
        return text.toString();
    }

    /** The number of a signal given by number or by name with or without SIG; -1 for none. */
    static int number(String word) {
        if (word.matches("[0-9]{1,2}")) {
            int number = Integer.parseInt(word);
            return number <= NAMES.size() ? number : -1;
        }
        String name = word.toUpperCase(Locale.ROOT);
        int index = NAMES.indexOf(name.startsWith("SIG") ? name.substring(3) : name);
        return index < 0 ? -1 : index + 1;
    }
}
