package org.deadc0de.dragonfly111.user;

import java.util.Arrays;

/** The address conversions of libc: inet_aton, inet_ntoa, link_addr. */
final class Addresses {
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
}
