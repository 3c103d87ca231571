package org.deadc0de.freebsd10.user;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deadc0de.kernel.Clause;
import org.deadc0de.kernel.ProcEntry;

/** The columns that {@code ps -o} names, bin/ps/keyword.c and print.c. */
final class PsColumns {
    /** A column; {@code left} says that it is set flush left. */
    private record Column(String header, int width, boolean left, Function<ProcEntry, String> text) {
        Column called(String name) {
            return new Column(name, Math.max(width, name.length()), left, text);
        }
    }

    private final Ps ps;
    private final List<Column> columns = new ArrayList<>();

    /**
     * Reads the formats.
     *
     * @throws Tool.Exit when no keyword is known
     */
    PsColumns(Ps ps, List<Clause> options) {
        this.ps = ps;
        Map<String, Column> known = keywords();
        for (Clause option : options) {
            if (option.keyword().equals("-o") && !option.arguments().isEmpty()) {
                read(option.arguments().get(0), known);
            }
        }
        if (columns.isEmpty()) {
            ps.warnx("no valid keywords; valid keywords:");
            ps.printError(String.join(" ", known.keySet()) + "\n");
            throw new Tool.Exit(1);
        }
    }

    private void read(String format, Map<String, Column> known) {
        int equals = format.indexOf('=');
        String names = equals < 0 ? format : format.substring(0, equals);
        for (String name : names.split("[ \t,]+", -1)) {
            Column column = known.get(name);
            if (column != null) {
                columns.add(column);
            } else if (!name.isEmpty()) {
                ps.warnx(name + ": keyword not found");
            }
        }
        if (equals >= 0 && !columns.isEmpty()) {
            int last = columns.size() - 1;
            columns.set(last, columns.get(last).called(format.substring(equals + 1)));
        }
    }

    void print(List<ProcEntry> processes) {
        if (columns.stream().anyMatch(column -> !column.header().isEmpty())) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                put(line, i, columns.get(i).header());
            }
            ps.print(line.append('\n').toString());
        }
        for (ProcEntry process : processes) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                put(line, i, columns.get(i).text().apply(process));
            }
            ps.print(line.append('\n').toString());
        }
    }

    private void put(StringBuilder line, int i, String text) {
        Column column = columns.get(i);
        boolean last = i == columns.size() - 1;
        line.append(i == 0 ? "" : " ")
                .append(
                        !column.left()
                                ? Text.right(text, column.width())
                                : last ? text : Text.left(text, column.width()));
    }

    private Map<String, Column> keywords() {
        Map<String, Column> known = new LinkedHashMap<>();
        right(known, "%cpu", "%CPU", 4, process -> "0.0");
        right(known, "%mem", "%MEM", 4, process -> "0.0");
        left(known, "args", "COMMAND", 16, ProcEntry::command);
        left(known, "comm", "COMMAND", 19, ProcEntry::name);
        left(known, "command", "COMMAND", 16, ProcEntry::command);
        left(known, "mwchan", "MWCHAN", 6, PsColumns::waiting);
        right(known, "ni", "NI", 2, process -> "0");
        left(known, "nwchan", "NWCHAN", 16, process -> Long.toHexString(process.waitChannel()));
        right(known, "pgid", "PGID", 5, process -> Integer.toString(process.pid()));
        right(known, "pid", "PID", 5, process -> Integer.toString(process.pid()));
        right(known, "ppid", "PPID", 5, process -> Integer.toString(process.parent()));
        right(known, "pri", "PRI", 3, process -> "20");
        right(known, "rss", "RSS", 5, process -> "0");
        left(known, "start", "STARTED", 7, ps::started);
        left(known, "stat", "STAT", 4, ProcEntry::state);
        left(known, "state", "STAT", 4, ProcEntry::state);
        right(known, "time", "TIME", 9, Ps::time);
        right(known, "tt", "TT", 3, PsColumns::terminal);
        left(known, "tty", "TTY", 8, process -> process.terminal().isEmpty() ? "??" : "tty" + process.terminal());
        left(known, "ucomm", "UCOMM", 19, ProcEntry::name);
        right(known, "uid", "UID", 5, process -> Integer.toString(process.uid()));
        left(known, "user", "USER", 8, process -> "root");
        right(known, "vsz", "VSZ", 6, process -> "0");
        left(known, "wchan", "WCHAN", 6, PsColumns::waiting);
        return known;
    }

    private static String waiting(ProcEntry process) {
        return process.waitMessage().isEmpty()
                ? "-"
                : process.waitMessage()
                        .substring(0, Math.min(6, process.waitMessage().length()));
    }

    private static String terminal(ProcEntry process) {
        return process.terminal().isEmpty() ? "??" : process.terminal();
    }

    private static void right(
            Map<String, Column> known, String name, String header, int width, Function<ProcEntry, String> text) {
        known.put(name, new Column(header, width, false, text));
    }

    private static void left(
            Map<String, Column> known, String name, String header, int width, Function<ProcEntry, String> text) {
        known.put(name, new Column(header, width, true, text));
    }
}
