package org.deadc0de.netbsd299.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** crontab(5): lines of five fields and a command, without a user; lines that set a variable; comments. */
final class CronTable {
    private static final String[] FIELDS = {"minute", "hour", "day-of-month", "month", "day-of-week"};
    private static final int[] LOWEST = {0, 0, 1, 1, 0};
    private static final int[] HIGHEST = {59, 23, 31, 12, 7};
    private static final List<String> MONTHS =
            List.of("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private CronTable() {}

    private static boolean isEntry(String line) {
        return !line.isBlank() && !line.startsWith("#") && !line.matches("\\s*[A-Za-z_][A-Za-z_0-9]*\\s*=.*");
    }

    /** What is wrong with a table, as crontab(1) says it of that file, or the empty string. */
    static String errors(String name, String table) {
        List<String> lines = table.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (isEntry(line)) {
                String[] fields = line.split("\\s+", 6);
                for (int f = 0; f < FIELDS.length; f++) {
                    if (f >= fields.length || matches(fields[f], f, LOWEST[f]) == null) {
                        return "\"" + name + "\":" + (i + 1) + ": bad " + FIELDS[f] + "\n";
                    }
                }
                if (fields.length < 6) {
                    return "\"" + name + "\":" + (i + 1) + ": bad command\n";
                }
            }
        }
        return "";
    }

    /**
     * The commands that are due at a moment: minute, hour, day of the month, month, day of the week. A day matches by either of its two fields when both are
     * restricted.
     */
    static List<String> due(String table, List<Integer> moment) {
        List<String> commands = new ArrayList<>();
        for (String each : table.lines().toList()) {
            String line = each.strip();
            String[] fields = line.split("\\s+", 6);
            if (!isEntry(line) || fields.length < 6) {
                continue;
            }
            boolean[] matches = new boolean[FIELDS.length];
            for (int f = 0; f < FIELDS.length; f++) {
                Boolean one = matches(fields[f], f, moment.get(f));
                matches[f] = one != null && one;
            }
            boolean both = fields[2].startsWith("*") || fields[4].startsWith("*");
            boolean day = both ? matches[2] && matches[4] : matches[2] || matches[4];
            if (matches[0] && matches[1] && matches[3] && day) {
                commands.add(fields[5]);
            }
        }
        return commands;
    }

    /** Whether one field holds for a value; null when the field makes no sense. */
    private static Boolean matches(String field, int which, int value) {
        boolean found = false;
        for (String part : field.split(",", -1)) {
            String[] step = part.split("/", -1);
            String[] range = step[0].split("-", -1);
            int every = step.length == 1 ? 1 : number(step[1], -1);
            boolean all = step[0].equals("*");
            int from = all ? LOWEST[which] : number(range[0], which);
            int to = all ? HIGHEST[which] : range.length == 2 ? number(range[1], which) : from;
            if (step.length > 2 || range.length > 2 || every < 1 || from < LOWEST[which] || to > HIGHEST[which]) {
                return null;
            }
            if (from > to) {
                return null;
            }
            boolean sunday = which == 4 && value == 0 && to == 7 && (7 - from) % every == 0;
            found |= value >= from && value <= to && (value - from) % every == 0 || sunday;
        }
        return found;
    }

    private static int number(String text, int which) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (which == 3 && MONTHS.indexOf(lower) > 0) {
            return MONTHS.indexOf(lower);
        }
        if (which == 4 && DAYS.contains(lower)) {
            return DAYS.indexOf(lower);
        }
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }
}
