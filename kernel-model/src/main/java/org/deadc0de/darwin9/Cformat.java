package org.deadc0de.darwin9;

import java.util.Locale;

/** The directives of the kernel's printf that its messages here use: {@code %d %u %ld %lu %x %p %s %%}. */
final class Cformat {
    private Cformat() {}

    /** Prints a format with its arguments; a directive without argument stays as it is. */
    static String format(String format, Object... arguments) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            int end = i + 1;
            while (c == '%' && end < format.length() && format.charAt(end) == 'l') {
                end++;
            }
            if (c != '%' || end >= format.length()) {
                text.append(c);
                i++;
                continue;
            }
            char directive = format.charAt(end);
            if (directive == '%') {
                text.append('%');
            } else if ("duxps".indexOf(directive) >= 0 && next < arguments.length) {
                text.append(one(directive, arguments[next++]));
            } else {
                text.append(format, i, end + 1);
            }
            i = end + 1;
        }
        return text.toString();
    }

    private static String one(char directive, Object argument) {
        if (argument instanceof Number number) {
            long value = number.longValue();
            return switch (directive) {
                case 'x' -> Long.toHexString(value & 0xffff_ffffL);
                case 'p' -> pointer(value);
                case 'u' -> Long.toString(value & 0xffff_ffffL);
                default -> Long.toString(value);
            };
        }
        return String.valueOf(argument);
    }

    /** %p: 0x and lower-case digits without padding; NULL is a bare 0. */
    static String pointer(long value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "0x%x", value & 0xffff_ffffL);
    }
}
