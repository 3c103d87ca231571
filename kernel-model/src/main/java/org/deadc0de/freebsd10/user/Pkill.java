package org.deadc0de.freebsd10.user;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.ProcEntry;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Syscalls;

/** pkill(1) and pgrep(1), usr.bin/pkill: finds processes by name, and signals them. Exits 1 when none matched. */
public final class Pkill extends Tool {
    private static final int STATUS_NOMATCH = 1;
    private static final int STATUS_BADUSAGE = 2;
    private static final int STATUS_ERROR = 3;
    private static final int LONGEST_PATTERN = 128;

    private final boolean grep = progname().equals("pgrep");
    private final String usage =
            "usage: " + progname() + " " + (grep ? "[-LSfilnoqvx] [-d delim]" : "[-signal] [-ILfinovx]")
                    + " [-F pidfile] [-G gid]\n             [-M core] [-N system] [-P ppid] [-U uid] [-c class]\n"
                    + "             [-g pgrp] [-j jid] [-s sid] [-t tty] [-u euid] pattern ...\n";

    public Pkill(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        options("F:G:ILM:N:P:SU:ac:d:fg:ij:lnoqs:t:u:vx", STATUS_BADUSAGE, usage);
        int signal = Signals.TERM;
        String name = context.invocation().subject();
        if (!grep && !name.isEmpty()) {
            signal = Text.isNumber(name) ? Text.atoi(name) : Signals.number(name);
            if (signal < 0 || signal > 31) {
                throw noSignal(context.invocation().argv().get(1).substring(1));
            }
        }
        List<String> patterns = context.invocation().operands();
        boolean criteria = has("-P") || has("-t") || has("-u") || has("-U") || has("-g") || has("-G") || has("-s");
        if (patterns.isEmpty() && !criteria) {
            throw usage(STATUS_BADUSAGE, usage);
        }
        Object list = sys.sysctl("kern.proc", null);
        if (list instanceof Syscalls.Failure failure) {
            throw errx(STATUS_ERROR, "Cannot get process list (" + Strerror.of(failure.errno()) + ")");
        }
        List<ProcEntry> matching = matching((List<?>) list, patterns);
        int status = STATUS_NOMATCH;
        StringBuilder pids = new StringBuilder();
        String delimiter = context.invocation().valueOf("-d");
        for (ProcEntry process : matching) {
            if (grep) {
                pids.append(pids.length() == 0 ? "" : delimiter == null ? "\n" : delimiter)
                        .append(process.pid())
                        .append(has("-l") ? " " + (has("-f") ? process.command() : process.name()) : "");
                status = 0;
            } else {
                int error = sys.kill(process.pid(), signal);
                if (error >= 0) {
                    status = 0;
                } else if (error != -Errno.ESRCH) {
                    warnx("signalling pid " + process.pid() + ": " + Strerror.of(-error));
                    status = STATUS_ERROR;
                }
            }
        }
        if (pids.length() > 0 && !has("-q")) {
            print(pids.append('\n').toString());
        }
        return status;
    }

    /** What names no signal is read as options, letter by letter: getopt(3) stops at the first. */
    private Exit noSignal(String word) {
        if (word.startsWith("F")) {
            return err(STATUS_ERROR, Errno.ENOENT, "Cannot open pidfile `" + word.substring(1) + "'");
        }
        warnx("illegal option -- " + word.charAt(0));
        return usage(STATUS_BADUSAGE, usage);
    }

    /** Kernel processes and itself never match; the newest pid comes first. */
    private List<ProcEntry> matching(List<?> all, List<String> patterns) {
        List<Pattern> compiled = new ArrayList<>();
        for (String pattern : patterns) {
            compiled.add(compile(pattern));
        }
        List<ProcEntry> found = new ArrayList<>();
        String parent = context.invocation().valueOf("-P");
        String terminal = context.invocation().valueOf("-t");
        for (Object element : all) {
            ProcEntry process = (ProcEntry) element;
            boolean kernel = process.command().startsWith("[");
            if (kernel && !has("-S") || process.pid() == context.process().pid()) {
                continue;
            }
            String text = has("-f") ? process.command() : process.name();
            boolean matches = compiled.isEmpty();
            for (Pattern pattern : compiled) {
                boolean hit = has("-x")
                        ? pattern.matcher(text).matches()
                        : pattern.matcher(text).find();
                matches |= hit;
            }
            matches &= parent == null || List.of(parent.split(",", -1)).contains(Integer.toString(process.parent()));
            matches &= terminal == null
                    || terminal.equals(process.terminal())
                    || terminal.equals("tty" + process.terminal());
            if (matches != has("-v")) {
                found.add(process);
            }
        }
        if (has("-n") && !found.isEmpty()) {
            found.sort((a, b) -> Long.compare(b.startedAt(), a.startedAt()) * 2 + Integer.signum(b.pid() - a.pid()));
            return List.of(found.get(0));
        }
        if (has("-o") && !found.isEmpty()) {
            found.sort((a, b) -> Long.compare(a.startedAt(), b.startedAt()) * 2 + Integer.signum(a.pid() - b.pid()));
            return List.of(found.get(0));
        }
        return found;
    }

    private Pattern compile(String pattern) {
        if (pattern.length() > LONGEST_PATTERN) {
            throw errx(STATUS_BADUSAGE, "Cannot compile regular expression `" + pattern + "' (out of memory)");
        }
        try {
            return Pattern.compile(pattern, has("-i") ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            throw errx(
                    STATUS_BADUSAGE,
                    "Cannot compile regular expression `" + pattern + "' (" + complaint(pattern) + ")");
        }
    }

    /** regerror(3)'s words for the mistakes people make. */
    private static String complaint(String pattern) {
        if (pattern.indexOf('[') >= 0 && pattern.indexOf(']') < 0) {
            return "brackets ([ ]) not balanced";
        }
        if (pattern.chars().filter(c -> c == '(').count()
                != pattern.chars().filter(c -> c == ')').count()) {
            return "parentheses not balanced";
        }
        return "repetition-operator operand invalid";
    }
}
