package org.deadc0de.darwin9.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deadc0de.kernel.ProcEntry;
import org.deadc0de.kernel.ProgramContext;

/** ps(1), adv_cmds-118: processes that have a terminal, or all. ps itself is not shown. */
final class Ps extends Tool {
    private static final String USAGE = """
            usage: ps [-AaCcEefhjlMmrSTvwXx] [-O fmt | -o fmt] [-G gid[,gid...]]
                      [-u]
                      [-p pid[,pid...]] [-t tty[,tty...]] [-U user[,user...]]
                   ps [-L]
            """;

    Ps(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        allow("AaxefljouwcCpX", USAGE, 1);
        String bare = String.join("", operands());
        boolean all = has("-A") || has("-e") || has("-x") || bare.contains("x");
        List<String> columns = List.of("pid", "tty", "time", "command");
        if (context.invocation().valueOf("-o") != null) {
            columns = List.of(context.invocation().valueOf("-o").split(",", -1));
        } else if (has("-u") || bare.contains("u")) {
            columns = List.of("user", "pid", "stat", "tty", "time", "command");
        } else if (has("-l") || bare.contains("l")) {
            columns = List.of("uid", "pid", "ppid", "stat", "wchan", "tty", "time", "command");
        } else if (has("-f")) {
            columns = List.of("uid", "pid", "ppid", "tty", "time", "command");
        } else if (has("-j")) {
            columns = List.of("user", "pid", "ppid", "stat", "tty", "time", "command");
        }
        String only = context.invocation().valueOf("-p");
        List<ProcEntry> shown = new ArrayList<>();
        if (sys.sysctl("kern.proc", null) instanceof List<?> list) {
            for (Object each : list) {
                ProcEntry p = (ProcEntry) each;
                boolean wanted = only != null
                        ? List.of(only.split(",")).contains(Integer.toString(p.pid()))
                        : all || !p.terminal().isEmpty() && !p.name().equals("login");
                if (wanted && p.pid() != context.process().pid()) {
                    shown.add(p);
                }
            }
        }
        table(columns, shown);
        return only != null && shown.isEmpty() ? 1 : 0;
    }

    private void table(List<String> columns, List<ProcEntry> processes) {
        StringBuilder header = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            header.append(i == 0 ? "" : " ").append(cell(columns.get(i), null, i == columns.size() - 1));
        }
        print(header + "\n");
        for (ProcEntry p : processes) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                line.append(i == 0 ? "" : " ").append(cell(columns.get(i), p, i == columns.size() - 1));
            }
            print(line + "\n");
        }
    }

    /** One column of one line; of the header when there is no process. */
    private String cell(String column, ProcEntry p, boolean last) {
        return switch (column) {
            case "pid" -> right(5, p == null ? "PID" : p.pid());
            case "ppid" -> right(5, p == null ? "PPID" : p.parent());
            case "uid" -> right(5, p == null ? "UID" : p.uid());
            case "user" -> left(8, p == null ? "USER" : "root", last);
            case "stat", "state" -> left(4, p == null ? "STAT" : p.state(), last);
            case "tty", "tt" -> left(8, p == null ? "TTY" : p.terminal().isEmpty() ? "??" : p.terminal(), last);
            case "time" -> right(9, p == null ? "TIME" : time(p.cpuHundredths()));
            case "wchan" -> left(14, p == null ? "WCHAN" : p.waitMessage().isEmpty() ? "-" : p.waitMessage(), last);
            case "comm" -> left(16, p == null ? "COMM" : p.name(), last);
            case "command", "args" -> left(16, p == null ? "CMD" : p.command(), last);
            default -> throw errx(1, column + ": keyword not found");
        };
    }

    private static String right(int width, Object value) {
        return String.format(Locale.ROOT, "%" + width + "s", value);
    }

    private static String left(int width, String value, boolean last) {
        return last ? value : String.format(Locale.ROOT, "%-" + width + "s", value);
    }

    private static String time(long hundredths) {
        return String.format(Locale.ROOT, "%3d:%02d.%02d", hundredths / 6000, hundredths / 100 % 60, hundredths % 100);
    }
}
