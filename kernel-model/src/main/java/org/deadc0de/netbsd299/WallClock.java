package org.deadc0de.netbsd299;

import java.util.List;

/** Local time of the two machines: virtual time counts from Wednesday, 2 March 2005, 10:00:00 EST. */
final class WallClock {
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int BOOT_HOUR = 10;
    private static final int BOOT_WEEKDAY = 3;
    private static final int BOOT_DAY = 31 + 28 + 1;

    private WallClock() {}

    /** Nanoseconds since boot as syslog writes the time. */
    static String syslog(long uptime) {
        List<Integer> now = calendar(uptime);
        int day = now.get(2);
        StringBuilder text =
                new StringBuilder(15).append(MONTHS[now.get(3) - 1]).append(day < 10 ? "  " : " ");
        text.append(day);
        two(text.append(' '), now.get(1));
        two(text.append(':'), now.get(0));
        two(text.append(':'), uptime / 1_000_000_000L % 60);
        return text.toString();
    }

    /** Minute, hour, day of the month, month, day of the week: 0 is Sunday. */
    static List<Integer> calendar(long uptime) {
        long seconds = uptime / 1_000_000_000L + BOOT_HOUR * 3600L;
        long days = seconds / 86400;
        long day = BOOT_DAY + days;
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
        int weekday = (int) ((BOOT_WEEKDAY + days) % 7);
        return List.of((int) (seconds / 60 % 60), (int) (seconds / 3600 % 24), (int) day + 1, month + 1, weekday);
    }

    private static void two(StringBuilder text, long number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
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
