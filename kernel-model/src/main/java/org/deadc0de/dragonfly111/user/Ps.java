package org.deadc0de.dragonfly111.user;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.deadc0de.kernel.Clause;
import org.deadc0de.kernel.ProcEntry;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Syscalls;

/** ps(1), bin/ps: shows processes. */
public final class Ps extends Tool {
    private static final String USAGE = """
            usage: ps [-aCcdefHhjlmrSTuvwXxZ] [-O fmt | -o fmt] [-G gid[,gid...]]
                      [-M core] [-N system]
                      [-p pid[,pid...]] [-t tty[,tty...]] [-U user[,user...]]
                   ps [-L]
            """;

    private final StringBuilder letters = new StringBuilder();

    public Ps(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        options("aCcde fG:gHhjLlM:mN:O:o:p:rSTt:U:uvwXxZ".replace(" ", ""), 1, USAGE);
        String pids = context.invocation().valueOf("-p");
        for (Clause option : context.invocation().options()) {
            letters.append(option.keyword().substring(1));
        }
        for (String word : context.invocation().operands()) {
            if (Text.isNumber(word)) {
                pids = word;
            } else {
                letters.append(word);
            }
        }
        for (int i = 0; i < letters.length(); i++) {
            if ("AaCcdefgHhjlmopOrSTtUuvwxXZLG".indexOf(letters.charAt(i)) < 0) {
                warnx("illegal option -- " + letters.charAt(i));
                throw usage(1, USAGE);
            }
        }
        Object list = sys.sysctl("kern.proc", null);
        if (list instanceof Syscalls.Failure failure) {
            throw err(1, failure.errno(), "kvm_getprocs");
        }
        List<ProcEntry> shown = chosen((List<?>) list, pids);
        String style = is('l') ? "l" : is('u') ? "u" : "";
        print(header(style) + "\n");
        shown.forEach(process -> print(row(style, process) + "\n"));
        return shown.isEmpty() ? 1 : 0;
    }

    private boolean is(char letter) {
        return letters.indexOf(String.valueOf(letter)) >= 0;
    }

    /** Without options: those of this user that have a terminal; sorted by terminal, then pid. */
    private List<ProcEntry> chosen(List<?> all, String pids) {
        List<ProcEntry> shown = new ArrayList<>();
        for (Object element : all) {
            ProcEntry process = (ProcEntry) element;
            boolean listed;
            if (pids != null) {
                listed = List.of(pids.split(",", -1)).contains(Integer.toString(process.pid()));
            } else {
                boolean terminal = !process.terminal().isEmpty() || is('x') || is('A');
                boolean mine = process.uid() == 0 || is('a') || is('A');
                listed = terminal && mine;
            }
            if (listed) {
                shown.add(process);
            }
        }
        shown.sort(
                Comparator.comparing((ProcEntry process) -> process.terminal().isEmpty() ? "" : process.terminal())
                        .thenComparingInt(ProcEntry::pid));
        return shown;
    }

    private static String header(String style) {
        return switch (style) {
            case "l" -> "  UID   PID  PPID CPU PRI NI   VSZ  RSS WCHAN    STAT  TT       TIME COMMAND";
            case "u" -> "USER    PID  %CPU %MEM   VSZ   RSS  TT  STAT STARTED      TIME COMMAND";
            default -> "  PID  TT  STAT      TIME COMMAND";
        };
    }

    private String row(String style, ProcEntry process) {
        String terminal = process.terminal().isEmpty() ? " ??" : Text.right(process.terminal(), 3);
        String tail = Text.right(time(process), 9) + " " + command(process);
        return switch (style) {
            case "l" ->
                Text.right(process.uid(), 5) + " " + Text.right(process.pid(), 5) + " "
                        + Text.right(process.parent(), 5) + " " + Text.right(0, 3) + " " + Text.right(20, 3) + " "
                        + Text.right(0, 2) + " " + Text.right(0, 5) + " " + Text.right(0, 4) + " "
                        + Text.leftCut(process.waitMessage().isEmpty() ? "-" : process.waitMessage(), 8) + " "
                        + Text.left(process.state(), 4) + " " + terminal + "  " + tail;
            case "u" ->
                Text.left("root", 5) + " " + Text.right(process.pid(), 5) + " " + Text.right("0.0", 5) + " "
                        + Text.right("0.0", 4) + " " + Text.right(0, 5) + " " + Text.right(0, 5) + " " + terminal + "  "
                        + Text.left(process.state(), 4) + " " + started(process) + " " + tail;
            default ->
                Text.right(process.pid(), 5) + " " + terminal + "  " + Text.left(process.state(), 4) + " " + tail;
        };
    }

    private String started(ProcEntry process) {
        long at = Calendar.bootTime(sys) + process.startedAt() / 1_000_000_000L;
        return Text.left(new Calendar(at).startTime(), 7);
    }

    private static String time(ProcEntry process) {
        long hundredths = process.cpuHundredths();
        return Text.right(hundredths / 6000, 3) + ":" + Text.zeros(hundredths / 100 % 60, 2) + "."
                + Text.zeros(hundredths % 100, 2);
    }

    private static String command(ProcEntry process) {
        return process.command();
    }
}
