package org.deadc0de.netbsd299.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.deadc0de.kernel.ProcEntry;
import org.deadc0de.kernel.ProgramContext;

/** pkill(1), pgrep(1) and kill(1). */
final class Pkill extends Tool {
    private static final String USAGE_OF_KILL = """
            usage: kill [-s signal_name] pid ...
                   kill -l [exit_status]
                   kill -signal_name pid ...
                   kill -signal_number pid ...
            """;

    private static final List<String> NAMES = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "EMT", "FPE", "KILL", "BUS", "SEGV", "SYS", "PIPE", "ALRM",
            "TERM", "URG", "STOP", "TSTP", "CONT", "CHLD", "TTIN", "TTOU", "IO", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "INFO", "USR1", "USR2", "PWR");

    Pkill(ProgramContext context) {
        super(context);
    }

    /** The number of a signal by name or number, or -1. */
    private static int signal(String text) {
        if (text.matches("[0-9]{1,2}")) {
            return Integer.parseInt(text);
        }
        String upper = text.toUpperCase(Locale.ROOT);
        int index = NAMES.indexOf(upper.startsWith("SIG") ? upper.substring(3) : upper);
        return index < 0 ? -1 : index + 1;
    }

    int kill() {
        int signal = 15;
        int first = 0;
        if (words.isEmpty()) {
            return usageOfKill();
        }
        if (words.get(0).equals("-l")) {
            print(String.join(" ", NAMES) + "\n");
            return 0;
        }
        if (words.get(0).equals("-s") && words.size() > 1) {
            signal = signal(words.get(1));
            first = 2;
        } else if (words.get(0).startsWith("-")) {
            signal = signal(words.get(0).substring(1));
            first = 1;
        }
        if (signal < 0) {
            warnx("unknown signal " + words.get(0).substring(1) + "; valid signals:");
            context.err().print(String.join(" ", NAMES) + "\n");
            return 1;
        }
        if (first == words.size()) {
            return usageOfKill();
        }
        int status = 0;
        for (String word : words.subList(first, words.size())) {
            if (!word.matches("-?[0-9]{1,9}")) {
                warnx("illegal process id: " + word);
                status = 1;
                continue;
            }
            int error = sys.kill(Integer.parseInt(word), signal);
            if (error < 0) {
                warn(-error, word);
                status = 1;
            }
        }
        return status;
    }

    private int usageOfKill() {
        context.err().print(USAGE_OF_KILL);
        return 1;
    }

    int pkill() {
        boolean greps = name().equals("pgrep");
        int signal = 15;
        boolean full = false;
        boolean exact = false;
        boolean inverse = false;
        boolean newest = false;
        boolean longForm = false;
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-") || word.length() == 1) {
                patterns.add(word);
            } else if (i == 0 && !greps && signal(word.substring(1)) >= 0) {
                signal = signal(word.substring(1));
            } else if (word.matches("-[fnvx]+") || greps && word.matches("-[flnvx]+")) {
                full |= word.contains("f");
                exact |= word.contains("x");
                inverse |= word.contains("v");
                newest |= word.contains("n");
                longForm |= word.contains("l");
            } else {
                warnx("unknown option -- " + word.charAt(1));
                return usage(greps);
            }
        }
        if (patterns.isEmpty()) {
            return usage(greps);
        }
        List<ProcEntry> chosen;
        try {
            chosen = matching(patterns, full, exact, inverse);
        } catch (PatternSyntaxException wrong) {
            warnx("Cannot compile regular expression `" + wrong.getPattern() + "' (" + reason(wrong) + ")");
            return 2;
        }
        if (newest && !chosen.isEmpty()) {
            chosen = chosen.subList(chosen.size() - 1, chosen.size());
        }
        boolean any = false;
        for (ProcEntry each : chosen) {
            if (greps) {
                print(each.pid() + (longForm ? " " + each.name() : "") + "\n");
                any = true;
            } else {
                int error = sys.kill(each.pid(), signal);
                if (error < 0 && error != -3) {
                    warn(-error, "signalling pid " + each.pid());
                }
                any |= error == 0;
            }
        }
        return any ? 0 : 1;
    }

    private static String reason(PatternSyntaxException wrong) {
        String text = wrong.getDescription().toLowerCase(Locale.ROOT);
        return text.contains("group") || text.contains("(")
                ? "parentheses not balanced"
                : text.contains("class") ? "brackets ([ ]) not balanced" : "repetition-operator operand invalid";
    }

    private List<ProcEntry> matching(List<String> patterns, boolean full, boolean exact, boolean inverse) {
        List<Pattern> compiled = new ArrayList<>();
        patterns.forEach(each -> compiled.add(Pattern.compile(each)));
        List<ProcEntry> list = new ArrayList<>();
        for (Object element : (List<?>) sys.sysctl("kern.proc", null)) {
            ProcEntry each = (ProcEntry) element;
            if (each.pid() == sys.getpid() || each.pid() == 0) {
                continue;
            }
            String text = full ? each.command() : each.name();
            boolean matches = compiled.stream()
                    .anyMatch(pattern -> exact
                            ? pattern.matcher(text).matches()
                            : pattern.matcher(text).find());
            if (matches != inverse) {
                list.add(each);
            }
        }
        return list;
    }

    private int usage(boolean greps) {
        context.err()
                .print((greps
                                ? "Usage: pgrep [-flnvx] [-d delim] [-G gid] [-P ppid] [-U uid] [-g pgrp] [-s sid]\n"
                                : "Usage: pkill [-signal] [-finvx] [-G gid] [-g pgrp] [-P ppid] [-s sid] [-t tty]\n")
                        + "             [-U uid] [-u euid] pattern ...\n");
        return 2;
    }
}
