package org.deadc0de.darwin9.user;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.deadc0de.kernel.ProcEntry;
import org.deadc0de.kernel.ProgramContext;

/** pkill(1) and killall(1): signals processes by name. 10.5 itself came with killall alone. */
final class Pkill extends Tool {
    private static final int USAGE = 2;

    Pkill(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        boolean exact = progname().equals("killall");
        String word = context.invocation().subject();
        int signal = word.isEmpty() ? 15 : Signals.number(word.startsWith("-") ? word.substring(1) : word);
        if (signal < 0 || operands().isEmpty()) {
            context.err()
                    .print(
                            exact
                                    ? "usage: killall [-delmsvz] [-help]\n               [-u user] [-t tty] [-c cmd] [-SIGNAL] [cmd]...\n"
                                    : "usage: pkill [-signal] [-fnovx] [-P ppid] [-t tty] [-u euid] pattern ...\n");
            return exact ? 1 : USAGE;
        }
        int matched = 0;
        if (sys.sysctl("kern.proc", null) instanceof List<?> list) {
            for (Object each : list) {
                ProcEntry p = (ProcEntry) each;
                boolean isSelf = p.pid() == context.process().pid();
                if (!isSelf && p.pid() > 1 && matches(p, exact) && sys.kill(p.pid(), signal) == 0) {
                    matched++;
                }
            }
        }
        if (matched == 0 && exact) {
            context.err().print("No matching processes belonging to you were found\n");
        }
        return matched > 0 ? 0 : 1;
    }

    private boolean matches(ProcEntry p, boolean exact) {
        String subject = has("-f") ? p.command() : p.name();
        for (String pattern : operands()) {
            if (exact || has("-x") ? subject.equals(pattern) : find(pattern, subject)) {
                return true;
            }
        }
        return false;
    }

    private boolean find(String pattern, String subject) {
        if (!pattern.matches(".*[\\[\\](){}*+?|^$\\\\].*")) {
            return subject.contains(pattern.replace(".", "")) || subject.contains(pattern);
        }
        try {
            return pattern.length() <= 64
                    && Pattern.compile(pattern).matcher(subject).find();
        } catch (PatternSyntaxException bad) {
            throw errx(USAGE, "Bad pattern: " + pattern);
        }
    }
}
