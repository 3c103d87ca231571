package org.deadc0de.netbsd299.user;

import java.util.List;
import java.util.Locale;
import org.deadc0de.kernel.ProcEntry;
import org.deadc0de.kernel.ProgramContext;

/** ps(1): shows processes. */
final class Ps extends Tool {
    private static final String USAGE = """
            usage: ps [-acCehjlmrsSTuvwx] [-O|o fmt] [-p pid] [-t tty] [-M core] [-N system]
                      [-W swap] [-U user]
                   ps [-L]
            """;

    Ps(ProgramContext context) {
        super(context);
    }

    int main() {
        String letters = String.join("", words).replace("-", "");
        if (!letters.matches("[axuljwcCeghmrSvT]*")) {
            char bad = letters.replaceAll("[axuljwcCeghmrSvT]", "").charAt(0);
            warnx("unknown option -- " + bad);
            context.err().print(USAGE);
            return 1;
        }
        boolean everyTerminal = letters.contains("x");
        boolean wide = letters.contains("l");
        print(" PID TTY     STAT" + (wide ? " WCHAN  " : "") + " TIME COMMAND\n");
        for (Object element : (List<?>) sys.sysctl("kern.proc", null)) {
            ProcEntry each = (ProcEntry) element;
            if (everyTerminal || !each.terminal().isEmpty()) {
                String terminal = each.terminal().isEmpty() ? "?" : each.terminal();
                print(String.format(
                        Locale.ROOT,
                        "%4d %-7s %-4s%s 0:00.%02d %s\n",
                        each.pid(),
                        terminal,
                        each.state(),
                        wide ? String.format(Locale.ROOT, " %-7s", each.waitMessage()) : "",
                        each.cpuHundredths(),
                        each.command()));
            }
        }
        return 0;
    }
}
