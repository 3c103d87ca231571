package org.deadc0de.freebsd10.user;

/** The conversions of printf(3) that the programs' layouts use. */
final class Text {
    private Text() {}

    /** %-ns. */
    static String left(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    /** %ns. */
    static String right(String text, int width) {
        return text.length() >= width ? text : " ".repeat(width - text.length()) + text;
    }

    /** %nld. */
    static String right(long number, int width) {
        return right(Long.toString(number), width);
    }

    /** %-n.ns. */
    static String leftCut(String text, int width) {
        return left(cut(text, width), width);
    }

    /** %n.ns. */
    static String rightCut(String text, int width) {
        return right(cut(text, width), width);
    }

    /** %.ns. */
    static String cut(String text, int width) {
        return text.length() > width ? text.substring(0, width) : text;
    }

    /** %0nld. */
    static String zeros(long number, int width) {
        String digits = Long.toString(number);
        return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
    }

    /** %02x of a byte. */
    static String hex2(int octet) {
        String digits = Integer.toHexString(octet & 0xff);
        return digits.length() == 1 ? "0" + digits : digits;
    }

    /** A link-level address with colons, two digits each. */
    static String mac(byte[] address) {
        StringBuilder text = new StringBuilder();
        for (byte octet : address) {
            text.append(text.length() == 0 ? "" : ":").append(hex2(octet));
        }
        return text.toString();
    }

    /** atoi(3). */
    static int atoi(String text) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) >= '\t' && text.charAt(i) <= '\r')) {
            i++;
        }
        boolean negative = i < text.length() && text.charAt(i) == '-';
        if (negative || i < text.length() && text.charAt(i) == '+') {
            i++;
        }
        long value = 0;
        while (i < text.length() && isDigit(text.charAt(i))) {
            value = Math.min(value * 10 + (text.charAt(i++) - '0'), 1L << 40);
        }
        return (int) (negative ? -value : value);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a text is a decimal number and nothing else. */
    static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * A flag word as ifconfig(8) prints it: the name, the number in hexadecimal, the names of its bits in angle brackets.
     *
     * @param names name and bit mask in turn, in printing order
     */
    static String bits(String what, long value, Object... names) {
        StringBuilder text = new StringBuilder(what)
                .append('=')
                .append(Long.toHexString(value & 0xffff_ffffL))
                .append('<');
        text.append(bitNames(value, names));
        return text.append('>').toString();
    }

    /** The names of the bits that are set, with commas. */
    static String bitNames(long value, Object... names) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.length; i += 2) {
            if ((value & ((Number) names[i + 1]).longValue()) != 0) {
                text.append(text.length() == 0 ? "" : ",").append(names[i]);
            }
        }
        return text.toString();
    }
}
