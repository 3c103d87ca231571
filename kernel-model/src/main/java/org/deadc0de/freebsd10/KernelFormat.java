package org.deadc0de.freebsd10;

import java.util.Locale;
import java.util.function.LongFunction;
import org.deadc0de.sim.mem.Struct;

/** The conversions of the kernel's printf. */
final class KernelFormat {
    /** A whole format with its arguments. */
    String all(String fmt, Object[] args, LongFunction<String> stringAt) {
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (int i = 0; i < fmt.length(); i++) {
            char c = fmt.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            int start = i++;
            while ("-#0123456789.+ lhzjtq*".indexOf(fmt.charAt(i)) >= 0) {
                i++;
            }
            char conversion = fmt.charAt(i);
            if (conversion == '%') {
                out.append('%');
            } else {
                out.append(convert(fmt.substring(start + 1, i), conversion, args[next++], stringAt));
            }
        }
        return out.toString();
    }

    /**
     * One conversion.
     *
     * @param flags what stood between the percent sign and the conversion: {@code -}, {@code #}, {@code 0}, width, length
     * @param stringAt reads the string at an address
     */
    String convert(String flags, char conversion, Object argument, LongFunction<String> stringAt) {
        String text = body(flags, conversion, argument, stringAt);
        if (flags.isEmpty()) {
            return text;
        }
        int dot = flags.indexOf('.');
        if (dot >= 0 && conversion == 's') {
            int precision = number(flags.substring(dot + 1));
            text = text.substring(0, Math.min(precision, text.length()));
        }
        String before = dot >= 0 ? flags.substring(0, dot) : flags;
        boolean left = before.indexOf('-') >= 0;
        String widthText = before.replaceAll("[^0-9]", "");
        boolean zero = widthText.startsWith("0") && !left;
        int width = number(widthText);
        StringBuilder padded = new StringBuilder(text);
        if (zero) {
            int at = text.startsWith("0x") ? 2 : text.startsWith("-") ? 1 : 0;
            while (padded.length() < width) {
                padded.insert(at, '0');
            }
        } else {
            while (padded.length() < width) {
                if (left) {
                    padded.append(' ');
                } else {
                    padded.insert(0, ' ');
                }
            }
        }
        return padded.toString();
    }

    private static String body(String flags, char conversion, Object argument, LongFunction<String> stringAt) {
        return switch (conversion) {
            case 's' ->
                argument instanceof String string
                        ? string
                        : longOf(argument) == 0 ? "(null)" : stringAt.apply(longOf(argument));
            case 'c' -> String.valueOf((char) longOf(argument));
            case 'p' -> longOf(argument) == 0 ? "0" : "0x" + Long.toHexString(longOf(argument));
            case 'd', 'i' -> Long.toString(longOf(argument));
            case 'u' -> Long.toUnsignedString(unsigned(argument));
            case 'x' ->
                (flags.indexOf('#') >= 0 && unsigned(argument) != 0 ? "0x" : "") + Long.toHexString(unsigned(argument));
            case 'X' -> Long.toHexString(unsigned(argument)).toUpperCase(Locale.ROOT);
            case 'o' -> Long.toOctalString(unsigned(argument));
            default -> throw new IllegalStateException("printf: no conversion %" + flags + conversion);
        };
    }

    private static long longOf(Object argument) {
        if (argument instanceof Struct struct) {
            return struct.address();
        }
        if (argument instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (argument instanceof Character character) {
            return character;
        }
        return ((Number) argument).longValue();
    }

    private static long unsigned(Object argument) {
        return argument instanceof Integer i ? i & 0xffff_ffffL : longOf(argument);
    }

    private static int number(String digits) {
        int value = 0;
        for (int i = 0; i < digits.length() && Character.isDigit(digits.charAt(i)); i++) {
            value = value * 10 + digits.charAt(i) - '0';
        }
        return value;
    }
}
