package org.deadc0de.darwin9.user;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** The clock of the machine, which stood at Mon Nov 19 12:00:00 2007 when it booted. */
final class Dates {
    private static final long BOOT_SECONDS = 1_195_473_600L;
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

    private Dates() {}

    static LocalDateTime at(long nanosecondsSinceBoot) {
        return LocalDateTime.ofEpochSecond(BOOT_SECONDS + nanosecondsSinceBoot / 1_000_000_000L, 0, ZoneOffset.UTC);
    }

    /** As ctime(3), without the newline. */
    static String ctime(long nanosecondsSinceBoot) {
        LocalDateTime t = at(nanosecondsSinceBoot);
        return String.format(
                Locale.ROOT,
                "%s %s %2d %02d:%02d:%02d %d",
                DAYS[t.getDayOfWeek().getValue() - 1],
                MONTHS[t.getMonthValue() - 1],
                t.getDayOfMonth(),
                t.getHour(),
                t.getMinute(),
                t.getSecond(),
                t.getYear());
    }

    /** As ls -l shows the time of a file. */
    static String listed(long nanosecondsSinceBoot) {
        LocalDateTime t = at(nanosecondsSinceBoot);
        return String.format(
                Locale.ROOT,
                "%s %2d %02d:%02d",
                MONTHS[t.getMonthValue() - 1],
                t.getDayOfMonth(),
                t.getHour(),
                t.getMinute());
    }
}
