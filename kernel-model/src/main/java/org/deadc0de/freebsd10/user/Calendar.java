package org.deadc0de.freebsd10.user;

import org.deadc0de.kernel.Syscalls;

/** Dates as libc prints them, in UTC, from the simulated clock alone. */
final class Calendar {
    private static final String[] DAYS = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    /** 27 November 2011, 12:00:00 UTC: when a machine without a clock of its own was booted. */
    private static final long BOOT = 1_322_395_200L;

    private final int year;
    private final int month;
    private final int day;
    private final int weekday;
    private final long second;

    /** The date of a time in seconds since 1970. */
    Calendar(long time) {
        long days = Math.floorDiv(time, 86_400);
        second = Math.floorMod(time, 86_400);
        weekday = Math.floorMod(days + 4, 7);
        long shifted = days + 719_468;
        long era = Math.floorDiv(shifted, 146_097);
        long ofEra = shifted - era * 146_097;
        long yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        long ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long fromMarch = (5 * ofYear + 2) / 153;
        day = (int) (ofYear - (153 * fromMarch + 2) / 5 + 1);
        month = (int) (fromMarch < 10 ? fromMarch + 2 : fromMarch - 10);
        year = (int) (yearOfEra + era * 400 + (month <= 1 ? 1 : 0));
    }

    /** The date now. */
    static Calendar now(Syscalls sys) {
        return new Calendar(seconds(sys));
    }

    /** time(3). */
    static long seconds(Syscalls sys) {
        return bootTime(sys) + sys.uptime() / 1_000_000_000L;
    }

    /** Seconds since 1970 at boot. */
    static long bootTime(Syscalls sys) {
        return sys.sysctl("kern.boottime", null) instanceof Number boot ? boot.longValue() : BOOT;
    }

    /** ctime(3) without its newline. */
    String ctime() {
        return dayAndTime() + " " + year;
    }

    /** What date(1) prints by itself, without its newline. */
    String date() {
        return dayAndTime() + " UTC " + year;
    }

    /** The time of day as ps(1) shows a start within a day: {@code 12:00PM}. */
    String startTime() {
        long hour = second / 3600;
        return Text.right((hour + 11) % 12 + 1, 2) + ":" + Text.zeros(second / 60 % 60, 2) + (hour < 12 ? "AM" : "PM");
    }

    private String dayAndTime() {
        return DAYS[weekday] + " " + MONTHS[month] + " " + Text.right(day, 2) + " " + Text.zeros(second / 3600, 2) + ":"
                + Text.zeros(second / 60 % 60, 2) + ":" + Text.zeros(second % 60, 2);
    }
}
