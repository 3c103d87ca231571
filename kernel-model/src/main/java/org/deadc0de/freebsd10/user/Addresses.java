package org.deadc0de.freebsd10.user;

import java.util.Arrays;
import org.deadc0de.kernel.Sockaddr;

/** The address conversions of libc: inet_aton, inet_ntoa, inet_pton, inet_ntop, link_addr. */
final class Addresses {
    static final int AF_INET6 = 28;

    private Addresses() {}

    /** inet_aton(3): one to four numbers, decimal, octal or hexadecimal; null when it is none. */
    static Integer aton(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > 4) {
            return null;
        }
        long value = 0;
        for (int i = 0; i < parts.length; i++) {
            long part = number(parts[i]);
            boolean last = i == parts.length - 1;
            long limit = last ? 0xffff_ffffL >>> 8 * i : 0xff;
            if (part < 0 || part > limit) {
                return null;
            }
            value |= last ? part : part << 24 - 8 * i;
        }
        return (int) value;
    }

    /** strtoul(3) of a whole text, base 0, up to 32 bits; -1 when it is no number. */
    static long number(String text) {
        int base = 10;
        String digits = text;
        if (text.startsWith("0x") || text.startsWith("0X")) {
            base = 16;
            digits = text.substring(2);
        } else if (text.startsWith("0") && text.length() > 1) {
            base = 8;
            digits = text.substring(1);
        }
        if (digits.isEmpty() || digits.length() > 12) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), base) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * base + digit;
        }
        return value <= 0xffff_ffffL ? value : -1;
    }

    /** inet_ntoa(3). */
    static String ntoa(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }

    /** inet_pton(3) for inet6, without a scope; null when it is none. */
    static byte[] pton6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        byte[] head = groups(gap < 0 ? text : text.substring(0, gap));
        byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2));
        if (head == null || tail == null || (gap < 0 ? head.length != 16 : head.length + tail.length > 14)) {
            return null;
        }
        byte[] address = Arrays.copyOf(head, 16);
        System.arraycopy(tail, 0, address, 16 - tail.length, tail.length);
        return address;
    }

    private static byte[] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        byte[] bytes = new byte[0];
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                Integer inet = parts[i].split("\\.", -1).length == 4 ? aton(parts[i]) : null;
                if (inet == null) {
                    return null;
                }
                bytes = append(append(bytes, inet >>> 16), inet & 0xffff);
            } else {
                if (parts[i].isEmpty() || parts[i].length() > 4) {
                    return null;
                }
                int value = 0;
                for (char c : parts[i].toCharArray()) {
                    int digit = c < 128 ? Character.digit(c, 16) : -1;
                    if (digit < 0) {
                        return null;
                    }
                    value = value << 4 | digit;
                }
                bytes = append(bytes, value);
            }
        }
        return bytes.length > 16 ? null : bytes;
    }

    private static byte[] append(byte[] bytes, int group) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 2);
        longer[bytes.length] = (byte) (group >>> 8);
        longer[bytes.length + 1] = (byte) group;
        return longer;
    }

    /** inet_ntop(3) for inet6: the longest run of two or more zero groups is cut. */
    static String ntop6(byte[] a) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (a[2 * i] & 0xff) << 8 | a[2 * i + 1] & 0xff;
        }
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int j = i;
            while (j < 8 && groups[j] == 0) {
                j++;
            }
            if (j - i > bestLength) {
                best = i;
                bestLength = j - i;
            }
            i = Math.max(i, j - 1);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                text.append("::");
                i += bestLength - 1;
            } else {
                text.append(text.length() == 0 || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** Whether an inet6 address is link-local (fe80::/10). */
    static boolean isLinkLocal(byte[] a) {
        return (a[0] & 0xff) == 0xfe && (a[1] & 0xc0) == 0x80;
    }

    /** The length of a contiguous mask, or -1. */
    static int prefixLength(byte[] mask) {
        int length = 0;
        while (length < mask.length * 8 && (mask[length / 8] & 0x80 >>> length % 8) != 0) {
            length++;
        }
        for (int i = length; i < mask.length * 8; i++) {
            if ((mask[i / 8] & 0x80 >>> i % 8) != 0) {
                return -1;
            }
        }
        return length;
    }

    /** A mask of so many ones. */
    static byte[] mask(int length, int bytes) {
        byte[] mask = new byte[bytes];
        for (int i = 0; i < length; i++) {
            mask[i / 8] |= (byte) (0x80 >>> i % 8);
        }
        return mask;
    }

    /** What link_addr(3) reads: hexadecimal octets between colons, dots or dashes. Digits that are none are skipped, as there. */
    static byte[] link(String text) {
        byte[] bytes = new byte[0];
        int value = 0;
        boolean any = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ':';
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit >= 0) {
                value = value << 4 | digit;
                any = true;
            } else if (c == ':' || c == '.' || c == '-') {
                if (any || i < text.length()) {
                    bytes = Arrays.copyOf(bytes, bytes.length + 1);
                    bytes[bytes.length - 1] = (byte) value;
                }
                value = 0;
                any = false;
            }
        }
        return bytes;
    }

    /** An inet6 socket address. */
    static Sockaddr inet6(byte[] address, int scope) {
        return new Sockaddr(AF_INET6, address, scope, "");
    }
}
