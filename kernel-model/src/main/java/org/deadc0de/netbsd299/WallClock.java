package org.deadc0de.netbsd299;

import java.util.Locale;

/** Local time of the two machines: virtual time counts from Wednesday, 2 March 2005, 10:00:00 EST. */
final class WallClock {
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int BOOT_HOUR = 10;
    private static final int BOOT_DAY = 31 + 28 + 1;

    private WallClock() {}

    /** Nanoseconds since boot as syslog writes the time. */
    static String syslog(long uptime) {
        long seconds = uptime / 1_000_000_000L + BOOT_HOUR * 3600L;
        long day = BOOT_DAY + seconds / 86400;
        int year = 2005;
        while (day >= yearDays(year)) {
            day -= yearDays(year);
            year++;
        }
        int month = 0;
        while (day >= monthDays(month, year)) {
            day -= monthDays(month, year);
            month++;
        }
        long time = seconds % 86400;
        return String.format(
                Locale.ROOT, "%s %2d %02d:%02d:%02d", MONTHS[month], day + 1, time / 3600, time / 60 % 60, time % 60);
    }

    private static int yearDays(int year) {
        return leap(year) ? 366 : 365;
    }

    private static int monthDays(int month, int year) {
        return month == 1 && leap(year) ? 29 : DAYS[month];
    }

    private static boolean leap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
